// Reads the entities of a gloss or project file.
import { shift, type Span } from '../base/span.js';
import type { GlossEntity } from '../model/annotation.js';
import type { GlossProblem } from '../model/gloss.js';
import { FieldReader, Findings } from './problems.js';
import type { Entry, MapNode, Unit } from './sourceTree.js';
import { resolved } from './sourceTree.js';

/** What one entity says, by itself. Places count from where its unit begins, or from the source's start. */
export interface EntityReading {
  /** undefined where it lacks what no entity can do without. */
  readonly entity: GlossEntity | undefined;
  readonly kind: { readonly value: string; readonly place: Span } | undefined;
  readonly fields: ReadonlyMap<string, Span>;
  readonly problems: readonly GlossProblem[];
}

/** The readings of units: the same unit is not read again, and its entity is the same value. */
export type KnownEntities = ReadonlyMap<Unit, EntityReading>;

/**
 * The entities of a mapping id → fields; a bad one is left out and reported, the others stay. `known`: readings of a former version of
 * the file, those of this one are put into `read`.
 */
export function readEntities(map: FieldReader | undefined, found: Findings, kinds: ReadonlySet<string>, known: KnownEntities = new Map(), read = new Map<Unit, EntityReading>()): GlossEntity[] {
  if (!map) return [];
  const entities: GlossEntity[] = [];
  const seen = new Set<string>();
  for (const [i, entry] of map.map.entries.entries()) {
    if (entry.key === undefined || seen.has(entry.key)) continue;
    seen.add(entry.key);
    const placed = map.map.units?.[i];
    const own = placed?.unit.node.type === 'map' ? placed.unit.node.entries[0] : undefined;
    const reading = (placed && known.get(placed.unit)) ?? readEntity(entry.key, own ?? entry, found.prefix);
    if (placed) read.set(placed.unit, reading);
    take(reading, own && placed ? placed.at : 0, found, kinds);
    if (reading.entity) entities.push(reading.entity);
  }
  return entities;
}

function take({ kind, fields, problems }: EntityReading, at: number, found: Findings, kinds: ReadonlySet<string>): void {
  for (const [key, place] of fields) found.fields.set(key, shift(place, at));
  for (const p of problems) found.problems.push({ ...p, span: shift(p.span, at) });
  if (kind && !kinds.has(kind.value)) found.warning('unknown-kind', shift(kind.place, at), kind.value);
}

function readEntity(id: string, entry: Entry, prefix: Findings['prefix']): EntityReading {
  const found = new Findings(prefix);
  const node = resolved(entry.value);
  if (node?.type !== 'map') {
    found.error('wrong-type', entry.value.span.start === entry.value.span.end ? entry.keySpan : entry.value.span, id, 'mapping');
    return { entity: undefined, kind: undefined, fields: found.fields, problems: found.problems };
  }
  return entityReading(id, node, found);
}

function entityReading(id: string, node: MapNode, found: Findings): EntityReading {
  const fields = new FieldReader(node, id, found);
  fields.conflict();
  const kind = fields.text('kind');
  const name = fields.text('name');
  if (!fields.node('kind')) fields.missing('kind');
  if (!fields.node('name')) fields.missing('name');
  const rest = optionalFields(fields);
  return {
    entity: kind === undefined || name === undefined ? undefined : { id, kind, name, ...rest },
    kind: kind === undefined ? undefined : { value: kind, place: fields.place('kind') },
    fields: found.fields,
    problems: found.problems,
  };
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
