// The row of tools above the map: what it shows, zoom, what is hidden, a search, exports.
import type { MapScope, MapState, MapWords } from '../../../server/src/protocol/map.js';
import { html } from './dom.js';

export interface ToolActions {
  scope(scope: MapScope): void;
  hide(): void;
  find(): void;
  zoom(factor: number): void;
  fit(): void;
  export(format: 'geojson' | 'svg' | 'png'): void;
}

const SCOPES = ['article', 'selection', 'folder'] as const satisfies readonly MapScope[];
const ZOOM_STEP = 1.5;

export class Tools {
  readonly element: HTMLElement;
  private readonly select: HTMLSelectElement;
  private readonly search: HTMLInputElement;
  private readonly boxes: ReadonlyMap<MapState, HTMLInputElement>;

  constructor(words: MapWords, actions: ToolActions, given: { readonly hidden: readonly MapState[]; readonly states: readonly MapState[]; readonly sign: (state: MapState) => HTMLElement }) {
    const names: Readonly<Record<MapScope, string>> = { article: words.scopeArticle, selection: words.scopeSelection, folder: words.scopeFolder };
    this.select = html('select', { 'aria-label': words.show, title: words.show }, ...SCOPES.map((s) => html('option', { value: s }, names[s])));
    this.select.addEventListener('change', () => {
      const scope = SCOPES.find((s) => s === this.select.value);
      if (scope) actions.scope(scope);
    });
    this.search = html('input', { type: 'search', placeholder: words.find, 'aria-label': words.find });
    this.search.addEventListener('input', () => { actions.find(); });
    this.boxes = new Map(given.states.map((s) => [s, box(!given.hidden.includes(s), () => { actions.hide(); })]));
    const layers = [...this.boxes].map(([s, input]) => html('label', { class: 'layer' }, input, given.sign(s), words[s]));
    this.element = html('div', { class: 'tools', role: 'toolbar', 'aria-label': words.title },
      this.select, this.search, html('span', { class: 'group' }, ...layers),
      html('span', { class: 'group' }, button('+', words.zoomIn, () => { actions.zoom(ZOOM_STEP); }), button('−', words.zoomOut, () => { actions.zoom(1 / ZOOM_STEP); }), button('⌂', words.fit, () => { actions.fit(); })),
      html('span', { class: 'group exports', role: 'group', 'aria-label': words.exportAs }, words.exportAs, ...(['svg', 'png', 'geojson'] as const).map((f) => button(FORMATS[f], `${words.exportAs} ${FORMATS[f]}`, () => { actions.export(f); }))));
  }

  /** In lower case. */
  get wanted(): string {
    return this.search.value.trim().toLowerCase();
  }

  get hidden(): MapState[] {
    return [...this.boxes].filter(([, input]) => !input.checked).map(([state]) => state);
  }

  setScope(scope: MapScope): void {
    this.select.value = scope;
  }
}

const FORMATS = { svg: 'SVG', png: 'PNG', geojson: 'GeoJSON' } as const;

function box(checked: boolean, onChange: () => void): HTMLInputElement {
  const input = html('input', { type: 'checkbox' });
  input.checked = checked;
  input.addEventListener('change', onChange);
  return input;
}

function button(label: string, title: string, act: () => void): HTMLButtonElement {
  const made = html('button', { class: 'tool', title, 'aria-label': title }, label);
  made.addEventListener('click', act);
  return made;
}
