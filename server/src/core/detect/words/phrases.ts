// Noun phrases around a verb: where the subject before it begins, where the phrase after it ends.
import { elementAt } from '../../base/elementAt.js';
import { MONTH_WORDS, SHORT_MONTH_WORDS, WEEKDAY_WORDS } from '../../text/calendar.js';
import { isFiniteTag, isMark, isNominal, isQuote, type Item } from './items.js';

/** Item indices, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'in', 'at', 'from', 'with', 'on', 'to', 'near', 'behind', 'against', 'about', 'within', 'inside', 'across', 'between', 'under', 'over', 'among', 'like', 'close']);
const TIMES: ReadonlySet<string> = new Set([
  ...WEEKDAY_WORDS, 'today', 'yesterday', 'tomorrow', 'tonight', 'earlier', 'later', 'recently',
  ...MONTH_WORDS, ...SHORT_MONTH_WORDS,
]);
const PERIODS: ReadonlySet<string> = new Set(['week', 'month', 'year', 'night', 'morning', 'afternoon', 'evening', 'day', 'weekend', 'summer', 'winter', 'fall', 'spring', 'hour', 'minute', 'days', 'weeks', 'months', 'years', 'hours', 'ago', 'time']);
const RELATIVES: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whose', 'whom']);
/** Adjectives behind their noun: "people familiar with the draft". */
const POSTPOSED: ReadonlySet<string> = new Set(['familiar', 'close', 'aware', 'knowledgeable', 'loyal', 'opposed']);
/** Begin a clause whatever their tag. */
const BORDERS: ReadonlySet<string> = new Set(['but', 'though', 'although', 'while', 'because', 'if', 'when', 'after', 'before', 'since', 'until', 'unless', 'whereas']);
const OBJECTS: ReadonlySet<string> = new Set(['it', 'them', 'him', 'her', 'us', 'me', 'you']);
/** Longer subjects are misreadings. Items. */
const REACH = 45;

export const isTime = (item: Item | undefined): boolean => item !== undefined && TIMES.has(item.lower) && item.tag !== 'MD';
export const isPeriod = (item: Item | undefined): boolean => item !== undefined && PERIODS.has(item.lower);

/** The noun phrase that ends at `last` (inclusive), walking left no further than `floor`; undefined where none ends there. */
export function phraseEndingAt(items: readonly Item[], last: number, floor = 0): Range | undefined {
  const end = items[last];
  if (!end || isQuote(end)) return undefined;
  const before = elementAt(items, last - 1);
  const object = end.tag === 'PRP' && OBJECTS.has(end.lower) && before?.tag === 'IN' && !BORDERS.has(before.lower) && before.lower !== 'that' && before.lower !== 'as' && before.lower !== 'than' && isNominal(elementAt(items, last - 2));
  if (object) return phraseEndingAt(items, last - 2, floor);
  if (end.tag === 'PRP' || end.tag === 'WP' || end.tag === 'WDT' || end.tag === 'EX') return { start: last, end: last + 1 };
  if (end.lower === 'that' && isNominal(elementAt(items, last - 1))) return { start: last, end: last + 1 };
  if (!isNominal(end) && !canEndPhrase(end)) return undefined;
  const walk = walkLeft(items, last, Math.max(floor, last - REACH));
  const start = startOf(items, walk, last);
  return start <= last ? { start, end: last + 1 } : undefined;
}

const canEndPhrase = (item: Item): boolean => item.tag === 'DT' || item.tag === 'JJ' || item.tag === 'VBG' || item.tag === ')' || item.tag === '"' || (item.tag === 'VBN' && item.flags !== 0) || item.lower === 'her';

interface Walk {
  readonly start: number;
  /** What stopped the walk: a clause border, a verb, or the preposition that opens an adverbial. */
  readonly stop: 'border' | 'verb' | 'preposition';
  readonly conjunction: number;
}

