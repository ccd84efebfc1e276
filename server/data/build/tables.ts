// Reads the hand-kept tables beside this folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CountryRow {
  readonly code: string;
  readonly geonames: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly capital: string;
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly aliases: readonly string[];
}

export interface RegionRow {
  readonly country: string;
  readonly code: string;
  readonly geonames: number;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly postal: string;
  readonly abbreviations: readonly string[];
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly aliases: readonly string[];
}

export interface PlaceRow {
  /** True for "+": adds names to a place of the lists. */
  readonly adds: boolean;
  readonly name: string;
  readonly type: string;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
  readonly country: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly demonyms: readonly string[];
  readonly standsFor: string;
  readonly geonames: number;
}

export const readCountries = (folder: string): CountryRow[] => countriesIn(readFileSync(join(folder, 'countries.tsv'), 'utf8'));
export const readRegions = (folder: string): RegionRow[] => regionsIn(readFileSync(join(folder, 'regions.tsv'), 'utf8'));
export const readPlaces = (folder: string): PlaceRow[] => placesIn(readFileSync(join(folder, 'places.tsv'), 'utf8'));

/** Rows of countries.tsv. Throws where a line has not nine fields. */
export function countriesIn(source: string): CountryRow[] {
  return rows('countries.tsv', source, 9).map(([code, geonames, name, lat, lon, capital, adjectives, demonyms, aliases]) => ({
    code: text(code), geonames: Number(geonames), name: text(name), lat: Number(lat), lon: Number(lon), capital: text(capital),
    adjectives: list(adjectives), demonyms: inhabitants(list(demonyms), list(adjectives)), aliases: list(aliases),
  }));
}

/** Rows of regions.tsv, of eleven fields. */
export function regionsIn(source: string): RegionRow[] {
  return rows('regions.tsv', source, 11).map(
    ([country, code, geonames, name, lat, lon, postal, abbreviations, adjectives, demonyms, aliases]) => ({
      country: text(country), code: text(code), geonames: Number(geonames), name: text(name), lat: Number(lat), lon: Number(lon),
      postal: text(postal), abbreviations: list(abbreviations), adjectives: list(adjectives),
      demonyms: inhabitants(list(demonyms), list(adjectives)), aliases: list(aliases),
    }),
  );
}

/** Rows of places.tsv, of ten fields. */
export function placesIn(source: string): PlaceRow[] {
  return rows('places.tsv', source, 10).map(([name, type, lat, lon, country, aliases, adjectives, demonyms, standsFor, geonames]) => ({
    adds: text(name).startsWith('+'), name: text(name).replace(LEADING_PLUS, ''), type: text(type), lat: degrees(lat), lon: degrees(lon),
    country: text(country), aliases: list(aliases), adjectives: list(adjectives),
    demonyms: inhabitants(list(demonyms), list(adjectives)), standsFor: text(standsFor), geonames: Number(text(geonames) || '0'),
  }));
}

// Hit: "+Kyiv"; miss: "Kyiv".
const LEADING_PLUS = /^\+/u;

const text = (field: string | undefined): string => (field ?? '').trim();
const list = (field: string | undefined): string[] => text(field).split('|').map((part) => part.trim()).filter((part) => part !== '');
const degrees = (field: string | undefined): number | undefined => (text(field) === '' ? undefined : Number(field));

/** "=" stands for every adjective with a plural s. */
const inhabitants = (demonyms: readonly string[], adjectives: readonly string[]): string[] =>
  demonyms.flatMap((word) => (word === '=' ? adjectives.map((adjective) => `${adjective}s`) : [word]));

function rows(file: string, source: string, width: number): string[][] {
  return source.split('\n').flatMap((line, i) => {
    if (line === '' || line.startsWith('#')) return [];
    const fields = line.split('\t');
    if (fields.length !== width) throw new Error(`${file}, line ${String(i + 1)}: ${String(fields.length)} fields instead of ${String(width)}`);
    return [fields];
  });
}
