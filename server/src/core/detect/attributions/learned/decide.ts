// The learned reading of a unit: which candidates are cues, and for each the source, the contents and the exact cue that score best.
import { elementAt } from '../../../base/elementAt.js';
import { emptyValues, type Templates } from '../../../learn/features.js';
import type { Weights } from '../../../learn/weights.js';
import { isFiniteTag, isQuote, isVerb, type Item } from '../../words/items.js';
import { isPeriod, isTime, phraseEndingAt, type Range } from '../../words/phrases.js';
import { acceptFeatures, type Proposal } from './acceptFeatures.js';
import { leftEndFeatures, leftStartFeatures, rightEndFeatures, rightStartFeatures, type EndContext } from './contentFeatures.js';
import { cueEndFeatures, cueFeatures, cueStartFeatures } from './cueFeatures.js';
import { NONE, PART } from './parts.js';
import { isOtherSense } from './otherSense.js';
import { mendedReading } from './mend.js';
import { cueEnds, cueStarts, leftEnds, leftStarts, rightEnds, rightStarts, sourceEnds, sourceStarts } from './places.js';
import { ruledSource, type ReadUnit } from './read.js';
import { sourceEndFeatures, sourceStartFeatures } from './sourceFeatures.js';
import type { Candidate, UnitView } from './view.js';

/** What was decided of one candidate. Item ranges. */
export interface Reading extends Proposal {
  readonly candidate: Candidate;
  /** Number of the candidate in its unit. */
  readonly index: number;
  /** Chance that it is an attribution so, 0..1. */
  readonly chance: number;
  readonly cue: Range;
}

/** Candidates whose chance to be a cue is less are not looked at. */
const LEAST_CUE = 0.2;
/** Readings below are not taken: where a rule found something too; where none did; and where a verb of saying stands beside words in marks as no rule expects it ("told a “story”"). */
const LEAST = { ruled: 0.3, unruled: 0.43, marked: 0.5 } as const;
/** What the end of the rules' source and the beginning of their content are worth more than others, in logarithms of odds. */
const BONUS = { source: 0.7, right: 0.4 } as const;

const values = emptyValues();
const chanceOf = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** The chance of each candidate to be a cue. */
export function chancesOf({ view, held }: ReadUnit, weights: Weights): number[] {
  return view.candidates.map((c, i) => chanceOf(weights.score(cueFeatures(values, view, c, i, held[i] ?? 0), values)));
}

/** Everything in the unit that reads as an attribution, by candidate. */
export function readingsOf(read: ReadUnit, weights: Weights): Reading[] {
  const taken = proposalsOf(read, weights).filter((r) => r.chance >= leastFor(read, r) && !isOtherSense(read, r));
  return taken.map((r) => mendedReading(read, r, taken));
}

function leastFor({ view: { quoted } }: ReadUnit, { candidate: c, left, right }: Reading): number {
  if (c.frame) return LEAST.ruled;
  const marked = c.reading?.act === 'communication' && [left, right].some((r) => r !== undefined && quoted[r.end] !== quoted[r.start]);
  return marked ? LEAST.marked : LEAST.unruled;
}

/** The best reading of every candidate that may be a cue. */
export function proposalsOf(read: ReadUnit, weights: Weights): Reading[] {
  const { view } = read;
  const chances = chancesOf(read, weights);
  const tenths = chances.map((p) => Math.floor(p * 10));
  const readings: Reading[] = [];
  view.candidates.forEach((candidate, index) => {
    const cue = chances[index] ?? 0;
    if (cue < LEAST_CUE) return;
    const reading = readingOf({ read, candidate, index, tenths, weights }, cue);
    if (reading) readings.push(reading);
  });
  return readings;
}

interface Case {
  readonly read: ReadUnit;
  readonly candidate: Candidate;
  readonly index: number;
  readonly tenths: readonly number[];
  readonly weights: Weights;
}

