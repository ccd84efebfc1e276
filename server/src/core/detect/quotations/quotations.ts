// Quotations of an article: words between quotation marks, also over several paragraphs, and marks that miss their partner.
import { firstWhere } from '../../base/search.js';
import { shift, type Span } from '../../base/span.js';
import type { Block, Quotation, Structure } from '../../model/analysis.js';
import type { BlockKind } from '../../model/kinds.js';
import { trimSpan } from '../../text/lines.js';
import { kindOf } from './kind.js';
import { findMarks, type Mark } from './marks.js';
import { pairMarks, type Pairing } from './pairs.js';
import { lettered } from '../../text/lettered.js';

/**
 * The quotations within the running text of `structure`'s blocks, in order of their opening marks (an outer one before what it holds). None crosses
 * the end of its block: a quotation of several paragraphs is one `Quotation` a block, all but the last with `continues`. `memory`: what was found
 * of the same words in an earlier version of the text.
 */
export function findQuotations(text: string, structure: Structure, memory?: QuotationMemory): Quotation[] {
  const quotations: Quotation[] = [];
  for (const [index, block] of structure.blocks.entries()) {
    if (block.body.start === block.body.end) continue;
    const passage = passageOf(text, structure.blocks, index, block);
    const found = memory ? remembered(passage, memory) : inPassage(passage);
    for (const quotation of found) quotations.push(moved(quotation, block.body.start));
  }
  return quotations;
}

function passageOf(text: string, blocks: readonly Block[], index: number, { kind, body: { start, end } }: Block): Passage {
  return { words: text.slice(start, end + LOOKED_BEHIND), length: end - start, kind, nextReopens: goesOnIn(text, blocks, index) };
}

/** An earlier version of a text, in which the running text of block `at` was another. */
export interface Before {
  readonly text: string;
  readonly quotations: readonly Quotation[];
  /** Of that block, then. */
  readonly body: Span;
  readonly at: number;
  /** UTF-16 units by which the text has grown. */
  readonly grown: number;
}

/** What `findQuotations` gives where block `at` alone has changed, behind its first letter: its own quotations anew, the others moved. */
export function movedQuotations(text: string, structure: Structure, before: Before, { now, old }: { readonly now: KeptQuotations; readonly old: KeptQuotations }): Quotation[] {
  const { quotations, at, grown } = before;
  const block = structure.blocks[at];
  if (!block) return [...quotations];
  const [from, to] = [before.body.start, before.body.end].map((end) => firstWhere(quotations.length, (k) => (quotations[k]?.span.start ?? Infinity) >= end));
  const own = remembered(passageOf(text, structure.blocks, at, block), { now, old });
  old.delete(before.text.slice(before.body.start, before.body.end + LOOKED_BEHIND));
  for (const [words, found] of now) old.set(words, found);
  return [...quotations.slice(0, from), ...own.map((q) => moved(q, block.body.start)), ...quotations.slice(to).map((q) => moved(q, grown))];
}

/** By the words of bodies and what follows them at once. */
export type KeptQuotations = Map<string, PassageQuotations>;

/** What is known of one body; offsets count from its start. */
export interface PassageQuotations {
  /** UTF-16 units of the body. */
  readonly length: number;
  /** By what else counts: whether it is a headline, whether the next paragraph reopens its marks. */
  readonly found: Map<number, readonly Quotation[]>;
}

/** Of the version that is being read, and of the one before. */
export interface QuotationMemory {
  readonly now: KeptQuotations;
  readonly old: ReadonlyMap<string, PassageQuotations> | undefined;
}

/** The words of one body and `LOOKED_BEHIND` units more. */
interface Passage {
  readonly words: string;
  readonly length: number;
  readonly kind: BlockKind;
  readonly nextReopens: boolean;
}

/** No mark is judged by more of what follows the body: a space and a letter, which may be two units. */
const LOOKED_BEHIND = 3;

