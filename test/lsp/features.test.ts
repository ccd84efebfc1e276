// The language features through the whole server, as an editor asks for them.
import assert from 'node:assert/strict';
import { type LspPair, startPair } from '../support/lspPair.js';
import { METHODS, SERVER_COMMANDS } from '../../server/src/protocol/protocol.js';

const ARTICLE = [
  'Ferry to Norham stops for a week', '',
  'OSLO, March 3 (Nordpress) - The ferry to Norham will not sail before Monday, port director Karin Vold said.', '',
  '"The engine has to come out," Vold told reporters, "and that takes a crane."', '',
  'She denied that the company had skipped an inspection in London.', '',
].join('\n');
const SECOND = [
  'Crane reaches the Norham ferry', '',
  'OSLO, March 5 (Nordpress) - Karin Vold said the crane had arrived.', '',
].join('\n');
const GLOSS = 'ferry.txt.gloss.yaml';

interface Action { readonly title: string; readonly command?: { command: string; arguments: unknown[] }; readonly disabled?: { reason: string }; readonly edit?: { changes: Record<string, { newText: string }[]> } }
interface Symbol { readonly name: string; readonly detail?: string; readonly children?: Symbol[]; readonly range: Range; readonly selectionRange: Range }
interface Range { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } }

describe('the features', () => {
  let pair: LspPair;
  const start = async (options: Parameters<typeof startPair>[0] = {}): Promise<void> => {
    pair = await startPair({ ...options, files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'ferry.txt': ARTICLE, 'crane.txt': SECOND, ...options.files } });
    await pair.open('ferry.txt');
  };
  const actions = (range: Range, diagnostics: unknown[] = [], name = 'ferry.txt'): Promise<Action[]> => pair.about(name, 'codeAction', { range, context: { diagnostics } });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });

  it('offer an outline of structure first, then claims under their speakers', async () => {
    await start();
    const symbols = await pair.about<Symbol[]>('ferry.txt', 'documentSymbol');
    assert.equal(symbols[0]?.name, 'Ferry to Norham stops for a week');
    assert.equal(symbols[0]?.detail, 'headline');
    const vold = symbols.find((s) => s.name === 'Karin Vold');
    assert.equal(vold?.children?.length, 3, JSON.stringify(symbols.map((s) => s.name)));
    for (const s of [...symbols, ...symbols.flatMap((x) => x.children ?? [])]) assert.ok(holds(s.range, s.selectionRange), s.name);
  });

  it('give a claim card with who, how, what, where and when, and plain words to a plain client', async () => {
    await start({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    const hover = await pair.about<{ contents: { kind: string; value: string } }>('ferry.txt', 'hover', { position: pair.at('ferry.txt', 'skipped') });
    assert.equal(hover.contents.kind, 'plaintext');
    for (const row of [/Who Karin Vold/u, /How “denied” · denies/u, /What .*skipped an inspection/u, /Where London/u, /When March 3/u, /Why\? /u, /suggested/u]) assert.match(hover.contents.value, row);
    assert.doesNotMatch(hover.contents.value, /command:|\*\*/u);
  });

  it('count a speaker across the folder, and find her in the other article', async () => {
    await start({ client: { links: true, ownViews: true } });
    const references = await pair.about<{ uri: string }[]>('ferry.txt', 'references', { position: pair.at('ferry.txt', 'Vold told'), context: { includeDeclaration: true } });
    assert.deepEqual([...new Set(references.map((r) => r.uri))].sort(), [pair.uri('crane.txt'), pair.uri('ferry.txt')]);
    const hover = await pair.about<{ contents: { value: string } }>('ferry.txt', 'hover', { position: pair.at('ferry.txt', 'Vold told') });
    assert.match(hover.contents.value, /in 2 articles/u);
  });

  it('lead from a pronoun and a surname to the full name', async () => {
    await start();
    for (const words of ['She denied', 'Vold told']) {
      const [found] = await pair.about<{ range: Range }[]>('ferry.txt', 'definition', { position: pair.at('ferry.txt', words, 1) });
      assert.deepEqual(found?.range.start, pair.at('ferry.txt', 'Karin Vold'), words);
    }
  });

  it('light up every wording of one entity', async () => {
    await start();
    const lit = await pair.about<{ range: Range }[]>('ferry.txt', 'documentHighlight', { position: pair.at('ferry.txt', 'Karin Vold') });
    const lines = lit.map((h) => h.range.start.line);
    assert.deepEqual(lines, [2, 4, 6]);
  });

  it('grow a selection from the word over the mention to the sentence and the paragraph', async () => {
    await start();
    interface Step { range: Range; parent?: Step }
    const [step] = await pair.about<Step[]>('ferry.txt', 'selectionRange', { positions: [pair.at('ferry.txt', 'Karin Vold', 2)] });
    const words: string[] = [];
    for (let s = step; s; s = s.parent) words.push(textIn(ARTICLE, s.range));
    assert.equal(words[0], 'Karin');
    assert.ok(words.includes('port director Karin Vold'), words.join(' | '));
    assert.equal(words.at(-1), ARTICLE);
    for (const [i, w] of words.entries()) if (i > 0) assert.ok(w.includes(words[i - 1] ?? '?') && w.length > (words[i - 1] ?? '').length);
  });

  it('put counts above the headline', async () => {
    await start();
    const [lens] = await pair.about<{ range: Range; command: { title: string } }[]>('ferry.txt', 'codeLens');
    assert.equal(lens?.range.start.line, 0);
    assert.match(lens?.command.title ?? '', /^1 speaker · 3 claims · \d+ places? · all undecided$/u);
  });

  it('name the speaker after a pronoun when the setting asks for it', async () => {
    await start({ settings: { inlayHints: { enabled: true } } });
    await pair.marks('ferry.txt');
    const hints = await pair.about<{ label: string; position: unknown }[]>('ferry.txt', 'inlayHint', { range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } } });
    assert.deepEqual(hints.map((h) => [h.label, h.position]), [['Karin Vold', pair.at('ferry.txt', 'She denied', 3)]]);
  });

  it('decide by light bulb and command in an editor that knows nothing of us', async () => {
    await start();
    const offered = await actions(pair.rangeOf('ferry.txt', 'London'));
    const action = offered.find((a) => a.title.startsWith('Accept place'));
    assert.equal(action?.command?.command, SERVER_COMMANDS.decide);
    await pair.request('workspace/executeCommand', action.command);
    assert.match(pair.read(GLOSS) ?? '', /quote: "London"/u);
    const again = await actions(pair.rangeOf('ferry.txt', 'London'));
    assert.ok(again.find((a) => a.title.startsWith('Accept place'))?.disabled?.reason);
    await pair.request('workspace/executeCommand', { command: SERVER_COMMANDS.undo, arguments: [pair.uri('ferry.txt')] });
    assert.equal(pair.read(GLOSS), undefined);
  });

  it('mark a selection as any kind of the newsroom', async () => {
    await start({ files: { 'newsgloss.yaml': 'newsgloss: 1\nkinds:\n  vessel: {entity: true, key: v}\n' } });
    const offered = await actions(pair.rangeOf('ferry.txt', 'ferry to Norham will'));
    assert.deepEqual(offered.filter((a) => a.title.startsWith('Mark')).map((a) => a.title.replace('Mark the selection as ', '')), ['person', 'organisation', 'group', 'place', 'document', 'claim', 'vessel']);
  });

  it('push diagnostics to clients that do not pull, for the gloss file beside the article too', async () => {
    await start({ pushes: true, files: { [GLOSS]: 'newsgloss: 1\narticle: {file: ferry.txt, text: x}\nannotations:\n  - {id: m-1, kind: boat, span: [0, 5], quote: "Ferry", status: added}\n' } });
    const pushed = await pair.next<{ uri: string; diagnostics: { code: string }[] }>('textDocument/publishDiagnostics', (p) => p.uri === pair.uri(GLOSS));
    assert.ok(pushed.diagnostics.some((d) => d.code === 'gloss.unknown-kind'), JSON.stringify(pushed));
  });

  it('complete the format’s words and the file’s ids in the gloss file, show its quotes, and lead to the article', async () => {
    await start();
    await pair.decide('ferry.txt', { kind: 'accept', ids: [(await pair.mark('ferry.txt', 'London', 'place')).id] });
    await pair.open(GLOSS);
    await pair.replace(GLOSS, 'status: accepted', 'status: acc');
    const items = await pair.about<{ label: string; textEdit: { newText: string } }[]>(GLOSS, 'completion', { position: pair.at(GLOSS, 'status: acc', 11) });
    assert.deepEqual(items.map((i) => i.label), ['suggested', 'accepted', 'edited', 'added', 'rejected']);
    const entity = await pair.about<{ label: string }[]>(GLOSS, 'completion', { position: pair.at(GLOSS, 'entity: london', 8) });
    assert.deepEqual(entity.map((i) => i.label), ['london']);
    await pair.replace(GLOSS, 'status: acc', 'status: accepted');
    const hover = await pair.about<{ contents: { value: string } }>(GLOSS, 'hover', { position: pair.at(GLOSS, 'quote:') });
    assert.match(hover.contents.value, /line 7.*\n.*\*\*London\*\*/u);
    const [target] = await pair.about<{ uri: string; range: Range }[]>(GLOSS, 'definition', { position: pair.at(GLOSS, 'quote:') });
    assert.deepEqual(target, { uri: pair.uri('ferry.txt'), range: pair.rangeOf('ferry.txt', 'London') });
    const links = await pair.about<{ target: string }[]>(GLOSS, 'documentLink');
    assert.deepEqual(links.map((l) => l.target), [pair.uri('ferry.txt')]);
  });

  it('mend an unknown kind in the gloss file', async () => {
    await start({ files: { [GLOSS]: 'newsgloss: 1\narticle: {file: ferry.txt, text: x}\nannotations:\n  - {id: m-1, kind: persn, span: [0, 5], quote: "Ferry", status: added}\n' } });
    await pair.open(GLOSS);
    const { items } = await pair.about<{ items: { code: string; range: Range }[] }>(GLOSS, 'diagnostic');
    const wrong = items.find((d) => d.code === 'gloss.unknown-kind');
    assert.ok(wrong);
    const offered = await actions(wrong.range, [wrong], GLOSS);
    assert.equal(offered[0]?.edit?.changes[pair.uri(GLOSS)]?.[0]?.newText, 'person');
  });

  it('send only the difference when tokens are asked for again', async () => {
    await start();
    const full = await pair.about<{ resultId: string; data: number[] }>('ferry.txt', 'semanticTokens/full');
    await pair.replace('ferry.txt', 'inspection in London', 'inspection in Paris');
    const delta = await pair.about<{ edits: { start: number; deleteCount: number; data: number[] }[] }>('ferry.txt', 'semanticTokens/full/delta', { previousResultId: full.resultId });
    const now = await pair.about<{ data: number[] }>('ferry.txt', 'semanticTokens/full');
    const data = [...full.data];
    for (const e of delta.edits) data.splice(e.start, e.deleteCount, ...e.data);
    assert.deepEqual(data, now.data);
  });

  it('find entities and claims of the folder by a few letters', async () => {
    await start();
    await pair.request(METHODS.tree, { tree: 'speakers', scope: 'folder', uri: pair.uri('ferry.txt') });
    const found = await pair.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', { query: 'karvo' });
    assert.deepEqual(found.map((s) => s.name), ['Karin Vold']);
  });

  it('list speakers of the folder, filtered as typed', async () => {
    await start();
    const { nodes } = await pair.request<{ nodes: { label: string; children?: { label: string }[] }[] }>(METHODS.tree, { tree: 'speakers', scope: 'folder', uri: pair.uri('ferry.txt'), filter: 'VOLD' });
    assert.deepEqual(nodes.map((n) => n.label), ['Karin Vold']);
    assert.equal(nodes[0]?.children?.length, 2);
  });

  it('say on the card and in the list which claims are likely worth a check', async () => {
    await start({ files: { 'loss.txt': 'Port counts its losses\n\nOSLO, March 3 (Nordpress) - The port lost 12 per cent of its ferries last year, Karin Vold said. She said she was sorry.\n' } });
    await pair.open('loss.txt');
    const card = async (words: string): Promise<string> => (await pair.about<{ contents: { value: string } }>('loss.txt', 'hover', { position: pair.at('loss.txt', words, 1) })).contents.value;
    assert.match(await card('port lost'), /Check.* likely worth it \(\d\d %\): “12 per cent”/u);
    assert.doesNotMatch(await card('was sorry'), /Check/u);
    const { nodes } = await pair.request<{ nodes: { label: string }[] }>(METHODS.tree, { tree: 'claims', scope: 'article', uri: pair.uri('loss.txt'), filter: 'worth a check' });
    assert.deepEqual(nodes.map((n) => n.label), ['The port lost 12 per cent of its ferries last year']);
  });

  it('tell how far the folder is read, as an editor without our views shows progress', async () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`more${i}.txt`, `Quay ${i} opens\n\nKarin Vold said quay ${i} was open.\n`]));
    await start({ files: many, capabilities: { window: { workDoneProgress: true } } });
    const { nodes } = await pair.request<{ nodes: { label: string; children: unknown[] }[] }>(METHODS.tree, { tree: 'speakers', scope: 'folder', uri: pair.uri('ferry.txt') });
    assert.equal(nodes.find((n) => n.label === 'Karin Vold')?.children.length, 27);
    const told: { value: { kind: string; percentage?: number } }[] = [];
    for (let kind = ''; kind !== 'end';) {
      const message = await pair.next<{ value: { kind: string } }>('$/progress');
      told.push(message);
      kind = message.value.kind;
    }
    assert.deepEqual(told.map((m) => m.value.kind), ['begin', 'report', 'report', 'end']);
  });

  it('answer which files are articles', async () => {
    await start({ files: { 'newsgloss.yaml': 'newsgloss: 1\narticles: {include: ["*.txt"], exclude: ["draft*"]}\n', 'noted.md': '# x', 'noted.md.gloss.yaml': 'newsgloss: 1\n' } });
    const ask = async (name: string, languageId = 'plaintext'): Promise<boolean> => (await pair.request<{ article: boolean }>(METHODS.isArticle, { uri: pair.uri(name), languageId })).article;
    assert.deepEqual([await ask('ferry.txt'), await ask('draft1.txt'), await ask('notes.md', 'markdown'), await ask('noted.md', 'markdown'), await ask(GLOSS, 'yaml'), await ask('draft.x', 'news')], [true, false, false, true, false, true]);
  });

  it('take no export of ours for an article, where it lies among articles', async () => {
    await start({ files: { 'newsgloss.yaml': 'newsgloss: 1\narticles: {include: ["**/*.txt", "**/*.md"]}\n' } });
    await pair.decide('ferry.txt', { kind: 'acceptAll' });
    for (const format of ['markdown', 'brat']) {
      const { files } = await pair.request<{ files: { name: string; content: string }[] }>(METHODS.export, { uris: [pair.uri('ferry.txt')], format });
      for (const { name, content } of files) await pair.changedOnDisk(`made/${name}`, content);
    }
    const ask = async (name: string, languageId = 'plaintext'): Promise<boolean> => (await pair.request<{ article: boolean }>(METHODS.isArticle, { uri: pair.uri(name), languageId })).article;
    assert.deepEqual([await ask('made/digest.md', 'markdown'), await ask('made/ferry.txt'), await ask('ferry.txt')], [false, false, true]);
    const { articles } = await pair.request<{ articles: number }>(METHODS.export, { uris: [], folders: [pair.uri('ferry.txt').replace(/\/ferry\.txt$/u, '')], format: 'jsonl' });
    assert.equal(articles, 2, 'ferry.txt and crane.txt');
  });

  it('leave alone what a newsroom’s globs leave out, where the editor opens every text', async () => {
    await start({ files: { 'newsgloss.yaml': 'newsgloss: 1\narticles: {include: ["*.txt"], exclude: ["draft*"]}\n', 'draft.txt': ARTICLE } });
    await pair.open('draft.txt');
    assert.deepEqual((await pair.marks('draft.txt')).marks, []);
    assert.ok((await pair.marks('ferry.txt')).marks.length > 0);
  });

  it('export what was decided, in the formats that are offered', async () => {
    await start();
    await pair.decide('ferry.txt', { kind: 'acceptAll' });
    const { formats } = await pair.request<{ formats: { id: string }[] }>(METHODS.exportFormats, {});
    assert.ok(formats.length >= 4);
    for (const { id } of formats) {
      const result = await pair.request<{ files: { name: string; content: string; base64?: string }[]; annotations: number; articles: number }>(METHODS.export, { uris: [pair.uri('ferry.txt')], format: id });
      assert.equal(result.articles, 1);
      assert.ok(result.annotations > 3);
      assert.ok(result.files.some((f) => f.content.includes('London') || (f.base64 ?? '').startsWith('UEsDB')), id);
    }
  });

  it('copy a claim with its source', async () => {
    await start();
    await pair.decide('ferry.txt', { kind: 'setDetails', details: { outlet: 'Nordpress', published: '2026-03-03' } });
    const claim = await pair.mark('ferry.txt', '"The engine has to come out,"', 'claim');
    const { text } = await pair.request<{ text: string }>(METHODS.copyClaim, { uri: pair.uri('ferry.txt'), id: claim.id });
    assert.equal(text, '"The engine has to come out," … "and that takes a crane." – Karin Vold, port director (Nordpress, Ferry to Norham stops for a week, 2026-03-03)');
  });

  it('refuse a file that is no text with one diagnostic, and mark nothing', async () => {
    await start();
    await pair.open('picture.txt', 'PNG\u0000\u0000');
    const { items } = await pair.about<{ items: { code: string }[] }>('picture.txt', 'diagnostic');
    assert.deepEqual(items.map((d) => d.code), ['article.binary']);
    assert.deepEqual((await pair.marks('picture.txt')).marks, []);
  });

  it('say of a second coder’s file that it is not read yet, and of an unsaved article that it must be saved first', async () => {
    await start({ files: { 'ferry.txt.gloss.ben.yaml': 'newsgloss: 1\n' } });
    await pair.open('ferry.txt.gloss.ben.yaml');
    const { items } = await pair.about<{ items: { code: string }[] }>('ferry.txt.gloss.ben.yaml', 'diagnostic');
    assert.deepEqual(items.map((d) => d.code), ['gloss.other-coder']);
    await pair.notify('textDocument/didOpen', { textDocument: { uri: 'untitled:Untitled-1', languageId: 'news', version: 1, text: ARTICLE } });
    const result = await pair.request<{ outcome: string; message: string }>(METHODS.decide, { uri: 'untitled:Untitled-1', action: { kind: 'acceptAll' } });
    assert.equal(result.outcome, 'refused');
    assert.match(result.message, /Save the article/u);
  });

  it('show nothing of an article’s text as markup', async () => {
    await start({ client: { links: true } });
    const nasty = 'Storm over Bergen\n\n"All [is](command:x) <b>well</b> $(bug) ![x](http://a.b/c) here," said Karin Vold.\n';
    await pair.open('nasty.txt', nasty);
    const hover = await pair.about<{ contents: { value: string } }>('nasty.txt', 'hover', { position: pair.at('nasty.txt', 'well') });
    assert.doesNotMatch(hover.contents.value.replace(/\\[^\n]/gu, ''), /\]\(command:x\)|<b>|\$\(bug|!\[|http:\/\//u);
  });
});

const holds = (outer: Range, inner: Range): boolean => before(outer.start, inner.start) && before(inner.end, outer.end);
const before = (a: Range['start'], b: Range['start']): boolean => a.line < b.line || (a.line === b.line && a.character <= b.character);

function textIn(text: string, range: Range): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Range['start']): number => lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0) + character;
  return text.slice(offset(range.start), offset(range.end));
}
