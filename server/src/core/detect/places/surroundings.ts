// What stands around a matched name: prepositions, titles, neighbours with capitals, commas, kind words, hyphens.
import { elementAt } from '../../base/elementAt.js';
import { firstWhere } from '../../base/search.js';
import { overlaps } from '../../base/span.js';
import type { PlaceContext } from './candidates.js';
import type { Match } from './match.js';
import {
  BEFORE_PERSON, BODY_BEFORE_OF, BODY_HEADS, CALENDAR, DIRECTION, HYPHEN_TAILS, KIND_AFTER, KIND_OF, LOCATIVE, PLAIN_OPENERS, SAYS, SOFT_LOCATIVE, TYPE_WORDS,
} from './placeWords.js';
import { COMMON_WORD, GIVEN_NAME, SURNAME } from '../../lexicon/gazetteerFormat.js';
import { Gap, type Unit } from './units.js';
import { lettered } from '../../text/lettered.js';

export interface Surroundings {
  readonly locative: boolean;
  readonly softLocative: boolean;
  readonly direction: boolean;
  /** "the city of X". */
  readonly kindOf: boolean;
  /** "X province". */
  readonly kindAfter: boolean;
  readonly asks: 'region' | 'city' | 'county' | undefined;
  /** "X-based". */
  readonly hyphenTail: boolean;
  /** Glued by a hyphen to something that is neither a tail nor a place. */
  readonly hyphenOther: boolean;
  /** Index of the match after ", ". */
  readonly container: number | undefined;
  /** Another match stands before ", " this one. */
  readonly contains: boolean;
  /** In a list with other places: "A, B and C". */
  readonly listed: boolean;
  readonly afterTitle: boolean;
  /** A first name or an initial stands before. */
  readonly afterGiven: boolean;
  /** A capitalised word that may be a surname follows, and the name is a first name. */
  readonly beforeSurname: boolean;
  /** The same, with a surname that the lists know. */
  readonly beforeListedSurname: boolean;
  /** "University of X". */
  readonly ofBody: boolean;
  /** Elsewhere in the article this word ends a person's name. */
  readonly personElsewhere: boolean;
  readonly saysFollows: boolean;
  readonly possessiveFollows: boolean;
  /** Neighbours with capitals that are neither places nor sentence openers. */
  readonly capitalBefore: boolean;
  readonly capitalAfter: boolean;
  readonly insideName: boolean;
  readonly dateline: boolean;
  /** The agency in the brackets of a dateline. */
  readonly agency: boolean;
  /** An adjective that stands as a noun: no noun after it. */
  readonly bareNoun: boolean;
  readonly calendarBefore: boolean;
  /** "the Centre": towns take no article. */
  readonly bareArticle: boolean;
  readonly givenName: boolean;
  /** Two words, a first name and a surname: a town named after a person, or the person. */
  readonly fullName: boolean;
}

export interface Links {
  /** Index in the matches by first and by last unit. */
  readonly byFirst: ReadonlyMap<number, number>;
  readonly byLast: ReadonlyMap<number, number>;
  /** Lower-case words that end a person's name somewhere in the article. */
  readonly persons: ReadonlySet<string>;
}

