// The longest subsequence whose keys rise, by patience sorting: what keeps its order when a text is rearranged.
import { firstWhere } from '../base/search.js';

/** The longest subsequence of `list` whose keys rise, or with `level` never fall. O(n log n). */
export function longestRising<T>(list: readonly T[], key: (item: T) => number, level: 'level' | 'strict'): T[] {
  /** Of each length, the item with the lowest key that ends such a subsequence. */
  const tops: number[] = [];
  const previous: number[] = [];
  const keys = list.map(key);
  keys.forEach((own, at) => {
    const n = firstWhere(tops.length, (i) => { const top = keys[tops[i] ?? 0] ?? 0; return level === 'level' ? top > own : top >= own; });
    previous[at] = n > 0 ? (tops[n - 1] ?? -1) : -1;
    tops[n] = at;
  });
  const chain: T[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chain.push(...list.slice(at, at + 1));
  return chain.reverse();
}
