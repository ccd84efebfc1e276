// Lines about the article and its pictures: dates, reading time, authors, captions and credits.
import type { Span } from '../../base/span.js';
import { DATE_PATTERN, TIME_PATTERN } from '../../text/dates.js';
import { plain, type Conventions } from './conventions.js';
import type { Unit } from './units.js';
import { lettered } from '../../text/lettered.js';

// Hits "3 min read", "4-minute read", "Reading time: 3 minutes"; misses "3 minutes later".
const READING_TIME = lettered(/^(?:(?:estimated )?(?:reading|read) time:? (?:about )?\d{1,3} ?min(?:ute)?s?\.?|\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|listen|watch))$/u);

export const isReadingTime = (words: string): boolean => READING_TIME.test(words);

const DATE_PREFIX = '(?:date|dated|published|first published|last published|posted|updated|last updated|last modified|modified|issued|recorded|created|released|on|at)';
// One piece of a date line. Hits "Published:", "6 March 2026", "14:40", "|", "3 min read", "Tuesday"; misses "The".
const DATE_PIECE = lettered(new RegExp(
  `^(?:${DATE_PREFIX}(?: (?:on|at))?:?(?![\\p{L}\\d])|${DATE_PATTERN}|${TIME_PATTERN}|(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\d{1,3}[ -]?min(?:ute)?s? read\\b|(?:and|ago)\\b|[|·•,;–—()/-]|[ \\u00A0\\t]+)`,
  'iu',
));
// A date or time at least must be among the pieces.
const HAS_DATE = lettered(new RegExp(`(?:${DATE_PATTERN}|${TIME_PATTERN})`, 'iu'));
// No date or time is without one. Hits "29 March"; misses "Tuesday".
const DIGIT = /\d/u;
// "Nairobi, 19 February", "Bristol Tidings, Tuesday 10 March": a place or paper before the date. Hits "Nairobi, "; misses "He left, ".
const PLACE_BEFORE_DATE = lettered(/^(?:\p{Lu}[\p{L}.'’&-]*(?:[ ]+(?:of|the|and|de|\p{Lu}[\p{L}.'’&-]*)){0,5})(?:,| [|·•–—-]|:)[ ]+/u);
// Hits "Recorded 5 March 2026, Harbour Hall."; misses "Recorded music".
const DATED_NOTE = lettered(new RegExp(`^(?:published|first published|last updated|updated|posted|recorded|issued)(?: (?:on|at))?:? (?:${DATE_PATTERN}|${TIME_PATTERN})`, 'iu'));

/** A line that only says when: "29 March, 2022", "date 2022-03-29", "Published: … | Updated: …", "Nairobi, 19 February 2026", "14.32". */
export function isDateLine(unit: Unit): boolean {
  if (unit.wordCount > 20 || unit.head.length > 160 || !DIGIT.test(unit.head) || !HAS_DATE.test(unit.head)) return false;
  if (isOnlyDate(unit.head)) return true;
  const before = PLACE_BEFORE_DATE.exec(unit.head)?.[0];
  if (before !== undefined && isOnlyDate(unit.head.slice(before.length))) return true;
  return DATED_NOTE.test(unit.head);
}

function isOnlyDate(words: string): boolean {
  let rest = words;
  while (rest !== '' && rest !== '.') {
    const piece = DATE_PIECE.exec(rest)?.[0];
    if (piece === undefined || piece === '') return false;
    rest = rest.slice(piece.length);
  }
  return HAS_DATE.test(words);
}

// Hits "14.32", "9:05 am GMT"; misses "14.32 The dam".
const ONLY_TIME = lettered(new RegExp(`^${TIME_PATTERN}$`, 'iu'));
export const isTimeLine = (unit: Unit): boolean => unit.wordCount <= 4 && ONLY_TIME.test(unit.head);

