// From the place mentions of some articles to the places of a map: one point for each place on earth, whatever it is called where.
import type { Span } from '../base/span.js';
import type { PlaceRef } from '../model/analysis.js';
import type { MentionForm, Status } from '../model/kinds.js';

/** One mention of a place, as the folder's index keeps it. */
export interface PlaceMention {
  /** Of the mark. */
  readonly id: string;
  /** UTF-16. */
  readonly span: Span;
  /** As written. */
  readonly quote: string;
  readonly status: Status;
  readonly form: MentionForm;
  /** The name of what is named: the entity's. */
  readonly name: string;
  /** Undefined where the name is not known to stand for a point on earth. */
  readonly place?: PlaceRef;
  /** A namesake elsewhere fits as well, and nobody has decided. */
  readonly ambiguous?: boolean;
  /** Only what people decided in other articles speaks for `place`. */
  readonly usual?: boolean;
}

export interface ArticlePlaces {
  readonly uri: string;
  readonly title: string;
  readonly mentions: readonly PlaceMention[];
}

/** How far people are with a place: nothing, a part, all of its mentions decided; or everything rejected. */
export type MapState = 'suggested' | 'partly' | 'accepted' | 'rejected';

export interface MapMention extends PlaceMention {
  readonly uri: string;
  readonly title: string;
}

export interface MappedPlace {
  /** The same for the same place in every article. */
  readonly key: string;
  /** As the gazetteer has it. */
  readonly name: string;
  /** Other wordings met, the most frequent first. */
  readonly written: readonly string[];
  readonly place: PlaceRef;
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lon: number;
  readonly state: MapState;
  readonly ambiguous: boolean;
  /** Mentions that are not rejected. */
  readonly count: number;
  /** Articles with such a mention. */
  readonly articles: number;
  /** All, rejected ones too: by article, then in text order. */
  readonly mentions: readonly MapMention[];
}

export interface MapContent {
  /** The most named first, then by name. */
  readonly places: readonly MappedPlace[];
  /** Names without a point on earth, with their mentions: the most named first. */
  readonly unplaced: readonly { readonly name: string; readonly mentions: readonly MapMention[] }[];
}

/** `wanted`: which mentions count at all; default all. */
export function gatherPlaces(articles: readonly ArticlePlaces[], wanted: (mention: PlaceMention) => boolean = () => true): MapContent {
  const groups = new Map<string, MapMention[]>();
  const unplaced = new Map<string, MapMention[]>();
  for (const { uri, title, mentions } of articles) {
    for (const mention of mentions.filter(wanted)) {
      const key = mention.place === undefined ? undefined : placeKeyOf(mention.place);
      const group = key === undefined ? unplaced : groups;
      const name = key ?? mention.name;
      const list = group.get(name);
      const met = { ...mention, uri, title };
      if (list) list.push(met);
      else group.set(name, [met]);
    }
  }
  const places = [...groups].flatMap(([key, mentions]) => mapped(key, mentions)).sort((a, b) => b.count - a.count || order(a.name, b.name) || order(a.key, b.key));
  const names = [...unplaced].map(([name, mentions]) => ({ name, mentions })).filter((u) => u.mentions.some(isLive));
  return { places, unplaced: names.sort((a, b) => b.mentions.length - a.mentions.length || order(a.name, b.name)) };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isLive = (mention: PlaceMention): boolean => mention.status !== 'rejected';

/** GeoNames' number where there is one; else name and rounded point. Undefined without a point. */
export function placeKeyOf(place: PlaceRef): string | undefined {
  if (place.lat === undefined || place.lon === undefined || !Number.isFinite(place.lat) || !Number.isFinite(place.lon)) return undefined;
  return place.geonames !== undefined ? `g${String(place.geonames)}` : `${place.name} ${place.lat.toFixed(3)} ${place.lon.toFixed(3)}`;
}

function mapped(key: string, mentions: readonly MapMention[]): MappedPlace[] {
  const place = mentions.find((m) => m.place?.type !== '' && m.place !== undefined)?.place ?? mentions[0]?.place;
  if (place?.lat === undefined || place.lon === undefined) return [];
  const live = mentions.filter(isLive);
  return [{
    key,
    name: place.name,
    written: wordings(live.length > 0 ? live : mentions, place.name),
    place,
    lat: Math.max(-90, Math.min(90, place.lat)),
    lon: Math.max(-180, Math.min(180, place.lon)),
    state: stateOf(live),
    ambiguous: live.some((m) => m.ambiguous === true),
    count: live.length,
    articles: new Set(live.map((m) => m.uri)).size,
    mentions,
  }];
}

function stateOf(live: readonly PlaceMention[]): MapState {
  if (live.length === 0) return 'rejected';
  const open = live.filter((m) => m.status === 'suggested').length;
  return open === live.length ? 'suggested' : open === 0 ? 'accepted' : 'partly';
}

function wordings(mentions: readonly PlaceMention[], name: string): string[] {
  const counts = new Map<string, number>();
  for (const { quote } of mentions) if (quote !== name) counts.set(quote, (counts.get(quote) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || order(a[0], b[0])).map(([quote]) => quote);
}
