// The world's coasts and borders as lines, read from server/data/world-110m.txt.

export interface OutlineArc {
  readonly kind: 'coast' | 'border';
  /** Longitude and latitude in degrees, by turns. */
  readonly points: Float32Array;
  /** Box: west, south, east, north in degrees. */
  readonly box: readonly [number, number, number, number];
}

export type WorldOutline = readonly OutlineArc[];

/** Lines `c` or `b`, then the first point and the steps to the next ones in tenths of degrees; `#` lines and broken ones are left out. */
export function readOutline(text: string): WorldOutline {
  return text.split('\n').flatMap((line): OutlineArc[] => {
    const kind = line.startsWith('c ') ? 'coast' : line.startsWith('b ') ? 'border' : undefined;
    const steps = kind === undefined ? [] : line.slice(2).split(' ').map(Number);
    if (kind === undefined || steps.length < 4 || steps.length % 2 !== 0 || !steps.every(Number.isFinite)) return [];
    return [arcOf(kind, steps)];
  });
}

function arcOf(kind: OutlineArc['kind'], steps: readonly number[]): OutlineArc {
  const points = new Float32Array(steps.length);
  let [x, y] = [0, 0];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < steps.length; i += 2) {
    x += steps[i] ?? 0;
    y += steps[i + 1] ?? 0;
    points[i] = x / 10;
    points[i + 1] = y / 10;
    west = Math.min(west, x / 10);
    east = Math.max(east, x / 10);
    south = Math.min(south, y / 10);
    north = Math.max(north, y / 10);
  }
  return { kind, points, box: [west, south, east, north] };
}
