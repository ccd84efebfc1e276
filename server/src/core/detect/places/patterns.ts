// Places told by the head of their name: "Miller Creek", "Harlan County", "Elm Street". No list has to know them.
import { elementAt } from '../../base/elementAt.js';
import type { Match } from './match.js';
import { BODY_HEADS, CALENDAR, DIRECTION, LOCATIVE, PLACE_HEADS, PLAIN_OPENERS } from './placeWords.js';
import { Gap, type Unit } from './units.js';

/** A match without readings. `weight` in log-odds. */
export interface PatternMatch extends Match {
  readonly head: string;
  readonly patternType: string;
  readonly weight: number;
}

export const isPatternOnly = (match: Match): match is PatternMatch => 'patternType' in match;

/** Longest first: at most this many words before the head. */
const MOST_WORDS = 3;

/** Heads of which the name before them may stand in the list: "Fars Province" is Fars. */
const KINDS: ReadonlyMap<string, 'region' | 'city' | 'county'> = new Map([
  ['province', 'region'], ['region', 'region'], ['state', 'region'], ['governorate', 'region'], ['oblast', 'region'], ['prefecture', 'region'], ['district', 'region'],
  ['city', 'city'], ['town', 'city'], ['county', 'county'],
]);

/** Names with such a head that no gazetteer match covers whole. */
export function patternPlaces(text: string, units: readonly Unit[], matches: readonly Match[]): Match[] {
  const byLast = new Map(matches.map((match) => [match.last, match]));
  const byFirst = new Map(matches.map((match) => [match.first, match]));
  const found: Match[] = [];
  for (let i = 0; i < units.length; i += 1) {
    const head = units[i];
    if (head === undefined || !head.capital || head.shouted || head.gap !== Gap.SPACE || isLongMatch(byLast.get(i))) continue;
    const match = kindMatch(units, i, byLast) ?? headMatch(text, units, i) ?? openerMatch(text, units, i, byLast) ?? unknownPlace(text, units, i, { byFirst, byLast });
    if (match !== undefined && (found.at(-1)?.last ?? -1) < match.first) found.push(match);
  }
  return found;
}

const isLongMatch = (match: Match | undefined): boolean => match !== undefined && match.first < match.last;

/** "Fars Province" where "Fars" is known: the reading of the list over both words. */
function kindMatch(units: readonly Unit[], i: number, byLast: ReadonlyMap<number, Match>): Match | undefined {
  const head = units[i];
  const inner = byLast.get(i - 1);
  const asks = KINDS.get(head?.lower ?? '');
  if (head === undefined || inner === undefined || asks === undefined || isCapitalWord(units[i + 1])) return undefined;
  const readings = inner.readings.filter((reading) => reading.form === 'name' || reading.form === 'alias');
  return readings.length === 0 ? undefined : { ...inner, last: i, end: head.end, readings, asks, flags: 0 };
}

const isCapitalWord = (unit: Unit | undefined): boolean => unit?.gap === Gap.SPACE && unit.capital && unit.word && !PLAIN_OPENERS.has(unit.lower);

/** Heads that are written with a point. */
const SHORT_HEADS: ReadonlySet<string> = new Set(['st', 'rd', 'ave']);

function headMatch(text: string, units: readonly Unit[], i: number): PatternMatch | undefined {
  const head = units[i];
  const type = PLACE_HEADS.get(head?.lower ?? '');
  if (head === undefined || type === undefined) return undefined;
  const first = firstOf(units, i);
  const follows = units[i + 1];
  if (first === i || isCapitalWord(follows)) return undefined;
  const point = SHORT_HEADS.has(head.lower) && follows?.lower === '.' && follows.gap === Gap.NONE ? 1 : 0;
  return patternMatch(text, units, { first, last: i, end: head.end + point }, { head: text.slice(head.start, head.end), patternType: type, weight: 0.5 });
}

/** Words that open the name of a place: "Lake Robinson", "Mount Hood". */
const OPENING_HEADS: ReadonlyMap<string, string> = new Map([
  ['lake', 'lake'], ['mount', 'mountain'], ['mt', 'mountain'], ['cape', 'peninsula'], ['fort', 'area'], ['camp', 'area'], ['port', 'city'],
]);

function openerMatch(text: string, units: readonly Unit[], last: number, byLast: ReadonlyMap<number, Match>): PatternMatch | undefined {
  const before = elementAt(units, last - 1);
  const glued = before?.lower === '.' && before.gap === Gap.NONE;
  const first = glued ? last - 2 : last - 1;
  const head = units[first];
  const type = OPENING_HEADS.get(head?.lower ?? '');
  const tail = units[last];
  if (head === undefined || tail === undefined || type === undefined || !head.capital || isLongMatch(byLast.get(last - 1))) return undefined;
  if (isCapitalWord(units[last + 1]) || CALENDAR.has(tail.lower) || PLAIN_OPENERS.has(tail.lower) || !tail.word) return undefined;
  return patternMatch(text, units, { first, last, end: tail.end }, { head: text.slice(head.start, head.end), patternType: type, weight: 0.3 });
}

/** After an unknown name: "Bongha village". */
const TELLS_AFTER: ReadonlySet<string> = new Set(['village', 'district', 'neighbourhood', 'neighborhood', 'township', 'province', 'municipality', 'suburb', 'county', 'governorate', 'prefecture', 'island', 'peninsula', 'valley', 'river', 'taluk', 'upazila', 'oblast', 'region']);
/** Before an unknown name: "the village of Bongha". */
const TELLS_BEFORE: ReadonlySet<string> = new Set(['village', 'town', 'city', 'district', 'suburb', 'hamlet', 'neighbourhood', 'neighborhood', 'island', 'port', 'municipality', 'province', 'township']);

