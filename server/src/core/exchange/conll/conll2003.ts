// CoNLL-2003: words with one tag each, for training and scoring of name recognisers. Writes mentions only.
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import { type Carries, CUE, type Graph, type GraphNode, SPEAKER } from '../graph/graph.js';
import { fromGraph } from '../graph/fromGraph.js';
import { carriedGraph } from '../graph/writing.js';
import { labelOf } from '../reading/labels.js';
import { linesOf, stem } from '../reading/lines.js';
import type { ForeignFile, ReadContext } from '../reading/port.js';
import type { Format, WriterContext } from '../port.js';
import { type PreparedArticle } from '../prepare.js';
import { firstAtLeast, wordSentences } from '../sentences.js';
import { type Chunk, chunksOf, isTag, tagsOf } from './tags.js';

const CARRIES: Carries = { ids: false, fields: [], parts: false, links: false, fragments: false, overlaps: false, entities: false, details: false };

export const conll2003Format: Format = {
  id: 'conll2003',
  label: 'CoNLL-2003',
  detail: 'To train and score name recognisers: one word a line with IOB1, IOB2 or BIOES tags. Keeps mentions only, none inside another; loses spaces, claims, links and all details.',
  extension: '.conll',
  singleFile: true,
  carries: CARRIES,
  reader: { endings: ['.conll', '.iob', '.bio', '.txt'], read: (files, context) => files.flatMap((f) => documentsIn(f, context)) },
  open: (context) => ({
    add: (article) => [{ file: 'articles.conll', text: written(article, context) }],
    end: () => [{ file: 'articles.conll', text: '' }],
  }),
};

const HEAD = '-DOCSTART- -X- -X- O\n\n';

/** As the shared task spells the kinds that it has. */
const TAGS: Readonly<Record<string, string>> = { person: 'PER', organisation: 'ORG', place: 'LOC' };

const SPACES = /\s+/gu;

function written(article: PreparedArticle, context: WriterContext): string {
  const claims = article.annotations.filter((a) => a.type === 'claim').length;
  context.losses.add('claim.left-out', article.file, claims);
  const graph = mentionsAsWords(article, context);
  context.losses.add('text.spacing', article.file);
  const sentences = wordSentences(graph.text, graph.nodes.flatMap((n) => n.spans), { cut: false, joins: true, ...(context.options.abbreviations ? { abbreviations: context.options.abbreviations } : {}) });
  let next = 0;
  const blocks = sentences.map(({ words }) => {
    const chunks: Chunk[] = [];
    const starts = words.map((w) => w.start);
    for (let n = graph.nodes[next]; n && (n.spans[0]?.start ?? 0) < (words.at(-1)?.end ?? 0); n = graph.nodes[++next]) {
      const span = n.spans[0] ?? { start: 0, end: 0 };
      const [start, end] = [firstAtLeast(starts, span.start), firstAtLeast(starts, span.end)];
      if (start < end) chunks.push({ start, end, label: TAGS[n.label] ?? n.label.replace(SPACES, '_') });
    }
    const tags = tagsOf(chunks, words.length, context.options.scheme ?? 'iob2');
    return words.map((w, i) => `${graph.text.slice(w.start, w.end)} -X- O ${tags[i] ?? 'O'}\n`).join('');
  });
  return HEAD + blocks.map((b) => `${b}\n`).join('');
}

/** Widened to whole words, none inside another. */
function mentionsAsWords(article: PreparedArticle, context: WriterContext): Graph {
  const mentions = { ...article, annotations: article.annotations.filter((a) => a.type === 'mention') };
  const words = wordSentences(article.text, [], { cut: false, joins: false }).flatMap((s) => s.words);
  const [starts, ends] = [words.map((w) => w.start), words.map((w) => w.end)];
  let snapped = 0;
  const widened = mentions.annotations.map((a) => ({ ...a, spans: a.spans.map((s) => { const w = widen(s, starts, ends, article.text); if (w.changed) snapped++; return w.span; }) }));
  context.losses.add('annotation.snapped', article.file, snapped);
  const graph = carriedGraph({ ...mentions, annotations: widened }, CARRIES, context);
  const renamed = graph.nodes.filter((n) => n.label.search(SPACES) >= 0).length;
  context.losses.add('type.renamed', article.file, renamed);
  return { ...graph, nodes: graph.nodes.filter((n) => n.label !== SPEAKER && n.label !== CUE) };
}

/** To the words that it touches; white space at its ends does not count as a change. */
function widen(s: Span, starts: readonly number[], ends: readonly number[], text: string): { readonly span: Span; readonly changed: boolean } {
  const first = firstAtLeast(ends, s.start + 1);
  const last = firstAtLeast(starts, s.end) - 1;
  if (first > last) return { span: s, changed: false };
  const span = { start: starts[first] ?? s.start, end: ends[last] ?? s.end };
  return { span, changed: text.slice(s.start, s.end).trim() !== text.slice(span.start, span.end) };
}

/** Documents begin at -DOCSTART-; their words are joined by spaces, sentences by line ends. */
function documentsIn(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const documents: Document[] = [];
  let tags: string[] = [];
  let open: Document | undefined;
  const sentence = (): void => {
    open?.sentence(tags);
    tags = [];
  };
  for (const { number, text } of linesOf(file, context) ?? []) {
    const cells = text.trim().split(/[ \t]+/u);
    const word = cells[0] ?? '';
    if (word === '' || word === '-DOCSTART-') sentence();
    if (word === '-DOCSTART-') open = undefined;
    if (word === '' || word === '-DOCSTART-' || text.startsWith('# ')) continue;
    const tag = cells.at(-1) ?? 'O';
    if (cells.length < 2 || !isTag(tag)) {
      context.problem(file.name, number, 'a word and its tag (O, B-X, I-X, …) are expected');
      continue;
    }
    if (!open) documents.push((open = new Document()));
    open.word(word);
    tags.push(tag);
  }
  sentence();
  return documents.map((d, i) => d.article(`${stem(file.name)}${documents.length > 1 ? `-${i + 1}` : ''}.txt`, context));
}

class Document {
  private text = '';
  private words: Span[] = [];
  private readonly found: { readonly span: Span; readonly label: string }[] = [];

  word(word: string): void {
    if (this.words.length > 0) this.text += ' ';
    this.words.push({ start: this.text.length, end: this.text.length + word.length });
    this.text += word;
  }

  sentence(tags: readonly string[]): void {
    for (const c of chunksOf(tags)) this.found.push({ span: { start: this.words[c.start]?.start ?? 0, end: this.words[c.end - 1]?.end ?? 0 }, label: c.label });
    if (this.words.length > 0) this.text += '\n';
    this.words = [];
  }

  article(file: string, context: ReadContext): AnnotatedArticle {
    const nodes = this.found.map(({ span, label }, i): GraphNode => ({ id: `${i + 1}`, label: labelOf(label, file, context), spans: [span], fields: { foreign: JSON.stringify({ conll2003: `${i + 1}` }) } }));
    return fromGraph({ file, text: this.text, details: {}, nodes, links: [], entities: [] }, context.losses);
  }
}
