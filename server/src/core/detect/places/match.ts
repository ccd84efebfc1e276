// Longest match of gazetteer names over the units of a text.
import { elementAt } from '../../base/elementAt.js';
import type { Gazetteer, NameEntry, Reading } from '../../lexicon/gazetteer.js';
import { AFTER_THE, CAPITALS_ONLY, POINTS_ONLY, WITH_COMMA } from '../../lexicon/gazetteerFormat.js';
import { KeyBuffer } from '../../lexicon/placeKey.js';
import { Gap, type Unit } from './units.js';

/** A name of the gazetteer as it stands in the text: units `first..last`, `end` may take in the point of an abbreviation. */
export interface Match {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
  /** The readings that the way of writing allows. Never empty. */
  readonly readings: readonly Reading[];
  readonly flags: number;
  readonly key: string;
  /** The type that the name's last word tells: "Fars Province" found as "Fars". */
  readonly asks?: 'region' | 'city' | 'county';
}

/** Small words that may stand inside a name. */
const INNER: ReadonlySet<string> = new Set(['of', 'the', 'and', 'de', 'la', 'le', 'les', 'del', 'los', 'las', 'da', 'do', 'dos', 'das', 'di', 'du', 'des', 'el', 'al', 'am', 'an', 'der', 'den', 'upon', 'on', 'sur', 'en', 'in', 'y', 'e', 'd', 'l', 'ibn', 'bin', 'san', 'ar', 'as', 'ash', 'ad', 'at', 'az', 'ez']);

/** All longest matches, left to right, never overlapping. Linear: at most as many look-ups a unit as the longest name has words. */
export function matchNames(text: string, units: readonly Unit[], gazetteer: Gazetteer): Match[] {
  const matches: Match[] = [];
  const key = new KeyBuffer();
  for (let i = 0; i < units.length;) {
    const match = startsName(units, i) ? longestFrom(text, units, i, gazetteer, key) : undefined;
    if (match !== undefined) matches.push(widened(matches, match, units, gazetteer));
    i = match === undefined ? i + 1 : match.last + 1;
  }
  return matches;
}

/** Capitalised words that make one name with the place behind them: "Western Ukraine", "Old Havana". */
const PARTS: ReadonlySet<string> = new Set(['northern', 'southern', 'eastern', 'western', 'central', 'north', 'south', 'east', 'west', 'northeastern', 'northwestern', 'southeastern', 'southwestern', 'northeast', 'northwest', 'southeast', 'southwest', 'greater', 'old', 'upper', 'lower', 'inner', 'outer', 'downtown', 'mainland']);
/** "Republic of X", "State of X": what stands before "of". */
const STATES: ReadonlySet<string> = new Set(['republic', 'state', 'kingdom', 'sultanate', 'emirate', 'principality', 'commonwealth', 'wilaya', 'federation', 'county']);
/** "People's", "Islamic", "Arab", "Federal", "Democratic" before "Republic". */
const OF_STATES: ReadonlySet<string> = new Set(['islamic', 'arab', 'federal', 'democratic', 'socialist', 'bolivarian', 'cooperative', 'hashemite', 'united', 'plurinational', 'people']);

/** The match with the words before it that belong to the name; a match that is one of them alone is taken back from `found`. */
function widened(found: Match[], match: Match, units: readonly Unit[], gazetteer: Gazetteer): Match {
  const first = isKnownWell(match, gazetteer) ? (firstOfState(match, units) ?? firstOfPart(match, units)) : undefined;
  if (first === undefined) return match;
  const before = found.at(-1);
  if (before !== undefined && before.last >= first) {
    if (before.first < first) return match;
    found.pop();
  }
  return { ...match, first, start: units[first]?.start ?? match.start };
}

/** Parts of a village have no names of their own. */
const LARGE = 100_000;

function isKnownWell(match: Match, gazetteer: Gazetteer): boolean {
  const reading = match.readings[0];
  if (reading === undefined || (reading.form !== 'name' && reading.form !== 'alias')) return false;
  const { type, population } = gazetteer.place(reading.place);
  return (type !== 'city' && type !== 'district' && type !== 'county') || population >= LARGE;
}

function firstOfPart(match: Match, units: readonly Unit[]): number | undefined {
  const part = elementAt(units, match.first - 1);
  if (part === undefined || !part.capital || part.shouted || !PARTS.has(part.lower) || units[match.first]?.gap !== Gap.SPACE) return undefined;
  const next = units[match.last + 1];
  if (next?.capital === true && next.word && next.gap === Gap.SPACE) return undefined;
  const before = part.gap === Gap.LINE ? undefined : elementAt(units, match.first - 2);
  // "Diversity of the Old South Wales": one more capital before it, and it is another name.
  return before?.capital === true && before.word && !before.possessive && !part.opens ? undefined : match.first - 1;
}

