// An article as pieces that know where they came from, so that every edit keeps the truth about every word.
import type { Span } from '../../../server/src/core/base/span.js';
import { overlapLength } from '../../../server/src/core/base/span.js';

/** A word, a space or a sign. `from`: the stretch of the old text that it is or stands for; absent where it is new. */
export interface Piece {
  readonly text: string;
  readonly from?: Span;
  /** True where other words stand for the old ones. */
  readonly replaced?: boolean;
}

/** Paragraphs of sentences of pieces. The white space behind a sentence is the last pieces of that sentence. */
export type Draft = readonly (readonly (readonly Piece[])[])[];

const PARAGRAPH = /[^\n]*\n*/gu;
/** Up to a closed full stop before a capital or figure, but not behind "Mr." or "U.S.". Good enough to cut somewhere sensible; what is measured is not the cutting. */
const SENTENCE = /[^]*?(?:(?<!\b\p{Lu}\p{L}{0,2})[.!?]["”’)]*\s+(?=["“‘(]*[\p{Lu}\p{N}])|$)/gu;
const PIECE = /[\p{L}\p{M}\p{N}]+|\s|[^\p{L}\p{M}\p{N}\s]/gu;

export function draftOf(text: string): Draft {
  return parts(text, PARAGRAPH, 0).map((p) => parts(p.text, SENTENCE, p.start).map((s) => parts(s.text, PIECE, s.start).map((w): Piece => ({ text: w.text, from: { start: w.start, end: w.start + w.text.length } }))));
}

const parts = (text: string, cut: RegExp, offset: number): { text: string; start: number }[] =>
  [...text.matchAll(cut)].filter((m) => m[0] !== '').map((m) => ({ text: m[0], start: offset + m.index }));

export const textOfDraft = (draft: Draft): string => draft.flat(2).map((p) => p.text).join('');

/** What became of a stretch of the old text. */
export type Fate =
  /** It stands at `span` of the new text; `kept`: which share of its letters stands there unaltered. */
  | { readonly kind: 'kept'; readonly span: Span; readonly kept: number }
  | { readonly kind: 'deleted' }
  /** Torn apart by a move: no one place is right. */
  | { readonly kind: 'torn' };

/** A stretch that keeps less than this share of its letters, altered words included, is deleted. */
const LEAST_KEPT = 0.3;
/** So many units may have been put into a stretch, for each unit it had, before it counts as torn. */
const MOST_GROWN = 3;

export class Truth {
  private readonly placed: readonly { readonly from: Span; readonly now: Span; readonly replaced: boolean }[];

  constructor(draft: Draft) {
    let at = 0;
    this.placed = draft.flat(2).flatMap((p) => {
      const now = { start: at, end: at + p.text.length };
      at = now.end;
      return p.from ? [{ from: p.from, now, replaced: p.replaced === true }] : [];
    }).sort((a, b) => a.from.start - b.from.start);
  }

  fateOf(stretch: Span): Fate {
    const here = this.within(stretch);
    const solid = here.filter((p) => p.from.end - p.from.start > 0);
    const left = solid.reduce((sum, p) => sum + overlapLength(p.from, stretch), 0);
    const length = stretch.end - stretch.start;
    if (left < length * LEAST_KEPT) return { kind: 'deleted' };
    const start = Math.min(...here.map((p) => (p.from.start < stretch.start ? p.now.start + stretch.start - p.from.start : p.now.start)));
    const end = Math.max(...here.map((p) => (p.from.end > stretch.end ? p.now.end - (p.from.end - stretch.end) : p.now.end)));
    if (end - start > length * MOST_GROWN + 200) return { kind: 'torn' };
    const same = solid.filter((p) => !p.replaced).reduce((sum, p) => sum + overlapLength(p.from, stretch), 0);
    return { kind: 'kept', span: { start, end }, kept: same / length };
  }

  private within(stretch: Span): typeof this.placed {
    let [low, high] = [0, this.placed.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.placed[middle]?.from.end ?? Infinity) <= stretch.start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while ((this.placed[end]?.from.start ?? Infinity) < stretch.end) end++;
    return this.placed.slice(low, end);
  }
}
