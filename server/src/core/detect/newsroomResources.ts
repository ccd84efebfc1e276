// What the detectors work with in a newsroom: its own places, and where its paper is at home.
import { findPlaces, type Home } from './places/candidates.js';
import { resolvePlaces } from './places/resolve.js';
import type { Resources } from './resources.js';
import type { UserPlace } from '../lexicon/userPlace.js';

export interface OwnPlaces {
  readonly places: readonly UserPlace[];
  /** A place as an article would write it. */
  readonly home?: string;
}

/** `resources` as they are for the newsroom's articles; the same object where it has nothing of its own. */
export function newsroomResources(resources: Resources, { places, home: words }: OwnPlaces): Resources {
  if (!resources.gazetteer || (places.length === 0 && words === undefined)) return resources;
  const gazetteer = places.length === 0 ? resources.gazetteer : resources.gazetteer.withOwn(places);
  const home = words === undefined ? undefined : homeOf(words, { ...resources, gazetteer });
  return { ...resources, gazetteer, ...(home === undefined ? {} : { home }) };
}

/** The first place that the words name and that lies in a country; undefined where they name none. */
export function homeOf(words: string, { gazetteer, lexicon }: Resources): Home | undefined {
  if (!gazetteer) return undefined;
  // In a sentence a name of one capital is as sure as it is in an article.
  const text = `The paper is printed in ${words}.`;
  const context = { text, gazetteer, lexicon };
  const ref = resolvePlaces(context, findPlaces(context)).find(({ place }) => place?.country !== undefined)?.place;
  if (ref?.country === undefined) return undefined;
  const { country, lat, lon, name } = ref;
  const listed = gazetteer.findName(name)?.readings.map((reading) => gazetteer.place(reading.place)).find((place) => place.lat === lat && place.lon === lon);
  const region = listed?.type === 'region' ? listed.id : listed?.region;
  // A country's or region's point is nobody's home.
  const wide = listed?.type === 'country' || listed?.type === 'region';
  return { country, ...(region === undefined ? {} : { region }), ...(wide || lat === undefined || lon === undefined ? {} : { lat, lon }) };
}
