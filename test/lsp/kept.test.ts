// Decisions that wait outlive the server: killed and started again, it shows them, takes them back, and writes them when it can.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { operationsFrom } from '../../server/src/lsp/keptOperations.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const ARTICLE = 'Ferry to Norham stops\n\nOSLO - "The engine has to come out," director Karin Vold told reporters, "and that takes a crane."\n\nShe denied a mistake.\n';
const QUOTE = '"The engine has to come out,"';
const GLOSS = 'ferry.txt.gloss.yaml';
const BROKEN = 'newsgloss: 1\nannotations: [\n';

describe('decisions that wait', () => {
  let storage: string;
  const pairs: LspPair[] = [];
  beforeEach(() => { storage = mkdtempSync(join(tmpdir(), 'newsgloss-storage-')); });
  afterEach(async () => {
    for (const pair of pairs.splice(0)) await pair.stop();
    rmSync(storage, { recursive: true, force: true });
  });

  const begin = async (): Promise<LspPair> => {
    const pair = await startPair({ files: { 'ferry.txt': ARTICLE, [GLOSS]: BROKEN }, client: { ownViews: true, storage } });
    pairs.push(pair);
    await pair.open('ferry.txt');
    return pair;
  };
  /** As after a kill: another server on the same folder, while the first one never hears that it ends. */
  const again = async (former: LspPair, text?: string): Promise<LspPair> => {
    const pair = await startPair({ folder: former.folder, client: { ownViews: true, storage } });
    pairs.unshift(pair);
    if (text !== undefined) pair.write('ferry.txt', text);
    await pair.open('ferry.txt');
    return pair;
  };
  const keptFiles = (): string[] => { try { return readdirSync(join(storage, 'waiting')); } catch { return []; } };
  const waiting = async (pair: LspPair, count: number): Promise<void> => {
    while ((await pair.marks('ferry.txt')).waiting !== count) await new Promise((done) => { setImmediate(done); });
  };
  const accept = async (pair: LspPair): Promise<void> => {
    const done = await pair.decide('ferry.txt', { kind: 'accept', ids: [(await pair.mark('ferry.txt', QUOTE, 'claim')).id] });
    assert.equal(done.outcome, 'waiting');
  };

  it('are shown after a restart as they were, land in the order in which they were made, and are kept no longer', async () => {
    const first = await begin();
    await accept(first);
    await first.decide('ferry.txt', { kind: 'add', as: 'claim', ranges: [first.rangeOf('ferry.txt', 'Ferry to Norham stops')] });
    const second = await again(first);
    await waiting(second, 2);
    assert.equal((await second.mark('ferry.txt', QUOTE, 'claim')).status, 'accepted');
    await second.changedOnDisk(GLOSS, 'newsgloss: 1\n');
    await waiting(second, 0);
    assert.match(second.read(GLOSS) ?? '', /Ferry to Norham stops[^]*The engine has to come out/u);
    // The file goes once the decisions are safe in the gloss file.
    while (keptFiles().length > 0) await new Promise((done) => { setImmediate(done); });
  });

  it('can be taken back after a restart', async () => {
    const first = await begin();
    await accept(first);
    const second = await again(first);
    await waiting(second, 1);
    assert.deepEqual({ ...(await second.undo('ferry.txt')), range: undefined }, { outcome: 'done', undoable: 0, redoable: 1, range: undefined });
    assert.equal((await second.marks('ferry.txt')).waiting, 0);
    assert.deepEqual(keptFiles(), []);
    assert.equal(second.read(GLOSS), BROKEN);
  });

  it('follow their words where the article was edited while no server ran', async () => {
    const first = await begin();
    await accept(first);
    const edited = ARTICLE.replace('Ferry to', 'The old ferry to').replace('She denied', 'On Tuesday she denied');
    const second = await again(first, edited);
    await waiting(second, 1);
    await second.changedOnDisk(GLOSS, 'newsgloss: 1\n');
    await waiting(second, 0);
    const at = edited.indexOf(QUOTE);
    assert.match(second.read(GLOSS) ?? '', new RegExp(`span: \\[\\[${String(at)}, ${String(at + QUOTE.length)}\\]`, 'u'));
  });

  it('that nobody can read are left where they are, and change nothing', async () => {
    const first = await begin();
    await accept(first);
    const [name = ''] = keptFiles();
    const path = join(storage, 'waiting', name);
    const damaged = readFileSync(path, 'utf8').replace('"status":"accepted"', '"status":"approved"');
    writeFileSync(path, damaged);
    const second = await again(first);
    assert.equal((await second.undo('ferry.txt')).outcome, 'nothing');
    assert.equal((await second.marks('ferry.txt')).waiting, 0);
    assert.equal(readFileSync(path, 'utf8'), damaged);
  });
});

describe('operations read from JSON', () => {
  const mention = { id: 'm-1', type: 'mention', kind: 'place', spans: [{ start: 0, end: 4 }], quotes: ['Oslo'], status: 'accepted' };
  const put = (annotation: unknown): unknown => [{ kind: 'put', annotation }];

  it('are taken as they were written', () => {
    const list = put({ ...mention, by: 'ada', attributes: { topic: ['trade'], urgent: true } });
    assert.deepEqual(operationsFrom(list, 10), list);
    assert.ok(operationsFrom([{ kind: 'remove', id: 'm-1' }, { kind: 'setArticle', details: { title: 'Ferry' } }], 0));
  });

  it('are not taken where a span leaves the text, a word is unknown, or something is too much', () => {
    assert.equal(operationsFrom(put(mention), 3), undefined);
    assert.equal(operationsFrom(put({ ...mention, spans: [{ start: 3, end: 1 }] }), 10), undefined);
    assert.equal(operationsFrom(put({ ...mention, status: 'approved' }), 10), undefined);
    assert.equal(operationsFrom(put({ ...mention, constructor: 'x' }), 10), undefined);
    assert.equal(operationsFrom(put({ ...mention, type: 'claim' }), 10), undefined);
  });

  it('are nothing in any other value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const taken = operationsFrom(value, 100);
      assert.ok(taken === undefined || (Array.isArray(value) && value.length === 0));
    }));
  });
});