function readingOf({ read, candidate: c, index, tenths, weights }: Case, chance: number): Reading | undefined {
  const { view } = read;
  const choose = chooser(weights);
  const { source, certainty: sourceCertainty } = sourceOf(read, c, choose);
  const from = choose(rightStarts(view, c), (p) => rightStartFeatures(values, view, c, p, source), c.ruledRight?.start, BONUS.right);
  const edge = Math.min(c.start, source?.start ?? c.start);
  const before = edge < 1 ? [] : leftStarts(view, edge);
  const begin = choose(isInterrupted(view, edge, from.place) ? before.filter((p) => p !== NONE) : before, (p) => leftStartFeatures(values, view, c, p, { source, right: from.place }));
  if (from.place === NONE && begin.place === NONE) return undefined;
  const close = begin.place === NONE ? NOWHERE : choose(leftEnds(view, begin.place, edge), (p) => leftEndFeatures(values, view, c, p, { source, start: begin.place }));
  const to = from.place === NONE ? NOWHERE : rightEnd(read, c, { start: from.place, source, chances: tenths }, choose);
  // "…, today announced the opening": a day is not handed on.
  const left = begin.place === NONE || (close.place - begin.place === 1 && isTime(view.items[begin.place])) ? undefined : { start: begin.place, end: close.place };
  const right = from.place === NONE ? undefined : withItsVerb(view.items, { start: from.place, end: to.place }, c);
  const certainty = { cue: chance, source: sourceCertainty, right: from.certainty, end: to.certainty, left: begin.certainty };
  const proposal = { source, left, right, certainty };
  const accepted = weights.parts > PART.accept ? chanceOf(weights.score(acceptFeatures(values, view, c, proposal), values)) : chance;
  // Readings that are not taken need no exact cue.
  if (accepted < LEAST.ruled) return { source, left, right, certainty, candidate: c, index, chance: accepted, cue: { start: c.start, end: c.end } };
  const start = choose(cueStarts(c), (p) => cueStartFeatures(values, view, c, p, source)).place;
  const end = choose(cueEnds(view, c), (p) => cueEndFeatures(values, view, c, p, { source, right: from.place })).place;
  return { source, left, right, certainty, candidate: c, index, chance: accepted, cue: { start, end } };
}

/** "Quist said the crane, which fell, | was tested": words that stop before a relative clause without a verb go on where the rule's do. */
function withItsVerb(items: readonly Item[], right: Range, { frame }: Candidate): Range {
  const relative = items[right.end]?.tag === ',' && RELATIVE.has(items[right.end + 1]?.tag ?? '.');
  if (!relative || !frame?.reading.patterns.clause || items.slice(right.start, right.end).some((x) => isVerb(x) || isQuote(x))) return right;
  const ruled = frame.content.find((r) => r.start <= right.start && right.end < r.end);
  return ruled ? { start: right.start, end: ruled.end } : right;
}

/** "While the quay is safe, Quist said, “it is of no use”": a quotation that begins in the middle of a sentence goes on with the clause before the cue. */
function isInterrupted({ items, finites }: UnitView, edge: number, right: number): boolean {
  const first = items[right];
  if (first?.tag !== '"' || elementAt(items, right - 1)?.tag !== ',' || elementAt(items, edge - 1)?.tag !== ',') return false;
  const word = first.inside?.[0] ?? items[right + 1];
  return word !== undefined && SMALL.test(word.text) && ((finites[edge] ?? 0) > 0 || items[0]?.tag === 'VBG');
}

const SMALL = /^\p{Ll}/u;

const RELATIVE: ReadonlySet<string> = new Set(['WP', 'WDT', 'WP$']);

const rightEnd = ({ view }: ReadUnit, c: Candidate, context: EndContext, choose: Choose): Choice => choose(rightEnds(view, context.start), (p) => rightEndFeatures(values, view, c, p, context));

