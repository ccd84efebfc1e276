// Importing through the whole server: into open articles and new ones, taken back in one step, all or nothing.
import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver';
import { EXCHANGE_METHODS, type ImportResult } from '../../server/src/protocol/exchange.js';
import { METHODS, type ExportResult } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const TEXT = 'Ida Moen said the quay is safe.\nNobody in Varnholm agreed.\n';
const ANN = 'T1\tPER 0 8\tIda Moen\nT2\tQuote 14 30\tthe quay is safe\nR1\tsays Arg1:T1 Arg2:T2\n';

describe('an import from the editor', () => {
  let pair: LspPair;
  const start = async (): Promise<void> => { pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'quay.txt': TEXT } }); };
  const bring = (files: Readonly<Record<string, string>>, more: object = {}): Promise<ImportResult> =>
    pair.request(EXCHANGE_METHODS.import, { format: 'brat', folder: pair.uri('quay.txt').replace(/\/quay\.txt$/u, ''), files: Object.entries(files).map(([name, text]) => ({ name, base64: Buffer.from(text).toString('base64') })), ...more });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  it('lands in the open article, and the undo key takes it back', async () => {
    await start();
    await pair.open('quay.txt');
    const result = await bring({ 'quay.txt': TEXT, 'quay.ann': ANN }, { as: 'accepted' });
    assert.deepEqual([result.uris, result.annotations, result.problems], [[pair.uri('quay.txt')], 2, []]);
    const claim = await pair.mark('quay.txt', 'the quay is safe', 'claim');
    assert.equal(claim.status, 'accepted');
    assert.match(pair.read('quay.txt.gloss.yaml') ?? '', /foreign: ?\{brat: T2\}/u);
    assert.equal((await pair.undo('quay.txt')).outcome, 'done');
    assert.equal(pair.read('quay.txt.gloss.yaml'), undefined);
  });

  it('makes articles that are not there', async () => {
    await start();
    const result = await bring({ 'more/new.txt': TEXT, 'more/new.ann': ANN });
    assert.deepEqual([result.uris, result.annotations], [[pair.uri('more/new.txt')], 2]);
    assert.equal(pair.read('more/new.txt'), TEXT);
    assert.match(pair.read('more/new.txt.gloss.yaml') ?? '', /status: accepted/u);
  });

  it('writes nothing of malformed files, and says where they are wrong', async () => {
    await start();
    const result = await bring({ 'quay.txt': TEXT, 'quay.ann': ANN, 'bad.txt': TEXT, 'bad.ann': 'T1\tPER 0 900\tIda\n' });
    assert.deepEqual([result.uris, result.annotations], [[], 0]);
    assert.match(result.problems.join(), /^bad\.ann:1: /u);
    assert.equal(pair.read('quay.txt.gloss.yaml'), undefined);
  });

  it('is offered for every format that can be read', async () => {
    await start();
    const { formats } = await pair.request<{ formats: { id: string; endings: string[] }[] }>(EXCHANGE_METHODS.importFormats, {});
    assert.ok(formats.length >= 15 && formats.every((f) => f.endings.length > 0));
  });

  it('and an export takes files and folders together, names them from the folder they lie in, and stops when it is cancelled', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`a/${i}.txt`, TEXT]));
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'quay.txt': TEXT, 'b/pier.txt': TEXT, ...many } });
    const at = (name: string): string => pair.uri('quay.txt').replace(/quay\.txt$/u, name);
    const ask = { uris: [at('quay.txt'), at('b/pier.txt')], folders: [at('a'), at('b')], root: at('').replace(/\/$/u, ''), format: 'jsonl' };
    const { files, articles } = await pair.request<ExportResult>(METHODS.export, ask);
    assert.equal(articles, 14);
    const ids = (files[0]?.content ?? '').trimEnd().split('\n').map((l) => (JSON.parse(l) as { id: string }).id);
    assert.deepEqual([ids.length, ids.slice(0, 2)], [14, ['quay.txt', 'b/pier.txt']]);
    assert.ok(ids.includes('a/7.txt'));
    const stop = new CancellationTokenSource();
    const stopped = assert.rejects(pair.request(METHODS.export, ask, stop.token), /cancel/u);
    stop.cancel();
    await stopped;
  });

  it('and what is exported at each save is what newsgloss.yaml lists', async () => {
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\nexports: [{format: csv, to: out/}, {format: html, to: report}]\n', 'quay.txt': TEXT } });
    const folder = pair.uri('quay.txt').replace(/\/quay\.txt$/u, '');
    assert.deepEqual(await pair.request(EXCHANGE_METHODS.exportTargets, { folder }), { targets: [{ format: 'csv', to: 'out/' }, { format: 'html', to: 'report' }] });
  });
});
