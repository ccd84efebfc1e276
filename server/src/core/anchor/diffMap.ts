// Carries stretches of an old text to the new one along its differences.
import type { Span } from '../base/span.js';
import { lengthOf, overlapLength } from '../base/span.js';
import type { Hunk } from './diff.js';

export interface MappedSpan {
  readonly span: Span;
  /** True where no difference touches it. */
  readonly untouched: boolean;
}

/** Of a stretch that lost more than this share of its units, the rest is no home. */
const MOST_LOST = 0.7;

/** Look-ups over the hunks of one diff; logarithmic time each. */
export class DiffMap {
  constructor(private readonly hunks: readonly Hunk[]) {}

  /** Where the stretch stands now; undefined where its words are gone. What was inserted at its very borders stays outside. */
  map(span: Span): MappedSpan | undefined {
    const first = this.first((h) => h.old.end > span.start);
    const end = this.first((h) => h.old.start >= span.end);
    const touching = this.hunks.slice(first, Math.max(first, end));
    const [head, tail] = [touching[0], touching.at(-1)];
    const by = this.shiftBehind(first - 1);
    if (!head || !tail) return { span: { start: span.start + by, end: span.end + by }, untouched: true };
    const lost = touching.reduce((sum, h) => sum + overlapLength(h.old, span), 0);
    if (lost >= lengthOf(span)) return replaced(span, head, tail);
    if (lost > lengthOf(span) * MOST_LOST) return undefined;
    const start = head.old.start > span.start ? span.start + by : head.old.start === span.start ? head.now.start : head.now.end;
    const stop = tail.old.end < span.end ? span.end - tail.old.end + tail.now.end : tail.old.end === span.end ? tail.now.end : tail.now.start;
    return start < stop ? { span: { start, end: stop }, untouched: false } : undefined;
  }

  /** True where the stretch of the new text was not there before (inserted, or moved here). */
  isNew(now: Span): boolean {
    const hunk = this.hunks[this.first((h) => h.now.end > now.start)];
    return hunk !== undefined && hunk.now.start <= now.start && hunk.now.end >= now.end;
  }

  private shiftBehind(index: number): number {
    const hunk = this.hunks[index];
    return hunk ? hunk.now.end - hunk.old.end : 0;
  }

  /** The first hunk of which `holds`; it must hold for all behind it. */
  private first(holds: (hunk: Hunk) => boolean): number {
    let [low, high] = [0, this.hunks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const hunk = this.hunks[middle];
      if (hunk && holds(hunk)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** All of it was replaced: found again only where the replacement is of just these words. */
function replaced(span: Span, head: Hunk, tail: Hunk): MappedSpan | undefined {
  const exact = head === tail && head.old.start === span.start && head.old.end === span.end;
  return exact && head.now.start < head.now.end ? { span: head.now, untouched: false } : undefined;
}
