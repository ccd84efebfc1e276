// The gazetteer's one binary: where its tables lie in it, whether they fit together, and each as a column.
import { err, ok, type Result } from '../base/result.js';
import {
  BUCKETS, checksum, FIRST_WORDS, FORMAT_VERSION, HEADER_BYTES, HEADER_WORDS, MAGIC, postingPlace, SECTIONS, type SectionName,
} from './gazetteerFormat.js';

/** Why a binary was not taken. `detail` is plain words. */
export interface GazetteerProblem {
  readonly code: 'gazetteer.damaged' | 'gazetteer.version';
  readonly detail: string;
}

/** The tables of gazetteer.bin. The buffer is kept, not copied. Never throws on any bytes. */
export function readGazetteerFile(buffer: ArrayBuffer): Result<{ readonly columns: Columns; readonly extras: Extras }, GazetteerProblem> {
  const layout = readLayout(buffer);
  if (!layout.ok) return layout;
  const extras = readExtras(layout.value.bytes('extras'));
  if (extras === undefined) return damaged('the list of countries cannot be read');
  const columns = readColumns(layout.value);
  return typeof columns === 'string' ? damaged(columns) : ok({ columns, extras });
}

const damaged = (detail: string): Result<never, GazetteerProblem> => err({ code: 'gazetteer.damaged', detail });

interface Layout {
  readonly places: number;
  readonly keys: number;
  readonly postings: number;
  bytes(name: SectionName): Uint8Array;
  words(name: SectionName): Uint32Array;
  signed(name: SectionName): Int32Array;
  halves(name: SectionName): Uint16Array;
}

function readLayout(buffer: ArrayBuffer): Result<Layout, GazetteerProblem> {
  if (buffer.byteLength < HEADER_BYTES || buffer.byteLength % 4 !== 0) return damaged('the file is cut off');
  const header = new Uint32Array(buffer, 0, HEADER_BYTES / 4);
  if (header[0] !== MAGIC) return damaged('the file is no gazetteer');
  if (header[1] !== FORMAT_VERSION) {
    return err({ code: 'gazetteer.version', detail: `the file has version ${String(header[1])}, this program reads ${String(FORMAT_VERSION)}` });
  }
  const sections = new Map<SectionName, { start: number; length: number }>();
  for (const [i, name] of SECTIONS.entries()) {
    const start = header[HEADER_WORDS + 2 * i] ?? 0;
    const length = header[HEADER_WORDS + 2 * i + 1] ?? 0;
    if (start % 4 !== 0 || start < HEADER_BYTES || start + length > buffer.byteLength) return damaged('the file is cut off');
    sections.set(name, { start, length });
  }
  if (checksum(new Uint32Array(buffer, HEADER_BYTES)) !== header[5]) return damaged('the sum of the bytes does not match');
  const at = (name: SectionName): { start: number; length: number } => sections.get(name) ?? { start: HEADER_BYTES, length: 0 };
  return ok({
    places: header[2] ?? 0,
    keys: header[3] ?? 0,
    postings: header[4] ?? 0,
    bytes: (name) => new Uint8Array(buffer, at(name).start, at(name).length),
    words: (name) => new Uint32Array(buffer, at(name).start, at(name).length >>> 2),
    signed: (name) => new Int32Array(buffer, at(name).start, at(name).length >>> 2),
    halves: (name) => new Uint16Array(buffer, at(name).start, at(name).length >>> 1),
  });
}

export interface Extras {
  readonly countries: readonly string[];
  readonly standsFor: ReadonlyMap<number, string>;
}

function readExtras(bytes: Uint8Array): Extras | undefined {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(bytes, 0, bytes.length));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('countries' in value) || !('standsFor' in value)) return undefined;
  const { countries, standsFor } = value;
  if (!Array.isArray(countries) || !countries.every((code) => typeof code === 'string')) return undefined;
  if (typeof standsFor !== 'object' || standsFor === null) return undefined;
  const pairs = Object.entries(standsFor).flatMap(([id, who]): [number, string][] => (typeof who === 'string' ? [[Number(id), who]] : []));
  return { countries, standsFor: new Map(pairs) };
}

