// Decisions through the whole server: what is written, what waits, what comes back, and what is never overwritten.
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { sameMeaning } from '../../server/src/core/gloss/sameMeaning.js';
import { diskFiles } from '../../server/src/lsp/nodeHost.js';
import { type LspPair, startPair } from '../support/lspPair.js';
import { METHODS, type ChangedParams } from '../../server/src/protocol/protocol.js';

const ARTICLE = [
  'Ferry to Norham stops for a week', '',
  'OSLO, March 3 (Nordpress) - The ferry to Norham will not sail before Monday, port director Karin Vold said.', '',
  '"The engine has to come out," Vold told reporters, "and that takes a crane."', '',
  'She denied that the company had skipped an inspection in London.', '',
].join('\n');

const QUOTE = '"The engine has to come out,"';
const GLOSS = 'ferry.txt.gloss.yaml';

describe('decisions', () => {
  let pair: LspPair;
  const start = async (files: Record<string, string | Uint8Array> = {}): Promise<void> => {
    pair = await startPair({ files: { 'ferry.txt': ARTICLE, ...files }, client: { ownViews: true, saves: true } });
    await pair.open('ferry.txt');
  };
  const accept = async (words = QUOTE, kind = 'claim') => pair.decide('ferry.txt', { kind: 'accept', ids: [(await pair.mark('ferry.txt', words, kind)).id] });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  it('say which mark comes next, and how many can be taken back', async () => {
    await start();
    const done = await accept();
    assert.equal(done.undoable, 1);
    assert.ok(done.next && done.next.start.line >= 4, JSON.stringify(done.next));
    const changed = await pair.next<ChangedParams>(METHODS.changed, (p) => p.undoable === 1);
    assert.equal(changed.uri, pair.uri('ferry.txt'));
  });

  it('taken back one by one give the gloss file its former bytes each time', async () => {
    await start();
    const states: (string | undefined)[] = [pair.read(GLOSS)];
    for (const [words, kind] of [[QUOTE, 'claim'], ['London', 'place'], ['the company had skipped an inspection in London', undefined]] as const) {
      const mark = kind === undefined ? undefined : await pair.mark('ferry.txt', words, kind);
      const done = mark ? await pair.decide('ferry.txt', { kind: 'reject', ids: [mark.id] }) : await pair.decide('ferry.txt', { kind: 'add', as: 'claim', ranges: [pair.rangeOf('ferry.txt', words)] });
      assert.equal(done.outcome, 'done', done.message);
      states.push(pair.read(GLOSS));
    }
    for (const state of states.slice(0, -1).reverse()) {
      assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
      assert.equal(pair.read(GLOSS), state);
    }
    assert.equal((await pair.undo('ferry.txt')).outcome, 'nothing');
    for (const state of states.slice(1)) {
      assert.equal((await pair.redo('ferry.txt')).outcome, 'done');
      assert.equal(pair.read(GLOSS), state);
    }
    assert.equal(pair.text('ferry.txt'), ARTICLE);
  });

  it('are counted whatever is typed after them: only the client knows what the undo key means', async () => {
    await start();
    await accept();
    pair.forget();
    await pair.type('ferry.txt', ARTICLE.length, ARTICLE.length, 'More.\n');
    assert.equal((await pair.next<ChangedParams>(METHODS.changed)).undoable, 1);
    const taken = await pair.undo('ferry.txt');
    assert.deepEqual([taken.outcome, taken.undoable, taken.redoable], ['done', 0, 1]);
  });

  it('keep what others wrote elsewhere in the file when they are taken back', async () => {
    await start();
    await accept();
    await accept('London', 'place');
    const written = pair.read(GLOSS) ?? '';
    await pair.changedOnDisk(GLOSS, written.replace('newsgloss: 1\n', 'newsgloss: 1\n# checked by Ben\n'));
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    const after = pair.read(GLOSS) ?? '';
    assert.match(after, /# checked by Ben/u);
    assert.doesNotMatch(after, /quote: "London"/u);
  });

  it('are taken back, and made again, though a formatter laid out the file anew', async () => {
    await start();
    await accept();
    await accept('London', 'place');
    const laidOut = parseDocument((pair.read(GLOSS) ?? '').replace('annotations:', '# of the desk\nannotations:')).toString({ indent: 4, lineWidth: 50 });
    await pair.changedOnDisk(GLOSS, laidOut);
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    const back = pair.read(GLOSS) ?? '';
    assert.doesNotMatch(back, /quote: "London"/u);
    assert.match(back, /# of the desk/u);
    assert.match(back, /The engine has to come out/u);
    assert.equal((await pair.redo('ferry.txt')).outcome, 'done');
    assert.ok(sameMeaning(pair.read(GLOSS) ?? '', laidOut), pair.read(GLOSS));
  });

  it('are refused back where somebody changed the same block, whatever the layout', async () => {
    await start();
    await accept();
    await accept('London', 'place');
    await pair.changedOnDisk(GLOSS, parseDocument((pair.read(GLOSS) ?? '').replace(/(quote: "London"[^]*?status: )accepted/u, '$1edited')).toString({ indent: 4 }));
    assert.equal((await pair.undo('ferry.txt')).outcome, 'refused');
    assert.match(pair.read(GLOSS) ?? '', /quote: "London"[^]*status: edited/u);
  });

  it('are refused back where somebody changed the very same place', async () => {
    await start();
    await accept();
    await pair.changedOnDisk(GLOSS, (pair.read(GLOSS) ?? '').replace('status: accepted', 'status: edited'));
    const back = await pair.undo('ferry.txt');
    assert.equal(back.outcome, 'refused');
    assert.match(pair.read(GLOSS) ?? '', /status: edited/u);
  });

  it('on an article edited since carry the other spans along, and know them by their words', async () => {
    await start();
    await accept('London', 'place');
    await pair.replace('ferry.txt', 'Ferry to Norham', 'The old ferry to Norham');
    assert.equal((await pair.mark('ferry.txt', 'London', 'place')).state, 'moved');
    await accept();
    assert.equal((await pair.mark('ferry.txt', 'London', 'place')).state, 'exact');
  });

  it('show a changed quote as changed when the words under it become others', async () => {
    await start();
    await accept();
    await pair.replace('ferry.txt', 'The engine has', 'The engines have');
    const { items } = await pair.about<{ items: { code: string }[] }>('ferry.txt', 'diagnostic');
    assert.ok(items.some((d) => d.code === 'anchor.changed'), JSON.stringify(items));
  });

  it('never touch a file that does not parse: they wait, are shown, and land when it can be read', async () => {
    await start();
    await accept('London', 'place');
    const good = pair.read(GLOSS) ?? '';
    const broken = good.replace('annotations:', 'annotations: [');
    await pair.changedOnDisk(GLOSS, broken);
    const done = await accept();
    assert.equal(done.outcome, 'waiting');
    assert.ok(done.message);
    assert.equal(pair.read(GLOSS), broken);
    const shown = await pair.marks('ferry.txt');
    assert.equal(shown.waiting, 1);
    assert.equal((await pair.mark('ferry.txt', QUOTE, 'claim')).status, 'accepted');
    const { items } = await pair.about<{ items: { code: string }[] }>('ferry.txt', 'diagnostic');
    assert.ok(items.some((d) => d.code === 'decision.waiting'));
    pair.forget();
    await pair.changedOnDisk(GLOSS, good);
    await pair.next<ChangedParams>(METHODS.changed);
    assert.match(pair.read(GLOSS) ?? '', /The engine has to come out/u);
    assert.equal((await pair.marks('ferry.txt')).waiting, 0);
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    assert.equal(pair.read(GLOSS), good);
  });

  it('that wait move with the words when the article is edited meanwhile', async () => {
    await start({ [GLOSS]: 'newsgloss: 1\nannotations: [\n' });
    assert.equal((await accept()).outcome, 'waiting');
    await pair.replace('ferry.txt', 'Ferry to', 'The old ferry to');
    assert.equal((await pair.mark('ferry.txt', QUOTE, 'claim')).status, 'accepted');
    await pair.changedOnDisk(GLOSS, 'newsgloss: 1\n');
    while ((await pair.marks('ferry.txt')).waiting > 0) await new Promise((done) => { setImmediate(done); });
    const at = [...pair.text('ferry.txt')].join('').indexOf(QUOTE);
    assert.match(pair.read(GLOSS) ?? '', new RegExp(`span: \\[\\[${at}, ${at + QUOTE.length}\\]`, 'u'));
  });

  it('that wait can be taken back before they land', async () => {
    await start({ [GLOSS]: 'newsgloss: 1\nannotations: [\n' });
    assert.equal((await accept()).outcome, 'waiting');
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    assert.equal((await pair.marks('ferry.txt')).waiting, 0);
    assert.equal((await pair.redo('ferry.txt')).outcome, 'done');
    assert.equal((await pair.marks('ferry.txt')).waiting, 1);
  });

  it('go into the editor where the gloss file is open, and are saved if it was clean', async () => {
    await start();
    await accept('London', 'place');
    await pair.open(GLOSS);
    await accept();
    assert.match(pair.text(GLOSS), /The engine has to come out/u);
    assert.equal(pair.read(GLOSS), pair.text(GLOSS));
  });

  it('stay unsaved where the user was typing in the gloss file', async () => {
    await start();
    await accept('London', 'place');
    await pair.open(GLOSS);
    await pair.replace(GLOSS, 'newsgloss: 1', 'newsgloss: 1 # mine');
    const onDisk = pair.read(GLOSS);
    await accept();
    assert.match(pair.text(GLOSS), /# mine[^]*The engine has to come out/u);
    assert.equal(pair.read(GLOSS), onDisk);
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    assert.doesNotMatch(pair.text(GLOSS), /The engine has to come out/u);
    assert.match(pair.text(GLOSS), /# mine/u);
  });

  it('are told not done where the editor refuses the edit', async () => {
    await start();
    await accept('London', 'place');
    await pair.open(GLOSS);
    pair.takesEdits = false;
    const before = pair.text(GLOSS);
    assert.equal((await accept()).outcome, 'refused');
    assert.equal(pair.text(GLOSS), before);
  });

  it('are seen at once when a person writes them into the open YAML by hand', async () => {
    await start();
    await accept('London', 'place');
    await pair.open(GLOSS);
    pair.forget();
    await pair.replace(GLOSS, 'status: accepted', 'status: rejected');
    await pair.next<ChangedParams>(METHODS.changed);
    assert.equal((await pair.mark('ferry.txt', 'London', 'place')).status, 'rejected');
  });

  it('are seen when the file changes on disk', async () => {
    await start();
    await accept('London', 'place');
    pair.forget();
    await pair.changedOnDisk(GLOSS, (pair.read(GLOSS) ?? '').replace('status: accepted', 'status: rejected'));
    await pair.next<ChangedParams>(METHODS.changed);
    assert.equal((await pair.mark('ferry.txt', 'London', 'place')).status, 'rejected');
  });

  it('keep comments, CRLF and a byte order mark of the gloss file', async () => {
    await start();
    await accept('London', 'place');
    const windows = `\uFEFF${(pair.read(GLOSS) ?? '').replace('entities:', '# places\nentities:').replaceAll('\n', '\r\n')}`;
    await pair.changedOnDisk(GLOSS, windows);
    await accept();
    const after = readFileSync(pair.path(GLOSS), 'utf8');
    assert.ok(after.startsWith('\uFEFF'));
    assert.match(after, /# places\r\n/u);
    assert.doesNotMatch(after, /[^\r]\n/u);
    assert.equal((await pair.undo('ferry.txt')).outcome, 'done');
    assert.equal(readFileSync(pair.path(GLOSS), 'utf8'), windows);
  });

  it('on an article with CRLF count a line end as one', async () => {
    pair = await startPair({ files: { 'ferry.txt': ARTICLE.replaceAll('\n', '\r\n') }, client: { ownViews: true } });
    await pair.open('ferry.txt');
    await accept('London', 'place');
    const at = ARTICLE.indexOf('London');
    assert.match(pair.read(GLOSS) ?? '', new RegExp(`span: \\[${at}, ${at + 6}\\]`, 'u'));
  });

  it('keep a symbolic link a link, and the file its permissions', async function () {
    if (process.platform === 'win32') this.skip();
    await start();
    await accept('London', 'place');
    renameSync(pair.path(GLOSS), pair.path('elsewhere.yaml'));
    symlinkSync('elsewhere.yaml', pair.path(GLOSS));
    chmodSync(pair.path('elsewhere.yaml'), 0o640);
    await accept();
    assert.ok(lstatSync(pair.path(GLOSS)).isSymbolicLink());
    assert.equal(statSync(pair.path('elsewhere.yaml')).mode & 0o777, 0o640);
    assert.match(pair.read('elsewhere.yaml') ?? '', /The engine has to come out/u);
  });

  it('are refused on an article whose bytes do not fit its encoding', async () => {
    await start();
    writeFileSync(pair.path('latin.txt'), Buffer.from('Caf\xe9 closes\n\n"We are sad about it," said Ilse Brandt.\n', 'latin1'));
    await pair.open('latin.txt', 'Caf\uFFFD closes\n\n"We are sad about it," said Ilse Brandt.\n');
    const { items } = await pair.about<{ items: { code: string; range: unknown }[] }>('latin.txt', 'diagnostic');
    assert.deepEqual(items.filter((d) => d.code === 'article.encoding').map((d) => d.range), [{ start: { line: 0, character: 3 }, end: { line: 0, character: 4 } }]);
    const result = await pair.decide('latin.txt', { kind: 'acceptAll' });
    assert.equal(result.outcome, 'refused');
    assert.equal(pair.read('latin.txt.gloss.yaml'), undefined);
  });

  it('meet a file that somebody else writes at the same moment: both are kept', async () => {
    let meddle: string | undefined;
    const files = { ...diskFiles, replace: async (uri: string, expected: Uint8Array | undefined, next: Uint8Array) => {
      if (meddle !== undefined) pair.write(GLOSS, meddle);
      meddle = undefined;
      return diskFiles.replace(uri, expected, next);
    } };
    pair = await startPair({ files: { 'ferry.txt': ARTICLE }, client: { ownViews: true }, host: { files } });
    await pair.open('ferry.txt');
    await accept('London', 'place');
    meddle = (pair.read(GLOSS) ?? '').replace('newsgloss: 1\n', 'newsgloss: 1 # from another machine\n');
    assert.equal((await accept()).outcome, 'done');
    assert.match(pair.read(GLOSS) ?? '', /from another machine[^]*The engine has to come out/u);
  });

  it('made in another session are found again by the text that they were made for', async () => {
    const storage = mkdtempSync(join(tmpdir(), 'newsgloss-storage-'));
    pair = await startPair({ files: { 'ferry.txt': ARTICLE }, client: { ownViews: true, storage } });
    await pair.open('ferry.txt');
    await accept();
    const [gloss, text] = [pair.read(GLOSS) ?? '', ARTICLE.replace('The engine has to come out', 'Both engines had to be lifted out')];
    await pair.stop();
    pair = await startPair({ files: { 'ferry.txt': text, [GLOSS]: gloss }, client: { ownViews: true, storage } });
    await pair.open('ferry.txt');
    const { items } = await pair.about<{ items: { code: string }[] }>('ferry.txt', 'diagnostic');
    assert.deepEqual(items.filter((d) => d.code.startsWith('anchor.')).map((d) => d.code), ['anchor.changed']);
    rmSync(storage, { recursive: true });
  });

  it('made for an older version of the text are refused, not misplaced', async () => {
    await start();
    const mark = await pair.mark('ferry.txt', 'London', 'place');
    const result = await pair.request<{ outcome: string }>(METHODS.decide, { uri: pair.uri('ferry.txt'), version: 7, action: { kind: 'accept', ids: [mark.id] } });
    assert.equal(result.outcome, 'refused');
  });
});
