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
    ...points.map((p) => dot(p, view)),
    '</svg>',
  ].join('\n');
}

function dot({ lat, lon, name, number }: MapPoint, view: View): string {
  const [x, y] = [round(view.x(lon)), round(view.y(lat))];
  return `<g><title>${escapeHtml(name)}</title><circle cx="${x}" cy="${y}" r="5"/><text x="${x + 8}" y="${y + 4}">${number}</text></g>`;
}

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
