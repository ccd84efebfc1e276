// Places that stand for those who govern there: "Moscow pledged", "the Kremlin", "Washington".
import type { Gazetteer, Place } from '../../lexicon/gazetteer.js';
import type { PlaceRef } from '../../model/analysis.js';
import type { PlaceCandidate } from './candidates.js';

/** Whether a candidate may speak: its likeliest reading is a country, a capital, a bloc, or a place that stands for a body. */
export function isCapitalOrCountry(gazetteer: Gazetteer, candidate: PlaceCandidate): boolean {
  return candidate.readings.slice(0, 1).some((reading) => metonymTarget(gazetteer, gazetteer.place(reading.place)) !== undefined);
}

/** For whom this place speaks when it is said to say something ("the government of Russia"); undefined where it speaks for nobody. */
export function metonymTarget(gazetteer: Gazetteer, place: Place): string | undefined {
  const listed = gazetteer.standsFor(place.id);
  if (listed !== undefined) return listed;
  if (place.type === 'country') return governmentOf(place.name);
  if (place.type === 'bloc') return place.name;
  if (place.name === 'Brussels') return 'the European Union';
  const country = place.type === 'capital' && place.country !== undefined ? gazetteer.countryPlace(place.country) : undefined;
  return country === undefined ? undefined : governmentOf(country.name);
}

/** The same for a resolved place. */
export function metonymTargetOf(gazetteer: Gazetteer, ref: PlaceRef): string | undefined {
  const entry = gazetteer.findName(ref.name);
  const same = entry?.readings.map((reading) => gazetteer.place(reading.place)).find((place) => place.type === ref.type && place.country === ref.country);
  return same === undefined ? undefined : metonymTarget(gazetteer, same);
}

const WITH_ARTICLE = /^(?:United |Netherlands|Philippines|Bahamas|Maldives|Czech|Dominican|Central African|Democratic|Republic|Comoros|Seychelles|Solomon|Marshall|Ivory|Palestinian)/u;

function governmentOf(country: string): string {
  // Hit: "United States" → "the government of the United States"; miss: "France".
  return `the government of ${WITH_ARTICLE.test(country) ? 'the ' : ''}${country}`;
}
