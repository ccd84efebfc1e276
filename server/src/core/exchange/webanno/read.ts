// Reads WebAnno TSV 3.x: span layers become annotations, relation layers links; chains and slots are counted. Positions: UTF-16 units.
import type { AnnotatedArticle } from '../../model/annotated.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { labelOf } from '../reading/labels.js';
import { linesOf, type SourceLine, stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { splitCell, unescaped } from './escape.js';

export const webannoReader: Reader = { endings: ['.tsv'], read: (files, context) => files.filter((f) => f.name.toLowerCase().endsWith('.tsv')).flatMap((f) => documentIn(f, context)) };

interface Layer {
  readonly kind: 'span' | 'relation' | 'other';
  readonly name: string;
  readonly features: readonly string[];
  /** First column behind the three of each word. */
  readonly column: number;
}

function documentIn(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const lines = linesOf(file, context) ?? [];
  if (!lines[0]?.text.startsWith('#FORMAT=WebAnno TSV 3')) {
    context.problem(file.name, 1, '"#FORMAT=WebAnno TSV 3.3" is expected');
    return [];
  }
  const layers: Layer[] = [];
  const document = new Document(file, layers, context);
  let column = 0;
  for (const line of lines) {
    const [, kind, definition = ''] = /^#T_(SP|RL|CH)=(.*)$/u.exec(line.text) ?? []; // hit: #T_SP=a.B|value
    if (kind !== undefined) {
      const [name = '', ...features] = definition.split('|');
      layers.push({ kind: kind === 'SP' ? 'span' : kind === 'RL' ? 'relation' : 'other', name: name.slice(name.lastIndexOf('.') + 1), features, column });
      column += features.length;
    } else if (line.text.startsWith('#Text=')) document.sentence(unescaped(line.text.slice('#Text='.length)));
    else if (line.text !== '' && !line.text.startsWith('#')) document.row(line);
  }
  return [document.article(`${stem(file.name).replace(/\.txt$/iu, '')}.txt`)]; // hit: a.txt
}

interface Piece { start: number; end: number; readonly label: string | undefined; readonly values: Record<string, string>; readonly id: string }

class Document {
  private text = '';
  private pending: string | undefined;
  private readonly pieces = new Map<string, Piece>();
  /** Annotations by the unit and number that a relation names them with. */
  private readonly byName = new Map<string, string>();
  private readonly relations: { readonly label: string; readonly from: string; readonly to: string; readonly line: number }[] = [];

  constructor(private readonly file: ForeignFile, private readonly layers: readonly Layer[], private readonly context: ReadContext) {}

  sentence(text: string): void {
    // A sentence with line ends may have a line for each of its own.
    this.pending = this.pending === undefined ? text : `${this.pending}\n${text}`;
  }

  row({ text, number }: SourceLine): void {
    const [name = '', place = '', , ...cells] = text.split('\t');
    const [start, end] = (/^(\d{1,9})-(\d{1,9})$/u.exec(place) ?? []).slice(1).map(Number); // hit: 0-3
    if (start === undefined || end === undefined || !/^\d+-\d+(?:\.\d+)?$/u.test(name)) return this.context.problem(this.file.name, number, 'a line "sentence-word<TAB>begin-end<TAB>word<TAB>…" is expected'); // hit: 1-2.1
    if (this.pending !== undefined && !this.place(this.pending, start)) return this.context.problem(this.file.name, number, `a position of ${this.text.length} or more is expected, behind the sentence before`);
    this.pending = undefined;
    if (start >= end || end > this.text.length) return this.context.problem(this.file.name, number, `a position within the sentence is expected (up to ${this.text.length})`);
    for (const layer of this.layers) {
      const own = cells.slice(layer.column, layer.column + layer.features.length);
      if (layer.kind === 'span') this.spans(layer, own, { name, start, end });
      else if (layer.kind === 'relation') this.links(layer, own, name, number);
      else this.context.losses.add('import.unknown', this.file.name, own.some((c) => c !== '_') ? 1 : 0);
    }
  }

  /** What stood between the sentences is not in the file: a line end for each two, a space for one. */
  private place(sentence: string, start: number): boolean {
    const gap = start - this.text.length;
    if (gap < 0) return false;
    this.text += (gap === 1 ? ' ' : '\n'.repeat(gap)) + sentence;
    return true;
  }

  private spans(layer: Layer, cells: readonly string[], unit: { readonly name: string; readonly start: number; readonly end: number }): void {
    const stacked = cells.map((c) => splitCell(c, '|'));
    const count = Math.max(0, ...stacked.map((s) => s.length));
    for (let i = 0; i < count; i++) {
      const values: Record<string, string> = {};
      let number = '';
      layer.features.forEach((feature, f) => {
        const cell = stacked[f]?.[i] ?? '_';
        const [, raw = cell, n = ''] = /^([\s\S]*?)(?:(?<!\\)\[(\d+)\])?$/u.exec(cell) ?? []; // hit: PER[3]
        if (raw === '_') return;
        number = n === '' ? number : n;
        values[feature] = raw === '*' ? '' : unescaped(raw);
      });
      if (Object.keys(values).length > 0) this.piece(layer, values, number, unit);
    }
  }

  private piece(layer: Layer, values: Record<string, string>, number: string, { name, start, end }: { readonly name: string; readonly start: number; readonly end: number }): void {
    const id = number === '' ? `${layer.name} ${name} ${this.pieces.size + 1}` : `${layer.name}[${number}]`;
    const known = this.pieces.get(id);
    if (known) {
      known.start = Math.min(known.start, start);
      known.end = Math.max(known.end, end);
      return;
    }
    const label = values.value ?? values.label ?? values.kind ?? Object.entries(values).find(([k, v]) => v !== '' && k !== 'identifier')?.[1];
    this.pieces.set(id, { start, end, label: label === '' || label === undefined ? layer.name : label, values, id });
    this.byName.set(`${name}[${number === '' ? '0' : number}]`, id);
    if (!this.byName.has(`${name}[0]`)) this.byName.set(`${name}[0]`, id);
  }

  private links(layer: Layer, cells: readonly string[], at: string, line: number): void {
    const base = layer.features.findIndex((f) => f.startsWith('BT_'));
    const sources = splitCell(cells[base] ?? '_', '|');
    const labels = splitCell(cells[base === 0 ? 1 : 0] ?? '_', '|');
    sources.forEach((source, i) => {
      if (source === '_' || source === '') return;
      const [, from = '', a = '0', b = '0'] = /^(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?$/u.exec(source) ?? []; // hit: 1-6[3_0]
      const label = unescaped(labels[i] ?? '_');
      this.relations.push({ label: label === '_' || label === '*' ? layer.name : label, from: `${from}[${a}]`, to: `${at}[${b}]`, line });
    });
  }

  article(file: string): AnnotatedArticle {
    const nodes = [...this.pieces.values()].map((p): GraphNode => {
      const { identifier, value: _value, label: _label, kind: _kind, ...others } = p.values;
      const attributes = Object.fromEntries(Object.entries(others).filter(([, v]) => v !== '' && v !== p.label));
      return {
        id: p.id, label: labelOf(p.label ?? '', file, this.context), spans: [{ start: p.start, end: p.end }],
        fields: { foreign: JSON.stringify({ webanno: p.id }), ...(identifier === undefined || identifier === '' ? {} : { entity: identifier }), ...(Object.keys(attributes).length > 0 ? { attributes: JSON.stringify(attributes) } : {}) },
      };
    });
    const links = this.relations.flatMap((r): GraphLink[] => {
      const [from, to] = [this.byName.get(r.from), this.byName.get(r.to)];
      if (from !== undefined && to !== undefined) return [{ label: r.label, from, to }];
      this.context.problem(this.file.name, r.line, `an annotation at ${from === undefined ? r.from : r.to} is expected, which the relation names`);
      return [];
    });
    return fromGraph({ file, text: this.text, details: {}, nodes, links, entities: [] }, this.context.losses);
  }
}
