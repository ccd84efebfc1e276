// Writes places and names into the binary that gazetteer.ts reads.
import {
  AFTER_THE, bucketOf, BUCKETS, CAPITALS_ONLY, checksum, COMMON_WORD, COORDINATE_UNIT, FIRST_WORDS, firstWordSlot, FORMAT_VERSION, GIVEN_NAME,
  HEADER_BYTES, HEADER_WORDS, MAGIC, MAX_PLACES, NAME_FORMS, NO_COORDINATE, packPosting, PLACE_TYPES, POINTS_ONLY, SECTIONS, SURNAME, WITH_COMMA,
  type NameForm, type PlaceType, type SectionName,
} from '../../src/core/lexicon/gazetteerFormat.js';
import { hashKey, placeKey } from '../../src/core/lexicon/placeKey.js';
import type { PersonNames } from './words.js';

export interface PlaceEntry {
  readonly name: string;
  readonly type: PlaceType;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
  readonly population: number;
  readonly geonames: number;
  readonly rank: number;
  readonly country: string;
  /** Number of the region's entry. */
  readonly region: number | undefined;
  readonly standsFor?: string;
}

interface Posting {
  readonly place: number;
  readonly form: NameForm;
  readonly conditions: number;
}

export class GazetteerWriter {
  readonly places: PlaceEntry[] = [];
  private readonly keys = new Map<string, Posting[]>();

  /** Its number. Throws where a figure cannot be one, so that a broken source ends the build and no place lands in the Gulf of Guinea. */
  addPlace(entry: PlaceEntry): number {
    checkPlace(entry);
    this.places.push(entry);
    if (this.places.length > MAX_PLACES) throw new Error('too many places for the postings');
    return this.places.length - 1;
  }

