// Finds what may be a place name in an article and how likely it is one: longest gazetteer match, weighed by what stands around it.
import type { Span } from '../../base/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Gazetteer, Place, Reading } from '../../lexicon/gazetteer.js';
import type { Evidence, Structure } from '../../model/analysis.js';
import type { MentionForm } from '../../model/kinds.js';
import type { Claim, TaggedName } from './articleTraits.js';
import { matchNames, type Match } from './match.js';
import { governs, metonymTarget } from './metonyms.js';
import { isPatternOnly, patternPlaces } from './patterns.js';
import { personWords } from './persons.js';
import { isRun, unknownRuns } from './runs.js';
import { withSharedKinds } from './sharedKinds.js';
import { scorerOf, type PlaceScorer } from './scorer.js';
import { surroundings, type Surroundings } from './surroundings.js';
import { meantScore, ownScore, sourceOf, type Source } from './traits.js';
import { unitsOf, type Unit } from './units.js';
import { weigh, type Weight } from './weigh.js';

/** What the place stages read. `spans`: the stretches to search, in text order; default the whole text, or the blocks of `structure`. */
export interface PlaceContext {
  readonly text: string;
  readonly gazetteer: Gazetteer;
  readonly lexicon?: Lexicon;
  readonly structure?: Structure;
  readonly spans?: readonly Span[];
  /** Names of persons and organisations known from elsewhere, in text order. Inside a person nothing is a place; inside an organisation a place is an `inside-name`. */
  readonly persons?: readonly Span[];
  readonly organisations?: readonly Span[];
  /** Persons and organisations that are not sure; read by `resolvePlaces`. */
  readonly claims?: readonly Claim[];
  /** What the name tagger reads, in text order; read by `resolvePlaces`. */
  readonly tagged?: readonly TaggedName[];
  /** Words of the article that are at home in some countries only; read by `resolvePlaces`. */
  readonly countryWords?: readonly string[];
  /** Where the article's paper is at home; read by `resolvePlaces`. */
  readonly home?: Home;
  /** For training; default the weights of the lexicon. */
  readonly scorer?: PlaceScorer;
}

/** A place that is not named and speaks all the same for those around it. `region`: number of a first-level region's place. */
export interface Home {
  readonly country: string;
  readonly region?: number;
  readonly lat?: number;
  readonly lon?: number;
}

/** What the words of some stretches tell of places. */
export interface PlaceReading {
  readonly candidates: readonly PlaceCandidate[];
  /** Words that are at home in some countries only, each once, in order of their first mention. */
  readonly countryWords: readonly string[];
}

export interface PlaceCandidate {
  readonly span: Span;
  /** `name`, `adjective`, `demonym` or `inside-name`; `metonym` is for those who know the cues (metonyms.ts). */
  readonly form: MentionForm;
  /** What the name may mean; empty for places found by their pattern alone ("Miller Creek"). */
  readonly readings: readonly Reading[];
  /** Log-odds that this is a place at all, by hand-set weights: how far the article's other places may lean on it. */
  readonly logOdds: number;
  /** Sum of the learned weights of what its paragraph tells. */
  readonly own: number;
  readonly source: Source;
  /** The words beside it tell a place: "in", "the village of". */
  readonly told: boolean;
  readonly listed: boolean;
  /** For nouns inside the name of a body: sum of what tells whether the place is meant for itself. */
  readonly meant: number | undefined;
  readonly evidence: readonly Evidence[];
  /** What follows is something that governments do: "Moscow warned". */
  readonly governs: boolean;
  /** Names of one key are one place unless something beside them says otherwise. */
  readonly key: string;
  /** The type that a word beside it asks for: "Herat province". */
  readonly asks: 'region' | 'city' | 'county' | undefined;
  /** Index of the candidate after a comma that may hold this one: "Paris, Texas". */
  readonly container: number | undefined;
  /** Opens the article: where it was written. */
  readonly dateline: boolean;
  /** For places found by pattern. */
  readonly patternType: string | undefined;
}

/** Everything that may be a place, in text order. A run of unknown words may overlap the listed names inside it, nothing else overlaps. Time linear in the text. */
export function findPlaces(context: PlaceContext): PlaceCandidate[] {
  return candidatesAmong(unitsOf(context.text, searchSpans(context)), context);
}

/** The same with the country words of the text. */
export function readPlaces(context: PlaceContext): PlaceReading {
  const units = unitsOf(context.text, searchSpans(context));
  return { candidates: candidatesAmong(units, context), countryWords: countryWordsIn(units, context.lexicon) };
}

function countryWordsIn(units: readonly Unit[], lexicon: Lexicon | undefined): string[] {
  const found = new Set<string>();
  for (const { lower } of units) if (lexicon?.countryWords.has(lower) === true) found.add(lower);
  return [...found];
}

