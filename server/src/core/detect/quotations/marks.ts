// Quotation marks in one paragraph: which signs are marks at all, and whether each may open, close, or both.
import type { Span } from '../../base/span.js';
import { CharClass, classAt, isApostrophe, isLetterClass, isSpaceClass, isWordClass } from '../../text/characters.js';

export type Family = 'double' | 'single' | 'guillemet';

/** A quotation mark; `opens` and `closes` may both be true where only what went before decides. */
export interface Mark extends Span {
  readonly family: Family;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Closes only for want of a better one: "the leaders' plan" within single marks. */
  readonly weak: boolean;
}

/** The marks of `text` within `block`, in order. Apostrophes, primes behind figures and elisions ("'tis") are left out as far as their own surroundings tell. */
export function findMarks(text: string, block: Span): Mark[] {
  const marks: Mark[] = [];
  for (let at = block.start; at < block.end; at += 1) {
    if (classAt(text, at) !== CharClass.QUOTE) continue;
    const mark = markAt(text, at, block);
    if (mark === undefined) continue;
    marks.push(mark);
    at = mark.end - 1;
  }
  return marks;
}

function markAt(text: string, at: number, block: Span): Mark | undefined {
  const sign = text.charAt(at);
  const double = at + 1 < block.end && text.charAt(at + 1) === sign && (sign === '`' || sign === "'");
  const span: Span = { start: at, end: double ? at + 2 : at + 1 };
  if (double) return doubleMark(text, span, block, sign === '`' ? '“' : '"');
  if ('"“”„‟'.includes(sign)) return doubleMark(text, span, block, sign);
  if ('«»‹›'.includes(sign)) return guillemet(text, span, block, sign);
  return singleMark(text, span, block, sign);
}

const markOf = ({ start, end }: Span, family: Family, opens: boolean, closes: boolean, weak = false): Mark => ({ start, end, family, opens, closes, weak });

interface Sides {
  /** Nothing, white space, an opening bracket or mark, or a dash stands before. */
  readonly freeBefore: boolean;
  /** Nothing, white space, closing punctuation or mark, or a dash stands behind. */
  readonly freeBehind: boolean;
}

const OPENERS = '([{<“‘„«‹"\'`*_/¿¡>';
const CLOSERS = ')]}.,;:!?…”’»›"\'*_/<';
const DASHES = '-–—―';

function sidesOf(text: string, span: Span, block: Span): Sides {
  const before = text.charAt(span.start - 1);
  const behind = text.charAt(span.end);
  return {
    freeBefore: span.start <= block.start || isSpaceClass(classAt(text, span.start - 1)) || OPENERS.includes(before) || DASHES.includes(before),
    freeBehind: span.end >= block.end || isSpaceClass(classAt(text, span.end)) || CLOSERS.includes(behind) || DASHES.includes(behind),
  };
}

/** The glyph says the direction where the surroundings do not contradict it; a straight mark goes by its surroundings alone. */
function doubleMark(text: string, span: Span, block: Span, glyph: string): Mark | undefined {
  const { freeBefore, freeBehind } = sidesOf(text, span, block);
  const toOpen = freeBefore && !freeBehind;
  const toClose = !freeBefore && freeBehind;
  if (glyph === '„' || glyph === '‟') return markOf(span, 'double', true, false);
  if (glyph === '“') return markOf(span, 'double', true, toClose);
  if (glyph === '”') return markOf(span, 'double', toOpen, true);
  const prime = classAt(text, span.start - 1) === CharClass.DIGIT && span.start > block.start;
  return markOf(span, 'double', !toClose && !prime, !toOpen, prime);
}

function guillemet(text: string, span: Span, block: Span, glyph: string): Mark {
  const { freeBefore, freeBehind } = sidesOf(text, span, block);
  const pointsLeft = glyph === '«' || glyph === '‹';
  return pointsLeft ? markOf(span, 'guillemet', true, !freeBefore && freeBehind) : markOf(span, 'guillemet', freeBefore && !freeBehind, true);
}

// Words that lose their first letters. Hits "tis", "90s", "em"; misses "we".
const ELISION = /^(?:tis|twas|twere|em|til|till|cause|bout|round|cos|coz|n|nuff|kay|\d{2}s?)$/iu;

function singleMark(text: string, span: Span, block: Span, glyph: string): Mark | undefined {
  const { freeBefore, freeBehind } = sidesOf(text, span, block);
  const behindWord = span.end < block.end && isWordClass(classAt(text, span.end));
  const beforeWord = span.start > block.start && isWordClass(classAt(text, span.start - 1));
  if (beforeWord && behindWord) return undefined;
  if (classAt(text, span.start - 1) === CharClass.DIGIT && isApostrophe(text.charCodeAt(span.start)) && !freeBefore && !CLOSERS.includes(text.charAt(span.end))) return undefined;
  const opens = freeBefore && !freeBehind && glyph !== '’' && !ELISION.test(wordFrom(text, span.end, block.end));
  const closes = !freeBefore && !behindWord && glyph !== '‘' && glyph !== '‚' && glyph !== '`';
  if (!opens && !closes) return undefined;
  return markOf(span, 'single', opens, closes, closes && isPluralPossessive(text, span));
}

/** "leaders' plan": an s before, a space and a small letter behind. */
function isPluralPossessive(text: string, span: Span): boolean {
  const before = text.charCodeAt(span.start - 1);
  if (before !== 0x73 && before !== 0x53) return false;
  return isSpaceClass(classAt(text, span.end)) && isLetterClass(classAt(text, span.end + 1));
}

function wordFrom(text: string, start: number, limit: number): string {
  let end = start;
  while (end < limit && end - start < 12 && isWordClass(classAt(text, end))) end += 1;
  return text.slice(start, end);
}
