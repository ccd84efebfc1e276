// Figures in running text as numbers with a unit: "$1.7 million", "40 per cent", "two thirds of", "more than 40,000 homes".
import type { Span } from '../base/span.js';
import { MONTH } from './calendar.js';

export interface Quantity {
  readonly span: Span;
  readonly value: number;
  /** `%`, an ISO 4217 currency, a unit of measure as in UCUM (`km`, `t`), or the noun that is counted, as written ("homes"). */
  readonly unit?: string;
  /** What the words before the figure make of it. */
  readonly relation?: '>' | '≥' | '<' | '≤' | '≈';
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['eleven', 11], ['twelve', 12], ['thirteen', 13],
  ['fourteen', 14], ['fifteen', 15], ['sixteen', 16], ['seventeen', 17], ['eighteen', 18], ['nineteen', 19], ['twenty', 20], ['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60],
  ['seventy', 70], ['eighty', 80], ['ninety', 90], ['a', 1], ['half', 0.5], ['a dozen', 12],
]);
const SCALES: ReadonlyMap<string, number> = new Map([['hundred', 100], ['thousand', 1e3], ['million', 1e6], ['m', 1e6], ['mn', 1e6], ['billion', 1e9], ['bn', 1e9], ['trillion', 1e12], ['k', 1e3]]);
const PARTS: ReadonlyMap<string, number> = new Map([['half', 2], ['third', 3], ['quarter', 4], ['fifth', 5], ['sixth', 6], ['eighth', 8], ['tenth', 10]]);
const SIGNS: ReadonlyMap<string, string> = new Map([['$', 'USD'], ['us$', 'USD'], ['a$', 'AUD'], ['c$', 'CAD'], ['€', 'EUR'], ['£', 'GBP'], ['¥', 'JPY'], ['dollars', 'USD'], ['dollar', 'USD'], ['euros', 'EUR'], ['euro', 'EUR'], ['pounds', 'GBP'], ['yen', 'JPY'], ['yuan', 'CNY'], ['roubles', 'RUB'], ['rupees', 'INR'], ['francs', 'CHF'], ['kronor', 'SEK']]);
const MEASURES: ReadonlyMap<string, string> = new Map([
  ['kilometres', 'km'], ['kilometers', 'km'], ['km', 'km'], ['metres', 'm'], ['meters', 'm'], ['miles', 'mi'], ['feet', 'ft'], ['tonnes', 't'], ['tons', 't'], ['kilograms', 'kg'], ['kg', 'kg'],
  ['hectares', 'ha'], ['acres', 'acre'], ['litres', 'L'], ['liters', 'L'], ['degrees', 'deg'], ['megawatts', 'MW'], ['gigawatts', 'GW'], ['hours', 'h'], ['minutes', 'min'],
]);

const FIGURE = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const WORD = `(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|${[...WORDS.keys()].filter((w) => w.length > 2 && w !== 'half' && w !== 'a dozen').join('|')}`;
const SCALE = '(?:hundred|thousand|million|billion|trillion|bn|mn)';
const BEFORE = '(?<relation>more than|over|at least|no fewer than|fewer than|less than|under|below|up to|at most|no more than|about|around|some|nearly|almost|roughly|approximately)';

// Hits "$1.7 million", "40 per cent", "more than 40,000 homes", "two million"; misses "page 41", "in 2014", "5 p.m.", "A1".
const AMOUNT = new RegExp(
  `(?:\\b${BEFORE} )?(?<![\\p{L}\\d.,:/-])(?:(?<sign>(?:US|A|C)?\\$|[€£¥])\\s?)?(?:(?<figure>${FIGURE})|(?<word>\\b(?:${WORD}|a(?= (?:hundred|thousand|million|billion|trillion|dozen)))\\b))` +
  `(?:[ -]?(?<scale>${SCALE})\\b|(?<short>[mk](?![\\p{L}\\d])))?(?:[ -]?(?<percent>%|per ?cent\\b|percentage points?\\b)|[ -](?<unit>\\p{Ll}[\\p{L}-]*(?: \\p{Ll}[\\p{L}-]*s\\b)?))?`, 'giu');
// Hits "half of the wheat", "a third of", "two thirds of"; misses "the third of May".
const SHARE = /(?:\b(?<relation>more than|over|at least|less than|under|up to|about|around|nearly|almost|roughly) )?\b(?:(?<all>half)|(?<count>a|one|two|three|four|five)[ -](?<part>third|quarter|fifth|sixth|eighth|tenth)s?)(?= of\b)/giu;

/** Figures alone that are no amounts: what stands before them. Hits "page ", "March ", "No. "; misses "the ". */
const LABELLED = new RegExp(`(?:\\b(?:pages?|no\\.|nos\\.|article|chapter|section|act|room|route|highway|flight|covid|${MONTH}|jan\\.|feb\\.|aug\\.|sept\\.|oct\\.|nov\\.|dec\\.|aged?|in|since|by|until|from|of)|#)[ -]$`, 'iu');
/** What follows a figure that is a time of day, a day of a month, an ordinal or a part of something. Hits " March", ":30", "th", " p.m."; misses " homes". */
const NO_AMOUNT = new RegExp(`^(?:(?:st|nd|rd|th)\\b|[:/]\\d|-\\p{L}|[ -](?:${MONTH}|[ap]\\.?m\\.?|o['’]clock|GMT)(?![\\p{L}])|[ -]years?[ -]old)`, 'u');

