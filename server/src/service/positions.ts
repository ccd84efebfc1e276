// Between spans of a text and LSP's lines and characters: the only place that knows both.
import { firstWhere } from '../core/base/search.js';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.js';

/** Line starts of one text; line ends are LF, CRLF and CR, as in LSP. */
export interface LineIndex {
  /** UTF-16 offsets of line starts, ascending, first 0. */
  readonly starts: readonly number[];
  readonly length: number;
}

export interface Positions extends LineIndex {
  readonly positionAt: (offset: number) => Position;
  readonly rangeOf: (span: Span) => Range;
  /** Positions beyond a line's end count as its end, lines beyond the text as the end of the text. */
  readonly offsetAt: (position: Position) => number;
  readonly spanOf: (range: Range) => Span;
  /** The pieces of `span` that each lie within one line, without its line end; empty pieces left out. */
  readonly splitByLine: (span: Span) => Span[];
}

export function positionsOf(text: string): Positions {
  const index: LineIndex = { starts: lineStarts(text), length: text.length };
  const contentEnd = (line: number): number => endWithoutBreak(text, index.starts[line + 1] ?? text.length);
  const offsetAt = ({ line, character }: Position): number => {
    const start = index.starts[line];
    if (start === undefined) return line < 0 ? 0 : text.length;
    return Math.min(start + Math.max(0, character), line + 1 < index.starts.length ? contentEnd(line) : text.length);
  };
  return {
    ...index,
    offsetAt,
    positionAt: (offset) => positionIn(index, offset),
    rangeOf: (span) => rangeIn(index, span),
    spanOf: ({ start, end }) => {
      const [a, b] = [offsetAt(start), offsetAt(end)];
      return a <= b ? { start: a, end: b } : { start: b, end: a };
    },
    splitByLine: (span) => {
      const pieces: Span[] = [];
      for (let line = lineOf(index, span.start); line < index.starts.length; line++) {
        const start = Math.max(span.start, index.starts[line] ?? 0);
        if (start >= span.end) break;
        const end = Math.min(span.end, line + 1 < index.starts.length ? contentEnd(line) : text.length);
        if (end > start) pieces.push({ start, end });
      }
      return pieces;
    },
  };
}

export function positionIn(index: LineIndex, offset: number): Position {
  const bounded = Math.max(0, Math.min(offset, index.length));
  const line = lineOf(index, bounded);
  return { line, character: bounded - (index.starts[line] ?? 0) };
}

export const rangeIn = (index: LineIndex, span: Span): Range => ({ start: positionIn(index, span.start), end: positionIn(index, span.end) });

/** The line that holds `offset`, by bisection. */
export const lineOf = ({ starts }: LineIndex, offset: number): number => Math.max(0, firstWhere(starts.length, (line) => (starts[line] ?? 0) > offset) - 1);

function lineStarts(text: string): number[] {
  const starts = [0];
  let [feed, carriage] = [text.indexOf('\n'), text.indexOf('\r')];
  while (feed >= 0 || carriage >= 0) {
    const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
    const next = end === carriage && feed === carriage + 1 ? end + 2 : end + 1;
    starts.push(next);
    if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
    if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next);
  }
  return starts;
}

function endWithoutBreak(text: string, end: number): number {
  let e = end;
  if (e > 0 && text.charCodeAt(e - 1) === LF) e--;
  if (e > 0 && text.charCodeAt(e - 1) === CR) e--;
  return e;
}

const LF = 10;
const CR = 13;
