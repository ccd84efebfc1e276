// Reads W3C Web Annotations: collections, pages, lists and single ones, ours and other makers'. The article's text must be at hand.
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { GlossEntity, Verdict } from '../../model/annotation.js';
import { decodedText } from '../../text/normalise.js';
import { type FieldName, fieldsFromJson, isFieldName } from '../graph/fields.js';
import { fromGraph } from '../graph/fromGraph.js';
import { type GraphLink, type GraphNode, SPEAKER } from '../graph/graph.js';
import { linkLabel, nodeLabel } from '../graph/labels.js';
import { inside, type JsonPlace, readJson, wrong } from '../reading/json.js';
import { labelOf } from '../reading/labels.js';
import { stem } from '../reading/lines.js';
import type { ForeignFile, Reader, ReadContext } from '../reading/port.js';
import { entityFrom, textsOf } from '../reading/records.js';
import { asList, asNumber, asRecord, asText, asTexts, type JsonRecord } from '../reading/values.js';
import { Places, type SelectorPlace, type Target } from './places.js';

export const w3cReader: Reader = {
  endings: ['.jsonld', '.json'],
  wants: (files) => files.filter(isAnnotations).flatMap((f) => [stem(f.name), ...sourcesIn(f.text ?? '')]),
  read: (files, context) => files.filter(isAnnotations).flatMap((f) => {
    const json = readJson(f, context);
    return json ? articlesIn(json.value, json.place, files, context) : [];
  }),
};

const isAnnotations = (f: ForeignFile): boolean => w3cReader.endings.some((e) => f.name.toLowerCase().endsWith(e));

/** Hit: "source": "https://a.example/b.txt". */
const SOURCE = /"(?:source|newsgloss:file)"\s*:\s*("(?:[^"\\]|\\.)*")/gu;

const sourcesIn = (source: string): string[] => [...new Set([...source.matchAll(SOURCE)].map((m) => asText(JSON.parse(m[1] ?? '""')) ?? ''))].map(fileOf);

