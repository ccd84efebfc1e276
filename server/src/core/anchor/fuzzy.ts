// The place whose words are most like a quote's: only ever a proposal.
import type { Span } from '../base/span.js';
import type { Postings } from './search.js';
import type { TokenText } from './tokens.js';

/** Share of words that must be the same in their order, and how much better than the next place the best must be. */
const LEAST_SCORE = 0.75;
const LEAST_MARGIN = 0.05;
/** Words that stand more often tell no place. */
const COMMON_WORD = 60;
const TRIED_PLACES = 4;
/** Tokens of a longer quote that are compared. */
const MOST_TOKENS = 300;

interface Searched { readonly tokens: TokenText; readonly postings: Postings }

/** The stretch of tokens that shares most words with the quote in their order, where it is good enough and clearly better than the next. */
export function fuzzyPlace(searched: Searched, quote: Int32Array, allowed: (first: number, end: number) => boolean): Span | undefined {
  const wanted = quote.subarray(0, MOST_TOKENS);
  const scored = alignments(searched.postings, wanted)
    .flatMap((at) => score(searched.tokens, wanted, at))
    .filter((s) => s.score >= LEAST_SCORE && allowed(s.place.start, s.place.end))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && (!second || first.score - second.score >= LEAST_MARGIN) ? first.place : undefined;
}

/** First tokens of stretches on which the rarer words of the quote agree. */
function alignments(postings: Postings, wanted: Int32Array): number[] {
  const votes = new Map<number, number>();
  wanted.forEach((id, i) => {
    if (postings.count(id) > COMMON_WORD) return;
    for (const at of postings.of(id)) votes.set(at - i, (votes.get(at - i) ?? 0) + 1);
  });
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const taken: number[] = [];
  for (const [at] of ranked) {
    if (taken.length >= TRIED_PLACES) break;
    if (!taken.some((t) => Math.abs(t - at) <= wanted.length / 2)) taken.push(at);
  }
  return taken;
}

function score(tokens: TokenText, wanted: Int32Array, at: number): { readonly score: number; readonly place: Span }[] {
  const slack = Math.ceil(wanted.length / 4);
  const from = Math.max(0, at - slack);
  const window = tokens.ids.subarray(from, Math.max(0, at + wanted.length + slack));
  if (inCommon(wanted, window) < LEAST_SCORE * 0.75 * wanted.length) return [];
  const matched = commonSubsequence(wanted, window);
  const [first, last] = [matched[0] ?? 0, matched.at(-1) ?? 0];
  const covered = last - first + 1;
  return [{ score: (2 * matched.length) / (wanted.length + Math.max(covered, matched.length)), place: { start: from + first, end: from + last + 1 } }];
}

/** How many tokens of `a` are among those of `b`: never less than their common subsequence. */
function inCommon(a: Int32Array, b: Int32Array): number {
  const there = new Set(b);
  return a.reduce((sum, id) => sum + (there.has(id) ? 1 : 0), 0);
}

/** Indices in `b` of a longest common subsequence of `a` and `b`. */
function commonSubsequence(a: Int32Array, b: Int32Array): number[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] = a[i] === b[j] ? (table[at + width + 1] ?? 0) + 1 : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  const matched: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = i * width + j;
    if (a[i] === b[j]) {
      matched.push(j++);
      i++;
    } else if ((table[at + width] ?? 0) >= (table[at + 1] ?? 0)) i++;
    else j++;
  }
  return matched;
}
