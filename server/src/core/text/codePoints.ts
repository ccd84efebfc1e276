// Between UTF-16 units of a text as it is and code points of the decoded text: the one place where stored positions are converted.
import { firstWhere } from '../base/search.js';

/** Positions of one text in both units. Out-of-range positions are clamped; one inside a pair counts as the pair's start. */
export interface CodePointTable {
  /** From UTF-16 units of the text to code points of the decoded text. */
  toCodePoints(utf16: number): number;
  /** Back again; position 0 lies after a byte order mark. */
  toUtf16(codePoint: number): number;
  /** Code points of the decoded text: CRLF, CR and LF are one each, a leading byte order mark is none. */
  readonly length: number;
}

const BYTE_ORDER_MARK = 0xfeff;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** The table of `text`, made in one pass; look-ups take logarithmic time. */
export function codePointTable(text: string): CodePointTable {
  const mark = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const pairs = pairStarts(text, mark);
  const length = text.length - mark - pairs.length;
  return {
    length,
    toCodePoints(utf16) {
      const at = clamp(utf16, mark, text.length);
      return at - mark - countBelow(pairs, at);
    },
    toUtf16(codePoint) {
      const at = clamp(codePoint, 0, length);
      return at + mark + pairsBeforeCodePoint(pairs, at, mark);
    },
  };
}

/** Where two units stand for one position: surrogate pairs and CRLF. */
function pairStarts(text: string, from: number): number[] {
  const starts: number[] = [];
  for (let i = from; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    const crlf = unit === CARRIAGE_RETURN && text.charCodeAt(i + 1) === LINE_FEED;
    if (crlf || (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(i + 1)))) starts.push(i++);
  }
  return starts;
}

export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** How many of the sorted `values` are smaller than `limit`. */
const countBelow = (values: readonly number[], limit: number): number => firstWhere(values.length, (i) => (values[i] ?? Infinity) >= limit);

/** The i-th pair begins at code point `pairs[i] - mark - i`; those are sorted too. */
const pairsBeforeCodePoint = (pairs: readonly number[], codePoint: number, mark: number): number =>
  firstWhere(pairs.length, (i) => (pairs[i] ?? Infinity) - mark - i >= codePoint);

const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);
