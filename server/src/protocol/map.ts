// The map of places: what the client asks the server for, and what the map's window and the client tell each other; imports nothing but this floor.
import type { MarkStatus, PlaceChoice, Range } from './protocol.js';

export type MapScope = 'article' | 'selection' | 'folder';

/** `ranges`: for the scope `selection`. `uri`: the article, or any file of the folder. */
export interface MapParams {
  readonly scope: MapScope;
  readonly uri?: string;
  readonly ranges?: readonly Range[];
  /** Places inside the names of organisations too ("Kyiv Post"); default false. */
  readonly insideNames?: boolean;
}

/** `partly`: some mentions are decided; `accepted`: all; `rejected`: every mention was rejected. */
export type MapState = 'suggested' | 'partly' | 'accepted' | 'rejected';

export interface MapMentionView {
  /** Mark id. */
  readonly id: string;
  readonly uri: string;
  readonly title: string;
  readonly range: Range;
  readonly quote: string;
  /** The line around it, where the text is at hand: before, the words, after. */
  readonly around?: readonly [string, string, string];
  readonly status: MarkStatus;
  /** `name`, `adjective`, `demonym`, `metonym`, `inside-name`. */
  readonly form: string;
}

export interface MapPlaceView {
  readonly key: string;
  readonly name: string;
  readonly written: readonly string[];
  /** What and where, in words: "city · Bremen, Germany (DE)". */
  readonly what: string;
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  readonly state: MapState;
  readonly ambiguous: boolean;
  /** Mentions that are not rejected. */
  readonly count: number;
  readonly articles: number;
  /** At most `MAP_MENTIONS`, of a place that is named more often the first ones. */
  readonly mentions: readonly MapMentionView[];
}

export const MAP_MENTIONS = 200;

export interface MapResult {
  /** The article's title or the folder's name. */
  readonly title: string;
  readonly places: readonly MapPlaceView[];
  /** Names without a point on earth. */
  readonly unplaced: readonly { readonly name: string; readonly count: number; readonly mentions: readonly MapMentionView[] }[];
  readonly articles: number;
}

export interface MapExportResult { readonly text: string }

/** A place as a decision names it, for articles whose own candidates may be others. */
export type { PlaceChoice } from './protocol.js';

export interface SamePlacesParams { readonly uri: string; readonly id: string }
export interface SamePlacesResult {
  readonly name: string;
  /** In words: "city · Illinois, United States (US)". */
  readonly what: string;
  readonly place: PlaceChoice;
  /** Other articles of the folder where the name stands for another place and nobody decided; `id`: of one mark of it there. */
  readonly articles: readonly { readonly uri: string; readonly title: string; readonly id: string; readonly mentions: number }[];
}

export const MAP_METHODS = {
  map: 'newsgloss/map',
  /** The same as GeoJSON. */
  geoJson: 'newsgloss/mapGeoJson',
  samePlaces: 'newsgloss/samePlaces',
} as const;

/** Client → window. */
export type ToMap =
  | ({ readonly type: 'places'; readonly result: MapResult } & MapParams)
  /** A place to show, by a mention of it: the card's link. */
  | { readonly type: 'select'; readonly uri: string; readonly id: string }
  /** The window shall hand over a picture. */
  | { readonly type: 'picture'; readonly format: 'svg' | 'png' };

/** Window → client. */
export type FromMap =
  | { readonly type: 'ready' }
  | { readonly type: 'scope'; readonly scope: MapScope }
  /** `focus`: the article takes the keys, too. */
  | { readonly type: 'open'; readonly uri: string; readonly range: Range; readonly focus: boolean }
  | { readonly type: 'export'; readonly format: 'geojson' | 'svg' | 'png' }
  /** `content`: SVG text, or PNG bytes in Base64. */
  | { readonly type: 'picture'; readonly format: 'svg' | 'png'; readonly content: string }
  | { readonly type: 'decide'; readonly how: 'accept' | 'reject'; readonly uri: string; readonly ids: readonly string[] };

/** What the window keeps over hiding and reloading. */
export interface MapMemory {
  readonly scope: MapScope;
  readonly uri?: string;
  readonly ranges?: readonly Range[];
  readonly selected?: string;
  /** The part that is shown: zoom (1 = the whole world) and the middle in degrees. */
  readonly view?: { readonly zoom: number; readonly lat: number; readonly lon: number };
  readonly hidden?: readonly MapState[];
}

/** The words of the window, by key: it has no translations of its own. */
export type MapWords = Readonly<Record<
  | 'title' | 'map' | 'list' | 'place' | 'places' | 'scopeArticle' | 'scopeSelection' | 'scopeFolder' | 'show' | 'zoomIn' | 'zoomOut' | 'fit' | 'exportAs'
  | 'suggested' | 'partly' | 'accepted' | 'rejected' | 'ambiguous' | 'mention' | 'mentions' | 'article' | 'articles' | 'unplaced' | 'none' | 'line'
  | 'next' | 'previous' | 'accept' | 'reject' | 'keys' | 'also' | 'borders' | 'find',
  string>>;