/** Reads the units beside `match`, never over a line's end. The figures are one plain object: it is made for every name of a text. */
export function surroundings(units: readonly Unit[], match: Match, links: Links, context: PlaceContext): Surroundings {
  const b1 = before(units, match.first);
  const b2 = b1 === undefined ? undefined : before(units, match.first - 1);
  const b3 = b2 === undefined ? undefined : before(units, match.first - 2);
  const a1 = after(units, pastPoint(units, match) + 1);
  const a2 = a1 === undefined ? undefined : after(units, pastPoint(units, match) + 2);
  const left = b1?.lower === 'the' ? b2 : b1;
  const insideBody = insideOrganisation(match, context);
  const next = isCapitalNeighbour(a1) && a1?.gap === Gap.SPACE;
  const bodyHead = next && bodyFollows(units, pastPoint(units, match) + 1);
  const capitalAfter = next && (bodyHead || !links.byFirst.has(pastPoint(units, match) + 1));
  const capitalBefore = isCapitalNeighbour(b1) && !b1?.opens && (units[match.first]?.gap ?? Gap.NONE) === Gap.SPACE && !links.byLast.has(match.first - 1)
    && !DIRECTION.has(b1?.lower ?? '') && !isTitleWord(b1, context);
  const ofBody = b1?.lower === 'of' && b2?.capital === true && BODY_BEFORE_OF.has(b2.lower);
  const asks = match.asks ?? TYPE_WORDS.get(a1?.lower ?? '') ?? (b1?.lower === 'of' ? TYPE_WORDS.get(b2?.lower ?? '') : undefined);
  return {
    locative: LOCATIVE.has(left?.lower ?? '') && !(left?.capital === true && !left.opens),
    softLocative: SOFT_LOCATIVE.has(left?.lower ?? ''),
    direction: DIRECTION.has(b1?.lower ?? ''),
    kindOf: b1?.lower === 'of' && KIND_OF.has(b2?.lower ?? ''),
    kindAfter: a1 !== undefined && !a1.capital && KIND_AFTER.has(a1.lower),
    asks,
    hyphenTail: a1?.gap === Gap.HYPHEN && HYPHEN_TAILS.has(a1.lower),
    hyphenOther: hyphenOther(units, match, links),
    container: containerOf(units, match, links),
    contains: isComma(b1) && links.byLast.has(skipPoint(units, match.first - 2)),
    listed: isListed(units, match, links),
    afterTitle: b1 !== undefined && isTitle(b1, b2, context),
    afterGiven: b1 !== undefined && isGiven(b1, match, units, context),
    beforeSurname: next && !bodyHead && (match.flags & GIVEN_NAME) !== 0 && match.first === match.last && isSurname(a1, context),
    beforeListedSurname: next && a1 !== undefined && isListedSurname(a1, context),
    ofBody,
    personElsewhere: match.first === match.last && links.persons.has(units[match.first]?.lower ?? ''),
    saysFollows: SAYS.has(a1?.lower ?? ''),
    possessiveFollows: a1?.possessive === true,
    capitalBefore,
    capitalAfter,
    insideName: insideBody || ofBody || bodyHead || (capitalBefore && b3 !== undefined && capitalAfter),
    dateline: isDateline(context.text, units, match),
    agency: isAgency(context.text, match),
    bareNoun: a1 === undefined || !a1.word || a1.possessive,
    calendarBefore: CALENDAR.has(b1?.lower ?? '') || CALENDAR.has(a1?.lower ?? '') && a2?.word === true && isNumber(a2),
    bareArticle: (b1?.lower === 'the' || b1?.lower === 'a' || b1?.lower === 'an') && match.first === match.last && (a1 === undefined || !(a1.word && a1.capital)),
    givenName: (match.flags & GIVEN_NAME) !== 0,
    fullName: match.last === match.first + 1 && isFullName(units, match, context),
  };
}

const before = (units: readonly Unit[], i: number): Unit | undefined => (units[i] === undefined || units[i].gap === Gap.LINE ? undefined : elementAt(units, i - 1));
const after = (units: readonly Unit[], i: number): Unit | undefined => (units[i]?.gap === Gap.LINE ? undefined : units[i]);
const isComma = (unit: Unit | undefined): boolean => unit?.lower === ',';
const isNumber = (unit: Unit): boolean => unit.lower.charCodeAt(0) >= 48 && unit.lower.charCodeAt(0) <= 57;

function isFullName(units: readonly Unit[], match: Match, context: PlaceContext): boolean {
  const given = units[match.first]?.lower ?? '';
  const flags = context.gazetteer.findName(given)?.flags ?? 0;
  const first = context.lexicon?.names.first.get(given);
  const isGivenName = first === undefined ? (flags & GIVEN_NAME) !== 0 : !first.alsoWord;
  return isGivenName && ((context.gazetteer.findName(units[match.last]?.lower ?? '')?.flags ?? 0) & SURNAME) !== 0;
}

/** The last unit of a match with the point of its abbreviation. */
function pastPoint(units: readonly Unit[], match: Match): number {
  return (units[match.last]?.end ?? 0) < match.end ? match.last + 1 : match.last;
}

/** One back from the point of an abbreviation. */
const skipPoint = (units: readonly Unit[], i: number): number => (units[i]?.lower === '.' && units[i].gap === Gap.NONE ? i - 1 : i);

function isCapitalNeighbour(unit: Unit | undefined): boolean {
  return unit !== undefined && unit.word && unit.capital && !unit.possessive && !unit.shouted && !CALENDAR.has(unit.lower) && !PLAIN_OPENERS.has(unit.lower);
}

/** A head such as "University" within the next three capitalised words. */
function bodyFollows(units: readonly Unit[], from: number): boolean {
  for (let i = from; i < from + 4; i += 1) {
    const unit = after(units, i);
    if (unit === undefined || !unit.word || unit.possessive) return false;
    if (unit.capital && BODY_HEADS.has(unit.lower)) return true;
    if (!unit.capital && unit.lower !== 'of' && unit.lower !== 'and' && unit.lower !== 'for') return false;
  }
  return false;
}

function insideOrganisation(match: Match, context: PlaceContext): boolean {
  const names = context.organisations ?? [];
  const name = names[firstWhere(names.length, (i) => (names[i]?.end ?? 0) > match.start)];
  return name !== undefined && overlaps(name, match) && name.end - name.start > match.end - match.start;
}

function hyphenOther(units: readonly Unit[], match: Match, links: Links): boolean {
  const next = units[match.last + 1];
  const glued = next?.gap === Gap.HYPHEN && !HYPHEN_TAILS.has(next.lower) && !links.byFirst.has(match.last + 1);
  const gluedBefore = units[match.first]?.gap === Gap.HYPHEN && !links.byLast.has(match.first - 1) && !isPrefix(elementAt(units, match.first - 1));
  return glued || gluedBefore;
}

