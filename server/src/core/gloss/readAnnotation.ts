// Reads one annotation block; positions stay code points of the stored text.
import type { Span } from '../base/span.js';
import type { Annotation, AttributeValue, ClaimAnnotation, CuePart, Link, MentionAnnotation, SpeakerPart, Verdict } from '../model/annotation.js';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../model/kinds.js';
import { FieldReader, textOf, textsOf, type Findings } from './problems.js';
import type { MapNode, SourceNode } from './sourceTree.js';
import { resolved } from './sourceTree.js';

type Common = Omit<MentionAnnotation, 'type' | 'entity' | 'as'>;

/**
 * The annotation of a block, or undefined where it lacks what no annotation can do without (id, kind, span, quote in order).
 * Everything wrong in it is reported; an optional field of a wrong type is left out.
 */
export function readAnnotation(map: MapNode, id: string, found: Findings): Annotation | undefined {
  const fields = new FieldReader(map, id, found);
  const common = readCommon(fields);
  const isClaim = fields.node('kind') !== undefined && textOf(fields.node('kind')) === 'claim';
  fields.conflict();
  const special = isClaim ? readClaim(fields) : readMention(fields);
  if (!common) return undefined;
  if (!isClaim && common.spans.length > 1) {
    fields.wrongType('span', 'one stretch');
    return undefined;
  }
  return special.type === 'claim' ? { ...common, ...special } : { ...common, ...special };
}

function readCommon(fields: FieldReader): Common | undefined {
  const id = fields.text('id');
  const kind = fields.text('kind');
  const spans = readSpans(fields, 'span');
  const quotes = readQuotes(fields);
  for (const key of ['kind', 'span', 'quote', 'status']) if (!fields.node(key)) fields.missing(key);
  const fit = spans === undefined || quotes === undefined || quotes.length === spans.length;
  if (!fit) fields.found.error('quote-count', fields.place('quote'), String(spans.length), String(quotes.length));
  const rest = readCommonRest(fields);
  if (id === undefined || kind === undefined || !spans || !quotes || !fit) return undefined;
  return { id, kind, spans, quotes, ...rest };
}

function readCommonRest(fields: FieldReader): Omit<Common, 'id' | 'kind' | 'spans' | 'quotes'> {
  const context = readContext(fields);
  const attributes = readAttributes(fields);
  const links = readLinks(fields);
  const foreign = readTextMap(fields, 'foreign');
  const was = readWas(fields);
  return {
    status: fields.oneOf('status', STATUSES, 'unknown-status') ?? 'suggested',
    ...texts(fields, ['by', 'when', 'why', 'note', 'within', 'of'] as const),
    ...(context ? { context } : {}),
    ...defined('score', fields.number('score')),
    ...(attributes ? { attributes } : {}),
    ...(links ? { links } : {}),
    ...(foreign ? { foreign } : {}),
    ...(was ? { was } : {}),
  };
}

function readMention(fields: FieldReader): Pick<MentionAnnotation, 'type' | 'entity' | 'as'> {
  return { type: 'mention', ...defined('entity', fields.text('entity')), ...defined('as', fields.oneOf('as', MENTION_FORMS)) };
}

function readClaim(fields: FieldReader): Omit<ClaimAnnotation, keyof Common> {
  const about = fields.texts('about');
  const verdict = readVerdict(fields);
  return {
    type: 'claim',
    speaker: readParts(fields, 'speaker').flatMap((p) => readSpeaker(p)),
    cue: readParts(fields, 'cue').flatMap((p) => readCue(p)),
    ...defined('act', fields.oneOf('act', ACTS)),
    ...defined('form', fields.oneOf('form', CLAIM_FORMS)),
    ...defined('force', fields.oneOf('force', FORCES)),
    ...defined('negated', fields.flag('negated')),
    ...(about ? { about } : {}),
    ...(verdict ? { verdict } : {}),
  };
}

const defined = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } => {
  const made: { [P in K]?: T } = {};
  if (value !== undefined) made[key] = value;
  return made;
};

function texts<K extends string>(fields: FieldReader, keys: readonly K[]): { [P in K]?: string } {
  const made: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = fields.text(key);
    if (value !== undefined) made[key] = value;
  }
  return made;
}

/** `[29, 37]` or `[[47, 66], [110, 131]]`: whole numbers, each stretch not empty, in text order, not overlapping. */
function readSpans(fields: FieldReader, key: string): readonly Span[] | undefined {
  const list = fields.list(key);
  if (!list) return undefined;
  const nested = list.length > 0 && list.every((n) => resolved(n)?.type === 'seq');
  const spans = nested ? list.map(spanOf) : [spanOfItems(list)];
  if (spans.some((s) => s === undefined)) {
    fields.wrongType(key, '[start, end] or a list of such pairs');
    return undefined;
  }
  const whole = spans.filter((s) => s !== undefined);
  if (inOrder(whole)) return whole;
  fields.found.error('span-order', fields.place(key));
  return undefined;
}

function spanOf(node: SourceNode): Span | undefined {
  const list = resolved(node);
  return list?.type === 'seq' ? spanOfItems(list.items.map((i) => i.value)) : undefined;
}

