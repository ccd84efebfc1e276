// Importing through the whole server: into open articles and new ones, taken back in one step, all or nothing.
import assert from 'node:assert/strict';
import { EXCHANGE_METHODS, type ImportResult } from '../../server/src/protocol/exchange.js';
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

  it('and what is exported at each save is what newsgloss.yaml lists', async () => {
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\nexports: [{format: csv, to: out/}, {format: html, to: report}]\n', 'quay.txt': TEXT } });
    const folder = pair.uri('quay.txt').replace(/\/quay\.txt$/u, '');
    assert.deepEqual(await pair.request(EXCHANGE_METHODS.exportTargets, { folder }), { targets: [{ format: 'csv', to: 'out/' }, { format: 'html', to: 'report' }] });
  });
});
