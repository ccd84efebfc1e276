// One long day of an annotated article: fifty decisions, edits, undo, a reload, changes from outside, broken YAML, another name, a merge. Nothing is lost.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ARTICLE } from '../rig/journeyArticle.mjs';
import { PROJECT } from '../rig/articles.mjs';
import { decide } from '../rig/decide.mjs';
import { keysOf, titleOf } from '../rig/manifest.mjs';
import { ROOT, type Workspace } from '../rig/places.mjs';
import { Session } from '../rig/session.mjs';
import { until } from '../rig/until.mjs';
import type { Workbench } from '../rig/workbench.mjs';

const MANY = 50;
const OPENING = 'At last: ';

interface Stored { readonly id: string; readonly kind: string; readonly span: [number, number]; readonly quote: string; readonly status: string; readonly of?: string }
interface GlossFile { readonly article: { readonly file: string; readonly text: string }; readonly annotations?: readonly Stored[] }

describe('the journey of an annotated article', function () {
  this.timeout(240_000);
  const session = Session.forSuite({ 'newsgloss.annotator': 'ada' });
  let bench: Workbench;
  let workspace: Workspace;
  let name = 'ports.txt';
  /** Bytes of the gloss file after the fifty decisions. */
  let decidedBytes = '';

  const glossName = (): string => `${name}.gloss.yaml`;
  const bytes = (): string => (workspace.has(glossName()) ? workspace.read(glossName()) : '');
  const gloss = (): GlossFile => parse(bytes()) as GlossFile;
  const count = (status: string): number => bytes().split(`    status: ${status}\n`).length - 1;
  const words = (): string[] => (gloss().annotations ?? []).filter(a => a.kind === 'place' && a.status === 'accepted').map(a => a.quote);
  const git = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', ...args], { cwd: workspace.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  /** Every annotation of the file has its words under its span in the article that the file names. */
  const checkDisk = (article: string): void => {
    const file = gloss();
    assert.equal(file.article.text, `sha256:${createHash('sha256').update(article).digest('hex')}`);
    for (const a of file.annotations ?? []) if (a.of === undefined) assert.equal(article.slice(...a.span), a.quote, a.id);
    assert.equal(workspace.read(name), article, 'the article on disk');
  };
  /** Some of the decided words, and where they stand now, are drawn as decided. */
  const checkScreen = async (some: readonly string[]): Promise<void> => {
    for (const word of some) await bench.looks(word, 'solid, as decided', look => look.underline === 'solid');
  };
  const every = (list: readonly string[], nth: number): string[] => list.filter((_, i) => i % nth === 0);
  const checkTree = async (undecided: readonly string[], decided: readonly string[]): Promise<void> => {
    for (const word of undecided) await bench.treeWith('Undecided', word);
    await until('no decided words among the undecided', async () => (await bench.tree('Undecided')).every(row => decided.every(word => !row.startsWith(word))));
  };

  before(async () => {
    ({ bench, workspace } = await session.open('journey', folder => {
      folder.write('newsgloss.yaml', PROJECT);
      folder.write(name, ARTICLE);
    }));
  });

  it('is annotated fifty times by keyboard', async () => {
    await bench.openArticle(name);
    await bench.command(titleOf('newsgloss.startAnnotationMode'));
    await until('the mode in the status bar', async () => (await bench.statusBar()).some(item => item.includes('Annotating')));
    await bench.press('Control+Home', ...keysOf('newsgloss.nextUndecided', { mode: true }));
    for (let n = 1; n <= MANY; n++) {
      await bench.press(...keysOf('newsgloss.acceptAnnotation', { mode: true }));
      await until(`${String(n)} decisions on disk`, () => count('accepted') === n);
    }
    await bench.press('Escape');
    await until('the mode to end', async () => !(await bench.statusBar()).some(item => item.includes('Annotating')));
    decidedBytes = bytes();
    checkDisk(ARTICLE);
    await checkScreen(words());
    await bench.openContainer('Newsgloss');
    await checkTree(['Copenhagen', 'Piet Ostrow'], words());
  });

  it('is edited under them, taken back to the first bytes, and made again', async () => {
    await bench.focusEditor();
    await bench.press('Control+Home');
    await bench.type(OPENING);
    await bench.boxes(`${OPENING}Ferries`);
    await checkScreen(every(words(), 6));
    assert.equal(bytes(), decidedBytes, 'typing writes nothing');
    const places = words();
    await until('everything taken back', async () => {
      await bench.press('Control+z');
      return !workspace.has(glossName());
    });
    await bench.looks('Hamburg', 'dotted, as suggested', look => look.underline === 'dotted');
    await until('the typed words to go', async () => !(await bench.page.locator('.editor-group-container.active .view-lines').innerText()).replace(/\u00a0/g, ' ').includes(OPENING));
    // The list shows the rows around the one at the caret.
    await until('a place that was decided among the undecided', async () => (await bench.tree('Undecided')).some(row => places.some(place => row.startsWith(place))));
    await until('everything made again', async () => {
      await bench.press('Control+y');
      return bytes() === decidedBytes;
    });
    await until('the typed words again', async () => {
      await bench.press('Control+y');
      return (await bench.page.locator('.editor-group-container.active .view-lines').innerText()).replace(/\u00a0/g, ' ').includes(`${OPENING}Ferries`);
    });
    await checkScreen(every(['Hamburg', 'Oslo', 'Lisbon', 'Havana', 'Durban'], 1));
    assert.equal(bytes(), decidedBytes);
  });

  it('is saved, and the next decision carries all positions; a reloaded window shows the same', async () => {
    await bench.press('Control+s');
    const edited = OPENING + ARTICLE;
    await until('the article on disk', () => workspace.read(name) === edited);
    assert.equal(bytes(), decidedBytes, 'positions are written with the next decision');
    await decide(bench, { text: edited, words: 'Copenhagen', how: 'accept' });
    await until('one more decision', () => count('accepted') === MANY + 1);
    checkDisk(edited);
    await bench.reload();
    await bench.openArticle(name);
    await checkScreen(every(words(), 5));
    await bench.openContainer('Newsgloss');
    await checkTree(['Piet Ostrow'], ['Hamburg', 'Copenhagen']);
  });

  it('follows when both files change outside', async () => {
    const before = bytes();
    const changed = `Corrected on Tuesday.\n\n${workspace.read(name)}`;
    workspace.write(name, changed);
    workspace.write(glossName(), before.replace(/(quote: "Oslo"[^]*?status: )accepted/, '$1rejected'));
    await bench.looks('Oslo', 'plain, as rejected', look => look.underline === '');
    await checkScreen(['Hamburg', 'Havana', 'Copenhagen']);
    await decide(bench, { text: changed, words: 'Ostrow', how: 'accept' });
    await until('the rejection and the new decision', () => count('rejected') === 1 && count('accepted') === MANY + 1);
    checkDisk(changed);
  });

  it('keeps a decision while the file does not parse, and writes it when it does again', async () => {
    const [good, text] = [bytes(), workspace.read(name)];
    workspace.write(glossName(), `${good}  - id: [unfinished\n`);
    await bench.problemWith(/gloss|yaml|parse/i);
    await decide(bench, { text, words: 'The Danish foreign', how: 'accept' });
    await bench.statusBarWith(/1 decision waits/);
    assert.equal(bytes(), `${good}  - id: [unfinished\n`);
    workspace.write(glossName(), good);
    await until('the decision that waited', () => count('accepted') === MANY + 2);
    checkDisk(text);
    await checkScreen(['Hamburg', 'foreign ministry']);
  });

  it('takes its gloss file along to another name', async () => {
    const before = bytes();
    await bench.command('File: Reveal Active File in Explorer View');
    const input = bench.page.locator('.explorer-folders-view .monaco-inputbox input');
    await until('the name as a field', async () => {
      await bench.press('F2');
      await input.waitFor({ timeout: 3000 });
      return true;
    });
    await input.fill('harbours.txt');
    await bench.press('Enter');
    await bench.page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: /^OK$/ }).click(); // VS Code asks before an extension moves a file along
    await until('the gloss file under its new name', () => workspace.has('harbours.txt.gloss.yaml') && !workspace.has(glossName()));
    name = 'harbours.txt';
    await until('the new name inside', () => bytes() === before.replace('  file: ports.txt\n', '  file: harbours.txt\n'));
    await checkScreen(['Hamburg', 'Havana', 'Copenhagen']);
  });

  it('is decided on in two branches, which the driver merges without a question', async () => {
    execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: workspace.folder });
    execFileSync(process.execPath, [join(ROOT, 'dist/newsgloss.js'), 'install-git', workspace.folder], { encoding: 'utf8' });
    git('add', '-A');
    git('commit', '-qm', 'annotated');
    git('checkout', '-qb', 'ben');
    const text = workspace.read(name);
    const at = text.indexOf('before winter');
    const block = ['  - id: m-ben1', '    kind: document', `    span: [${String(at)}, ${String(at + 13)}]`, '    quote: "before winter"', '    status: added', '    by: ben', ''].join('\n');
    workspace.write(glossName(), bytes() + block);
    git('commit', '-qam', 'ben adds one at the end');
    git('checkout', '-q', 'main');
    await bench.focusEditor();
    await until('the branch without the other decision', async () => (await bench.look('before winter')).underline !== 'solid');
    await decide(bench, { text, words: 'vessel had been', how: 'accept' });
    await until('a decision on this branch', () => count('accepted') === MANY + 3);
    git('commit', '-qam', 'ada adds one at the end');
    git('merge', '-q', '-m', 'both', 'ben');
    assert.match(bytes(), /quote: "before winter"/);
    assert.equal(count('accepted'), MANY + 3);
    assert.doesNotMatch(bytes(), /conflict|<<<</);
    checkDisk(text);
    await checkScreen(['Hamburg', 'Copenhagen', 'before winter']);
  });
});
