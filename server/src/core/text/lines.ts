// Lines of a text and trimming of spans, for LF, CRLF and CR alike.
import type { Span } from '../base/span.js';
import { classAt, isSpaceClass } from './characters.js';

/** One line: `start`..`end` without its terminator; `next` is where the following line starts. */
export interface Line extends Span {
  readonly next: number;
}

/** All lines of `text`; a text that ends in a line break has no empty line after it. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let [feed, carriage] = [text.indexOf('\n'), text.indexOf('\r')];
  while (feed >= 0 || carriage >= 0) {
    const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
    start = end === carriage && feed === carriage + 1 ? end + 2 : end + 1;
    lines.push({ start: (lines[lines.length - 1]?.next ?? 0), end, next: start });
    if (feed >= 0 && feed < start) feed = text.indexOf('\n', start);
    if (carriage >= 0 && carriage < start) carriage = text.indexOf('\r', start);
  }
  if (start < text.length) lines.push({ start, end: text.length, next: text.length });
  return lines;
}

/** `span` without white space (NBSP, zero-width space and BOM too) at its ends; empty at its start where nothing is left. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpaceClass(classAt(text, start))) start += 1;
  while (end > start && isSpaceClass(classAt(text, end - 1))) end -= 1;
  return start < end ? { start, end } : { start: span.start, end: span.start };
}
