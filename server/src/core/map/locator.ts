// The small map of a hover card: coasts and borders around a point, as an SVG string of at most 3 KB.
import type { OutlineArc, WorldOutline } from './outline.js';

export type MapTheme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export interface LocatorPlace {
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  /** Plain text for those who cannot see the map; escaped here. */
  readonly label: string;
}

const WIDTH = 260;
const HEIGHT = 150;
/** As the card shows it: the whole card stays within 250 px. CSS pixels. */
const SHOWN_WIDTH = 173;
const SHOWN_HEIGHT = 100;
/** Degrees of latitude that the map shows. */
const SPAN = 26;
/** UTF-16 units; all ASCII but the label. */
const MOST_UNITS = 3000;

interface Colours {
  readonly sea: string;
  readonly coast: string;
  readonly border: string;
  readonly mark: string;
  readonly ring: string;
}

const COLOURS: Readonly<Record<MapTheme, Colours>> = {
  light: { sea: '#f3f6fa', coast: '#5b6b7d', border: '#a9b4c0', mark: '#c4231b', ring: '#fff' },
  dark: { sea: '#1b2430', coast: '#93a4b8', border: '#55636f', mark: '#ff6b5e', ring: '#1b2430' },
  'high-contrast': { sea: '#000', coast: '#fff', border: '#8a8a8a', mark: '#ff0', ring: '#000' },
  'high-contrast-light': { sea: '#fff', coast: '#000', border: '#767676', mark: '#b5200d', ring: '#fff' },
};

/**
 * The map around `place`, north up, equirectangular with the longitudes narrowed as at that latitude. At most `MOST_UNITS` long: where coasts
 * are many, small bends go first. Points out of range are taken as the nearest ones in range.
 */
export function locatorSvg(outline: WorldOutline, place: LocatorPlace, theme: MapTheme): string {
  const view = viewAround(place);
  const colours = COLOURS[theme];
  const label = escapeXml(place.label.slice(0, 120));
  for (const grain of [1.5, 2.5, 4, 6, 10, 16, 40]) {
    const coast = pathOf(outline, 'coast', { view, grain, room: MOST_UNITS });
    const border = coast === undefined ? undefined : pathOf(outline, 'border', { view, grain, room: MOST_UNITS - coast.length });
    const svg = coast === undefined || border === undefined ? undefined : drawing(view, colours, label, coast, border);
    if (svg !== undefined && svg.length <= MOST_UNITS) return svg;
  }
  return drawing(view, colours, label, '', '');
}

