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
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x0a && unit !== 0x0d) continue;
    const next = unit === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
    lines.push({ start, end: at, next });
    start = next;
    at = next - 1;
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