function sourceOf(read: ReadUnit, c: Candidate, choose: Choose): { source: Range | undefined; certainty: number } {
  const { view } = read;
  const rule = ruledSource(read, c);
  const end = choose(sourceEnds(view, c), (p) => sourceEndFeatures(values, view, c, p, rule), c.frame ? rule.range?.end : undefined, BONUS.source);
  if (end.place === NONE) return { source: undefined, certainty: end.certainty };
  const phrase = phraseEndingAt(view.items, end.place - 1)?.start ?? NONE;
  const start = choose(sourceStarts(view, c, end.place), (p) => sourceStartFeatures(values, view, c, p, { end: end.place, phrase, rule }));
  // "after ministers agreed Saturday to …": a day is nobody, alone.
  if (start.place === NONE || (start.place === end.place - 1 && isTime(view.items[start.place]))) return { source: undefined, certainty: end.certainty };
  return { source: mended(view.items, { start: start.place, end: end.place }, c.frame ? rule.range : undefined), certainty: end.certainty };
}

/**
 * The source as the rules border it where the difference is none of opinion: "Oslo – | the ministry | today", and a relative clause
 * ("An official, who asked not to be named,") belongs to it.
 */
function mended(items: readonly Item[], whole: Range, ruled: Range | undefined): Range {
  // "Hours earlier | the agency", "Days later | she".
  const timed = isPeriod(items[whole.start]) && SHIFTS.has(items[whole.start + 1]?.lower ?? '') && whole.start + 2 < whole.end;
  // "and that | managers | ignored": a conjunction names nobody.
  const parallel = items[whole.start]?.lower === 'that' && whole.start + 1 < whole.end && elementAt(items, whole.start - 1)?.tag === 'CC';
  const source = timed || parallel ? { start: whole.start + (timed ? 2 : 1), end: whole.end } : whole;
  if (!ruled) return source;
  // "a strike that | Oslo | said would last"
  if (ruled.end === source.end && ruled.end - ruled.start > 1 && items[ruled.start]?.lower === 'that' && items[ruled.start + 1]?.tag === 'NNP') return { start: ruled.start + 1, end: ruled.end };
  const longer = ruled.start === source.start && ruled.end > source.end && items.slice(source.end, ruled.end).some((x) => x.lower === 'who');
  const inside = source.start <= ruled.start && ruled.end <= source.end;
  const dateline = source.start === ruled.start || elementAt(items, ruled.start - 1)?.tag === ':';
  const dated = items.slice(ruled.end, source.end).every((x) => isTime(x));
  return longer || (inside && dateline && dated) ? ruled : (inside ? behindClause(items, source, ruled) : undefined) ?? source;
}

const SHIFTS: ReadonlySet<string> = new Set(['earlier', 'later', 'before', 'after', 'ago']);

/** "The bank left its rate unchanged and | Chair Quist | warned": the speaker alone, where a clause of its own stands before. */
function behindClause(items: readonly Item[], source: Range, ruled: Range): Range | undefined {
  const joint = items[ruled.start]?.tag === 'CC' ? ruled.start : ruled.start - 1;
  const before = items.slice(source.start, joint);
  if (source.end !== ruled.end || items[joint]?.tag !== 'CC' || joint + 1 >= source.end) return undefined;
  return before.some((x) => isFiniteTag(x.tag)) && !before.some((x) => x.tag === 'WP' || x.tag === 'WDT' || x.lower === 'that') ? { start: joint + 1, end: source.end } : undefined;
}

interface Choice {
  readonly place: number;
  /** Its share among the places, 0..1. */
  readonly certainty: number;
}

const NOWHERE: Choice = { place: NONE, certainty: 0 };

type Choose = (places: readonly number[], featuresOf: (place: number) => Templates, ruled?: number, bonus?: number) => Choice;

/** Chooses the place that scores best, the first of equals; `NONE` where there is none. */
function chooser(weights: Weights): Choose {
  return (places, featuresOf, ruled, bonus = 0) => {
    let found = NONE;
    let highest = -Infinity;
    let total = 0;
    for (const place of places) {
      const score = weights.score(featuresOf(place), values) + (place === ruled ? bonus : 0);
      if (score > highest) {
        total = total * Math.exp(highest - score) + 1;
        highest = score;
        found = place;
      } else total += Math.exp(score - highest);
    }
    return { place: found, certainty: total > 0 ? 1 / total : 0 };
  };
}