export interface Columns {
  readonly layout: Layout;
  readonly names: Uint32Array;
  readonly latitudes: Int32Array;
  readonly longitudes: Int32Array;
  readonly populations: Uint32Array;
  readonly geonames: Uint32Array;
  readonly regions: Uint16Array;
  readonly types: Uint8Array;
  readonly ranks: Uint8Array;
  readonly countries: Uint8Array;
  /** One more entry than there are keys, buckets: start of each. */
  readonly keyStarts: Uint32Array;
  readonly keyPostingStarts: Uint32Array;
  readonly bucketStarts: Uint32Array;
  readonly keyFlags: Uint8Array;
  readonly keyBytes: Uint8Array;
  readonly postings: Uint32Array;
  readonly firstWords: Uint8Array;
  readonly strings: Uint8Array;
}

/** The columns, or in words what does not fit together. */
function readColumns(layout: Layout): Columns | string {
  const columns: Columns = {
    layout,
    names: layout.words('names'),
    latitudes: layout.signed('latitudes'),
    longitudes: layout.signed('longitudes'),
    populations: layout.words('populations'),
    geonames: layout.words('geonames'),
    regions: layout.halves('regions'),
    types: layout.bytes('types'),
    ranks: layout.bytes('ranks'),
    countries: layout.bytes('countries'),
    keyStarts: startsOf(layout.bytes('keyLengths')),
    keyPostingStarts: startsOf(layout.bytes('keyPostings')),
    bucketStarts: startsOf(layout.bytes('bucketCounts')),
    keyFlags: layout.bytes('keyFlags'),
    keyBytes: layout.bytes('keyBytes'),
    postings: layout.words('postings'),
    firstWords: layout.bytes('firstWords'),
    strings: layout.bytes('strings'),
  };
  return sizesFit(columns) ? columns : 'its tables do not fit together';
}

function startsOf(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) {
    sum += counts[i] ?? 0;
    starts[i + 1] = sum;
  }
  return starts;
}

function sizesFit(c: Columns): boolean {
  const { places, keys, postings } = c.layout;
  const perPlace = [c.names, c.latitudes, c.longitudes, c.populations, c.geonames, c.regions, c.types, c.ranks, c.countries];
  return perPlace.every((column) => column.length === places)
    && c.keyStarts.length === keys + 1 && c.keyPostingStarts.length === keys + 1 && c.keyFlags.length === keys
    && c.bucketStarts.length === BUCKETS + 1 && c.firstWords.length === FIRST_WORDS
    && c.bucketStarts[BUCKETS] === keys && c.keyStarts[keys] === c.keyBytes.length
    && c.keyPostingStarts[keys] === postings && c.postings.length === postings
    && allWithin(c, places);
}

/** Plain loops: they run over every place and name at each start. */
function allWithin(c: Columns, places: number): boolean {
  for (let i = 0; i < c.postings.length; i += 1) if (postingPlace(c.postings[i] ?? 0) >= places) return false;
  for (let i = 0; i < places; i += 1) if ((c.regions[i] ?? 0) > places || (c.names[i] ?? 0) >= c.strings.length) return false;
  return true;
}

/** UTF-8 without TextDecoder, which the core's library does not name. Broken bytes become U+FFFD. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  const stop = Math.min(end, bytes.length);
  for (let i = start; i < stop;) {
    const lead = bytes[i] ?? 0;
    const extra = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : -1;
    let code = extra <= 0 ? lead : lead & (0x3f >> extra);
    for (let k = 1; k <= extra; k += 1) code = (code << 6) | ((bytes[i + k] ?? 0) & 0x3f);
    text += extra < 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
    i += 1 + Math.max(0, extra);
  }
  return text;
}
