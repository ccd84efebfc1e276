// Direct, mixed or indirect: how much of a content stands between quotation marks.
import { firstWhere } from '../../base/search.js';
import { overlapLength, type Span } from '../../base/span.js';
import type { Attribution, Evidence, Quotation } from '../../model/analysis.js';
import { lettered } from '../../text/lettered.js';

/** `direct` where nothing but marks and white space stands outside quotations, `indirect` where nothing stands inside. Quotations in text order. */
export function formOf(text: string, content: readonly Span[], quotations: readonly Quotation[]): Attribution['form'] {
  let inside = 0;
  let outside = 0;
  for (const span of content) {
    let at = span.start;
    for (let i = firstEndingAfter(quotations, span.start); i < quotations.length; i++) {
      const q = quotations[i];
      if (!q || q.span.start >= span.end) break;
      if (q.kind === 'title') continue;
      inside += overlapLength(q.inner, span);
      outside += wordsIn(text, at, Math.max(at, q.span.start));
      at = Math.max(at, q.span.end);
    }
    outside += wordsIn(text, at, span.end);
  }
  if (inside === 0) return 'indirect';
  return outside === 0 ? 'direct' : 'mixed';
}

/** Index of the first quotation that ends behind `at`. */
const firstEndingAfter = (quotations: readonly Quotation[], at: number): number => firstWhere(quotations.length, (i) => (quotations[i]?.span.end ?? 0) > at);

const wordsIn = (text: string, start: number, end: number): number => (end > start && LETTER.test(text.slice(start, end)) ? 1 : 0);

/** Hits any letter or digit. */
const LETTER = lettered(/[\p{L}\p{N}]/u);

/** The rule that gives a paragraph of a transcript to the speaker in its label. */
export const SPEAKER_LABEL = 'speaker.label';

/** A turn of a transcript is direct speech, with marks or without. */
export const isTurn = (evidence: readonly Evidence[]): boolean => evidence[0]?.rule === SPEAKER_LABEL;
