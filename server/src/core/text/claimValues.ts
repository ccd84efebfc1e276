// What a claim's dates and figures come to: "Tuesday" against the article's day, "$1.7 million" as a number with a unit. Worked out when asked for; no part of the analysis.
import { overlaps, shift, type Span } from '../base/span.js';
import { quantities, type Quantity } from './quantities.js';
import { timeWords } from './timeWords.js';

export interface ClaimDate {
  readonly kind: 'date';
  /** In the article. */
  readonly span: Span;
  /** As in `TimeWords.iso`; absent where the article's day is unknown. */
  readonly iso?: string;
}

export type ClaimQuantity = Quantity & { readonly kind: 'quantity' };

export type ClaimValue = ClaimDate | ClaimQuantity;

/** Nobody reads the figures of more of one claim. UTF-16 units of each fragment. */
const PEEK = 2000;

/** Dates and quantities in the fragments `spans` of a claim, in text order. `published`: the article's day, ISO. */
export function claimValues(text: string, spans: readonly Span[], published: string | undefined): ClaimValue[] {
  return spans.flatMap(({ start, end }) => valuesIn(text.slice(start, Math.min(end, start + PEEK)), published).map((v): ClaimValue => ({ ...v, span: shift(v.span, start) })));
}

function valuesIn(words: string, published: string | undefined): ClaimValue[] {
  const dates = timeWords(words, published).map((t): ClaimDate => ({ kind: 'date', ...t }));
  const amounts = quantities(words).filter((q) => !dates.some((d) => overlaps(d.span, q.span))).map((q): ClaimQuantity => ({ kind: 'quantity', ...q }));
  return [...dates, ...amounts].sort((a, b) => a.span.start - b.span.start);
}