/** A data address that a Markdown image can hold: brackets, which would end it, are escaped as well. */
export function svgDataUri(svg: string): string {
  const escaped = encodeURIComponent(svg).replace(BRACKETS, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `data:image/svg+xml,${escaped.replace(KEPT, (code) => decodeURIComponent(code))}`;
}

// Hit: "("; miss: "[".
const BRACKETS = /[()']/gu;

// Hit: the escapes of " ", "=", ":", "/" and ","; miss: those of "#", "<" and '"'.
const KEPT = /%(?:3D|3A|2F|2C)/gu;

interface View {
  readonly lat: number;
  readonly lon: number;
  /** Pixels a degree. */
  readonly kx: number;
  readonly ky: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Where the point lies in the picture. */
  readonly x: number;
  readonly y: number;
}

function viewAround(place: LocatorPlace): View {
  const lat = clamp(place.lat, 84);
  const lon = clamp(place.lon, 180);
  // Near the poles the picture would hang over the edge of the world: its middle stays within.
  const middle = clamp(lat, 85.5 - SPAN / 2);
  const ky = HEIGHT / SPAN;
  const kx = ky * Math.max(0.35, Math.cos((middle * Math.PI) / 180));
  return { lat: middle, lon, kx, ky, halfWidth: WIDTH / 2 / kx, halfHeight: SPAN / 2, x: WIDTH / 2, y: HEIGHT / 2 - (lat - middle) * ky };
}

const clamp = (value: number, limit: number): number => (Number.isFinite(value) ? Math.max(-limit, Math.min(limit, value)) : 0);

function drawing(view: View, colours: Colours, label: string, coasts: string, borders: string): string {
  const lines = [borders === '' ? '' : `<path d="${borders}" stroke="${colours.border}"/>`, coasts === '' ? '' : `<path d="${coasts}" stroke="${colours.coast}"/>`];
  const [x, y] = [String(Math.round(view.x)), String(Math.round(view.y))];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(SHOWN_WIDTH)}" height="${String(SHOWN_HEIGHT)}" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${label}"><title>${label}</title>`
    + `<rect width="100%" height="100%" fill="${colours.sea}"/><g fill="none" stroke-linejoin="round">${lines.join('')}</g>`
    + `<circle cx="${x}" cy="${y}" r="5" fill="${colours.mark}" stroke="${colours.ring}" stroke-width="2"/></svg>`;
}

interface Pen {
  readonly view: View;
  /** Steps shorter than so many pixels are left out. */
  readonly grain: number;
  /** UTF-16 units. */
  readonly room: number;
}

/** The lines of one kind that cross the view; undefined as soon as they take more room than there is. */
function pathOf(outline: WorldOutline, kind: OutlineArc['kind'], { view, grain, room }: Pen): string | undefined {
  let path = '';
  for (const arc of outline) {
    if (arc.kind !== kind) continue;
    // Around the date line an arc may be seen a turn further.
    for (const turn of [-360, 0, 360]) if (crosses(arc, view, turn)) path += arcPath(arc, view, turn, grain);
    if (path.length > room) return undefined;
  }
  return path;
}

function crosses(arc: OutlineArc, view: View, turn: number): boolean {
  const [west, south, east, north] = arc.box;
  return west + turn < view.lon + view.halfWidth && east + turn > view.lon - view.halfWidth && south < view.lat + view.halfHeight && north > view.lat - view.halfHeight;
}

function arcPath(arc: OutlineArc, view: View, turn: number, grain: number): string {
  let path = '';
  let drawn: { x: number; y: number } | undefined;
  let outside: { x: number; y: number } | undefined;
  for (let i = 0; i < arc.points.length; i += 2) {
    const x = Math.round(WIDTH / 2 + ((arc.points[i] ?? 0) + turn - view.lon) * view.kx);
    const y = Math.round(HEIGHT / 2 - ((arc.points[i + 1] ?? 0) - view.lat) * view.ky);
    const inside = x >= -20 && x <= WIDTH + 20 && y >= -20 && y <= HEIGHT + 20;
    if (!inside) {
      // One point beyond the edge closes the line, then the pen is lifted.
      if (drawn !== undefined) path += step(drawn, cut(x, WIDTH), cut(y, HEIGHT));
      drawn = undefined;
      outside = { x: cut(x, WIDTH), y: cut(y, HEIGHT) };
      continue;
    }
    if (drawn === undefined) {
      const from = outside ?? { x, y };
      path += `M${String(from.x)} ${String(from.y)}`;
      if (outside !== undefined) path += step(from, x, y);
      drawn = { x, y };
      continue;
    }
    if (i + 2 < arc.points.length && Math.hypot(x - drawn.x, y - drawn.y) < grain) continue;
    path += step(drawn, x, y);
    drawn = { x, y };
  }
  return path;
}

/** Far points are drawn at most a picture's size away. */
const cut = (value: number, size: number): number => Math.max(-size, Math.min(2 * size, value));

function step(from: { x: number; y: number }, x: number, y: number): string {
  const [dx, dy] = [x - from.x, y - from.y];
  return dx === 0 && dy === 0 ? '' : `l${String(dx)}${dy < 0 ? '' : ' '}${String(dy)}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Hit: "<" and a control character; miss: "é".
const UNSAFE = /[&<>"'\p{Cc}\uD800-\uDFFF\uFFFE\uFFFF]/gu;
const escapeXml = (text: string): string => text.replace(UNSAFE, (char) => ESCAPES[char] ?? ' ');
