// Looks up what lies at a place among many annotations, without comparing each with each.
import type { Span } from '../base/span.js';

/** Items by the stretches of text that they cover. Work is linear in the text that they cover. */
export class Nearby<T> {
  private readonly byStretch = new Map<number, T[]>();

  constructor(items: readonly T[], private readonly spansOf: (item: T) => readonly Span[]) {
    for (const item of items) this.add(item);
  }

  add(item: T): void {
    for (const stretch of stretchesOf(this.spansOf(item))) {
      const there = this.byStretch.get(stretch);
      if (there) there.push(item);
      else this.byStretch.set(stretch, [item]);
    }
  }

  remove(item: T): void {
    for (const stretch of stretchesOf(this.spansOf(item))) {
      const there = this.byStretch.get(stretch);
      const at = there?.indexOf(item) ?? -1;
      if (at >= 0) there?.splice(at, 1);
    }
  }

  /** Items that share a stretch with one of `spans`, each once, in no certain order. */
  near(spans: readonly Span[]): readonly T[] {
    const stretches = stretchesOf(spans);
    const [first] = stretches;
    if (first !== undefined && stretches.size === 1) return this.byStretch.get(first) ?? [];
    const found = new Set<T>();
    for (const stretch of stretches) for (const item of this.byStretch.get(stretch) ?? []) found.add(item);
    return [...found];
  }
}

/** UTF-16 units of one stretch: mentions fall into one or two, claims into a few. */
const STRETCH = 256;

function stretchesOf(spans: readonly Span[]): Set<number> {
  const stretches = new Set<number>();
  for (const s of spans) for (let n = Math.floor(s.start / STRETCH); n <= Math.floor(s.end / STRETCH); n++) stretches.add(n);
  return stretches;
}
