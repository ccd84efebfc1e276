// When a decision stands in a suggestion's place: the same words again, or words already decided otherwise.
import { foldedQuote, matchesSuggestion } from '../anchor/matchesSuggestion.js';
import { lengthOf, overlapLength, sameSpan, type Span } from '../base/span.js';
import type { Annotation, ClaimAnnotation } from '../model/annotation.js';
import type { AnchorState } from '../model/kinds.js';

/**
 * True where `decided` keeps the suggestion from being made again. A rejection hides just its own words (gloss-format: kind equal,
 * half overlap, quotes equal but for case, space and quotation marks). An affirmed annotation hides more, since a person has settled
 * those words, perhaps with another kind or another end: claims with the same cue, and whatever covers mostly the same words. What
 * merely lies inside (a nested claim, the city in a newspaper's name) stays.
 */
export function hides(decided: Annotation, state: AnchorState, suggestion: Annotation): boolean {
  if (state === 'orphan' || decided.type !== suggestion.type) return false;
  if (decided.status === 'rejected') return matchesSuggestion(decided, suggestion);
  if (mostlySame(decided.spans, suggestion.spans)) return true;
  if (decided.type === 'claim') return suggestion.type === 'claim' && sameCue(decided, suggestion);
  return decided.kind === suggestion.kind && halfOverlap(decided.spans, suggestion.spans);
}

/** Shares half or more of the shorter one's units. */
export function halfOverlap(a: readonly Span[], b: readonly Span[]): boolean {
  const shorter = Math.min(total(a), total(b));
  if (shorter === 0) return false;
  return sharedLength(a, b) * 2 >= shorter;
}

/** Shares half or more of all that either covers. */
function mostlySame(a: readonly Span[], b: readonly Span[]): boolean {
  const shared = sharedLength(a, b);
  return shared > 0 && shared * 2 >= total(a) + total(b) - shared;
}

const sameCue = (a: ClaimAnnotation, b: ClaimAnnotation): boolean => a.cue.some((x) => b.cue.some((y) => sameSpan(x.span, y.span)));

export const samePlace = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((s, i) => s.start === b[i]?.start && s.end === b[i]?.end);

/** Quotes equal after folding case, white space and quotation marks. */
export const sameWords = (a: Annotation, b: Annotation): boolean => foldedQuote(a.quotes) === foldedQuote(b.quotes);

/** Order of annotations in lists: by first position, the longer first. */
export function compareFragments(a: readonly Span[], b: readonly Span[]): number {
  const [x, y] = [a[0], b[0]];
  if (!x || !y) return (x ? 1 : 0) - (y ? 1 : 0);
  return x.start - y.start || total(b) - total(a);
}

function sharedLength(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const x of a) for (const y of b) shared += overlapLength(x, y);
  return shared;
}

const total = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + lengthOf(s), 0);
