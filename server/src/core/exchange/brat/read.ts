// Reads brat standoff: NAME.ann with NAME.txt beside it, and the labels of visual.conf. Positions are code points of the text as it is.
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { AttributeValue, GlossEntity } from '../../model/annotation.js';
import type { FieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { labelOf } from '../reading/labels.js';
import { linesOf, type SourceLine, stem, textOfFile } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { unlisted } from './values.js';

export const bratReader: Reader = { endings: ['.ann', '.a1', '.a2'], read: readBrat };

const CONFIGURATION = /(?:^|\/)visual\.conf$/u; // hit: a/visual.conf

function readBrat(files: readonly ForeignFile[], context: ReadContext): AnnotatedArticle[] {
  const texts = new Map(files.filter((f) => f.name.toLowerCase().endsWith('.txt')).map((f) => [stem(f.name), f]));
  const labels = new Map(files.filter((f) => CONFIGURATION.test(f.name)).flatMap((f) => labelsIn(f)));
  const documents = new Map<string, ForeignFile[]>();
  for (const f of files) {
    if (!bratReader.endings.some((e) => f.name.toLowerCase().endsWith(e))) continue;
    const known = documents.get(stem(f.name));
    if (known) known.push(f);
    else documents.set(stem(f.name), [f]);
  }
  return [...documents].flatMap(([name, parts]) => {
    const text = texts.get(name);
    const [first] = parts;
    if (!text && first) context.problem(first.name, undefined, `the text ${name}.txt is expected beside it`);
    const content = text && textOfFile(text, context);
    return text && content !== undefined ? [new Document(text.name, content, labels, context).read(parts)] : [];
  });
}

/** `type | label | shorter | …` of the section [labels]. */
function labelsIn(file: ForeignFile): [string, string][] {
  const lines = (file.text ?? '').split('\n');
  const from = lines.indexOf('[labels]') + 1;
  const rest = from === 0 ? [] : lines.slice(from);
  const to = rest.findIndex((l) => l.startsWith('['));
  return rest.slice(0, to < 0 ? undefined : to).flatMap((l): [string, string][] => {
    const [type, label] = l.split('|').map((c) => c.trim());
    return type !== undefined && label !== undefined && type !== '' && label !== '' ? [[type, label]] : [];
  });
}

interface Bound {
  readonly label: string;
  readonly spans: readonly Span[];
  readonly fields: Partial<Record<FieldName, string>>;
  readonly attributes: Record<string, AttributeValue>;
  readonly speakers: string[];
  readonly topics: string[];
}

/** What ends a line for brat stands as a space in the words of a .ann line. */
const LINE_BREAK = /[\n\r\u000B\u000C\u001C-\u001E\u0085\u2028\u2029]/gu;

class Document {
  private readonly offsets: Offsets;
  private readonly bounds = new Map<string, Bound>();
  /** Events by id, as their triggers. */
  private readonly triggers = new Map<string, string>();
  private readonly links: (GraphLink & { readonly file: string; readonly line: number })[] = [];
  private readonly entities = new Map<string, GlossEntity>();

  constructor(private readonly name: string, private readonly text: string, private readonly labels: ReadonlyMap<string, string>, private readonly context: ReadContext) {
    this.offsets = offsetsOf(text, 'code points');
  }

  read(parts: readonly ForeignFile[]): AnnotatedArticle {
    const lines = parts.flatMap((file) => (linesOf(file, this.context) ?? []).map((line) => ({ file: file.name, line })));
    // Targets may stand below what names them.
    for (const { file, line } of lines) if (line.text.startsWith('T')) this.bound(file, line);
    for (const { file, line } of lines) if (!line.text.startsWith('T') && line.text.trim() !== '') this.other(file, line);
    const nodes = [...this.bounds].map(([id, b]): GraphNode => ({ id, label: b.label, spans: b.spans, fields: this.fieldsOf(id, b) }));
    return fromGraph({ file: this.name, text: this.text, details: {}, nodes, links: this.ends(), entities: [...this.entities.values()] }, this.context.losses);
  }

  private fieldsOf(id: string, b: Bound): Partial<Record<FieldName, string>> {
    return {
      ...b.fields,
      foreign: JSON.stringify({ brat: id }),
      ...(Object.keys(b.attributes).length > 0 ? { attributes: JSON.stringify(b.attributes) } : {}),
      ...(b.speakers.length > 0 ? { speakers: JSON.stringify(b.speakers) } : {}),
      ...(b.topics.length > 0 ? { topics: JSON.stringify(b.topics) } : {}),
    };
  }

  private bound(file: string, line: SourceLine): void {
    const [id = '', data = '', ...tail] = line.text.split('\t');
    const [type = '', ...rest] = data.split(' ');
    const pairs = rest.join(' ').split(';').map((p) => PAIR.exec(p));
    const spans = pairs.map((m) => this.offsets.in(Number(m?.[1] ?? NaN), Number(m?.[2] ?? NaN)));
    if (!T_ID.test(id) || type === '' || spans.some((s) => s === undefined)) {
      this.context.problem(file, line.number, `ID, tab, "Type start end", tab, words are expected, with positions from 0 to ${this.offsets.length}`);
      return;
    }
    if (this.bounds.has(id)) this.context.problem(file, line.number, `the id ${id} is there already`);
    const whole = spans.flatMap((s) => s ?? []);
    const words = whole.map((s) => this.text.slice(s.start, s.end)).join(' ');
    if (tail.length > 0 && words.replace(LINE_BREAK, ' ') !== tail.join('\t')) this.context.problem(file, line.number, `the words of ${id} are not those at its position: "${words.slice(0, 60)}" is expected`);
    const label = labelOf(this.labels.get(type) ?? type, this.name, this.context);
    this.bounds.set(id, { label, spans: this.rejoined(whole), fields: {}, attributes: {}, speakers: [], topics: [] });
  }

  /** brat's annotations end with the line: pieces with nothing but a line break between them are one stretch. */
  private rejoined(spans: readonly Span[]): Span[] {
    const found: Span[] = [];
    for (const s of [...spans].sort((a, b) => a.start - b.start)) {
      const last = found.at(-1);
      const gap = last && this.text.slice(last.end, s.start);
      if (last && gap !== undefined && gap.trim() === '' && gap.search(LINE_BREAK) >= 0) found[found.length - 1] = { start: last.start, end: s.end };
      else found.push(s);
    }
    return found;
  }

  private other(file: string, line: SourceLine): void {
    const [id = '', data = '', ...tail] = line.text.split('\t');
    const words = data.split(' ').filter((w) => w !== '');
    const rest = tail.join('\t');
    const taken = id.startsWith('R') ? this.relation(words, file, line) : id.startsWith('E') ? this.event(id, words, file, line)
      : id === '*' ? this.equivalence(words, file, line) : id.startsWith('A') || id.startsWith('M') ? this.attribute(words)
        : id.startsWith('N') ? this.normalisation(words, rest) : id.startsWith('#') ? this.note(words, rest) : undefined;
    if (taken === undefined) this.context.problem(file, line.number, 'a line of brat is expected: T, R, E, A, M, N, # or * with tabs between its parts');
    else if (!taken) this.context.problem(file, line.number, `${id} names an annotation that is not there`);
  }

  private relation([type, ...args]: readonly string[], file: string, line: SourceLine): boolean | undefined {
    const [from, to] = args.map((a) => a.slice(a.indexOf(':') + 1));
    if (type === undefined || from === undefined || to === undefined || args.some((a) => !a.includes(':'))) return undefined;
    this.links.push({ label: this.labels.get(type) ?? type, from, to, file, line: line.number });
    return true;
  }

  private event(id: string, [trigger, ...args]: readonly string[], file: string, line: SourceLine): boolean | undefined {
    const target = trigger?.split(':')[1];
    if (target === undefined || args.some((a) => !a.includes(':'))) return undefined;
    this.triggers.set(id, target);
    this.context.losses.add('import.event', this.name);
    for (const arg of args) {
      const colon = arg.indexOf(':');
      this.links.push({ label: arg.slice(0, colon), from: id, to: arg.slice(colon + 1), file, line: line.number });
    }
    return this.bounds.has(target);
  }

  private equivalence([type, ...ids]: readonly string[], file: string, line: SourceLine): boolean | undefined {
    if (type === undefined || ids.length < 2) return undefined;
    for (let i = 1; i < ids.length; i++) this.links.push({ label: type, from: ids[i - 1] ?? '', to: ids[i] ?? '', file, line: line.number });
    return true;
  }

  private attribute([name, target, ...value]: readonly string[]): boolean | undefined {
    if (name === undefined || target === undefined) return undefined;
    const bound = this.at(target);
    // brat has attributes of relations in no version; some tools write them.
    if (!bound) return target.startsWith('R') ? (this.context.losses.add('import.unknown', this.name), true) : false;
    const text = value.join(' ');
    if (isField(name)) bound.fields[name] = name === 'negated' ? 'true' : text;
    else bound.attributes[this.labels.get(name) ?? name] = value.length === 0 ? true : unlisted(text);
    return true;
  }

  private normalisation([, target, reference]: readonly string[], name: string): boolean | undefined {
    const bound = target === undefined ? undefined : this.at(target);
    const colon = reference?.indexOf(':') ?? -1;
    if (reference === undefined || colon < 0) return undefined;
    if (!bound) return false;
    const [database, id] = [reference.slice(0, colon), decoded(reference.slice(colon + 1))];
    const known = bound.fields.entity;
    const entity = (known === undefined ? undefined : this.entities.get(known)) ?? { id: database === 'Newsgloss' ? id : reference, kind: bound.label, name: name === '' ? id : name, roles: [], aliases: [] };
    bound.fields.entity = entity.id;
    const geonames = database === 'GeoNames' && Number.isSafeInteger(Number(id)) ? { geonames: Number(id) } : {};
    this.entities.set(entity.id, { ...(this.entities.get(entity.id) ?? entity), ...geonames });
    return true;
  }

  private note([type, target]: readonly string[], text: string): boolean | undefined {
    if (type === undefined || target === undefined) return undefined;
    const bound = this.at(target);
    if (!bound) return target.startsWith('T') ? false : (this.context.losses.add('import.unknown', this.name), true);
    if (type === 'SpeakerEntity') bound.speakers.push(text);
    else if (type === 'AboutEntity') bound.topics.push(text);
    else if (type === 'Attribute') {
      const colon = text.indexOf(': ');
      bound.attributes[text.slice(0, colon)] = unlisted(text.slice(colon + 2).replaceAll(' ⏎ ', '\n'));
    } else bound.fields.note = [...(bound.fields.note === undefined ? [] : [bound.fields.note]), text.replaceAll(' ⏎ ', '\n')].join('\n');
    return true;
  }

  private at(id: string): Bound | undefined {
    return this.bounds.get(this.triggers.get(id) ?? id);
  }

  private ends(): GraphLink[] {
    return this.links.flatMap(({ label, from, to, file, line }) => {
      const [a, b] = [this.triggers.get(from) ?? from, this.triggers.get(to) ?? to];
      if (this.bounds.has(a) && this.bounds.has(b)) return [{ label, from: a, to: b }];
      this.context.problem(file, line, `${this.bounds.has(a) ? to : from} is not the id of an annotation`);
      return [];
    });
  }
}

/** Hit: "13 17"; miss: "13", "a b". */
const PAIR = /^(\d{1,9}) (\d{1,9})$/u;
const T_ID = /^T\S+$/u;

const FIELDS = ['status', 'as', 'form', 'force', 'act', 'negated'] as const;
const isField = (name: string): name is (typeof FIELDS)[number] => FIELDS.some((f) => f === name);

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
