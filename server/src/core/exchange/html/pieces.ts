// A text cut where marks begin and end, so that marks that overlap can be drawn without nesting.
import type { Span } from '../../base/span.js';

export interface PlacedMark<T> {
  readonly span: Span;
  readonly mark: T;
}

export interface Piece<T> {
  readonly span: Span;
  /** Those that cover the piece; the innermost last. */
  readonly marks: readonly PlacedMark<T>[];
}

/** The pieces of `within`, in order, together all of it. `marks` in any order. */
export function piecesOf<T>(within: Span, marks: readonly PlacedMark<T>[]): Piece<T>[] {
  const inside = marks.filter((m) => m.span.start < within.end && m.span.end > within.start).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const cuts = [...new Set([within.start, within.end, ...inside.flatMap((m) => [Math.max(m.span.start, within.start), Math.min(m.span.end, within.end)])])].sort((a, b) => a - b);
  const pieces: Piece<T>[] = [];
  let open: PlacedMark<T>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    open = open.filter((m) => m.span.end > start);
    for (let m = inside[next]; m && m.span.start <= start; m = inside[next]) {
      if (m.span.end > start) open.push(m);
      next++;
    }
    pieces.push({ span: { start, end }, marks: [...open] });
  }
  return pieces;
}

/** A blank line; hit: "a\n \nb". */
const BLANK_LINES = /\n[^\S\n]*\n\s*/gu;

/** What stands between blank lines, without the white space around. */
export function paragraphsIn(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const add = (end: number): void => {
    const body = text.slice(start, end);
    const [left, right] = [body.length - body.trimStart().length, body.trimEnd().length];
    if (right > left) found.push({ start: start + left, end: start + right });
  };
  for (const gap of text.matchAll(BLANK_LINES)) {
    add(gap.index);
    start = gap.index + gap[0].length;
  }
  add(text.length);
  return found;
}
