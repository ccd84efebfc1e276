// Forms of a text for hashing and for comparison; never for storage of the article.
import { isHighSurrogate, isLowSurrogate } from './codePoints.js';

const BYTE_ORDER_MARK = '\uFEFF';
/** CRLF or a lone CR; hit: "a\r\nb", "a\rb", miss: "a\nb". */
const CARRIAGE_RETURNS = /\r\n?/gu;

/** The text as positions and hashes mean it: no leading byte order mark, every line end LF. Lone surrogates stay. */
export function decodedText(text: string): string {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return body.includes('\r') ? body.replace(CARRIAGE_RETURNS, '\n') : body;
}

/** Line ends as LF, for a piece of a text (a byte order mark there is a character like any other). */
export const withLineFeeds = (piece: string): string => (piece.includes('\r') ? piece.replace(CARRIAGE_RETURNS, '\n') : piece);

/** U+FFFD for each lone surrogate, as UTF-8 encoders write them. */
export function wellFormed(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(i + 1))) i++;
    else {
      parts.push(text.slice(from, i), '\uFFFD');
      from = i + 1;
    }
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

/** A text folded for comparison, with the way back: unit `i` of `text` came from unit `origin(i)` of the source. */
export interface FoldedText {
  readonly text: string;
  /** UTF-16 offset in the source of the folded offset; the source's length for the end. */
  origin(folded: number): number;
  /** The first folded offset that comes from `source` or later. */
  fold(source: number): number;
}

/**
 * Typographic quotation marks, dashes and spaces made plain, runs of white space made one space, NFC; zero-width characters dropped.
 * Case is kept: in news it carries meaning ("may", "May").
 */
export function foldForComparison(source: string): FoldedText {
  const units: string[] = [];
  const origins: number[] = [];
  let spaced = false;
  for (const match of source.matchAll(CLUSTER)) {
    const piece = foldCluster(match[0]);
    if (piece === ' ' && spaced) continue;
    spaced = piece === ' ';
    for (let i = 0; i < piece.length; i++) {
      units.push(piece.charAt(i));
      origins.push(match.index);
    }
  }
  return {
    text: units.join(''),
    origin: (folded) => (folded < 0 ? 0 : (origins[folded] ?? source.length)),
    fold: (offset) => lowerBound(origins, offset),
  };
}

/** The same folding for a short piece where no way back is needed. */
export const foldPiece = (piece: string): string => foldForComparison(piece).text;

/** One character with the marks on it: hit: "e\u0301", "a"; every text is covered. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** White space of any kind. */
const SPACE = /^\s$/u;
/** Characters that are not seen: soft hyphen, zero-width space and joiners, byte order mark. */
const INVISIBLE = /^[\u00AD\u200B-\u200D\u2060\uFEFF]$/u;
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'",
  '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
};

function foldCluster(cluster: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0);
    if (code > 0x20 && code < 0x7f && code !== 0x60) return cluster;
    if (SPACE.test(cluster)) return ' ';
    if (INVISIBLE.test(cluster)) return '';
    return PLAIN[cluster] ?? cluster.normalize('NFC');
  }
  return cluster.normalize('NFC');
}

function lowerBound(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
