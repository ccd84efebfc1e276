// How well known a name is as a place, for the decision between person and place.
import type { Gazetteer } from '../../lexicon/gazetteer.js';

/** `adjective`: a people's word ("Afghan"); `great`: a country, region, capital or large town; `small`: some place; `none`. */
export type PlaceFame = 'adjective' | 'great' | 'small' | 'none';

/** People from which a town's name is first of all a town's. */
const LARGE = 100_000;

export function placeFame(name: string, gazetteer: Gazetteer | undefined): PlaceFame {
  const entry = gazetteer?.findName(name);
  const reading = entry?.readings[0];
  if (!gazetteer || !entry || !reading) return 'none';
  if (reading.form === 'adjective' || reading.form === 'demonym') return 'adjective';
  for (const r of entry.readings.slice(0, 3)) {
    const place = gazetteer.place(r.place);
    if (r.form === 'name' && (place.type === 'country' || place.type === 'region' || place.type === 'capital' || place.type === 'continent' || place.type === 'area' || place.population >= LARGE)) return 'great';
  }
  return 'small';
}
