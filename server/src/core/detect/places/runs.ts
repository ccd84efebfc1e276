// Runs of capitalised words that no list knows as a whole: candidates for places that only their surroundings can tell.
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Match } from './match.js';
import { BEFORE_PERSON, BODY_HEADS, CALENDAR, PLAIN_OPENERS } from './placeWords.js';
import { Gap, type Unit } from './units.js';

/** A match without readings. `holds`: a name of the gazetteer stands inside it. */
export interface RunMatch extends Match {
  readonly run: true;
  readonly holds: boolean;
}

export const isRun = (match: Match): match is RunMatch => 'run' in match;

/** Small words that join two capitals of one foreign name: "Puerto del Sol". */
const JOINS: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'al', 'da', 'do', 'dos', 'das', 'di', 'du', 'des', 'le', 'les', 'e', 'y', 'bin', 'ibn', 'van', 'der', 'den', 'sur', 'upon']);
/** Longer runs are titles and shouting. */
const MOST_WORDS = 6;

/** `matches`: what the lists and patterns found, in text order, never overlapping. Never one of these again. Linear in the units. */
export function unknownRuns(text: string, units: readonly Unit[], matches: readonly Match[], lexicon: Lexicon | undefined): RunMatch[] {
  const runs: RunMatch[] = [];
  let next = 0;
  for (let i = 0; i < units.length;) {
    if (!opensRun(units[i])) {
      i += 1;
      continue;
    }
    const last = runEnd(units, i);
    const first = runStart(units, i, last, lexicon);
    while (next < matches.length && (matches[next]?.last ?? 0) < first) next += 1;
    const run = first > last ? undefined : runOf(text, units, { first, last }, matches, { from: next, lexicon });
    if (run !== undefined) runs.push(run);
    i = last + 1;
  }
  return runs;
}

const opensRun = (unit: Unit | undefined): boolean => unit !== undefined && unit.word && unit.capital && !unit.possessive && !unit.shouted && !CALENDAR.has(unit.lower);

function runEnd(units: readonly Unit[], from: number): number {
  let last = from;
  for (let i = from + 1; i < units.length && i - from < MOST_WORDS + 2; i += 1) {
    const unit = units[i];
    if (unit === undefined || unit.gap === Gap.LINE || unit.gap === Gap.NONE || !unit.word || unit.possessive) break;
    if (opensRun(unit)) last = i;
    else if (!JOINS.has(unit.lower) || unit.capital) break;
  }
  return last;
}

/** Behind sentence openers, common words that open a sentence, and titles. */
function runStart(units: readonly Unit[], from: number, last: number, lexicon: Lexicon | undefined): number {
  let first = from;
  while (first <= last) {
    const unit = units[first];
    if (unit === undefined) break;
    const plain = PLAIN_OPENERS.has(unit.lower) || (unit.opens && (lexicon?.tags.words.has(unit.lower) ?? false));
    const title = first < last && (BEFORE_PERSON.has(unit.lower) || (lexicon?.titles.offices.get(unit.lower)?.beforeName ?? false));
    if (!plain && !title && unit.capital) break;
    first += 1;
  }
  return first;
}

/** "District", "Congress": a common word with a capital is the name of nothing but itself. */
const isPlain = (unit: Unit, lexicon: Lexicon | undefined): boolean => !unit.upper && (BODY_HEADS.has(unit.lower) || (lexicon?.tags.words.has(unit.lower) ?? false));

function runOf(text: string, units: readonly Unit[], range: { first: number; last: number }, matches: readonly Match[], { from, lexicon }: { from: number; lexicon: Lexicon | undefined }): RunMatch | undefined {
  const { first, last } = range;
  const head = units[first];
  const tail = units[last];
  if (head === undefined || tail === undefined || last - first >= MOST_WORDS || tail.end - head.start < 2) return undefined;
  if (first === last && isPlain(head, lexicon)) return undefined;
  let holds = false;
  for (let m = from; m < matches.length; m += 1) {
    const match = matches[m];
    if (match === undefined || match.first > last) break;
    if (match.first < first || match.last > last || (match.first === first && match.last === last)) return undefined;
    holds = true;
  }
  return { first, last, start: head.start, end: tail.end, readings: [], flags: 0, key: `=${text.slice(head.start, tail.end).toLowerCase()}`, run: true, holds };
}
