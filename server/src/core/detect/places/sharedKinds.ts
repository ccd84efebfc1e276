// A word for a kind that several names share: "Butte and Plumas counties" are Butte County and Plumas County.
import { elementAt } from '../../base/elementAt.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Match } from './match.js';
import { CALENDAR, PLAIN_OPENERS } from './placeWords.js';
import { Gap, type Unit } from './units.js';

/** By the plural: the word that such a name closes with, and the type of the list. */
const SHARED: ReadonlyMap<string, { readonly word: string; readonly asks: 'region' | 'county' }> = new Map([
  ['counties', { word: 'County', asks: 'county' }], ['parishes', { word: 'Parish', asks: 'county' }],
  ['provinces', { word: 'Province', asks: 'region' }], ['regions', { word: 'Region', asks: 'region' }], ['states', { word: 'State', asks: 'region' }], ['oblasts', { word: 'Oblast', asks: 'region' }],
]);
/** Words of one name. */
const MOST_WORDS = 3;

/** `matches` with what the shared kinds say in place of what they say otherwise; in text order, never overlapping. */
export function withSharedKinds(text: string, units: readonly Unit[], matches: readonly Match[], gazetteer: Gazetteer): Match[] {
  const told: Match[] = [];
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i];
    // All of these words end so: most others need no look into the list.
    if (unit === undefined || unit.capital || !unit.lower.endsWith('s')) continue;
    const shared = SHARED.get(unit.lower);
    if (shared === undefined || unit.gap !== Gap.SPACE) continue;
    const names = namesBefore(units, i);
    if (names.length < 2) continue;
    for (const { first, last } of names) {
      const [head, tail] = [units[first], units[last]];
      const own = head && tail ? text.slice(head.start, tail.end) : '';
      const known = matches.find((m) => m.first === first && m.last === last);
      const entry = gazetteer.findName(`${own} ${shared.word}`) ?? (known ? undefined : gazetteer.findName(own));
      if (entry && head && tail) told.push({ first, last, start: head.start, end: tail.end, readings: entry.readings, flags: 0, key: entry.key, asks: shared.asks });
      else if (known) told.push({ ...known, asks: shared.asks });
    }
  }
  if (told.length === 0) return [...matches];
  return [...matches.filter((m) => !told.some((t) => t.first <= m.last && m.first <= t.last)), ...told].sort((a, b) => a.start - b.start);
}

interface Name {
  readonly first: number;
  readonly last: number;
}

/** The names of a list that ends right before `end`: "Butte, Plumas and Lassen". */
function namesBefore(units: readonly Unit[], end: number): Name[] {
  const names: Name[] = [];
  let last = end - 1;
  for (;;) {
    const first = nameStart(units, last);
    if (first > last) return names;
    names.unshift({ first, last });
    const joined = elementAt(units, first - 1);
    if (joined?.lower === ',') last = first - 2;
    else if (joined?.lower === 'and' || joined?.lower === 'or') last = first - (elementAt(units, first - 2)?.lower === ',' ? 3 : 2);
    else return names;
  }
}

/** The first word of the name that ends at `last`; beyond `last` where none does. */
function nameStart(units: readonly Unit[], last: number): number {
  let first = last + 1;
  while (first > last - MOST_WORDS + 1 && isNameWord(elementAt(units, first - 1)) && (first > last || units[first]?.gap === Gap.SPACE)) first -= 1;
  return first;
}

const isNameWord = (unit: Unit | undefined): boolean => unit !== undefined && unit.word && unit.capital && !unit.possessive && !CALENDAR.has(unit.lower) && !PLAIN_OPENERS.has(unit.lower);
