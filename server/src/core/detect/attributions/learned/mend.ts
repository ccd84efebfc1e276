// Where a learned reading ends or begins as grammar wants it, whatever the neighbours suggest: with the speaker's next cue, the paper's own clause, the day and the medium left out.
import { elementAt } from '../../../base/elementAt.js';
import type { Tag } from '../../../lexicon/tags.js';
import type { Item } from '../../words/items.js';
import { isPeriod, isTime, phraseFrom, skipAdverbial, type Range } from '../../words/phrases.js';
import { contentEnd } from '../contents.js';
import { phraseBehind } from '../medium.js';
import { withinSubordinate } from '../verbFrames.js';
import type { Reading } from './decide.js';
import { endBeforeOwn } from './ownClause.js';
import { NONE } from './parts.js';
import { isTorn } from './places.js';
import type { ReadUnit } from './read.js';

/** A cue that ends the words of the one before it. */
const SURE = 0.4;

/** `reading` with its borders mended; `all`: the readings of its unit. */
export function mendedReading(read: ReadUnit, reading: Reading, all: readonly Reading[]): Reading {
  const spoken = withoutCircumstance(read, withoutPlace(read, saidBefore(read, turnedRound(reading))));
  const cut = cutBeforeNext(read, withinMain(read, behindOther(read, spoken, all)), all);
  return withoutMedium(read, withoutRemark(read, beforeOwn(read, cut, all)));
}

/** "Two killed in bridge fall, say police": who stands behind the verb speaks, where nothing else follows it. */
function turnedRound(reading: Reading): Reading {
  const { source, right, certainty, candidate, index, chance, cue } = reading;
  const { frame, start } = candidate;
  const ruled = frame?.evidence[0]?.detail === 'inverted' ? frame.source?.range : undefined;
  const [left, ...rest] = frame?.content ?? [];
  if (!ruled || !left || rest.length > 0 || !source || !right || source.end > start || right.start > ruled.start || right.end > ruled.end) return reading;
  return { source: ruled, left, right: undefined, certainty, candidate, index, chance, cue };
}

/** "The bridge stays shut, | officials | said | Monday, three days after a crack was found": what is said stands before, and behind it only when it was said. */
function saidBefore({ view: { items, finites } }: ReadUnit, reading: Reading): Reading {
  const { source, left, right, certainty, candidate, index, chance, cue } = reading;
  if (left || !right || !source || source.end > cue.start || elementAt(items, source.start - 1)?.tag !== ',' || elementAt(items, right.start - 1)?.tag !== ',') return reading;
  if (!opensTime(items, right.start) || (finites[source.start - 1] ?? 0) === 0 || items.slice(cue.end, right.start - 1).some((x) => !isTime(x) && x.tag !== 'IN')) return reading;
  const start = candidate.ruledLeft?.start ?? 0;
  return start < source.start - 1 ? { source, left: { start, end: source.start - 1 }, right: undefined, certainty, candidate, index, chance, cue } : reading;
}

/** "three days after …", "hours before …", "as …", "after …". */
function opensTime(items: readonly Item[], at: number): boolean {
  const period = items.slice(at, at + LONGEST_PERIOD).findIndex((x) => isPeriod(x));
  const join = items[period < 0 ? at : at + period + 1]?.lower ?? '';
  return BEFORE_DEED.has(join) || (period < 0 && join === 'as');
}

/** Words to the end of "more than two weeks". */
const LONGEST_PERIOD = 5;

const WHERE: ReadonlySet<string> = new Set(['here', 'there', 'north', 'south', 'east', 'west', 'abroad', 'elsewhere', 'nearby']);

/** "Doctors here | say": where somebody is belongs to no cue; "herders in Norway's far north | said": it may end the source. */
function withoutPlace({ view: { items } }: ReadUnit, reading: Reading): Reading {
  const { source, left, right, certainty, candidate, index, chance, cue } = reading;
  let { start } = cue;
  for (let i = start; i < candidate.start; i++) if (WHERE.has(items[i]?.lower ?? '')) start = i + 1;
  if (start === cue.start) return reading;
  const owned = source?.end === cue.start && elementAt(items, cue.start - 1)?.tag === 'POS';
  return { source: owned ? { start: source.start, end: start } : source, left, right, certainty, candidate, index, chance, cue: { start, end: cue.end } };
}

