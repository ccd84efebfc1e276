// Says which place each name means: all names of an article decided together, each choice with its reasons and its runners-up.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import type { Gazetteer, Place, Reading } from '../../lexicon/gazetteer.js';
import type { Evidence, PlaceRef } from '../../model/analysis.js';
import type { MentionForm } from '../../model/kinds.js';
import { articleScores } from './articleTraits.js';
import type { CountryWords } from '../../lexicon/countryWords.js';
import type { Home, PlaceCandidate, PlaceContext } from './candidates.js';
import { choiceWeights, isWorldCity } from './choiceTraits.js';
import { chooseAll, type Choice, type Group, type Option } from './choose.js';
import { evidenceFor } from './reasons.js';
import { scorerOf, type PlaceScorer } from './scorer.js';
import { spokenShares } from './spoken.js';

/** A place mention that stands: what `findPlaces` thought likely and the article's other places did not speak against. */
export interface LocatedPlace {
  readonly span: Span;
  readonly form: MentionForm;
  /** What follows is something that governments do. */
  readonly governs: boolean;
  /** Probability that this is a place mention, 0..1. */
  readonly score: number;
  /** Mentions with the same number mean the same place; counts from 0 in text order. */
  readonly referent: number;
  /** undefined where no list knows the name. */
  readonly place?: PlaceRef;
  /** The runners-up, likeliest first, at most five. */
  readonly alternatives: readonly PlaceRef[];
  /** Probability that `place` is the right one of its namesakes, 0..1; 0 without a place. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

/** What was decided for all names of an article. */
export interface PlaceDecision {
  readonly candidates: readonly PlaceCandidate[];
  readonly countryWords: readonly string[];
  readonly home: Home | undefined;
  readonly groups: readonly Group[];
  readonly choices: readonly Choice[];
  /** Reasons and runners-up by choice: equal for all mentions of a group. */
  readonly told: Map<Choice, Told>;
}

/** The decision on this version of a text is put into `now`; `old` is that on the one before. */
export interface DecisionMemory {
  readonly now: { places?: PlaceDecision };
  readonly old: PlaceDecision | undefined;
}

/** `candidates` as `findPlaces` gave them for the same context. Text order is kept; no two overlap. */
export function resolvePlaces(context: PlaceContext, candidates: readonly PlaceCandidate[], memory?: DecisionMemory): LocatedPlace[] {
  const { groups, choices, told } = memory?.old && sameQuestions(memory.old.candidates, candidates) && sameHints(memory.old, context) ? memory.old : decide(context, candidates);
  if (memory) memory.now.places = { candidates, groups, choices, told, ...hintsOf(context) };
  const groupOf = new Map<number, number>();
  groups.forEach((group, g) => group.members.forEach((member) => groupOf.set(member, g)));
  const scorer = context.scorer ?? scorerOf(context.lexicon);
  const logOdds = judge(scorer, context, candidates, candidates.map((_, i) => elementAt(choices, groupOf.get(i) ?? -1)));
  const itself = candidates.map((candidate) => candidate.meant !== undefined && scorer.meant(candidate.span, candidate.meant) > 0);
  const referents = new Map<string, number>();
  const kept = standing(candidates, logOdds);
  const mostly = mostlyIn(kept.map((i) => groupOf.get(i) ?? -1), choices);
  return kept.flatMap((i) => {
    const g = groupOf.get(i) ?? -1;
    const [candidate, group, choice] = [candidates[i], groups[g], choices[g]];
    if (candidate === undefined || group === undefined || choice === undefined) return [];
    return [locate(context.gazetteer, candidate, { group, choice, choices, logOdds: logOdds[i] ?? 0, itself: itself[i] === true, referents, text: context.text, told, mostly })];
  });
}

/** The final log-odds of each candidate. */
function judge(scorer: PlaceScorer, context: PlaceContext, candidates: readonly PlaceCandidate[], choices: readonly (Choice | undefined)[]): number[] {
  const sums = articleScores(scorer, candidates, choices, context);
  return candidates.map((candidate, i) => scorer.total(candidate.span, candidate.own, sums[i] ?? 0));
}

/** Indices of those that are likelier a place than not, and likelier than what overlaps them. */
function standing(candidates: readonly PlaceCandidate[], logOdds: readonly number[]): number[] {
  const kept: number[] = [];
  candidates.forEach((candidate, i) => {
    const own = logOdds[i] ?? 0;
    if (own <= 0) return;
    let first = kept.length;
    while (first > 0 && (elementAt(candidates, elementAt(kept, first - 1) ?? -1)?.span.end ?? 0) > candidate.span.start) first -= 1;
    if (kept.slice(first).some((k) => (logOdds[k] ?? 0) >= own)) return;
    kept.length = first;
    kept.push(i);
  });
  return kept;
}

function decide(context: PlaceContext, candidates: readonly PlaceCandidate[]): PlaceDecision {
  const { gazetteer, lexicon, scorer } = context;
  const groups = groupCandidates(gazetteer, candidates);
  const hints = hintsOf(context);
  const around = { spoken: spokenShares(hints.countryWords, lexicon?.countryWords ?? NO_WORDS), home: hints.home };
  return { candidates, ...hints, groups, choices: chooseAll(groups, candidates, choiceWeights(lexicon), around, scorer?.chosen?.bind(scorer)), told: new Map() };
}

const NO_WORDS: CountryWords = new Map();

const hintsOf = ({ countryWords = [], home }: PlaceContext): Pick<PlaceDecision, 'countryWords' | 'home'> => ({ countryWords, home });

/** Country words in any order: they are counted. */
const sameHints = (old: PlaceDecision, { countryWords = [], home }: PlaceContext): boolean => {
  const known = new Set(old.countryWords);
  return known.size === countryWords.length && countryWords.every((word) => known.has(word))
    && old.home?.country === home?.country && old.home?.region === home?.region && old.home?.lat === home?.lat && old.home?.lon === home?.lon;
};

/** Whether both lists ask the same of the gazetteer, wherever their names stand. */
function sameQuestions(a: readonly PlaceCandidate[], b: readonly PlaceCandidate[]): boolean {
  return a.length === b.length && a.every((one, i) => {
    const other = b[i];
    return other !== undefined && one.key === other.key && one.logOdds === other.logOdds && one.container === other.container && one.asks === other.asks && one.dateline === other.dateline
      && sameReadings(one.readings, other.readings);
  });
}

const sameReadings = (a: readonly Reading[], b: readonly Reading[]): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one.place === b[i]?.place && one.form === b[i]?.form));

