// The world's place names, read from one binary: look-up by name, and what is known of each place.
import type { PlaceRef } from '../model/analysis.js';
import { elementAt } from '../base/elementAt.js';
import { ok, type Result } from '../base/result.js';
import { type Columns, decodeUtf8, type Extras, type GazetteerProblem, readGazetteerFile } from './gazetteerFile.js';
import { bucketOf, COORDINATE_UNIT, firstWordSlot, NO_COORDINATE, PLACE_TYPES, postingForm, postingPlace, type NameForm, type PlaceType } from './gazetteerFormat.js';
import { KeyBuffer } from './placeKey.js';
import type { UserPlace } from './userPlace.js';

/** A place as the resolver reads it. `id` counts built-in places from 0, the newsroom's own after them. */
export interface Place {
  readonly id: number;
  readonly name: string;
  readonly type: PlaceType;
  readonly country: string | undefined;
  /** Number of the first-level region's place. */
  readonly region: number | undefined;
  readonly population: number;
  /** 0 no seat … 4 seat of a first-level region, 5 capital. */
  readonly rank: number;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
  readonly geonames: number | undefined;
  /** From the newsroom's list. */
  readonly own: boolean;
  /** The newsroom's word for what it is, where it is none of PLACE_TYPES. */
  readonly label: string | undefined;
}

/** One reading of a name. `conditions`: bits of gazetteerFormat on how it must be written. */
export interface Reading {
  readonly place: number;
  readonly form: NameForm;
  readonly conditions: number;
}

export interface NameEntry {
  /** The key that it stands under. */
  readonly key: string;
  readonly readings: readonly Reading[];
  /** All conditions that some reading makes; 0 where none makes any. */
  readonly conditions: number;
  /** COMMON_WORD | GIVEN_NAME | SURNAME of gazetteerFormat. */
  readonly flags: number;
}

export interface Gazetteer {
  /** How many places, the newsroom's own included. */
  readonly size: number;
  /** The most words that a name beginning with this word may have; 0 where none does. `key` holds the word. */
  wordsAfter(key: KeyBuffer): number;
  /** What stands under this key. */
  find(key: KeyBuffer): NameEntry | undefined;
  findName(name: string): NameEntry | undefined;
  /** `id` must come from a reading. */
  place(id: number): Place;
  /** The country's own place; undefined for unknown codes. */
  countryPlace(code: string): Place | undefined;
  /** Whom this place speaks for, where the list says so ("the Russian presidency" for the Kremlin). */
  standsFor(id: number): string | undefined;
  toRef(place: Place): PlaceRef;
  /** The same with a newsroom's own places added, which win over built-in ones of the same name. */
  withOwn(places: readonly UserPlace[]): Gazetteer;
}

/** Opens gazetteer.bin. The buffer is kept, not copied: about as large in memory as on disk. Never throws on any bytes. */
export function openGazetteer(buffer: ArrayBuffer): Result<Gazetteer, GazetteerProblem> {
  const read = readGazetteerFile(buffer);
  return read.ok ? ok(new BinaryGazetteer(read.value.columns, read.value.extras)) : read;
}

class BinaryGazetteer implements Gazetteer {
  readonly size: number;
  private readonly own: readonly Place[] = [];
  private readonly ownNames = new Map<string, Reading[]>();
  /** First words of own names, each with the words of its longest name. */
  private readonly ownFirst = new Map<string, number>();
  private readonly countryPlaces = new Map<string, number>();
  private readonly scratch = new KeyBuffer();
  /** What was asked for lately: an article is read again with every keystroke. */
  private readonly metPlaces = new Map<number, Place>();
  private readonly metNames = new Map<number, NameEntry>();

  constructor(private readonly columns: Columns, private readonly extras: Extras, own: readonly UserPlace[] = []) {
    this.own = own.map((place, i) => ownPlace(place, columns.layout.places + i));
    this.size = columns.layout.places + own.length;
    for (const [i, place] of own.entries()) this.addOwnNames(place, columns.layout.places + i);
    // Countries stand first in the file, in the order of their codes.
    for (const [i, code] of extras.countries.entries()) if (i < columns.layout.places) this.countryPlaces.set(code, i);
  }

  wordsAfter(key: KeyBuffer): number {
    const built = this.columns.firstWords[firstWordSlot(key.hash)] ?? 0;
    return this.ownFirst.size === 0 ? built : Math.max(built, this.ownFirst.get(key.toString()) ?? 0);
  }

  find(key: KeyBuffer): NameEntry | undefined {
    const index = this.indexOf(key);
    const own = this.ownNames.size === 0 ? undefined : this.ownNames.get(key.toString());
    const listed = index < 0 ? undefined : (this.metNames.get(index) ?? this.readEntry(index, key.toString()));
    if (own === undefined) return listed;
    return { key: key.toString(), readings: [...own, ...(listed?.readings ?? [])], conditions: listed?.conditions ?? 0, flags: listed?.flags ?? 0 };
  }

