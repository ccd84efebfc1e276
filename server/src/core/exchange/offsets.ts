// Positions in the unit that a format counts in: from UTF-16 of a text and back. The text is taken as it is, with whatever line ends it has.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';
import { isHighSurrogate, isLowSurrogate } from '../text/codePoints.js';

export type OffsetUnit = 'code points' | 'UTF-16 units';

export interface Offsets {
  /** From UTF-16 of the text to the unit. */
  out(span: Span): Span;
  /** From the unit to UTF-16; undefined where it is no stretch of the text: turned round, empty, outside, not whole. */
  in(start: unknown, end: unknown): Span | undefined;
  /** Of the text, in the unit. */
  readonly length: number;
}

export function offsetsOf(text: string, unit: OffsetUnit): Offsets {
  const pairs = unit === 'UTF-16 units' ? [] : pairsOf(text);
  const length = text.length - pairs.length;
  const toUtf16 = (n: number): number => n + countBefore(pairs, (p, i) => p - i >= n);
  const toPoints = (n: number): number => n - countBefore(pairs, (p) => p >= n);
  return {
    length,
    out: (s) => (pairs.length === 0 ? s : { start: toPoints(s.start), end: toPoints(s.end) }),
    in(start, end) {
      if (!isWhole(start) || !isWhole(end) || start >= end || end > length) return undefined;
      return { start: toUtf16(start), end: toUtf16(end) };
    },
  };
}

const isWhole = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;

/** Where each surrogate pair begins. */
function pairsOf(text: string): number[] {
  const pairs: number[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && isLowSurrogate(text.charCodeAt(i + 1))) pairs.push(i++);
  }
  return pairs;
}

/** How many of the sorted pairs lie before the first for which `reached` holds. */
const countBefore = (pairs: readonly number[], reached: (pair: number, index: number) => boolean): number =>
  firstWhere(pairs.length, (i) => reached(pairs[i] ?? Infinity, i));
