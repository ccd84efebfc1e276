// Readings in which nothing is handed on: "a noted author", "told a story", "listed the town as a monument", a score before a headline's colon.
import { elementAt } from '../../../base/elementAt.js';
import { isQuote, isVerb, type Item } from '../../words/items.js';
import { phraseFrom, type Range } from '../../words/phrases.js';
import type { Reading } from './decide.js';
import type { ReadUnit } from './read.js';

/** Hits "TRANSCRIPT", "ANALYSIS" before a colon; misses "PM", "RBI", "Brandt". */
const LABEL = /^[A-Z]{5,}$/u;

/** Hits the mark that closes what stands before it. */
const CLOSING = /^[’”»]$/u;

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** "A noted author", "told a story", "Brandt was worried": no words are handed on, whatever the neighbours suggest. */
export function isOtherSense({ view: { items } }: ReadUnit, { candidate: c, source, left, right, cue }: Reading): boolean {
  if (source && [left, right].some((r) => r !== undefined && r.start < source.end && source.start < r.end)) return true;
  const before = elementAt(items, c.start - 1);
  // "‘Nobody asked’: an hour with Ilse Brandt": what was said ends before the words.
  if (right && CLOSING.test(items[right.start]?.text ?? '')) return true;
  if (c.kind === 'colon' && source && items.slice(source.start, source.end).some((x) => SCORE.test(x.text))) return true;
  if (c.reading?.lemma === 'list' && right && isOneThing(items, right)) return true;
  if (c.frame) return false;
  if (c.kind === 'colon' && source?.start === 0 && source.end === 1 && LABEL.test(items[0]?.text ?? '')) return true;
  if (c.reading?.lemma === 'speak' && elementAt(items, cue.end - 1)?.lower === 'with') return true;
  if (c.kind === 'verb' && before !== undefined && (before.tag === 'PRP$' || ARTICLES.has(before.lower))) return true;
  // "Oslo talks end with": a noun behind the verb, inside the cue.
  if (c.kind === 'verb' && c.reading?.act === 'communication' && cue.end > c.end && items[c.end]?.tag === 'NN') return true;
  if (!source && !right && !items.slice(left?.start, left?.end).some(isQuote)) return true;
  // "told a story", "finds its water".
  const thing = (c.reading?.lemma === 'tell' || c.reading?.lemma === 'find') && left === undefined && right !== undefined;
  return thing && !items.slice(right.start, right.end).some((x) => isVerb(x) || isQuote(x));
}

/** Hits "2-2" of "Harriers 2-2 Rovers: …". */
const SCORE = /^\d{1,3}[-–:]\d{1,3}$/u;

/** "listed | the town as a monument": no list of what is said. */
function isOneThing(items: readonly Item[], { start, end }: Range): boolean {
  const phrase = phraseFrom(items, start, false);
  const last = phrase && elementAt(items, Math.min(phrase.end, end) - 1);
  return (last?.tag === 'NN' || last?.tag === 'NNP') && !items.slice(start, end).some(isQuote);
}
