// One analysed document as a line of `newsgloss annotate --jsonl`: offsets in UTF-16 code units, end exclusive.
import { textOf, type Span } from '../../base/span.js';
import type { Analysis, Attribution, Entity, Mention } from '../../model/analysis.js';
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

export interface PersonRecord {
  /** The name alone. */
  readonly start: number;
  readonly end: number;
  /** The name with the capitalised title right before it ("Foreign Minister Ada Quist"), where it has one: some guidelines take it in. */
  readonly titled?: Pair;
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

export interface DocumentRecord {
  readonly id: string;
  readonly text: string;
  readonly places: readonly PlaceRecord[];
  readonly persons: readonly PersonRecord[];
  readonly attributions: readonly AttributionRecord[];
  readonly claims: readonly { readonly start: number; readonly end: number; readonly checkworthy: boolean; readonly score: number; readonly speaker?: string }[];
  readonly sentences: readonly Pair[];
  readonly blocks: readonly { readonly start: number; readonly end: number; readonly type: string }[];
}

export function documentRecord(id: string, text: string, analysis: Analysis, kinds: PlaceKinds = 'all'): DocumentRecord {
  return {
    id,
    text,
    places: analysis.mentions.flatMap((m) => placeRecord(m, text, analysis, kinds)),
    persons: analysis.mentions.filter((m) => m.kind === 'person' && m.form === 'name').map((m) => personRecord(m, text, analysis)),
    attributions: analysis.attributions.map((a) => attributionRecord(a, analysis)),
    claims: claimRecords(analysis),
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

function personRecord(m: Mention, text: string, analysis: Analysis): PersonRecord {
  const entity = m.entity === undefined ? undefined : analysis.entities[m.entity];
  const start = entity ? titleStart(m.span.start, text, entity) : m.span.start;
  return { ...m.span, ...(start < m.span.start ? { titled: [start, m.span.end] as const } : {}), ...(entity ? { name: entity.name } : {}) };
}

/** Where the longest capitalised role of `entity` right before `at` begins; `at` where there is none. */
function titleStart(at: number, text: string, { roles }: Entity): number {
  let start = at;
  for (const role of roles) {
    const from = at - role.length - 1;
    if (from >= 0 && from < start && CAPITAL.test(role) && text.startsWith(`${role} `, from)) start = from;
  }
  return start;
}

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

function claimRecords(analysis: Analysis): DocumentRecord['claims'] {
  const attributed = analysis.attributions.flatMap((a) => {
    const [first, last] = [a.content[0], a.content.at(-1)];
    const speaker = speakerName(a, analysis);
    return first && last ? [{ start: first.start, end: last.end, checkworthy: a.act === 'communication', score: a.score, ...(speaker !== undefined ? { speaker } : {}) }] : [];
  });
  const own = analysis.statements.map((s) => ({ ...s.span, checkworthy: true, score: s.score }));
  return [...attributed, ...own].sort((a, b) => a.start - b.start || a.end - b.end);
}
