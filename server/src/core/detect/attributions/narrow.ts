// Where words handed on as a phrase end (an object, an infinitive, what follows a preposition): sooner than a whole clause.
import { elementAt } from '../../base/elementAt.js';
import { isFiniteTag, isNominal, isQuote, type Item } from '../words/items.js';
import { isPeriod, isTime, phraseFrom, type Range } from '../words/phrases.js';
import type { Opening } from './contents.js';

/** What is known of the cue whose content is cut. */
export interface NarrowCue {
  readonly how: Opening;
  /** The subject is "who" or "that": the main clause goes on behind the content. */
  readonly relative: boolean;
  /** The verb stands in the past ("endorsed"): a second past verb after "and" is the speaker's next deed. */
  readonly tag: string;
}

const NARROW: ReadonlySet<Opening> = new Set<Opening>(['noun', 'complement', 'preposition', 'gerund', 'infinitive', 'object']);
const PHRASES: ReadonlySet<Opening> = new Set<Opening>(['noun', 'complement', 'preposition']);
/** Open a clause about the circumstances, after a comma. */
const CIRCUMSTANCE: ReadonlySet<string> = new Set(['while', 'as', 'after', 'before', 'but', 'although', 'though', 'amid', 'despite', 'so', 'then', 'yet', 'with', 'when', 'since', 'because', 'even', 'just', 'where', 'according', 'including', 'during', 'in', 'on', 'at', 'which', 'who']);

/** `range`, cut where a phrase ends; whole for clauses and quotations. */
export function narrowed(items: readonly Item[], range: Range, cue: NarrowCue): Range {
  if (!NARROW.has(cue.how) || isQuote(items[range.start])) return range;
  for (let i = range.start + 1; i < range.end; i++) {
    if (endsPhrase(items, i, range.start, cue)) return { start: range.start, end: i };
  }
  return range;
}

function endsPhrase(items: readonly Item[], i: number, start: number, cue: NarrowCue): boolean {
  const item = items[i];
  if (!item) return true;
  const next = items[i + 1];
  if (item.tag === ',') return !isQuote(next) && afterComma(items, i, cue);
  if (item.tag === 'CC') return i > start && (item.lower === 'but' || nextDeed(items, i + 1, cue) || ownClause(items, i + 1));
  if (cue.relative && isFiniteTag(item.tag) && !governed(items, i, start)) return true;
  if (!PHRASES.has(cue.how)) return false;
  if (item.tag === 'IN' && (item.lower === 'on' || item.lower === 'in' || item.lower === 'late') && (isTime(next) || ((next?.lower === 'early' || next?.lower === 'late') && isTime(items[i + 2])))) return true;
  if (item.lower === 'for' && (isPeriod(next) || isPeriod(items[i + 2]))) return true;
  if (isTime(item) && next?.tag !== 'POS' && elementAt(items, i - 1)?.tag !== 'IN' && next?.tag !== 'NN') return true;
  if ((item.lower === 'last' || item.lower === 'this' || item.lower === 'earlier') && isPeriod(next)) return true;
  return item.tag === 'WRB' && item.lower === 'when' && cue.how === 'noun';
}

function afterComma(items: readonly Item[], comma: number, cue: NarrowCue): boolean {
  const next = items[comma + 1];
  if (!next) return true;
  if (next.tag === 'VBG') return !items.slice(0, comma).some((x, k) => k > comma - 6 && x.tag === 'VBG');
  if (CIRCUMSTANCE.has(next.lower)) return PHRASES.has(cue.how) || (next.lower !== 'which' && next.lower !== 'who' && next.lower !== 'including' && next.lower !== 'in' && next.lower !== 'on' && next.lower !== 'at');
  if (next.tag === 'CC') return nextDeed(items, comma + 2, cue) || ownClause(items, comma + 2);
  return ownClause(items, comma + 1);
}

/** "and has appeared", "and left": a finite verb without a subject of its own, in the form of the cue. */
function nextDeed(items: readonly Item[], at: number, cue: NarrowCue): boolean {
  let i = at;
  while (items[i]?.tag === 'RB') i += 1;
  const verb = items[i];
  if (!verb) return false;
  if (verb.tag === 'MD') return cue.tag !== 'VB';
  if (verb.lower === 'is' || verb.lower === 'was' || verb.lower === 'has' || verb.lower === 'had') return true;
  if (cue.tag === 'VBD') return verb.tag === 'VBD';
  if (cue.tag === 'VBZ' || cue.tag === 'VBP') return verb.tag === cue.tag;
  if (cue.tag === 'VBG') return verb.tag === 'VBG' && cue.how !== 'gerund';
  return false;
}

/** A subject with its finite verb. */
function ownClause(items: readonly Item[], at: number): boolean {
  const subject = phraseFrom(items, at);
  if (!subject) return false;
  let i = subject.end;
  while (items[i]?.tag === 'RB') i += 1;
  const verb = items[i];
  return verb !== undefined && isFiniteTag(verb.tag);
}

/** A finite verb inside the content that has its own "who", "that" or pronoun. */
function governed(items: readonly Item[], verb: number, start: number): boolean {
  for (let k = verb - 1; k >= start; k--) {
    const item = items[k];
    if (!item) return false;
    if (item.tag === 'WP' || item.tag === 'WDT' || item.tag === 'WRB' || item.tag === 'PRP' || item.lower === 'that' || item.lower === 'if' || item.lower === 'because') return true;
    if (isFiniteTag(item.tag) && !isNominal(items[k + 1])) return true;
  }
  return false;
}
