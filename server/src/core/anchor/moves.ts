// Passages that were cut and pasted elsewhere: deleted here, inserted there, in the same words.
import { lengthOf, type Span } from '../base/span.js';
import { alignGap, NONE, runsOf } from './align.js';
import { type Gap, sameRun, shingleKeys, ShingleTable } from './shingles.js';
import { Pairing, type Pairs, pairSimilar } from './similar.js';
import { border } from './slide.js';
import type { TokenText } from './tokens.js';

/** Tokens in which a passage is recognised. */
const SEED = 6;
/** Tokens that may differ between two stretches of one moved passage. */
const BETWEEN = 30;
/** Of the sentences that a moved passage lies in, this share of the tokens are the same: a sentence written in the words of another is none. */
const SAME = 0.85;
/** Tokens of the smallest passage that is taken for moved. */
const SMALLEST = 10;
/** Equal tokens in one run that nobody writes twice by chance: with one, a passage may be reworded up to this share. */
const LONG_RUN = 20;
const REWORDED = 0.6;

/**
 * Pairs the tokens of moved passages in `pairs`, where a passage stands at one new place only. What was said about a deleted sentence
 * is never given to a new one that shares some words with it.
 */
export function pairMoves(pairs: Pairs): void {
  const { now, matches } = pairs;
  const taken = new Uint8Array(now.count);
  for (const j of matches) if (j !== NONE) taken[j] = 1;
  const keys = shingleKeys(now.ids, { start: 0, end: now.count }, SEED);
  const table = new ShingleTable(keys, (j) => free(taken, j, j + SEED));
  for (const hole of holes(matches)) {
    if (lengthOf(hole) < SEED) continue;
    const seeds = seedsIn(pairs, hole, table, taken);
    for (const passage of passagesOf(seeds)) {
      if (place(pairs, hole, passage, taken) || passage.length === 1) continue;
      for (const seed of passage) place(pairs, hole, [seed], taken);
    }
  }
}

/** Maximal runs of unpaired old tokens. */
function holes(matches: Int32Array): Span[] {
  const found: Span[] = [];
  for (let i = 0; i < matches.length; i++) {
    if (matches[i] !== NONE) continue;
    const start = i;
    while (i + 1 < matches.length && matches[i + 1] === NONE) i++;
    found.push({ start, end: i + 1 });
  }
  return found;
}

function free(taken: Uint8Array, from: number, to: number): boolean {
  for (let j = from; j < to; j++) if (taken[j] !== 0) return false;
  return true;
}

/** A stretch that stands in the hole and, free, in the new text. */
interface Seed { readonly a: number; readonly b: number; readonly length: number }

/** Longest equal stretches of a hole with free new text, each at its only place. */
function seedsIn({ old, now }: Pairs, hole: Span, table: ShingleTable, taken: Uint8Array): Seed[] {
  const keys = shingleKeys(old.ids, hole, SEED);
  const seeds: Seed[] = [];
  for (let i = 0; i < keys.length; ) {
    const seed = longestAt(hole.start + i, keys[i] ?? 0, { a: old.ids, b: now.ids, end: hole.end, table, taken });
    if (seed) seeds.push(seed);
    i += seed ? seed.length : 1;
  }
  return seeds;
}

/** Places of one key that are looked at: a formula that stands more often tells nothing. */
const MOST_PLACES = 8;

interface Looking { readonly a: Int32Array; readonly b: Int32Array; readonly end: number; readonly table: ShingleTable; readonly taken: Uint8Array }

function longestAt(i: number, key: number, { a, b, end, table, taken }: Looking): Seed | undefined {
  let best: Seed | undefined;
  let tied = false;
  let looked = 0;
  for (let j = table.first(key); j >= 0; j = table.after(j)) {
    if (++looked > MOST_PLACES) return undefined;
    if (!free(taken, j, j + SEED) || !sameRun(a, i, b, j, SEED)) continue;
    let length = SEED;
    while (i + length < end && j + length < b.length && taken[j + length] === 0 && a[i + length] === b[j + length]) length++;
    tied = best !== undefined && length === best.length;
    if (!best || length > best.length) best = { a: i, b: j, length };
  }
  return tied ? undefined : best;
}

