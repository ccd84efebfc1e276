// Which part of the map the window shows: zoom and pan as functions of plain values.

export interface Point { readonly x: number; readonly y: number }
/** CSS pixels. */
export interface Size { readonly width: number; readonly height: number }

/** `zoom` 1 shows the whole map; `x`, `y`: the map's point in the middle of the window, in units of the map. */
export interface View { readonly zoom: number; readonly x: number; readonly y: number }

/** The map's own size, in units of the map. */
export const MAP: Size = { width: 960, height: 468 };
export const WHOLE: View = { zoom: 1, x: MAP.width / 2, y: MAP.height / 2 };
/** At 1:50,000,000 nothing is gained beyond. */
export const MOST_ZOOM = 60;

/** Pixels a unit of the map. */
export const scaleOf = (view: View, window: Size): number => view.zoom * Math.min(window.width / MAP.width, window.height / MAP.height);

export function toWindow(view: View, window: Size, at: Point): Point {
  const k = scaleOf(view, window);
  return { x: (at.x - view.x) * k + window.width / 2, y: (at.y - view.y) * k + window.height / 2 };
}

export function toMap(view: View, window: Size, at: Point): Point {
  const k = scaleOf(view, window);
  return { x: (at.x - window.width / 2) / k + view.x, y: (at.y - window.height / 2) / k + view.y };
}

/** Zoomed by `factor`; what lies under `anchor` (pixels of the window) stays there, as far as the map's edge allows. */
export function zoomed(view: View, window: Size, factor: number, anchor: Point = { x: window.width / 2, y: window.height / 2 }): View {
  const held = toMap(view, window, anchor);
  const zoom = between(1, view.zoom * factor, MOST_ZOOM);
  const k = scaleOf({ ...view, zoom }, window);
  return kept({ zoom, x: held.x - (anchor.x - window.width / 2) / k, y: held.y - (anchor.y - window.height / 2) / k }, window);
}

/** Moved so that the picture goes by `dx`, `dy` pixels. */
export function panned(view: View, window: Size, { x, y }: Point): View {
  const k = scaleOf(view, window);
  return kept({ zoom: view.zoom, x: view.x - x / k, y: view.y - y / k }, window);
}

/** The nearest view that shows all `points` with a margin; the whole map where there are none. `most`: never nearer than that. */
export function fitted(points: readonly Point[], window: Size, most = 12): View {
  if (points.length === 0) return WHOLE;
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [west, east, north, south] = [lowest(xs), -lowest(xs.map((v) => -v)), lowest(ys), -lowest(ys.map((v) => -v))];
  const unit = scaleOf(WHOLE, window);
  const room = { width: Math.max(1, window.width - 2 * MARGIN), height: Math.max(1, window.height - 2 * MARGIN) };
  const zoom = Math.min(room.width / Math.max(1e-6, (east - west) * unit), room.height / Math.max(1e-6, (south - north) * unit));
  return kept({ zoom: between(1, zoom, most), x: (west + east) / 2, y: (north + south) / 2 }, window);
}

/** Pixels that a fitted view leaves free around its points. */
const MARGIN = 60;

/** No more of the space around the map than there must be. */
function kept(view: View, window: Size): View {
  const k = scaleOf(view, window);
  const half = { x: window.width / k / 2, y: window.height / k / 2 };
  const along = (value: number, size: number, halfShown: number): number => (halfShown * 2 >= size ? size / 2 : between(halfShown, value, size - halfShown));
  return { zoom: view.zoom, x: along(view.x, MAP.width, half.x), y: along(view.y, MAP.height, half.y) };
}

const between = (low: number, value: number, high: number): number => (Number.isFinite(value) ? Math.max(low, Math.min(high, value)) : low);

const lowest = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
