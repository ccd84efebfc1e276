// One attribution inside a unit before it has text offsets: item ranges of source, cue and content.
import type { Span } from '../../base/span.js';
import type { Cue } from '../../lexicon/cues.js';
import type { Evidence } from '../../model/analysis.js';
import { isQuote, isVerb, type Item } from '../words/items.js';
import type { Range } from '../words/phrases.js';

export interface FrameSource {
  /** Everything that names the speaker, appositions and relative clauses too. */
  readonly range: Range;
  /** The name or nominal itself. */
  readonly head: Range;
}

export interface Frame {
  readonly source: FrameSource | undefined;
  /** In text order; empty for a quotation whose cue stands elsewhere. */
  readonly cue: readonly Range[];
  /** In text order, at least one. */
  readonly content: readonly Range[];
  readonly reading: Cue;
  readonly negated: boolean;
  readonly evidence: readonly Evidence[];
  /** 0..1, from what the pattern is worth. */
  readonly score: number;
}

/** Offsets of an item range in its text. */
export function spanOf(items: readonly Item[], range: Range): Span {
  const first = items[range.start];
  const last = items[range.end - 1];
  return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
}

/** The range without marks at its ends that belong to the sentence around it; undefined where nothing is left. */
export function trimRange(items: readonly Item[], range: Range): Range | undefined {
  let { start, end } = range;
  while (start < end && isTrimmed(items[start], true)) start += 1;
  while (end > start && isTrimmed(items[end - 1], false)) end -= 1;
  return end > start ? { start, end } : undefined;
}

function isTrimmed(item: Item | undefined, leading: boolean): boolean {
  if (!item || item.quotation) return false;
  if (item.tag === ',' || item.tag === ':' || (item.tag === '.' && !leading)) return true;
  return leading && item.tag === ')';
}

/**
 * Whether what the rules find inside somebody's words may stand there as words of its own: "B promised to pay", "a report that the quay was safe" are
 * somebody's, or a clause of their own, with a verb in it. Misses "in a phone call to walk away", "up to the port to show patience".
 */
export const handsOnWords = (items: readonly Item[], { source, content }: Frame): boolean =>
  (source !== undefined || items[content[0]?.start ?? 0]?.lower === 'that') && content.some((r) => items.slice(r.start, r.end).some((x) => isQuote(x) || isVerb(x)));