/** Stretches that follow one another in both texts are one passage. */
function passagesOf(seeds: readonly Seed[]): Seed[][] {
  const passages: Seed[][] = [];
  for (const seed of seeds) {
    const last = passages.at(-1)?.at(-1);
    const follows = last && seed.b >= last.b + last.length && seed.a - last.a - last.length <= BETWEEN && seed.b - last.b - last.length <= BETWEEN;
    if (follows) passages.at(-1)?.push(seed);
    else passages.push([seed]);
  }
  return passages;
}

/** Pairs the passage; false where it is too unlike what was deleted. */
function place(pairs: Pairs, hole: Span, passage: readonly Seed[], taken: Uint8Array): boolean {
  const [first, last] = [passage[0], passage.at(-1)];
  if (!first || !last) return false;
  const area = sentencesAround(pairs, hole, { a: { start: first.a, end: last.a + last.length }, b: { start: first.b, end: last.b + last.length } }, taken);
  for (const s of passage) {
    for (let k = 0; k < s.length; k++) pairs.matches[s.a + k] = s.b + k;
    pairs.how.fill(Pairing.EQUAL, s.a, s.a + s.length);
  }
  inner(pairs, area);
  const same = pairs.how.subarray(area.a.start, area.a.end).reduce((sum, how) => sum + (how === Pairing.EQUAL || how === Pairing.SIMILAR ? 1 : 0), 0);
  const share = passage.some((s) => s.length >= LONG_RUN) ? REWORDED : SAME;
  if (same < SMALLEST || same < share * Math.max(lengthOf(area.a), lengthOf(area.b))) {
    pairs.matches.fill(NONE, area.a.start, area.a.end);
    pairs.how.fill(Pairing.NOT, area.a.start, area.a.end);
    return false;
  }
  for (let i = area.a.start; i < area.a.end; i++) {
    const j = pairs.matches[i] ?? NONE;
    if (j !== NONE) taken[j] = 1;
  }
  return true;
}

/** Tokens to a sentence's border at either end. */
const EDGE = 60;

/** The area out to the borders of its sentences, as far as its tokens are unpaired. */
function sentencesAround({ old, now }: Pairs, hole: Span, area: Gap, taken: Uint8Array): Gap {
  const before = (text: TokenText, from: number, free: (k: number) => boolean): number => {
    let at = from;
    while (from - at < EDGE && border(text, at) < 2 && free(at - 1)) at--;
    return at;
  };
  const behind = (text: TokenText, from: number, free: (k: number) => boolean): number => {
    let at = from;
    while (at - from < EDGE && border(text, at) < 2 && free(at)) at++;
    return at;
  };
  const inHole = (k: number): boolean => k >= hole.start && k < hole.end;
  const isFree = (k: number): boolean => taken[k] === 0;
  return {
    a: { start: before(old, area.a.start, inHole), end: behind(old, area.a.end, inHole) },
    b: { start: before(now, area.b.start, isFree), end: behind(now, area.b.end, isFree) },
  };
}

/** Pairs what lies between the equal stretches of a moved passage and at its ends. */
function inner(pairs: Pairs, area: Gap): void {
  let [i, j] = [area.a.start, area.b.start];
  for (const run of [...runsOf(pairs.matches, area.a), { a: { start: area.a.end, end: area.a.end }, b: { start: area.b.end, end: area.b.end } }]) {
    const gap = { a: { start: i, end: run.a.start }, b: { start: j, end: run.b.start } };
    if (lengthOf(gap.a) > 0 && lengthOf(gap.b) > 0) {
      alignGap({ a: pairs.old.ids, b: pairs.now.ids, matches: pairs.matches }, gap);
      for (let k = gap.a.start; k < gap.a.end; k++) if (pairs.matches[k] !== NONE) pairs.how[k] = Pairing.EQUAL;
      gapsIn(pairs, gap).forEach((g) => { pairSimilar(pairs, g); });
    }
    [i, j] = [run.a.end, run.b.end];
  }
}

/** The unpaired gaps of an area whose pairs increase. */
export function gapsIn({ matches }: Pick<Pairs, 'matches'>, area: Gap): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [area.a.start, area.b.start];
  for (const run of [...runsOf(matches, area.a), { a: { start: area.a.end, end: area.a.end }, b: { start: area.b.end, end: area.b.end } }]) {
    if (run.a.start > i && run.b.start > j) gaps.push({ a: { start: i, end: run.a.start }, b: { start: j, end: run.b.start } });
    [i, j] = [run.a.end, run.b.end];
  }
  return gaps;
}
