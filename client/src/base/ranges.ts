// Positions and ranges as plain values, and the few things that are done with them; no editor in here.
import type { Position, Range } from '../../../server/src/protocol/protocol.js';

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

export const isEmpty = (range: Range): boolean => comparePositions(range.start, range.end) >= 0;

export const sameRange = (a: Range, b: Range): boolean => comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;

/** True where `outer` holds `inner` whole; equal counts. */
export function containsRange(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** True where the caret touches the range, at its end too. */
export function touches(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** From the start of the first to the end of the last. */
export function hull(ranges: readonly Range[]): Range | undefined {
  const first = ranges[0];
  if (!first) return undefined;
  return ranges.reduce<Range>((all, r) => ({
    start: comparePositions(r.start, all.start) < 0 ? r.start : all.start,
    end: comparePositions(r.end, all.end) > 0 ? r.end : all.end,
  }), first);
}

/** Fragments as one annotation has them: in text order, empty ones dropped, touching and overlapping ones joined. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  const sorted = ranges.filter((r) => !isEmpty(r)).sort((a, b) => comparePositions(a.start, b.start));
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last && comparePositions(range.start, last.end) <= 0) joined[joined.length - 1] = { start: last.start, end: comparePositions(range.end, last.end) > 0 ? range.end : last.end };
    else joined.push({ start: plain(range.start), end: plain(range.end) });
  }
  return joined;
}

/** Selections of an editor for an annotation kind: a claim takes them joined as its fragments, an entity kind one mention each. */
export function selectedRanges(selections: readonly Range[], discontinuous: boolean): Range[] {
  return discontinuous ? joinRanges(selections) : distinct(selections.filter((r) => !isEmpty(r)));
}

function distinct(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const r of [...ranges].sort((a, b) => comparePositions(a.start, b.start))) if (!kept.some((k) => sameRange(k, r))) kept.push({ start: plain(r.start), end: plain(r.end) });
  return kept;
}

const plain = (p: Position): Position => ({ line: p.line, character: p.character });