function spanOfItems(items: readonly SourceNode[]): Span | undefined {
  const [start, end, ...more] = items.map((i) => {
    const node = resolved(i);
    return node?.type === 'scalar' && typeof node.value === 'number' && Number.isSafeInteger(node.value) && node.value >= 0 ? node.value : undefined;
  });
  return start === undefined || end === undefined || more.length > 0 ? undefined : { start, end };
}

const inOrder = (spans: readonly Span[]): boolean => spans.every((s, i) => s.start < s.end && s.start >= (spans[i - 1]?.end ?? 0));

function readQuotes(fields: FieldReader): readonly string[] | undefined {
  const node = fields.present('quote');
  if (!node) return undefined;
  const single = textOf(node);
  if (single !== undefined) return [single];
  const several = textsOf(node);
  if (several && several.length > 0) return several;
  fields.wrongType('quote', 'text, or a list of texts');
  return undefined;
}

function readContext(fields: FieldReader): readonly [string, string] | undefined {
  const [before, after, ...more] = fields.texts('context') ?? [];
  if (before !== undefined && after !== undefined && more.length === 0) return [before, after];
  if (fields.node('context') && before !== undefined) fields.wrongType('context', 'the text before and the text after');
  return undefined;
}

/** The mappings of a list; what is none is reported. */
function readParts(fields: FieldReader, key: string): readonly FieldReader[] {
  const parts: FieldReader[] = [];
  (fields.list(key) ?? []).forEach((node, i) => {
    const map = resolved(node);
    if (map?.type === 'map') parts.push(new FieldReader(map, `${fields.owner}/${key}/${i}`, fields.found));
    else fields.found.error('wrong-type', node.span, key, 'list of mappings');
  });
  return parts;
}

function readSpeaker(fields: FieldReader): SpeakerPart[] {
  const span = onePlace(fields);
  const part = { ...texts(fields, ['entity', 'quote'] as const), ...(span ? { span } : {}) };
  if (Object.keys(part).length > 0) return [part];
  if (fields.map.entries.length === 0) fields.missing('entity');
  return [];
}

function readCue(fields: FieldReader): CuePart[] {
  const span = onePlace(fields);
  const quote = fields.text('quote');
  for (const key of ['span', 'quote']) if (!fields.node(key)) fields.missing(key);
  return span && quote !== undefined ? [{ span, quote }] : [];
}

function onePlace(fields: FieldReader): Span | undefined {
  const spans = readSpans(fields, 'span');
  if (spans && spans.length !== 1) fields.wrongType('span', 'one stretch');
  return spans?.length === 1 ? spans[0] : undefined;
}

function readAttributes(fields: FieldReader): Readonly<Record<string, AttributeValue>> | undefined {
  const map = fields.mapping('attributes');
  if (!map) return undefined;
  const values: Record<string, AttributeValue> = {};
  for (const entry of map.map.entries) {
    if (entry.key === undefined || Object.hasOwn(values, entry.key)) continue;
    const value = attributeValue(entry.value);
    map.noted(entry.key);
    if (value === undefined) map.wrongType(entry.key, 'text, number, true or false, or a list of texts');
    else define(values, entry.key, value);
  }
  return values;
}

function attributeValue(node: SourceNode): AttributeValue | undefined {
  const at = resolved(node);
  if (at?.type === 'seq') return textsOf(at);
  return at?.type === 'scalar' && at.value !== null ? at.value : undefined;
}

/** As an own property, whatever the key is called (`__proto__`). */
function define<T>(record: Record<string, T>, key: string, value: T): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

function readTextMap(fields: FieldReader, key: string): Readonly<Record<string, string>> | undefined {
  const map = fields.mapping(key);
  if (!map) return undefined;
  const values: Record<string, string> = {};
  for (const entry of map.map.entries) {
    if (entry.key === undefined || Object.hasOwn(values, entry.key)) continue;
    const value = textOf(entry.value);
    if (value === undefined) map.wrongType(entry.key, 'text');
    else define(values, entry.key, value);
  }
  return values;
}

function readLinks(fields: FieldReader): readonly Link[] | undefined {
  if (!fields.node('links')) return undefined;
  return readParts(fields, 'links').flatMap((part) => {
    const kind = part.text('kind');
    const to = part.text('to');
    for (const key of ['kind', 'to']) if (!part.node(key)) part.missing(key);
    return kind === undefined || to === undefined ? [] : [{ kind, to }];
  });
}

function readWas(fields: FieldReader): { readonly quote: string; readonly text: string } | undefined {
  const map = fields.mapping('was');
  if (!map) return undefined;
  const quote = map.text('quote');
  const text = map.text('text');
  for (const key of ['quote', 'text']) if (!map.node(key)) map.missing(key);
  return quote === undefined || text === undefined ? undefined : { quote, text };
}

function readVerdict(fields: FieldReader): Verdict | undefined {
  const map = fields.mapping('verdict');
  if (!map) return undefined;
  const sources = map.texts('sources');
  return { ...texts(map, ['rating', 'summary', 'by', 'when'] as const), ...(sources ? { sources } : {}) };
}
