// The list beside the map: the same places in words, each with its mentions; what a screen reader reads instead of the map.
import type { MapMentionView, MapPlaceView, MapResult, MapWords } from '../../../server/src/protocol/map.js';
import { filled, html } from './dom.js';
import { mentionWords, sign } from './drawing.js';

export interface ListActions {
  pick(key: string): void;
  open(mention: MapMentionView): void;
  step(by: 1 | -1): void;
  decide(how: 'accept' | 'reject'): void;
}

export class PlaceList {
  readonly element: HTMLElement;
  private readonly rows = html('ul', { class: 'rows' });
  private readonly others = html('div', { class: 'others' });
  private readonly empty = html('p', { class: 'empty', hidden: true });

  constructor(private readonly words: MapWords, private readonly actions: ListActions) {
    this.empty.textContent = words.none;
    this.element = html('section', { class: 'list', 'aria-label': words.list }, this.empty, this.rows, this.others);
  }

  show(places: readonly MapPlaceView[], unplaced: MapResult['unplaced'], open: { readonly key: string | undefined; readonly mention: string | undefined }): void {
    const focused = document.activeElement?.getAttribute('data-focus');
    this.empty.hidden = places.length > 0 || unplaced.length > 0;
    this.rows.replaceChildren(...places.map((p) => this.row(p, p.key === open.key, open.mention)));
    this.others.replaceChildren(...(unplaced.length === 0 ? [] : [html('h2', {}, this.words.unplaced), html('ul', { class: 'rows' }, ...unplaced.map((u) => this.unplacedRow(u)))]));
    if (focused !== undefined && focused !== null) this.element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Brings the open row into sight. */
  reveal(): void {
    this.element.querySelector('.row.open')?.scrollIntoView({ block: 'nearest' });
  }

  private row(place: MapPlaceView, open: boolean, current: string | undefined): HTMLElement {
    const { words } = this;
    const state = place.ambiguous ? `${words[place.state]} · ${words.ambiguous}` : words[place.state];
    const head = html('button', { class: 'head', 'aria-expanded': String(open), 'data-focus': `place ${place.key}`, 'data-key': place.key },
      sign(place.ambiguous && place.state === 'suggested' ? 'ambiguous' : place.state),
      html('span', { class: 'name' }, place.name), html('span', { class: 'count' }, mentionWords(place.count, words)),
      html('span', { class: 'what' }, place.what), html('span', { class: 'state' }, state));
    head.addEventListener('click', () => { this.actions.pick(place.key); });
    return html('li', { class: open ? 'row open' : 'row' }, head, ...(open ? [this.details(place, current)] : []));
  }

  private details(place: MapPlaceView, current: string | undefined): HTMLElement {
    const { words, actions } = this;
    const written = place.written.length > 0 ? [html('p', { class: 'written' }, filled(words.also, place.written.join(', ')))] : [];
    const tool = (label: string, act: () => void): HTMLElement => {
      const made = html('button', { class: 'tool', 'data-focus': `tool ${label}` }, label);
      made.addEventListener('click', act);
      return made;
    };
    const tools = html('div', { class: 'tools' },
      tool(words.previous, () => { actions.step(-1); }), tool(words.next, () => { actions.step(1); }),
      ...(place.state === 'accepted' ? [] : [tool(words.accept, () => { actions.decide('accept'); })]),
      ...(place.state === 'rejected' ? [] : [tool(words.reject, () => { actions.decide('reject'); })]));
    return html('div', { class: 'details' }, ...written, tools, this.mentions(place.mentions, current));
  }

  private mentions(mentions: readonly MapMentionView[], current: string | undefined): HTMLElement {
    const several = new Set(mentions.map((m) => m.uri)).size > 1;
    return html('ol', { class: 'mentions' }, ...mentions.map((m) => {
      const [before, quote, after] = m.around ?? ['', m.quote, ''];
      const where = filled(this.words.line, m.range.start.line + 1);
      const button = html('button', { class: m.status === 'rejected' ? 'mention rejected' : 'mention', 'data-focus': `mention ${m.uri} ${m.id}`, 'aria-current': idOf(m) === current ? 'true' : undefined },
        html('span', { class: 'where' }, several ? `${m.title}, ${where}` : where), html('span', { class: 'text' }, before, html('b', {}, quote), after));
      button.addEventListener('click', () => { this.actions.open(m); });
      return html('li', {}, button);
    }));
  }

  private unplacedRow({ name, count, mentions }: MapResult['unplaced'][number]): HTMLElement {
    const button = html('button', { class: 'head', 'data-focus': `unplaced ${name}` }, html('span', { class: 'name' }, name), html('span', { class: 'count' }, mentionWords(count, this.words)));
    const [first] = mentions;
    if (first) button.addEventListener('click', () => { this.actions.open(first); });
    return html('li', { class: 'row' }, button);
  }
}

export const idOf = (m: MapMentionView): string => `${m.uri} ${m.id}`;
