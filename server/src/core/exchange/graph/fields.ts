// What an annotation says besides its words, kind and links, as a flat list of texts, and back.
import type { Annotation, AttributeValue, ClaimAnnotation, MentionAnnotation, Verdict } from '../../model/annotation.js';
import { ACTS, CLAIM_FORMS, FORCES, MENTION_FORMS, STATUSES } from '../../model/kinds.js';
import { asList, asRecord, asTexts } from '../reading/values.js';

/** In the order in which they are written. `speakers`: entities that speak without words in the text; `topics`: entities that a claim is about. */
export const FIELD_NAMES = [
  'status', 'entity', 'as', 'form', 'force', 'act', 'negated', 'speakers', 'topics', 'note', 'attributes', 'verdict', 'score', 'why', 'by', 'when', 'was', 'of', 'foreign',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Values as texts; those of `JSON_FIELDS` are JSON. */
export type Fields = Readonly<Partial<Record<FieldName, string>>>;

/** Fields whose text is JSON: lists and records. */
export const JSON_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>(['speakers', 'topics', 'attributes', 'verdict', 'was', 'foreign']);

export const isFieldName = (name: string): name is FieldName => NAMES.has(name);
const NAMES: ReadonlySet<string> = new Set(FIELD_NAMES);

/** `topics`: of `about`, the ids that name entities. */
export function fieldsOf(a: Annotation, topics: readonly string[]): Fields {
  const claim = a.type === 'claim' ? a : undefined;
  const mention = a.type === 'mention' ? a : undefined;
  const speakers = (claim?.speaker ?? []).flatMap((p) => (p.span === undefined && p.entity !== undefined ? [p.entity] : []));
  return present({
    status: a.status,
    entity: mention?.entity,
    as: mention?.as,
    form: claim?.form,
    force: claim?.force,
    act: claim?.act,
    negated: claim?.negated === undefined ? undefined : String(claim.negated),
    speakers: listed(speakers),
    topics: listed(topics),
    note: a.note,
    attributes: record(a.attributes),
    verdict: record(claim?.verdict),
    score: a.score === undefined ? undefined : String(a.score),
    why: a.why,
    by: a.by,
    when: a.when,
    was: record(a.was),
    of: a.of,
    foreign: record(a.foreign),
  });
}

const listed = (ids: readonly string[]): string | undefined => (ids.length > 0 ? JSON.stringify(ids) : undefined);
const record = (value: object | undefined): string | undefined => (value && Object.keys(value).length > 0 ? JSON.stringify(value) : undefined);

function present(fields: Readonly<Record<FieldName, string | undefined>>): Fields {
  const kept: Partial<Record<FieldName, string>> = {};
  for (const name of FIELD_NAMES) {
    const value = fields[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

/** Fields as JSON values, for formats that are JSON. */
export function jsonFields(fields: Fields): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of FIELD_NAMES) {
    const value = fields[name];
    if (value === undefined) continue;
    const native = JSON_FIELDS.has(name) || name === 'score' || name === 'negated';
    values[name] = native ? parsed(value) : value;
  }
  return values;
}

/** Fields from JSON values; what is no field, or cannot be one, is left out. */
export function fieldsFromJson(value: unknown): Fields {
  const found: Partial<Record<FieldName, string>> = {};
  for (const [name, v] of Object.entries(asRecord(value) ?? {})) {
    if (!isFieldName(name) || v === undefined || v === null) continue;
    found[name] = typeof v === 'string' && !JSON_FIELDS.has(name) ? v : JSON.stringify(v);
  }
  return found;
}

type MentionFields = Omit<MentionAnnotation, 'id' | 'kind' | 'spans' | 'quotes' | 'links' | 'within'>;
type ClaimFields = Omit<ClaimAnnotation, 'id' | 'kind' | 'spans' | 'quotes' | 'links' | 'within' | 'cue'>;

/** What a mention says; words of other tools that are not of our lists are left out. */
export const mentionFields = (f: Fields): MentionFields => ({
  type: 'mention', ...common(f), ...optional('entity', f.entity), ...optional('as', oneOf(MENTION_FORMS, f.as)),
});

/** What a claim says; its speakers without words stand in `speaker`, and the entities it is about in `about`. */
export function claimFields(f: Fields): ClaimFields {
  const about = texts(f.topics);
  return {
    type: 'claim',
    ...common(f),
    speaker: texts(f.speakers).map((entity) => ({ entity })),
    ...optional('form', oneOf(CLAIM_FORMS, f.form)),
    ...optional('force', oneOf(FORCES, f.force)),
    ...optional('act', oneOf(ACTS, f.act)),
    ...optional('negated', f.negated === 'true' ? true : f.negated === 'false' ? false : undefined),
    ...(about.length > 0 ? { about } : {}),
    ...optional('verdict', verdict(f.verdict)),
  };
}

function common(f: Fields): Omit<MentionFields, 'type' | 'entity' | 'as'> {
  const score = f.score === undefined ? NaN : Number(f.score);
  return {
    status: oneOf(STATUSES, f.status) ?? 'accepted',
    ...optional('by', f.by),
    ...optional('when', f.when),
    ...optional('why', f.why),
    ...optional('note', f.note),
    ...optional('of', f.of),
    ...optional('score', Number.isFinite(score) ? score : undefined),
    ...optional('attributes', attributes(f.attributes)),
    ...optional('foreign', textRecord(f.foreign)),
    ...optional('was', was(f.was)),
  };
}

const optional = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } => {
  const made: { [P in K]?: T } = {};
  if (value !== undefined) made[key] = value;
  return made;
};

const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | undefined => list.find((x) => x === value);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const texts = (json: string | undefined): readonly string[] => (json === undefined ? [] : asTexts(parsed(json)) ?? []);

function textRecord(json: string | undefined): Readonly<Record<string, string>> | undefined {
  const entries = Object.entries((json === undefined ? undefined : asRecord(parsed(json))) ?? {}).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v] as const] : []));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function attributes(json: string | undefined): Readonly<Record<string, AttributeValue>> | undefined {
  const entries = Object.entries((json === undefined ? undefined : asRecord(parsed(json))) ?? {}).flatMap(([k, v]) => {
    const value = attributeValue(v);
    return value === undefined ? [] : [[k, value] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The value where an attribute can hold it. */
export function attributeValue(v: unknown): AttributeValue | undefined {
  if (typeof v === 'string' || typeof v === 'boolean' || (typeof v === 'number' && Number.isFinite(v))) return v;
  return asList(v) ? asTexts(v) : undefined;
}

function was(json: string | undefined): Annotation['was'] {
  const r = textRecord(json);
  return r?.quote === undefined || r.text === undefined ? undefined : { quote: r.quote, text: r.text };
}

function verdict(json: string | undefined): Verdict | undefined {
  const r = json === undefined ? undefined : asRecord(parsed(json));
  if (!r) return undefined;
  const text = (key: string): string | undefined => (typeof r[key] === 'string' ? r[key] : undefined);
  const sources = asTexts(r.sources);
  return {
    ...optional('rating', text('rating')),
    ...optional('summary', text('summary')),
    ...(sources && sources.length > 0 ? { sources } : {}),
    ...optional('by', text('by')),
    ...optional('when', text('when')),
  };
}
