// Entities as decisions make, join and part them.
import { err, ok } from '../base/result.js';
import type { PlaceRef } from '../model/analysis.js';
import type { Annotation, GlossEntity } from '../model/annotation.js';
import type { GlossOperation } from '../model/gloss.js';
import type { Decision, ReviewContext } from './decide.js';
import { foldName, newEntityId } from './entityIds.js';

export interface Named {
  readonly id: string;
  /** Writes the entity where it is new; empty where it stands already. */
  readonly operations: readonly GlossOperation[];
}

/** The entity of that kind and name (or alias) that is known here, else a new one. */
export function namedEntity(context: ReviewContext, wish: { readonly name: string; readonly kind: string }): Named {
  const wanted = foldName(wish.name);
  for (const e of context.marks.entities.values()) {
    if (e.kind === wish.kind && [e.name, ...e.aliases].some((n) => foldName(n) === wanted)) return { id: e.id, operations: [] };
  }
  return splitName(context, wish);
}

/** A new entity of that name, whoever else bears it. */
export function splitName(context: ReviewContext, wish: { readonly name: string; readonly kind: string }): Named {
  const id = newEntityId(wish.name, wish.kind, new Set(context.marks.entities.keys()));
  const entity: GlossEntity = { id, kind: wish.kind, name: wish.name.trim(), roles: [], aliases: [], ...signature(context) };
  return { id, operations: [{ kind: 'putEntity', entity }] };
}

/** The place entity with another candidate's facts; the same id, so that every mention of it follows. */
export function placeEntity(context: ReviewContext, id: string | undefined, name: string, place: PlaceRef): GlossEntity {
  const old = id === undefined ? undefined : context.marks.entities.get(id);
  return {
    id: old?.id ?? newEntityId(name, 'place', new Set(context.marks.entities.keys())),
    kind: old?.kind ?? 'place',
    name: old?.name ?? place.name,
    roles: old?.roles ?? [],
    aliases: old?.aliases ?? [],
    ...(place.geonames !== undefined ? { geonames: place.geonames } : {}),
    ...(place.lat !== undefined && place.lon !== undefined ? { at: [place.lat, place.lon] as const } : {}),
    ...(place.country !== undefined ? { country: place.country } : {}),
    ...signature(context),
  };
}

/** Every annotation in the file that names `from` names `into`; its name and aliases become aliases, its roles roles. */
export function mergeEntities(context: ReviewContext, from: string, into: string): Decision {
  const [gone, kept] = [context.marks.entities.get(from), context.marks.entities.get(into)];
  if (!gone || !kept) return err({ code: 'review.unknown-entity', args: [gone ? into : from] });
  if (from === into) return err({ code: 'review.same-entity', args: [kept.name] });
  const merged: GlossEntity = {
    ...kept,
    roles: [...new Set([...kept.roles, ...gone.roles])],
    aliases: [...new Set([...kept.aliases, gone.name, ...gone.aliases])].filter((n) => n !== kept.name),
    ...signature(context),
  };
  const renamed = context.marks.marks.filter((m) => m.origin === 'gloss').flatMap((m) => renameIn(m.annotation, from, into));
  const removal: GlossOperation[] = context.stored.has(from) ? [{ kind: 'removeEntity', id: from }] : [];
  return ok([{ kind: 'putEntity', entity: merged }, ...renamed, ...removal]);
}

function renameIn(a: Annotation, from: string, into: string): GlossOperation[] {
  if (a.type === 'mention') return a.entity === from ? [{ kind: 'put', annotation: { ...a, entity: into } }] : [];
  const speaks = a.speaker.some((p) => p.entity === from);
  const about = a.about?.includes(from) === true;
  if (!speaks && !about) return [];
  const speaker = a.speaker.map((p) => (p.entity === from ? { ...p, entity: into } : p));
  const renamed = a.about ? { about: a.about.map((id) => (id === from ? into : id)) } : {};
  return [{ kind: 'put', annotation: { ...a, speaker, ...renamed } }];
}

const signature = (context: ReviewContext): { by?: string; when: string } => ({ ...(context.by !== undefined ? { by: context.by } : {}), when: context.when });
