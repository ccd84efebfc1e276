// Spans as brat can hold them: its lines end at any line break, so a span is cut there.
import { type Span, textOf } from '../../base/span.js';

/**
 * Everything at which brat's reader (Python's `splitlines` behind its file streams) ends a line; hit: "\n", U+2028, form feed; miss: a tab.
 */
const LINE_BREAKS = /[\n\r\u000B\u000C\u001C-\u001E\u0085\u2028\u2029]+/u;
const LEADING_SPACE = /^\s+/u;
const TRAILING_SPACE = /\s+$/u;

/** Each line's part of the spans, without the white space around the break; in ascending order, never overlapping, none empty. */
export function lineFragments(spans: readonly Span[], text: string): Span[] {
  const cut = spans.flatMap((s) => pieces(s, text)).sort((a, b) => a.start - b.start || a.end - b.end);
  const apart: Span[] = [];
  for (const s of cut) {
    const last = apart.at(-1);
    if (last && s.start < last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, s.end) };
    else apart.push(s);
  }
  return apart;
}

export const onOneLine = (text: string, mark: string): string => text.split(LINE_BREAKS).join(mark);

export const hasLineBreak = (text: string): boolean => LINE_BREAKS.test(text);

function pieces(s: Span, text: string): Span[] {
  const lines = textOf(text, s).split(LINE_BREAKS_KEPT);
  const found: Span[] = [];
  let at = s.start;
  for (let i = 0; i < lines.length; i++) {
    const piece = lines[i] ?? '';
    const isBreak = i % 2 === 1;
    if (!isBreak) {
      const start = at + (i > 0 ? spaceLength(piece, LEADING_SPACE) : 0);
      const end = at + piece.length - (i < lines.length - 1 ? spaceLength(piece, TRAILING_SPACE) : 0);
      if (start < end && textOf(text, { start, end }).trim() !== '') found.push({ start, end });
    }
    at += piece.length;
  }
  return found;
}

/** The same, keeping the breaks between the pieces of a split: they stand at odd places. */
const LINE_BREAKS_KEPT = new RegExp(`(${LINE_BREAKS.source})`, 'u');

const spaceLength = (piece: string, edge: RegExp): number => edge.exec(piece)?.[0].length ?? 0;