const PREFIXES: ReadonlySet<string> = new Set(['ex', 'non', 'anti', 'pro', 'pre', 'post', 'mid', 'all', 'trans', 'half', 'cross', 'inter', 'intra', 'north', 'south', 'east', 'west', 'central', 'native', 'african', 'asian', 'italian', 'irish', 'd', 'r', 'i']);
const isPrefix = (unit: Unit | undefined): boolean => unit !== undefined && PREFIXES.has(unit.lower);

function containerOf(units: readonly Unit[], match: Match, links: Links): number | undefined {
  const end = pastPoint(units, match);
  const comma = after(units, end + 1);
  const bracket = comma?.lower === '(';
  if (!isComma(comma) && !bracket) return undefined;
  return units[end + 2]?.gap === Gap.LINE ? undefined : links.byFirst.get(end + 2);
}

function isListed(units: readonly Unit[], match: Match, links: Links): boolean {
  const joins = (unit: Unit | undefined): boolean => unit !== undefined && (unit.lower === ',' || unit.lower === 'and' || unit.lower === 'or' || unit.lower === '/');
  return (joins(elementAt(units, match.first - 1)) && links.byLast.has(match.first - 2)) || (joins(units[match.last + 1]) && links.byFirst.has(match.last + 2));
}

function isTitleWord(unit: Unit | undefined, context: PlaceContext): boolean {
  return unit !== undefined && (BEFORE_PERSON.has(unit.lower) || (context.lexicon?.titles.offices.get(unit.lower)?.beforeName ?? false));
}

/** "Mr", "Sen.", "President": what stands right before a surname. */
function isTitle(b1: Unit, b2: Unit | undefined, context: PlaceContext): boolean {
  const word = b1.lower === '.' && b1.gap === Gap.NONE ? b2 : b1;
  return word !== undefined && word.capital && isTitleWord(word, context) && word.lower !== 'st' && word.lower !== 'saint';
}

function isGiven(b1: Unit, match: Match, units: readonly Unit[], context: PlaceContext): boolean {
  if (units[match.first]?.gap !== Gap.SPACE) return false;
  if (b1.lower === '.' && b1.gap === Gap.NONE) {
    const initial = before(units, match.first - 1);
    return initial !== undefined && initial.capital && initial.end - initial.start === 1;
  }
  if (!b1.capital || !b1.word || b1.possessive || b1.shouted || PLAIN_OPENERS.has(b1.lower) || DIRECTION.has(b1.lower)) return false;
  const known = context.lexicon?.names.first.get(b1.lower);
  if (known !== undefined) return !known.alsoWord || !b1.opens;
  return ((context.gazetteer.findName(b1.lower)?.flags ?? 0) & GIVEN_NAME) !== 0;
}

function isSurname(unit: Unit | undefined, context: PlaceContext): boolean {
  if (unit === undefined || BODY_HEADS.has(unit.lower)) return false;
  return isListedSurname(unit, context) || context.gazetteer.findName(unit.lower) === undefined;
}

function isListedSurname(unit: Unit, context: PlaceContext): boolean {
  if (context.lexicon?.names.surnames.has(unit.lower) === true) return true;
  const entry = context.gazetteer.findName(unit.lower);
  if (entry === undefined || (entry.flags & COMMON_WORD) !== 0) return false;
  if ((entry.flags & SURNAME) !== 0) return true;
  // "Hilton": small towns are called after families more often than families after great cities.
  const place = entry.readings[0] === undefined ? undefined : context.gazetteer.place(entry.readings[0].place);
  return place !== undefined && place.type === 'city' && place.population < 100_000;
}

// Hit: " (AP) —", ", Ukraine —" after the name; miss: " is".
const DATELINE_TAIL = lettered(/^(?:, ?[\p{Lu}][\p{L}. ]{1,25})?(?:,? ?\p{L}{3,9}\.? \d{1,2}(?:, \d{4})?)?,? ?(?:\([^)\n]{2,40}\))? ?(?:--|—|–|-|:|\/\/) ?/u);

function isDateline(text: string, units: readonly Unit[], match: Match): boolean {
  if (units[match.first]?.gap !== Gap.LINE) return false;
  const tail = text.slice(match.end, match.end + 90);
  const hit = DATELINE_TAIL.exec(tail);
  // "THOLKE: No.": an unknown name before a colon is whoever speaks.
  if (hit === null || (match.readings.length === 0 && hit[0].trimEnd().endsWith(':'))) return false;
  return hit[0].length > 1 && (units[match.first]?.upper === true || hit[0].includes('(') || hit[0].includes('—') || hit[0].includes('--') || hit[0].includes('–'));
}

// Hit: ") - " after the agency of a dateline; miss: ") said".
const AGENCY_TAIL = /^\) ?(?:--|—|–|-) /u;

const isAgency = (text: string, match: Match): boolean => text.charAt(match.start - 1) === '(' && AGENCY_TAIL.test(text.slice(match.end, match.end + 5));