function candidatesAmong(units: readonly Unit[], context: PlaceContext): PlaceCandidate[] {
  const { text, gazetteer } = context;
  const matches = withSharedKinds(text, units, withoutOpeners(withoutInner(matchNames(text, units, gazetteer), context.persons ?? []), context), gazetteer);
  const patterns = patternPlaces(text, units, matches);
  const covered = new Set(patterns.flatMap((pattern) => Array.from({ length: pattern.last - pattern.first + 1 }, (_, k) => pattern.first + k)));
  const places = matches.filter((match) => !covered.has(match.first) || !covered.has(match.last));
  const persons = personWords(units, matches, gazetteer, context.lexicon);
  const known = [...places, ...patterns].sort((a, b) => a.start - b.start);
  const runs = withoutInner(unknownRuns(text, units, known, context.lexicon), context.persons ?? []);
  const found = [...known, ...runs].sort((a, b) => a.start - b.start || b.end - a.end);
  const links = { byFirst: new Map<number, number>(), byLast: new Map<number, number>(), persons };
  found.forEach((match, i) => {
    if (isRun(match)) return;
    links.byLast.set(match.last, i);
    links.byFirst.set(match.first, i);
  });
  const scorer = context.scorer ?? scorerOf(context.lexicon);
  return found.map((match) => candidateOf(context, units, match, { around: surroundings(units, match, links, context), scorer }));
}

/** "Fundación Riosol": the word that says what the body is names no town here. */
function withoutOpeners<T extends Span>(matches: T[], { text, organisations = [], lexicon }: PlaceContext): T[] {
  if (organisations.length === 0 || lexicon === undefined) return matches;
  return matches.filter((m) => !organisations.some((o) => o.start === m.start && o.end > m.end) || !lexicon.titles.bodyOpeners.has(text.slice(m.start, m.end).toLowerCase()));
}

const SILENT: ReadonlySet<string> = new Set(['trailer', 'credit', 'readingTime']);

function searchSpans(context: PlaceContext): readonly Span[] {
  if (context.spans !== undefined) return context.spans;
  const blocks = context.structure?.blocks;
  if (blocks === undefined) return [{ start: 0, end: context.text.length }];
  return blocks.filter((block) => !SILENT.has(block.kind)).map((block) => block.span);
}

function withoutInner<T extends Match>(matches: readonly T[], persons: readonly Span[]): T[] {
  let at = 0;
  return matches.filter((match) => {
    while (at < persons.length && (persons[at]?.end ?? 0) <= match.start) at += 1;
    const person = persons[at];
    return person === undefined || person.start >= match.end;
  });
}

interface Judged {
  readonly around: Surroundings;
  readonly scorer: PlaceScorer;
}

function candidateOf(context: PlaceContext, units: readonly Unit[], match: Match, { around, scorer }: Judged): PlaceCandidate {
  const { gazetteer } = context;
  const { readings } = match;
  const places = readings.slice(0, MOST_WEIGHED).map((reading) => gazetteer.place(reading.place));
  const weight = weightOf(units, match, places, around);
  const form = formOf(readings, places, around);
  return {
    span: { start: match.start, end: match.end },
    form,
    readings,
    logOdds: weight.logOdds,
    own: ownScore(scorer, units, { match, around, weight, form }, context.lexicon),
    source: sourceOf(match, weight),
    told: around.locative || around.kindOf || around.kindAfter || around.contains || around.container !== undefined || around.dateline,
    listed: around.listed,
    meant: form === 'inside-name' && isNoun(readings) ? meantScore(scorer, units, match, places[0]?.type ?? 'unknown') : undefined,
    governs: places.some((place) => metonymTarget(gazetteer, place) !== undefined) && governs(context.text, match.start, match.end),
    evidence: weight.evidence,
    key: match.key,
    asks: around.asks,
    container: around.container,
    dateline: around.dateline,
    patternType: isPatternOnly(match) ? match.patternType : undefined,
  };
}

function weightOf(units: readonly Unit[], match: Match, places: readonly Place[], around: Surroundings): Weight {
  if (isRun(match)) return { logOdds: UNKNOWN, evidence: [{ rule: 'place.surroundings' }] };
  if (isPatternOnly(match)) return { logOdds: match.weight + (around.locative ? 1 : 0), evidence: [{ rule: 'place.pattern', detail: match.head }] };
  return weigh(units, match, places, around);
}

/** Names of no list are no ground for others. */
const UNKNOWN = -9;

const isNoun = (readings: readonly Reading[]): boolean => readings[0]?.form !== 'adjective' && readings[0]?.form !== 'demonym';

/** Readings stand by falling weight: the first ones decide whether the name is a place at all. */
const MOST_WEIGHED = 12;

/** The form of the likeliest reading: the readings of a key stand by falling weight. */
function formOf(readings: readonly Reading[], places: readonly Place[], around: Surroundings): MentionForm {
  const first = readings[0];
  if (first === undefined || places[0] === undefined) return around.insideName ? 'inside-name' : 'name';
  if (first.form === 'adjective' && !around.bareNoun) return around.insideName ? 'inside-name' : 'adjective';
  if (first.form === 'demonym' || first.form === 'adjective') return first.form;
  return around.insideName ? 'inside-name' : 'name';
}
