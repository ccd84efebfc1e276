// The paper's own statements, block by block: kept where neither the words nor what is attributed in them changed.
import { shift, type Span } from '../../base/span.js';
import type { Block, OwnStatement } from '../../model/analysis.js';
import type { WorthWeights } from '../../lexicon/worthWeights.js';
import type { BlockKind } from '../../model/kinds.js';
import type { PlacedReading } from '../coreference/names.js';
import type { BlockReading } from '../blockReading.js';
import { findStatements } from './statements.js';

/** What was found in a block of one kind, by what is attributed there. Offsets from its start. */
export interface BlockStatements {
  readonly kind: BlockKind;
  readonly attributed: readonly Span[];
  readonly found: readonly OwnStatement[];
}

/** What is kept of blocks, and what statements are weighed by. */
export interface StatementsKept {
  readonly memory: WeakMap<BlockReading, BlockStatements>;
  readonly weights: WorthWeights;
}

/** Statements in the block of `placed`; `attributed`: what is in somebody's mouth there. Offsets in the article. */
export function ownStatements(text: string, block: Block, placed: PlacedReading, attributed: readonly Span[], { memory, weights }: StatementsKept): OwnStatement[] {
  const { reading, start } = placed;
  const last = reading.sentences[reading.sentences.length - 1];
  if (!last) return [];
  const known = memory.get(reading);
  const stands = known?.kind === block.kind && known.attributed.length === attributed.length && known.attributed.every((s, i) => isAt(s, attributed[i], start));
  const kept = stands ? known : read(text.slice(start, start + last.end), block, placed, attributed.map((s) => shift(s, -start)), weights);
  if (kept !== known) memory.set(reading, kept);
  return kept.found.map(({ span, score, striking, evidence }) => ({ span: shift(span, start), score, striking, evidence }));
}

const isAt = (own: Span, span: Span | undefined, start: number): boolean => span !== undefined && own.start + start === span.start && own.end + start === span.end;

function read(words: string, block: Block, { reading }: PlacedReading, attributed: readonly Span[], weights: WorthWeights): BlockStatements {
  const body = { ...block, body: { start: 0, end: words.length } };
  return { kind: block.kind, attributed, found: findStatements(words, { blocks: [body] }, reading.sentences, attributed, weights) };
}

/** Where a block's running text ends. */
export const readEnd = (placed: PlacedReading): number => placed.start + (placed.reading.sentences[placed.reading.sentences.length - 1]?.end ?? 0);