/** Before several unknown names: "the villages of Bongha, Lint and Moss". */
const TELLS_BEFORE_MANY: ReadonlySet<string> = new Set(['villages', 'towns', 'cities', 'districts', 'suburbs', 'hamlets', 'islands', 'ports', 'municipalities', 'provinces', 'townships', 'communities', 'settlements']);
/** Words of such a list at most. */
const LONGEST_LIST = 12;

/** Whether the name that begins at `first` stands in a list behind such words. */
function isInList(units: readonly Unit[], first: number): boolean {
  for (let i = first - 1; i > first - LONGEST_LIST; i -= 1) {
    const unit = units[i];
    if (unit?.lower === 'of') return TELLS_BEFORE_MANY.has(elementAt(units, i - 1)?.lower ?? '');
    if (unit === undefined || !(unit.lower === 'and' || unit.lower === ',' || (unit.word && unit.capital && !unit.possessive))) return false;
  }
  return false;
}

/** A name that no list knows, where the words around it leave no doubt: "the village of X", "X district", "in X, Gujarat". Ends at `last`. */
function unknownPlace(text: string, units: readonly Unit[], last: number, known: { byFirst: ReadonlyMap<number, Match>; byLast: ReadonlyMap<number, Match> }): PatternMatch | undefined {
  const tail = units[last];
  if (tail === undefined || !isUnknown(tail) || known.byLast.has(last) || isCapitalWord(units[last + 1])) return undefined;
  let first = last;
  while (first > last - MOST_WORDS + 1 && units[first]?.gap === Gap.SPACE && isUnknown(elementAt(units, first - 1)) && !known.byLast.has(first - 1)) first -= 1;
  const before = elementAt(units, first - 1);
  if (before === undefined || (before.capital && !(before.opens && before.lower === 'in')) || units[first]?.gap !== Gap.SPACE || units[first]?.opens === true) return undefined;
  if (isInList(units, first)) return patternMatch(text, units, { first, last, end: tail.end }, { head: 'of', patternType: 'city', weight: 1 });
  const next = units[last + 1];
  const after = next !== undefined && next.gap === Gap.SPACE && TELLS_AFTER.has(next.lower);
  const ofKind = before.lower === 'of' && TELLS_BEFORE.has(elementAt(units, first - 2)?.lower ?? '');
  const held = (LOCATIVE.has(before.lower) || before.lower === 'at' || before.lower === 'from') && next?.lower === ',' && known.byFirst.get(last + 2)?.readings[0]?.form === 'name';
  const explained = (LOCATIVE.has(before.lower) || before.lower === 'at' || before.lower === 'from' || before.lower === 'to') && isExplained(units, last + 1);
  if (explained) return patternMatch(text, units, { first, last, end: tail.end }, { head: 'of', patternType: 'city', weight: 1 });
  if (!after && !ofKind && !held) return undefined;
  return patternMatch(text, units, { first, last, end: tail.end }, { head: after ? next.lower : ofKind ? (elementAt(units, first - 2)?.lower ?? '') : before.lower, patternType: 'city', weight: held && !after && !ofKind ? 0.3 : 1 });
}

/** Behind what a place is; misses "a town | councillor". */
const AFTER_KIND: ReadonlySet<string> = new Set(['of', 'in', 'on', 'near', 'with', 'that', 'which', 'where', 'about', 'around', 'outside', 'north', 'south', 'east', 'west', 'close', 'between', 'along', 'at', 'some', 'just', 'to', 'by', 'home']);

/** ", a town of 40,000", ", a quiet fishing village": what the name before the comma is. */
function isExplained(units: readonly Unit[], comma: number): boolean {
  const article = units[comma + 1]?.lower;
  if (units[comma]?.lower !== ',' || (article !== 'a' && article !== 'an')) return false;
  for (let i = comma + 2; i < comma + 6; i += 1) {
    const unit = units[i];
    if (unit === undefined || !unit.word || unit.gap === Gap.LINE) return false;
    if (TELLS_BEFORE.has(unit.lower)) return units[i + 1]?.word !== true || AFTER_KIND.has(units[i + 1]?.lower ?? '');
  }
  return false;
}

const isUnknown = (unit: Unit | undefined): boolean => unit !== undefined && unit.word && unit.capital && !unit.upper && !unit.possessive && !unit.shouted && !CALENDAR.has(unit.lower)
  && !PLAIN_OPENERS.has(unit.lower) && !BODY_HEADS.has(unit.lower);

interface Told {
  readonly head: string;
  readonly patternType: string;
  readonly weight: number;
}

function patternMatch(text: string, units: readonly Unit[], range: { first: number; last: number; end: number }, told: Told): PatternMatch | undefined {
  const start = units[range.first]?.start;
  if (start === undefined) return undefined;
  return { ...range, ...told, start, readings: [], flags: 0, key: `=${text.slice(start, range.end).toLowerCase()}` };
}

function firstOf(units: readonly Unit[], head: number): number {
  let first = head;
  for (let i = head - 1; i >= Math.max(0, head - MOST_WORDS); i -= 1) {
    const unit = units[i];
    const next = units[i + 1];
    if (unit === undefined || next === undefined || next.gap !== Gap.SPACE) break;
    const plain = !unit.word || !unit.capital || unit.possessive || CALENDAR.has(unit.lower) || (PLAIN_OPENERS.has(unit.lower) && unit.lower !== 'new') || BODY_HEADS.has(unit.lower);
    if (plain || (unit.opens && DIRECTION.has(unit.lower))) break;
    first = i;
  }
  return first;
}
