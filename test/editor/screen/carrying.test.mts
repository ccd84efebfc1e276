// Carrying things in and out: export, suggestions into files, an article from the clipboard, a claim with its source, article details.
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { HARBOUR, PROJECT, SHOPPING } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

describe('the daily rest', function () {
  this.timeout(180_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' });
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    ({ bench, workspace } = await session.open('carrying', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      for (const name of ['export', 'save', 'copy', 'details', 'verdict']) folder.write(`${name}.txt`, HARBOUR);
    }));
  });

  const open = async (name: string): Promise<void> => {
    await bench.openArticle(name);
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
  };
  const glossWith = (name: string, words: RegExp): Promise<string> =>
    until(`${String(words)} in ${name}.gloss.yaml`, () => {
      const text = workspace.has(`${name}.gloss.yaml`) ? workspace.read(`${name}.gloss.yaml`) : '';
      return words.test(text) ? text : undefined;
    });

  it('exports what is decided, from a command', async () => {
    await open('export.txt');
    await decide(bench, { text: HARBOUR, words: 'Copenhagen', how: 'accept' });
    await glossWith('export.txt', /Copenhagen/);
    await bench.command(titleOf('newsgloss.exportAnnotations'));
    await bench.quickPickWith('This article');
    await bench.pick('This article');
    await bench.quickPickWith('JSON Lines');
    await bench.picture('export-light');
    await bench.pick('JSON Lines');
    await bench.quickPickWith('Suggestions');
    await bench.press('Enter');
    const file = basename(await bench.takeProposal('.jsonl'));
    assert.equal(file, 'export.jsonl', 'one article is proposed under its own name');
    await bench.notificationWith(/Exported (1|one) annotation/);
    const [line = ''] = (await until('the exported file', () => workspace.has(file) && workspace.read(file))).split('\n');
    assert.match(line, /Copenhagen/);
    assert.doesNotMatch(line, /quay is safe.*suggested/, 'suggestions stay out unless asked for');
    assert.equal(workspace.read('export.txt'), HARBOUR);
  });

  it('saves suggestions as suggested', async () => {
    await open('save.txt');
    await bench.command(titleOf('newsgloss.saveSuggestions'));
    const text = await glossWith('save.txt', /status: suggested/);
    assert.ok((text.match(/status: suggested/g) ?? []).length >= 5);
    assert.doesNotMatch(text, /status: accepted/);
    assert.equal(workspace.read('save.txt'), HARBOUR);
  });

  it('opens the gloss file beside the article from the counts in the status bar', async () => {
    await open('save.txt');
    await bench.clickStatusBar(/\d+ (undecided|speakers)/);
    await bench.quickPickWith('Open Gloss File');
    await bench.pick('Open Gloss File');
    await until('the tab of the gloss file', async () => (await bench.openTabs()).includes('save.txt.gloss.yaml'));
    await bench.boxes('codePoints');
    assert.deepEqual((await bench.problems()).filter(row => row.includes('gloss')), []);
    await bench.press('Control+w');
  });

  it('copies a claim with its source', async () => {
    await open('copy.txt');
    await bench.click('hire ten');
    await bench.command(titleOf('newsgloss.copyClaim'));
    const copied = await until('words on the clipboard', async () => (await bench.page.evaluate(() => navigator.clipboard.readText())) || undefined);
    assert.match(copied, /hire ten divers/);
    assert.match(copied, /Brandt/);
  });

  it('makes an article from the clipboard', async () => {
    await bench.page.evaluate(text => navigator.clipboard.writeText(text), HARBOUR);
    await bench.command(titleOf('newsgloss.newArticleFromClipboard'));
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
  });

  it('saves the suggestions of a whole folder, of articles only', async () => {
    ({ bench, workspace } = await session.open('folder', folder => {
      folder.write('newsgloss.yaml', 'newsgloss: 1\narticles: {include: ["*.txt"], exclude: ["notes.txt"]}\n');
      folder.write('one.txt', HARBOUR);
      folder.write('two.txt', HARBOUR.replaceAll('Ostrow', 'Lund'));
      folder.write('notes.txt', SHOPPING);
    }));
    await bench.openArticle('one.txt');
    await bench.command(titleOf('newsgloss.saveFolderSuggestions'));
    await glossWith('one.txt', /quote: "Copenhagen"[^]*status: suggested/);
    await glossWith('two.txt', /name: Piet Lund/);
    await bench.statusBarWith(/Saved the suggestions of 2 articles/);
    assert.equal(workspace.has('notes.txt.gloss.yaml'), false);
    assert.equal(workspace.read('two.txt'), HARBOUR.replaceAll('Ostrow', 'Lund'));
  });
});
