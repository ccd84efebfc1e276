// A gloss file as a document of its own: ids that lead somewhere and can be renamed, outline, folds, lenses, colours, keys.
import assert from 'node:assert/strict';
import type { CodeLens, CompletionItem, DocumentSymbol, FoldingRange, Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { hashText } from '../../server/src/core/text/hash.js';
import { type LspPair, startPair } from '../support/lspPair.js';
import { tokenWords } from '../support/tokenWords.js';

const ARTICLE = 'Bridge shut\n\nMAREN (Nordpress) — The repair will take 12 days, Ilse Brandt said.\n';
const spanOf = (words: string): string => `[${ARTICLE.indexOf(words)}, ${ARTICLE.indexOf(words) + words.length}]`;
const glossOf = (file: string): string => `newsgloss: 1
article:
  file: ${file}
  text: "${hashText(ARTICLE)}"
entities:
  maren: {kind: place, name: Maren}
annotations:
  - id: m-1
    kind: place
    span: ${spanOf('MAREN')}
    quote: "MAREN"
    entity: maren
    status: accepted
  - id: c-1
    kind: claim
    span: ${spanOf('The repair will take 12 days')}
    quote: "The repair will take 12 days"
    speaker: [{entity: brandt, span: ${spanOf('Ilse Brandt')}, quote: "Ilse Brandt"}]
    cue: [{span: ${spanOf('said')}, quote: "said"}]
    about: [maren, m-1]
    status: accepted
`;
const PROJECT = 'newsgloss: 1\nentities: {brandt: {kind: person, name: Ilse Brandt}}\n';
const GLOSS = 'a.txt.gloss.yaml';

describe('a gloss file in the editor', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { 'newsgloss.yaml': PROJECT, 'a.txt': ARTICLE, [GLOSS]: glossOf('a.txt'), 'b.txt': ARTICLE, 'b.txt.gloss.yaml': glossOf('b.txt') }, client: { ownViews: true, links: true } });
    await pair.open('a.txt');
    await pair.open(GLOSS);
  });
  afterEach(() => pair.stop());

  const words = (name: string, { start, end }: Range): string => (pair.read(name) ?? '').split('\n')[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined) ?? '';
  const renaming = (at: string, into: number, newName: string): Promise<WorkspaceEdit | null> => pair.about(GLOSS, 'rename', { position: pair.at(GLOSS, at, into), newName });
  const changed = (edit: WorkspaceEdit | null): Record<string, string[]> =>
    Object.fromEntries((edit?.documentChanges ?? []).map((c) => ('edits' in c ? [c.textDocument.uri.slice(c.textDocument.uri.lastIndexOf('/') + 1), c.edits.map((e) => words(c.textDocument.uri.slice(c.textDocument.uri.lastIndexOf('/') + 1), e.range))] : [])));

  it('leads from an entity’s id to the entity, in the file or the newsroom’s, and from a block to its words', async () => {
    const to = async (at: string, into: number): Promise<string[]> => (await pair.about<Location[]>(GLOSS, 'definition', { position: pair.at(GLOSS, at, into) })).map((l) => `${l.uri.slice(l.uri.lastIndexOf('/') + 1)}: ${words(l.uri.slice(l.uri.lastIndexOf('/') + 1), l.range)}`);
    assert.deepEqual(await to('entity: maren', 9), ['a.txt.gloss.yaml: maren']);
    assert.deepEqual(await to('{entity: brandt', 10), ['newsgloss.yaml: brandt']);
    assert.deepEqual(await to('about: [maren, m-1]', 16), ['a.txt.gloss.yaml: m-1']);
    assert.deepEqual(await to('quote: "The repair', 10), ['a.txt: The repair will take 12 days']);
  });

  it('is where one goes from the words in the article', async () => {
    const found = await pair.about<Location[]>('a.txt', 'definition', { position: pair.at('a.txt', 'MAREN', 2) });
    assert.deepEqual(found.map((l) => [l.uri, l.range.start.line]), [[pair.uri(GLOSS), 7]]);
  });

  it('lists all uses of an id, of a newsroom’s entity in all files', async () => {
    const uses = async (at: string, into: number): Promise<string[]> => (await pair.about<Location[]>(GLOSS, 'references', { position: pair.at(GLOSS, at, into), context: { includeDeclaration: true } })).map((l) => `${l.uri.slice(l.uri.lastIndexOf('/') + 1)}:${l.range.start.line}`);
    assert.deepEqual(await uses('  maren:', 3), [`${GLOSS}:5`, `${GLOSS}:11`, `${GLOSS}:19`]);
    assert.deepEqual((await uses('{entity: brandt', 10)).sort(), [`${GLOSS}:17`, 'b.txt.gloss.yaml:17', 'newsgloss.yaml:1']);
  });

  it('gives an entity another id in its file, a newsroom’s entity in all files', async () => {
    assert.deepEqual(changed(await renaming('entity: maren', 9, 'maren-town')), { [GLOSS]: ['maren', 'maren', 'maren'] });
    assert.deepEqual(changed(await renaming('{entity: brandt', 10, 'ilse')), { 'newsgloss.yaml': ['brandt'], [GLOSS]: ['brandt'], 'b.txt.gloss.yaml': ['brandt'] });
    await assert.rejects(renaming('entity: maren', 9, 'brandt'), /brandt/u);
    await assert.rejects(renaming('entity: maren', 9, 'no id'), /no id/u);
    assert.equal(await pair.about(GLOSS, 'prepareRename', { position: pair.at(GLOSS, 'status: accepted', 2) }), null);
  });

  it('has an outline, folds, and above each block the way to its words', async () => {
    const symbols = await pair.about<DocumentSymbol[]>(GLOSS, 'documentSymbol');
    assert.deepEqual(symbols.map((s) => [s.name, s.children?.map((c) => c.name)]), [['Entities', ['Maren']], ['Annotations', ['MAREN', 'The repair will take 12 days']]]);
    assert.deepEqual((await pair.about<FoldingRange[]>(GLOSS, 'foldingRange')).map((f) => [f.startLine, f.endLine]), [[7, 12], [13, 20]]);
    const lenses = await pair.about<CodeLens[]>(GLOSS, 'codeLens');
    assert.deepEqual(lenses.map((l) => [l.range.start.line, l.command?.title, l.command?.command]), [[7, 'Reveal in the article, line 3', 'newsgloss.revealRange'], [13, 'Reveal in the article, line 3', 'newsgloss.revealRange']]);
  });

  it('colours kinds and ids as their names are coloured in the article', async () => {
    const { data } = await pair.about<{ data: number[] }>(GLOSS, 'semanticTokens/full');
    assert.deepEqual(tokenWords(data, pair.read(GLOSS) ?? ''), ['place', 'maren', 'claim', 'brandt']);
  });

  it('completes keys that the block does not have yet, in the newsroom’s file too', async () => {
    const source = glossOf('a.txt').replace('    quote: "MAREN"\n', '    no\n    quote: "MAREN"\n');
    await pair.replace(GLOSS, '    quote: "MAREN"', '    no\n    quote: "MAREN"');
    const line = source.split('\n').indexOf('    no');
    const labels = (await pair.about<CompletionItem[]>(GLOSS, 'completion', { position: { line, character: 6 } })).map((c) => c.label);
    assert.ok(labels.includes('note') && labels.includes('links'), labels.join(' '));
    assert.ok(!labels.includes('quote') && !labels.includes('kind') && !labels.includes('file'), labels.join(' '));
    await pair.open('newsgloss.yaml');
    const top = (await pair.about<CompletionItem[]>('newsgloss.yaml', 'completion', { position: { line: 2, character: 0 } })).map((c) => c.label);
    assert.ok(top.includes('kinds') && !top.includes('entities'), top.join(' '));
  });
});