  /** Names that no key can hold (other scripts) are left out. A name with "the " before it counts only after "the". */
  addName(place: number, name: string, form: NameForm): void {
    const bare = name.startsWith('the ') ? name.slice(4) : name;
    const key = placeKey(bare);
    if (key === undefined) return;
    const conditions = conditionsOf(name, bare, form);
    const list = this.keys.get(key) ?? [];
    const same = list.findIndex((posting) => posting.place === place && isShort(posting.form) === isShort(form) && (!isShort(form) || posting.form === form));
    const posting = { place, form, conditions };
    if (same < 0) list.push(posting);
    else list[same] = merged(posting, list[same] ?? posting);
    this.keys.set(key, list);
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Places that a name may mean, by falling weight. */
  placesOf(key: string): number[] {
    return (this.keys.get(key) ?? []).map((posting) => posting.place);
  }

  build(countries: readonly string[], words: ReadonlySet<string>, persons: PersonNames): Buffer {
    for (const name of [...persons.given, ...persons.family]) if (!this.keys.has(name)) this.keys.set(name, []);
    const keys = [...this.keys.keys()].map((key) => ({ key, bucket: bucketOf(hashKey(key)) }));
    keys.sort((a, b) => a.bucket - b.bucket || (a.key < b.key ? -1 : 1));
    const postings = keys.map(({ key }) => this.sorted(key));
    const strings = new StringPool();
    const names = Uint32Array.from(this.places, (place) => strings.add(place.name));
    const bucketCounts = new Uint8Array(BUCKETS);
    for (const { bucket } of keys) bucketCounts[bucket] = within(255, (bucketCounts[bucket] ?? 0) + 1, 'keys in a bucket');
    const sections: Record<SectionName, ArrayBufferView | Buffer> = {
      names,
      latitudes: Int32Array.from(this.places, (place) => degrees(place.lat)),
      longitudes: Int32Array.from(this.places, (place) => degrees(place.lon)),
      populations: Uint32Array.from(this.places, (place) => place.population),
      geonames: Uint32Array.from(this.places, (place) => place.geonames),
      regions: Uint16Array.from(this.places, (place) => (place.region === undefined ? 0 : within(65535, place.region + 1, 'region number'))),
      types: Uint8Array.from(this.places, (place) => PLACE_TYPES.indexOf(place.type)),
      ranks: Uint8Array.from(this.places, (place) => place.rank),
      countries: Uint8Array.from(this.places, (place) => within(255, countries.indexOf(place.country) + 1, 'country number')),
      keyLengths: Uint8Array.from(keys, ({ key }) => key.length),
      keyPostings: Uint8Array.from(postings, (list) => list.length),
      keyFlags: Uint8Array.from(keys, ({ key }) => flagsOf(key, words, persons)),
      keyBytes: Buffer.from(keys.map(({ key }) => key).join(''), 'latin1'),
      postings: Uint32Array.from(postings.flat()),
      bucketCounts,
      firstWords: firstWords(keys.map(({ key }) => key), (key) => (this.keys.get(key)?.length ?? 0) > 0),
      strings: strings.bytes(),
      extras: Buffer.from(JSON.stringify({ countries, standsFor: this.standsFor() }), 'utf8'),
    };
    return assemble(sections, [this.places.length, keys.length, postings.flat().length]);
  }

  /** At most 255 readings a name, the weightiest first. */
  private sorted(key: string): number[] {
    const list = [...(this.keys.get(key) ?? [])];
    list.sort((a, b) => this.weight(b) - this.weight(a) || a.place - b.place);
    return list.slice(0, 255).map((posting) => packPosting(posting.place, NAME_FORMS.indexOf(posting.form), posting.conditions));
  }

  private weight(posting: Posting): number {
    const place = this.places[posting.place];
    if (place === undefined) return 0;
    const byType = place.type === 'country' ? 1e11 : place.type === 'capital' ? 1e10 : 0;
    return byType + place.population + place.rank - (posting.form === 'weak' ? 1e6 : 0);
  }

  private standsFor(): Record<string, string> {
    const pairs = this.places.flatMap((place, i) => (place.standsFor === undefined || place.standsFor === '' ? [] : [[String(i), place.standsFor] as const]));
    return Object.fromEntries(pairs);
  }
}

function checkPlace({ name, lat, lon, population, geonames, rank }: PlaceEntry): void {
  const wrong = (what: string): never => { throw new Error(`${what} of the place "${name}" makes no sense`); };
  if (name.trim() === '') wrong('the name');
  if ((lat === undefined) !== (lon === undefined) || !(Math.abs(lat ?? 0) <= 90)) wrong('the latitude');
  if (!(Math.abs(lon ?? 0) <= 180)) wrong('the longitude');
  if (!isCount(population)) wrong('the number of people');
  if (!isCount(geonames)) wrong('the GeoNames number');
  if (!isCount(rank) || rank > 255) wrong('the rank');
}

/** What a Uint32 holds. */
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < 2 ** 32;

// Hit: "UAE", "LA"; miss: "Uae", "U.S.".
const ALL_CAPITALS = /^[A-Z]{2,5}$/u;
// Hit: "Ill.", "W.Va."; miss: "St. Louis", "Illinois".
const CLOSING_POINT = /^\S+\.$/u;

function conditionsOf(name: string, bare: string, form: NameForm): number {
  return (name === bare ? 0 : AFTER_THE)
    | (form === 'postal' || ALL_CAPITALS.test(bare) ? CAPITALS_ONLY : 0)
    | (form === 'abbreviation' || (CLOSING_POINT.test(bare) && bare.length <= 8) ? POINTS_ONLY : 0)
    | (bare.includes(', ') ? WITH_COMMA : 0);
}

/** A postal code and an abbreviation of one key ("KY", "Ky.") stand side by side: each has its own conditions. */
const isShort = (form: NameForm): boolean => form === 'postal' || form === 'abbreviation';

/** Of two readings of one key for one place the stronger form stays; of "US" and "U.S." the one that asks for no points. */
function merged(a: Posting, b: Posting): Posting {
  const rank = NAME_FORMS.indexOf(a.form) - NAME_FORMS.indexOf(b.form);
  const winner = rank === 0 ? ((a.conditions & POINTS_ONLY) === 0 ? a : b) : rank < 0 ? a : b;
  return { ...winner, conditions: winner.conditions | ((a.conditions | b.conditions) & WITH_COMMA) };
}

function flagsOf(key: string, words: ReadonlySet<string>, persons: PersonNames): number {
  return (words.has(key) ? COMMON_WORD : 0) | (persons.given.has(key) ? GIVEN_NAME : 0) | (persons.family.has(key) ? SURNAME : 0);
}

function firstWords(keys: readonly string[], isPlace: (key: string) => boolean): Uint8Array {
  const most = new Uint8Array(FIRST_WORDS);
  for (const key of keys) {
    if (!isPlace(key)) continue;
    const words = key.split(' ');
    const slot = firstWordSlot(hashKey(words[0] ?? ''));
    most[slot] = Math.max(most[slot] ?? 0, within(255, words.length, 'words in a name'));
  }
  return most;
}

const degrees = (value: number | undefined): number => (value === undefined ? NO_COORDINATE : Math.round(value * COORDINATE_UNIT));

function within(limit: number, value: number, what: string): number {
  if (value > limit) throw new Error(`${what}: ${String(value)} is over ${String(limit)}`);
  return value;
}

class StringPool {
  private readonly offsets = new Map<string, number>();
  private readonly parts: Buffer[] = [];
  private length = 0;

  add(text: string): number {
    const known = this.offsets.get(text);
    if (known !== undefined) return known;
    const bytes = Buffer.from(text, 'utf8');
    const offset = this.length;
    this.parts.push(Buffer.from([within(255, bytes.length, 'bytes in a name')]), bytes);
    this.length += bytes.length + 1;
    this.offsets.set(text, offset);
    return offset;
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

function assemble(sections: Record<SectionName, ArrayBufferView>, counts: readonly number[]): Buffer {
  const header = new Uint32Array(HEADER_BYTES / 4);
  const parts: Buffer[] = [];
  let offset = HEADER_BYTES;
  SECTIONS.forEach((name, i) => {
    const view = sections[name];
    const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
    const padding = (4 - (bytes.length % 4)) % 4;
    header[HEADER_WORDS + 2 * i] = offset;
    header[HEADER_WORDS + 2 * i + 1] = bytes.length;
    parts.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  });
  const body = Buffer.concat(parts);
  header.set([MAGIC, FORMAT_VERSION, ...counts], 0);
  const copy = new ArrayBuffer(body.length);
  new Uint8Array(copy).set(body);
  header[5] = checksum(new Uint32Array(copy));
  return Buffer.concat([Buffer.from(header.buffer), body]);
}
