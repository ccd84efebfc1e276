// What annotations say about one another's places: text mostly keeps its order, and neighbours move together.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';
import { longestRising } from './rising.js';

/** One fragment looked for without the former text. Code points. */
export interface Sought {
  readonly stored: Span;
  /** Where it was found beyond doubt of its own; absent where it was not. */
  readonly found?: number;
  /** All the context that was stored stands around the place. */
  readonly whole?: boolean;
}

export interface Consensus {
  /** Of the `found` ones, those (by index) that stand out of order, alone: likely another place with the same words. */
  readonly doubtful: ReadonlySet<number>;
  /** Where one that was not found would stand if it moved as its neighbours did; undefined where they do not tell. */
  readonly expected: (index: number) => number | undefined;
}

/** `sought` in any order. */
export function consensusOf(sought: readonly Sought[]): Consensus {
  const order = sought.map((_, i) => i).sort((x, y) => startOf(sought, x) - startOf(sought, y) || x - y);
  const found = order.filter((i) => sought[i]?.found !== undefined);
  const inOrder = new Set(longestRising(found, (i) => sought[i]?.found ?? 0, 'level'));
  const strays = found.filter((i) => !inOrder.has(i));
  const doubtful = new Set(strays.filter((i) => company(sought, strays, i) < (sought[i]?.whole === true ? 1 : COMPANY)));
  for (const i of rivals(sought, found)) doubtful.add(i);
  const settled = found.filter((i) => inOrder.has(i) && !doubtful.has(i));
  return { doubtful, expected: (index) => expectedAt(sought, settled, index) };
}

/** Those that stood in different places and were found in one: the words stood twice, with the same words around them, and only one of them does so still. */
function rivals(sought: readonly Sought[], found: readonly number[]): readonly number[] {
  const at = new Map<string, number[]>();
  for (const i of found) {
    const { stored } = sought[i] ?? { stored: { start: 0, end: 0 } };
    const key = `${sought[i]?.found ?? 0}+${stored.end - stored.start}`;
    const there = at.get(key);
    if (there) there.push(i);
    else at.set(key, [i]);
  }
  return [...at.values()].filter((group) => group.some((i) => startOf(sought, i) !== startOf(sought, group[0] ?? i))).flat();
}

/** Others that moved the same way, at least, for a move to be believed; how near they stood (code points) and how much their ways may differ. */
const COMPANY = 2;
const NEAR = 800;
const SLACK = 12;

const startOf = (sought: readonly Sought[], i: number): number => sought[i]?.stored.start ?? 0;
const shiftOf = (sought: readonly Sought[], i: number): number => (sought[i]?.found ?? 0) - startOf(sought, i);

function company(sought: readonly Sought[], strays: readonly number[], index: number): number {
  const me = sought[index]?.stored ?? { start: 0, end: 0 };
  let count = 0;
  let last = -1;
  for (let k = lowerBound(strays, (i) => startOf(sought, i), me.start - NEAR); k < strays.length && count < COMPANY; k++) {
    const other = strays[k] ?? 0;
    const stored = sought[other]?.stored ?? me;
    if (stored.start > me.start + NEAR) break;
    const apart = stored.start >= me.end || stored.end <= me.start;
    if (other === index || !apart || stored.start < last || Math.abs(shiftOf(sought, other) - shiftOf(sought, index)) > SLACK) continue;
    count++;
    last = stored.end;
  }
  return count;
}

/** The nearest settled ones on both sides, where they moved by the same; else the nearer one, where it is very near. Code points. */
const ONE_SIDE = 150;
const TWO_SIDES = 600;

function expectedAt(sought: readonly Sought[], settled: readonly number[], index: number): number | undefined {
  const at = startOf(sought, index);
  const next = lowerBound(settled, (i) => startOf(sought, i), at);
  const [before, behind] = [settled[next - 1], settled[next]];
  const distance = (i: number | undefined): number => (i === undefined ? Infinity : Math.abs(startOf(sought, i) - at));
  if (before !== undefined && behind !== undefined && Math.max(distance(before), distance(behind)) <= TWO_SIDES && shiftOf(sought, before) === shiftOf(sought, behind)) return at + shiftOf(sought, before);
  const nearer = distance(before) <= distance(behind) ? before : behind;
  return nearer !== undefined && distance(nearer) <= ONE_SIDE ? at + shiftOf(sought, nearer) : undefined;
}

const lowerBound = (list: readonly number[], key: (i: number) => number, wanted: number): number => firstWhere(list.length, (i) => key(list[i] ?? 0) >= wanted);
