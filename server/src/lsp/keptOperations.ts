// Reads operations on a gloss file from JSON: every field has its type, every span lies in the text, or nothing is taken.
import type { GlossOperation } from '../core/model/gloss.js';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../core/model/kinds.js';

/** The operations in `value`; undefined where any of it is not as this program writes it. `length`: UTF-16 units of the text that spans are in. */
export function operationsFrom(value: unknown, length: number): readonly GlossOperation[] | undefined {
  const list: unknown[] | undefined = Array.isArray(value) ? value : undefined;
  return list && areOperations(list, length) ? list : undefined;
}

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const areOperations = (list: readonly unknown[], length: number): list is readonly GlossOperation[] => list.every((o) => isOperation(o, length));

function isOperation(value: unknown, length: number): boolean {
  switch (isObject(value) ? value['kind'] : undefined) {
    case 'put':
      return shaped({ kind: text, annotation: (a) => isAnnotation(a, length) })(value);
    case 'putEntity':
      return shaped({ kind: text, entity: shaped(ENTITY) })(value);
    case 'remove':
    case 'removeEntity':
      return shaped({ kind: text, id: text })(value);
    case 'setArticle':
      return shaped({ kind: text, details: shaped(DETAILS) })(value);
    default:
      return false;
  }
}

function isAnnotation(value: unknown, length: number): boolean {
  const span: Check = (v) => isObject(v) && isOffset(v['start'], length) && isOffset(v['end'], length) && v['start'] <= v['end'];
  const common: Fields = { ...COMMON, spans: listOf(span) };
  if (!isObject(value)) return false;
  if (value['type'] === 'mention') return shaped({ ...common, entity: maybe(text), as: maybe(oneOf(MENTION_FORMS)) })(value);
  return value['type'] === 'claim' && shaped({
    ...common, ...CLAIM,
    speaker: listOf(shaped({ entity: maybe(text), span: maybe(span), quote: maybe(text) })),
    cue: listOf(shaped({ span, quote: text })),
  })(value);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOffset = (value: unknown, length: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= length;

const text: Check = (v) => typeof v === 'string';
const number: Check = (v) => typeof v === 'number' && Number.isFinite(v);
const flag: Check = (v) => typeof v === 'boolean';
const maybe = (check: Check): Check => (v) => v === undefined || check(v);
const oneOf = (words: readonly string[]): Check => (v) => typeof v === 'string' && words.includes(v);
const listOf = (check: Check): Check => (v) => Array.isArray(v) && v.every(check);
const texts = listOf(text);
const pairOf = (check: Check): Check => (v) => Array.isArray(v) && v.length === 2 && v.every(check);
const recordOf = (check: Check): Check => (v) => isObject(v) && Object.values(v).every(check);
/** An object of these fields and no others. */
const shaped = (fields: Fields): Check => (v) => isObject(v) && Object.keys(v).every((k) => Object.hasOwn(fields, k)) && Object.entries(fields).every(([k, check]) => check(v[k]));

const COMMON: Fields = {
  id: text, type: text, kind: text, quotes: texts, context: maybe(pairOf(text)), status: oneOf(STATUSES), by: maybe(text), when: maybe(text), score: maybe(number),
  why: maybe(text), note: maybe(text), within: maybe(text), of: maybe(text), foreign: maybe(recordOf(text)),
  attributes: maybe(recordOf((v) => text(v) || number(v) || flag(v) || texts(v))),
  links: maybe(listOf(shaped({ kind: text, to: text }))), was: maybe(shaped({ quote: text, text })),
};

const CLAIM: Fields = {
  act: maybe(oneOf(ACTS)), form: maybe(oneOf(CLAIM_FORMS)), force: maybe(oneOf(FORCES)), negated: maybe(flag), about: maybe(texts),
  verdict: maybe(shaped({ rating: maybe(text), summary: maybe(text), sources: maybe(texts), by: maybe(text), when: maybe(text) })),
};

const ENTITY: Fields = {
  id: text, kind: text, name: text, roles: texts, aliases: texts, geonames: maybe(number), at: maybe(pairOf(number)), country: maybe(text),
  by: maybe(text), when: maybe(text), note: maybe(text),
};

const DETAILS: Fields = {
  file: maybe(text), text: maybe(text), blob: maybe(text), codePoints: maybe(number), title: maybe(text), outlet: maybe(text), url: maybe(text),
  byline: maybe(text), published: maybe(text), language: maybe(text), encoding: maybe(text),
};
