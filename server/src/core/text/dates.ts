// Dates and times of day as newspapers write them, to ISO; and weekdays counted from the day of the article.
import type { Span } from '../base/span.js';
import { MONTH, WEEKDAY, WEEKDAY_WORDS } from './calendar.js';
import { lettered } from './lettered.js';

export interface FoundDate {
  readonly span: Span;
  /** `YYYY-MM-DD`; undefined where the year is missing or no such day exists. */
  readonly iso?: string;
}

const ANY_MONTH = `(?:${MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\\b\\.?)`;
const ANY_WEEKDAY = `(?:${WEEKDAY}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\\b\\.?)`;
const GAP = '[ \\u00A0]+';
const DAY = '(?:3[01]|[12]\\d|0?[1-9])';
const YEAR = '(?:19|20)\\d\\d';
const TAIL = '(?![\\d\\p{L}])';

const DAY_FIRST = `(?<d1>${DAY})(?:st|nd|rd|th)?(?:${GAP}of)?${GAP}(?<m1>${ANY_MONTH})(?:,?${GAP}(?<y1>${YEAR}))?`;
const MONTH_FIRST = `(?<m2>${ANY_MONTH})${GAP}(?<d2>${DAY})(?:st|nd|rd|th)?${TAIL}(?:,?${GAP}(?<y2>${YEAR}))?`;
const YEAR_FIRST = `(?<y3>${YEAR})(?<s3>[-/.])(?<n3>1[0-2]|0?[1-9])\\k<s3>(?<d3>${DAY})(?:T[\\d:.]{4,16}(?:Z|[+-]\\d\\d:?\\d\\d)?)?`;
const FIGURES = `(?<a4>\\d{1,2})(?<s4>[-/.])(?<b4>\\d{1,2})\\k<s4>(?<y4>${YEAR})`;
const DATE = `(?:${ANY_WEEKDAY},?${GAP}(?:the${GAP})?)?(?:${DAY_FIRST}|${MONTH_FIRST}|${YEAR_FIRST}|${FIGURES})${TAIL}`;

/** The source of the date pattern, for others that build on it. Hits "29 March, 2022", "Feb. 24", "2022-03-29"; misses "March", "in 2022". */
export const DATE_PATTERN = DATE.replace(/\?<[a-z]\d>/gu, '').replace(/\\k<s\d>/gu, '[-/.]');

// Hits the dates above right where it is set to look; misses them anywhere else.
const DATE_HERE = new RegExp(DATE, 'iuy');
// Hits the same, anywhere ahead.
const DATE_AHEAD = lettered(new RegExp(`(?<![\\d\\p{L}])${DATE}`, 'iu'));

const ZONE = '(?:GMT|BST|UTC|EST|EDT|ET|CET|CEST|EET|EEST|MSK|IST|PT|PST|PDT|CT|CST|CDT|Z|local time)';
/** The source of the time-of-day pattern. Hits "14:32", "14.32", "3:14 PM EDT", "9 a.m."; misses "14", "3.5". */
export const TIME_PATTERN = `(?:(?:[01]?\\d|2[0-4])[:.][0-5]\\d(?::[0-5]\\d)?(?:[ \\u00A0]?[ap]\\.?m\\.?)?|(?:1[0-2]|[1-9])[ \\u00A0]?[ap]\\.?m\\.?)(?:[ \\u00A0]\\(?${ZONE}\\b\\)?)?${TAIL}`;

/** The date that begins exactly at `at`. */
export function dateAt(text: string, at: number): FoundDate | undefined {
  DATE_HERE.lastIndex = at;
  return toDate(DATE_HERE.exec(text));
}

/** The first date within `text`, which should be short (a line, not an article). */
export function firstDate(text: string): FoundDate | undefined {
  return toDate(DATE_AHEAD.exec(text));
}

/** "29 March, 2022" → "2022-03-29"; undefined where `words` holds no full date. */
export const parseDate = (words: string): string | undefined => firstDate(words)?.iso;

/** As `Date` counts them. */
const DAYS = ['sunday', ...WEEKDAY_WORDS.slice(0, -1)];
// Hits "last Tuesday", "on Monday", "Tues."; misses "Monday morning's".
const RELATIVE_DAY = new RegExp(`^(?:on )?(?<which>last |next |this |coming )?(?<day>${ANY_WEEKDAY})$`, 'iu');

/**
 * The day that "Tuesday", "last Friday", "yesterday" or a date without its year means in an article of the ISO day `published`. A bare weekday
 * is the latest one up to that day, as in reports of what happened; "next" and "coming" look ahead. undefined where the words name no day.
 */
export function resolveDay(words: string, published: string): string | undefined {
  const [year, month, day] = published.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const today = Date.UTC(year, month - 1, day);
  if (Number.isNaN(today)) return undefined;
  const said = words.trim().toLowerCase();
  const near = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1 }[said];
  if (near !== undefined) return isoOf(today + near * DAY_LENGTH);
  const relative = RELATIVE_DAY.exec(said);
  if (relative?.groups !== undefined) return weekdayFrom(today, relative.groups['day'] ?? '', (relative.groups['which'] ?? '').trim());
  return parseDate(words) ?? parseDate(`${words.trim()}, ${String(year)}`);
}

const DAY_LENGTH = 86_400_000;

function weekdayFrom(today: number, name: string, which: string): string | undefined {
  const index = DAYS.findIndex((day) => day.startsWith(name.replace('.', '').slice(0, 3).toLowerCase()));
  if (index < 0) return undefined;
  const back = (new Date(today).getUTCDay() - index + 7) % 7;
  if (which === 'next' || which === 'coming') return isoOf(today + (7 - back) * DAY_LENGTH);
  return isoOf(today - (which === 'last' && back === 0 ? 7 : back) * DAY_LENGTH);
}

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function toDate(match: RegExpExecArray | null): FoundDate | undefined {
  if (match === null) return undefined;
  const span = { start: match.index, end: match.index + match[0].length };
  const iso = isoOfParts(match.groups ?? {});
  return iso === undefined ? { span } : { span, iso };
}

function isoOfParts(parts: Readonly<Record<string, string | undefined>>): string | undefined {
  const year = parts['y1'] ?? parts['y2'] ?? parts['y3'] ?? parts['y4'];
  if (year === undefined) return undefined;
  if (parts['a4'] !== undefined) return isoOfFigures(Number(year), Number(parts['a4']), Number(parts['b4']));
  const month = parts['n3'] === undefined ? monthNumber(parts['m1'] ?? parts['m2'] ?? '') : Number(parts['n3']);
  return existing(Number(year), month, Number(parts['d1'] ?? parts['d2'] ?? parts['d3']));
}

/** "13/04/2022" and "04/13/2022" are clear; "03/04/2022" is not, and gives no date. */
function isoOfFigures(year: number, first: number, second: number): string | undefined {
  if (first > 12 || first === second) return existing(year, second, first);
  return second > 12 ? existing(year, first, second) : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNumber = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function existing(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const iso = isoOf(Date.UTC(year, month - 1, day));
  return Number(iso.slice(8)) === day ? iso : undefined;
}
