// Everything that one block tells by itself: sentences, attributions, names. Depends on its text and its quotations alone, so it can be kept.
import type { Span } from '../base/span.js';
import type { Quotation } from '../model/analysis.js';
import { splitSentences } from '../text/sentences.js';
import { tokenize } from '../text/tokens.js';
import { blockDrafts, tagSentences, type BlockDrafts } from './attributions/blockDrafts.js';
import { chainsOf, type NameChain } from './mentions/chains.js';
import { guessKind, type KindGuess } from './mentions/kinds.js';
import type { Resources } from './resources.js';
import { wordsOf } from './words/words.js';

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
}

/** Reads the body `text` of one block; `quotations` with offsets in that body. */
export function readBlock(text: string, quotations: readonly Quotation[], resources: Resources): BlockReading {
  const { lexicon } = resources;
  const sentences = splitSentences(text, { start: 0, end: text.length }, lexicon.abbreviations);
  const words = sentences.map((s) => wordsOf(text, tokenize(text, s), lexicon));
  tagSentences(words, lexicon);
  const chains = words.flatMap((sentence, n) => chainsOf(sentence, lexicon).map((chain, k): NamedChain => ({ chain, guess: guessKind(chain, resources), sentence: n, leads: k === 0 })));
  return { sentences, chains, ...blockDrafts(words, quotations, lexicon) };
}
