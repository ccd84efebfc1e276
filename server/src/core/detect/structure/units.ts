// Paragraphs as the structure finder looks at them: with their markup taken off and their words counted once.
import { shift } from '../../base/span.js';
import { layoutOf, type Paragraph } from '../../text/paragraphs.js';
import { plain } from './conventions.js';
import { lettered } from '../../text/lettered.js';

export interface Unit extends Paragraph, Omit<Shape, 'core'> {
  /** Begin and end of the words without emphasis marks; within the paragraph. */
  readonly core: { readonly start: number; readonly end: number };
  /** What was found out about words like these in this or an earlier version of the text. */
  readonly shape: Shape;
}

/** What a paragraph's words alone tell, wherever they stand: offsets count from the paragraph's start. Never changes but for `kept`. */
export interface Shape {
  readonly core: { readonly start: number; readonly end: number };
  /** The first `PEEK` units of the core: what patterns are tried on. */
  readonly head: string;
  /** The last `PEEK` units of the core. */
  readonly tail: string;
  /** `plain(head)`. */
  readonly words: string;
  /** Counted in `head` only; `MANY_WORDS` where the core is longer. */
  readonly wordCount: number;
  /** The level of a Markdown heading, 0 for none. */
  readonly heading: number;
  /** Ends in a full stop, question or exclamation mark or colon, closing marks skipped. */
  readonly ending: '.' | '?' | '!' | ':' | ',' | '';
  readonly kept: Map<string, unknown>;
}

/** Shapes by the paragraph's text. */
export type Shapes = Map<string, Shape>;

/** Of the version that is being read, and of the one before. */
export interface ShapeMemory {
  readonly now: Shapes;
  readonly old: ReadonlyMap<string, Shape> | undefined;
}

/** `make()`, or what it gave for the same words and the same `key` before. Offsets in the value count from the paragraph's start. */
export function rememberedIn<T>(shape: Shape, key: string, is: (value: unknown) => value is T, make: () => T): T {
  const kept = shape.kept.get(key);
  if (is(kept)) return kept;
  const value = make();
  shape.kept.set(key, value);
  return value;
}

/** No pattern looks further into a paragraph than this, so that a paragraph of a megabyte costs no more than a short one. UTF-16 units. */
export const PEEK = 400;
export const MANY_WORDS = 1000;

export interface Units {
  readonly units: readonly Unit[];
  /** As `Layout` has it. */
  readonly unwrapped: boolean;
}

/** The units of `text` from `from` on. */
export function unitsOf(text: string, from: number, memory?: ShapeMemory): Units {
  const { paragraphs, unwrapped } = layoutOf(text);
  return { units: (from > 0 ? paragraphs.filter((paragraph) => paragraph.start >= from) : paragraphs).map((paragraph) => toUnit(text, paragraph, memory)), unwrapped };
}

// Hits "## Who knew?"; misses "#tag".
const HEADING = /^(#{1,6})[ \t]+/u;
// Hits "**", "_"; misses "- ".
const EMPHASIS_START = /^[*_]{1,3}(?=\S)/u;
const EMPHASIS_END = /(?<=\S)[*_]{1,3}$/u;

export function toUnit(text: string, paragraph: Paragraph, memory: ShapeMemory | undefined): Unit {
  const { start, end, gapBefore, gapAfter } = paragraph;
  const shape = shapeFor(text.slice(start, end), memory);
  const { head, tail, words, wordCount, heading, ending, kept } = shape;
  // Written out: copying with `...` costs ten times as much, and an article has hundreds of paragraphs.
  return { start, end, gapBefore, gapAfter, head, tail, words, wordCount, heading, ending, kept, core: shift(shape.core, start), shape };
}

function shapeFor(words: string, memory: ShapeMemory | undefined): Shape {
  const known = memory?.now.get(words);
  if (known !== undefined) return known;
  const shape = memory?.old?.get(words) ?? shapeOf(words);
  memory?.now.set(words, shape);
  return shape;
}

function shapeOf(text: string): Shape {
  let [start, end] = [0, text.length];
  const heading = HEADING.exec(text.slice(start, start + 12));
  start += heading?.[0].length ?? 0;
  const opened = EMPHASIS_START.exec(text.slice(start, start + 5))?.[0];
  const closed = EMPHASIS_END.exec(text.slice(Math.max(start, end - 5), end))?.[0];
  if (opened !== undefined && closed === opened && end - start > 2 * opened.length) {
    start += opened.length;
    end -= closed.length;
  }
  if (start >= end) [start, end] = [0, text.length];
  const head = text.slice(start, Math.min(end, start + PEEK));
  const tail = text.slice(Math.max(start, end - PEEK), end);
  return {
    core: { start, end },
    head,
    tail,
    words: plain(head),
    wordCount: end - start > PEEK ? MANY_WORDS : countWords(head),
    heading: heading?.[1]?.length ?? 0,
    ending: endingOf(tail),
    kept: new Map(),
  };
}

const countWords = (words: string): number => words.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word)).length;

// Hits "stop.”", "why?)"; misses "stop”". The sign is the first group.
const ENDING = /([.?!:,…])["”’'»)\]*_]{0,4}$/u;

function endingOf(tail: string): Unit['ending'] {
  const sign = ENDING.exec(tail)?.[1];
  if (sign === '…') return '.';
  return sign === '.' || sign === '?' || sign === '!' || sign === ':' || sign === ',' ? sign : '';
}

/** Running text: a paragraph that somebody wrote to be read as sentences. */
export function isProse(unit: Unit): boolean {
  if (unit.heading > 0) return false;
  if (unit.wordCount >= 40 || (unit.wordCount >= 12 && hasSentenceInside(unit))) return true;
  return (unit.ending === '.' || unit.ending === '!' || unit.ending === '?') && unit.wordCount >= (unit.ending === '.' ? 5 : 12);
}

// A full stop in the middle, with a capital behind. Hits "It fell. Nobody"; misses "The U.S. is" (no small letter before the stop), "Adm. Bole" (too short).
const SENTENCE_INSIDE = lettered(/\p{Ll}{4}[.!?]["”’]? +["“‘]?\p{Lu}/u);

export const hasSentenceInside = (unit: Unit): boolean => SENTENCE_INSIDE.test(unit.head);
