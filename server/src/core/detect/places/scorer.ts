// Learned weights for "is this a place?": a logistic regression over named traits and the words beside a name.
import type { Option } from './choose.js';
import type { Span } from '../../base/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { entryLines } from '../../lexicon/table.js';

/** Where a word stands towards a name of the lists: right before, one further, right after, one further; towards an unknown name: the same, its first and last word, the last one's ending; in a body's name: beside the place, and the name's first and last word. */
export const WORD_TRAITS = ['before', 'before2', 'after', 'after2', 'unknown-before', 'unknown-before2', 'unknown-after', 'unknown-after2', 'first', 'head', 'ending', 'inside-before', 'inside-after', 'inside-first', 'inside-last'] as const;
export type WordTrait = (typeof WORD_TRAITS)[number];

/** Takes a name's traits and gives their sum; one name after the other. */
export interface PlaceScorer {
  begin(): void;
  /** Log-odds set by hand, which the learned weights correct. */
  base(logOdds: number): void;
  add(trait: string, value?: number): void;
  word(trait: WordTrait, word: string): void;
  /** The sum since `begin`. */
  end(): number;
  /** The final log-odds of the name at `span`, from the sums of its own traits and of those that the whole article gives. */
  total(span: Span, own: number, article: number): number;
  /** The log-odds that a place inside a body's name is meant for itself, from its sum. */
  meant(span: Span, sum: number): number;
  /** For training: the readings of one name with their figures, the name's mentions. */
  chosen?(mentions: readonly Span[], options: readonly Option[], figures: readonly Float64Array[]): void;
}

/** The weights as they stand in place-weights.txt. */
export interface PlaceWeights {
  readonly traits: ReadonlyMap<string, number>;
  readonly words: Readonly<Record<WordTrait, ReadonlyMap<string, number>>>;
}

/** Lines of "trait weight" or "before:word weight"; what cannot be read counts for nothing. */
export function readPlaceWeights(source: string): PlaceWeights {
  const traits = new Map<string, number>();
  const words: Record<WordTrait, Map<string, number>> = {
    before: new Map(), before2: new Map(), after: new Map(), after2: new Map(), first: new Map(), head: new Map(), ending: new Map(),
    'inside-before': new Map(), 'inside-after': new Map(), 'inside-first': new Map(), 'inside-last': new Map(),
    'unknown-before': new Map(), 'unknown-before2': new Map(), 'unknown-after': new Map(), 'unknown-after2': new Map(),
  };
  for (const line of entryLines(source)) {
    const [name = '', figure = ''] = line.split(' ');
    const weight = Number(figure);
    if (!Number.isFinite(weight)) continue;
    const kind = WORD_TRAITS.find((trait) => name.startsWith(`${trait}:`));
    if (kind === undefined) traits.set(name, weight);
    else words[kind].set(name.slice(kind.length + 1), weight);
  }
  return { traits, words };
}

const read = new WeakMap<Lexicon, PlaceWeights>();

/** A scorer with the weights of the lexicon's place-weights.txt. */
export const scorerOf = (lexicon: Lexicon | undefined): PlaceScorer => new WeightSum(weightsOf(lexicon));

/** The weights of single traits there. */
export const scoresIn = (lexicon: Lexicon | undefined): ReadonlyMap<string, number> => weightsOf(lexicon).traits;

function weightsOf(lexicon: Lexicon | undefined): PlaceWeights {
  if (lexicon === undefined) return NO_WEIGHTS;
  const known = read.get(lexicon) ?? readPlaceWeights(lexicon.files['place-weights.txt'] ?? '');
  read.set(lexicon, known);
  return known;
}

const NO_WEIGHTS = readPlaceWeights('');

class WeightSum implements PlaceScorer {
  private sum = 0;

  constructor(private readonly weights: PlaceWeights) {}

  begin(): void {
    this.sum = 0;
  }

  base(logOdds: number): void {
    this.sum += logOdds;
  }

  add(trait: string, value = 1): void {
    this.sum += value * (this.weights.traits.get(trait) ?? 0);
  }

  word(trait: WordTrait, word: string): void {
    this.sum += this.weights.words[trait].get(word) ?? 0;
  }

  end(): number {
    return this.sum;
  }

  total(_span: Span, own: number, article: number): number {
    return own + article;
  }

  meant(_span: Span, sum: number): number {
    return sum;
  }
}
