// One analysed document as a line of `newsgloss annotate --jsonl`: offsets in UTF-16 code units, end exclusive.
import { textOf, type Span } from '../../base/span.js';
import type { Analysis, Attribution, Entity, Mention } from '../../model/analysis.js';
import { claimValues } from '../../text/claimValues.js';
import type { MentionForm } from '../../model/kinds.js';

/** `all`: adjectives and demonyms are places too; `names`: names and metonyms only. */
export type PlaceKinds = 'all' | 'names';

export type Pair = readonly [number, number];

export interface PlaceRecord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: MentionForm;
  readonly lat?: number;
  readonly lon?: number;
  readonly geonameid?: number;
  readonly country?: string;
}

/** `names`: names by themselves; `named`: those inside other names too ("the [Ada Quist] Foundation"); `all`: offices alone too ("the [President]"). */
export type PersonKinds = 'all' | 'named' | 'names';

export interface PersonRecord {
  /** The name alone, or the office. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'name' | 'inside-name' | 'office';
  /** The name with the capitalised title right before it ("Foreign Minister Ada Quist"), where it has one: some guidelines take it in. */
  readonly titled?: Pair;
  /** The role right before it whose last word has a small letter ("pilot", "Facebook co-founder"), without its article: some guidelines take such a phrase as a whole. */
  readonly role?: Pair;
  readonly name?: string;
}

export interface AttributionRecord {
  readonly source: readonly Pair[];
  readonly cue: readonly Pair[];
  readonly content: readonly Pair[];
  readonly kind: string;
  readonly act: string;
  readonly force: string;
  readonly speaker?: string;
  readonly score: number;
  readonly nested: readonly AttributionRecord[];
}

export interface ClaimRecord {
  readonly start: number;
  readonly end: number;
  readonly checkworthy: boolean;
  /** How much it is worth a check, 0..1; 0 where it is not said to be. */
  readonly score: number;
  readonly speaker?: string;
  /** Its dates against the article's day, its figures as numbers; absent where it has none. */
  readonly values?: readonly ValueRecord[];
}

/** `date`: `value` as in `TimeWords.iso`, null where the article bears no day to count from. `quantity`: a number, with what `Quantity` says of it. */
export type ValueRecord =
  | { readonly start: number; readonly end: number; readonly kind: 'date'; readonly value: string | null }
  | { readonly start: number; readonly end: number; readonly kind: 'quantity'; readonly value: number; readonly unit?: string; readonly relation?: string };

