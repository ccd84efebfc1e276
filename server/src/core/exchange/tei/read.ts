// Reads TEI: annotations of standOff that point into the text by string-range, and names and speech marked in the text itself. Positions: code points.
import type { Span } from '../../base/span.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { ArticleDetails, GlossEntity } from '../../model/annotation.js';
import { type FieldName, isFieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import type { GraphLink, GraphNode } from '../graph/graph.js';
import { type Offsets, offsetsOf } from '../offsets.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { child, descendants, elements, readXml, textIn, type XmlElement } from '../xml/read.js';

export const teiReader: Reader = {
  endings: ['.xml', '.tei'],
  read: (files, context) => files.filter((f) => teiReader.endings.some((e) => f.name.toLowerCase().endsWith(e))).flatMap((f) => {
    const root = readXml(f, context);
    if (!root) return [];
    if (root.name !== 'TEI') {
      context.problem(f.name, root.line, 'the element TEI is expected');
      return [];
    }
    return [new Document(f, root, context).article()];
  }),
};

/** Elements of running text that mark what we know. */
const INLINE: Readonly<Record<string, string>> = { persName: 'person', placeName: 'place', orgName: 'organisation', geogName: 'place', said: 'claim' };

/** Hit: "#string-range(txt,2,3)", "#string-range(//p[1],0,4)" is not. */
const RANGE = /#string-range\(([^(),]+),(\d+),(\d+)\)/gu;

class Document {
  /** Where the text of each element with an xml:id begins and ends, in UTF-16. */
  private readonly places = new Map<string, Span>();
  private readonly offsets = new Map<string, Offsets>();
  private readonly nodes: GraphNode[] = [];
  private readonly entities = new Map<string, GlossEntity>();
  private text = '';

  constructor(private readonly file: ForeignFile, private readonly root: XmlElement, private readonly context: ReadContext) {}

  article(): AnnotatedArticle {
    const name = descendants(child(this.root, 'teiHeader'), 'idno').find((e) => e.attributes.type === 'file');
    const file = name ? textIn(name) : `${stem(this.file.name)}.txt`;
    const standOff = child(this.root, 'standOff');
    for (const item of ['person', 'place', 'org'].flatMap((n) => descendants(standOff, n))) this.entity(item);
    const body = child(child(this.root, 'text'), 'body');
    if (!body) this.context.problem(this.file.name, this.root.line, 'text with a body is expected');
    const inline: { readonly element: XmlElement; readonly span: Span }[] = [];
    if (body) this.walk(body, inline);
    for (const { element, span } of inline) this.inline(element, span, file);
    const features = new Map(descendants(standOff, 'fs').map((fs) => [fs.attributes['xml:id'] ?? '', fs]));
    const ids = new Map<string, string>();
    for (const a of descendants(standOff, 'annotation')) this.annotation(a, features, ids, file);
    const links = descendants(standOff, 'relation').flatMap((r) => this.relation(r, ids));
    return fromGraph({ file, text: this.text, details: this.details(), nodes: this.nodes, links, entities: [...this.entities.values()] }, this.context.losses);
  }

  private walk(element: XmlElement, inline: { element: XmlElement; span: Span }[]): void {
    const start = this.text.length;
    for (const c of element.children) {
      if (typeof c === 'string') this.text += c;
      else this.walk(c, inline);
    }
    const span = { start, end: this.text.length };
    const id = element.attributes['xml:id'];
    if (id !== undefined) this.places.set(id, span);
    if (Object.hasOwn(INLINE, element.name) && span.end > span.start) inline.push({ element, span });
  }

  private inline(element: XmlElement, span: Span, file: string): void {
    const id = element.attributes['xml:id'] ?? `inline-${this.nodes.length + 1}`;
    const ref = (element.attributes.ref ?? element.attributes.who ?? '').replace('#', '');
    const entity = ref === '' ? undefined : this.entities.get(ref)?.id ?? ref;
    const said = element.name === 'said';
    this.nodes.push({
      id, label: labelOf(INLINE[element.name] ?? '', file, this.context), spans: [span],
      fields: { foreign: JSON.stringify({ tei: id }), ...(entity === undefined ? {} : said ? { speakers: JSON.stringify([entity]) } : { entity }) },
    });
  }

  private entity(item: XmlElement): void {
    const names = elements(item).filter((e) => e.name.endsWith('Name'));
    const note = (type: string): string[] => elements(item, 'note').filter((n) => n.attributes.type === type).map(textIn);
    const idno = (type: string): string | undefined => { const found = elements(item, 'idno').find((n) => n.attributes.type === type); return found && textIn(found); };
    const xmlId = item.attributes['xml:id'] ?? '';
    const geo = descendants(item, 'geo')[0];
    const [lat, lon] = (geo ? textIn(geo) : note('at')[0] ?? '').trim().split(/[\s,]+/u).map(Number);
    const geonames = Number(idno('GeoNames') ?? NaN);
    const kind = item.name === 'org' ? note('kind')[0] ?? 'organisation' : item.name;
    const [country, by, when, text] = ['country', 'by', 'when', 'note'].map((t) => note(t)[0]);
    const name = names.find((n) => n.attributes.type !== 'alias');
    this.entities.set(xmlId, {
      id: idno('newsgloss') ?? xmlId, kind, name: name ? textIn(name) : xmlId, roles: note('role'), aliases: names.filter((n) => n.attributes.type === 'alias').map(textIn),
      ...(Number.isSafeInteger(geonames) ? { geonames } : {}), ...(lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon) ? { at: [lat, lon] as const } : {}),
      ...(country === undefined ? {} : { country }), ...(by === undefined ? {} : { by }), ...(when === undefined ? {} : { when }), ...(text === undefined ? {} : { note: text }),
    });
  }

  private annotation(a: XmlElement, features: ReadonlyMap<string, XmlElement>, ids: Map<string, string>, file: string): void {
    const xmlId = a.attributes['xml:id'] ?? '';
    const values = new Map(elements(features.get((a.attributes.ana ?? '').replace('#', '')), 'f').map((f) => [f.attributes.name ?? '', textIn(f)]));
    const spans = [...(a.attributes.target ?? '').matchAll(RANGE)].map(([, id = '', from, length]) => this.range(id, Number(from), Number(length)));
    if (spans.length === 0 || spans.some((s) => s === undefined)) return this.context.problem(this.file.name, a.line, 'a target "#string-range(ID,offset,length)" within an element of the text is expected');
    const own = values.get('id');
    const id = own ?? xmlId;
    const pointer = child(a, 'ptr')?.attributes.target?.replace('#', '');
    const entity = pointer === undefined ? undefined : this.entities.get(pointer);
    const fields: Partial<Record<FieldName, string>> = own === undefined ? { foreign: JSON.stringify({ tei: xmlId }), ...(entity ? { entity: entity.id } : {}) } : {};
    for (const [name, value] of values) if (isFieldName(name)) fields[name] = value;
    const label = values.get('label') ?? values.get('type') ?? entity?.kind ?? 'claim';
    ids.set(xmlId, id);
    this.nodes.push({ id, label: labelOf(label, file, this.context), spans: spans.flatMap((s) => s ?? []), fields });
  }

  private range(id: string, from: number, length: number): Span | undefined {
    const place = this.places.get(id);
    if (!place) return undefined;
    const offsets = this.offsets.get(id) ?? offsetsOf(this.text.slice(place.start, place.end), 'code points');
    this.offsets.set(id, offsets);
    const span = offsets.in(from, from + length);
    return span && { start: place.start + span.start, end: place.start + span.end };
  }

  private relation(r: XmlElement, ids: ReadonlyMap<string, string>): GraphLink[] {
    const [from, to] = [r.attributes.active, r.attributes.passive].map((p) => ids.get((p ?? '').replace('#', '')));
    if (from === undefined || to === undefined) {
      this.context.losses.add('import.unknown', this.file.name);
      return [];
    }
    return [{ label: decoded(r.attributes.name ?? 'relation'), from, to }];
  }

  private details(): Partial<ArticleDetails> {
    const bibl = descendants(child(this.root, 'teiHeader'), 'bibl')[0];
    const text = (name: string, type?: string): string | undefined => { const found = elements(bibl, name).find((e) => type === undefined || e.attributes.type === type); return found && textIn(found); };
    const language = descendants(child(this.root, 'teiHeader'), 'language')[0]?.attributes.ident;
    const found = { title: text('title'), byline: text('author'), outlet: text('publisher'), published: text('date'), url: text('ref'), text: text('idno', 'text'), blob: text('idno', 'blob'), encoding: text('idno', 'encoding'), language };
    return { ...Object.fromEntries(Object.entries(found).filter(([, v]) => v !== undefined)), ...(found.text === undefined ? {} : { codePoints: offsetsOf(this.text, 'code points').length }) };
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
