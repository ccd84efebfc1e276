// Paragraphs of plain text: lines put together where they were wrapped by hand, kept apart where each line is a paragraph of its own.
import type { Span } from '../base/span.js';
import { CharClass, classAt, isSpaceClass } from './characters.js';
import { splitLines, trimSpan } from './lines.js';

/** Without white space at its ends, never empty; `gapBefore` and `gapAfter` tell of blank lines (or the text's ends) beside it. */
export interface Paragraph extends Span {
  readonly gapBefore: boolean;
  readonly gapAfter: boolean;
}

export interface Layout {
  readonly paragraphs: readonly Paragraph[];
  /** No line was wrapped by hand, and none would be held for wrapped if one of them were longer or shorter. */
  readonly unwrapped: boolean;
}

/** The paragraphs of `text` in order. Both layouts are read: wrapped at some column with blank lines between, and one paragraph a line. */
export const splitParagraphs = (text: string): readonly Paragraph[] => layoutOf(text).paragraphs;

/** The paragraphs with what is known of the lines they were made of. */
export function layoutOf(text: string): Layout {
  const lines = splitLines(text).map((line): InkedLine => ({ start: line.start, ink: line.start === line.end ? line : trimSpan(text, line) }));
  const lengths = lengthsOf(text, lines);
  const width = wrapWidth(text, lines, lengths);
  const paragraphs: Paragraph[] = [];
  let open: { start: number; end: number; gapBefore: boolean } | undefined;
  let gap = true;
  let last: InkedLine | undefined;
  for (const line of lines) {
    if (line.ink.start === line.ink.end) {
      if (open) paragraphs.push(paragraph(open, true));
      open = undefined;
      gap = true;
      continue;
    }
    if (open && last && goesOn(text, last, line, width)) {
      open.end = line.ink.end;
    } else {
      if (open) paragraphs.push(paragraph(open, false));
      open = { start: line.ink.start, end: line.ink.end, gapBefore: gap };
    }
    gap = false;
    last = line;
  }
  if (open) paragraphs.push(paragraph(open, true));
  return { paragraphs, unwrapped: (lengths[widest(lengths) - 1] ?? 0) > WIDEST_WRAP };
}

/**
 * Whether the other paragraphs of an unwrapped text stay what they are while words inside one of them change: `line` is that one after the change, `changed`
 * what is new in it, `before` its words before. Looks at all that tells lines apart: breaks in it, how it begins, how it ends.
 */
export function staysApart(text: string, line: Span, changed: Span, before: string): boolean {
  const words = text.slice(line.start, line.end);
  if (BREAK.test(words) || BREAK.test(before) || isSpaceClass(classAt(text, line.end - 1))) return false;
  if (changed.start < line.start + OPENING || !text.slice(line.start, Math.min(changed.start, line.start + COUNTED)).includes(' ')) return false;
  BLANK.lastIndex = line.end;
  if (BLANK.test(text)) return true;
  return changed.end <= line.end - CLOSING && Math.min(words.length, before.length) > NARROWEST_WRAP;
}

const BREAK = /[\r\n]/u;
/** Hits a blank line, or the text's end, right there; misses a line that follows at once. */
const BLANK = /[ \t]*(?:$|(?:\r\n|[\r\n])[ \t]*[\r\n])/uy;

const paragraph = ({ start, end, gapBefore }: Omit<Paragraph, 'gapAfter'>, gapAfter: boolean): Paragraph => ({ start, end, gapBefore, gapAfter });

interface InkedLine {
  readonly start: number;
  /** The line without white space at its ends; empty for a blank one. */
  readonly ink: Span;
}

const length = (line: InkedLine): number => line.ink.end - line.start;

/** Lines longer than this are paragraphs of their own, not wrapped ones. UTF-16 units. */
const WIDEST_WRAP = 110;
const NARROWEST_WRAP = 30;
/** So many lines must end only because the next word did not fit, and so large a share of all lines with one below. */
const LEAST_FULL_LINES = 3;
const LEAST_FULL_SHARE = 0.6;

/** A line without a space in so many units is no line of words. */
const COUNTED = 200;

/** Of the lines with more than one word, ascending. */
const lengthsOf = (text: string, lines: readonly InkedLine[]): number[] =>
  lines.filter((line) => line.ink.start < line.ink.end && text.slice(line.ink.start, line.ink.start + COUNTED).includes(' ')).map(length).sort((a, b) => a - b);

/** Where among `lengths` the widest stands that is no exception. */
const widest = (lengths: readonly number[]): number => Math.min(lengths.length - 1, Math.floor(lengths.length * 0.97));

/** The column at which the text was wrapped by hand; undefined where it was not. */
function wrapWidth(text: string, lines: readonly InkedLine[], lengths: readonly number[]): number | undefined {
  const width = lengths[widest(lengths)];
  if (width === undefined || width > WIDEST_WRAP || width < NARROWEST_WRAP) return undefined;
  let [full, pairs, wide] = [0, 0, 0];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || line.ink.start === line.ink.end || next.ink.start === next.ink.end) continue;
    pairs += 1;
    if (!isFull(text, line, next, width)) continue;
    full += 1;
    if (length(line) > 0.7 * width) wide += 1;
  }
  return wide >= LEAST_FULL_LINES && full >= pairs * LEAST_FULL_SHARE ? width : undefined;
}

/** Whether the first word of `next` had no room left on `line`. */
function isFull(text: string, line: InkedLine, next: InkedLine, width: number): boolean {
  let end = next.ink.start;
  while (end < next.ink.end && end - next.ink.start < width && !isSpaceClass(classAt(text, end))) end += 1;
  return length(line) + 1 + (end - next.ink.start) > width;
}

/** How much of a line's beginning and end tells whether it belongs to the line beside it. UTF-16 units. */
const OPENING = 8;
const CLOSING = 12;

// Lines that begin a paragraph whatever stands above: bullets, numbers, headings, quotes. Hits "- We", "# Who", "2. The"; misses "-5 degrees", "2014".
const OPENS_ITEM = /^(?:[-*•●▪◦–—‣·+]\s|\d{1,2}[.)]\s|#{1,6}\s|>)/u;

/** Whether `line` continues the paragraph of `last`. */
function goesOn(text: string, last: InkedLine, line: InkedLine, width: number | undefined): boolean {
  if (OPENS_ITEM.test(text.slice(line.ink.start, line.ink.start + OPENING))) return false;
  if (length(last) > NARROWEST_WRAP && isBrokenSentence(text, last, line)) return true;
  if (width === undefined) return false;
  const indented = line.ink.start > line.start && last.ink.start === last.start;
  return !indented && isFull(text, last, line, width);
}

// A line that cannot be over. Hits "to mark the", "the mayor,"; misses "said.", "waiting for".
const LEFT_HANGING = /(?:\b(?:the|an?|of|and|or|its|his|her|their|that|which|with|by|from)|,)$/u;

/** Where a sentence was cut by a line break: a small letter goes on, or the line above ends in a word that needs another. */
function isBrokenSentence(text: string, last: InkedLine, line: InkedLine): boolean {
  const tail = text.slice(Math.max(last.ink.start, last.ink.end - CLOSING), last.ink.end);
  if (LEFT_HANGING.test(tail)) return true;
  if (classAt(text, line.ink.start) !== CharClass.LOWER || classAt(text, line.ink.start + 1) === CharClass.UPPER) return false;
  return !ENDS_SENTENCE.includes(tail.slice(-1));
}

const ENDS_SENTENCE = '.!?:;…"”’»)]*_';
