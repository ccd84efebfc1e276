// How much words are worth a check: a learned comparison with what people picked out of political debates to check it.
import { firstWhere } from '../../base/search.js';
import { hull, type Span } from '../../base/span.js';
import type { WorthWeights } from '../../lexicon/worthWeights.js';
import { COUNTER_SIGNALS, SIGNALS } from './signals.js';

export interface Worth {
  /** The chance that a reader who looks for what to check would pick it, 0..1, two decimals. */
  readonly score: number;
  /** Figures, comparisons and the like that speak for it (signals.ts), the weightiest first; at most three. Single words weigh too, but tell a reader nothing. */
  readonly reasons: readonly string[];
}

/** What scores less is not said to be worth a check: at one half people were as often of one mind as of the other. */
export const LEAST_WORTH = 0.5;

/** Only this much of a sentence is looked at, so that none costs more than a long one. UTF-16 units. */
export const PEEK = 500;

// Words with their apostrophes, figures with points and commas inside, and marks that tell something. Hits "don't", "1,200", "%"; misses ",".
const WORD = /\p{L}[\p{L}'’-]*|\d(?:[\d.,]*\d)?|[?!$%£€]/gu;
const FIGURE = /^\d/u;
// Hits "1999", "2024"; misses "1,999".
const YEAR = /^(?:19|20)\d\d$/u;

/** By number of words: where one length ends and the next begins. */
const LENGTHS = [5, 8, 12, 18, 28];

const ALL_SIGNALS = [...SIGNALS, ...COUNTER_SIGNALS];

/** What is compared of one sentence, or of the words of it that somebody says: by trait the words that bear it, where there are any. `whole`: the sentence, whose length counts. */
export function worthTraits(said: string, whole = said): ReadonlyMap<string, string> {
  const words = said.slice(0, PEEK);
  const traits = new Map<string, string>([['bias', '']]);
  for (const { rule, pattern } of ALL_SIGNALS) {
    const hit = pattern.exec(words)?.[0];
    if (hit !== undefined) traits.set(rule, hit.trim());
  }
  const found = words.match(WORD) ?? [];
  for (const word of found) traits.set(wordTrait(word), word);
  const length = whole === said ? found.length : (whole.slice(0, PEEK).match(WORD) ?? []).length;
  traits.set(`length:${LENGTHS.filter((n) => length >= n).length}`, '');
  return traits;
}

const wordTrait = (word: string): string => (YEAR.test(word) ? 'YEAR' : FIGURE.test(word) ? 'FIGURE' : `word:${word.toLowerCase().replaceAll('’', '\'')}`);

/** What a sentence is worth, or the words of it that somebody says (`whole`: the sentence). Undefined without weights. */
export function sentenceWorth(said: string, weights: WorthWeights, whole = said): Worth | undefined {
  const traits = worthTraits(said, whole);
  const score = worthScore(traits, weights);
  return score === undefined ? undefined : { score, reasons: reasonsIn(traits, weights) };
}

/** The score of a sentence with such traits. Undefined without weights. */
export function worthScore(traits: ReadonlyMap<string, string>, weights: WorthWeights): number | undefined {
  if (weights.size === 0) return undefined;
  let sum = 0;
  for (const trait of traits.keys()) sum += weights.get(trait) ?? 0;
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

interface Reason {
  readonly words: string;
  readonly weight: number;
}

/** "$1.7 million" for "1.7 million", with the greater weight of both. */
function reasonsIn(traits: ReadonlyMap<string, string>, weights: WorthWeights): string[] {
  const reasons = [...traits].map(([trait, words]): Reason => ({ words, weight: SIGNAL_RULES.has(trait) ? (weights.get(trait) ?? 0) : 0 })).filter(({ weight }) => weight > 0);
  const whole = reasons.filter(({ words }, i) => !reasons.some((other, k) => other.words.includes(words) && (other.words !== words || k < i)));
  const weightOf = ({ words }: Reason): number => Math.max(...reasons.filter((r) => words.includes(r.words)).map((r) => r.weight));
  return whole.sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_REASONS).map(({ words }) => words);
}

const SIGNAL_RULES: ReadonlySet<string> = new Set(SIGNALS.map(({ rule }) => rule));
const MOST_REASONS = 3;

/** Of words that somebody says (`spans`, in text order): the worth of the sentence that is worth most, of each what is said in it. `sentences`: all of the article. */
export function claimWorth(text: string, spans: readonly Span[], sentences: readonly Span[], weights: WorthWeights): Worth | undefined {
  const whole = hull(spans);
  if (!whole) return undefined;
  let most: Worth | undefined;
  const consider = (within: Span): void => {
    const words = said(text, spans, within);
    const worth = words === '' ? undefined : sentenceWorth(words, weights, text.slice(within.start, within.end));
    if (worth && worth.score > (most?.score ?? -1)) most = worth;
  };
  let last = whole.start;
  for (let k = firstWhere(sentences.length, (i) => (sentences[i]?.end ?? Infinity) > whole.start); k < sentences.length; k++) {
    const sentence = sentences[k];
    if (!sentence || sentence.start >= whole.end) break;
    consider(sentence);
    last = sentence.end;
  }
  if (last < whole.end) consider({ start: last, end: whole.end });
  return most;
}

/** For lists of what is worth a check: 0 for claims that are not said to be. */
export const worthIn = (text: string, sentences: readonly Span[], weights: WorthWeights) => (spans: readonly Span[]): { readonly checkworthy: boolean; readonly score: number } | undefined => {
  const worth = claimWorth(text, spans, sentences, weights);
  if (!worth) return undefined;
  const checkworthy = worth.score >= LEAST_WORTH;
  return { checkworthy, score: checkworthy ? worth.score : 0 };
};

/** The words of `spans` that stand `within`, those of a long turn found without a walk over all of it. */
function said(text: string, spans: readonly Span[], within: Span): string {
  const words: string[] = [];
  for (let k = firstWhere(spans.length, (i) => (spans[i]?.end ?? Infinity) > within.start); k < spans.length; k++) {
    const span = spans[k];
    if (!span || span.start >= within.end) break;
    words.push(text.slice(Math.max(span.start, within.start), Math.min(span.end, within.end)));
  }
  return words.join(' ');
}
