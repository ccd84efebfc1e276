// Places in words: what one is, where it lies, how many people live there.
import { t } from '@vscode/l10n';
import type { PlaceRef } from '../core/model/analysis.js';

/** What only the gazetteer knows of a place. */
export interface PlaceBook {
  /** "Germany" for "DE"; undefined for unknown codes. */
  countryName(code: string): string | undefined;
  /** Other names and older spellings, the best known first; empty where none is listed. */
  otherNames(place: PlaceRef): readonly string[];
  /** The gazetteer's row of a place that a gloss file or the newsroom gives by number or position alone. */
  listed(place: PlaceRef): PlaceRef | undefined;
  /** The year that the number of people is of, where the list says so. */
  yearOfPeople(place: PlaceRef): number | undefined;
}

export const NO_BOOK: PlaceBook = { countryName: () => undefined, otherNames: () => [], listed: () => undefined, yearOfPeople: () => undefined };

/** With kind, region and people, where the gazetteer has it. */
const known = (place: PlaceRef, book: PlaceBook): PlaceRef => (place.type === '' ? book.listed(place) ?? place : place);

/** "city · Bremen, Germany (DE)"; a country: "country (DE)". */
export function whatAndWhere(given: PlaceRef, book: PlaceBook): string {
  const place = known(given, book);
  const country = place.country === undefined ? undefined : book.countryName(place.country);
  const code = place.country === undefined ? '' : ` (${place.country})`;
  const what = placeTypeWord(place.type);
  if (place.type === 'country' || country === place.name) return `${what}${code}`;
  const within = [place.region === place.name ? '' : place.region ?? '', country ?? ''].filter((w) => w !== '').join(', ');
  const where = within === '' ? place.country ?? '' : `${within}${code}`;
  return [what, where].filter((w) => w !== '').join(' · ');
}

/** "city · Bremen, Germany (DE) · 563,290 people · 53.08, 8.81". */
export function describePlace(place: PlaceRef, book: PlaceBook = NO_BOOK): string {
  return [whatAndWhere(place, book), peopleOf(place, book), pointOf(place)].filter((w) => w !== '').join(' · ');
}

/** "563,290 people"; with the year of the figure where it is known. Empty where the number is not known. */
export function peopleOf(given: PlaceRef, book: PlaceBook): string {
  const place = known(given, book);
  // Of regions the list knows only the sum of their towns, some of which lie in others.
  if (place.population === undefined || place.population === 0 || place.type === 'region' || place.type === 'county') return '';
  const year = book.yearOfPeople(place);
  const people = groupDigits(place.population);
  return year === undefined ? t('{0} people', people) : t('{0} people ({1})', people, year);
}

/** "53.08, 8.81"; empty without a point. */
export const pointOf = ({ lat, lon }: PlaceRef): string => (lat === undefined || lon === undefined ? '' : `${lat.toFixed(2)}, ${lon.toFixed(2)}`);

/** 12345 → 12,345 without a locale, the same everywhere. */
export const groupDigits = (value: number): string => String(Math.round(value)).replace(THOUSANDS, ',');
/** Between digits where groups of three follow; hit: 12|345, miss: 123. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/gu;

/** A type of the gazetteer in words; the newsroom's own words stand as they are. */
export function placeTypeWord(type: string): string {
  switch (type) {
    case 'country': return t('country');
    case 'capital': return t('capital');
    case 'region': return t('region');
    case 'county': return t('county');
    case 'city': return t('city');
    case 'district': return t('district');
    case 'continent': return t('continent');
    case 'area': return t('area');
    case 'ocean': return t('ocean');
    case 'sea': return t('sea');
    case 'gulf': return t('gulf');
    case 'bay': return t('bay');
    case 'strait': return t('strait');
    case 'canal': return t('canal');
    case 'river': return t('river');
    case 'lake': return t('lake');
    case 'island': return t('island');
    case 'islands': return t('islands');
    case 'peninsula': return t('peninsula');
    case 'mountain': return t('mountain');
    case 'mountains': return t('mountains');
    case 'desert': return t('desert');
    case 'institution': return t('institution');
    case 'bloc': return t('bloc of states');
    default: return type;
  }
}