// Hits "By Helena Roake, Europe correspondent", "Story by A. Penn", "From our reporter in Paris"; misses "By now the water", "By the numbers".
const BYLINE = lettered(/^(?:(?:By|BY|(?:Story|Words|Written|Report|Reported|Text|Analysis|Interview|Compiled)(?: and [a-z]+)? by)[ \u00A0:]+(?=\p{Lu}|our |the [A-Z]|staff)|by (?=\p{Lu}\p{Ll}+ \p{Lu})|From (?:our|a|the) [^.!?]*?(?:reporter|correspondent|staff|desk|writer)s?\b)/u);
// Hits "Europe correspondent", "Associated Press writer", "Political Editor"; misses "Editors resign".
const ROLE_LINE = lettered(/^(?:[\p{L}.'’&-]+[ ,]+){0,7}(?:correspondent|reporter|editor|writer|columnist|bureau chief|producer|commentator|journalist|staff)s?(?:[ ,]+(?:in|at|for)? ?\p{Lu}[\p{L}' ]{1,30})?$/iu);
// Hits "Marian Aldous", "Jo van der Berg and A. B. Penn"; misses "Ferry sinks", "Fees and friction".
const NAME_LINE = lettered(/^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|da|di|del|la|al|bin)){1,3}(?:(?:,| and| &) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}){0,3}$/u);

/** "By …" and its like. It must not run on into sentences: "By Friday the water had risen." is none. */
export function isByline(unit: Unit): boolean {
  if (unit.wordCount > 30 || !BYLINE.test(unit.head)) return false;
  return unit.ending === '' || (unit.ending === '.' && unit.wordCount <= 6);
}

export const isRoleLine = (unit: Unit): boolean => unit.wordCount <= 10 && unit.ending === '' && ROLE_LINE.test(unit.head);
export const isNameLine = (unit: Unit): boolean => unit.wordCount >= 2 && unit.wordCount <= 10 && NAME_LINE.test(unit.head);