export interface DocumentRecord {
  readonly id: string;
  readonly text: string;
  readonly places: readonly PlaceRecord[];
  readonly persons: readonly PersonRecord[];
  readonly attributions: readonly AttributionRecord[];
  readonly claims: readonly ClaimRecord[];
  readonly sentences: readonly Pair[];
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

/** Which places and persons stand in the list. */
export interface RecordKinds {
  readonly places?: PlaceKinds;
  readonly persons?: PersonKinds;
}

/** Whether words that somebody says are worth a check, and how much. */
export type WorthOf = (content: readonly Span[]) => Pick<ClaimRecord, 'checkworthy' | 'score'> | undefined;

export interface RecordOptions extends RecordKinds {
  /** Without it all that is said counts as worth a check, by the chance that it is said. */
  readonly worth?: WorthOf;
}

export function documentRecord(id: string, text: string, analysis: Analysis, { places = 'all', persons = 'named', worth }: RecordOptions = {}): DocumentRecord {
  return {
    id,
    text,
    places: analysis.mentions.flatMap((m) => placeRecord(m, text, analysis, places)),
    persons: analysis.mentions.flatMap((m) => personRecord(m, text, analysis, persons)),
    attributions: analysis.attributions.map((a) => attributionRecord(a, analysis)),
    claims: claimRecords(text, analysis, worth),
    sentences: analysis.sentences.map(pair),
    blocks: analysis.structure.blocks.map((b) => ({ start: b.span.start, end: b.span.end, type: b.kind })),
  };
}

const pair = (s: Span): Pair => [s.start, s.end];

/** The forms that each choice takes in. */
const FORMS: Readonly<Record<PlaceKinds, readonly MentionForm[]>> = {
  all: ['name', 'metonym', 'adjective', 'demonym', 'inside-name'],
  names: ['name', 'metonym'],
};

function placeRecord(m: Mention, text: string, analysis: Analysis, kinds: PlaceKinds): PlaceRecord[] {
  const entity: Entity | undefined = m.entity === undefined ? undefined : analysis.entities[m.entity];
  const place = entity?.place;
  const isPlace = m.kind === 'place' || (m.form === 'metonym' && place !== undefined);
  if (!isPlace || !FORMS[kinds].includes(m.form)) return [];
  return [{
    ...m.span,
    text: textOf(text, m.span),
    kind: m.form,
    ...(place?.lat !== undefined ? { lat: place.lat } : {}),
    ...(place?.lon !== undefined ? { lon: place.lon } : {}),
    ...(place?.geonames !== undefined ? { geonameid: place.geonames } : {}),
    ...(place?.country !== undefined ? { country: place.country } : {}),
  }];
}

/** The kinds of persons that each choice takes in. */
const TAKEN: Readonly<Record<PersonKinds, readonly PersonRecord['kind'][]>> = { all: ['name', 'inside-name', 'office'], named: ['name', 'inside-name'], names: ['name'] };

function personRecord(m: Mention, text: string, analysis: Analysis, kinds: PersonKinds): PersonRecord[] {
  const kind = personKind(m, text);
  if (kind === undefined || !TAKEN[kinds].includes(kind)) return [];
  const entity = m.entity === undefined ? undefined : analysis.entities[m.entity];
  const start = entity && kind === 'name' ? titleStart(m.span.start, text, entity) : m.span.start;
  const role = kind === 'name' ? roleBefore(start, text, entity) : undefined;
  return [{ ...m.span, kind, ...(start < m.span.start ? { titled: [start, m.span.end] as const } : {}), ...(role !== undefined ? { role } : {}), ...(entity ? { name: entity.name } : {}) }];
}

/** undefined for what is no person or neither name nor office. */
function personKind(m: Mention, text: string): PersonRecord['kind'] | undefined {
  if (m.kind !== 'person') return undefined;
  if (m.form === 'name' || m.form === 'inside-name') return m.form;
  return m.form === 'nominal' && CAPITAL.test(text.slice(m.span.start, m.span.end)) && m.evidence.some(({ rule }) => rule === 'nominal.office') ? 'office' : undefined;
}

/** The longest small-letter role of `entity` that ends right before `at`. */
function roleBefore(at: number, text: string, entity: Entity | undefined): Pair | undefined {
  let start = at;
  for (const role of entity?.roles ?? []) {
    const from = at - role.length - 1;
    if (from >= 0 && from < start && !CAPITAL.test(lastWord(role)) && text.startsWith(`${role} `, from)) start = from;
  }
  return start < at ? [start, at - 1] : undefined;
}

/** Where the longest capitalised role of `entity` right before `at` begins; `at` where there is none. */
function titleStart(at: number, text: string, { roles }: Entity): number {
  let start = at;
  for (const role of roles) {
    const from = at - role.length - 1;
    if (from >= 0 && from < start && CAPITAL.test(role) && CAPITAL.test(lastWord(role)) && text.startsWith(`${role} `, from)) start = from;
  }
  return start;
}

const lastWord = (words: string): string => words.slice(words.lastIndexOf(' ') + 1);

/** Hits "Foreign Minister"; misses "spokesman". */
const CAPITAL = /^\p{Lu}/u;

function attributionRecord(a: Attribution, analysis: Analysis): AttributionRecord {
  const speaker = speakerName(a, analysis);
  return {
    source: (a.source?.spans ?? []).map(pair),
    cue: a.cue.map(pair),
    content: a.content.map(pair),
    kind: a.form,
    act: a.act,
    force: a.force,
    score: a.score,
    nested: a.nested.map((n) => attributionRecord(n, analysis)),
    ...(speaker !== undefined ? { speaker } : {}),
  };
}

const speakerName = (a: Attribution, analysis: Analysis): string | undefined =>
  (a.source?.entity === undefined ? undefined : analysis.entities[a.source.entity]?.name);

function claimRecords(text: string, analysis: Analysis, worth: WorthOf | undefined): ClaimRecord[] {
  const { date } = analysis.structure;
  const attributed = analysis.attributions.flatMap((a): ClaimRecord[] => {
    const [first, last] = [a.content[0], a.content.at(-1)];
    const speaker = speakerName(a, analysis);
    return first && last ? [{ start: first.start, end: last.end, ...(worth?.(a.content) ?? { checkworthy: a.act === 'communication', score: a.score }), ...(speaker !== undefined ? { speaker } : {}), ...valuesOf(text, a.content, date) }] : [];
  });
  const own = analysis.statements.map((s): ClaimRecord => ({ ...s.span, checkworthy: true, score: s.score, ...valuesOf(text, [s.span], date) }));
  return [...attributed, ...own].sort((a, b) => a.start - b.start || a.end - b.end);
}

function valuesOf(text: string, spans: readonly Span[], published: string | undefined): { readonly values?: readonly ValueRecord[] } {
  const values = claimValues(text, spans, published).map((v): ValueRecord => (v.kind === 'date'
    ? { ...v.span, kind: v.kind, value: v.iso ?? null }
    : { ...v.span, kind: v.kind, value: v.value, ...(v.unit !== undefined ? { unit: v.unit } : {}), ...(v.relation !== undefined ? { relation: v.relation } : {}) }));
  return values.length === 0 ? {} : { values };
}
