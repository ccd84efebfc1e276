// Words of a sentence that is gone are at home nowhere, even where the sentence beside it happens to begin or end with the same words now.
import { lengthOf, type Span } from '../base/span.js';
import { NONE, runsOf } from './align.js';
import { Pairing, type Pairs } from './similar.js';
import { border } from './slide.js';
import type { TokenText } from './tokens.js';

/** Tokens that may be a chance. */
const FEW = 3;
/** More than this share of a sentence's tokens is no stray. */
const MOST_LEFT = 0.3;
/** At least this share of the present sentence comes from other sentences, for it to be theirs. */
const THEIRS = 0.5;
/** Tokens over which a sentence's border is looked for. */
const FARTHEST = 120;
/** How much of a border ends a sentence; see `border`. */
const SENTENCE = 2;

/** Unpairs the few words that are all that is left of their sentence and stand in another one that is still there. */
export function dropStrays(pairs: Pairs): void {
  const { matches, how, old, now } = pairs;
  const from = new Int32Array(now.count).fill(NONE);
  matches.forEach((j, i) => { if (j !== NONE) from[j] = i; });
  for (const piece of runsOf(matches).flatMap(({ a }) => [endOf(pairs, a), beginningOf(pairs, a)])) {
    const at = matches[piece.start] ?? NONE;
    if (lengthOf(piece) === 0 || at === NONE) continue;
    const [was, is] = [sentenceAround(old, piece), sentenceAround(now, { start: at, end: at + lengthOf(piece) })];
    const left = count(was, (i) => isIn(is, matches[i] ?? NONE));
    const theirs = count(is, (j) => from[j] !== NONE && !isIn(was, from[j] ?? NONE));
    if (left > MOST_LEFT * lengthOf(was) || theirs < THEIRS * lengthOf(is)) continue;
    matches.fill(NONE, piece.start, piece.end);
    how.fill(Pairing.NOT, piece.start, piece.end);
  }
}

/** The few last words of a run in a sentence that goes on in words that are gone; empty where there are none. */
function endOf({ matches, old }: Pairs, { start, end }: Span): Span {
  if (end === old.count || matches[end] !== NONE) return { start: end, end };
  for (let k = end - 1; k >= start && end - k <= FEW; k--) if (k === start || border(old, k) >= SENTENCE) return { start: k, end };
  return { start: end, end };
}

/** The few first words of a run in a sentence that began with words that are gone. */
function beginningOf({ matches, old }: Pairs, { start, end }: Span): Span {
  if (start === 0 || matches[start - 1] !== NONE) return { start, end: start };
  for (let k = start + 1; k <= end && k - start <= FEW; k++) if (k === end || border(old, k) >= SENTENCE) return { start, end: k };
  return { start, end: start };
}

function sentenceAround(side: TokenText, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (start - from < FARTHEST && from > 0 && border(side, from) < SENTENCE) from--;
  while (to - end < FARTHEST && to < side.count && border(side, to) < SENTENCE) to++;
  return { start: from, end: to };
}

function count({ start, end }: Span, isCounted: (k: number) => boolean): number {
  let counted = 0;
  for (let k = start; k < end; k++) if (isCounted(k)) counted++;
  return counted;
}

const isIn = ({ start, end }: Span, k: number): boolean => start <= k && k < end;