// Hits "tty]", "nn)."; misses "said".
const CLOSED_END = /[)\]]/u;
// "[Getty]" or "(AP Photo/Ann Penn)" at the end. Groups: brackets' content.
const BRACKETS_END = /[[(]([^()[\]]{2,80})[\])][.*_]{0,3}$/u;
// "… Photograph: Ann Penn/Fjordfoto" at the end. Groups: opener.
const CREDIT_END = lettered(/(?:^|[\s.|])((?:Photos?|Photographs?|Pictures?|Images?|Videos?|Credits?|Illustration|Graphic|Map|Screenshot|Courtesy)(?: (?:credit|courtesy(?: of)?|by))?(?:: | (?:by|courtesy of) )(?=\p{Lu})[^:"“”]{2,80})$/u);
// "Ann Penn/Reuters" at the end of a caption. Hits "Ann Penn/Reuters"; misses "and/or".
const SLASH_END = lettered(/(?:^|[.!?]\s+|\s)((?:\p{Lu}[\p{L}.'’-]*[ ]?){1,4}\/(?:\p{Lu}[\p{L}.'’-]*[ ]?){1,5}(?:\/[\p{L} ]+)?)$/u);
// Hits "FILE PHOTO: A ferry", "File photo of", "Pictured: "; misses "File the papers".
const CAPTION_START = /^(?:(?:image|media) caption\b|file (?:photo|picture|image)\b|pictured[: ]|caption:|\(?file photo\b|file - |photo: .{40}|image: .{40})/iu;

/** The credit at the end of `unit`, in offsets of the text; undefined where there is none. */
export function creditAtEnd(unit: Unit, conventions: Conventions): Span | undefined {
  const end = unit.core.end;
  // Most paragraphs hold none of the signs of a credit: a look for them is cheaper than the patterns.
  const brackets = CLOSED_END.test(unit.tail.slice(-4)) ? BRACKETS_END.exec(unit.tail) : null;
  if (brackets !== null && isCredit(brackets[1] ?? '', brackets[0].startsWith('['), conventions)) {
    return { start: end - unit.tail.length + brackets.index, end: end - trailingStops(brackets[0]) };
  }
  if (unit.wordCount > 80) return undefined;
  const credit = unit.ending === '' || unit.ending === '.' ? CREDIT_END.exec(unit.tail) : null;
  if (credit?.[1] !== undefined) return { start: end - credit[1].length, end };
  const slash = unit.tail.includes('/') ? SLASH_END.exec(unit.tail) : null;
  if (slash?.[1] !== undefined && namesAgency(slash[1], conventions)) return { start: end - slash[1].length, end };
  return undefined;
}

const trailingStops = (bracketed: string): number => bracketed.length - 1 - Math.max(bracketed.lastIndexOf(')'), bracketed.lastIndexOf(']'));

/** Square brackets with a few capitalised words hold a credit; round ones only with an agency, a slash or a credit word. */
function isCredit(content: string, square: boolean, conventions: Conventions): boolean {
  const words = plain(content);
  if (conventions.agencies.has(words) || opensCredit(words, conventions)) return true;
  if (namesAgency(content, conventions)) return true;
  if (!square) return false;
  return SHORT_NAMES.test(content);
}

// Hits "Anatol Pictures", "Ann Penn/AFP"; misses "sic", "the ferry".
const SHORT_NAMES = lettered(/^\p{Lu}[\p{L}.'’&-]*(?:[ /|,]+(?:of|for|via|and|\p{Lu}[\p{L}.'’&-]*)){0,7}$/u);

function opensCredit(words: string, conventions: Conventions): boolean {
  const colon = words.indexOf(':');
  if (colon > 0 && conventions.creditOpeners.has(words.slice(0, colon))) return true;
  const pieces = words.split(' ');
  return [1, 2, 3].some((count) => count < pieces.length && COURTESY.test(words) && conventions.creditOpeners.has(pieces.slice(0, count).join(' ')));
}

// Hits "courtesy of the museum", "photo by ann penn"; misses "photo ban lifted".
const COURTESY = /^(?:courtesy of|photos? (?:by|courtesy)|photograph by|picture by|image courtesy|illustration by|via )/u;

/** "Ann Penn/Reuters", "AFP/Ann Penn", "Ann Penn, AP", "Handout via Reuters". */
function namesAgency(content: string, conventions: Conventions): boolean {
  const pieces = plain(content).split(/\s*[/,|]\s*|\s+via\s+/u);
  return pieces.length > 1 && pieces.some((piece) => conventions.agencies.has(piece));
}

/** The whole line is a credit. */
export function isCreditLine(unit: Unit, conventions: Conventions): boolean {
  if (unit.wordCount > 16) return false;
  if (ADDRESS_LINE.test(unit.head) || PICTURE_RIGHTS.test(unit.head)) return true;
  if (conventions.agencies.has(unit.words) && unit.wordCount >= 1) return true;
  const credit = creditAtEnd(unit, conventions);
  return credit !== undefined && credit.start <= unit.core.start + 2;
}

// Hits "Image copyright AP", "Image source, Getty Images"; misses "Image of a city".
const PICTURE_RIGHTS = /^(?:image (?:copyright|source|credit)|media playback)\b/iu;
// Hits a web address alone on its line; misses one in a sentence.
const ADDRESS_LINE = /^(?:https?:\/\/|www\.)\S+$/u;

/** A picture's caption: short, with a credit at its end, or announced as one. */
export function isCaption(unit: Unit, conventions: Conventions): boolean {
  if (unit.wordCount > 80) return false;
  return CAPTION_START.test(unit.head) || MARKDOWN_PICTURE.test(unit.head) || creditAtEnd(unit, conventions) !== undefined;
}

// Hits "![Engineers](shaft.jpg)"; misses "[a link](page)". Group 1: the words.
export const MARKDOWN_PICTURE = /^!\[([^\]]{0,300})\]\([^)]{0,300}\)/u;
