// Words that differ and yet are the same ones: misspelt, corrected, or another word in the same place.
import { NONE } from './align.js';
import type { Gap } from './shingles.js';
import type { TokenText, Vocabulary } from './tokens.js';
import { lengthOf } from '../base/span.js';

/** How a token of the old text is paired: with the same word, a misspelt one, another in its place. */
export const Pairing = { NOT: 0, EQUAL: 1, SIMILAR: 2, REPLACED: 3 } as const;

export interface Pairs {
  readonly old: TokenText;
  readonly now: TokenText;
  readonly words: Vocabulary;
  readonly matches: Int32Array;
  /** Of `Pairing`, for each old token. */
  readonly how: Uint8Array;
}

/**
 * Pairs what is alike in one gap between equal words: from both its ends inwards misspelt words; then, where as many words stand there
 * as before and they are few, each with the one in its place. The rest stays unpaired: words are gone, others have come.
 */
export function pairSimilar(pairs: Pairs, gap: Gap): void {
  let [i, j] = [gap.a.start, gap.b.start];
  let [x, y] = [gap.a.end, gap.b.end];
  while (i < x && j < y && alike(pairs, i, j)) pair(pairs, i++, j++);
  while (x > i && y > j && alike(pairs, x - 1, y - 1)) pair(pairs, --x, --y);
  const left: Gap = { a: { start: i, end: x }, b: { start: j, end: y } };
  if (lengthOf(left.a) === lengthOf(left.b) && lengthOf(left.a) <= FEW) {
    while (i < x) pair(pairs, i++, j++);
  } else if (lengthOf(left.a) <= NEAR && lengthOf(left.b) <= NEAR) pairInside(pairs, left);
}

/** So many words may have been exchanged one by one. */
const FEW = 3;
/** Tokens of a gap on either side within which equal and misspelt words are looked for. */
const NEAR = 24;
/** Of the tokens of the shorter side, this share must be alike for the gap to be a rewording rather than a deletion and an insertion. */
const REWORDED = 0.6;

function pair(pairs: Pairs, i: number, j: number): void {
  pairs.matches[i] = j;
  pairs.how[i] = pairs.old.ids[i] === pairs.now.ids[j] ? Pairing.EQUAL : alike(pairs, i, j) ? Pairing.SIMILAR : Pairing.REPLACED;
}

/** Equal and misspelt words in the same order, where they are most of both sides. */
function pairInside(pairs: Pairs, { a, b }: Gap): void {
  const found: [number, number][] = [];
  let from = b.start;
  for (let i = a.start; i < a.end; i++) {
    for (let j = from; j < b.end; j++) {
      if (!alike(pairs, i, j)) continue;
      found.push([i, j]);
      from = j + 1;
      break;
    }
  }
  if (found.length < REWORDED * Math.max(lengthOf(a), lengthOf(b))) return;
  for (const [i, j] of found) pair(pairs, i, j);
}

function alike({ words, old, now }: Pairs, i: number, j: number): boolean {
  const [a, b] = [old.ids[i] ?? NONE, now.ids[j] ?? NONE];
  return a === b || similarWords(words.form(a), words.form(b));
}

/** Letters of the shortest word in which a slip can be told from another word. */
const SHORTEST = 3;
const DIGIT = /\p{N}/u;

/** One slip, two in words of eight letters and more; figures never; hit: "harbour", "harbor"; miss: "12", "14". */
export function similarWords(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const allowed = short.length >= 8 ? 2 : 1;
  if (short.length < SHORTEST || long.length - short.length > allowed || long.length > LONGEST || DIGIT.test(a) || DIGIT.test(b)) return false;
  return slips(short, long, allowed) <= allowed;
}

/** Longer words are compared as wholes. */
const LONGEST = 40;

/** Letters put in, left out, altered or exchanged with their neighbour (optimal string alignment), as far as `limit` tells. */
function slips(a: string, b: string, limit: number): number {
  let [before, last] = [new Array<number>(b.length + 1).fill(0), Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? limit + 1;
}