/** The quantities of `text` (a sentence or a claim), in text order. Years, dates, times of day, ages behind names and numbers of pages are none. */
export function quantities(text: string): Quantity[] {
  const shares = [...text.matchAll(SHARE)].map(shareOf);
  const amounts = [...text.matchAll(AMOUNT)].flatMap((m) => amountOf(m, text)).filter((a) => !shares.some((s) => s.span.start < a.span.end && a.span.start < s.span.end));
  return [...shares, ...amounts].sort((a, b) => a.span.start - b.span.start);
}

function shareOf(match: RegExpExecArray): Quantity {
  const { all, count, part, relation } = match.groups ?? {};
  const value = all !== undefined ? 0.5 : (WORDS.get((count ?? '').toLowerCase()) ?? 1) / (PARTS.get((part ?? '').toLowerCase()) ?? 1);
  return quantity(match.index, match[0], Math.round(1000 * value) / 10, '%', relation);
}

function amountOf(match: RegExpExecArray, text: string): Quantity[] {
  const { sign, figure, word, scale, short, percent, unit, relation } = match.groups ?? {};
  if (short !== undefined && sign === undefined) return [];
  const number = figure !== undefined ? Number(figure.replaceAll(',', '')) : numberOf(word ?? '');
  const factor = SCALES.get((scale ?? short ?? '').toLowerCase()) ?? 1;
  const value = Number((number * factor).toPrecision(12));
  const counted = unit === undefined ? undefined : unitOf(unit);
  const plain = sign === undefined && percent === undefined && scale === undefined;
  const start = match.index + match[0].search(/[\d$€£¥]|\p{L}/u);
  if (percent !== undefined) return [quantity(start, match[0], value, '%', relation)];
  const cut = unit !== undefined && counted === undefined ? match[0].slice(0, match[0].length - unit.length - 1) : counted !== undefined && unit !== undefined ? match[0].slice(0, match[0].length - unit.length + counted.length) : match[0];
  if (plain && (counted === undefined || !isAmount(match, text, figure))) return [];
  return [quantity(start, cut, value, sign !== undefined ? SIGNS.get(sign.toLowerCase()) : counted?.unit, relation)];
}

/** A figure without sign, scale or "per cent" counts something; a year, a page or an hour does not. */
function isAmount(match: RegExpExecArray, text: string, figure: string | undefined): boolean {
  const at = figure === undefined ? match.index : match.index + match[0].indexOf(figure);
  const before = text.slice(Math.max(0, at - 12), at);
  const year = figure !== undefined && /^(?:1[5-9]|20)\d\d$/u.test(figure);
  return !NO_AMOUNT.test(text.slice(at + (figure?.length ?? 0))) && !(LABELLED.test(before) && (year || !/(?:in|by|of|from) $/iu.test(before))) && !year;
}

function numberOf(word: string): number {
  const [tens = '', ones] = word.toLowerCase().split('-');
  return (WORDS.get(tens) ?? 1) + (ones === undefined ? 0 : (WORDS.get(ones) ?? 0));
}

/** The unit of the word or two words behind a figure, and how many letters of them it takes; undefined where they are no unit: a verb, a preposition. */
function unitOf(words: string): { readonly unit: string; readonly length: number } | undefined {
  const [first = '', second] = words.split(' ');
  const known = MEASURES.get(first.toLowerCase()) ?? SIGNS.get(first.toLowerCase());
  if (known !== undefined) return { unit: known, length: first.length };
  if (PLURAL.test(first) || IRREGULAR.has(first)) return { unit: first, length: first.length };
  return second !== undefined && PLURAL.test(second) && !SMALL.has(first) ? { unit: words, length: words.length } : undefined;
}

/** Hits "homes"; misses "was", "less". */
const PLURAL = /^(?!(?:was|is|has|does|as|this|its|plus|times|minus|across|always|besides|towards|versus|perhaps)$)\p{Ll}[\p{L}-]+(?<!s|u|i)s$/u;
const IRREGULAR: ReadonlySet<string> = new Set(['people', 'men', 'women', 'children', 'police', 'staff', 'troops', 'sheep', 'fish', 'cattle']);
/** Words that stand behind a figure without being counted. */
const SMALL: ReadonlySet<string> = new Set(['of', 'in', 'on', 'at', 'to', 'and', 'or', 'by', 'for', 'from', 'with', 'as', 'the', 'a', 'an', 'after', 'before', 'since', 'that', 'who', 'which', 'is', 'are', 'was', 'were', 'has', 'have', 'had', 'will', 'than', 'if', 'when', 'while', 'but', 'said', 'says', 'more', 'other']);

const RELATIONS: ReadonlyMap<string, NonNullable<Quantity['relation']>> = new Map([
  ['more than', '>'], ['over', '>'], ['at least', '≥'], ['no fewer than', '≥'], ['fewer than', '<'], ['less than', '<'], ['under', '<'], ['below', '<'], ['up to', '≤'], ['at most', '≤'], ['no more than', '≤'],
  ['about', '≈'], ['around', '≈'], ['some', '≈'], ['nearly', '≈'], ['almost', '≈'], ['roughly', '≈'], ['approximately', '≈'],
]);

function quantity(start: number, words: string, value: number, unit: string | undefined, relation: string | undefined): Quantity {
  const sense = relation === undefined ? undefined : RELATIONS.get(relation.toLowerCase());
  return { span: { start, end: start + words.length }, value, ...(unit !== undefined ? { unit } : {}), ...(sense !== undefined ? { relation: sense } : {}) };
}
