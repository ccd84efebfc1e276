// Reads one entity of a gloss or project file.
import type { GlossEntity } from '../model/annotation.js';
import { FieldReader, type Findings } from './problems.js';
import type { Entry, MapNode } from './sourceTree.js';
import { resolved } from './sourceTree.js';

/** The entities of a mapping id → fields; a bad one is left out and reported, the others stay. */
export function readEntities(map: FieldReader | undefined, found: Findings, kinds: ReadonlySet<string>): GlossEntity[] {
  if (!map) return [];
  const entities: GlossEntity[] = [];
  const seen = new Set<string>();
  for (const entry of map.map.entries) {
    if (entry.key === undefined || seen.has(entry.key)) continue;
    seen.add(entry.key);
    const entity = readEntity(entry.key, entry, found, kinds);
    if (entity) entities.push(entity);
  }
  return entities;
}

function readEntity(id: string, entry: Entry, found: Findings, kinds: ReadonlySet<string>): GlossEntity | undefined {
  const node = resolved(entry.value);
  if (node?.type !== 'map') {
    found.error('wrong-type', entry.value.span.start === entry.value.span.end ? entry.keySpan : entry.value.span, id, 'mapping');
    return undefined;
  }
  return entityFields(id, node, found, kinds);
}

function entityFields(id: string, node: MapNode, found: Findings, kinds: ReadonlySet<string>): GlossEntity | undefined {
  const fields = new FieldReader(node, id, found);
  fields.conflict();
  const kind = fields.text('kind');
  const name = fields.text('name');
  if (!fields.node('kind')) fields.missing('kind');
  if (!fields.node('name')) fields.missing('name');
  if (kind !== undefined && !kinds.has(kind)) found.warning('unknown-kind', fields.place('kind'), kind);
  const rest = optionalFields(fields);
  return kind === undefined || name === undefined ? undefined : { id, kind, name, ...rest };
}

function optionalFields(fields: FieldReader): Omit<GlossEntity, 'id' | 'kind' | 'name'> {
  const geonames = fields.count('geonames');
  const at = coordinates(fields);
  const country = fields.text('country');
  const by = fields.text('by');
  const when = fields.text('when');
  const note = fields.text('note');
  return {
    roles: fields.texts('roles') ?? [],
    aliases: fields.texts('aliases') ?? [],
    ...(geonames !== undefined ? { geonames } : {}),
    ...(at ? { at } : {}),
    ...(country !== undefined ? { country } : {}),
    ...(by !== undefined ? { by } : {}),
    ...(when !== undefined ? { when } : {}),
    ...(note !== undefined ? { note } : {}),
  };
}

/** Degrees, latitude first. */
function coordinates(fields: FieldReader): readonly [number, number] | undefined {
  const items = fields.list('at');
  if (!items) return undefined;
  const [lat, lon, ...more] = items.map((i) => {
    const node = resolved(i);
    return node?.type === 'scalar' && typeof node.value === 'number' ? node.value : NaN;
  });
  if (lat !== undefined && lon !== undefined && more.length === 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return [lat, lon];
  fields.wrongType('at', 'latitude and longitude in degrees');
  return undefined;
}
