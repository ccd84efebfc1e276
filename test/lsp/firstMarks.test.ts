// A gloss file of two thousand annotations is not read before its article shows its first marks, whatever else the editor asks meanwhile.
import assert from 'node:assert/strict';
import type { Files } from '../../server/src/lsp/host.js';
import { PATIENCE } from '../../server/src/lsp/firstMarks.js';
import type { MarksResult } from '../../server/src/protocol/protocol.js';
import { METHODS } from '../../server/src/protocol/protocol.js';
import { manyAnnotations } from '../support/manyAnnotations.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const REFRESHES = { workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true }, workspaceFolders: true, semanticTokens: { refreshSupport: true } } };

/** Patience that does not end while a test runs, and keeps no process alive. */
const NEVER = (): void => undefined;

/** An answer with colours; miss: "data":null. */
const TOKENS = /"result":\{"data":\[\d/u;

describe('the first marks of an article', () => {
  let pair: LspPair;
  const events: string[] = [];
  /** The disk, with what is read from it noted. */
  const noting = (files: () => Files): Files => new Proxy({} as Files, {
    get: (_, name: keyof Files) => (name === 'read'
      ? (uri: string) => { if (uri.endsWith('.gloss.yaml')) events.push('gloss file read'); return files().read(uri); }
      : files()[name].bind(files())),
  });

  const start = async (annotations: number, { capabilities = REFRESHES, patience }: { readonly capabilities?: Readonly<Record<string, unknown>>; readonly patience?: number } = {}): Promise<string> => {
    const { text, gloss, file } = manyAnnotations(annotations);
    let own: Files | undefined;
    events.length = 0;
    pair = await startPair({ files: { [file]: text, [`${file}.gloss.yaml`]: gloss }, client: { ownViews: true }, capabilities, sent: (piece) => { if (TOKENS.test(piece)) events.push('tokens sent'); }, host: (host) => { own = host.files; return { files: noting(() => own as Files), later: (run, ms) => (ms !== PATIENCE ? host.later(run, ms) : patience === undefined ? NEVER : host.later(run, patience)) }; } });
    return file;
  };
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  const decided = (data: readonly number[]): number => data.filter((bits, i) => i % 5 === 4 && (bits & 2) !== 0).length;

  it('do not wait for a large gloss file, and are asked for again when it is read', async () => {
    const file = await start(2000);
    await pair.open(file);
    // As an editor asks when it opens a file: everything at once, the colours not first.
    const others = ['documentSymbol', 'foldingRange', 'codeLens', 'diagnostic'].map((method) => pair.about(file, method).then(() => { events.push(method); }));
    const marks = pair.request<MarksResult>(METHODS.marks, { uri: pair.uri(file) }).then((m) => { events.push('marks'); return m; });
    const first = await pair.about<{ data: number[] }>(file, 'semanticTokens/full');
    assert.ok(first.data.length > 1000 && decided(first.data) === 0, 'suggestions alone');
    await pair.next('workspace/semanticTokens/refresh');
    await Promise.all(others);
    assert.ok((await marks).counts.decided > 1900);
    assert.deepEqual(events.slice(0, 2), ['tokens sent', 'gloss file read'], events.join(', '));
    assert.ok(decided((await pair.about<{ data: number[] }>(file, 'semanticTokens/full')).data) > 1000, 'now with the decisions');
  });

  it('come with the decisions of a small one', async () => {
    const file = await start(20);
    await pair.open(file);
    assert.ok(decided((await pair.about<{ data: number[] }>(file, 'semanticTokens/full')).data) > 0);
  });

  it('come with the decisions where the client cannot be asked to ask again', async () => {
    const file = await start(700, { capabilities: {} });
    await pair.open(file);
    assert.ok(decided((await pair.about<{ data: number[] }>(file, 'semanticTokens/full')).data) > 0);
  });

  it('are not waited for by a client that shows no colours', async () => {
    const file = await start(700, { patience: 1 });
    await pair.open(file);
    assert.ok((await pair.marks(file)).counts.decided > 600);
  });
});
