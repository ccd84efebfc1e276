// Words for days, weeks, months and years in running text, with what they mean in an article of a known day: "Tuesday", "last month", "three years ago", "since 2014".
import type { Span } from '../base/span.js';
import { MONTH, MONTH_WORDS, WEEKDAY } from './calendar.js';
import { DATE_PATTERN, parseDate, resolveDay } from './dates.js';

export interface TimeWords {
  readonly span: Span;
  /** `YYYY-MM-DD`, `YYYY-Www` (a week), `YYYY-MM`, `YYYY`, or `YYYX` (a decade); undefined where the article's day would have to be known. */
  readonly iso?: string;
}

const MONTH_OR_SHORT = `(?:${MONTH}|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)`;
const COUNT = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)';
const YEAR = '(?:1[6-9]|20)\\d\\d';

// Each alternative is one kind. Hits "29 March 2022", "last Tuesday", "yesterday", "last month", "three years ago", "March 2021", "in March", "the 1990s", "since 2014"; misses "may", "2014 homes".
const TIME = new RegExp([
  `(?<date>${DATE_PATTERN})`,
  `(?<day>\\b(?:(?:last|next|this|coming) )?(?:${WEEKDAY})\\b|\\b(?:[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|[Ll]ast night)\\b)`,
  '(?<span>\\b(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year)\\b)',
  `(?<ago>\\b${COUNT} (?:day|week|month|year)s? ago\\b)`,
  `(?<monthYear>${MONTH_OR_SHORT},? (?:of )?${YEAR}\\b)`,
  `(?<month>(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Ee]arly|[Ll]ate|[Tt]his) )${MONTH_OR_SHORT}(?![\\p{L}\\d]))`,
  '(?<decade>(?<=\\b[Tt]he (?:(?:early|late|mid)[ -])?)(?:1[6-9]|20)\\d0s\\b)',
  `(?<year>(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Tt]o|[Bb]etween|[Aa]nd|[Dd]uring|[Ee]arly|[Ll]ate|[Oo]f) )${YEAR}(?![\\d\\p{L}%]|[,.]\\d| (?:people|homes|jobs)))`,
].join('|'), 'gu');

// Hits "will open on", "would open" (words that somebody else hands on), "is due"; misses "willing".
const AHEAD = /\b(?:will|won['’]t|would|should|might|shall|going to|plans? to|planned for|expected to|due|scheduled|set to|is to|are to|must|deadline|until|by)\b/u;

/** The time words of `text` (a sentence or a claim). `published`: the article's day, ISO; words that rest on it have no `iso` without it. */
export function timeWords(text: string, published: string | undefined): TimeWords[] {
  const ahead = AHEAD.test(text);
  return [...text.matchAll(TIME)].map((match): TimeWords => {
    const span = { start: match.index, end: match.index + match[0].length };
    const iso = meaning(match[0], match.groups ?? {}, { published, ahead });
    return iso === undefined ? { span } : { span, iso };
  });
}

interface Setting {
  readonly published: string | undefined;
  /** The words are about what is to come: "Tuesday" is the next one. */
  readonly ahead: boolean;
}

function meaning(words: string, kinds: Readonly<Record<string, string | undefined>>, { published, ahead }: Setting): string | undefined {
  if (kinds['year'] !== undefined) return words;
  if (kinds['decade'] !== undefined) return `${words.slice(0, 3)}X`;
  if (kinds['monthYear'] !== undefined) return `${words.slice(-4)}-${two(monthOf(words))}`;
  if (kinds['date'] !== undefined && parseDate(words) !== undefined) return parseDate(words);
  if (published === undefined) return undefined;
  const today = Date.parse(`${published}T00:00:00Z`);
  if (Number.isNaN(today)) return undefined;
  if (kinds['date'] !== undefined) return nearest(words, published, ahead);
  if (kinds['month'] !== undefined) return nearestMonth(monthOf(words), new Date(today), ahead);
  if (kinds['ago'] !== undefined) return ago(words, today);
  if (kinds['span'] !== undefined) return neighbour(words.toLowerCase(), today);
  if (words.toLowerCase() === 'last night') return resolveDay('yesterday', published);
  const bare = !words.includes(' ');
  return resolveDay(bare && ahead && words.endsWith('day') && !NEAR.test(words) ? `coming ${words}` : words, published);
}

/** Hits "today", "yesterday". */
const NEAR = /^(?:to|yester)day$/iu;

/** A date without its year: the one next to the article's day on the side that the words look to. */
function nearest(words: string, published: string, ahead: boolean): string | undefined {
  const iso = resolveDay(words, published);
  if (iso === undefined) return undefined;
  if (ahead && iso < published) return parseDate(`${words}, ${String(Number(published.slice(0, 4)) + 1)}`) ?? iso;
  return !ahead && iso > published ? (parseDate(`${words}, ${String(Number(published.slice(0, 4)) - 1)}`) ?? iso) : iso;
}

function nearestMonth(month: number, today: Date, ahead: boolean): string {
  const here = today.getUTCMonth() + 1;
  const shift = ahead ? (month < here ? 1 : 0) : month > here ? -1 : 0;
  return `${String(today.getUTCFullYear() + shift)}-${two(month)}`;
}

const DAY = 86_400_000;
const NUMBERS: ReadonlyMap<string, number> = new Map([['a', 1], ['an', 1], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['twelve', 12], ['twenty', 20]]);

function ago(words: string, today: number): string {
  const [count = '', unit = ''] = words.toLowerCase().split(' ');
  const n = NUMBERS.get(count) ?? Number(count);
  if (unit.startsWith('day')) return dayOf(today - n * DAY);
  if (unit.startsWith('week')) return weekOf(today - 7 * n * DAY);
  return unit.startsWith('month') ? monthBefore(today, n) : String(new Date(today).getUTCFullYear() - n);
}

function neighbour(words: string, today: number): string {
  const step = words.startsWith('last') ? -1 : words.startsWith('next') ? 1 : 0;
  if (words.endsWith('week')) return weekOf(today + 7 * step * DAY);
  return words.endsWith('month') ? monthBefore(today, -step) : String(new Date(today).getUTCFullYear() + step);
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function monthBefore(today: number, n: number): string {
  const date = new Date(today);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - n, 1)).toISOString().slice(0, 7);
}

/** The ISO 8601 week: weeks begin on Monday, the first holds the year's first Thursday. */
function weekOf(time: number): string {
  const thursday = new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return `${String(year)}-W${two(1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)))}`;
}

const monthOf = (words: string): number => MONTH_WORDS.findIndex((m) => m.startsWith(words.slice(0, 3).toLowerCase())) + 1;

const two = (n: number): string => String(n).padStart(2, '0');
