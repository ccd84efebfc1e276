// Carrying things in and out: export, suggestions into files, an article from the clipboard, a claim with its source, article details.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { HARBOUR, PROJECT } from '../rig/articles.mjs';
import { keysOf, titleOf } from '../rig/manifest.mjs';
import type { Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

describe('the daily rest', function () {
  this.timeout(180_000);
  let session: Session;
  let bench: Workbench;
  let workspace: Workspace;

  before(async () => {
    session = await Session.start({ 'newsgloss.annotator': 'ada' });
    ({ bench, workspace } = await session.open('carrying', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      for (const name of ['export', 'save', 'copy', 'details', 'verdict']) folder.write(`${name}.txt`, HARBOUR);
    }));
  });
  afterEach(async function () {
    await session.pictureOfFailure(this.currentTest);
  });
  after(() => session.end());

  const open = async (name: string): Promise<void> => {
    await bench.openFile(name);
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
  };
  const glossWith = (name: string, words: RegExp): Promise<string> =>
    until(`${String(words)} in ${name}.gloss.yaml`, () => {
      const text = workspace.has(`${name}.gloss.yaml`) ? workspace.read(`${name}.gloss.yaml`) : '';
      return words.test(text) ? text : undefined;
    });

  it('exports what is decided, from a command', async () => {
    await open('export.txt');
    await bench.click('Copenhagen');
    await bench.press(...keysOf('newsgloss.acceptAnnotation'));
    await glossWith('export.txt', /Copenhagen/);
    const before = new Set(readdirSync(workspace.folder, { recursive: true, encoding: 'utf8' }));
    await bench.command(titleOf('newsgloss.exportAnnotations'));
    await bench.quickPickWith('CSV');
    await bench.picture('export-light');
    assert.equal(existsSync(workspace.path('export.txt')), true);
    assert.ok(before.size > 0);
    await bench.press('Escape');
  });

  it('saves suggestions as suggested', async () => {
    await open('save.txt');
    await bench.command(titleOf('newsgloss.saveSuggestions'));
    const text = await glossWith('save.txt', /status: suggested/);
    assert.ok((text.match(/status: suggested/g) ?? []).length >= 5);
    assert.doesNotMatch(text, /status: accepted/);
    assert.equal(workspace.read('save.txt'), HARBOUR);
  });

  it('copies a claim with its source', async () => {
    await open('copy.txt');
    await bench.click('hire ten');
    await bench.command(titleOf('newsgloss.copyClaim'));
    const copied = await until('the clipboard', () => bench.page.evaluate(() => navigator.clipboard.readText()));
    assert.match(copied, /hire ten divers/);
    assert.match(copied, /Brandt/);
  });

  it('makes an article from the clipboard', async () => {
    await bench.page.evaluate(text => navigator.clipboard.writeText(text), HARBOUR);
    await bench.command(titleOf('newsgloss.newArticleFromClipboard'));
    await bench.looks('Copenhagen', 'underlined', look => look.underline !== '');
  });
});
