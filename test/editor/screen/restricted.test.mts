// A folder that nobody trusts yet: articles are marked and decided on; what lies outside the folder is not read, and the editor says so.
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { HARBOUR } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';

const PLACES = 'newsgloss: 1\nplaces:\n  - {name: Skarholm, type: city, at: [56.1, 10.9], country: "DK"}\n';
const ARTICLE = HARBOUR.replace('ten divers in Copenhagen', 'ten divers from Skarholm in Copenhagen');

describe('restricted mode', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' }, { restricted: true });
  let outside: string | undefined;
  after(() => { if (outside !== undefined) rmSync(outside, { force: true }); });

  it('marks, decides and says what it leaves out; trust brings the rest', async () => {
    const { bench, workspace } = await session.open('restricted', folder => {
      outside = `${folder.folder}-places.yaml`;
      writeFileSync(outside, PLACES);
      folder.write('newsgloss.yaml', `newsgloss: 1\narticles: {include: ["**/*.txt"]}\ngazetteers: ["../${basename(outside)}"]\n`);
      folder.write('harbour.txt', ARTICLE);
    });
    await bench.statusBarWith(/Restricted Mode/i);
    await bench.openArticle('harbour.txt');
    await decide(bench, { text: ARTICLE, words: 'Copenhagen', how: 'accept' });
    await until('the decision', () => workspace.has('harbour.txt.gloss.yaml') && /quote: "Copenhagen"/.test(workspace.read('harbour.txt.gloss.yaml')));
    assert.doesNotMatch(await bench.hover('Skarholm'), /56\.10, 10\.90/, 'a gazetteer outside the folder is not read');
    assert.match(await bench.languageStatus(), /restricted mode: gazetteers outside the folder are not read/);
    await bench.picture('restricted-light');
    await bench.command('Workspaces: Manage Workspace Trust');
    await bench.page.locator('.workspace-trust-editor .monaco-button').filter({ hasText: /^Trust$/ }).first().click();
    await bench.openFile('harbour.txt');
    await until('the place of the gazetteer', async () => /56\.10, 10\.90/.test(await bench.hover('Skarholm')));
  });
});