/** "X says it is late, Y says it is lost, | and nobody knows": the paper's own clause behind them is nobody's words; "that …, | and that …" is. */
function beforeOwn({ view, grammar }: ReadUnit, reading: Reading, all: readonly Reading[]): Reading {
  const { source, right, cue, candidate: c } = reading;
  if (!source || !right || source.end > cue.start) return reading;
  const { items } = view;
  const says = c.reading?.act === 'communication';
  const comma = source.start - 1;
  const inSeries = says && elementAt(items, comma)?.tag === ',' && all.some((r) => r !== reading && r.right !== undefined && r.candidate.reading?.act === 'communication' && r.right.start < comma && r.right.end >= comma);
  const phrase = c.frame ? PHRASES.has(c.frame.evidence[0]?.detail ?? '') : PHRASE_TAGS.has(items[right.start]?.tag ?? '.');
  const end = says || phrase ? endBeforeOwn(items, { cue, right, inSeries, phrase }) : right.end;
  if (end < right.end) return isTorn(view, right.start, end) ? reading : withRight(reading, { start: right.start, end });
  const parallel = says && items[end]?.tag === ',' && items[end + 1]?.tag === 'CC' && items[end + 2]?.lower === 'that' && items[end + 2]?.tag === 'IN';
  return parallel ? withRight(reading, { start: right.start, end: contentEnd(grammar, end + 2) }) : reading;
}

const PHRASES: ReadonlySet<string> = new Set(['noun', 'complement', 'preposition', 'gerund', 'infinitive', 'object']);
const PHRASE_TAGS: ReadonlySet<Tag> = new Set<Tag>(['TO', 'VBG']);

/** "Outside court, | the victim, Ada Quist,": where it was said is nobody. */
function withoutCircumstance({ view: { items } }: ReadUnit, reading: Reading): Reading {
  const { source, left, right, certainty, candidate, index, chance, cue } = reading;
  if (!source || !PLACED.has(items[source.start]?.lower ?? '')) return reading;
  for (let i = source.start + 1; i < Math.min(source.end - 1, source.start + LONGEST_PLACE); i++) {
    const opener = items[i]?.tag === ',' ? items[i + 1] : undefined;
    if (!opener) continue;
    const named = opener.tag === 'DT' || opener.tag === 'NNP' || opener.tag === 'PRP$';
    return named ? { source: { start: i + 1, end: source.end }, left, right, certainty, candidate, index, chance, cue } : reading;
  }
  return reading;
}

const PLACED: ReadonlySet<string> = new Set(['outside', 'inside', 'in', 'at', 'on', 'after', 'before', 'during', 'from', 'near']);
/** Words of such a phrase. */
const LONGEST_PLACE = 8;

/** "While Quist said that …, he left": the words end where the main clause begins. */
function withinMain({ view: { items } }: ReadUnit, reading: Reading): Reading {
  const { right, source } = reading;
  return right && source && source.start <= 2 ? withRight(reading, withinSubordinate(items, source, right)) : reading;
}

/** "A person familiar with the matter said | the board had discussed …": the source of a cue inside the words of another begins in them. */
function behindOther({ view: { items } }: ReadUnit, reading: Reading, all: readonly Reading[]): Reading {
  const { source, cue } = reading;
  if (!source || source.end > cue.start) return reading;
  for (const { right, cue: other, chance, source: speaker } of all) {
    if (!right || chance < SURE || !speaker || speaker.start < source.start || other.start <= source.start || other.end >= source.end || right.start >= source.end || right.end < cue.end) continue;
    if (items.slice(source.start, other.start).some((x) => x.tag === 'WP' || x.tag === 'WDT')) continue;
    const start = items[right.start]?.lower === 'that' ? right.start + 1 : right.start;
    return start < source.end ? { ...reading, source: { start, end: source.end } } : reading;
  }
  return reading;
}

/** "Quist warned that … and urged …", "Brandt said … and Olsen said …": content ends before the next speaker or cue that a coordinator joins to this one. */
function cutBeforeNext({ view }: ReadUnit, reading: Reading, all: readonly Reading[]): Reading {
  const { items } = view;
  const { right, source } = reading;
  if (!right || !source) return reading;
  for (const next of all) {
    if (next.chance < SURE || next === reading || next.cue.start <= right.start || next.cue.end > right.end) continue;
    const end = endBefore(items, next, source);
    if (end > right.start && !isTorn(view, right.start, end)) return withRight(reading, { start: right.start, end });
  }
  return reading;
}

