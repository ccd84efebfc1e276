// The learned decisions about attributions by number, and what all of them read of a place between two items.
import { pair, slotsOf } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import type { Candidate, UnitView } from './view.js';

/** Decisions by number; the order is part of the model's format. */
export const PART = { cue: 0, sourceEnd: 1, sourceStart: 2, rightStart: 3, rightEnd: 4, leftStart: 5, leftEnd: 6, cueStart: 7, cueEnd: 8, accept: 9 } as const;
export const PARTS = 10;

/** What was decided before: the source, and where content begins behind the cue (`NONE`: not there). */
export interface Neighbours { readonly source: Range | undefined; readonly right: number }

/** A decision for "none of the places". */
export const NONE = -1;

/** What any boundary before an item looks like; `side` joins it with the decision at hand. */
export const PLACE = slotsOf(['before', 'here', 'next', 'earlier', 'beforeHere', 'earlierBefore', 'nextTwo', 'word', 'wordBefore', 'wordNext', 'side']);

/** Writes what the boundary before item `p` looks like. */
export function place(a: Int32Array, v: UnitView, p: number, side: number): void {
  const before = v.tag(p - 1);
  const here = v.tag(p);
  const next = v.tag(p + 1);
  const earlier = v.tag(p - 2);
  a[PLACE.before] = before;
  a[PLACE.here] = here;
  a[PLACE.next] = next;
  a[PLACE.earlier] = earlier;
  a[PLACE.beforeHere] = pair(before, here);
  a[PLACE.earlierBefore] = pair(earlier, before);
  a[PLACE.nextTwo] = pair(next, v.tag(p + 2));
  a[PLACE.word] = v.word(p);
  a[PLACE.wordBefore] = v.word(p - 1);
  a[PLACE.wordNext] = v.word(p + 1);
  a[PLACE.side] = side;
}

/** How a place lies to the cue: before it, in it, behind it. */
export const sideOf = (c: Candidate, p: number): number => (p <= c.start ? 1 : p < c.end ? 2 : 3);

/** Folded quotations right before or behind, as a number. */
export const quoteNear = (v: UnitView, s: number, e: number): number => {
  let near = 0;
  for (let k = 1; k <= 6 && k <= s; k++) if (v.items[s - k]?.quotation) near |= k <= 3 ? 1 : 2;
  for (let k = 0; k < 6; k++) if (v.items[e + k]?.quotation) near |= k < 3 ? 4 : 8;
  return near;
};
