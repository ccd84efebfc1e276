// Reads names in the runs of capitals of a sentence: a linear-chain model over hashed features, with the rules' guesses among them.
import { elementAt } from '../../base/elementAt.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Word } from '../words/words.js';
import { SIZE, type NameModel } from './nameModel.js';
import { FEATURES, runFeatures, runsOf, type RuleHints, type Run, type RunContext, type SentenceFacts } from './runs.js';
import { WordTable, type WordFacts } from './wordFacts.js';

export type NameKind = 'person' | 'organisation' | 'place' | 'people' | 'none';

/** How likely each kind is for one stretch of words, together 1. */
export type NameOdds = Readonly<Record<NameKind, number>>;

/** What the model reads of one stretch of a run: a name of some kind, or a capital that is none. */
export interface NameReading {
  /** Word indices in the sentence, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
  readonly odds: NameOdds;
}

export interface NameReader {
  /** The readings of one sentence, in order, never overlapping; together they cover every word with a capital. */
  read(words: readonly Word[], hints: RuleHints, titleCase: boolean): NameReading[];
}

export function createNameReader(model: NameModel, lexicon: Lexicon, gazetteer: Gazetteer | undefined): NameReader {
  const table = new WordTable(lexicon, gazetteer);
  const ready: Ready = { model, factors: factorsOf(model.follows) };
  return {
    read(words, hints, titleCase) {
      const runs = runsOf(words);
      if (runs.length === 0) return [];
      const sentence: SentenceFacts = { words, facts: factsAround(words, runs, table), hints };
      const lasts = lastWords(words, runs);
      const readings: NameReading[] = [];
      for (const run of runs) readRun(ready, sentence, run, contextOf(words, run, lasts, titleCase, table), readings);
      return readings;
    },
  };
}

/** A model with what is worked out of it once. */
interface Ready {
  readonly model: NameModel;
  readonly factors: Float64Array;
}

/** Facts of the words of `runs` and of two around each. */
export function factsAround(words: readonly Word[], runs: readonly Run[], table: WordTable): (WordFacts | undefined)[] {
  const facts = new Array<WordFacts | undefined>(words.length);
  for (const run of runs) {
    for (let i = Math.max(0, run.start - 2); i < Math.min(words.length, run.end + 2); i++) {
      const w = words[i];
      if (w) facts[i] ??= table.of(w.text, w.lower, w.flags);
    }
  }
  return facts;
}

