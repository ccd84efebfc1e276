// The newsroom's own places: which entry of which file a mention's place comes from, and which entry stands at a position.
import type { Span } from '../../core/base/span.js';
import type { PlaceMention } from '../../core/map/gather.js';
import type { PlaceRef } from '../../core/model/analysis.js';
import type { UserPlace } from '../../core/lexicon/userPlace.js';

/** One list of places, as the newsroom read it. */
export interface PlaceList {
  readonly uri: string;
  readonly source: string;
  readonly places: readonly UserPlace[];
}

export interface OwnEntry {
  readonly list: PlaceList;
  readonly place: UserPlace;
  /** Where it stands in the file; UTF-16. */
  readonly span: Span;
}

/** The entry that says what `ref` is; undefined for places of the built-in list. */
export function entryOf(lists: readonly PlaceList[], ref: PlaceRef): OwnEntry | undefined {
  for (const list of lists) {
    const place = list.places.find((p) => isPlace(p, ref));
    if (place?.source) return { list, place, span: place.source };
  }
  return undefined;
}

/** The entry that `offset` lies in: the last one that begins before, up to its end. */
export function entryAt(list: PlaceList, offset: number): OwnEntry | undefined {
  for (const place of list.places) {
    if (place.source && place.source.start <= offset && offset <= place.source.end) return { list, place, span: place.source };
  }
  return undefined;
}

export const isPlace = (own: UserPlace, ref: PlaceRef): boolean =>
  own.name === ref.name && own.lat === ref.lat && own.lon === ref.lon && (own.country === undefined || own.country === ref.country);

/** Mentions of the entry's place; in lists without a point, of its name. */
export const isMentioned = (own: UserPlace, mention: PlaceMention): boolean => mention.place !== undefined && isPlace(own, mention.place);

export const refOf = (place: UserPlace): PlaceRef => ({
  name: place.name, type: place.label ?? place.type,
  ...(place.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }),
  ...(place.country === undefined ? {} : { country: place.country }),
  ...(place.population === undefined ? {} : { population: place.population }),
  ...(place.geonames === undefined ? {} : { geonames: place.geonames }),
});
