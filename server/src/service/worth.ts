// Which claims are likely worth a check, and why.
import { claimWorth, LEAST_WORTH, type Worth } from '../core/detect/claims/worth.js';
import type { Annotation } from '../core/model/annotation.js';
import type { Mark } from '../core/review/marks.js';
import type { Snapshot } from './snapshot.js';

/** By annotation, which is another object once its words or their place change. */
const known = new WeakMap<Annotation, Worth | 'none'>();

/** Undefined for mentions, for claims that are not likely worth a check, and in other languages than English. */
export function worthOfCheck(snapshot: Snapshot, { annotation, state }: Mark): Worth | undefined {
  if (annotation.type !== 'claim' || state === 'orphan' || snapshot.analysis.language !== 'en') return undefined;
  const kept = known.get(annotation);
  const worth = kept ?? claimWorth(snapshot.text, annotation.spans, snapshot.analysis.sentences, snapshot.worth()) ?? 'none';
  if (!kept) known.set(annotation, worth);
  return worth !== 'none' && worth.score >= LEAST_WORTH ? worth : undefined;
}