/** How often each word closes a run of the sentence. */
export function lastWords(words: readonly Word[], runs: readonly Run[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    const last = elementAt(words, run.end - 1)?.lower ?? '';
    counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  return counts;
}

/** What the words of `run` have in common; `lasts` counts the last words of its sentence's runs. */
export function contextOf(words: readonly Word[], run: Run, lasts: ReadonlyMap<string, number>, titleCase: boolean, table: WordTable): RunContext {
  const before = elementAt(words, run.start - 1);
  const opens = !before || before.tag === '"' || before.tag === '.' || before.tag === ':' || before.tag === '(' ? 1 : 0;
  const repeated = (lasts.get(elementAt(words, run.end - 1)?.lower ?? '') ?? 0) > 1 ? 1 : 0;
  let name = '';
  if (run.end - run.start > 1 && run.end - run.start <= 4) for (let i = run.start; i < run.end; i++) name += `${i > run.start ? ' ' : ''}${words[i]?.text ?? ''}`;
  return { opens, titleCase: titleCase ? 1 : 0, fame: name === '' ? 0 : table.fameOf(name), repeated };
}

/** Longer runs are read in pieces, so that memory stays small. Words. */
const LONGEST = 40;
/** Scratch for one piece at a time: arrays of their own for each would cost more than the sums in them. */
const IDS = new Int32Array(LONGEST * FEATURES);
const SCORES = new Float64Array(LONGEST * SIZE);
const OWN = new Float64Array(LONGEST * SIZE);
const ODDS = new Float64Array(LONGEST * SIZE);
const BACK = new Uint8Array(LONGEST * SIZE);
const PATH = new Uint8Array(LONGEST);

function readRun({ model, factors }: Ready, sentence: SentenceFacts, run: Run, context: RunContext, into: NameReading[]): void {
  for (let start = run.start; start < run.end; start += LONGEST) {
    const piece = { start, end: Math.min(run.end, start + LONGEST) };
    const n = piece.end - piece.start;
    runFeatures(sentence, piece, context, IDS);
    writeScores(model, IDS, n, SCORES);
    if (n === 1) into.push(single(SCORES, model.follows, piece.start));
    else pushSegments(bestPath(SCORES, n, model.follows), marginals(SCORES, n, factors), { n, base: piece.start }, into);
  }
}

/** A run of one word: nothing follows, so its odds are those of its labels at the beginning. */
function single(scores: Float64Array, follows: Float32Array, at: number): NameReading {
  let top = -Infinity;
  let best = 0;
  for (let y = 0; y < SIZE; y++) {
    const s = (scores[y] ?? 0) + (follows[SIZE * SIZE + y] ?? 0);
    scores[y] = s;
    if (s > top) {
      top = s;
      best = y;
    }
  }
  let sum = 0;
  for (let y = 0; y < SIZE; y++) sum += scores[y] = Math.exp((scores[y] ?? 0) - top);
  for (let y = 0; y < SIZE; y++) scores[y] = (scores[y] ?? 0) / sum;
  return { start: at, end: at + 1, kind: kindOf(best), odds: oddsOf(scores, 0, 1) };
}

/** Writes the sums of weights for each word and label. */
function writeScores({ table, mask, scale }: NameModel, ids: Int32Array, n: number, scores: Float64Array): void {
  for (let i = 0; i < n; i++) {
    // Written out for the nine labels: sums that stay in registers make this three times as fast.
    let a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, k = 0;
    for (let x = i * FEATURES; x < (i + 1) * FEATURES; x++) {
      const slot = ((ids[x] ?? 0) & mask) * SIZE;
      a += table[slot] ?? 0;
      b += table[slot + 1] ?? 0;
      c += table[slot + 2] ?? 0;
      d += table[slot + 3] ?? 0;
      e += table[slot + 4] ?? 0;
      f += table[slot + 5] ?? 0;
      g += table[slot + 6] ?? 0;
      h += table[slot + 7] ?? 0;
      k += table[slot + 8] ?? 0;
    }
    const row = i * SIZE;
    scores[row] = a * scale;
    scores[row + 1] = b * scale;
    scores[row + 2] = c * scale;
    scores[row + 3] = d * scale;
    scores[row + 4] = e * scale;
    scores[row + 5] = f * scale;
    scores[row + 6] = g * scale;
    scores[row + 7] = h * scale;
    scores[row + 8] = k * scale;
  }
}

let best = new Float64Array(SIZE);
let next = new Float64Array(SIZE);

/** Viterbi over at most `LONGEST` words. The path is scratch: it holds until the next call. */
export function bestPath(scores: Float64Array, n: number, follows: Float32Array): Uint8Array {
  for (let y = 0; y < SIZE; y++) best[y] = (scores[y] ?? 0) + (follows[SIZE * SIZE + y] ?? 0);
  for (let i = 1; i < n; i++) {
    for (let y = 0; y < SIZE; y++) {
      let top = -Infinity;
      for (let x = 0; x < SIZE; x++) {
        const s = (best[x] ?? 0) + (follows[x * SIZE + y] ?? 0);
        if (s > top) {
          top = s;
          BACK[i * SIZE + y] = x;
        }
      }
      next[y] = top + (scores[i * SIZE + y] ?? 0);
    }
    [best, next] = [next, best];
  }
  let y = 0;
  for (let x = 1; x < SIZE; x++) if ((best[x] ?? 0) > (best[y] ?? 0)) y = x;
  for (let i = n - 1; i >= 0; i--) {
    PATH[i] = y;
    y = BACK[i * SIZE + y] ?? 0;
  }
  return PATH;
}

/** The transition scores as factors of odds. */
export const factorsOf = (follows: Float32Array): Float64Array => Float64Array.from(follows, (f) => Math.exp(f));

let behind = new Float64Array(SIZE);
let ahead = new Float64Array(SIZE);

/** P(label) of each of at most `LONGEST` words, by forward and backward sums, each step brought back to 1. `factors`: `factorsOf` the transitions. What is given back is scratch: it holds until the next call. */
export function marginals(scores: Float64Array, n: number, factors: Float64Array): Float64Array {
  writeEmissions(scores, n);
  const own = OWN;
  const p = ODDS;
  for (let i = 0; i < n; i++) {
    const row = i * SIZE;
    for (let y = 0; y < SIZE; y++) {
      let sum = i === 0 ? (factors[SIZE * SIZE + y] ?? 0) : 0;
      if (i > 0) for (let x = 0; x < SIZE; x++) sum += (p[row - SIZE + x] ?? 0) * (factors[x * SIZE + y] ?? 0);
      p[row + y] = sum * (own[row + y] ?? 0);
    }
    scale(p, row);
  }
  behind.fill(1);
  for (let i = n - 2; i >= 0; i--) {
    for (let x = 0; x < SIZE; x++) {
      let sum = 0;
      for (let y = 0; y < SIZE; y++) sum += (factors[x * SIZE + y] ?? 0) * (own[(i + 1) * SIZE + y] ?? 0) * (behind[y] ?? 0);
      ahead[x] = sum;
    }
    scale(ahead, 0);
    [behind, ahead] = [ahead, behind];
    for (let x = 0; x < SIZE; x++) p[i * SIZE + x] = (p[i * SIZE + x] ?? 0) * (behind[x] ?? 0);
    scale(p, i * SIZE);
  }
  return p;
}

/** Writes the scores of each word as factors, the greatest 1, to `OWN`. */
function writeEmissions(scores: Float64Array, n: number): void {
  for (let i = 0; i < n * SIZE; i += SIZE) {
    let top = -Infinity;
    for (let y = 0; y < SIZE; y++) top = Math.max(top, scores[i + y] ?? 0);
    for (let y = 0; y < SIZE; y++) OWN[i + y] = Math.exp((scores[i + y] ?? 0) - top);
  }
}

/** Brings the `SIZE` values from `at` to the sum 1. */
function scale(values: Float64Array, at: number): void {
  let sum = 0;
  for (let y = 0; y < SIZE; y++) sum += values[at + y] ?? 0;
  if (sum > 0) for (let y = 0; y < SIZE; y++) values[at + y] = (values[at + y] ?? 0) / sum;
}

const KINDS = ['person', 'organisation', 'place', 'people'] as const;

const kindOf = (label: number): NameKind => (label === 0 ? 'none' : (KINDS[(label - 1) >> 1] ?? 'none'));

/** Stretches of one label; the odds of a stretch are the mean over its words. */
function pushSegments(path: Uint8Array, p: Float64Array, { n, base }: { readonly n: number; readonly base: number }, found: NameReading[]): void {
  let start = 0;
  for (let i = 1; i <= n; i++) {
    const label = path[i] ?? 0;
    if (i < n && label > 0 && label % 2 === 0) continue;
    found.push({ start: base + start, end: base + i, kind: kindOf(path[start] ?? 0), odds: oddsOf(p, start, i) });
    start = i;
  }
}

function oddsOf(p: Float64Array, start: number, end: number): NameOdds {
  const n = end - start;
  let person = 0, organisation = 0, place = 0, people = 0, none = 0;
  for (let i = start * SIZE; i < end * SIZE; i += SIZE) {
    none += (p[i] ?? 0) / n;
    person += ((p[i + 1] ?? 0) + (p[i + 2] ?? 0)) / n;
    organisation += ((p[i + 3] ?? 0) + (p[i + 4] ?? 0)) / n;
    place += ((p[i + 5] ?? 0) + (p[i + 6] ?? 0)) / n;
    people += ((p[i + 7] ?? 0) + (p[i + 8] ?? 0)) / n;
  }
  return { person: percent(person), organisation: percent(organisation), place: percent(place), people: percent(people), none: percent(none) };
}

/** Whole percents: what a word two words on changes behind them decides nothing, and readings that are the same need no new look. */
const percent = (odds: number): number => Math.round(100 * odds) / 100;
