// What is known of the place that an entity is: a person's coordinates before the engine's choice.
import type { Entity, PlaceRef } from '../model/analysis.js';
import type { GlossEntity } from '../model/annotation.js';

/** The engine's choice, unless coordinates in the gloss file or the newsroom say otherwise; then the candidate of that point, or what the file says. */
export function placeOf(entity: GlossEntity | undefined, found: Entity | undefined): PlaceRef | undefined {
  if (!entity?.at) return found?.place;
  const [lat, lon] = entity.at;
  const candidates = [...(found?.place ? [found.place] : []), ...(found?.placeAlternatives ?? [])];
  const same = candidates.find((p) => (entity.geonames !== undefined && p.geonames !== undefined ? p.geonames === entity.geonames : p.lat === lat && p.lon === lon));
  return same ?? {
    name: entity.name, type: '', lat, lon,
    ...(entity.country !== undefined ? { country: entity.country } : {}),
    ...(entity.geonames !== undefined ? { geonames: entity.geonames } : {}),
  };
}

export const samePlace = (a: PlaceRef, b: PlaceRef): boolean =>
  (a.geonames !== undefined && b.geonames !== undefined ? a.geonames === b.geonames : a.name === b.name && a.lat === b.lat && a.lon === b.lon);
