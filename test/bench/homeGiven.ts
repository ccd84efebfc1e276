// What the home of a paper is worth: local papers read again with the state that most of their article's gold places lie in as their home.
import { analyse } from '../../server/src/core/detect/analyse.js';
import type { Home } from '../../server/src/core/detect/places/candidates.js';
import { kilometres } from '../../server/src/core/detect/places/geography.js';
import type { Resources } from '../../server/src/core/detect/resources.js';
import { documentRecord, type DocumentRecord } from '../../server/src/core/exchange/jsonl/record.js';
import type { Gazetteer } from '../../server/src/core/lexicon/gazetteer.js';

export interface GoldPlace { readonly text: string; readonly lat?: number; readonly lon?: number }
export interface GoldDocument { readonly id: string; readonly text: string; readonly places?: readonly GoldPlace[] }

/** A newsroom would say it in its newsgloss.yaml; here the gold says it, and no more than the state: no town, no point. */
export function withHomes(documents: readonly GoldDocument[], resources: Resources): DocumentRecord[] {
  const { gazetteer } = resources;
  return documents.map((d) => {
    const home = gazetteer === undefined ? undefined : homeIn(d.places ?? [], gazetteer);
    return documentRecord(d.id, d.text, analyse(d.text, home === undefined ? resources : { ...resources, home }));
  });
}

export function homeIn(places: readonly GoldPlace[], gazetteer: Gazetteer): Home | undefined {
  const counts = new Map<number, number>();
  for (const place of places) {
    const region = regionOf(place, gazetteer);
    if (region !== undefined) counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const country = most === undefined ? undefined : gazetteer.place(most[0]).country;
  return most === undefined || country === undefined ? undefined : { country, region: most[0] };
}

/** As far as two lists may differ on where a town lies. */
const SAME_KM = 25;

function regionOf({ text, lat, lon }: GoldPlace, gazetteer: Gazetteer): number | undefined {
  if (lat === undefined || lon === undefined) return undefined;
  const found = gazetteer.findName(text)?.readings.map((reading) => gazetteer.place(reading.place)).find((p) => p.lat !== undefined && p.lon !== undefined && kilometres({ lat, lon }, { lat: p.lat, lon: p.lon }) < SAME_KM);
  return found?.type === 'region' ? found.id : found?.region;
}
