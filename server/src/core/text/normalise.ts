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

/**
 * A piece folded for comparison, never for storage: typographic quotation marks, dashes and spaces made plain, runs of white space made
 * one space, NFC; characters that are not seen dropped. Case is kept: in news it carries meaning ("may", "May").
 */
export function foldPiece(piece: string): string {
  if (!SPECIAL.test(piece)) return piece;
  return piece.replace(INVISIBLE, '').replace(SPACES, ' ').replace(TYPOGRAPHIC, (c) => PLAIN[c] ?? c).normalize('NFC');
}

/** What folding may alter; hit: "a  b", "é", "`", miss: "a b". */
const SPECIAL = /[^ -_a-~]| {2}/u;
const SPACES = /\s+/gu;
/** Soft hyphen, zero-width space and joiners, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'",
  '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '«': '"', '»': '"',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-',
};
const TYPOGRAPHIC = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
