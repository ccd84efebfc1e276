// WebAnno TSV 3.3: NAME.tsv with one word a line, annotations as DKPro's named entities, and links between them. Positions: UTF-16 units.
import type { Span } from '../../base/span.js';
import { type Carries, type Graph, type GraphNode } from '../graph/graph.js';
import { carriedGraph } from '../graph/writing.js';
import { fileNames } from '../names.js';
import type { Format, WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { firstAtLeast, wordSentences } from '../sentences.js';
import { escapedCell, escapedText } from './escape.js';
import { webannoReader } from './read.js';

const CARRIES: Carries = { ids: false, fields: ['entity'], parts: true, links: true, fragments: false, overlaps: true, entities: false, details: false };

export const webannoFormat: Format = {
  id: 'webanno',
  label: 'WebAnno TSV 3.3',
  detail: 'For INCEpTION and WebAnno: words, named entities and links. Loses spaces between sentences and all that an annotation says besides kind and entity.',
  extension: '.tsv',
  singleFile: false,
  unit: 'UTF-16 units',
  carries: CARRIES,
  reader: webannoReader,
  open: (context) => {
    const names = fileNames();
    return { add: (article) => [{ file: names.take(`${article.name}.tsv`).name, text: document(article, context) }], end: () => [] };
  },
};

const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const HEAD = ['#FORMAT=WebAnno TSV 3.3', `#T_SP=${ENTITY}|identifier|value`, `#T_RL=webanno.custom.Link|label|BT_${ENTITY}`, '', ''].join('\n');

/** A word or a part of one, with what stands in its columns. */
interface Unit extends Span {
  readonly name: string;
  readonly identifiers: string[];
  readonly values: string[];
  readonly labels: string[];
  readonly sources: string[];
}

function document(article: PreparedArticle, context: WriterContext): string {
  const graph = carriedGraph(article, CARRIES, context);
  context.losses.add('text.spacing', article.file);
  const sentences = wordSentences(graph.text, [], { cut: false, joins: false, ...(context.options.abbreviations ? { abbreviations: context.options.abbreviations } : {}) });
  const rows = new Rows(graph, sentences.map((s) => s.words));
  const trimmed = graph.nodes.filter((n) => rows.place(n)).length;
  context.losses.add('annotation.trimmed', article.file, trimmed);
  rows.links();
  const blocks = sentences.map(({ words }, s) => {
    const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
    return `\n#Text=${escapedText(graph.text.slice(start, end))}\n${rows.lines(s)}`;
  });
  return `${HEAD}\n${blocks.join('')}`;
}

class Rows {
  private readonly sentences: { readonly unit: Unit; readonly parts: Unit[] }[][];
  private readonly flat: { readonly unit: Unit; readonly parts: Unit[] }[];
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];
  /** The first unit and the number of each annotation. */
  private readonly placed = new Map<string, { readonly unit: Unit; readonly number: number }>();

  constructor(private readonly graph: Graph, sentences: readonly (readonly Span[])[]) {
    this.sentences = sentences.map((words, s) => words.map((w, t) => ({ unit: unit(w, `${s + 1}-${t + 1}`), parts: [] })));
    this.flat = this.sentences.flat();
    this.starts = this.flat.map((r) => r.unit.start);
    this.ends = this.flat.map((r) => r.unit.end);
  }

  /** @returns true where the span lost white space at its ends. */
  place(n: GraphNode): boolean {
    const span = n.spans[0] ?? { start: 0, end: 0 };
    const [first, last] = [firstAtLeast(this.ends, span.start + 1), firstAtLeast(this.starts, span.end) - 1];
    const number = this.placed.size + 1;
    const units: Unit[] = [];
    for (let i = first; i <= last; i++) {
      const row = this.flat[i];
      if (row) units.push(this.unitFor(row, { start: Math.max(span.start, row.unit.start), end: Math.min(span.end, row.unit.end) }));
    }
    const [head, tail] = [units[0], units.at(-1)];
    if (!head || !tail) return false;
    for (const u of units) {
      u.identifiers.push(`${n.fields.entity === undefined ? '*' : escapedCell(n.fields.entity)}[${number}]`);
      u.values.push(`${escapedCell(n.label)}[${number}]`);
    }
    this.placed.set(n.id, { unit: head, number });
    return head.start !== span.start || tail.end !== span.end;
  }

  private unitFor(row: { readonly unit: Unit; readonly parts: Unit[] }, span: Span): Unit {
    if (span.start === row.unit.start && span.end === row.unit.end) return row.unit;
    const known = row.parts.find((p) => p.start === span.start && p.end === span.end);
    if (known) return known;
    const made = unit(span, `${row.unit.name}.${row.parts.length + 1}`);
    row.parts.push(made);
    return made;
  }

  /** A link stands at its target and names its source. */
  links(): void {
    for (const l of this.graph.links) {
      const [from, to] = [this.placed.get(l.from), this.placed.get(l.to)];
      if (!from || !to) continue;
      to.unit.labels.push(escapedCell(l.label));
      to.unit.sources.push(`${from.unit.name}[${from.number}_${to.number}]`);
    }
  }

  lines(sentence: number): string {
    const cell = (list: readonly string[]): string => (list.length > 0 ? list.join('|') : '_');
    return (this.sentences[sentence] ?? []).flatMap((r) => [r.unit, ...r.parts]).map((u) =>
      `${u.name}\t${u.start}-${u.end}\t${escapedText(this.graph.text.slice(u.start, u.end))}\t${cell(u.identifiers)}\t${cell(u.values)}\t${cell(u.labels)}\t${cell(u.sources)}\t\n`).join('');
  }
}

const unit = (span: Span, name: string): Unit => ({ start: span.start, end: span.end, name, identifiers: [], values: [], labels: [], sources: [] });
