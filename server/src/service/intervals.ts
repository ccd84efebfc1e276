// Finding what stands at a place among many spans, without looking at all of them.
import { firstWhere } from '../core/base/search.js';
import type { Span } from '../core/base/span.js';

export interface Intervals<T> {
  /** Items whose span meets `span` (an empty span: touches it), by start. */
  readonly meeting: (span: Span) => T[];
  /** Items whose span holds all of `span`. */
  readonly around: (span: Span) => T[];
  /** Whether `holds` for one of the items around `span`. */
  readonly isAround: (span: Span, holds: (item: T) => boolean) => boolean;
}

export function intervalsOf<T>(items: readonly T[], spanOf: (item: T) => Span): Intervals<T> {
  const entries = inOrder(items.map((item) => ({ item, span: spanOf(item) })));
  let furthest = 0;
  const reach = Float64Array.from(entries, (e) => (furthest = Math.max(furthest, e.span.end)));
  const select = (span: Span, wanted: (s: Span) => boolean): T[] => {
    const found: T[] = [];
    for (let i = lastStartingBy(entries, span.end); i >= 0 && (reach[i] ?? 0) >= span.start; i--) {
      const entry = entries[i];
      if (entry && wanted(entry.span)) found.push(entry.item);
    }
    return found.reverse();
  };
  return {
    meeting: (span) => select(span, (s) => (span.start === span.end || s.start === s.end ? s.start <= span.end && span.start <= s.end : s.start < span.end && span.start < s.end)),
    around: (span) => select(span, (s) => s.start <= span.start && span.end <= s.end),
    isAround: (span, holds) => {
      for (let i = lastStartingBy(entries, span.start); i >= 0 && (reach[i] ?? 0) >= span.end; i--) {
        const entry = entries[i];
        if (entry && span.end <= entry.span.end && holds(entry.item)) return true;
      }
      return false;
    },
  };
}

/** Sorted by start; what comes in order, as most does, is left as it is. */
function inOrder<E extends { readonly span: Span }>(entries: E[]): E[] {
  let last = -Infinity;
  for (const { span } of entries) {
    if (span.start < last) return entries.sort((a, b) => a.span.start - b.span.start);
    last = span.start;
  }
  return entries;
}

/** Index of the last entry that starts at or before `offset`; -1 for none. */
const lastStartingBy = (entries: readonly { readonly span: Span }[], offset: number): number => firstWhere(entries.length, (i) => (entries[i]?.span.start ?? 0) > offset) - 1;
