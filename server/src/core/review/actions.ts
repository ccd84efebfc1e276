// What a person can decide, with positions in UTF-16 units of the article text.
import type { Span } from '../base/span.js';
import type { ArticleDetails } from '../model/annotation.js';

/** The protocol's `DecideAction` with spans for ranges; see there for what each means. Ids are `Mark.annotation.id`. */
export type ReviewAction =
  | { readonly kind: 'accept' | 'reject' | 'delete'; readonly ids: readonly string[] }
  | { readonly kind: 'acceptAll' | 'saveSuggestions' }
  | { readonly kind: 'acceptLike' | 'rejectLike'; readonly id: string; readonly by: 'entity' | 'words' }
  | { readonly kind: 'changeKind'; readonly id: string; readonly to: string }
  | { readonly kind: 'setSpan'; readonly id: string; readonly spans: readonly Span[] }
  | { readonly kind: 'setSpeaker'; readonly id: string; readonly entity?: string; readonly name?: string; readonly span?: Span }
  | { readonly kind: 'setCue'; readonly id: string; readonly spans: readonly Span[] }
  | { readonly kind: 'setEntity'; readonly id: string; readonly entity?: string; readonly name?: string; readonly entityKind?: string }
  | { readonly kind: 'setPlace'; readonly id: string; readonly alternative?: number; readonly place?: { readonly name: string; readonly lat: number; readonly lon: number; readonly geonames?: number; readonly country?: string } }
  | { readonly kind: 'setForm'; readonly id: string; readonly form: string }
  | { readonly kind: 'add'; readonly as: string; readonly spans: readonly Span[]; readonly entity?: string; readonly name?: string }
  | { readonly kind: 'setNote'; readonly id: string; readonly note: string }
  | { readonly kind: 'setVerdict'; readonly id: string; readonly rating?: string; readonly summary?: string; readonly sources?: readonly string[] }
  | { readonly kind: 'mergeEntities'; readonly from: string; readonly into: string }
  | { readonly kind: 'splitEntity'; readonly id: string; readonly name?: string }
  | { readonly kind: 'reanchor'; readonly id: string; readonly spans?: readonly Span[] }
  | { readonly kind: 'setDetails'; readonly details: Partial<ArticleDetails> };

/** Why nothing was decided; words are made by the service. */
export interface Refusal {
  readonly code:
    | 'review.unknown-mark' | 'review.nothing-undecided' | 'review.empty-selection' | 'review.not-a-claim' | 'review.not-a-mention'
    | 'review.unknown-entity' | 'review.no-alternative' | 'review.no-proposal' | 'review.unknown-form' | 'review.same-entity' | 'review.already-so';
  readonly args: readonly string[];
}
