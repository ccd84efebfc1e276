// The place mentions of one article, as maps and folder-wide choices need them; rejected ones are among them.
import type { PlaceMention } from '../map/gather.js';
import type { Analysis, PlaceRef } from '../model/analysis.js';
import type { Mark, Marks } from '../review/marks.js';
import { placeOf } from '../review/placeOf.js';

export interface PlaceFactsInput {
  readonly marks: Marks;
  readonly analysis: Analysis;
  /** Whether a namesake elsewhere fits as well. */
  readonly isAmbiguous?: (mark: Mark) => boolean;
}

/** Mentions of places, and of governments and bodies that a place stands for; those that lost their text are left out. In text order. */
export function placeMentions({ marks, analysis, isAmbiguous }: PlaceFactsInput): PlaceMention[] {
  return marks.marks.flatMap((mark): PlaceMention[] => {
    const { annotation } = mark;
    const span = annotation.spans[0];
    if (annotation.type !== 'mention' || span === undefined || mark.state === 'orphan') return [];
    const found = mark.entityIndex === undefined ? undefined : analysis.entities[mark.entityIndex];
    const entity = annotation.entity === undefined ? undefined : marks.entities.get(annotation.entity);
    const place = placeOf(entity, found);
    const form = annotation.as ?? 'name';
    if (annotation.kind !== 'place' && (place === undefined || form !== 'metonym')) return [];
    const quote = annotation.quotes[0] ?? '';
    return [{
      id: annotation.id, span, quote, status: annotation.status, form, name: entity?.name ?? found?.name ?? quote,
      ...(place === undefined ? {} : { place: bare(place) }),
      ...(isAmbiguous?.(mark) === true ? { ambiguous: true } : {}),
      ...(place !== undefined && place === found?.place && isUsual(place) ? { usual: true } : {}),
    }];
  });
}

/** True where only the folder's decisions speak for the place. */
export const isUsual = (place: PlaceRef): boolean => place.evidence?.some((e) => e.rule === 'place.usual') === true;

/** Without the reasons, which nobody asks of other articles or runners-up. */
export function bare<T extends { readonly evidence?: unknown }>(place: T): Omit<T, 'evidence'> {
  const { evidence: _, ...rest } = place;
  return rest;
}
