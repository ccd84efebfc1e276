// The sentences of an article, block by block: no sentence runs over the end of a paragraph, no lead is part of one; a credit in a caption is one of its own.
import type { Span } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { Abbreviations } from '../../text/abbreviations.js';
import { splitSentences } from '../../text/sentences.js';

/** Sentences of all blocks' running text and credits in text order, headline and captions too. */
export function sentencesOf(text: string, structure: Structure, abbreviations: Abbreviations): Span[] {
  return structure.blocks.flatMap((block) => [...splitSentences(text, block.body, abbreviations), ...block.asides.map(({ span }) => span)]);
}
