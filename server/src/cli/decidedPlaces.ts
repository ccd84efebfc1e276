// What the gloss files of a newsroom decide about its places, for articles where nobody has decided: as the editor's index of the folder knows it.
import { join } from 'node:path';
import { DecidedPlaces, type DecidedMention } from '../core/corpus/usualPlaces.js';
import { readGloss } from '../core/gloss/read.js';
import type { Annotation, GlossEntity } from '../core/model/annotation.js';
import type { Project } from '../core/model/project.js';
import { placeOf } from '../core/review/placeOf.js';
import { decodeExact } from '../node/encoding.js';
import { readBytes } from '../node/files.js';
import { walk } from '../node/walk.js';
import { articleUriOf, isGlossUri } from '../service/uris.js';

/** By the article's absolute path. Files that do not parse say nothing. */
export async function decidedPlacesIn(root: string, project: Project): Promise<DecidedPlaces> {
  const places = new DecidedPlaces();
  for await (const inside of walk(root, { accept: isGlossUri, limit: Number.MAX_SAFE_INTEGER })) {
    const path = join(root, inside);
    const source = decodeExact((await readBytes(path)) ?? new Uint8Array());
    // Most files name no point on earth, and reading one costs far more than this look.
    if (source === undefined || !HAS_POINT.test(source)) continue;
    const { gloss } = readGloss(source, { knownKinds: project.kinds.map((k) => k.name), projectEntities: project.entities });
    if (!gloss) continue;
    const entities = new Map([...project.entities, ...gloss.entities].map((e) => [e.id, e]));
    places.put(articleUriOf(path), gloss.annotations.flatMap((a) => decidedMention(a, entities)));
  }
  return places;
}

/** An entity's coordinates or number; hit: "at: [1, 2]", "geonames: 7", miss: "Hat: x". */
const HAS_POINT = /\b(?:at|geonames)["']?\s*:/u;

function decidedMention(annotation: Annotation, entities: ReadonlyMap<string, GlossEntity>): DecidedMention[] {
  if (annotation.type !== 'mention' || annotation.kind !== 'place' || annotation.entity === undefined) return [];
  const entity = entities.get(annotation.entity);
  const place = placeOf(entity, undefined);
  return entity === undefined || place === undefined ? [] : [{ name: entity.name, quote: annotation.quotes[0] ?? '', status: annotation.status, form: annotation.as ?? 'name', place }];
}