/** The last name of an address: `https://a.example/x/b%20c.txt` → `b c.txt`. */
function fileOf(address: string): string {
  const name = address.slice(address.lastIndexOf('/') + 1).split(/[?#]/u, 1)[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

interface Item { readonly node: JsonRecord; readonly place: JsonPlace }

/** Annotations of one source go together; those of a collection of ours with its entities and details. */
function articlesIn(value: unknown, place: JsonPlace, files: readonly ForeignFile[], context: ReadContext): AnnotatedArticle[] {
  const root = asRecord(value);
  const own = root && asRecord(root['newsgloss:document']);
  const groups = new Map<string, Item[]>();
  const names = new Map<string, string>();
  const items = itemsOf(value, place, context);
  for (const item of items) {
    const source = sourceOf(item.node) ?? asText(own?.id) ?? '';
    names.set(asText(item.node.id) ?? '', source);
    const known = groups.get(source);
    if (known) known.push(item);
    else groups.set(source, [item]);
  }
  if (groups.size === 0 && own) groups.set(asText(own.id) ?? '', []);
  // Links and verdicts have no source of their own: they go with what they point to.
  const placed = own ? [[asText(own.id) ?? '', items] as const] : [...groups].filter(([source]) => source !== '').map(([source, list]) => [source, [...list, ...(groups.get('') ?? [])]] as const);
  return placed.flatMap(([source, list]) => {
    const wanted = [asText(own?.['newsgloss:file']), fileOf(source), stem(place.file.name)].flatMap((n) => (n === undefined || n === '' ? [] : [n]));
    const text = files.find((f) => !isAnnotations(f) && wanted.some((n) => f.name === n || f.name.endsWith(`/${n}`)));
    if (text?.text === undefined) {
      context.problem(place.file.name, undefined, `the article that the annotations belong to is expected beside them: ${wanted[0] ?? source}`);
      return [];
    }
    return [new Collection(text.name, decodedText(text.text), context).read(list, root ?? {})];
  });
}

function itemsOf(value: unknown, place: JsonPlace, context: ReadContext): Item[] {
  const list = place.path.length > DEEPEST ? undefined : asList(value);
  if (list) return list.flatMap((v, i) => itemsOf(v, inside(place, i), context));
  const node = asRecord(value);
  if (!node) {
    wrong(place, 'an annotation, a page or a collection is expected', context);
    return [];
  }
  if (hasType(node, 'Annotation')) return [{ node, place }];
  if (place.path.length > DEEPEST) return [];
  if (node.items !== undefined) return itemsOf(node.items, inside(place, 'items'), context);
  if (typeof node.first === 'object') return itemsOf(node.first, inside(place, 'first'), context);
  if (!hasType(node, 'AnnotationCollection') && !hasType(node, 'AnnotationPage')) wrong(place, '"type": "Annotation", "AnnotationPage" or "AnnotationCollection" is expected', context);
  return [];
}

/** Steps into a file within which annotations are looked for. */
const DEEPEST = 20;

const hasType = (node: JsonRecord, type: string): boolean => many(node.type).includes(type);
const many = (value: unknown): readonly unknown[] => (value === undefined ? [] : asList(value) ?? [value]);

function sourceOf(node: JsonRecord): string | undefined {
  for (const target of many(node.target)) {
    const r = asRecord(target);
    const source = asText(r?.source) ?? asText(asRecord(r?.source)?.id);
    if (source !== undefined) return source;
  }
  return undefined;
}

class Collection {
  private readonly places: Places;
  private readonly nodes: GraphNode[] = [];
  /** Ids of `nodes`. */
  private readonly marked = new Set<string>();
  private readonly links: GraphLink[] = [];
  private readonly entities = new Map<string, GlossEntity>();
  /** Our ids by address. */
  private readonly ids = new Map<string, string>();
  private readonly verdicts = new Map<string, Verdict>();
  private readonly spoken = new Map<string, string[]>();
  private readonly topics = new Map<string, string[]>();

  constructor(private readonly file: string, text: string, private readonly context: ReadContext) {
    this.places = new Places(text);
  }

  read(items: readonly Item[], root: JsonRecord): AnnotatedArticle {
    for (const e of asList(root['newsgloss:entities']) ?? []) this.entity(e);
    const isLink = ({ node }: Item): boolean => many(node.motivation).includes('linking');
    const isVerdict = ({ node }: Item): boolean => many(node.motivation).includes('assessing') && sourceOf(node) === undefined;
    for (const item of items) if (!isLink(item) && !isVerdict(item)) this.annotation(item);
    for (const item of items) if (isLink(item)) this.link(item.node);
    for (const item of items) if (!isLink(item) && isVerdict(item)) this.verdict(item.node);
    const nodes = this.nodes.map((n) => ({ ...n, fields: { ...n.fields, ...this.late(n.id) } }));
    const document = asRecord(root['newsgloss:document']) ?? {};
    const details = { ...textsOf({ title: document['dcterms:title'], outlet: document['dcterms:publisher'], published: document['dcterms:issued'], byline: document['newsgloss:byline'], url: document['newsgloss:url'], encoding: document['newsgloss:encoding'], blob: document['newsgloss:blob'], text: document['newsgloss:text'], language: document.language }, ['title', 'outlet', 'published', 'byline', 'url', 'encoding', 'blob', 'text', 'language']), ...(asNumber(document['newsgloss:codePoints']) === undefined ? {} : { codePoints: asNumber(document['newsgloss:codePoints']) ?? 0 }) };
    return fromGraph({ file: asText(document['newsgloss:file']) ?? this.file, text: this.places.text, details, nodes, links: this.links, entities: [...this.entities.values()] }, this.context.losses);
  }

  private late(id: string): Partial<Record<FieldName, string>> {
    const [verdict, speakers, topics] = [this.verdicts.get(id), this.spoken.get(id), this.topics.get(id)];
    return { ...(verdict ? { verdict: JSON.stringify(verdict) } : {}), ...(speakers ? { speakers: JSON.stringify(speakers) } : {}), ...(topics ? { topics: JSON.stringify(topics) } : {}) };
  }

  private entity(value: unknown): void {
    const r = asRecord(value) ?? {};
    const plain = Object.fromEntries(Object.entries(r).map(([k, v]) => [k.replace('newsgloss:', ''), v]));
    const e = entityFrom({ ...plain, roles: plain.role === undefined ? [] : many(plain.role), aliases: plain.alias === undefined ? [] : many(plain.alias), ...(plain.latitude === undefined ? {} : { at: [plain.latitude, plain.longitude] }) });
    if (!e) return;
    this.entities.set(e.id, e);
    const iri = asText(r.id);
    if (iri !== undefined) this.ids.set(iri, e.id);
  }

  private annotation({ node, place }: Item): void {
    const iri = asText(node.id);
    const targets = many(node.target).map(selected);
    const spans = targets.map((t) => this.places.find(t));
    if (iri === undefined) wrong(place, '"id" is expected', this.context);
    if (targets.length === 0 || targets.some((t) => t.exact === undefined && t.start === undefined)) wrong(inside(place, 'target'), 'a target with a TextQuoteSelector or TextPositionSelector is expected', this.context);
    if (spans.some((s) => s === undefined)) this.context.losses.add('import.unplaced', this.file);
    if (iri === undefined || spans.some((s) => s === undefined)) return;
    const own = asText(node['newsgloss:id']);
    const id = own ?? iri;
    this.ids.set(iri, id);
    this.marked.add(id);
    this.nodes.push({ id, label: this.label(node, own !== undefined), spans: spans.flatMap((s) => s ?? []), fields: this.fields(node, own === undefined ? iri : undefined) });
  }

  private label(node: JsonRecord, own: boolean): string {
    const tags = bodies(node, ['classifying', 'tagging']).flatMap((b) => asText(b.value) ?? asText(b.source) ?? []);
    const [tag] = tags;
    if (tag === undefined) return many(node.motivation).includes('assessing') || many(node.motivation).includes('highlighting') ? 'claim' : 'document';
    return own ? nodeLabel(tag) : labelOf(tag, this.file, this.context);
  }

  private fields(node: JsonRecord, foreign: string | undefined): Partial<Record<FieldName, string>> {
    const ours = Object.entries(node).flatMap(([key, value]) => {
      const name = key.startsWith('newsgloss:') ? key.slice('newsgloss:'.length) : '';
      return isFieldName(name) ? [[name, value] as const] : [];
    });
    const entity = bodies(node, ['identifying']).flatMap((b) => asText(b.source) ?? [])[0];
    const creator = asRecord(many(node.creator)[0]);
    const notes = bodies(node, ['commenting', 'describing', 'replying']).flatMap((b) => asText(b.value) ?? []);
    const was = asRecord(node['newsgloss:was']);
    const by = many(creator?.type).includes('Software') ? undefined : asText(creator?.name);
    return {
      ...fieldsFromJson({
        ...Object.fromEntries(ours),
        ...(by === undefined ? {} : { by }),
        when: asText(node['newsgloss:when']) ?? asText(node.created),
        ...(notes.length > 0 ? { note: notes.join('\n') } : {}),
        attributes: record(node['newsgloss:attribute'], 'newsgloss:name', 'newsgloss:value'),
        foreign: foreign === undefined ? record(node['newsgloss:foreign'], 'newsgloss:tool', 'newsgloss:id') : { w3c: foreign },
        ...(was ? { was: { quote: was['newsgloss:quote'], text: was['newsgloss:text'] } } : {}),
      }),
      ...(entity === undefined ? {} : { entity: this.entityId(entity) }),
    };
  }

  /** The entity behind an address; one that nothing describes is called by the address. */
  private entityId(iri: string): string {
    const known = this.ids.get(iri);
    if (known !== undefined) return known;
    // An entity that the collection does not list: our addresses end in its id.
    const part = iri.indexOf('#entity/');
    return part < 0 ? iri : decodeURIComponent(iri.slice(part + '#entity/'.length));
  }

  private link(node: JsonRecord): void {
    const [body, target] = [addressOf(node.body), addressOf(node.target)].map((iri) => (iri === undefined ? undefined : { iri, id: this.ids.get(iri) }));
    const tag = asText(bodies(node, ['tagging', 'classifying'])[0]?.value);
    const relation = asText(node['newsgloss:relation']) ?? (tag === undefined ? 'linking' : linkLabel(tag));
    if (!target || target.id === undefined || !body) {
      this.context.losses.add('link.target', this.file);
      return;
    }
    if (body.id !== undefined && this.marked.has(body.id)) this.links.push({ label: relation, from: target.id, to: body.id });
    else if (relation === SPEAKER || relation === 'about') {
      const map = relation === SPEAKER ? this.spoken : this.topics;
      map.set(target.id, [...(map.get(target.id) ?? []), this.entityId(body.iri)]);
    } else this.context.losses.add('link.target', this.file);
  }

  private verdict(node: JsonRecord): void {
    const target = addressOf(node.target);
    const id = target === undefined ? undefined : this.ids.get(target);
    if (id === undefined) return this.context.losses.add('link.target', this.file);
    const creator = asText(asRecord(node.creator)?.name);
    const [when, rating, value] = [asText(node['newsgloss:when']) ?? asText(node.created), asText(node['newsgloss:rating']), asText(asRecord(many(node.body)[0])?.value)];
    const summary = asText(node['newsgloss:summary']) ?? (rating === undefined ? value : undefined);
    const sources = node['newsgloss:source'] === undefined ? [] : asTexts(many(node['newsgloss:source'])) ?? [];
    this.verdicts.set(id, { ...(rating === undefined ? {} : { rating }), ...(summary === undefined ? {} : { summary }), ...(sources.length > 0 ? { sources } : {}), ...(creator === undefined ? {} : { by: creator }), ...(when === undefined ? {} : { when }) });
  }
}

const addressOf = (value: unknown): string | undefined => { const [first] = many(value); return asText(first) ?? asText(asRecord(first)?.source) ?? asText(asRecord(first)?.id); };

/** Bodies with one of the purposes; without a purpose the annotation's motivation counts. */
function bodies(node: JsonRecord, purposes: readonly string[]): JsonRecord[] {
  return many(node.body).flatMap((b) => {
    const r = typeof b === 'string' ? undefined : asRecord(b);
    const purpose = many(r?.purpose ?? node.motivation);
    return r && purpose.some((p) => typeof p === 'string' && purposes.includes(p)) ? [r] : [];
  });
}

function record(value: unknown, key: string, content: string): Readonly<Record<string, unknown>> | undefined {
  const entries = (value === undefined ? [] : many(value)).flatMap((v) => { const name = asText(asRecord(v)?.[key]); return name === undefined ? [] : [[name, asRecord(v)?.[content]] as const]; });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function selected(target: unknown): Target {
  const found: { -readonly [K in keyof SelectorPlace]: SelectorPlace[K] } = {};
  const selectors = [...many(asRecord(target)?.selector)];
  for (let i = 0; i < selectors.length && i < MOST_SELECTORS; i++) {
    const s = asRecord(selectors[i]);
    if (!s) continue;
    if (s.refinedBy !== undefined) selectors.push(...many(s.refinedBy));
    for (const key of ['exact', 'prefix', 'suffix'] as const) { const value = asText(s[key]); if (value !== undefined) found[key] = value; }
    if (hasType(s, 'TextPositionSelector')) for (const key of ['start', 'end'] as const) { const value = asNumber(s[key]); if (value !== undefined) found[key] = value; }
  }
  return found;
}

const MOST_SELECTORS = 100;
