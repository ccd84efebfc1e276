// Articles that get another name or place, in the editor and outside.
import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, Diagnostic, WorkspaceEdit } from 'vscode-languageserver-types';
import { type LspPair, startPair } from '../support/lspPair.js';

const ARTICLE = 'Bridge shut\n\nMAREN (Nordpress) — The repair will take 12 days, Ilse Brandt said.\n';
const GLOSS = 'bridge.txt.gloss.yaml';

describe('an article that is renamed', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { 'bridge.txt': ARTICLE, 'other.txt': 'Nothing here.\n' }, client: { ownViews: true } });
    await pair.open('bridge.txt');
    await pair.decide('bridge.txt', { kind: 'acceptAll' });
  });
  afterEach(() => pair.stop());

  const will = (from: string, to: string, more: readonly { oldUri: string; newUri: string }[] = []): Promise<WorkspaceEdit | null> =>
    pair.request('workspace/willRenameFiles', { files: [{ oldUri: pair.uri(from), newUri: pair.uri(to) }, ...more] });

  it('takes its gloss file with it, and only that', async () => {
    assert.deepEqual(await will('bridge.txt', 'sub/toll.txt'), { documentChanges: [{ kind: 'rename', oldUri: pair.uri(GLOSS), newUri: pair.uri('sub/toll.txt.gloss.yaml') }] });
    assert.equal(await will('other.txt', 'another.txt'), null);
    assert.equal(await will('bridge.txt', 'toll.txt', [{ oldUri: pair.uri(GLOSS), newUri: pair.uri('toll.txt.gloss.yaml') }]), null, 'the user moves both');
    pair.write('taken.txt.gloss.yaml', 'newsgloss: 1\n');
    assert.equal(await will('bridge.txt', 'taken.txt'), null, 'no gloss file is overwritten');
  });

  it('has its new name in the gloss file afterwards, and all else is as it was', async () => {
    const before = pair.read(GLOSS) ?? '';
    mkdirSync(join(pair.folder, 'sub'));
    for (const end of ['', '.gloss.yaml']) renameSync(join(pair.folder, `bridge.txt${end}`), join(pair.folder, 'sub', `toll.txt${end}`));
    await pair.close('bridge.txt');
    await pair.open('sub/toll.txt');
    pair.forget();
    await pair.notify('workspace/didRenameFiles', { files: [{ oldUri: pair.uri('bridge.txt'), newUri: pair.uri('sub/toll.txt') }] });
    while (!(pair.read('sub/toll.txt.gloss.yaml') ?? '').includes('file: toll.txt')) await pair.next('newsgloss/changed');
    assert.equal(pair.read('sub/toll.txt.gloss.yaml'), before.replace('file: bridge.txt', 'file: toll.txt'));
  });

  it('outside is offered the gloss file that lost its article, by its very text', async () => {
    await pair.close('bridge.txt');
    renameSync(join(pair.folder, 'bridge.txt'), join(pair.folder, 'toll.txt'));
    await pair.open('toll.txt');
    const { items } = await pair.about<{ items: Diagnostic[] }>('toll.txt', 'diagnostic');
    const [stray] = items.filter((d) => d.code === 'gloss.stray');
    assert.ok(stray, JSON.stringify(items));
    const actions = await pair.about<CodeAction[]>('toll.txt', 'codeAction', { range: stray.range, context: { diagnostics: [stray] } });
    assert.deepEqual(actions.find((a) => a.edit)?.edit, { documentChanges: [{ kind: 'rename', oldUri: pair.uri(GLOSS), newUri: pair.uri('toll.txt.gloss.yaml') }] });
    await pair.open('other.txt');
    assert.deepEqual((await pair.about<{ items: Diagnostic[] }>('other.txt', 'diagnostic')).items.filter((d) => d.code === 'gloss.stray'), []);
  });
});