function walkLeft(items: readonly Item[], last: number, floor: number): Walk {
  let i = last;
  let conjunction = -1;
  while (i >= floor) {
    const item = items[i];
    if (!item || isQuote(item) || BORDERS.has(item.lower)) return { start: i + 1, stop: 'border', conjunction };
    const before = elementAt(items, i - 1);
    switch (item.tag) {
      case '"':
        if (!before || before.tag === ',' || before.tag === '.' || isQuote(before)) return { start: i + 1, stop: 'border', conjunction };
        break;
      case 'NN': case 'NNS': case 'NNP': case 'CD': case 'JJ': case 'POS': case 'SYM': case 'UH': case 'RP':
        if (i < last && isTime(item) && items[i + 1]?.tag !== 'POS' && items[i + 1]?.tag !== 'NN') return { start: i + 1, stop: 'border', conjunction };
        break;
      case 'DT': case 'PRP$':
        if (!before || !(before.tag === 'IN' || before.tag === 'CC' || before.tag === 'DT' || before.tag === 'RB' || before.tag === 'VBG' || before.tag === 'TO')) {
          return { start: i, stop: before && isFiniteTag(before.tag) ? 'verb' : 'border', conjunction };
        }
        break;
      case 'PRP':
        return { start: i + 1, stop: 'border', conjunction };
      case 'RB':
        if (items[i + 1]?.tag !== 'JJ' && items[i + 1]?.tag !== 'CD' && items[i + 1]?.tag !== 'VBN' && items[i + 1]?.tag !== 'DT') return { start: i + 1, stop: 'border', conjunction };
        break;
      case 'CC':
        if (!isNominal(before) && before?.tag !== 'JJ' && before?.tag !== 'VBN' && before?.tag !== ')') return { start: i + 1, stop: 'border', conjunction };
        if (conjunction < 0) conjunction = i;
        break;
      case 'IN': case 'TO':
        if (!LINKS.has(item.lower)) return { start: i + 1, stop: 'border', conjunction };
        if (!isNominal(before) && before?.tag !== 'VBN' && before?.tag !== 'VBG' && before?.tag !== ')' && before?.tag !== '"' && before?.tag !== 'JJ') return { start: i + 1, stop: 'preposition', conjunction };
        break;
      case ')': {
        const open = openingBefore(items, i, floor);
        if (open < 0) return { start: i + 1, stop: 'border', conjunction };
        i = open;
        break;
      }
      case 'VBG': case 'VBN':
        if (!before || !(isNominal(before) || before.tag === 'JJ' || before.tag === 'DT' || before.tag === 'PRP$' || before.tag === 'IN' || before.tag === 'CC' || before.tag === 'RB')) return { start: before ? i + 1 : i, stop: 'verb', conjunction };
        break;
      default: {
        if (!isFiniteTag(item.tag) && item.tag !== 'VB') return { start: i + 1, stop: 'border', conjunction };
        const relative = relativeBefore(items, i, floor);
        if (relative < 0) return { start: i + 1, stop: 'verb', conjunction };
        i = relative;
      }
    }
    i -= 1;
  }
  return { start: Math.max(floor, 0), stop: 'border', conjunction };
}

/** The index of "who" that governs the finite verb at `i`, with a noun before it; -1 for none. */
export function relativeBefore(items: readonly Item[], i: number, floor: number): number {
  for (let k = i - 1; k >= Math.max(floor, i - 14); k--) {
    const item = items[k];
    if (!item || isMark(item) || isQuote(item)) return -1;
    if (RELATIVES.has(item.lower) && item.tag !== 'DT') return isNominal(elementAt(items, k - 1)) || elementAt(items, k - 1)?.tag === 'DT' ? k : -1;
  }
  return -1;
}

function openingBefore(items: readonly Item[], close: number, floor: number): number {
  for (let k = close - 1; k >= Math.max(floor, close - 12); k--) if (items[k]?.tag === '(') return k;
  return -1;
}

/** Cuts what the walk took too much: objects of an earlier verb, adverbials before the subject. */
function startOf(items: readonly Item[], walk: Walk, last: number): number {
  if (walk.stop === 'verb' && walk.conjunction > walk.start) return walk.conjunction + 1;
  if (walk.stop !== 'preposition') return walk.start;
  for (let i = last; i > walk.start; i--) {
    const item = items[i];
    const before = elementAt(items, i - 1);
    if (!item || !before) break;
    if ((item.tag === 'DT' || item.tag === 'PRP$') && isNominal(before)) return i;
    if (item.tag === 'NNP' && (before.tag === 'NN' || before.tag === 'NNS' || (before.tag === 'CD' && before.lower.length === 4))) return i;
    if (item.tag === 'NNS' && before.tag === 'CD' && before.lower.length === 4) return i;
  }
  return walk.start;
}

