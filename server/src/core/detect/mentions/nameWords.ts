// Closed lists of words that tell where names begin and end.
import { elementAt } from '../../base/elementAt.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { TAG_INDEX } from '../../lexicon/tags.js';
import { isCapital, isSpaced, type Word } from '../words/words.js';
import { MONTH_WORDS, SHORT_MONTH_WORDS, WEEKDAY_WORDS } from '../../text/calendar.js';

export const PARTICLES: ReadonlySet<string> = new Set(['de', 'van', 'von', 'der', 'den', 'bin', 'ibn', 'al', 'el', 'la', 'le', 'du', 'di', 'da', 'dos', 'del', 'della', 'ter', 'af', 'av', 'bint', 'abu', 'wa', 'ap', 'ferch', 'ould']);
/** Not “May”, who may be a person. */
export const CALENDAR: ReadonlySet<string> = new Set([...WEEKDAY_WORDS, ...MONTH_WORDS, ...SHORT_MONTH_WORDS, 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].filter((word) => word !== 'may'));
/** Months that people are called, too. */
const CALLED: ReadonlySet<string> = new Set(['Jan', 'April', 'June', 'August']);
/** Before a month: "in June". */
const BEFORE_MONTHS: ReadonlySet<string> = new Set(['in', 'by', 'since', 'until', 'till', 'from', 'of', 'for', 'on', 'last', 'this', 'next', 'early', 'late', 'mid', 'to', 'and', 'through', 'before', 'after']);

/** A day's or month's word at `i`, which begins and ends no name; "Jan Osborne", "April Quist" are names. */
export function isCalendar(words: readonly Word[], i: number, { names, titles }: Lexicon): boolean {
  const word = words[i];
  if (!word || !CALENDAR.has(word.lower)) return false;
  const [before, next] = [elementAt(words, i - 1), words[i + 1]];
  const called = CALLED.has(word.text) && !BEFORE_MONTHS.has(before?.lower ?? '') && before?.tag !== 'CD';
  return !(called && next && isCapital(next) && isSpaced(next) && names.surnames.has(next.lower) && !titles.offices.has(next.lower));
}

export const NEVER: ReadonlySet<string> = new Set(['i', "i'm", 'the', 'a', 'an', 'but', 'and', 'if', 'in', 'on', 'at', 'he', 'she', 'it', 'they', 'we', 'you', 'this', 'that', 'these', 'those', 'there', 'his', 'her', 'their', 'its', 'our', 'my', 'your', 'who', 'what', 'when', 'where', 'why', 'how', 'not', 'no', 'yes', 'as', 'so', 'or', 'for', 'from', 'with', 'by', 'to', 'of', 'is', 'was', 'are', 'were', 'do', 'did', 'has', 'have', 'had', 'will', 'would', 'can', 'could', 'should', 'one', 'two', 'three', 'four', 'five', 'some', 'many', 'most', 'all', 'both', 'each', 'every', 'after', 'before', 'while', 'since', 'then', 'now', 'here', 'also', 'however', 'meanwhile', 'still', 'yet', 'even', 'just', 'only', 'another', 'other', 'others', 'last', 'next', 'first', 'second', 'earlier', 'later', 'against', 'amid', 'into', 'about', 'during', 'despite', 'god', 'ok', 'yesterday', 'today', 'tomorrow', 'tonight', 'pm', 'am', 'est', 'edt', 'gmt', 'tv']);
/** Words that stand before an office in a title: "Deputy Prime Minister". */
export const TITLE_MODIFIERS: ReadonlySet<string> = new Set(['deputy', 'vice', 'prime', 'foreign', 'interior', 'defence', 'defense', 'finance', 'health', 'home', 'chief', 'senior', 'former', 'acting', 'assistant', 'associate', 'lt', 'maj', 'brig', 'gen', 'attorney', 'lieutenant', 'first', 'state', 'house', 'senate', 'majority', 'minority', 'national', 'security', 'executive', 'managing', 'press', 'campaign', 'police', 'fire', 'supreme', 'court', 'district', 'city', 'county', 'union', 'party', 'education', 'energy', 'labor', 'labour', 'justice', 'trade', 'transport', 'environment', 'us', 'u.s', 'uk', 'eu', 'un', 'nato', 'republican', 'democratic', 'democrat', 'conservative', 'independent', 'presidential', 'special', 'general', 'king', 'crown']);

/** A word that is no name first of all: "charges", "hidden"; not "jones", "stuart". */
export function isCommonWord(lower: string, { tags, names }: Pick<Lexicon, 'tags' | 'names'>): boolean {
  const top = tags.words.get(lower)?.[0]?.tag;
  return top !== undefined && top !== PROPER_NOUN && !names.surnames.has(lower) && !names.first.has(lower);
}

const PROPER_NOUN = TAG_INDEX.get('NNP');

/** Share of common words among the long ones that a headline in title case has at least. */
export const LEAST_COMMON = 0.3;
