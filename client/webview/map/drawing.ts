// Draws the world and its places into one SVG, and keeps them where they belong as the view changes.
import type { MapPlaceView, MapWords } from '../../../server/src/protocol/map.js';
import { filled, html, put, svg } from './dom.js';
import { labelBox, labelled, radiusOf, type Symbol } from './symbols.js';
import { MAP, type Size, toWindow, type View, scaleOf } from './view.js';
import { project, worldPaths } from './world.js';

interface Drawn {
  readonly place: MapPlaceView;
  readonly at: { readonly x: number; readonly y: number };
  readonly radius: number;
  readonly group: SVGGElement;
}

export class Drawing {
  readonly element: SVGSVGElement;
  private readonly world: SVGGElement;
  private readonly names: SVGGElement;
  private readonly places: SVGGElement;
  private drawn: readonly Drawn[] = [];
  private size: Size = { width: MAP.width, height: MAP.height };

  constructor(private readonly words: MapWords, onPick: (key: string) => void) {
    const paths = worldPaths();
    this.world = svg('g', { class: 'world' },
      svg('path', { class: 'globe', d: paths.globe }), svg('path', { class: 'grid', d: paths.grid }), svg('path', { class: 'land', d: paths.land }),
      svg('path', { class: 'borders', d: paths.borders }), svg('path', { class: 'borders disputed', d: paths.disputed }));
    this.names = svg('g', { class: 'names', 'aria-hidden': 'true' });
    this.places = svg('g', { class: 'places' });
    put(this.world, { 'aria-hidden': 'true' });
    this.element = svg('svg', { class: 'map', role: 'group', tabindex: 0, 'aria-label': words.map, 'aria-describedby': 'keys' }, this.world, this.places, this.names);
    const pick = (target: EventTarget | null): void => {
      const key = target instanceof Element ? target.closest('.place')?.getAttribute('data-key') : undefined;
      if (key !== undefined && key !== null) onPick(key);
    };
    this.element.addEventListener('click', (event) => { pick(event.target); });
    this.element.addEventListener('keydown', (event) => {
      if ((event.key !== 'Enter' && event.key !== ' ') || !(event.target instanceof Element) || !event.target.classList.contains('place')) return;
      event.preventDefault();
      pick(event.target);
    });
  }

  get window(): Size {
    return this.size;
  }

  resize(size: Size): void {
    this.size = size;
    put(this.element, { viewBox: `0 0 ${String(size.width)} ${String(size.height)}` });
  }

  /** The most named first: they are drawn first, so that small ones lie above them; Tab goes in the same order. */
  show(places: readonly MapPlaceView[], selected: string | undefined): void {
    const focused = document.activeElement?.closest('.place')?.getAttribute('data-key');
    this.drawn = places.map((place) => {
      const radius = radiusOf(place.count);
      return { place, radius, at: project(place), group: this.group(place, radius) };
    });
    this.places.replaceChildren(...this.drawn.map((d) => d.group));
    this.select(selected);
    if (focused !== undefined && focused !== null) this.drawn.find((d) => d.place.key === focused)?.group.focus();
  }

  select(key: string | undefined): void {
    for (const { place, group } of this.drawn) {
      group.classList.toggle('selected', place.key === key);
      put(group, { 'aria-pressed': String(place.key === key) });
    }
  }

  focus(key: string): void {
    this.drawn.find((d) => d.place.key === key)?.group.focus();
  }

  place(view: View): void {
    const k = scaleOf(view, this.size);
    const origin = toWindow(view, this.size, { x: 0, y: 0 });
    put(this.world, { transform: `translate(${origin.x.toFixed(2)} ${origin.y.toFixed(2)}) scale(${k.toFixed(4)})`, 'stroke-width': (0.7 / k).toFixed(4) });
    const symbols = this.drawn.map(({ place, at, radius }): Symbol => ({ ...toWindow(view, this.size, at), name: place.name, radius }));
    for (const [i, { group }] of this.drawn.entries()) {
      const { x, y } = symbols[i] ?? { x: 0, y: 0 };
      put(group, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
    }
    this.names.replaceChildren(...[...labelled(symbols, this.size)].flatMap(([i, side]) => {
      const symbol = symbols[i];
      if (!symbol) return [];
      const { left, right, bottom } = labelBox(symbol, side);
      return [svg('text', { x: (side === 'right' ? left : right).toFixed(1), y: (bottom - 4).toFixed(1), 'text-anchor': side === 'right' ? 'start' : 'end' }, symbol.name)];
    }));
  }

  private group(place: MapPlaceView, radius: number): SVGGElement {
    const { words } = this;
    const group = svg('g', { class: `place ${place.state}${place.ambiguous ? ' ambiguous' : ''}`, 'data-key': place.key, tabindex: 0, role: 'button', 'aria-label': spoken(place, words) });
    group.append(svg('title', {}, spoken(place, words)), svg('circle', { class: 'ring', r: radius + 4 }), svg('circle', { class: 'disc', r: radius }));
    const arm = Math.max(3, radius * 0.5);
    if (place.state === 'rejected') group.append(svg('path', { class: 'sign', d: `M${String(-arm)} ${String(-arm)}L${String(arm)} ${String(arm)}M${String(arm)} ${String(-arm)}L${String(-arm)} ${String(arm)}` }));
    if (place.state === 'partly') group.append(svg('path', { class: 'half', d: `M0 ${String(-radius)}A${String(radius)} ${String(radius)} 0 0 1 0 ${String(radius)}Z` }));
    return group;
  }
}

/** "Bremen, city · Germany (DE), 3 mentions, suggested". */
export function spoken(place: MapPlaceView, words: MapWords): string {
  const state = place.ambiguous ? `${words[place.state]}, ${words.ambiguous}` : words[place.state];
  return `${place.name}, ${place.what}, ${mentionWords(place.count, words)}, ${state}`;
}

export const mentionWords = (count: number, words: MapWords): string => (count === 1 ? words.mention : filled(words.mentions, count));

/** A small copy of a place's sign, for the legend and the list. */
export function sign(state: MapPlaceView['state'] | 'ambiguous'): HTMLElement {
  const shape = state === 'ambiguous' ? 'suggested' : state;
  const group = svg('g', { class: `place ${shape}${state === 'ambiguous' ? ' ambiguous' : ''}`, transform: 'translate(9 9)' }, svg('circle', { class: 'ring', r: 8 }), svg('circle', { class: 'disc', r: 5 }));
  if (state === 'rejected') group.append(svg('path', { class: 'sign', d: 'M-3 -3L3 3M3 -3L-3 3' }));
  if (state === 'partly') group.append(svg('path', { class: 'half', d: 'M0 -5A5 5 0 0 1 0 5Z' }));
  return html('span', { class: 'sign-box', 'aria-hidden': 'true' }, svg('svg', { viewBox: '0 0 18 18', width: 18, height: 18 }, group));
}
