// A stretch of one text: half-open, counted in UTF-16 code units of exactly that text.

/** `start` included, `end` excluded; both UTF-16 code units; `start <= end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const lengthOf = (s: Span): number => s.end - s.start;

export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);

export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** True where every unit of `inner` lies in `outer`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const containsOffset = (s: Span, offset: number): boolean => s.start <= offset && offset < s.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** How many units both share, 0 where they do not meet. */
export const overlapLength = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });

/** The smallest span that holds all of `spans`; undefined for none. */
export function hull(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
}

/** Order by start, then the longer one first (so that a container precedes what it holds). */
export const compareSpans = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;
