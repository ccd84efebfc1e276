// Gold articles as units with offsets in the article: the same reading of a text that the engine makes.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contains, shift } from '../../src/core/base/span.js';
import { blockUnits, tagSentences } from '../../src/core/detect/attributions/blockDrafts.js';
import { findQuotations } from '../../src/core/detect/quotations/quotations.js';
import { parseConventions } from '../../src/core/detect/structure/conventions.js';
import { findStructure } from '../../src/core/detect/structure/structure.js';
import type { Unit } from '../../src/core/detect/words/items.js';
import { wordsOf } from '../../src/core/detect/words/words.js';
import type { Resources } from '../../src/core/detect/resources.js';
import { splitSentences } from '../../src/core/text/sentences.js';
import { tokenize } from '../../src/core/text/tokens.js';

export type Pair = readonly [number, number];
export interface GoldAttribution { readonly source: readonly Pair[]; readonly cue: readonly Pair[]; readonly content: readonly Pair[]; readonly ignore?: boolean }
export interface GoldArticle { readonly id: string; readonly text: string; readonly attributions: readonly GoldAttribution[] }

/** A unit and the offset of its block's body in the article. */
export interface PlacedUnit { readonly unit: Unit; readonly base: number }

const READ = new Set(['headline', 'standfirst', 'caption', 'paragraph', 'listItem']);

export function goldArticles(corpora: string, set: string): GoldArticle[] {
  const path = join(corpora, 'gold', `${set}.jsonl`);
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  return readFileSync(path, 'utf8').split('\n').filter((l) => l.trim() !== '').map((l): GoldArticle => JSON.parse(l));
}

export function unitsOfText(text: string, { lexicon }: Resources): PlacedUnit[] {
  const structure = findStructure(text, parseConventions(lexicon.files));
  const quotations = findQuotations(text, structure);
  return structure.blocks.flatMap((block) => {
    if (!READ.has(block.kind) || block.body.end <= block.body.start) return [];
    const base = block.body.start;
    const own = quotations.filter((q) => contains(block.body, q.span)).map((q) => ({ ...q, span: shift(q.span, -base), inner: shift(q.inner, -base) }));
    const body = text.slice(base, block.body.end);
    const sentences = splitSentences(body, { start: 0, end: body.length }, lexicon.abbreviations).map((s) => wordsOf(body, tokenize(body, s), lexicon));
    tagSentences(sentences, lexicon);
    return blockUnits(sentences, own, lexicon).map((unit) => ({ unit, base }));
  });
}
