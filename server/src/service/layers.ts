// Which layer each mark belongs to: what colours, filters and lists go by.
import type { Entity, PlaceRef } from '../core/model/analysis.js';
import type { Mark } from '../core/review/marks.js';
import type { Layer } from '../protocol/protocol.js';
import { entityIdOf, isOwnStatement, type Snapshot } from './snapshot.js';

export function layerOf(snapshot: Snapshot, mark: Mark): Layer {
  const { annotation } = mark;
  if (annotation.type === 'claim') return isOwnStatement(mark) ? 'statement' : 'claim';
  if (speaks(snapshot, mark)) return 'speaker';
  return kindLayer(annotation.kind);
}

export function kindLayer(kind: string): Layer {
  if (kind === 'person') return 'person';
  return kind === 'place' ? 'place' : 'organisation';
}

/** A place that only its size speaks for, with another of comparable size elsewhere, and that nobody has decided on. */
export function isAmbiguous(snapshot: Snapshot, mark: Mark): boolean {
  if (mark.origin === 'gloss' || mark.annotation.kind !== 'place' || mark.entityIndex === undefined) return false;
  return ambiguousRival(snapshot.analysis.entities[mark.entityIndex]) !== undefined;
}

/** The candidate that the engine's choice may be confused with: towns only, capitals and countries are meant without saying so. */
export function ambiguousRival(entity: Entity | undefined): PlaceRef | undefined {
  const chosen = entity?.place;
  if (chosen?.type !== 'city' || chosen.evidence?.some((e) => SETTLES.has(e.rule))) return undefined;
  const rivals = (p: PlaceRef): boolean => p.name.toLowerCase() === chosen.name.toLowerCase() && (p.population ?? 0) * COMPARABLE >= (chosen.population ?? 1);
  return entity?.placeAlternatives?.find((p) => rivals(p) && isElsewhere(p, chosen));
}

/** What in the article speaks for one reading. */
const SETTLES: ReadonlySet<string> = new Set(['place.own', 'place.comma', 'place.country-context', 'place.near', 'place.dateline', 'place.usual', 'place.only']);
/** A rival of a quarter of the people is one. */
const COMPARABLE = 4;
/** Degrees; nearer ones are the same town as city and district. */
const APART = 0.75;

const isElsewhere = (a: PlaceRef, b: PlaceRef): boolean =>
  a.lat !== undefined && a.lon !== undefined && b.lat !== undefined && b.lon !== undefined && (a.country !== b.country || Math.hypot(a.lat - b.lat, a.lon - b.lon) > APART);

/** True where the mention is a claim's speaker, or the speaker's name within a longer wording of it. */
function speaks(snapshot: Snapshot, mark: Mark): boolean {
  const span = mark.annotation.spans[0];
  if (!span) return false;
  const entity = entityIdOf(mark);
  return snapshot.speakers.spans.isAround(span, (p) => (p.span.start === span.start && p.span.end === span.end) || (entity !== undefined && p.entity === entity));
}
