// Which words of an old text are which of the new one: the longest common order of words, in about linear time.
import type { Span } from '../base/span.js';
import { lengthOf } from '../base/span.js';
import { type Gap, sameRun, shingleKeys, ShingleTable, uniquePairs } from './shingles.js';

/** For each token of the old text the same one of the new text, else `NONE`. Without moves it increases. */
export type Matches = Int32Array;
export const NONE = -1;

/**
 * Runs of words that stand once in both versions are paired first (patience diff; Cohen), so that only the gaps are compared closely; where
 * the text repeats itself too much for that, each difference is skipped by the least that makes both sides agree again. Equal words
 * that are fewer than what differs on both their sides are chance and count as different.
 */
export function alignTokens(a: Int32Array, b: Int32Array): Matches {
  const matches = new Int32Array(a.length).fill(NONE);
  fill({ a, b, matches }, { a: { start: 0, end: a.length }, b: { start: 0, end: b.length } }, 0);
  dropChance(matches, b.length);
  return matches;
}

/** The same for one gap, without what is dropped as chance; `matches` must hold nothing there yet. */
export function alignGap(work: Work, gap: Gap): void {
  fill(work, gap, 0);
}

export interface Work {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly matches: Matches;
}

/** Tokens of the runs that are paired where they are unique, one after the other. */
const RUNS = [7, 3, 1];
/** Pairs of tokens that are compared one by one. */
const CLOSE = 40_000;

function fill(work: Work, whole: Gap, level: number): void {
  const gap = trimmed(work, whole);
  if (lengthOf(gap.a) === 0 || lengthOf(gap.b) === 0) return;
  const length = RUNS[level];
  if (lengthOf(gap.a) * lengthOf(gap.b) <= CLOSE) {
    compare(work, gap);
    return;
  }
  if (length === undefined) {
    skip(work, gap);
    return;
  }
  let [i, j] = [gap.a.start, gap.b.start];
  for (const [x, y] of uniquePairs(work.a, work.b, gap, length)) {
    if (x < i || y < j) continue;
    fill(work, { a: { start: i, end: x }, b: { start: j, end: y } }, level + 1);
    [i, j] = [x, y];
    while (i < gap.a.end && j < gap.b.end && work.a[i] === work.b[j]) work.matches[i++] = j++;
  }
  fill(work, { a: { start: i, end: gap.a.end }, b: { start: j, end: gap.b.end } }, level + 1);
}

/** Pairs the equal beginning and end of a gap. */
function trimmed({ a, b, matches }: Work, gap: Gap): Gap {
  let [i, j] = [gap.a.start, gap.b.start];
  while (i < gap.a.end && j < gap.b.end && a[i] === b[j]) matches[i++] = j++;
  let [x, y] = [gap.a.end, gap.b.end];
  while (x > i && y > j && a[x - 1] === b[y - 1]) matches[--x] = --y;
  return { a: { start: i, end: x }, b: { start: j, end: y } };
}

/** The longest common subsequence by the table of all pairs. */
function compare({ a, b, matches }: Work, gap: Gap): void {
  const [n, m] = [lengthOf(gap.a), lengthOf(gap.b)];
  const width = m + 1;
  const table = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    const word = a[gap.a.start + i];
    for (let j = m - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] = word === b[gap.b.start + j] ? (table[at + width + 1] ?? 0) + 1 : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  for (let i = 0, j = 0; i < n && j < m; ) {
    const at = i * width + j;
    if (a[gap.a.start + i] === b[gap.b.start + j]) matches[gap.a.start + i++] = gap.b.start + j++;
    else if ((table[at + width] ?? 0) >= (table[at + 1] ?? 0)) i++;
    else j++;
  }
}

/** Tokens that must agree for a difference to be over. */
const AGREED = 5;
/** Tokens that are looked over at most for one difference, and for all of a gap. */
const FAR = 4000;
const LOOKS = 2_000_000;

/** Goes on wherever both sides agree again after the fewest tokens: for texts in which everything stands several times. */
function skip(work: Work, gap: Gap): void {
  const { a, b, matches } = work;
  const keysA = shingleKeys(a, gap.a, AGREED);
  const table = new ShingleTable(shingleKeys(b, gap.b, AGREED));
  const cursors = { a: gap.a.start, b: gap.b.start };
  for (let looks = 0; looks < LOOKS && cursors.a < gap.a.end && cursors.b < gap.b.end; ) {
    if (a[cursors.a] === b[cursors.b]) {
      matches[cursors.a++] = cursors.b++;
      continue;
    }
    const next = agreement(work, gap, cursors, { keysA, table });
    if (!next) return;
    looks += next.a - cursors.a + next.b - cursors.b + 1;
    if ((next.a - cursors.a) * (next.b - cursors.b) <= CLOSE) compare(work, { a: { start: cursors.a, end: next.a }, b: { start: cursors.b, end: next.b } });
    [cursors.a, cursors.b] = [next.a, next.b];
  }
}

function agreement({ a, b }: Work, gap: Gap, from: { readonly a: number; readonly b: number }, { keysA, table }: { readonly keysA: Int32Array; readonly table: ShingleTable }): { a: number; b: number } | undefined {
  let best: { a: number; b: number } | undefined;
  let least = FAR;
  for (let skipped = 0; skipped < least && from.a + skipped < gap.a.end; skipped++) {
    const index = from.a + skipped - gap.a.start;
    if (index >= keysA.length) break;
    const j = table.advance(keysA[index] ?? 0, from.b - gap.b.start);
    if (j < 0) continue;
    const at = gap.b.start + j;
    const cost = skipped + at - from.b;
    if (cost < least && sameRun(a, from.a + skipped, b, at, AGREED)) [best, least] = [{ a: from.a + skipped, b: at }, cost];
  }
  return best;
}

/** Runs of more tokens than this are never chance. */
const CHANCE = 8;

interface Run { readonly a: Span; readonly b: Span }

/** Unpairs short runs that are not longer than the differences on both their sides. */
function dropChance(matches: Matches, length: number): void {
  const kept: Run[] = [];
  const before = (run: Run): number => {
    const last = kept.at(-1);
    return Math.max(run.a.start - (last?.a.end ?? 0), run.b.start - (last?.b.end ?? 0));
  };
  const runs = runsOf(matches);
  for (const run of runs) {
    while (kept.length > 0) {
      const last = kept.at(-1);
      if (!last || lengthOf(last.a) > CHANCE) break;
      const right = Math.max(run.a.start - last.a.end, run.b.start - last.b.end);
      kept.pop();
      if (lengthOf(last.a) > Math.min(right, before(last))) {
        kept.push(last);
        break;
      }
      matches.fill(NONE, last.a.start, last.a.end);
    }
    kept.push(run);
  }
  const last = kept.pop();
  if (!last || lengthOf(last.a) > CHANCE) return;
  const right = Math.max(matches.length - last.a.end, length - last.b.end);
  if (lengthOf(last.a) <= Math.min(right, before(last))) matches.fill(NONE, last.a.start, last.a.end);
}

/** Maximal stretches in which both sides go on together. */
export function runsOf(matches: Matches, range: Span = { start: 0, end: matches.length }): Run[] {
  const runs: Run[] = [];
  for (let i = range.start; i < range.end; ) {
    const j = matches[i] ?? NONE;
    if (j === NONE) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < range.end && matches[end] === j + end - i) end++;
    runs.push({ a: { start: i, end }, b: { start: j, end: j + end - i } });
    i = end;
  }
  return runs;
}
