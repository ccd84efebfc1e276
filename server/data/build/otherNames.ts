// Other names and older spellings of places for the card: hand-kept ones, former names of the lists, and those that an English dictionary has too.
import { placeKey } from '../../src/core/lexicon/placeKey.js';
import type { City } from './cities.js';
import type { CountryRow, PlaceRow } from './tables.js';

/** Of towns with fewer people nothing is said. */
const FROM = 15_000;

const HEAD = [
  '# Other names and older spellings of places, for the card: GeoNames number, then the names, the best known first.',
  '# Hand-kept (countries.tsv, places.tsv; MIT); else names of GeoNames (CC BY 4.0, https://www.geonames.org) that are a former name of the list or that WordNet 3.1 has as a synonym.',
];

export interface NameSources {
  readonly countries: readonly CountryRow[];
  readonly places: readonly PlaceRow[];
  readonly cities: readonly City[];
  /** WordNet's data.noun. */
  readonly nouns: string;
}

/** Text file, one place a line, by number. */
export function otherNames({ countries, places, cities, nouns }: NameSources): string {
  const names = new Map<number, { readonly own: string; readonly others: string[] }>();
  const add = (geonames: number, own: string, others: readonly string[]): void => {
    if (geonames === 0 || others.length === 0) return;
    const entry = names.get(geonames) ?? { own, others: [] };
    entry.others.push(...others);
    names.set(geonames, entry);
  };
  for (const row of countries) add(row.geonames, row.name, row.aliases);
  for (const row of places) add(row.geonames, row.name, row.aliases);
  const synonyms = placeSynonyms(nouns);
  for (const city of cities) if (city.population >= FROM) add(city.geonames, city.name, knownNames(city, synonyms));
  const lines = [...names].sort((a, b) => a[0] - b[0]).flatMap(([geonames, { own, others }]) => {
    const distinct = withoutTwins(own, others);
    return distinct.length === 0 ? [] : [`${String(geonames)}\t${distinct.join('|')}`];
  });
  return [...HEAD, ...lines, ''].join('\n');
}

function knownNames(city: City, synonyms: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const known = synonyms.get(placeKey(city.name) ?? '') ?? synonyms.get(placeKey(city.alternates[0] ?? '') ?? '');
  return city.alternates.filter((name) => LATIN.test(name) && (known?.has(placeKey(name) ?? '') ?? false));
}

// Hit: "Bombay", "Ho Chi Minh City"; miss: "BOM", "Бомбай", "bwmbay".
const LATIN = /^\p{Lu}[\p{Script=Latin}\p{M}'’. -]{2,}$/u;

/** Names that only differ in accents and points are one: the first stays. */
function withoutTwins(own: string, others: readonly string[]): string[] {
  const keys = new Set([placeKey(bare(own))]);
  return others.map(bare).filter((name) => {
    const key = placeKey(name);
    if (key === undefined || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}

const bare = (name: string): string => (name.startsWith('the ') ? name.slice(4) : name);

/** Key of a place's name → keys of all names that stand with it in one entry of the dictionary. */
function placeSynonyms(nouns: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of nouns.split('\n')) {
    const fields = line.split(' ');
    if (fields[1] !== PLACES) continue;
    const words = Array.from({ length: Number.parseInt(fields[3] ?? '0', 16) }, (_, i) => (fields[4 + 2 * i] ?? '').replaceAll('_', ' ')).filter((w) => CAPITAL.test(w));
    const keys = words.flatMap((w) => placeKey(w) ?? []);
    for (const key of keys) {
      const set = found.get(key) ?? new Set<string>();
      for (const other of keys) set.add(other);
      found.set(key, set);
    }
  }
  return found;
}

/** Number of the dictionary's file of places. */
const PLACES = '15';
// Hit: "Bombay", miss: "capital of France".
const CAPITAL = /^\p{Lu}/u;
