// The layout of gazetteer.bin: what the builder writes and the reader expects.

/** "NGGZ" read as a little-endian number. */
export const MAGIC = 0x5a47474e;
/** Raised with every change of the layout or of the meaning of a column. */
export const FORMAT_VERSION = 1;

/** Order is part of the format: a place's type is its index here. */
export const PLACE_TYPES = [
  'country', 'capital', 'region', 'county', 'city', 'district', 'continent', 'area', 'ocean', 'sea', 'gulf', 'bay', 'strait', 'canal',
  'river', 'lake', 'island', 'islands', 'peninsula', 'mountain', 'mountains', 'desert', 'institution', 'bloc',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

/** How a key names a place. Order is part of the format. */
export const NAME_FORMS = ['name', 'alias', 'weak', 'adjective', 'demonym', 'postal', 'abbreviation'] as const;
export type NameForm = (typeof NAME_FORMS)[number];

/** Conditions on the writing of a name in the text. */
export const CAPITALS_ONLY = 1;
export const POINTS_ONLY = 2;
export const AFTER_THE = 4;
export const WITH_COMMA = 8;

/** What else a key is, besides a place name. */
export const COMMON_WORD = 1;
export const GIVEN_NAME = 2;
export const SURNAME = 4;

/** A posting: place number in the low 20 bits, then 4 bits of form, then 8 bits of conditions. */
export const PLACE_BITS = 20;
export const MAX_PLACES = 1 << PLACE_BITS;

export const packPosting = (place: number, form: number, conditions: number): number =>
  (place | (form << PLACE_BITS) | (conditions << (PLACE_BITS + 4))) >>> 0;
export const postingPlace = (posting: number): number => posting & (MAX_PLACES - 1);
export const postingForm = (posting: number): NameForm => NAME_FORMS[(posting >>> PLACE_BITS) & 15] ?? 'weak';
export const postingConditions = (posting: number): number => posting >>> (PLACE_BITS + 4);

export const BUCKETS = 1 << 17;
export const FIRST_WORDS = 1 << 18;

/** FNV's low bits are the good ones; the high ones are folded in. */
export const bucketOf = (hash: number): number => (hash ^ (hash >>> 17)) & (BUCKETS - 1);
export const firstWordSlot = (hash: number): number => (hash ^ (hash >>> 18)) & (FIRST_WORDS - 1);

/** No coordinates. */
export const NO_COORDINATE = 0x7fffffff;
/** Coordinates are stored in ten-thousandths of a degree (11 metres). */
export const COORDINATE_UNIT = 1e4;

/**
 * Sections in file order, each aligned to four bytes. The header holds magic, version, the number of places, keys and postings,
 * a checksum of all that follows the header, then offset and length in bytes of each section.
 */
export const SECTIONS = [
  /** Places: Uint32 offset into `strings` of the display name. */
  'names', 'latitudes', 'longitudes', 'populations', 'geonames',
  /** Places: Uint16 number of the first-level region's place + 1, or 0. */
  'regions',
  /** Places: Uint8 index of PLACE_TYPES; seat rank (0 none … 4 seat of a first-level region, 5 capital); index into the country codes + 1, or 0. */
  'types', 'ranks', 'countries',
  /** Keys: Uint32 number of postings before it is a running sum of Uint8 counts; key lengths likewise. */
  'keyLengths', 'keyPostings', 'keyFlags', 'keyBytes',
  /** Uint32 postings, the ones of one key by falling weight. */
  'postings',
  /** Uint8 keys a bucket; Uint8 longest name in words by the hash of its first word. */
  'bucketCounts', 'firstWords',
  /** UTF-8, each string with its length in bytes before it. */
  'strings',
  /** UTF-8 JSON: country codes in order, whom a place stands for by place number, date and sources. */
  'extras',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** magic, version, places, keys, postings, checksum. */
export const HEADER_WORDS = 6;
export const HEADER_BYTES = 4 * (HEADER_WORDS + 2 * SECTIONS.length);

/** A sum over 32-bit words in their order: every change of a single word changes it. `words` starts after the header. */
export function checksum(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) {
    sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}
