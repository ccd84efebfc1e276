// What the blocks of a list say together; of the next version of the file only the blocks that changed are looked at.
import { sameEnds } from '../base/sameEnds.js';
import { shift } from '../base/span.js';
import type { Annotation } from '../model/annotation.js';
import { type KnownBlocks, knownBlocks, type PlacedBlock, readBlocks, readUnit } from './blocks.js';
import type { Findings } from './problems.js';
import type { PlacedUnit, SeqNode } from './sourceTree.js';
import { checkReferences, usesAreKnown } from './validate.js';

/** What may be used in the list's blocks. */
export interface Allowed {
  readonly kinds: ReadonlySet<string>;
  /** Ids, of the file and of the newsroom. */
  readonly entities: ReadonlySet<string>;
}

export interface BlockList {
  readonly placed: readonly PlacedBlock[];
  /** Where in `placed`; of two blocks with one id the first. */
  readonly byId: ReadonlyMap<string, number>;
  readonly annotations: readonly Annotation[];
  /** Hashes that annotations name as `of`. */
  readonly olderTexts: ReadonlySet<string>;
  /** undefined for a list that was not parsed in units. */
  readonly units: readonly PlacedUnit[] | undefined;
  readonly allowed: Allowed;
  /** Every block is an annotation, and nothing was found in any: `placed` and `annotations` run side by side. */
  readonly faultless: boolean;
}

export const NO_BLOCKS: BlockList = { placed: [], byId: new Map(), annotations: [], olderTexts: new Set(), units: undefined, allowed: { kinds: new Set(), entities: new Set() }, faultless: false };

/** Reports what is wrong with the blocks, one by one and together. `former`: the list of another version of the file. */
export function readBlockList(list: SeqNode, source: string, allowed: Allowed, found: Findings, former: BlockList | undefined): BlockList {
  return (former && list.units && readAgain(former, list.units, allowed)) ?? readAnew(list, source, allowed, found, former?.units ? knownBlocks(former.units, former.placed) : NOTHING_KNOWN);
}

const NOTHING_KNOWN: KnownBlocks = new Map();

function readAnew(list: SeqNode, source: string, allowed: Allowed, found: Findings, known: KnownBlocks): BlockList {
  const problems = found.problems.length;
  const placed = readBlocks(list, source, known);
  const byId = new Map<string, number>();
  const annotations: Annotation[] = [];
  for (const [i, { reading, at }] of placed.entries()) {
    const { id, annotation } = reading;
    if (id !== undefined && byId.has(id)) {
      found.error('duplicate-id', shift(reading.idPlace, at), id);
      continue;
    }
    for (const p of reading.problems) found.problems.push(at === 0 ? p : { ...p, span: shift(p.span, at) });
    if (id === undefined) continue;
    byId.set(id, i);
    if (!annotation) continue;
    if (!allowed.kinds.has(annotation.kind)) found.warning('unknown-kind', shift(reading.kindPlace, at), annotation.kind);
    annotations.push(annotation);
  }
  checkReferences(placed.filter(({ reading }, i) => byId.get(reading.id ?? '') === i), definedBy(allowed, byId), found);
  const olderTexts = new Set(annotations.flatMap((a) => a.of ?? []));
  return { placed, byId, annotations, olderTexts, units: list.units, allowed, faultless: found.problems.length === problems && annotations.length === placed.length };
}

const definedBy = ({ entities }: Allowed, byId: ReadonlyMap<string, number>): Parameters<typeof checkReferences>[1] => ({ isEntity: (id) => entities.has(id), isAnnotation: (id) => byId.has(id) });

/** More changed blocks than this are read with those that are known by their text. */
const MOST_CHANGED = 50;

/** The same as anew, where nothing was wrong before and nothing is wrong with what changed; else undefined. */
function readAgain(former: BlockList, units: readonly PlacedUnit[], allowed: Allowed): BlockList | undefined {
  if (!former.faultless || !former.units || !holdsAll(allowed.kinds, former.allowed.kinds) || !holdsAll(allowed.entities, former.allowed.entities)) return undefined;
  const [head, tail] = sameEnds(former.units, units, (a, b) => a.unit === b.unit);
  const [formerEnd, end] = [former.units.length - tail, units.length - tail];
  if (end - head > MOST_CHANGED) return undefined;
  const fresh = units.slice(head, end).map(({ unit, at }): PlacedBlock => ({ reading: readUnit(unit), at }));
  const gone = former.placed.slice(head, formerEnd);
  const placed = [...movedTo(units.slice(0, head), former.placed.slice(0, head)), ...fresh, ...movedTo(units.slice(end), former.placed.slice(formerEnd))];
  const byId = sameIds(gone, fresh) ? former.byId : new Map(placed.map(({ reading }, i) => [reading.id ?? '', i]));
  const added = fresh.flatMap(({ reading }) => reading.annotation ?? []);
  const isFaultless = byId.size === placed.length && gone.every(({ reading }) => byId.has(reading.id ?? '')) && added.length === fresh.length
    && fresh.every(({ reading }) => reading.problems.length === 0 && allowed.kinds.has(reading.annotation?.kind ?? '') && usesAreKnown(reading.uses, definedBy(allowed, byId)));
  if (!isFaultless || [...gone, ...fresh].some(({ reading }) => reading.annotation?.of !== undefined)) return undefined;
  const annotations = [...former.annotations.slice(0, head), ...added, ...former.annotations.slice(formerEnd)];
  return { placed, byId, annotations, olderTexts: former.olderTexts, units, allowed, faultless: true };
}

const holdsAll = (now: ReadonlySet<string>, before: ReadonlySet<string>): boolean => now === before || [...before].every((name) => now.has(name));

const sameIds = (a: readonly PlacedBlock[], b: readonly PlacedBlock[]): boolean => a.length === b.length && a.every(({ reading }, i) => reading.id === b[i]?.reading.id);

/** The same blocks where their units stand now: one behind the other, so that all have moved as far as the first. */
function movedTo(units: readonly PlacedUnit[], blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  if (units[0]?.at === blocks[0]?.at) return blocks;
  return blocks.map((block, i) => ({ reading: block.reading, at: units[i]?.at ?? block.at }));
}
