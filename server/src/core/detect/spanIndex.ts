// Looks up which of many stretches of a text meet a given one, without walking through all of them.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';

/** Stretches in text order with a fast way to those that overlap another. Building costs one sort. */
export class SpanIndex<T> {
  private readonly items: readonly T[];
  /** The furthest end of this and all earlier items. */
  private readonly reach: readonly number[];

  constructor(items: Iterable<T>, private readonly spanOf: (item: T) => Span) {
    this.items = [...items].sort((a, b) => spanOf(a).start - spanOf(b).start || spanOf(b).end - spanOf(a).end);
    let furthest = 0;
    this.reach = this.items.map((item) => (furthest = Math.max(furthest, spanOf(item).end)));
  }

  /** Everything that overlaps `span`, in text order. */
  meeting(span: Span): T[] {
    const found: T[] = [];
    let i = firstWhere(this.items.length, (k) => this.startOf(k) >= span.end) - 1;
    for (; i >= 0 && (this.reach[i] ?? 0) > span.start; i--) {
      const item = this.items[i];
      if (item !== undefined && this.spanOf(item).end > span.start) found.push(item);
    }
    return found.reverse();
  }

  private startOf(k: number): number {
    const item = this.items[k];
    return item === undefined ? Infinity : this.spanOf(item).start;
  }
}
