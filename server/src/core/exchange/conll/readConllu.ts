// Reads CoNLL-U and CoNLL-U Plus: the text from FORM and spaces, entities from brackets in MISC (CorefUD).
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { GlossEntity } from '../../model/annotation.js';
import { type FieldName, isFieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { labelOf } from '../reading/labels.js';
import { linesOf, type SourceLine, stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { detailsFrom, entityFrom } from '../reading/records.js';

export const conlluReader: Reader = { endings: ['.conllup', '.conllu', '.conll'], read: (files, context) => files.filter((f) => conlluReader.endings.some((e) => f.name.toLowerCase().endsWith(e))).flatMap((f) => documentsIn(f, context)) };

const COMMENT = /^#\s*([^=\s]+)(?:\s+id)?\s*(?:=\s?(.*))?$/su; // hit: "# newdoc id = a", "# text = b"; its value may hold a line separator (U+2028)

function documentsIn(file: ForeignFile, context: ReadContext): AnnotatedArticle[] {
  const documents: Document[] = [];
  let columns = ['ID', 'FORM', 'LEMMA', 'UPOS', 'XPOS', 'FEATS', 'HEAD', 'DEPREL', 'DEPS', 'MISC'];
  let attributes = ['eid', 'etype', 'head', 'other'];
  const current = (): Document => {
    const last = documents.at(-1);
    if (last) return last;
    const made = new Document(file.name, `${stem(file.name)}.txt`, context);
    documents.push(made);
    return made;
  };
  for (const line of linesOf(file, context) ?? []) {
    if (line.text.trim() === '') documents.at(-1)?.endSentence();
    else if (line.text.startsWith('#')) {
      const [, key = '', value = ''] = COMMENT.exec(line.text) ?? [];
      if (key === 'global.columns') columns = value.trim().split(/\s+/u);
      else if (key === 'global.Entity') attributes = value.trim().split('-');
      else if (key === 'newdoc') documents.push(new Document(file.name, value === '' ? `${stem(file.name)}-${documents.length + 1}.txt` : unescapedSpaces(value), context));
      else current().comment(key, value, line);
    } else current().token(line, columns, attributes);
  }
  return documents.map((d) => d.article());
}

interface Open { readonly eid: string; readonly part: string; readonly start: number; readonly node: Draft | undefined }
interface Draft { readonly id: string; readonly label: string; readonly spans: Span[]; readonly fields: Partial<Record<FieldName, string>>; readonly eid: string }

class Document {
  private text = '';
  private opened = false;
  private readonly open: Open[] = [];
  private readonly nodes: Draft[] = [];
  /** Fragments that wait for their others, by eid. */
  private readonly parts = new Map<string, Draft>();
  private readonly links: GraphLink[] = [];
  private readonly details: Record<string, unknown> = {};
  private readonly entities: GlossEntity[] = [];
  private pending = '';
  /** The last word said what spaces follow it, or there is none and the spaces were told. */
  private exact = false;
  private started = false;

  constructor(private readonly file: string, private readonly name: string, private readonly context: ReadContext) {}

  comment(key: string, value: string, line: SourceLine): void {
    if (key === 'newpar') this.opened = true;
    else if (key.startsWith('meta::')) this.details[key.slice('meta::'.length)] = key === 'meta::codePoints' ? Number(value) : unescapedSpaces(value);
    else if (key === 'newsgloss_entity' || key === 'newsgloss_text') {
      const parsed = this.json(value, line);
      if (key === 'newsgloss_text' && typeof parsed === 'string') [this.text, this.exact] = [parsed, true];
      const entity = entityFrom(parsed);
      if (entity) this.entities.push(entity);
    }
  }

  private json(value: string, line: SourceLine): unknown {
    try {
      return JSON.parse(value);
    } catch {
      this.context.problem(this.file, line.number, 'JSON is expected behind the "="');
      return undefined;
    }
  }

  /** A sentence of other makers ends with a space, a paragraph with an empty line. */
  endSentence(): void {
    if (this.started) this.pending = ' ';
  }

  token({ number, text }: SourceLine, columns: readonly string[], attributes: readonly string[]): void {
    const cells = text.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '_';
    const [id, form] = [cell('ID'), cell('FORM')];
    if (cells.length !== columns.length) return this.context.problem(this.file, number, `${columns.length} cells with tabs between are expected: ${columns.join(' ')}`);
    // Words within a word, and words that are not written, have no place in the text.
    if (/[-.]/u.test(id)) return this.context.losses.add('import.unknown', this.name); // hit: 1-2, 3.1
    const misc = new Map(cell('MISC').split('|').map((m) => { const at = m.indexOf('='); return [m.slice(0, at), m.slice(at + 1)] as const; }));
    const before = misc.get('SpacesBefore');
    if (this.started && this.pending === ' ' && this.opened && !this.exact) this.text = `${this.text.trimEnd()}\n\n`;
    if (before !== undefined) this.text += unescapedSpaces(before);
    this.opened = false;
    this.pending = '';
    this.started = true;
    const start = this.text.length;
    this.text += form;
    const entity = misc.get('Entity');
    if (entity !== undefined && entity !== '_') this.brackets(entity, { start, end: this.text.length }, attributes, number);
    const after = misc.get('SpacesAfter');
    this.text += after === undefined ? (misc.get('SpaceAfter') === 'No' ? '' : ' ') : unescapedSpaces(after);
    this.exact = after !== undefined || misc.get('SpaceAfter') === 'No';
  }

  private brackets(entry: string, word: Span, attributes: readonly string[], line: number): void {
    for (const [, opens, body = '', closes] of entry.matchAll(BRACKET)) {
      const [eid = '', ...values] = body.split('-');
      const part = PART.exec(eid)?.[0] ?? '';
      const plain = eid.slice(0, eid.length - part.length);
      if (opens === '(') this.begin({ eid: plain, part, values: [plain, ...values], attributes, start: word.start });
      if (closes !== ')') continue;
      const at = this.open.findLastIndex((o) => o.eid === plain && o.part === part);
      const open = this.open[at];
      if (!open) this.context.problem(this.file, line, `a bracket "(${eid}" is expected before "${eid})"`);
      else this.open.splice(at, 1);
      open?.node?.spans.push({ start: open.start, end: word.end });
    }
  }

  private begin({ eid, part, values, attributes, start }: { readonly eid: string; readonly part: string; readonly values: readonly string[]; readonly attributes: readonly string[]; readonly start: number }): void {
    const value = (name: string): string => decoded(values[attributes.indexOf(name)] ?? '');
    const first = part === '' || part.startsWith('[1/');
    const other = new Map((values[attributes.indexOf('other')] ?? '').split(',').map((o) => { const at = o.indexOf(':'); return [o.slice(0, at), o.slice(at + 1)] as const; }));
    const waiting = this.parts.get(eid);
    if (!first && waiting) {
      this.open.push({ eid, part, start, node: waiting });
      return;
    }
    const own = other.get('id');
    const id = own === undefined ? `${this.nodes.length + 1}` : decoded(own);
    const fields: Partial<Record<FieldName, string>> = own === undefined ? { foreign: JSON.stringify({ conllu: id }), entity: eid } : {};
    for (const [key, v] of other) if (isFieldName(key)) fields[key] = decoded(v);
    for (const piece of (values[attributes.indexOf('other')] ?? '').split(',')) {
      const at = piece.indexOf(':');
      if (piece.startsWith('link.')) this.links.push({ label: decoded(piece.slice('link.'.length, at)), from: id, to: decoded(piece.slice(at + 1)) });
    }
    const node: Draft = { id, label: labelOf(value('etype'), this.name, this.context), spans: [], fields, eid };
    this.nodes.push(node);
    if (part !== '') this.parts.set(eid, node);
    this.open.push({ eid, part, start, node });
  }

  article(): AnnotatedArticle {
    for (const o of this.open) this.context.problem(this.file, undefined, `the bracket "(${o.eid}" is never closed`);
    const ids = new Set(this.nodes.map((n) => n.id));
    const nodes = this.nodes.filter((n) => n.spans.length > 0).map((n): GraphNode => ({ id: n.id, label: n.label, spans: n.spans, fields: n.fields }));
    const links = this.links.filter((l) => ids.has(l.to));
    return fromGraph({ file: this.name, text: this.exact || this.nodes.length + this.text.length === 0 ? this.text : `${this.text.trimEnd()}\n`, details: detailsFrom(this.details), nodes, links, entities: this.entities }, this.context.losses);
  }
}

/** One bracket of an entry; hit: "(e1-person-1-", "e1)", "(e2[1/2]-place)". */
const BRACKET = /(\(?)([^()]+)(\)?)/gu;
const PART = /\[\d+\/\d+\]$/u;

/** Hit: \s, \n, \\u00a0. */
const ESCAPE = /\\(?:u([0-9a-f]{4})|([stnrp\\]))/gu;
const SPACES: Readonly<Record<string, string>> = { s: ' ', t: '\t', n: '\n', r: '\r', p: '|', '\\': '\\' };

const unescapedSpaces = (value: string): string => value.replace(ESCAPE, (_, code: string | undefined, name: string | undefined) => (code === undefined ? (SPACES[name ?? ''] ?? '') : String.fromCharCode(parseInt(code, 16))));

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
