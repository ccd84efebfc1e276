// The places among which each learned decision chooses: item indices, left to right. All are bounded, so that no unit costs more than its length.
import { elementAt } from '../../../base/elementAt.js';
import type { Tag } from '../../../lexicon/tags.js';
import { isMark, isQuote, isVerb, type Item } from '../../words/items.js';
import { isTime } from '../../words/phrases.js';
import { NONE } from './parts.js';
import type { Candidate, UnitView } from './view.js';

const SOURCE_BEFORE = 60;
const SOURCE_BEHIND = 26;
const SOURCE_LENGTH = 32;
const RIGHT_GAP = 16;
const LONGEST_CONTENT = 140;

const NOUNS: ReadonlySet<Tag> = new Set<Tag>(['NN', 'NNS', 'NNP']);
const BEFORE_NOUN: ReadonlySet<Tag> = new Set<Tag>(['NN', 'NNS', 'NNP', 'CD', 'JJ', 'DT', 'PRP$']);
/** Words that a noun or adjective behind them belongs to. */
const OPENS_PHRASE: ReadonlySet<Tag> = new Set<Tag>(['DT', 'PRP$', 'JJ', 'POS', 'CD']);
/** Words that hardly anything ends in. */
const LEADS_ON: ReadonlySet<Tag> = new Set<Tag>(['DT', 'PRP$', 'CC']);

/** Between a word and the noun that it belongs to: nothing ends there. One gold border in two hundred is lost by this, and of the places a third. */
const beforeItsNoun = (before: Item | undefined, item: Item | undefined): boolean => before !== undefined && item !== undefined && NOUNS.has(item.tag) && BEFORE_NOUN.has(before.tag);

/** Behind the first words of a phrase: nothing begins there. */
const insidePhrase = (before: Item | undefined, item: Item | undefined): boolean => before !== undefined && item !== undefined && OPENS_PHRASE.has(before.tag) && (NOUNS.has(item.tag) || item.tag === 'JJ');

/** "Keith | Quist", "quay | walls". */
const insideCompound = (before: Item | undefined, item: Item | undefined): boolean => (before?.tag === 'NNP' && item?.tag === 'NNP') || (before?.tag === 'NN' && (item?.tag === 'NN' || item?.tag === 'NNS'));

/** Where the source may end, and `NONE`: not between quotation marks where the cue stands outside them. */
export function sourceEnds(v: UnitView, c: Candidate): number[] {
  const places = [NONE];
  const inside = (p: number): boolean => ((v.marks[p] ?? 0) - (v.marks[c.start] ?? 0)) % 2 !== 0;
  for (let p = Math.max(1, c.start - SOURCE_BEFORE); p <= c.start; p++) if ((p === c.start || mayEndSource(v.items, p)) && mayClose(elementAt(v.items, p - 1)) && !inside(p)) places.push(p);
  for (let p = c.end + 1; p <= Math.min(v.n, c.end + SOURCE_BEHIND); p++) if (mayEndSource(v.items, p) && mayClose(elementAt(v.items, p - 1)) && !inside(p)) places.push(p);
  return places;
}

const mayEndSource = (items: readonly Item[], p: number): boolean => !beforeItsNoun(elementAt(items, p - 1), items[p]) && !(elementAt(items, p - 1)?.tag === 'DT' && items[p]?.tag === 'JJ');

const mayClose = (item: Item | undefined): boolean => item !== undefined && !isQuote(item) && item.tag !== '"' && item.tag !== 'IN' && item.tag !== 'TO' && item.tag !== 'CC' && item.tag !== 'MD' && item.text !== ';' && (item.tag === 'VBG' || item.tag === 'VBN' || !isVerb(item));

/** Where the source that ends before item `end` may begin: never so that it holds one of two marks of quotation. */
export function sourceStarts(v: UnitView, c: Candidate, end: number): number[] {
  const places: number[] = [];
  const least = end > c.start ? c.end : 0;
  for (let p = end - 1; p >= Math.max(least, end - SOURCE_LENGTH); p--) {
    const item = v.items[p];
    if (!item || isQuote(item) || item.text === ';') break;
    const torn = ((v.marks[end] ?? 0) - (v.marks[p] ?? 0)) % 2 !== 0;
    if (!torn && (p === c.end || p === least || !insidePhrase(elementAt(v.items, p - 1), item))) places.push(p);
  }
  return places;
}

/** Where content behind the cue may begin, and `NONE`. */
export function rightStarts(v: UnitView, c: Candidate): number[] {
  const places = [NONE];
  for (let p = c.head + 1; p < Math.min(v.n, c.end + RIGHT_GAP); p++) {
    const before = elementAt(v.items, p - 1);
    const item = v.items[p];
    if (item?.tag !== ',' && item?.tag !== '.' && (p <= c.end || !(insidePhrase(before, item) || insideCompound(before, item)))) places.push(p);
  }
  return places;
}

/** Where content that begins at `start` may end behind the cue: not between two marks of quotation. */
export function rightEnds(v: UnitView, start: number): number[] {
  const places: number[] = [];
  const last = Math.min(v.n, start + LONGEST_CONTENT);
  for (let p = start + 1; p <= last; p++) {
    const before = elementAt(v.items, p - 1);
    const item = v.items[p];
    if (isTorn(v, start, p)) continue;
    if (p === v.n || (before?.tag !== ',' && (item?.tag === '.' || !(before === undefined || LEADS_ON.has(before.tag) || beforeItsNoun(before, item))))) places.push(p);
  }
  return places.length > 0 ? places : [last];
}

/** Whether words from `start` to `p` hold one of two marks of quotation and not the other. */
export function isTorn(v: UnitView, start: number, p: number): boolean {
  const [before, here] = [v.marks[start] ?? 0, v.marks[p] ?? 0];
  return before % 2 === 0 ? (here - before) % 2 !== 0 && here < (v.marks[v.n] ?? 0) : here > before;
}

/** Where content before `edge` may begin, and `NONE`. */
export function leftStarts(v: UnitView, edge: number): number[] {
  const places = [NONE];
  for (let p = Math.max(0, edge - LONGEST_CONTENT); p < edge; p++) {
    const before = elementAt(v.items, p - 1);
    const item = v.items[p];
    if (item && (p === 0 || isMark(before) || isQuote(before) || isQuote(item) || item.tag === '"' || before?.tag === 'CC' || before?.tag === 'IN') && item.tag !== ',') places.push(p);
  }
  return places;
}

/** Where content that begins at `start` before `edge` may end. */
export function leftEnds(v: UnitView, start: number, edge: number): number[] {
  const places: number[] = [];
  for (let p = Math.max(start + 1, edge - 20); p <= edge; p++) if (elementAt(v.items, p - 1)?.tag !== ',') places.push(p);
  return places;
}

/** Where the cue may begin. */
export function cueStarts(c: Candidate): number[] {
  const places: number[] = [];
  for (let p = Math.max(0, c.start - 3); p <= c.head; p++) places.push(p);
  return places;
}

/** Where the cue may end. */
export function cueEnds(v: UnitView, c: Candidate): number[] {
  const places: number[] = [];
  for (let p = c.head + 1; p <= Math.min(v.n, c.end + 8); p++) if (p <= c.end || !(elementAt(v.items, p - 1)?.tag === ',' || isTime(elementAt(v.items, p - 1)) || beforeItsNoun(elementAt(v.items, p - 1), v.items[p]))) places.push(p);
  return places;
}
