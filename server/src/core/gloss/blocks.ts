// Reads the annotation blocks of a file one by one, so that the next version of the file reads only those that changed.
import type { Span } from '../base/span.js';
import type { Annotation } from '../model/annotation.js';
import type { GlossProblem } from '../model/gloss.js';
import { Findings, headOf, textOf } from './problems.js';
import { readAnnotation } from './readAnnotation.js';
import { type Use, usesOf } from './references.js';
import { contentEnd, entryOf, type Item, type MapNode, type PlacedUnit, resolved, type SeqNode, type Unit } from './sourceTree.js';

/** What one block says, by itself. Places count from where its unit begins, or from the source's start. */
export interface BlockReading {
  /** undefined where it has none. */
  readonly id: string | undefined;
  readonly idPlace: Span;
  readonly place: Span;
  /** Of its kind's value. */
  readonly kindPlace: Span;
  /** undefined where it lacks what no annotation can do without. */
  readonly annotation: Annotation | undefined;
  readonly uses: readonly Use[];
  /** Key `id/field`. */
  readonly fields: ReadonlyMap<string, Span>;
  readonly problems: readonly GlossProblem[];
}

export interface PlacedBlock {
  readonly reading: BlockReading;
  /** Added to its places. */
  readonly at: number;
}

/** The readings of units: the same unit is not read again. */
export type KnownBlocks = ReadonlyMap<Unit, BlockReading>;

/** The blocks of a list in their order. `known`: readings of a former version of the file. */
export function readBlocks(list: SeqNode, source: string, known: KnownBlocks): readonly PlacedBlock[] {
  if (!list.units) return list.items.map((item) => ({ reading: readBlock(item, source), at: 0 }));
  const seen = new Map<Unit, BlockReading>();
  return list.units.map(({ unit, at }): PlacedBlock => {
    const reading = seen.get(unit) ?? known.get(unit) ?? readUnit(unit);
    seen.set(unit, reading);
    return { reading, at };
  });
}

/** `blocks` are those of `units`, one by one. */
export const knownBlocks = (units: readonly PlacedUnit[], blocks: readonly PlacedBlock[]): KnownBlocks => new Map(units.flatMap(({ unit }, i) => {
  const block = blocks[i];
  return block ? [[unit, block.reading] as const] : [];
}));

export function readUnit(unit: Unit): BlockReading {
  const item = unit.node.type === 'seq' ? unit.node.items[0] : undefined;
  return item ? readBlock(item, unit.text) : { ...NOTHING, problems: [] };
}

const NOWHERE: Span = { start: 0, end: 0 };
const NOTHING = { id: undefined, idPlace: NOWHERE, place: NOWHERE, kindPlace: NOWHERE, annotation: undefined, uses: [], fields: new Map<string, Span>() };

function readBlock(item: Item, source: string): BlockReading {
  const found = new Findings('gloss');
  const map = resolved(item.value);
  if (map?.type !== 'map') {
    found.error('wrong-type', item.value.span, 'annotations', 'list of mappings');
    return { ...NOTHING, problems: found.problems };
  }
  const entry = entryOf(map, 'id');
  const id = idOf(map, found);
  if (id === undefined) return { ...NOTHING, problems: found.problems };
  const annotation = readAnnotation(map, id, found);
  return {
    id,
    idPlace: entry?.value.span ?? item.value.span,
    place: { start: item.value.start, end: contentEnd(item.value, source) },
    kindPlace: found.fields.get(`${id}/kind`) ?? map.span,
    annotation,
    uses: annotation ? usesOf(annotation) : [],
    fields: found.fields,
    problems: found.problems,
  };
}

function idOf(map: MapNode, found: Findings): string | undefined {
  const entry = entryOf(map, 'id');
  const id = textOf(entry?.value);
  if (id !== undefined && id !== '') return id;
  if (entry) found.error('wrong-type', entry.value.span, 'id', 'text');
  else found.error('missing-key', headOf(map), 'annotation', 'id');
  return undefined;
}
