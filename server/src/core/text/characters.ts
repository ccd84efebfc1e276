// What each UTF-16 unit is to a scanner (letter, digit, quotation mark …), looked up in one table.

/** Classes of one UTF-16 unit. A lone surrogate is a `SYMBOL`; a pair takes the class of its code point at its high half. */
export const CharClass = {
  UNKNOWN: 0,
  SPACE: 1,
  LINE_BREAK: 2,
  LOWER: 3,
  UPPER: 4,
  DIGIT: 5,
  /** Combining marks, soft hyphen, joiners: part of the word they follow. */
  MARK: 6,
  PUNCTUATION: 7,
  QUOTE: 8,
  CURRENCY: 9,
  SYMBOL: 10,
} as const;

const QUOTES = '"“”„‟«»‹›‘‚‛`';
const APOSTROPHES = '\'’';

// Hits "É", "Ǆ"; misses "é", "1".
const UPPER_LETTER = /[\p{Lu}\p{Lt}]/u;
// Hits "é", "中", "ª"; misses "1", "_".
const LETTER = /\p{L}/u;
// Hits "7", "٣", "Ⅳ"; misses "x".
const NUMERAL = /[\p{Nd}\p{Nl}\p{No}]/u;
// Hits U+0301 and U+00AD; misses "a".
const JOINED_MARK = /[\p{M}\u00AD\u200C\u200D]/u;
// Hits NBSP, U+2028, U+200B and the BOM; misses "a".
const WHITE = /[\s\u200B\uFEFF]/u;
// Hits "€"; misses "%".
const MONEY = /\p{Sc}/u;
// Hits "—", "¿"; misses "+".
const PUNCTUATION_MARK = /\p{P}/u;

// Filled as units are met: most articles touch a few hundred of the 65,536.
const table = new Uint8Array(0x10000);

/** The class of the unit at `at`; `UNKNOWN` behind the end. */
export function classAt(text: string, at: number): number {
  if (at < 0 || at >= text.length) return CharClass.UNKNOWN;
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdbff) return classOfPair(text, at);
  const known = table[unit];
  if (known !== undefined && known !== CharClass.UNKNOWN) return known;
  const found = classify(String.fromCharCode(unit));
  table[unit] = found;
  return found;
}

export const isWordClass = (c: number): boolean => c >= CharClass.LOWER && c <= CharClass.MARK;
export const isLetterClass = (c: number): boolean => c === CharClass.LOWER || c === CharClass.UPPER;
export const isSpaceClass = (c: number): boolean => c === CharClass.SPACE || c === CharClass.LINE_BREAK;

/** 2 at the high half of a surrogate pair, else 1. */
export function unitsAt(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

export const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019;

function classOfPair(text: string, at: number): number {
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint > 0xffff ? classify(String.fromCodePoint(codePoint)) : CharClass.SYMBOL;
}

function classify(character: string): number {
  if (character === '\n' || character === '\r') return CharClass.LINE_BREAK;
  if (JOINED_MARK.test(character)) return CharClass.MARK;
  if (WHITE.test(character)) return CharClass.SPACE;
  if (QUOTES.includes(character)) return CharClass.QUOTE;
  if (APOSTROPHES.includes(character)) return CharClass.QUOTE;
  if (UPPER_LETTER.test(character)) return CharClass.UPPER;
  if (LETTER.test(character)) return CharClass.LOWER;
  if (NUMERAL.test(character)) return CharClass.DIGIT;
  if (MONEY.test(character)) return CharClass.CURRENCY;
  if (PUNCTUATION_MARK.test(character)) return CharClass.PUNCTUATION;
  return CharClass.SYMBOL;
}
