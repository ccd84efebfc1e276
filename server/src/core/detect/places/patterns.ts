// Places told by the head of their name: "Miller Creek", "Harlan County", "Elm Street". No list has to know them.
import type { Match } from './match.js';
import { BODY_HEADS, CALENDAR, DIRECTION, PLACE_HEADS, PLAIN_OPENERS } from './placeWords.js';
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

/** Names with such a head that no gazetteer match covers whole. */
export function patternPlaces(text: string, units: readonly Unit[], matches: readonly Match[]): PatternMatch[] {
  const covered = new Set(matches.map((match) => match.last));
  const found: PatternMatch[] = [];
  for (let i = 1; i < units.length; i += 1) {
    const head = units[i];
    if (head === undefined || !head.capital || head.shouted || head.gap !== Gap.SPACE || covered.has(i)) continue;
    const type = PLACE_HEADS.get(head.lower);
    if (type === undefined) continue;
    const first = firstOf(units, i);
    const follows = units[i + 1];
    if (first === i || (follows?.gap === Gap.SPACE && follows.capital && follows.word && !PLAIN_OPENERS.has(follows.lower))) continue;
    const start = units[first]?.start ?? head.start;
    const point = head.end - head.start <= 3 && follows?.lower === '.' && follows.gap === Gap.NONE ? 1 : 0;
    const written = text.slice(start, head.end + point);
    found.push({
      first, last: i, start, end: head.end + point, readings: [], flags: 0, key: `=${written.toLowerCase()}`, head: text.slice(head.start, head.end),
      patternType: type, weight: 0.5,
    });
  }
  return found;
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
