// Looks up what lies at a place among many annotations, without comparing each with each.
import type { Span } from '../base/span.js';

/** Items by the stretches of text that they cover. Building is linear in the text that they cover. */
export interface Nearby<T> {
  /** Items that share a stretch with one of `spans`, each once, in the order they were given. */
  near(spans: readonly Span[]): T[];
}

/** UTF-16 units of one stretch: mentions fall into one or two, claims into a few. */
const STRETCH = 256;

export function nearby<T>(items: readonly T[], spansOf: (item: T) => readonly Span[]): Nearby<T> {
  if (items.length === 0) return { near: () => [] };
  const byStretch = new Map<number, number[]>();
  items.forEach((item, i) => {
    for (const stretch of stretchesOf(spansOf(item))) {
      const there = byStretch.get(stretch);
      if (there) there.push(i);
      else byStretch.set(stretch, [i]);
    }
  });
  const itemsAt = (indices: readonly number[]): T[] => {
    const found: T[] = [];
    for (const i of indices) {
      const item = items[i];
      if (item !== undefined) found.push(item);
    }
    return found;
  };
  return {
    near(spans) {
      const [first, ...rest] = stretchesOf(spans);
      if (first !== undefined && rest.length === 0) return itemsAt(byStretch.get(first) ?? []);
      const found = new Set<number>();
      for (const stretch of stretchesOf(spans)) for (const i of byStretch.get(stretch) ?? []) found.add(i);
      return itemsAt([...found].sort((a, b) => a - b));
    },
  };
}

function stretchesOf(spans: readonly Span[]): Set<number> {
  const stretches = new Set<number>();
  for (const s of spans) for (let n = Math.floor(s.start / STRETCH); n <= Math.floor(s.end / STRETCH); n++) stretches.add(n);
  return stretches;
}
