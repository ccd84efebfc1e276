// How annotations, entities and article details are spelled in the file: their keys in the contract's order, each with its value.
import type { ArticleDetails, CuePart, GlossEntity, SpeakerPart, Annotation, Verdict, AttributeValue } from '../model/annotation.js';
import type { Span } from '../base/span.js';
import { type ArticleText, quoteOf, storedSpan } from '../anchor/describe.js';
import { text, texts, word, words, type YamlMap, type YamlValue } from './yamlText.js';

/** Keys of an annotation in the order in which they are written. */
export const ANNOTATION_KEYS = [
  'id', 'kind', 'span', 'of', 'quote', 'context', 'entity', 'as', 'speaker', 'cue', 'act', 'form', 'force', 'negated', 'about', 'within',
  'attributes', 'links', 'verdict', 'note', 'score', 'why', 'status', 'by', 'when', 'was', 'foreign', 'conflict',
] as const;
export const ENTITY_KEYS = ['kind', 'name', 'roles', 'aliases', 'geonames', 'at', 'country', 'note', 'by', 'when'] as const;
export const ARTICLE_KEYS = ['file', 'text', 'blob', 'codePoints', 'title', 'outlet', 'url', 'byline', 'published', 'language', 'encoding'] as const;
export const ROOT_KEYS = ['newsgloss', 'article', 'entities', 'annotations'] as const;

type Fields = ReadonlyMap<string, YamlValue>;

/** Where an annotation stands, as it is to be written: code points and stored words. */
export interface StoredPlace {
  readonly spans: readonly Span[];
  readonly quotes: readonly string[];
  readonly context?: readonly [string, string];
}

export function placeFields(place: StoredPlace): Fields {
  const single = place.spans.length === 1 ? place.spans[0] : undefined;
  return collect([
    ['span', single ? pair(single) : place.spans.map(pair)],
    ['quote', single ? text(place.quotes[0] ?? '') : texts(place.quotes)],
    ['context', place.context && texts(place.context)],
  ]);
}

const pair = (s: Span): readonly YamlValue[] => [s.start, s.end];

/** Speaker and cue with their words cut from the text. `asGiven`: a speaker without words gets none. */
export function partFields(a: Annotation, article: ArticleText, asGiven = false): Fields {
  if (a.type !== 'claim') return new Map();
  return collect([
    ['speaker', a.speaker.length > 0 ? a.speaker.map((p) => speakerValue(p, article, asGiven)) : undefined],
    ['cue', a.cue.length > 0 ? a.cue.map((p) => cueValue(p, article)) : undefined],
  ]);
}

function speakerValue(part: SpeakerPart, article: ArticleText, asGiven: boolean): YamlMap {
  const quote = part.span && !(asGiven && part.quote === undefined) ? quoteOf(article, part.span) : part.quote;
  return mapOf(collect([
    ['entity', part.entity === undefined ? undefined : word(part.entity)],
    ['span', part.span && pair(storedSpan(article, part.span))],
    ['quote', quote === undefined ? undefined : text(quote)],
  ]));
}

const cueValue = (part: CuePart, article: ArticleText): YamlMap => ({ entries: [['span', pair(storedSpan(article, part.span))], ['quote', text(quoteOf(article, part.span))]] });

/** Everything of an annotation that is no position. */
export function plainFields(a: Annotation): Fields {
  const claim = a.type === 'claim' ? a : undefined;
  const mention = a.type === 'mention' ? a : undefined;
  return collect([
    ['id', word(a.id)],
    ['kind', word(a.kind)],
    ['entity', optionalWord(mention?.entity)],
    ['as', optionalWord(mention?.as)],
    ['act', optionalWord(claim?.act)],
    ['form', optionalWord(claim?.form)],
    ['force', optionalWord(claim?.force)],
    ['negated', claim?.negated],
    ['about', claim?.about && words(claim.about)],
    ['within', optionalWord(a.within)],
    ['attributes', a.attributes && mapOf(new Map(Object.entries(a.attributes).map(([k, v]) => [k, attributeValue(v)])))],
    ['links', a.links?.map((l): YamlMap => ({ entries: [['kind', word(l.kind)], ['to', word(l.to)]] }))],
    ['verdict', claim?.verdict && verdictValue(claim.verdict)],
    ['note', optionalText(a.note)],
    ['score', a.score],
    ['why', optionalText(a.why)],
    ['status', word(a.status)],
    ['by', optionalWord(a.by)],
    ['when', optionalText(a.when)],
    ['was', a.was && { entries: [['quote', text(a.was.quote)], ['text', text(a.was.text)]] }],
    ['foreign', a.foreign && mapOf(new Map(Object.entries(a.foreign).map(([k, v]) => [k, word(v)])))],
  ]);
}

function attributeValue(value: AttributeValue): YamlValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? word(value) : words(value);
}

function verdictValue(v: Verdict): YamlMap {
  return mapOf(collect([
    ['rating', optionalWord(v.rating)],
    ['summary', optionalText(v.summary)],
    ['sources', v.sources && texts(v.sources)],
    ['by', optionalWord(v.by)],
    ['when', optionalText(v.when)],
  ]));
}

export function entityFields(e: GlossEntity): Fields {
  return collect([
    ['kind', word(e.kind)],
    ['name', word(e.name)],
    ['roles', e.roles.length > 0 ? words(e.roles) : undefined],
    ['aliases', e.aliases.length > 0 ? words(e.aliases) : undefined],
    ['geonames', e.geonames],
    ['at', e.at && [e.at[0], e.at[1]]],
    ['country', optionalText(e.country)],
    ['note', optionalText(e.note)],
    ['by', optionalWord(e.by)],
    ['when', optionalText(e.when)],
  ]);
}

/** Of article details those that are given; an empty text takes the key away. */
export function articleFields(details: Partial<ArticleDetails>): { readonly set: Fields; readonly removed: readonly string[] } {
  const given = ARTICLE_KEYS.filter((k) => details[k] !== undefined);
  const removed = given.filter((k) => details[k] === '');
  const set = collect(given.filter((k) => details[k] !== '').map((k) => [k, articleValue(k, details[k])]));
  return { set, removed };
}

const PLAIN_ARTICLE_KEYS: ReadonlySet<string> = new Set(['file', 'language', 'encoding']);

function articleValue(key: string, value: string | number | undefined): YamlValue | undefined {
  if (value === undefined || typeof value === 'number') return value;
  return PLAIN_ARTICLE_KEYS.has(key) ? word(value) : text(value);
}

const optionalWord = (value: string | undefined): YamlValue | undefined => (value === undefined ? undefined : word(value));
const optionalText = (value: string | undefined): YamlValue | undefined => (value === undefined ? undefined : text(value));

function collect(fields: readonly (readonly [string, YamlValue | undefined])[]): Map<string, YamlValue> {
  const made = new Map<string, YamlValue>();
  for (const [key, value] of fields) if (value !== undefined) made.set(key, value);
  return made;
}

export const mapOf = (fields: Fields): YamlMap => ({ entries: [...fields] });

/** The fields in the order of `keys`; others behind, as given. */
export function inOrder(fields: Fields, keys: readonly string[]): YamlMap {
  const rank = new Map(keys.map((k, i) => [k, i]));
  return { entries: [...fields].sort(([a], [b]) => (rank.get(a) ?? keys.length) - (rank.get(b) ?? keys.length)) };
}