function groupCandidates(gazetteer: Gazetteer, candidates: readonly PlaceCandidate[]): Group[] {
  const groups: Group[] = [];
  const byKey = new Map<string, number>();
  candidates.forEach((candidate, i) => {
    const container = containerKey(candidate, candidates);
    const own = `${candidate.key}|${container}|${candidate.asks ?? ''}`;
    const known = byKey.get(own);
    if (known !== undefined) {
      groups[known]?.members.push(i);
      return;
    }
    byKey.set(own, groups.length);
    groups.push({ key: candidate.key, qualified: container !== '' || candidate.asks !== undefined, members: [i], options: optionsOf(gazetteer, candidate) });
  });
  return joinUnqualified(groups, candidates);
}

const containerKey = (candidate: PlaceCandidate, all: readonly PlaceCandidate[]): string => (candidate.container === undefined ? '' : (all[candidate.container]?.key ?? ''));

/**
 * One referent per name: a bare name means what the same name means where a comma or a kind word explains it. But for a dateline: a city of the world
 * that stands there alone, in an article that names its country too, needs no "Texas" behind it, and what follows is about it.
 */
function joinUnqualified(groups: readonly Group[], candidates: readonly PlaceCandidate[]): Group[] {
  const explained = new Map<string, Group>();
  for (const group of groups) if (group.qualified && (explained.get(group.key)?.members.length ?? 0) < group.members.length) explained.set(group.key, group);
  return groups.filter((group) => {
    const target = group.qualified || standsAlone(group, groups, candidates) ? undefined : explained.get(group.key);
    if (target === undefined) return true;
    target.members.push(...group.members);
    target.members.sort((a, b) => a - b);
    return false;
  });
}

const standsAlone = (group: Group, groups: readonly Group[], candidates: readonly PlaceCandidate[]): boolean => group.members.some((m) => candidates[m]?.dateline === true)
  && group.options.some((option) => isWorldCity(option) && groups.some(({ options: [first] }) => first?.place.type === 'country' && first.place.country === option.place.country));

/** More namesakes than this are not weighed: the list gives the weightiest first. */
const MOST_OPTIONS = 60;

function optionsOf(gazetteer: Gazetteer, candidate: PlaceCandidate): Option[] {
  return candidate.readings.slice(0, MOST_OPTIONS).map((reading) => ({ place: gazetteer.place(reading.place), form: reading.form }));
}

interface Decided {
  readonly group: Group;
  readonly choice: Choice;
  readonly choices: readonly Choice[];
  readonly logOdds: number;
  /** Inside the name of a body, and yet meant for itself. */
  readonly itself: boolean;
  readonly referents: Map<string, number>;
  readonly text: string;
  readonly told: Map<Choice, Told>;
  /** The country that the article's places lie in, for those that no list knows. */
  readonly mostly: string | undefined;
}

interface Told {
  readonly place: PlaceRef;
  readonly reasons: readonly Evidence[];
  readonly alternatives: readonly PlaceRef[];
}

