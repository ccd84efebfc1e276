// What changed between two versions of an article, word by word, in about linear time.
import diff from 'fast-diff';
import type { Span } from '../base/span.js';

/** One difference: a stretch of the old text that became a stretch of the new one; either may be empty. UTF-16. */
export interface Hunk {
  readonly old: Span;
  readonly now: Span;
}

/**
 * The differences in text order; what lies between them is equal. Words that stand once in both versions with their neighbours are
 * paired first (longest run in the same order), so that only the gaps are compared closely; a gap too large for that is one hunk.
 * Moved paragraphs come out as deleted and inserted.
 */
export function diffTexts(old: string, now: string): Hunk[] {
  const sides: Sides = { old: { text: old, tokens: tokensOf(old) }, now: { text: now, tokens: tokensOf(now) } };
  return joinNear(pairedRanges(sides.old.tokens, sides.now.tokens).flatMap((gap) => diffGap(sides, gap)), old);
}

interface Side {
  readonly text: string;
  readonly tokens: readonly Token[];
}

interface Sides {
  readonly old: Side;
  readonly now: Side;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

/** A word, a run of white space, or one other character; every text is covered. */
const TOKEN = /[\p{L}\p{M}\p{N}]{1,200}|\s{1,200}|[^\p{L}\p{M}\p{N}\s]/gu;

const tokensOf = (text: string): Token[] => [...text.matchAll(TOKEN)].map((m) => ({ text: m[0], start: m.index }));

/** A stretch of tokens in both versions, ends excluded. */
interface Gap {
  readonly a: Span;
  readonly b: Span;
}

/** The unequal gaps between equal beginnings, ends and unique shingles. */
function pairedRanges(a: readonly Token[], b: readonly Token[]): Gap[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head]?.text === b[head]?.text) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail]?.text === b[b.length - 1 - tail]?.text) tail++;
  return splitGap(a, b, { a: { start: head, end: a.length - tail }, b: { start: head, end: b.length - tail } }, 0);
}

const SHINGLES = [8, 3, 1];
const CLOSE_LIMIT = 250_000;

function splitGap(a: readonly Token[], b: readonly Token[], gap: Gap, level: number): Gap[] {
  if (size(gap.a) === 0 && size(gap.b) === 0) return [];
  const shingle = SHINGLES[level];
  if (shingle === undefined || size(gap.a) * size(gap.b) <= CLOSE_LIMIT) return [gap];
  const anchors = increasing(uniquePairs(a, b, gap, shingle));
  const gaps: Gap[] = [];
  let [i, j] = [gap.a.start, gap.b.start];
  for (const [x, y] of anchors) {
    if (x < i || y < j) continue;
    gaps.push(...splitGap(a, b, { a: { start: i, end: x }, b: { start: j, end: y } }, level + 1));
    [i, j] = [x, y];
    while (i < gap.a.end && j < gap.b.end && a[i]?.text === b[j]?.text) [i, j] = [i + 1, j + 1];
  }
  return [...gaps, ...splitGap(a, b, { a: { start: i, end: gap.a.end }, b: { start: j, end: gap.b.end } }, level + 1)];
}

const size = (s: Span): number => s.end - s.start;

/** Token indices of shingles that stand exactly once in either gap, in the order of the old text. */
function uniquePairs(a: readonly Token[], b: readonly Token[], gap: Gap, shingle: number): [number, number][] {
  const inOld = uniqueShingles(a, gap.a, shingle);
  const inNew = uniqueShingles(b, gap.b, shingle);
  const pairs: [number, number][] = [];
  for (const [key, i] of inOld) {
    const j = inNew.get(key);
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j]);
  }
  return pairs.sort((x, y) => x[0] - y[0]);
}

/** Index by shingle; -1 where it stands more than once. */
function uniqueShingles(tokens: readonly Token[], range: Span, shingle: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = range.start; i + shingle <= range.end; i++) {
    let key = '';
    for (let k = 0; k < shingle; k++) key += `${tokens[i + k]?.text ?? ''}\u0000`;
    found.set(key, found.has(key) ? -1 : i);
  }
  return found;
}

/** The longest subsequence that increases in the second number, by patience sorting. */
function increasing(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, y], i) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  });
  const chain: [number, number][] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) {
    const pair = pairs[i];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

function diffGap({ old, now }: Sides, gap: Gap): Hunk[] {
  if (size(gap.a) * size(gap.b) === 0 || size(gap.a) * size(gap.b) > CLOSE_LIMIT * 16) return [{ old: stretch(old, gap.a), now: stretch(now, gap.b) }];
  const hunks: Hunk[] = [];
  let [i, j] = [gap.a.start, gap.b.start];
  for (const [kind, letters] of diffLetters(old.tokens, now.tokens, gap)) {
    const [fromOld, fromNow] = [i, j];
    if (kind <= 0) i += letters.length;
    if (kind >= 0) j += letters.length;
    if (kind !== 0) hunks.push({ old: stretch(old, { start: fromOld, end: i }), now: stretch(now, { start: fromNow, end: j }) });
  }
  return hunks;
}

/** From token indices to offsets. */
function stretch({ text, tokens }: Side, range: Span): Span {
  return { start: tokens[range.start]?.start ?? text.length, end: tokens[range.end]?.start ?? text.length };
}

/** The diff of two token runs, each token written as one letter (kinds as in fast-diff: -1 deleted, 0 equal, 1 inserted). */
function diffLetters(a: readonly Token[], b: readonly Token[], gap: Gap): [number, string][] {
  const letters = new Map<string, string>();
  const letter = (t: Token): string => {
    const known = letters.get(t.text);
    if (known !== undefined) return known;
    const made = String.fromCharCode(letters.size < 0xd000 ? letters.size + 1 : 0xe000 + (letters.size % 0x1fff));
    letters.set(t.text, made);
    return made;
  };
  const write = (tokens: readonly Token[], range: Span): string => tokens.slice(range.start, range.end).map(letter).join('');
  return diff(write(a, gap.a), write(b, gap.b));
}

/** Hunks that touch are one; equal stretches that are shorter than the changes on both sides of them are chance, and join them. */
function joinNear(hunks: readonly Hunk[], old: string): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const between = last ? hunk.old.start - last.old.end : Infinity;
    if (last && (between === 0 || (between < Math.min(weight(last), weight(hunk)) && between < CHANCE_LIMIT) || (between < 2 && isSpace(old, last.old.end, hunk.old.start)))) {
      joined[joined.length - 1] = { old: { start: last.old.start, end: hunk.old.end }, now: { start: last.now.start, end: hunk.now.end } };
    } else joined.push(hunk);
  }
  return joined;
}

const CHANCE_LIMIT = 24;
const weight = (h: Hunk): number => Math.max(size(h.old), size(h.now));
const isSpace = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === '';
