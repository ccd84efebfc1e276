// How large places are drawn, and which of them have room for their name.
import type { Point, Size } from './view.js';

/** Radius in pixels: the area grows with the number of mentions. */
export const radiusOf = (count: number): number => Math.min(LARGEST, 4 + 2.4 * Math.sqrt(Math.max(0, count)));
const LARGEST = 26;

export interface Symbol extends Point {
  readonly name: string;
  readonly radius: number;
}

/** Pixels; a letter of the map's font is about so wide. */
const LETTER = 6.6;
const LINE = 15;
/** Between disc and name: a ring has room there. */
const GAP = 7;

export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Where the name stands: right or left of the disc. */
export function labelBox({ x, y, name, radius }: Symbol, side: Side): Box {
  const width = name.length * LETTER;
  const left = side === 'right' ? x + radius + GAP : x - radius - GAP - width;
  return { left, top: y - LINE / 2, right: left + width, bottom: y + LINE / 2 };
}

export type Side = 'right' | 'left';

/** Which symbols carry their name and on which side, in the given order of importance: none covers another name, a disc or leaves the window. */
export function labelled(symbols: readonly Symbol[], window: Size, most = 60): ReadonlyMap<number, Side> {
  const shown = symbols.map((s, i) => ({ s, i })).filter(({ s }) => s.x >= 0 && s.y >= 0 && s.x <= window.width && s.y <= window.height).slice(0, most * 4);
  const taken: Box[] = shown.map(({ s }) => ({ left: s.x - s.radius, top: s.y - s.radius, right: s.x + s.radius, bottom: s.y + s.radius }));
  const chosen = new Map<number, Side>();
  for (const { s, i } of shown) {
    if (chosen.size >= most) break;
    const side = (['right', 'left'] as const).find((at) => {
      const box = labelBox(s, at);
      return box.left >= 0 && box.right <= window.width && !taken.some((other) => meet(box, other));
    });
    if (side === undefined) continue;
    taken.push(labelBox(s, side));
    chosen.set(i, side);
  }
  return chosen;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