  private readEntry(index: number, key: string): NameEntry {
    const { keyPostingStarts, postings, keyFlags } = this.columns;
    const readings: Reading[] = [];
    let conditions = 0;
    for (let i = keyPostingStarts[index] ?? 0; i < (keyPostingStarts[index + 1] ?? 0); i += 1) {
      const posting = postings[i] ?? 0;
      readings.push({ place: postingPlace(posting), form: postingForm(posting), conditions: posting >>> 24 });
      conditions |= posting >>> 24;
    }
    return keep(this.metNames, index, { key, readings, conditions, flags: keyFlags[index] ?? 0 });
  }

  findName(name: string): NameEntry | undefined {
    this.scratch.reset();
    return this.scratch.append(name, 0, name.length, false) ? this.find(this.scratch) : undefined;
  }

  place(id: number): Place {
    return elementAt(this.own, id - this.columns.layout.places) ?? this.metPlaces.get(id) ?? keep(this.metPlaces, id, this.readPlace(id));
  }

  private readPlace(id: number): Place {
    const c = this.columns;
    const lat = c.latitudes[id] ?? NO_COORDINATE;
    const lon = c.longitudes[id] ?? NO_COORDINATE;
    const pointed = lat !== NO_COORDINATE && lon !== NO_COORDINATE;
    const country = elementAt(this.extras.countries, (c.countries[id] ?? 0) - 1);
    const region = c.regions[id] ?? 0;
    const geonames = c.geonames[id] ?? 0;
    return {
      id,
      name: this.string(c.names[id] ?? 0),
      type: PLACE_TYPES[c.types[id] ?? 0] ?? 'area',
      population: c.populations[id] ?? 0,
      rank: c.ranks[id] ?? 0,
      country,
      region: region === 0 ? undefined : region - 1,
      geonames: geonames === 0 ? undefined : geonames,
      lat: pointed ? lat / COORDINATE_UNIT : undefined,
      lon: pointed ? lon / COORDINATE_UNIT : undefined,
      own: false,
      label: undefined,
    };
  }

  countryPlace(code: string): Place | undefined {
    const id = this.countryPlaces.get(code);
    return id === undefined ? undefined : this.place(id);
  }

  standsFor(id: number): string | undefined {
    return this.extras.standsFor.get(id);
  }

  toRef(place: Place): PlaceRef {
    const region = place.region === undefined || place.region === place.id ? undefined : this.place(place.region).name;
    return {
      name: place.name,
      type: place.label ?? place.type,
      ...(place.geonames === undefined ? {} : { geonames: place.geonames }),
      ...(place.lat === undefined || place.lon === undefined ? {} : { lat: place.lat, lon: place.lon }),
      ...(place.country === undefined ? {} : { country: place.country }),
      ...(region === undefined ? {} : { region }),
      ...(place.population > 0 ? { population: place.population } : {}),
    };
  }

  withOwn(places: readonly UserPlace[]): Gazetteer {
    return new BinaryGazetteer(this.columns, this.extras, places);
  }

  private addOwnNames(place: UserPlace, id: number): void {
    for (const name of [place.name, ...place.aliases]) {
      this.scratch.reset();
      const bare = name.startsWith('the ') ? name.slice(4) : name;
      if (!this.scratch.append(bare, 0, bare.length, false) || this.scratch.length === 0) continue;
      const key = this.scratch.toString();
      const words = key.split(' ');
      const first = words[0] ?? key;
      this.ownFirst.set(first, Math.max(this.ownFirst.get(first) ?? 0, words.length));
      const readings = this.ownNames.get(key) ?? [];
      if (!readings.some((reading) => reading.place === id)) readings.push({ place: id, form: 'name', conditions: 0 });
      this.ownNames.set(key, readings);
    }
  }

  private indexOf(key: KeyBuffer): number {
    const { bucketStarts, keyStarts, keyBytes } = this.columns;
    const bucket = bucketOf(key.hash);
    const last = bucketStarts[bucket + 1] ?? 0;
    for (let i = bucketStarts[bucket] ?? 0; i < last; i += 1) {
      const start = keyStarts[i] ?? 0;
      if ((keyStarts[i + 1] ?? 0) - start === key.length && sameBytes(keyBytes, start, key)) return i;
    }
    return -1;
  }

  private string(offset: number): string {
    const { strings } = this.columns;
    return decodeUtf8(strings, offset + 1, offset + 1 + (strings[offset] ?? 0));
  }
}

const MOST_KEPT = 16_384;

/** Keeps `value`; a full store starts afresh. */
function keep<T>(store: Map<number, T>, key: number, value: T): T {
  if (store.size >= MOST_KEPT) store.clear();
  store.set(key, value);
  return value;
}

function sameBytes(bytes: Uint8Array, start: number, key: KeyBuffer): boolean {
  for (let i = 0; i < key.length; i += 1) if (bytes[start + i] !== key.bytes[i]) return false;
  return true;
}

function ownPlace(place: UserPlace, id: number): Place {
  return {
    id,
    name: place.name,
    type: place.type,
    population: place.population ?? 0,
    rank: 0,
    country: place.country,
    region: undefined,
    geonames: place.geonames,
    lat: place.lon === undefined ? undefined : place.lat,
    lon: place.lat === undefined ? undefined : place.lon,
    own: true,
    label: place.label,
  };
}
