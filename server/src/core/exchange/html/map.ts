// The map of a report: the places of an article on the coasts and borders around them, as SVG.
import type { WorldOutline } from '../../map/outline.js';
import { escapeHtml } from './escape.js';

export interface MapPoint {
  readonly lat: number;
  readonly lon: number;
  readonly name: string;
  /** As in the list below the map. */
  readonly number: number;
}

const WIDTH = 720;
const HEIGHT = 360;
/** Degrees of latitude that the map shows at least. */
const LEAST = 16;
/** Room around the outermost points, as a part of the distance between them. */
const MARGIN = 0.2;

interface View {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** Equirectangular, north up, longitudes narrowed as at the middle latitude; undefined without points. */
export function mapSvg(points: readonly MapPoint[], outline: WorldOutline | undefined): string | undefined {
  if (points.length === 0) return undefined;
  const view = viewOf(points);
  const label = `Map of ${points.map((p) => p.name).join(', ')}`;
  const lines = (kind: 'coast' | 'border'): string => outline ? pathOf(outline, kind, view) : '';
  return [
    `<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(label)}">`,
    `<rect class="sea" width="${WIDTH}" height="${HEIGHT}"/>`,
    `<path class="border" d="${lines('border')}"/>`,
    `<path class="coast" d="${lines('coast')}"/>`,
    ...dots(points, view),
    '</svg>',
  ].join('\n');
}

/** A numbered pin for each place, and its name where there is room for it. */
function dots(points: readonly MapPoint[], view: View): string[] {
  const pins = points.map((p) => ({ ...p, x: round(view.x(p.lon)), y: round(view.y(p.lat)) }));
  const taken: Box[] = pins.map(({ x, y }) => ({ left: x - PIN, top: y - PIN, right: x + PIN, bottom: y + PIN }));
  const labels = pins.map((pin) => {
    const box = places(pin).find((b) => b.left >= 0 && b.right <= WIDTH && b.top >= 0 && b.bottom <= HEIGHT && !taken.some((t) => overlap(t, b)));
    if (box) taken.push(box);
    return box ? `<text class="name" x="${round(box.left)}" y="${round(box.bottom - 4)}">${escapeHtml(pin.name)}</text>` : '';
  });
  // Names first: a pin is never hidden by one.
  return [...labels.filter((l) => l !== ''), ...pins.map(({ x, y, name, number }) => `<g><title>${escapeHtml(name)}</title><circle cx="${x}" cy="${y}" r="${PIN}"/><text class="number" x="${x}" y="${y + 3.5}" text-anchor="middle">${number}</text></g>`)];
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const PIN = 8;
/** Of a name at 13 px: height, and width of a character as wide as they come on the average. */
const LINE = 16;
const CHARACTER = 8.2;

/** Where a name may stand: right of its pin, left, below, above. */
function places({ x, y, name }: { readonly x: number; readonly y: number; readonly name: string }): Box[] {
  const width = [...name].length * CHARACTER;
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + LINE });
  return [at(x + PIN + 3, y - LINE / 2), at(x - PIN - 3 - width, y - LINE / 2), at(x - width / 2, y + PIN + 1), at(x - width / 2, y - PIN - 1 - LINE)];
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function viewOf(points: readonly MapPoint[]): View {
  const [lats, lons] = [points.map((p) => p.lat), points.map((p) => p.lon)];
  const [low, high, left, right] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const middle = { lat: (low + high) / 2, lon: (left + right) / 2 };
  const narrow = Math.max(0.2, Math.cos((middle.lat * Math.PI) / 180));
  const tall = Math.max(LEAST, (high - low) * (1 + 2 * MARGIN), ((right - left) * (1 + 2 * MARGIN) * narrow * HEIGHT) / WIDTH);
  const perLat = HEIGHT / tall;
  const perLon = perLat * narrow;
  const [north, west] = [middle.lat + tall / 2, middle.lon - WIDTH / 2 / perLon];
  return {
    west, north, south: north - tall, east: west + WIDTH / perLon,
    x: (lon) => (lon - west) * perLon,
    y: (lat) => (north - lat) * perLat,
  };
}

/** Pixels between two points of a line at least. */
const GRAIN = 1.2;

function pathOf(outline: WorldOutline, kind: 'coast' | 'border', view: View): string {
  const parts: string[] = [];
  for (const arc of outline) {
    if (arc.kind !== kind || arc.box[0] > view.east || arc.box[2] < view.west || arc.box[1] > view.north || arc.box[3] < view.south) continue;
    let [lastX, lastY] = [NaN, NaN];
    for (let i = 0; i + 1 < arc.points.length; i += 2) {
      const [x, y] = [view.x(arc.points[i] ?? 0), view.y(arc.points[i + 1] ?? 0)];
      const isEnd = i === 0 || i + 3 >= arc.points.length;
      if (!isEnd && Math.hypot(x - lastX, y - lastY) < GRAIN) continue;
      parts.push(`${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`);
      [lastX, lastY] = [x, y];
    }
  }
  return parts.join('');
}

const round = (n: number): number => Math.round(n * 10) / 10;
