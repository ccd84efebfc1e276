// When a decision is about the same thing as a suggestion, so that the suggestion is not made again.
import type { Span } from '../base/span.js';
import { lengthOf, overlapLength } from '../base/span.js';
import type { Annotation } from '../model/annotation.js';
import { foldPiece } from '../text/normalise.js';

type Decided = Pick<Annotation, 'kind' | 'spans' | 'quotes'>;

/** The kind is equal, the spans (both of the current text) share half or more of the longer one, the quotes are equal but for case, space and quotation marks. */
export function matchesSuggestion(decided: Decided, suggestion: Decided): boolean {
  if (decided.kind !== suggestion.kind) return false;
  return shareHalf(decided.spans, suggestion.spans) && foldedQuote(decided.quotes) === foldedQuote(suggestion.quotes);
}

function shareHalf(a: readonly Span[], b: readonly Span[]): boolean {
  let shared = 0;
  for (const x of a) for (const y of b) shared += overlapLength(x, y);
  return shared > 0 && shared * 2 >= Math.max(total(a), total(b));
}

const total = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + lengthOf(s), 0);

/** Quotation marks of any kind, after folding all to `"` and `'`. */
const MARKS = /["']/gu;

/** Quotes for comparison: case, white space and quotation marks folded away. */
export const foldedQuote = (quotes: readonly string[]): string => foldPiece(quotes.join(' ')).toLowerCase().replace(MARKS, '').replace(/\s+/gu, ' ').trim();