const MOST_ALTERNATIVES = 5;

function locate(gazetteer: Gazetteer, candidate: PlaceCandidate, decided: Decided): LocatedPlace {
  const { choice, referents } = decided;
  const best = choice.ranked[0];
  const name = best === undefined ? `=${candidate.key}` : String(best.option.place.id);
  const referent = referents.get(name) ?? referents.size;
  referents.set(name, referent);
  const score = 1 / (1 + Math.exp(-decided.logOdds));
  if (best === undefined) {
    const holder = choice.container === undefined ? undefined : decided.choices[choice.container]?.ranked[0]?.option.place;
    const place = holder === undefined ? inCountry(gazetteer, candidate, decided) : unlisted(gazetteer, candidate, holder, decided.text);
    return { span: candidate.span, form: candidate.form, governs: candidate.governs, score, referent, ...(place === undefined ? {} : { place }), alternatives: [], confidence: 0, evidence: candidate.evidence };
  }
  const { place, reasons, alternatives } = toldOf(gazetteer, decided, best.option.place);
  return {
    span: candidate.span,
    governs: candidate.governs,
    form: decided.itself ? 'name' : formIn(candidate, best.option),
    score,
    referent,
    place,
    alternatives,
    confidence: choice.confidence,
    // The list's first reading is told until one is chosen.
    evidence: [...candidate.evidence.map((e) => (e.rule === 'place.gazetteer' ? { ...e, detail: place.type } : e)), ...reasons],
  };
}

function toldOf(gazetteer: Gazetteer, { choice, group, choices, told }: Decided, best: Place): Told {
  const known = told.get(choice);
  if (known !== undefined) return known;
  const reasons = evidenceFor(gazetteer, group, choice, choices);
  const made: Told = {
    reasons,
    place: { ...gazetteer.toRef(best), evidence: reasons },
    alternatives: choice.ranked.slice(1, 1 + MOST_ALTERNATIVES).map((other) => gazetteer.toRef(other.option.place)),
  };
  told.set(choice, made);
  return made;
}

/** A place that no list knows, in a region or country that the article gives: no point, but a country. */
function unlisted(gazetteer: Gazetteer, candidate: PlaceCandidate, holder: Place, text: string): PlaceRef {
  return {
    name: text.slice(candidate.span.start, candidate.span.end),
    type: candidate.patternType ?? 'area',
    ...(holder.country === undefined ? {} : { country: holder.country }),
    ...(holder.type === 'region' ? { region: gazetteer.place(holder.id).name } : {}),
    evidence: [{ rule: 'place.comma', detail: holder.name }],
  };
}

/** A place that no list knows, in an article whose other places lie mostly in one country: no point, but that country. */
function inCountry(gazetteer: Gazetteer, { span, patternType, form }: PlaceCandidate, { text, mostly }: Decided): PlaceRef | undefined {
  if (mostly === undefined || form === 'inside-name') return undefined;
  const name = gazetteer.countryPlace(mostly)?.name ?? mostly;
  return { name: text.slice(span.start, span.end), type: patternType ?? 'area', country: mostly, evidence: [{ rule: 'place.country-context', detail: name }] };
}

/** The country that most of the article's listed places lie in, each by the root of its mentions; undefined without one. `mentioned`: a group's number for each mention. */
function mostlyIn(mentioned: readonly number[], choices: readonly Choice[]): string | undefined {
  const mentions = new Map<number, number>();
  for (const g of mentioned) mentions.set(g, (mentions.get(g) ?? 0) + 1);
  const weights = new Map<string, number>();
  let all = 0;
  for (const [g, n] of mentions) {
    const country = choices[g]?.ranked[0]?.option.place.country;
    if (country === undefined) continue;
    all += Math.sqrt(n);
    weights.set(country, (weights.get(country) ?? 0) + Math.sqrt(n));
  }
  const [most] = [...weights].sort((a, b) => b[1] - a[1]);
  return most !== undefined && all >= FEW_PLACES && most[1] >= MOSTLY * all ? most[0] : undefined;
}

/** One place alone is no country. */
const FEW_PLACES = 1.5;
const MOSTLY = 0.6;

/** "Georgian" stays an adjective whatever it means; a name chosen by another form ("Norman", a town) becomes that form. */
function formIn(candidate: PlaceCandidate, option: Option): MentionForm {
  if (candidate.form === 'inside-name') return 'inside-name';
  if (option.form === 'demonym') return 'demonym';
  if (option.form === 'adjective') return candidate.form === 'demonym' ? 'demonym' : 'adjective';
  return 'name';
}

/** Country places, for those who want the country of a mention. */
export const countryOf = (gazetteer: Gazetteer, place: PlaceRef): Place | undefined => (place.country === undefined ? undefined : gazetteer.countryPlace(place.country));
