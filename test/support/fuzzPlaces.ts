// Feeds hostile lists of places, damaged binaries and broken sources of the gazetteer to what reads them, and checks what must hold for each.
import assert from 'node:assert/strict';
import { joinCities } from '../../server/data/build/cities.js';
import { countriesIn, placesIn, regionsIn } from '../../server/data/build/tables.js';
import { GazetteerWriter } from '../../server/data/build/writer.js';
import { findPlaces } from '../../server/src/core/detect/places/candidates.js';
import { resolvePlaces } from '../../server/src/core/detect/places/resolve.js';
import { type Gazetteer, openGazetteer } from '../../server/src/core/lexicon/gazetteer.js';
import { checksum, HEADER_BYTES } from '../../server/src/core/lexicon/gazetteerFormat.js';
import { parseUserGazetteer } from '../../server/src/core/newsroom/userGazetteer.js';
import { cpuMs } from './cpu.js';

export interface PlaceCounts {
  lists: number;
  listsWithProblems: number;
  places: number;
  binaries: number;
  opened: number;
  sources: number;
  built: number;
  /** Milliseconds of processor time of the slowest reading of a list. */
  slowest: number;
}

type Random = () => number;
const ARTICLE = 'VARNHOLM, Monday (AP) — The gate at Skarn, near Oberquaddel, was closed. Quaddeland warned Miller’s Fork, Port of Varnholm and St. Quaddel.\n';
/** Milliseconds of processor time for a list of a few kilobytes. */
const LIMIT = 1000;

/** A third of the `inputs` each. */
export function fuzzPlaces(inputs: number, random: Random): PlaceCounts {
  const counts: PlaceCounts = { lists: 0, listsWithProblems: 0, places: 0, binaries: 0, opened: 0, sources: 0, built: 0, slowest: 0 };
  const whole = smallBinary();
  const opened = openGazetteer(bufferOf(whole));
  assert.ok(opened.ok);
  for (let i = 0; i < inputs; i++) {
    const input = i % 3 === 0 ? hostileList(random) : i % 3 === 1 ? damaged(whole, random) : hostileSource(random);
    try {
      if (input instanceof Uint8Array) oneBinary(input, counts);
      else if (typeof input === 'string') oneList(input, opened.value, counts);
      else oneSource(input, counts);
    } catch (error) {
      throw new Error(`input ${i}: ${JSON.stringify(input instanceof Uint8Array ? Buffer.from(input).toString('base64') : input).slice(0, 4000)}`, { cause: error });
    }
  }
  return counts;
}

function oneList(source: string, gazetteer: Gazetteer, counts: PlaceCounts): void {
  let list = parseUserGazetteer('');
  const used = cpuMs(() => { list = parseUserGazetteer(source); });
  assert.ok(used < LIMIT, `${used} ms of processor time`);
  counts.slowest = Math.max(counts.slowest, Math.round(used));
  counts.lists++;
  counts.places += list.places.length;
  if (list.problems.length > 0) counts.listsWithProblems++;
  for (const { code, span } of list.problems) {
    assert.match(code, /^gazetteer\.[a-z-]+$/u);
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= source.length + 1, `${code} outside of the source: ${JSON.stringify(span)}`);
  }
  for (const place of list.places) {
    assert.ok(place.name.trim() === place.name && place.name !== '');
    assert.ok(place.source && place.source.start < place.source.end && place.source.end <= source.length, 'an entry without its place');
    assert.ok((place.lat === undefined) === (place.lon === undefined) && Math.abs(place.lat ?? 0) <= 90 && Math.abs(place.lon ?? 0) <= 180);
    assert.ok(place.country === undefined || /^[A-Z]{2}$/u.test(place.country));
  }
  useIt(gazetteer.withOwn(list.places));
}

/** What the engine does with a gazetteer. */
function useIt(gazetteer: Gazetteer): void {
  for (let id = 0; id < Math.min(gazetteer.size, 40); id++) gazetteer.toRef(gazetteer.place(id));
  for (const found of resolvePlaces({ text: ARTICLE, gazetteer }, findPlaces({ text: ARTICLE, gazetteer }))) assert.ok(found.span.end > found.span.start && found.confidence >= 0 && found.confidence <= 1);
}

function oneBinary(bytes: Uint8Array, counts: PlaceCounts): void {
  counts.binaries++;
  const opened = openGazetteer(bufferOf(bytes));
  if (!opened.ok) {
    assert.match(opened.error.detail, /\w/u);
    return;
  }
  counts.opened++;
  useIt(opened.value);
}

/** Either a build that opens, or an error in words: no exception of the language. */
function oneSource(source: BuildSource, counts: PlaceCounts): void {
  counts.sources++;
  let bytes: Uint8Array;
  try {
    bytes = built(source);
  } catch (error) {
    assert.ok(error instanceof Error && (error.constructor === Error || error instanceof SyntaxError), String(error));
    assert.match(error.message, /\w+ \w+/u);
    return;
  }
  counts.built++;
  const opened = openGazetteer(bufferOf(bytes));
  assert.ok(opened.ok, 'what was built does not open');
  useIt(opened.value);
}

interface BuildSource { readonly old: string; readonly fresh: string; readonly countries: string; readonly regions: string; readonly places: string }