/** The noun phrase that starts at `first`: ends before a verb, a mark, an adverbial of time. `prepositions` = take "of …", "for …" with it. */
export function phraseFrom(items: readonly Item[], first: number, prepositions = true): Range | undefined {
  const opening = items[first];
  if (!opening || isQuote(opening)) return undefined;
  if (opening.tag === 'PRP') return { start: first, end: first + 1 };
  let i = first;
  let end = -1;
  for (; i < Math.min(items.length, first + REACH); i++) {
    const item = items[i];
    const next = items[i + 1];
    if (!item || isQuote(item)) break;
    if (isNominal(item) && item.tag !== 'PRP') {
      if (i > first && isTime(item) && next?.tag !== 'POS') break;
      end = i + 1;
      continue;
    }
    if (item.tag === 'DT' && (i === first || elementAt(items, i - 1)?.tag === 'IN' || elementAt(items, i - 1)?.tag === 'CC' || elementAt(items, i - 1)?.tag === 'DT' || elementAt(items, i - 1)?.tag === 'TO')) {
      if (!next || isMark(next)) end = i + 1;
      continue;
    }
    if (item.tag === 'PRP$' && end === i && i > first) break;
    if (item.tag === 'JJ' && POSTPOSED.has(item.lower) && end === i && next?.tag === 'IN') {
      end = i + 1;
      continue;
    }
    if (item.tag === 'JJ' || item.tag === 'PRP$' || item.tag === 'SYM' || item.tag === '"' || ((item.tag === 'VBN' || item.tag === 'VBG') && isNominal(next)) || (item.tag === 'RB' && (next?.tag === 'JJ' || next?.tag === 'CD'))) continue;
    if (item.tag === 'IN' && prepositions && LINKS.has(item.lower) && end === i && !startsTime(items, i + 1)) continue;
    if (item.tag === 'CC' && end === i && item.lower === 'and' && next && (isNominal(next) || next.tag === 'JJ' || next.tag === 'DT' || next.tag === 'PRP$') && !verbSoon(items, i + 1)) continue;
    if (item.tag === '(' && end === i) {
      const close = closingAfter(items, i);
      if (close < 0) break;
      i = close;
      end = i + 1;
      continue;
    }
    break;
  }
  return end > first ? { start: first, end } : undefined;
}

function startsTime(items: readonly Item[], at: number): boolean {
  for (let k = at; k < at + 3; k++) if (isTime(items[k]) || isPeriod(items[k])) return true;
  return false;
}

/** Whether the phrase after "and" is the subject of its own verb: "… and the mayor said". */
function verbSoon(items: readonly Item[], at: number): boolean {
  for (let k = at; k < Math.min(items.length, at + 8); k++) {
    const item = items[k];
    if (!item || isMark(item) || isQuote(item) || item.tag === 'IN') return false;
    if (isFiniteTag(item.tag)) return true;
  }
  return false;
}

function closingAfter(items: readonly Item[], open: number): number {
  for (let k = open + 1; k < Math.min(items.length, open + 12); k++) if (items[k]?.tag === ')') return k;
  return -1;
}

/** The index behind an adverbial of time or place that begins at `at` ("Tuesday", "on Friday", "last week", "in a statement"); `at` where none does. */
export function skipAdverbial(items: readonly Item[], at: number): number {
  const item = items[at];
  if (!item) return at;
  if (isTime(item)) return items[at + 1] && (isPeriod(items[at + 1]) || items[at + 1]?.tag === 'CD') ? at + 2 : at + 1;
  if (item.tag === 'RB') return isManner(item.lower) ? at + 1 : at;
  if ((item.tag === 'DT' || item.tag === 'JJ' || item.tag === 'CD') && isPeriod(items[at + 1])) return items[at + 2]?.lower === 'ago' ? at + 3 : at + 2;
  if (item.tag === 'DT' && items[at + 1]?.tag === 'JJ' && isPeriod(items[at + 2])) return at + 3;
  if ((item.tag === 'IN' || item.lower === 'following' || item.lower === 'to') && item.lower !== 'that' && ADVERBIAL.has(item.lower) && !items[at + 1]?.tag.startsWith('VB')) {
    const phrase = phraseFrom(items, at + 1);
    return phrase ? phrase.end : at;
  }
  return at;
}

/** "said recently", "said again": says how or when; not "said nearly half", "said much of it". */
const isManner = (word: string): boolean => MANNER.has(word) || (word.endsWith('ly') && !DEGREE.has(word));
const MANNER: ReadonlySet<string> = new Set(['later', 'earlier', 'again', 'here', 'then', 'afterward', 'afterwards', 'too', 'once', 'twice', 'today', 'yesterday', 'tonight', 'already', 'also', 'now', 'instead', 'aloud', 'online']);
const DEGREE: ReadonlySet<string> = new Set(['nearly', 'only', 'hardly', 'really', 'roughly', 'exactly', 'likely', 'barely', 'fully', 'merely', 'simply', 'actually', 'certainly', 'clearly', 'surely', 'probably', 'possibly', 'apparently']);

const ADVERBIAL: ReadonlySet<string> = new Set(['in', 'on', 'at', 'during', 'to', 'via', 'by', 'before', 'after', 'from', 'with', 'through', 'outside', 'inside', 'into', 'following', 'of', 'about', 'over', 'for', 'as', 'late']);