function firstOfState(match: Match, units: readonly Unit[]): number | undefined {
  const of = elementAt(units, match.first - 1);
  const head = elementAt(units, match.first - 2);
  if (of?.lower !== 'of' || of.capital || head === undefined || !head.capital || head.shouted || !STATES.has(head.lower)) return undefined;
  let first = match.first - 2;
  for (let i = first - 1; i > first - 5; i -= 1) {
    const unit = units[i];
    if (unit === undefined || units[i + 1]?.gap === Gap.LINE) break;
    if (unit.capital && OF_STATES.has(unit.lower)) first = i;
    else if (!unit.possessive) break;
  }
  return first;
}

function startsName(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  return unit !== undefined && unit.word && unit.capital && !unit.possessive;
}

function longestFrom(text: string, units: readonly Unit[], first: number, gazetteer: Gazetteer, key: KeyBuffer): Match | undefined {
  const head = units[first];
  if (head === undefined) return undefined;
  key.reset();
  if (!key.append(text, head.start, head.end, false) || key.length === 0) return undefined;
  const most = gazetteer.wordsAfter(key);
  let best: Match | undefined;
  let comma = false;
  for (let last = first, words = 1; last < units.length && words <= most; last += 1) {
    const unit = units[last];
    if (unit === undefined) break;
    if (last > first) {
      if (unit.gap === Gap.LINE || unit.possessive) break;
      if (!unit.word) {
        if (isGlue(units, last)) continue;
        if (unit.lower !== ',') break;
        comma = true;
        continue;
      }
      if (!isSolid(unit) && !(INNER.has(unit.lower) || unit.gap === Gap.HYPHEN)) break;
      words += 1;
      if (!key.append(text, unit.start, unit.end, true)) break;
    }
    if (!isSolid(unit)) continue;
    best = matchAt(text, units, { first, last, comma }, gazetteer.find(key)) ?? best;
  }
  return best;
}

/** A capital, or the figure of "No 10". */
const isSolid = (unit: Unit): boolean => unit.capital || (unit.lower.charCodeAt(0) >= 48 && unit.lower.charCodeAt(0) <= 57);

/** The point of "St." or the apostrophe of "Martha ' s" inside a name. */
function isGlue(units: readonly Unit[], i: number): boolean {
  const unit = units[i];
  const before = elementAt(units, i - 1);
  return unit !== undefined && before !== undefined && unit.lower === '.' && unit.gap === Gap.NONE && before.end - before.start <= 3 && before.capital;
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly comma: boolean;
}

function matchAt(text: string, units: readonly Unit[], range: Range, entry: NameEntry | undefined): Match | undefined {
  const head = units[range.first];
  const tail = units[range.last];
  if (entry === undefined || head === undefined || tail === undefined) return undefined;
  // "Let Us Pray": a capital of a title, no country.
  if (head === tail && head.lower === 'us' && !head.upper) return undefined;
  const written = entry.conditions === 0 ? '' : text.slice(head.start, tail.end);
  const pointed = written.endsWith('.');
  const next = units[range.last + 1];
  const pointAfter = next !== undefined && next.lower === '.' && next.gap === Gap.NONE;
  const readings = entry.conditions === 0
    ? (range.comma ? NO_READINGS : entry.readings)
    : entry.readings.filter((reading) => allows(reading, { comma: range.comma, written, point: pointed || pointAfter, afterThe: elementAt(units, range.first - 1)?.lower === 'the' }));
  if (readings.length === 0) return undefined;
  const shortened = readings.some((reading) => reading.form === 'abbreviation') && !pointed && pointAfter;
  return {
    first: range.first, last: range.last, start: head.start, end: shortened ? tail.end + 1 : tail.end, readings, flags: entry.flags, key: entry.key,
  };
}

const NO_READINGS: readonly Reading[] = [];

interface Written {
  readonly comma: boolean;
  readonly written: string;
  /** A point closes it or follows. */
  readonly point: boolean;
  readonly afterThe: boolean;
}

function allows({ conditions }: Reading, { comma, written, point, afterThe }: Written): boolean {
  if (comma && (conditions & WITH_COMMA) === 0) return false;
  if ((conditions & CAPITALS_ONLY) !== 0 && !isUpper(written)) return false;
  if ((conditions & POINTS_ONLY) !== 0 && !point) return false;
  return (conditions & AFTER_THE) === 0 || afterThe;
}

const isUpper = (written: string): boolean => written === written.toUpperCase();
