// Mouse, wheel, touch and keys on the map, told as what they mean.
import type { Point } from './view.js';

export interface Gestures {
  /** Pixels that the picture goes. */
  pan(by: Point): void;
  zoom(factor: number, at?: Point): void;
  fit(): void;
  step(by: 1 | -1): void;
  leave(): void;
}

/** Pixels an arrow key goes. */
const STEP = 60;
const ZOOM_STEP = 1.5;
/** A drag shorter than this is a click. Pixels. */
const STILL = 4;

export function onGestures(element: SVGSVGElement, gestures: Gestures): void {
  element.addEventListener('wheel', (event) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    gestures.zoom(Math.exp(-Math.max(-200, Math.min(200, pixels)) / 250), within(element, event));
  }, { passive: false });
  element.addEventListener('dblclick', (event) => { gestures.zoom(2, within(element, event)); });
  element.addEventListener('keydown', (event) => { if (!event.ctrlKey && !event.metaKey && !event.altKey && key(event.key, gestures)) event.preventDefault(); });
  onDrags(element, gestures);
}

function key(name: string, gestures: Gestures): boolean {
  switch (name) {
    case 'ArrowLeft': gestures.pan({ x: STEP, y: 0 }); return true;
    case 'ArrowRight': gestures.pan({ x: -STEP, y: 0 }); return true;
    case 'ArrowUp': gestures.pan({ x: 0, y: STEP }); return true;
    case 'ArrowDown': gestures.pan({ x: 0, y: -STEP }); return true;
    case '+': case '=': gestures.zoom(ZOOM_STEP); return true;
    case '-': case '_': gestures.zoom(1 / ZOOM_STEP); return true;
    case '0': case 'Home': gestures.fit(); return true;
    case 'n': gestures.step(1); return true;
    case 'p': gestures.step(-1); return true;
    case 'Escape': gestures.leave(); return true;
    default: return false;
  }
}

/** One pointer moves the map, two zoom it. */
function onDrags(element: SVGSVGElement, gestures: Gestures): void {
  const down = new Map<number, Point>();
  let moved = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, within(element, event));
  });
  element.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = within(element, event);
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    down.set(event.pointerId, now);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved < STILL) return;
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    if (!other) gestures.pan({ x: now.x - before.x, y: now.y - before.y });
    else gestures.zoom(apart(now, other) / Math.max(1, apart(before, other)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  });
  const up = (event: PointerEvent): void => { down.delete(event.pointerId); };
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  // The click that ends a drag picks no place.
  element.addEventListener('click', (event) => { if (moved >= STILL) event.stopImmediatePropagation(); }, { capture: true });
}

const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function within(element: Element, event: MouseEvent): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
