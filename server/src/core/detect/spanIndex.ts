// Looks up which of many stretches of a text meet a given one, without walking through all of them.
import { firstWhere } from '../base/search.js';
import { compareSpans, type Span } from '../base/span.js';

/** Stretches in text order with a fast way to those that overlap another. Building costs one pass, and one sort where they come in no order. */
export class SpanIndex<T> {
  private readonly items: T[];
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  /** The furthest end of this and all earlier items. */
  private readonly reach: Int32Array;

  constructor(items: readonly T[], spanOf: (item: T) => Span) {
    this.items = inOrder(items, spanOf);
    const n = this.items.length;
    [this.starts, this.ends, this.reach] = [new Int32Array(n), new Int32Array(n), new Int32Array(n)];
    let furthest = 0;
    this.items.forEach((item, i) => {
      const { start, end } = spanOf(item);
      furthest = Math.max(furthest, end);
      this.starts[i] = start;
      this.ends[i] = end;
      this.reach[i] = furthest;
    });
  }

  /** Everything that overlaps `span`, in text order. */
  meeting(span: Span): readonly T[] {
    let found: T[] | undefined;
    for (let i = firstWhere(this.starts.length, (k) => (this.starts[k] ?? Infinity) >= span.end) - 1; i >= 0 && (this.reach[i] ?? 0) > span.start; i--) {
      const item = this.items[i];
      if (item !== undefined && (this.ends[i] ?? 0) > span.start) (found ??= []).push(item);
    }
    return found?.reverse() ?? NONE;
  }
}

const NONE: readonly never[] = [];

/** A copy in text order, a longer one before what it holds. */
function inOrder<T>(items: readonly T[], spanOf: (item: T) => Span): T[] {
  const copy = items.slice();
  for (let i = 1; i < copy.length; i++) {
    const [a, b] = [copy[i - 1], copy[i]];
    if (a !== undefined && b !== undefined && compareSpans(spanOf(a), spanOf(b)) > 0) return copy.sort((x, y) => compareSpans(spanOf(x), spanOf(y)));
  }
  return copy;
}
