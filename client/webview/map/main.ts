// The map's window: puts drawing, list and tools together and keeps them in step with what is selected and shown.
import type { MapMemory, MapMentionView, MapPlaceView, MapResult, MapScope, MapState, ToMap } from '../../../server/src/protocol/map.js';
import { filled, html } from './dom.js';
import { Drawing, mentionWords, sign } from './drawing.js';
import { onGestures } from './gestures.js';
import { idOf, PlaceList } from './list.js';
import { host, onMessage, remembered, words } from './messages.js';
import { asPng, asSvg } from './picture.js';
import { Tools } from './tools.js';
import { fitted, panned, type Point, toMap, type View, WHOLE, zoomed } from './view.js';
import { project, unproject } from './world.js';

const STATES: readonly MapState[] = ['suggested', 'partly', 'accepted', 'rejected'];
const said = words();

class MapWindow {
  private memory: MapMemory = remembered();
  private view: View = WHOLE;
  /** False: the view has still to be fitted to the places. */
  private placed = false;
  private result: MapResult = { title: '', places: [], unplaced: [], articles: 0 };
  private mention: string | undefined;
  /** A mention whose place is to be selected as soon as it is there. */
  private wanted: { readonly uri: string; readonly id: string } | undefined;
  private readonly status = html('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  private readonly drawing = new Drawing(said, (key) => { this.pick(key, true); });
  private readonly list = new PlaceList(said, {
    pick: (key) => { this.pick(key === this.memory.selected ? undefined : key, false); },
    open: (mention) => { this.open(mention, true); },
    step: (by) => { this.step(by); },
    decide: (how) => { this.decide(how); },
  });
  private readonly tools = new Tools(said, {
    scope: (scope) => { this.setScope(scope); },
    hide: () => { this.hide(); },
    find: () => { this.show(); },
    zoom: (factor) => { this.look(zoomed(this.view, this.drawing.window, factor)); },
    fit: () => { this.fit(); },
    export: (format) => { host.postMessage({ type: 'export', format }); },
  }, { hidden: this.memory.hidden ?? ['rejected'], states: STATES, sign });

  start(): void {
    const stage = html('div', { class: 'stage' }, this.drawing.element, html('p', { class: 'credit' }, said.borders));
    const keys = html('p', { id: 'keys', class: 'unseen' }, said.keys);
    document.body.append(html('header', {}, this.tools.element, this.status), html('main', {}, stage, this.list.element), keys);
    new ResizeObserver(() => { this.resized(stage); }).observe(stage);
    onGestures(this.drawing.element, {
      pan: (by) => { this.look(panned(this.view, this.drawing.window, by)); },
      zoom: (factor, at) => { this.look(zoomed(this.view, this.drawing.window, factor, at)); },
      fit: () => { this.fit(); },
      step: (by) => { this.step(by); },
      leave: () => { this.pick(undefined, false); },
    });
    onMessage((message) => { this.take(message); });
    this.tools.setScope(this.memory.scope);
    host.postMessage({ type: 'ready' });
  }

  private take(message: ToMap): void {
    switch (message.type) {
      case 'places':
        this.result = message.result;
        if (message.uri !== this.memory.uri || message.scope !== this.memory.scope) this.forgetView();
        this.remember({ scope: message.scope, uri: message.uri, ranges: message.ranges });
        this.tools.setScope(message.scope);
        this.show();
        this.selectWanted();
        return;
      case 'select':
        this.wanted = { uri: message.uri, id: message.id };
        this.selectWanted();
        return;
      case 'picture':
        void this.picture(message.format);
    }
  }

  private get shown(): readonly MapPlaceView[] {
    const hidden = new Set(this.tools.hidden);
    const find = this.tools.wanted;
    return this.result.places.filter((p) => !hidden.has(p.state) && (find === '' || [p.name, ...p.written, p.what].some((w) => w.toLowerCase().includes(find))));
  }

  private get selected(): MapPlaceView | undefined {
    return this.shown.find((p) => p.key === this.memory.selected);
  }

  private show(): void {
    const { shown, selected } = this;
    document.title = this.result.title;
    this.drawing.show(shown, selected?.key);
    this.showList();
    const count = shown.reduce((sum, p) => sum + p.count, 0);
    const of = this.result.articles === 1 ? said.article : filled(said.articles, this.result.articles);
    this.status.textContent = [this.result.title, shown.length === 1 ? said.place : filled(said.places, shown.length), mentionWords(count, said), ...(this.memory.scope === 'folder' ? [of] : [])].filter((w) => w !== '').join(' · ');
    if (!this.placed && this.result.places.length > 0 && this.drawing.window.width > 0) this.settle();
    this.look(this.view);
  }

  private showList(): void {
    this.list.show(this.shown, this.tools.wanted === '' ? this.result.unplaced : [], { key: this.memory.selected, mention: this.mention });
  }

  /** The part that was shown before, else all places. */
  private settle(): void {
    this.placed = true;
    const { view } = this.memory;
    if (!view) this.view = fitted(this.shown.map(project), this.drawing.window);
    else this.view = zoomed({ ...project(view), zoom: view.zoom }, this.drawing.window, 1);
  }

  private look(view: View): void {
    this.view = view;
    this.drawing.place(view);
    const middle = unproject(view);
    if (this.placed && middle) this.remember({ view: { zoom: view.zoom, ...middle } });
  }

  private fit(): void {
    this.look(fitted(this.shown.map(project), this.drawing.window));
  }

  private pick(key: string | undefined, fromMap: boolean): void {
    this.mention = undefined;
    this.remember({ selected: key });
    this.drawing.select(key);
    this.showList();
    this.list.reveal();
    const { selected } = this;
    if (!selected) return;
    if (!fromMap) this.bringIntoSight(selected);
    if (fromMap && selected.mentions[0]) this.open(selected.mentions[0], false);
  }

  private bringIntoSight(place: MapPlaceView): void {
    const { window } = this.drawing;
    const at = project(place);
    const corners: readonly Point[] = [toMap(this.view, window, { x: 20, y: 20 }), toMap(this.view, window, { x: window.width - 20, y: window.height - 20 })];
    const [low, high] = corners;
    if (low && high && at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y) return;
    this.look(zoomed({ zoom: this.view.zoom, ...at }, window, 1));
  }

  private open(mention: MapMentionView, focus: boolean): void {
    this.mention = idOf(mention);
    this.showList();
    host.postMessage({ type: 'open', uri: mention.uri, range: mention.range, focus });
  }

  private step(by: 1 | -1): void {
    const mentions = this.selected?.mentions ?? [];
    const now = mentions.findIndex((m) => idOf(m) === this.mention);
    const next = mentions[(now < 0 ? (by === 1 ? 0 : mentions.length - 1) : now + by + mentions.length) % Math.max(1, mentions.length)];
    if (next) this.open(next, false);
  }

  /** All mentions of the place that are not so decided yet, article by article. */
  private decide(how: 'accept' | 'reject'): void {
    const done: ReadonlySet<string> = new Set(how === 'accept' ? ['accepted', 'edited', 'added'] : ['rejected']);
    const open = (this.selected?.mentions ?? []).filter((m) => !done.has(m.status));
    for (const uri of new Set(open.map((m) => m.uri))) host.postMessage({ type: 'decide', how, uri, ids: open.filter((m) => m.uri === uri).map((m) => m.id) });
  }

  private setScope(scope: MapScope): void {
    this.forgetView();
    this.remember({ scope });
    host.postMessage({ type: 'scope', scope });
  }

  /** Other places come: they are shown all. */
  private forgetView(): void {
    this.placed = false;
    this.remember({ view: undefined });
  }

  private hide(): void {
    this.remember({ hidden: this.tools.hidden });
    this.show();
  }

  private selectWanted(): void {
    const { wanted } = this;
    const place = wanted && this.result.places.find((p) => p.mentions.some((m) => m.id === wanted.id && m.uri === wanted.uri));
    if (!place) return;
    this.wanted = undefined;
    this.pick(place.key, false);
    if (this.view.zoom < 3) this.look(zoomed({ zoom: 3, ...project(place) }, this.drawing.window, 1));
  }

  private resized(stage: HTMLElement): void {
    const { width, height } = stage.getBoundingClientRect();
    if (width < 1 || height < 1) return;
    this.drawing.resize({ width, height });
    if (!this.placed && this.result.places.length > 0) this.settle();
    this.look(this.view);
  }

  private async picture(format: 'svg' | 'png'): Promise<void> {
    const { window } = this.drawing;
    const source = asSvg(this.drawing.element, window, { title: this.result.title, credit: said.borders });
    host.postMessage({ type: 'picture', format, content: format === 'svg' ? source : await asPng(source, window) });
  }

  private remember(change: { readonly [K in keyof MapMemory]?: MapMemory[K] | undefined }): void {
    const { scope, uri, ranges, selected, view, hidden } = { ...this.memory, ...change };
    this.memory = {
      scope: scope ?? 'article',
      ...(uri === undefined ? {} : { uri }), ...(ranges === undefined ? {} : { ranges }), ...(selected === undefined ? {} : { selected }),
      ...(view === undefined ? {} : { view }), ...(hidden === undefined ? {} : { hidden }),
    };
    host.setState(this.memory);
  }
}

new MapWindow().start();
