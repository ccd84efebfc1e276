// What a place may be instead of what it is taken for, and how each is named in a decision.
import type { Entity, PlaceRef } from '../../core/model/analysis.js';
import { samePlace } from '../../core/review/placeOf.js';
import type { PlaceChoice } from '../../protocol/protocol.js';

export interface Rival {
  readonly place: PlaceRef;
  /** Number of the candidate; the engine's own choice, which is none of them, as a place. */
  readonly choice: number | PlaceChoice;
}

/** The engine's choice, where a person chose another, then its other candidates in their order. */
export function rivalsOf(found: Entity | undefined, now: PlaceRef | undefined): Rival[] {
  const own = found?.place;
  const choice = own && choiceOf(own);
  const first: Rival[] = own && choice && now && !samePlace(own, now) ? [{ place: own, choice }] : [];
  const others = (found?.placeAlternatives ?? []).map((place, index): Rival => ({ place, choice: index }));
  return [...first, ...others.filter(({ place }) => !(now && samePlace(place, now)) && !first.some((f) => samePlace(f.place, place)))];
}

/** Undefined for a place without a point. */
export function choiceOf({ name, lat, lon, geonames, country }: PlaceRef): PlaceChoice | undefined {
  if (lat === undefined || lon === undefined) return undefined;
  return { name, lat, lon, ...(geonames === undefined ? {} : { geonames }), ...(country === undefined ? {} : { country }) };
}