function built({ old, fresh, countries, regions, places }: BuildSource): Uint8Array {
  const writer = new GazetteerWriter();
  for (const row of countriesIn(countries)) {
    const id = writer.addPlace({ name: row.name, type: 'country', lat: row.lat, lon: row.lon, population: 1, geonames: row.geonames, rank: 0, country: row.code, region: undefined });
    for (const name of [row.name, ...row.aliases]) writer.addName(id, name, 'name');
    for (const name of row.demonyms) writer.addName(id, name, 'demonym');
  }
  for (const row of regionsIn(regions)) writer.addName(writer.addPlace({ ...row, type: 'region', population: 0, rank: 0, region: undefined }), row.name, 'name');
  for (const row of placesIn(places)) writer.addName(writer.addPlace({ ...row, type: 'area', population: 0, rank: 0, region: undefined }), row.name, 'name');
  for (const city of joinCities(old, fresh)) {
    const id = writer.addPlace({ ...city, type: 'city', rank: 0, region: undefined });
    for (const name of [city.name, ...city.alternates]) writer.addName(id, name, 'name');
  }
  return writer.build(['DE', 'UA'], new Set(['gate']), { given: new Set(['ilse']), family: new Set(['brandt']) });
}

const smallBinary = (): Uint8Array => built({ old: OLD, fresh: FRESH, countries: COUNTRIES, regions: REGIONS, places: PLACES });

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}

/** Bytes changed, cut off or made longer; mostly with a sum that fits, so that the rest of the reader is met too. */
function damaged(whole: Uint8Array, random: Random): Uint8Array {
  const cut = random() < 0.2 ? 4 * Math.floor((random() * whole.length) / 4) : whole.length;
  // A Buffer’s own slice would share the bytes.
  const bytes = Uint8Array.prototype.slice.call(whole, 0, cut);
  const header = random() < 0.5;
  for (let n = Math.floor(random() * 4); n >= 0 && bytes.length > 0; n--) {
    const at = Math.floor(random() * (header ? Math.min(HEADER_BYTES, bytes.length) : bytes.length));
    bytes[at] = random() < 0.3 ? 255 : Math.floor(random() * 256);
  }
  if (random() < 0.85 && bytes.length > HEADER_BYTES) {
    const buffer = bufferOf(bytes);
    new Uint32Array(buffer)[5] = checksum(new Uint32Array(buffer, HEADER_BYTES));
    return new Uint8Array(buffer);
  }
  return bytes;
}

const LISTS = [
  'newsgloss: 1\nplaces:\n  - name: Skarn\n    aliases: [Skarnby, the Skarn]\n    at: [54.5, 10.25]\n    country: DE\n    population: 240\n  - {name: "Port of Varnholm", lat: 1, lon: 2, type: checkpoint}\n',
  'name;type;lat;lon;country;aliases\r\nSkarn;city;54.5;10.25;DE;Skarnby|Gate\r\n"Miller’s ""Fork""";area;1;2;;\r\n',
  '{"type": "FeatureCollection", "features": [\n {"type": "Feature", "properties": {"name": "Skarn", "aliases": ["Skarnby"], "population": 12}, "geometry": {"type": "Point", "coordinates": [10.25, 54.5]}},\n '
    + '{"type": "Feature", "properties": {"title": "Varnholm"}, "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [1, 2]]]}}]}\n',
];
const SHARDS = ['"', "'", '{', '}', '[', ']', ':', ',', ';', '\t', '\n', '\r\n', '|', '-', '&a ', '*a', '<<', '\u0000', '\ufeff', '\ud800', '😀', '1e999', '-91', 'null', '{}', '[[', 'name', '"name"', 'the ', 'a'.repeat(300), '"type": "Feature"', '# ', 'coordinates', '𝒜', '\u202e'];

const piece = (random: Random): string => SHARDS[Math.floor(random() * SHARDS.length)] ?? '';

function mangled(source: string, random: Random): string {
  let text = source;
  for (let n = Math.floor(random() * 5); n >= 0; n--) {
    const at = Math.floor(random() * (text.length + 1));
    const gone = random() < 0.5 ? Math.floor(random() * 12) : 0;
    text = text.slice(0, at) + piece(random) + text.slice(at + gone);
    if (random() < 0.1) text = text.slice(0, at);
    if (random() < 0.05) text += text.slice(at);
  }
  return text;
}

const hostileList = (random: Random): string => (random() < 0.1 ? Array.from({ length: Math.floor(random() * 40) }, () => piece(random)).join('') : mangled(LISTS[Math.floor(random() * LISTS.length)] ?? '', random));

const OLD = '7\tOberquaddel\tOberquaddel\tQuaddel,Old Quaddel\t54.5\t10.2\tP\tPPLA\tDE\t\t01\t011\t\t\t90000\t\t1\tEurope/Berlin\t2020-01-01\n8\tVarnholm\tVarnholm\t\t54.6\t10.3\tP\tPPL\tDE\t\t01\t\t\t\t31000\t\t1\tEurope/Berlin\t2020-01-01\n';
const FRESH = '[{"name": "Varnholm", "lat": "54.6", "lng": "10.3", "country": "DE", "admin1": "01", "admin2": ""}, {"name": "Skarn", "lat": "54.9", "lng": "10.9", "country": "DE", "admin1": "01", "admin2": ""}]';
const COUNTRIES = 'DE\t1\tQuaddeland\t51\t9\tOberquaddel\tQuaddish\t=|Quaddles\tRepublic of Quaddeland\n';
const REGIONS = 'DE\t01\t2\tUpper Quaddel\t54\t10\tUQ\tU.Q.\t\t\t\n';
const PLACES = 'the Quaddel Sea\tsea\t55\t11\t\t\t\t\t\t\n';

function hostileSource(random: Random): BuildSource {
  const sources = { old: OLD, fresh: FRESH, countries: COUNTRIES, regions: REGIONS, places: PLACES };
  const keys = Object.keys(sources) as (keyof BuildSource)[];
  const which = keys[Math.floor(random() * keys.length)] ?? 'old';
  return { ...sources, [which]: mangled(sources[which], random) };
}