/**
 * Where words end before `next`, another cue of the speaker at `source` or another speaker's; `NONE` where nothing parts them. What somebody thinks or wants
 * does not: "said that it was late, but he hoped for the best".
 */
function endBefore(items: readonly Item[], next: Reading, source: Range): number {
  if (next.candidate.reading?.act !== 'communication') return NONE;
  const shares = next.source?.start === source.start;
  const opens = shares ? next.cue.start : next.source?.start ?? NONE;
  const before = elementAt(items, opens - 1);
  // "said that … and that the crane failed": a second clause of the same words.
  if (before?.tag === 'CC' && items[opens]?.lower === 'that') return NONE;
  if (before?.tag === 'CC') return elementAt(items, opens - 2)?.tag === ',' ? opens - 2 : opens - 1;
  if (!before || !shares || items[opens]?.tag !== 'VBG') return NONE;
  if (BEFORE_DEED.has(before.lower)) return opens - 1;
  // “…,” adding that …: the comma stands inside the marks.
  return before.tag === '"' && lastInside(items, opens - 1)?.tag === ',' ? opens : NONE;
}

/** The last word or sign before the closing mark at item `at`. */
const lastInside = (items: readonly Item[], at: number): Item | undefined => {
  const inside = items[at]?.inside;
  return inside ? inside[inside.length - 1] : elementAt(items, at - 1);
};

/** "said that … before adding …", "said Monday, two days after …" */
const BEFORE_DEED: ReadonlySet<string> = new Set(['before', 'after']);

/** Written out, as every object of the hot paths: V8 takes properties that are written over those of a spread one for new ones, at the cost of a call each. */
const withRight = ({ source, left, certainty, candidate, index, chance, cue }: Reading, right: Range): Reading => ({ source, left, right, certainty, candidate, index, chance, cue });

/** "called her a “disgrace” | Wednesday on the show", "a “gift” |, a word which …": when and where it was said, and what the paper says of the words, is none of them. */
function withoutRemark({ view: { items, quoted, quotedTo } }: ReadUnit, reading: Reading): Reading {
  const { right } = reading;
  if (!right) return reading;
  for (let p = right.start + 1; p < right.end; p++) if ((quotedTo[p] === p || items[p]?.tag === ',') && opensComment(items, p)) return withRight(reading, { start: right.start, end: p });
  const to = quotedTo[right.end] ?? NONE;
  if (quoted[right.end] === quoted[right.start] || to === right.end || !opensCircumstance(items, to)) return reading;
  let at = to;
  for (let next = skipAdverbial(items, at); at < right.end && next > at; next = skipAdverbial(items, at)) at = next;
  return at === right.end ? withRight(reading, { start: right.start, end: to }) : reading;
}

/** "had denounced the vote | in a radio interview": where something was said is no part of what was said; “in its final report” may be. */
function withoutMedium({ view: { items } }: ReadUnit, reading: Reading): Reading {
  const { right } = reading;
  if (!right) return reading;
  for (let p = right.end - 2; p > right.start; p--) {
    if (items[p]?.tag !== 'IN') continue;
    if (items[p]?.lower !== 'in' || !INDEFINITE.has(items[p + 1]?.lower ?? '')) return reading;
    const phrase = phraseBehind(items, p);
    return phrase?.medium && phrase.range.end === right.end ? withRight(reading, { start: right.start, end: p }) : reading;
  }
  return reading;
}

const INDEFINITE: ReadonlySet<string> = new Set(['a', 'an']);

/** ", a phrase which …", the comma inside the marks or behind them. */
function opensComment(items: readonly Item[], to: number): boolean {
  const at = items[to]?.tag === ',' ? to + 1 : to;
  if (at === to && lastInside(items, to - 1)?.tag !== ',') return false;
  if (!INDEFINITE.has(items[at]?.lower ?? '')) return false;
  const phrase = phraseFrom(items, at, false);
  const next = phrase && items[phrase.end];
  return next !== undefined && (next.tag === 'WDT' || next.lower === 'which' || next.lower === 'that');
}

/** "Wednesday", "last week", "in a tweet". */
function opensCircumstance(items: readonly Item[], at: number): boolean {
  if (isTime(items[at]) || isPeriod(items[at + 1])) return true;
  const phrase = phraseBehind(items, at);
  return phrase !== undefined && (phrase.medium || isTime(phrase.last));
}
