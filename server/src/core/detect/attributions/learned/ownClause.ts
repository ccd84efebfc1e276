// Clauses of the paper's own that a coordinator joins to what somebody says: "X says it is late, Y says it is lost, | and nobody knows", "X said it was late, | but it has begun".
import { elementAt } from '../../../base/elementAt.js';
import { isFiniteTag, isQuote, type Item } from '../../words/items.js';
import { phraseFrom, type Range } from '../../words/phrases.js';

/** What is known of the attribution whose words are cut. */
export interface Said {
  readonly source: Range;
  readonly cue: Range;
  readonly right: Range;
  /** The words of another attribution end before the comma that its source stands behind. */
  readonly inSeries: boolean;
}

/** Where the words end before such a clause; their end where none follows. */
export function endBeforeOwn(items: readonly Item[], { cue, right, inSeries }: Said): number {
  const shifted = items[cue.start]?.tag === 'VBD' && isPast(firstFinite(items, right));
  if (!inSeries && !shifted) return right.end;
  for (let comma = right.start + 1; comma < right.end - 2; comma++) {
    if (items[comma]?.tag !== ',' || !JOINS.has(items[comma + 1]?.lower ?? '')) continue;
    const verb = verbBehind(items, comma + 2);
    // "A says it is late, B says it is lost, and …": the coordinator ends the series. "Said it was late, but it has begun": what was said stands in the past.
    if (verb && verb.end <= right.end && (inSeries || !isPast(items[verb.start]))) return comma;
  }
  return right.end;
}

const JOINS: ReadonlySet<string> = new Set(['and', 'but']);

/** The finite verb behind a subject at `at`, its adverbs skipped. */
function verbBehind(items: readonly Item[], at: number): Range | undefined {
  const subject = isQuote(items[at]) ? undefined : phraseFrom(items, at);
  let i = subject?.end ?? -1;
  while (elementAt(items, i)?.tag === 'RB') i += 1;
  return isFiniteTag(elementAt(items, i)?.tag ?? '.') ? { start: i, end: i + 1 } : undefined;
}

const firstFinite = (items: readonly Item[], { start, end }: Range): Item | undefined => items.slice(start, end).find((x) => isFiniteTag(x.tag));

/** Reported speech sets will and can back: "would", "could". */
const SET_BACK: ReadonlySet<string> = new Set(['would', 'could', 'might', 'should', 'must', 'ought', "'d"]);

const isPast = (verb: Item | undefined): boolean => verb !== undefined && (verb.tag === 'VBD' || SET_BACK.has(verb.lower));
