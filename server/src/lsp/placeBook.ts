// What cards and maps say of a place beyond what its reference carries: the gazetteer's names and figures.
import type { PlaceBook } from '../service/placeWords.js';
import type { Session } from './session.js';

/** GeoNames' list of towns is of this year (docs/data-sources.md). */
const YEAR_OF_TOWNS = 2020;
/** CLDR 48, from which the figures of countries come, is of this year. */
const YEAR_OF_COUNTRIES = 2025;

export const placeBook = ({ host }: Session): PlaceBook => ({
  countryName: (code) => host.resources().gazetteer?.countryPlace(code)?.name,
  otherNames: ({ geonames }) => (geonames === undefined ? [] : host.otherNames().get(geonames) ?? []),
  listed: (place) => {
    const { gazetteer } = host.resources();
    const row = gazetteer?.findName(place.name)?.readings.map((r) => gazetteer.place(r.place)).find((p) => (place.geonames === undefined ? p.lat === place.lat && p.lon === place.lon : p.geonames === place.geonames));
    return row && gazetteer?.toRef(row);
  },
  yearOfPeople: ({ type, geonames }) => (type === 'country' ? YEAR_OF_COUNTRIES : geonames === undefined ? undefined : YEAR_OF_TOWNS),
});

/** Every country's code and name, by code. */
export function countries({ host }: Session): { readonly code: string; readonly name: string }[] {
  const { gazetteer } = host.resources();
  return CODES.flatMap((code) => {
    const name = gazetteer?.countryPlace(code)?.name;
    return name === undefined ? [] : [{ code, name }];
  });
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
