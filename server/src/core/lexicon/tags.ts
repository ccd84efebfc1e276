// Word classes (Penn style, some merged) and what the word list knows of them: which tags a word bears, which tag follows which.
import { entryLines, fields } from './table.js';

export const TAGS = [
  'NN', 'NNS', 'NNP', 'JJ', 'RB', 'RP', 'VB', 'VBP', 'VBZ', 'VBD', 'VBG', 'VBN', 'MD', 'IN', 'TO', 'DT', 'PRP', 'PRP$', 'POS', 'EX', 'CC', 'CD',
  'WDT', 'WP', 'WRB', 'UH', 'SYM', '"', '(', ')', ',', '.', ':',
] as const;
export type Tag = (typeof TAGS)[number];

/** One tag that a word may bear, with the logarithm of P(tag | word) / P(tag). */
export interface TagReading {
  readonly tag: number;
  readonly score: number;
}

/** Readings by lower-case word. */
export interface WordReadings {
  has(word: string): boolean;
  get(word: string): readonly TagReading[] | undefined;
}

export interface TagLexicon {
  /** Readings by lower-case word, most frequent first. */
  readonly words: WordReadings;
  /** Log probability that tag `b` follows tag `a`: `follows[a * TAGS.length + b]`. */
  readonly follows: Float64Array;
  /** Log probability that a tag starts a sentence. */
  readonly starts: Float64Array;
  /** Log probability of each tag by itself. */
  readonly priors: Float64Array;
}

export const TAG_INDEX: ReadonlyMap<string, number> = new Map(TAGS.map((t, i) => [t, i]));

/** Count that stands for a word of which only the tag is known. */
const KNOWN_ONLY = 0.5;

/** Reads words.txt (`word TAG12 TAG3`) and tags.txt (`TAG TAG=12 …`; `^` = sentence start). `verbs`: base forms that may be verbs whatever was counted. */
export function readTagLexicon(words: string, tags: string, verbs: ReadonlySet<string>): TagLexicon {
  const size = TAGS.length;
  const follows = new Float64Array(size * size).fill(Math.log(1e-4));
  const starts = new Float64Array(size).fill(Math.log(1e-4));
  const counts = new Float64Array(size).fill(1);
  for (const line of entryLines(tags)) {
    const [from = '', ...pairs] = fields(line);
    const row = readPairs(pairs);
    const total = row.reduce((n, [, c]) => n + c, 0);
    const a = TAG_INDEX.get(from);
    for (const [b, c] of row) {
      const p = Math.log((c + 0.5) / (total + 0.5 * size));
      if (a !== undefined) follows[a * size + b] = p;
      else starts[b] = p;
      counts[b] = (counts[b] ?? 0) + c;
    }
  }
  const sum = counts.reduce((n, c) => n + c, 0);
  const priors = counts.map((c) => Math.log(c / sum));
  return { words: wordReadings(words, verbs, priors), follows, starts, priors };
}

function readPairs(pairs: readonly string[]): [number, number][] {
  const row: [number, number][] = [];
  for (const pair of pairs) {
    const at = pair.lastIndexOf('=');
    const tag = TAG_INDEX.get(pair.slice(0, at));
    if (tag !== undefined) row.push([tag, Number(pair.slice(at + 1))]);
  }
  return row;
}

/** The readings of words, made when a word is first met: of the whole list an article needs a few hundred. */
function wordReadings(source: string, verbs: ReadonlySet<string>, priors: Float64Array): WordReadings {
  const lines = new Map<string, string>();
  for (const line of entryLines(source)) {
    const space = line.indexOf(' ');
    if (space > 0) lines.set(line.slice(0, space), line);
  }
  const made = new Map<string, readonly TagReading[]>();
  return {
    has: (word) => lines.has(word) || verbs.has(word),
    get(word) {
      const known = made.get(word);
      if (known) return known;
      const line = lines.get(word);
      if (line === undefined && !verbs.has(word)) return undefined;
      const counted = line === undefined ? [] : readLine(line, priors);
      const readings = verbs.has(word) ? asVerb(counted, priors) : counted;
      made.set(word, readings);
      return readings;
    },
  };
}

function readLine(line: string, priors: Float64Array): TagReading[] {
  const [, ...marks] = fields(line);
  const counted: [number, number][] = [];
  for (const mark of marks) {
    const digits = mark.search(COUNT);
    const tag = TAG_INDEX.get(digits < 0 ? mark : mark.slice(0, digits));
    if (tag !== undefined) counted.push([tag, digits < 0 ? KNOWN_ONLY : Number(mark.slice(digits))]);
  }
  const total = counted.reduce((n, [, c]) => n + c, 0);
  return counted.map(([tag, c]) => ({ tag, score: Math.log(c / total) - (priors[tag] ?? 0) }));
}

/** Lets the word be read as a verb too ("caution" was met as a noun only). */
function asVerb(known: readonly TagReading[], priors: Float64Array): TagReading[] {
  const missing = [TAG_INDEX.get('VB') ?? 0, TAG_INDEX.get('VBP') ?? 0].filter((tag) => !known.some((r) => r.tag === tag));
  return [...known, ...missing.map((tag) => ({ tag, score: Math.log(RARE) - (priors[tag] ?? 0) }))];
}

/** Share of a reading that was never counted. */
const RARE = 0.05;

/** Where the count begins in `VBD265` (hit), not in `VBD` (miss). */
const COUNT = /\d/u;
