// The places among which each learned decision chooses: item indices, left to right. All are bounded, so that no unit costs more than its length.
import { isMark, isQuote, isVerb, type Item } from '../../words/items.js';
import { NONE } from './collect.js';
import type { Candidate, UnitView } from './view.js';

const SOURCE_BEFORE = 60;
const SOURCE_BEHIND = 26;
const SOURCE_LENGTH = 45;
const RIGHT_GAP = 28;
const LONGEST_CONTENT = 140;

/** Where the source may end, and `NONE`: not between quotation marks where the cue stands outside them. */
export function sourceEnds(v: UnitView, c: Candidate): number[] {
  const places = [NONE];
  const inside = (p: number): boolean => ((v.marks[p] ?? 0) - (v.marks[c.start] ?? 0)) % 2 !== 0;
  for (let p = Math.max(1, c.start - SOURCE_BEFORE); p <= c.start; p++) if (mayClose(v.items[p - 1]) && !inside(p)) places.push(p);
  for (let p = c.end + 1; p <= Math.min(v.n, c.end + SOURCE_BEHIND); p++) if (mayClose(v.items[p - 1]) && !inside(p)) places.push(p);
  return places;
}

const mayClose = (item: Item | undefined): boolean => item !== undefined && !isQuote(item) && item.tag !== '"' && item.tag !== 'IN' && item.tag !== 'TO' && item.tag !== 'CC' && item.tag !== 'MD' && item.text !== ';' && (item.tag === 'VBG' || item.tag === 'VBN' || !isVerb(item));

/** Where the source that ends before item `end` may begin. */
export function sourceStarts(v: UnitView, c: Candidate, end: number): number[] {
  const places: number[] = [];
  const least = end > c.start ? c.end : 0;
  for (let p = end - 1; p >= Math.max(least, end - SOURCE_LENGTH); p--) {
    const item = v.items[p];
    if (!item || isQuote(item) || item.text === ';') break;
    places.push(p);
  }
  return places;
}

/** Where content behind the cue may begin, and `NONE`. */
export function rightStarts(v: UnitView, c: Candidate): number[] {
  const places = [NONE];
  for (let p = c.head + 1; p < Math.min(v.n, c.end + RIGHT_GAP); p++) if (v.items[p]?.tag !== ',' && v.items[p]?.tag !== '.') places.push(p);
  return places;
}

/** Where content that begins at `start` may end behind the cue. */
export function rightEnds(v: UnitView, start: number): number[] {
  const places: number[] = [];
  for (let p = start + 1; p <= Math.min(v.n, start + LONGEST_CONTENT); p++) if (p === v.n || v.items[p - 1]?.tag !== ',') places.push(p);
  return places;
}

/** Where content before `edge` may begin, and `NONE`. */
export function leftStarts(v: UnitView, edge: number): number[] {
  const places = [NONE];
  for (let p = Math.max(0, edge - LONGEST_CONTENT); p < edge; p++) {
    const [before, item] = [v.items[p - 1], v.items[p]];
    if (item && (p === 0 || isMark(before) || isQuote(before) || isQuote(item) || item.tag === '"' || before?.tag === 'CC' || before?.tag === 'IN') && item.tag !== ',') places.push(p);
  }
  return places;
}

/** Where content that begins at `start` before `edge` may end. */
export function leftEnds(v: UnitView, start: number, edge: number): number[] {
  const places: number[] = [];
  for (let p = Math.max(start + 1, edge - 20); p <= edge; p++) if (v.items[p - 1]?.tag !== ',') places.push(p);
  return places;
}

/** Where the cue may begin. */
export function cueStarts(c: Candidate): number[] {
  const places: number[] = [];
  for (let p = Math.max(0, c.start - 6); p <= c.head; p++) places.push(p);
  return places;
}

/** Where the cue may end. */
export function cueEnds(v: UnitView, c: Candidate): number[] {
  const places: number[] = [];
  for (let p = c.head + 1; p <= Math.min(v.n, c.end + 12); p++) places.push(p);
  return places;
}
