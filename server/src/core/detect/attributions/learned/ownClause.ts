// Clauses of the paper's own that a coordinator joins to what somebody says or wants: "X says it is late, Y says it is lost, | and nobody knows",
// "X said it was late, | but it has begun", "X wants to sell it, | and a buyer waits".
import { elementAt } from '../../../base/elementAt.js';
import { isFiniteTag, isQuote, type Item } from '../../words/items.js';
import { phraseFrom, type Range } from '../../words/phrases.js';

/** What is known of the attribution whose words are cut. */
export interface Said {
  readonly cue: Range;
  readonly right: Range;
  /** The words of another attribution end before the comma that its source stands behind. */
  readonly inSeries: boolean;
  /** No clause is handed on, but a thing, a deed or somebody to do it. */
  readonly phrase: boolean;
}

/** Where the words end before such a clause; their end where none follows. */
export function endBeforeOwn(items: readonly Item[], { cue, right, inSeries, phrase }: Said): number {
  const first = firstFinite(items, right);
  const shifted = items[cue.start]?.tag === 'VBD' && isPast(items[first]);
  if (!inSeries && !shifted && !phrase) return right.end;
  for (let comma = right.start + 1; comma < right.end - 1; comma++) {
    // "called the loss “regrettable” | and cut its dividend"
    if (phrase && items[comma]?.tag === 'CC' && isFiniteTag(items[comma + 1]?.tag ?? '.') && items[comma + 1]?.tag === items[cue.start]?.tag && first > comma) return comma;
    if (items[comma]?.tag !== ',' || !JOINS.has(items[comma + 1]?.lower ?? '')) continue;
    const verb = verbBehind(items, comma + 2);
    // "A says it is late, B says it is lost, and …": the coordinator ends the series. "Said it was late, but it has begun": what was said stands in the past.
    if (verb && verb.end <= right.end && (inSeries || (phrase && first > comma) || (shifted && !isPast(items[verb.start])))) return comma;
  }
  return right.end;
}

const JOINS: ReadonlySet<string> = new Set(['and', 'but']);

/** The finite verb behind a subject at `at`, its adverbs skipped. */
function verbBehind(items: readonly Item[], at: number): Range | undefined {
  const subject = isQuote(items[at]) ? undefined : phraseFrom(items, at);
  let i = subject?.end ?? -1;
  // "a petition | calling for his resignation | has passed"
  const described = subject && (items[i]?.tag === 'VBG' || items[i]?.tag === 'VBN');
  for (let n = 0; described && n < LONGEST_PARTICIPLE && items[i] && items[i]?.tag !== ',' && !isFiniteTag(items[i]?.tag ?? '.'); n++) i += 1;
  while (elementAt(items, i)?.tag === 'RB') i += 1;
  return isFiniteTag(elementAt(items, i)?.tag ?? '.') ? { start: i, end: i + 1 } : undefined;
}

/** Words of a participle and what belongs to it. */
const LONGEST_PARTICIPLE = 8;

/** Index of the first finite verb; -1 for none. */
function firstFinite(items: readonly Item[], { start, end }: Range): number {
  for (let i = start; i < end; i++) if (isFiniteTag(items[i]?.tag ?? '.')) return i;
  return -1;
}

/** Reported speech sets will and can back: "would", "could". */
const SET_BACK: ReadonlySet<string> = new Set(['would', 'could', 'might', 'should', 'must', 'ought', "'d"]);

const isPast = (verb: Item | undefined): boolean => verb !== undefined && (verb.tag === 'VBD' || SET_BACK.has(verb.lower));
