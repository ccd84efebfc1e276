// Words, numbers, marks: one linear scan that keeps exact offsets on any input.
import type { Span } from '../base/span.js';
import { CharClass, classAt, isApostrophe, isLetterClass, isSpaceClass, isWordClass, unitsAt } from './characters.js';

/** Bits of `Token.flags`. */
export const TokenFlag = {
  WORD: 1,
  /** Begins with a digit, or with a currency sign and a digit. */
  NUMBER: 2,
  PUNCTUATION: 4,
  /** A quotation mark or apostrophe standing alone. */
  QUOTE: 8,
  /** Emoji, mathematical and other signs, lone surrogates. */
  SYMBOL: 16,
  /** The first letter is a capital. */
  CAPITALISED: 32,
  /** At least two letters, none of them small. */
  UPPERCASE: 64,
  /** The "'s" of "Russia's" (and of "it's"). */
  POSSESSIVE: 128,
  /** With inner dots: "U.S.", "p.m.", "example.org". */
  DOTTED: 256,
  HYPHENATED: 512,
  /** White space, or the beginning of the span, stands before. */
  SPACED: 1024,
  /** A line break stands before. */
  NEW_LINE: 2048,
} as const;

export interface Token extends Span {
  /** `TokenFlag` bits. */
  readonly flags: number;
}

/** Longer runs are cut here, so that nobody downstream meets a "word" of a megabyte. UTF-16 units. */
export const MAX_TOKEN = 200;

/**
 * The tokens of `text` within `span`, in order, never overlapping, white space between them left out. Words keep inner apostrophes, hyphens
 * and dots ("don't", "state-run", "U.S."); a possessive "'s" is a token of its own; figures stay whole ("$5m", "1,200", "14:30").
 */
export function tokenize(text: string, span: Span = { start: 0, end: text.length }): Token[] {
  const tokens: Token[] = [];
  let at = span.start;
  let before: number = TokenFlag.SPACED;
  while (at < span.end) {
    const charClass = classAt(text, at);
    if (isSpaceClass(charClass)) {
      before |= charClass === CharClass.LINE_BREAK ? TokenFlag.NEW_LINE | TokenFlag.SPACED : TokenFlag.SPACED;
      at += 1;
      continue;
    }
    const token = scan(text, at, span.end, charClass, before);
    tokens.push(token);
    at = token.end;
    before = (token.flags & (TokenFlag.WORD | TokenFlag.NUMBER)) === 0 ? 0 : AFTER_WORD;
  }
  return tokens;
}

/** Not a flag of tokens: tells the scanner that a word ends right before. */
const AFTER_WORD = 4096;

function scan(text: string, start: number, limit: number, charClass: number, behind: number): Token {
  if (charClass === CharClass.QUOTE) return scanQuote(text, start, limit, behind);
  const before = behind & ~AFTER_WORD;
  if (charClass === CharClass.LOWER || charClass === CharClass.UPPER || charClass === CharClass.DIGIT) return scanWord(text, start, limit, before);
  if (charClass === CharClass.CURRENCY && start + 1 < limit && classAt(text, start + 1) === CharClass.DIGIT) return scanWord(text, start, limit, before);
  if (charClass === CharClass.PUNCTUATION) return { start, end: scanPunctuation(text, start, limit), flags: before | TokenFlag.PUNCTUATION };
  return { start, end: Math.min(limit, start + unitsAt(text, start)), flags: before | TokenFlag.SYMBOL };
}

/** A quotation mark alone, or the possessive "'s" right behind a word. */
function scanQuote(text: string, start: number, limit: number, before: number): Token {
  if (before === AFTER_WORD && isPossessiveAt(text, start, limit)) return { start, end: start + 2, flags: TokenFlag.WORD | TokenFlag.POSSESSIVE };
  return { start, end: start + 1, flags: (before & ~AFTER_WORD) | TokenFlag.QUOTE };
}

/** "..." and "--" are one token, everything else single. */
function scanPunctuation(text: string, start: number, limit: number): number {
  const unit = text.charCodeAt(start);
  let end = start + unitsAt(text, start);
  if (unit !== 0x2e && unit !== 0x2d) return Math.min(limit, end);
  while (end < limit && end - start < MAX_TOKEN && text.charCodeAt(end) === unit) end += 1;
  return end;
}

/** A word or figure from `start`: the run of its letters and digits, with whatever joins them. */
function scanWord(text: string, start: number, limit: number, before: number): Token {
  const stop = Math.min(limit, start + MAX_TOKEN);
  let end = start;
  let piece = start;
  let flags = before | firstFlags(text, start);
  let letters = 0;
  let small = 0;
  while (end < stop) {
    const c = classAt(text, end);
    if (isWordClass(c) || (end === start && c === CharClass.CURRENCY)) {
      if (c === CharClass.LOWER) small += 1;
      if (isLetterClass(c)) letters += 1;
      end += unitsAt(text, end);
      continue;
    }
    if (!JOINERS.has(text.charCodeAt(end))) break;
    const join = joinAt(text, { start, piece, end, limit: stop, dotted: (flags & TokenFlag.DOTTED) !== 0 });
    if (join === Join.NONE) break;
    if (join === Join.HYPHEN) flags |= TokenFlag.HYPHENATED;
    if (join === Join.DOT) flags |= TokenFlag.DOTTED;
    if (join === Join.ADDRESS) {
      end = addressEnd(text, end, stop);
      break;
    }
    end += 1;
    piece = end;
  }
  if (letters >= 2 && small === 0) flags |= TokenFlag.UPPERCASE;
  return { start, end: Math.min(end, limit), flags };
}