function remembered(passage: Passage, { now, old }: QuotationMemory): readonly Quotation[] {
  const known = now.get(passage.words) ?? old?.get(passage.words);
  const kept = known?.length === passage.length ? known : { length: passage.length, found: new Map<number, readonly Quotation[]>() };
  now.set(passage.words, kept);
  const key = (passage.kind === 'headline' ? 1 : 0) + (passage.nextReopens ? 2 : 0);
  const found = kept.found.get(key) ?? inPassage(passage);
  kept.found.set(key, found);
  return found;
}

function inPassage({ words, length, kind, nextReopens }: Passage): Quotation[] {
  const body = { start: 0, end: length };
  return quotationsOf(words, { body, kind }, pairMarks(words, findMarks(words, body)), nextReopens);
}

const moved = ({ span, inner, kind, continues }: Quotation, by: number): Quotation => ({ span: shift(span, by), inner: shift(inner, by), kind, continues });

function quotationsOf(text: string, { body, kind: blockKind }: Pick<Block, 'body' | 'kind'>, pairing: Pairing, nextReopens: boolean): Quotation[] {
  const closed = pairing.pairs.map(({ open, close }): Quotation => {
    const span = { start: open.start, end: close.end };
    const inner = { start: open.end, end: Math.max(open.end, close.start) };
    return { span, inner, kind: kindOf(text, { span, inner, block: body, inHeadline: blockKind === 'headline' }), continues: false };
  });
  const starts = [...pairing.pairs.map(({ open }) => open.start), ...pairing.unclosed.map(({ start }) => start)].sort((a, b) => a - b);
  const last = pairing.unclosed.at(-1);
  const open = pairing.unclosed.map((mark): Quotation => {
    if (mark === last && nextReopens && mayContinue(text, mark, body)) return toEnd(mark, body.end, 'speech', true);
    return toEnd(mark, boundOf(text, mark, body, starts), 'open', false);
  });
  const stray = pairing.unopened.map((mark): Quotation => ({ span: { start: mark.start, end: mark.end }, inner: { start: mark.start, end: mark.start }, kind: 'open', continues: false }));
  return [...closed, ...open, ...stray].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

const toEnd = (mark: Mark, end: number, kind: Quotation['kind'], continues: boolean): Quotation =>
  ({ span: { start: mark.start, end }, inner: { start: mark.end, end: Math.max(mark.end, end) }, kind, continues });

/** An unclosed mark reaches to the next quotation of its paragraph (`starts`, in order), or to the paragraph's end. */
function boundOf(text: string, mark: Mark, body: Span, starts: readonly number[]): number {
  const next = starts[firstWhere(starts.length, (i) => (starts[i] ?? Infinity) > mark.start)] ?? body.end;
  return Math.max(mark.end, trimSpan(text, { start: mark.start, end: Math.min(next, body.end) }).end);
}

/** Kinds that stand between the paragraphs of one quotation without ending it. */
const PASSED_OVER: ReadonlySet<BlockKind> = new Set(['section', 'caption', 'credit', 'date']);
const REOPENS = '"“„«‘';

/** Whether the next paragraph of running text opens its quotation marks again at its very beginning. */
function goesOnIn(text: string, blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  if (block === undefined || (block.kind !== 'paragraph' && block.kind !== 'listItem')) return false;
  let next = index + 1;
  while (next < blocks.length && PASSED_OVER.has(blocks[next]?.kind ?? 'paragraph')) next += 1;
  const follower = blocks[next];
  if (follower === undefined || (follower.kind !== 'paragraph' && follower.kind !== 'listItem')) return false;
  return REOPENS.includes(text.charAt(follower.body.start)) && follower.body.start < follower.body.end;
}

// A speaker behind what should have been closed. Hits ", baker Tamsin Orr said."; misses ", and nobody says so now.".
const NAMES_SPEAKER = lettered(/,["”’]? (?:\p{L}[\p{L}.'’-]* ){1,6}(?:said|says|added|adds|told \p{L}+|wrote|insisted|warned)\.$|, (?:said|says|added) [^,.]{2,60}\.$/u);

/** A quotation that goes on in the next paragraph ends with a sentence, and names no speaker at its end. */
function mayContinue(text: string, mark: Mark, body: Span): boolean {
  const tail = text.slice(Math.max(mark.end, body.end - 160), body.end);
  return !NAMES_SPEAKER.test(tail);
}
