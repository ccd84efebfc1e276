// The paper's own statements, block by block: kept where neither the words nor what is attributed in them changed.
import { shift, type Span } from '../../base/span.js';
import type { Block, OwnStatement } from '../../model/analysis.js';
import type { PlacedReading } from '../coreference/names.js';
import { recall } from '../memory.js';
import { findStatements } from './statements.js';

interface StatementMemory {
  readonly now: Map<string, readonly OwnStatement[]>;
  readonly old: ReadonlyMap<string, readonly OwnStatement[]> | undefined;
}

/** Statements in the block of `placed`; `attributed`: what is in somebody's mouth there. Offsets in the article. */
export function ownStatements(text: string, block: Block, placed: PlacedReading, attributed: readonly Span[], memory: StatementMemory): OwnStatement[] {
  const last = placed.reading.sentences[placed.reading.sentences.length - 1];
  if (!last) return [];
  const own = attributed.map((s) => shift(s, -placed.start));
  const words = text.slice(placed.start, placed.start + last.end);
  const key = `${block.kind} ${own.map((s) => `${s.start}-${s.end}`).join(' ')}\n${words}`;
  const body = { ...block, body: { start: 0, end: words.length } };
  const found = recall(memory.now, memory.old, key, () => findStatements(words, { blocks: [body] }, placed.reading.sentences, own));
  return found.map(({ span, score, evidence }) => ({ span: shift(span, placed.start), score, evidence }));
}

/** Where a block's running text ends. */
export const readEnd = (placed: PlacedReading): number => placed.start + (placed.reading.sentences[placed.reading.sentences.length - 1]?.end ?? 0);