function firstFlags(text: string, start: number): number {
  const c = classAt(text, start);
  if (c === CharClass.DIGIT || c === CharClass.CURRENCY) return TokenFlag.NUMBER;
  return c === CharClass.UPPER ? TokenFlag.WORD | TokenFlag.CAPITALISED : TokenFlag.WORD;
}

/** The units that may join two pieces of a word: . , : / ' ’ - ‐ ‑ & @ _ and the currency signs. */
const JOINERS: ReadonlySet<number> = new Set([...".,:/'’-‐‑&@_$£€¥"].map((sign) => sign.charCodeAt(0)));

const Join = { NONE: 0, PLAIN: 1, HYPHEN: 2, DOT: 3, ADDRESS: 4 } as const;

/** The word read so far: its last piece (behind the last join) runs from `piece` to `end`, where a joining sign may stand. */
interface WordSoFar {
  readonly start: number;
  readonly piece: number;
  readonly end: number;
  readonly limit: number;
  readonly dotted: boolean;
}

/** Whether the sign at `word.end` joins what stands on its two sides, and how. */
function joinAt(text: string, word: WordSoFar): number {
  const unit = text.charCodeAt(word.end);
  const next = word.end + 1 < word.limit ? classAt(text, word.end + 1) : CharClass.UNKNOWN;
  if (unit === 0x2e) return dotJoins(text, word, next) ? Join.DOT : Join.NONE;
  const nextIsWord = isLetterClass(next) || next === CharClass.DIGIT;
  if (!nextIsWord) return unit === 0x3a && opensAddress(text, word) ? Join.ADDRESS : Join.NONE;
  if (isApostrophe(unit)) return isPossessiveAt(text, word.end, word.limit) ? Join.NONE : Join.PLAIN;
  if (unit === 0x2d || unit === 0x2010 || unit === 0x2011) return Join.HYPHEN;
  const last = classAt(text, word.end - 1);
  const betweenDigits = last === CharClass.DIGIT && next === CharClass.DIGIT;
  if (unit === 0x2c || unit === 0x3a || unit === 0x2f) return betweenDigits ? Join.PLAIN : Join.NONE;
  if (unit === 0x26) return last === CharClass.UPPER && next === CharClass.UPPER ? Join.PLAIN : Join.NONE;
  if (unit === 0x40 || unit === 0x5f) return Join.PLAIN;
  return classAt(text, word.end) === CharClass.CURRENCY && next === CharClass.DIGIT ? Join.PLAIN : Join.NONE;
}

/** "3.5"; "U.S." with its last dot; "Ph.D."; "example.org"; never the full stop of a sentence. */
function dotJoins(text: string, word: WordSoFar, next: number): boolean {
  const last = classAt(text, word.end - 1);
  if (next === CharClass.DIGIT) return last === CharClass.DIGIT;
  if (!isLetterClass(last) && last !== CharClass.DIGIT) return false;
  const pieceLength = word.end - word.piece;
  if (!isLetterClass(next)) return word.dotted && pieceLength === 1 && isLetterClass(last) && text.charCodeAt(word.piece - 1) === 0x2e;
  if (next === CharClass.LOWER) return isLetterClass(last) || word.dotted;
  const oneLetterFollows = !isWordClass(word.end + 2 < word.limit ? classAt(text, word.end + 2) : CharClass.UNKNOWN);
  return oneLetterFollows && (pieceLength === 1 || (pieceLength <= 3 && text.charCodeAt(word.end + 2) === 0x2e));
}

/** Whether "'s" stands at `at` with no further letter behind it. */
function isPossessiveAt(text: string, at: number, limit: number): boolean {
  if (at + 1 >= limit || !isApostrophe(text.charCodeAt(at))) return false;
  const letter = text.charCodeAt(at + 1);
  if (letter !== 0x73 && letter !== 0x53) return false;
  return at + 2 >= limit || !isWordClass(classAt(text, at + 2));
}

function opensAddress(text: string, word: WordSoFar): boolean {
  if (text.charCodeAt(word.end + 1) !== 0x2f || text.charCodeAt(word.end + 2) !== 0x2f) return false;
  const scheme = text.slice(word.start, word.end).toLowerCase();
  return scheme === 'http' || scheme === 'https' || scheme === 'ftp';
}

const ENDS_ADDRESS = '<>"“”‘’«»()[]{}';
const TRAILS_ADDRESS = '.,;:!?\'*_';

/** The end of a web address that runs on from `at`: no white space or quotation mark, no closing punctuation. */
function addressEnd(text: string, at: number, stop: number): number {
  let end = at;
  while (end < stop && !isSpaceClass(classAt(text, end)) && !ENDS_ADDRESS.includes(text.charAt(end))) end += unitsAt(text, end);
  end = Math.min(end, stop);
  while (end > at + 3 && TRAILS_ADDRESS.includes(text.charAt(end - 1))) end -= 1;
  return end;
}
