// Quotations of an article: words between quotation marks, also over several paragraphs, and marks that miss their partner.
import type { Span } from '../../base/span.js';
import type { Block, Quotation, Structure } from '../../model/analysis.js';
import type { BlockKind } from '../../model/kinds.js';
import { trimSpan } from '../../text/lines.js';
import { kindOf } from './kind.js';
import { findMarks, type Mark } from './marks.js';
import { pairMarks, type Pairing } from './pairs.js';

/**
 * The quotations within the running text of `structure`'s blocks, in order of their opening marks (an outer one before what it holds). None crosses
 * the end of its block: a quotation of several paragraphs is one `Quotation` a block, all but the last with `continues`.
 */
export function findQuotations(text: string, structure: Structure): Quotation[] {
  const quotations: Quotation[] = [];
  for (const [index, block] of structure.blocks.entries()) {
    if (block.body.start === block.body.end) continue;
    const pairing = pairMarks(text, findMarks(text, block.body));
    const continues = goesOnIn(text, structure.blocks, index);
    for (const quotation of quotationsOf(text, block, pairing, continues)) quotations.push(quotation);
  }
  return quotations;
}

function quotationsOf(text: string, { body, kind: blockKind }: Block, pairing: Pairing, nextReopens: boolean): Quotation[] {
  const closed = pairing.pairs.map(({ open, close }): Quotation => {
    const span = { start: open.start, end: close.end };
    const inner = { start: open.end, end: Math.max(open.end, close.start) };
    return { span, inner, kind: kindOf(text, { span, inner, block: body, inHeadline: blockKind === 'headline' }), continues: false };
  });
  const starts = [...pairing.pairs.map(({ open }) => open.start), ...pairing.unclosed.map(({ start }) => start)].sort((a, b) => a - b);
  const last = pairing.unclosed.at(-1);
  const open = pairing.unclosed.map((mark): Quotation => {
    if (mark === last && nextReopens && mayContinue(text, mark, body)) return { ...toEnd(mark, body.end), kind: 'speech', continues: true };
    return { ...toEnd(mark, boundOf(text, mark, body, starts)), kind: 'open', continues: false };
  });
  const stray = pairing.unopened.map((mark): Quotation => ({ span: { start: mark.start, end: mark.end }, inner: { start: mark.start, end: mark.start }, kind: 'open', continues: false }));
  return [...closed, ...open, ...stray].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

const toEnd = (mark: Mark, end: number): { span: Span; inner: Span } => ({ span: { start: mark.start, end }, inner: { start: mark.end, end: Math.max(mark.end, end) } });

/** An unclosed mark reaches to the next quotation of its paragraph (`starts`, in order), or to the paragraph's end. */
function boundOf(text: string, mark: Mark, body: Span, starts: readonly number[]): number {
  const next = starts[firstAbove(starts, mark.start)] ?? body.end;
  return Math.max(mark.end, trimSpan(text, { start: mark.start, end: Math.min(next, body.end) }).end);
}

/** The index of the first of `sorted` above `value`. */
function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return low;
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
const NAMES_SPEAKER = /,["”’]? (?:\p{L}[\p{L}.'’-]* ){1,6}(?:said|says|added|adds|told \p{L}+|wrote|insisted|warned)\.$|, (?:said|says|added) [^,.]{2,60}\.$/u;

/** A quotation that goes on in the next paragraph ends with a sentence, and names no speaker at its end. */
function mayContinue(text: string, mark: Mark, body: Span): boolean {
  const tail = text.slice(Math.max(mark.end, body.end - 160), body.end);
  return !NAMES_SPEAKER.test(tail);
}
