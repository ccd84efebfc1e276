// Everything that one block tells by itself: sentences, attributions, names. Depends on its text and its quotations alone, so it can be kept.
import type { Span } from '../base/span.js';
import type { Quotation } from '../model/analysis.js';
import { splitSentences } from '../text/sentences.js';
import { tokenize } from '../text/tokens.js';
import { blockDrafts, tagSentences, type BlockDrafts } from './attributions/blockDrafts.js';
import type { NameKind, NameOdds, NameReading } from './names/nameReader.js';
import { chainsOf, readsAsTitle, type NameChain } from './mentions/chains.js';
import { reconcile, type GuessedChain } from './mentions/reconcile.js';
import { ruleHints } from './mentions/ruleHints.js';
import { guessKind, type KindGuess } from './mentions/kinds.js';
import type { Resources } from './resources.js';
import { wordsOf, type Word } from './words/words.js';

export interface NamedChain {
  readonly chain: NameChain;
  readonly guess: KindGuess;
  /** Number of its sentence in the block. */
  readonly sentence: number;
  /** First name of its sentence. */
  readonly leads: boolean;
}

/** Offsets count from the start of the block's body. */
export interface BlockReading extends BlockDrafts {
  readonly sentences: readonly Span[];
  readonly chains: readonly NamedChain[];
  /** What the name tagger reads of every capitalised word, in text order; empty where no model is installed. */
  readonly names: readonly PlacedName[];
}

/** One reading of the name tagger: how likely a stretch of words is a person, an organisation, a place, a people, or no name. */
export interface PlacedName {
  readonly span: Span;
  readonly kind: NameKind;
  readonly odds: NameOdds;
}

/** Reads the body `text` of one block; `quotations` with offsets in that body. */
export function readBlock(text: string, quotations: readonly Quotation[], resources: Resources): BlockReading {
  const read = readSentences(text, resources);
  const { drafts, free, announces } = blockDrafts(read.map((r) => r.words), quotations, resources.lexicon, resources.attributions);
  return { sentences: read.map((r) => r.span), chains: read.flatMap((r) => r.chains), names: read.flatMap((r) => r.names), drafts, free, announces };
}

function placed({ start, end, kind, odds }: NameReading, words: readonly Word[]): PlacedName[] {
  const [first, last] = [words[start], words[end - 1]];
  return first && last ? [{ span: { start: first.start, end: last.end }, kind, odds }] : [];
}

export interface SentenceReading {
  readonly span: Span;
  /** Tagged. */
  readonly words: readonly Word[];
  readonly chains: readonly NamedChain[];
  readonly names: readonly PlacedName[];
}

/** The sentences of `text` with their words and the names in them. */
export function readSentences(text: string, resources: Resources): SentenceReading[] {
  const { lexicon } = resources;
  const spans = splitSentences(text, { start: 0, end: text.length }, lexicon.abbreviations);
  const words = spans.map((s) => wordsOf(text, tokenize(text, s), lexicon));
  tagSentences(words, lexicon);
  return spans.map((span, n): SentenceReading => {
    const own = words[n] ?? [];
    const byRules = chainsOf(own, lexicon, resources.gazetteer).map((chain): GuessedChain => ({ chain, guess: guessKind(chain, resources) }));
    const read = resources.names?.read(own, ruleHints(own, byRules), readsAsTitle(own, lexicon)) ?? [];
    const chains = resources.names ? reconcile(own, byRules, read, resources) : byRules;
    return { span, words: own, chains: chains.map(({ chain, guess }, k): NamedChain => ({ chain, guess, sentence: n, leads: k === 0 })), names: read.flatMap((r) => placed(r, own)) };
  });
}
