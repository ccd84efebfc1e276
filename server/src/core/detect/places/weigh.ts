// How likely a matched name is a place: log-odds from what the gazetteer knows of it and what stands around it.
import type { Place } from '../../lexicon/gazetteer.js';
import { AFTER_THE, CAPITALS_ONLY, COMMON_WORD, GIVEN_NAME, POINTS_ONLY, SURNAME } from '../../lexicon/gazetteerFormat.js';
import type { Evidence } from '../../model/analysis.js';
import type { Match } from './match.js';
import { BODY_HEADS, CALENDAR } from './placeWords.js';
import type { Surroundings } from './surroundings.js';
import type { Unit } from './units.js';

export interface Weight {
  readonly logOdds: number;
  /** What the name alone says; undefined for names that no list knows. */
  readonly known?: number;
  readonly evidence: readonly Evidence[];
}

/** `places` belong to `match.readings`. The weights were set by hand and looked at on five corpora (docs/data-sources.md). */
export function weigh(units: readonly Unit[], match: Match, places: readonly Place[], around: Surroundings): Weight {
  const known = Math.max(...match.readings.map((reading, i) => prominence(places[i], reading.form)));
  const single = match.first === match.last;
  let sum = known + (single ? 0 : 1.5) + wordWeight(units, match, known, around) + personWeight(around, known) + contextWeight(around, known);
  const short = shortForm(match);
  if (short === 'postal' && !around.contains) sum -= 6;
  if (short === 'abbreviation') sum += around.contains ? 2 : isShortWord(match) ? -4 : -0.5;
  return { logOdds: sum, known, evidence: [{ rule: 'place.gazetteer', detail: places[0]?.type ?? 'place' }] };
}

/** "SWAT" in running text is not the valley of Swat, "U.N." not the town of Un. Names that are written so ("UAE") ask for it themselves. */
const isAcronym = (match: Match, head: Unit): boolean =>
  head.upper && !head.shouted && match.readings.every((reading) => (reading.conditions & (CAPITALS_ONLY | POINTS_ONLY)) === 0);

/** What the name alone says. Countries are hardly ever anything else; a village of a thousand mostly is. */
function prominence(place: Place | undefined, form: string): number {
  if (place === undefined) return -9;
  if (place.own === true) return 6;
  const weak = form === 'weak' ? (place.population >= 500_000 ? -1.5 : -2.5) : 0;
  return weak + byType(place, form);
}

function byType(place: Place, form: string): number {
  switch (place.type) {
    case 'country':
      return form === 'name' || form === 'alias' ? 4.5 : 4;
    case 'capital':
      return place.population >= 200_000 ? 4 : 2.5;
    case 'region':
      return place.geonames !== undefined || form === 'adjective' ? 3 : 0.8 + Math.min(1.2, Math.max(0, Math.log10(place.population + 1) - 5));
    case 'county':
      return 1;
    case 'city':
      return cityWeight(place);
    case 'district':
      return cityWeight(place) - 0.7;
    default:
      return 3;
  }
}

const cityWeight = (place: Place): number => Math.min(3.4, 1.15 * (Math.log10(place.population + 30) - 4.3)) + (place.rank >= 4 ? 0.4 : 0);

function wordWeight(units: readonly Unit[], match: Match, known: number, around: Surroundings): number {
  const head = units[match.first];
  if (match.first !== match.last || head === undefined) return 0;
  const famous = known >= 3.9;
  let sum = 0;
  const told = match.readings.some((reading) => (reading.conditions & AFTER_THE) !== 0);
  if ((match.flags & COMMON_WORD) !== 0 && !told) sum += famous ? -0.3 : head.opens || head.shouted ? -4 : -2;
  else if (head.opens && !famous) sum -= 0.4;
  if (!famous && (match.flags & GIVEN_NAME) !== 0) sum -= 1;
  if (!famous && (match.flags & SURNAME) !== 0) sum -= 0.8;
  if (match.end - match.start <= 3 && !famous) sum -= 1.5;
  if (CALENDAR.has(match.key)) sum -= 6;
  if (!famous && !told && around.bareArticle && BODY_HEADS.has(match.key)) sum -= 4;
  if (!famous && (match.flags & COMMON_WORD) !== 0 && !told && (around.bareArticle || (BODY_WORDS.has(match.key) && around.insideName))) sum -= 4;
  if (isAcronym(match, head)) sum -= match.end - match.start <= 5 ? 3 : 0.5;
  return sum;
}

/** "the Central Government", "the Federal Ministry": words for whose body it is, though some village is called so. */
const BODY_WORDS: ReadonlySet<string> = new Set(['central', 'federal', 'union', 'national', 'international', 'state', 'general', 'supreme', 'university', 'centre', 'center', 'city', 'public', 'royal']);

function personWeight(around: Surroundings, known: number): number {
  const famous = known >= 3.9;
  let sum = 0;
  if (around.afterTitle) sum -= famous ? 2 : 5;
  if (around.afterGiven) sum -= famous ? 3.5 : 4.5;
  if (around.beforeSurname) sum -= famous ? (around.beforeListedSurname ? 5 : 0.5) : 4;
  if (around.personElsewhere) sum -= famous ? (around.givenName ? 5 : 0.5) : 3;
  if (around.fullName && !around.locative) sum -= 3;
  if (around.saysFollows && !famous) sum -= 1;
  return sum;
}

function contextWeight(around: Surroundings, known: number): number {
  let sum = 0;
  if (around.locative) sum += 1.8;
  else if (around.softLocative) sum += 0.8;
  if (around.direction) sum += 1.2;
  if (around.kindOf || around.kindAfter) sum += 2;
  if (around.ofBody) sum += 1.5;
  if (around.hyphenTail) sum += 1.5;
  if (around.hyphenOther) sum -= 2.5;
  if (around.container !== undefined) sum += 0.4;
  if (around.contains) sum += 0.8;
  if (around.listed) sum += 0.8;
  if (around.possessiveFollows) sum += 0.3;
  if (around.dateline) sum += 4;
  if (around.agency) sum -= 8;
  if (around.bareArticle && known < 2.9) sum -= 1.2;
  if (around.capitalBefore) sum -= 1.8;
  if (around.capitalAfter) sum -= around.insideName ? 0.3 : 1.2;
  return sum;
}

/** The form of names that are nothing but a short form of a region. */
function shortForm(match: Match): 'postal' | 'abbreviation' | undefined {
  const forms = match.readings.map((reading) => reading.form);
  if (!forms.every((form) => form === 'postal' || form === 'abbreviation')) return undefined;
  return forms.includes('abbreviation') ? 'abbreviation' : 'postal';
}

const isShortWord = (match: Match): boolean => (match.flags & COMMON_WORD) !== 0 || match.key.length <= 3;
