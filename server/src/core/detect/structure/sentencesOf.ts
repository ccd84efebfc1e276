// The sentences of an article, block by block: no sentence runs over the end of a paragraph, no lead or credit is part of one.
import type { Span } from '../../base/span.js';
import type { Structure } from '../../model/analysis.js';
import type { Abbreviations } from '../../text/abbreviations.js';
import { splitSentences } from '../../text/sentences.js';

/** Sentences of all blocks' running text in text order, headline and captions too. */
export function sentencesOf(text: string, structure: Structure, abbreviations: Abbreviations): Span[] {
  return structure.blocks.flatMap((block) => splitSentences(text, block.body, abbreviations));
}
