// Namesakes that lie beside each other: "Alexandria" and "Douglas County" stand many times on the globe, and once side by side.
import type { Group, Option } from './choose.js';
import { kilometres, pointOf, type Point } from './geography.js';

/** Options of a name that are looked at, the weightiest first, and names that are, in their order. */
const MOST_OPTIONS = 40;
const MOST_GROUPS = 60;
/** Kilometres at which closeness has lost two thirds of its weight, and from which on nothing is close. */
const CLOSE_KM = 30;
const FAR_KM = 90;
/** Degrees. `FAR_KM` is less than one of latitude; of longitude two are enough up to the polar circle. */
const CELL = 1;

interface Spot {
  readonly group: number;
  readonly option: number;
  readonly point: Point;
}

/**
 * For each option of each group how much another name speaks for it by lying beside it, 0..2: the closeness of the nearest option of the other
 * name, by its share in the closeness of all pairs of these two names. Where many pairs are close, none says much.
 * `asks`: whether a group is likely a place at all. `kin`: groups that are no witnesses for each other.
 */
export function pairFigures(groups: readonly Group[], asks: (group: number) => boolean, kin: readonly ReadonlySet<number>[]): readonly (readonly number[])[] {
  const cells = new Map<number, Spot[]>();
  const spots: Spot[] = [];
  for (let group = 0, taken = 0; group < groups.length && taken < MOST_GROUPS; group += 1) {
    if (!asks(group)) continue;
    taken += 1;
    groups[group]?.options.slice(0, MOST_OPTIONS).forEach((option, i) => {
      const point = isSmall(option) ? pointOf(option.place) : undefined;
      if (point === undefined) return;
      const spot = { group, option: i, point };
      spots.push(spot);
      const cell = cellOf(point);
      const there = cells.get(cell);
      if (there === undefined) cells.set(cell, [spot]);
      else there.push(spot);
    });
  }
  return figuresOf(groups, closenessOf(spots, cells, kin));
}

/** Where nearness is no accident of size. */
const isSmall = ({ place, form }: Option): boolean => (form === 'name' || form === 'alias') && (place.type === 'city' || place.type === 'district' || place.type === 'county' || place.type === 'capital');

const cellOf = ({ lat, lon }: Point): number => Math.floor(lat / CELL) * 1000 + Math.floor(lon / CELL);

/** Of two names: each option's closeness to the other's nearest, and the sum over all pairs. */
interface Closeness {
  readonly group: number;
  readonly best: Map<number, number>;
  sum: number;
}

function closenessOf(spots: readonly Spot[], cells: ReadonlyMap<number, readonly Spot[]>, kin: readonly ReadonlySet<number>[]): Closeness[] {
  const found = new Map<number, Closeness>();
  for (const spot of spots) {
    for (const other of neighbours(spot, cells)) {
      if (kin[spot.group]?.has(other.group) === true) continue;
      const km = kilometres(spot.point, other.point);
      if (km > FAR_KM) continue;
      const key = spot.group * 65_536 + other.group;
      const pair = found.get(key) ?? { group: spot.group, best: new Map<number, number>(), sum: 0 };
      const closeness = Math.exp(-km / CLOSE_KM);
      pair.best.set(spot.option, Math.max(pair.best.get(spot.option) ?? 0, closeness));
      pair.sum += closeness;
      found.set(key, pair);
    }
  }
  return [...found.values()];
}

function* neighbours({ group, point }: Spot, cells: ReadonlyMap<number, readonly Spot[]>): Generator<Spot> {
  const cell = cellOf(point);
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) {
      for (const other of cells.get(cell + dy * 1000 + dx) ?? []) if (other.group !== group) yield other;
    }
  }
}

const MOST = 2;

function figuresOf(groups: readonly Group[], pairs: readonly Closeness[]): number[][] {
  const figures = groups.map(({ options }) => new Array<number>(options.length).fill(0));
  for (const { group, best, sum } of pairs) {
    const row = figures[group];
    if (row === undefined) continue;
    for (const [option, closeness] of best) row[option] = Math.min(MOST, (row[option] ?? 0) + closeness * (closeness / sum));
  }
  return figures;
}
