// Reads an edited source again and compares: what was to change says what it should, everything else says what it said.
import type { GlossProblem } from '../model/gloss.js';
import { parseSource } from './parse.js';
import { nodeMatches } from './patch.js';
import type { Change, Plan } from './plan.js';
import { textOf } from './problems.js';
import { type Entry, entryOf, type Item, type MapNode, plainData, resolved, type SeqNode, type SourceNode, type SourceTree, type Unit } from './sourceTree.js';
import type { YamlMap } from './yamlText.js';

/** `gloss.cannot-edit` with what is not as it should be, or undefined where all is well. The last guard: an edit that harms is never given out. */
export function verifyEdit(before: SourceTree, edited: string, plan: Plan): GlossProblem | undefined {
  const after = parseSource(edited, before.units);
  if (!after.ok) return harmed('syntax');
  const [old, now] = [rootOf(before), rootOf(after.value)];
  if (!now) return harmed('file');
  return verifyRest(old, now) ?? verifyArticle(old, now, plan.article) ?? verifyEntities(old, now, plan) ?? verifyAnnotations(old, now, plan);
}

const harmed = (what: string): GlossProblem => ({ code: 'gloss.cannot-edit', severity: 'error', span: { start: 0, end: 0 }, args: [what] });

function rootOf(tree: SourceTree): MapNode | undefined {
  const root = resolved(tree.root);
  return root?.type === 'map' ? root : undefined;
}

function sameData(a: SourceNode | undefined, b: SourceNode | undefined): boolean {
  const [x, y] = [plainData(a), plainData(b)];
  return x !== undefined && y !== undefined && JSON.stringify(x.data) === JSON.stringify(y.data);
}

const OURS: ReadonlySet<string | undefined> = new Set(['article', 'entities', 'annotations']);

function verifyRest(old: MapNode | undefined, now: MapNode): GlossProblem | undefined {
  if (!old) return undefined;
  const kept = (map: MapNode): readonly Entry[] => map.entries.filter((e) => !OURS.has(e.key));
  return sameEntries(kept(old), kept(now)) ? undefined : harmed('file');
}

function sameEntries(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a.length === b.length && a.every((e, i) => e.key === b[i]?.key && sameData(e.value, b[i]?.value));
}

function mapOf(root: MapNode | undefined, key: string): MapNode | undefined {
  const node = resolved(root && entryOf(root, key)?.value);
  return node?.type === 'map' ? node : undefined;
}

function verifyArticle(old: MapNode | undefined, now: MapNode, change: Change): GlossProblem | undefined {
  const map = mapOf(now, 'article');
  return map && fieldsAsPlanned(mapOf(old, 'article'), map, change) ? undefined : harmed('article');
}

/** All set fields hold their value, all removed ones are gone, all others are as before, in their order. */
function fieldsAsPlanned(old: MapNode | undefined, now: MapNode, change: Change): boolean {
  const set = new Map(change.set.entries);
  const touched = (e: Entry): boolean => e.key !== undefined && (set.has(e.key) || change.removed.includes(e.key));
  const gone = change.removed.every((key) => set.has(key) || !entryOf(now, key) || isTwice(old, key));
  return gone && nodeMatches(now, change.set) && sameEntries((old?.entries ?? []).filter((e) => !touched(e)), now.entries.filter((e) => !touched(e)));
}

const isTwice = (map: MapNode | undefined, key: string): boolean => (map?.entries.filter((e) => e.key === key).length ?? 0) > 1;

function verifyEntities(old: MapNode | undefined, now: MapNode, plan: Plan): GlossProblem | undefined {
  const [before, after] = [elementsOf(mapOf(old, 'entities')), elementsOf(mapOf(now, 'entities'))];
  const added = new Map(plan.addedEntities.map((e) => [e.id, e.fields]));
  const stayed = before.filter((e) => !(e.first && plan.removedEntities.has(e.id ?? '')));
  return verifyElements(stayed, after, { added, changed: plan.entities, what: 'entities' });
}

function verifyAnnotations(old: MapNode | undefined, now: MapNode, plan: Plan): GlossProblem | undefined {
  const added = new Map(plan.added.map((a) => [a.id, a.fields]));
  const stayed = elementsOf(listOf(old)).filter((b) => !(b.first && plan.removed.has(b.id ?? '')));
  return verifyElements(stayed, elementsOf(listOf(now)), { added, changed: plan.changed, what: 'annotations' });
}

interface Planned {
  readonly added: ReadonlyMap<string, YamlMap>;
  readonly changed: ReadonlyMap<string, Change>;
  readonly what: string;
}

/** Of all elements those that stayed come in their order, changed as planned, and between them all that were to be added. */
function verifyElements(stayed: readonly Element[], all: readonly Element[], { added, changed, what }: Planned): GlossProblem | undefined {
  const found = all.filter((b) => !(b.first && added.has(b.id ?? '')));
  if (found.length !== stayed.length || all.length - found.length !== added.size) return harmed(what);
  for (const b of all) {
    const fields = b.first ? added.get(b.id ?? '') : undefined;
    if (fields && !nodeMatches(b.node(), fields)) return harmed(b.id ?? '');
  }
  for (const [i, b] of stayed.entries()) {
    const change = b.first && b.id !== undefined ? changed.get(b.id) : undefined;
    const other = found[i];
    // The same unit is the same text: nothing of it can have changed.
    const same = !change && other !== undefined && b.unit !== undefined && b.unit === other.unit;
    if (b.id !== other?.id || (!same && !blockAsPlanned(b.node(), other?.node(), change))) return harmed(b.id ?? what);
  }
  return undefined;
}

function blockAsPlanned(before: SourceNode, after: SourceNode | undefined, change: Change | undefined): boolean {
  const [old, now] = [resolved(before), resolved(after)];
  if (!change || (change.set.entries.length === 0 && change.removed.length === 0)) return sameData(old, now);
  return old?.type === 'map' && now?.type === 'map' && fieldsAsPlanned(old, now, change);
}

function listOf(root: MapNode | undefined): SeqNode | undefined {
  const list = resolved(root && entryOf(root, 'annotations')?.value);
  return list?.type === 'seq' ? list : undefined;
}

/** One block of the list or one entry of a mapping. */
interface Element {
  readonly node: () => SourceNode;
  readonly id: string | undefined;
  /** False for the second one of an id, which no operation means. */
  readonly first: boolean;
  readonly unit: Unit | undefined;
}

function elementsOf(node: MapNode | SeqNode | undefined): Element[] {
  if (!node) return [];
  const seen = new Set<string>();
  const element = (index: number, id: string | undefined, at: () => SourceNode): Element => {
    const first = id !== undefined && !seen.has(id);
    if (id !== undefined) seen.add(id);
    return { node: at, id, first, unit: node.units?.[index]?.unit };
  };
  if (node.type === 'map') return node.entries.map((e, i) => element(i, e.key, () => e.value));
  return node.items.map((item, i) => element(i, blockId(node.units?.[i]?.unit, item), () => item.value));
}

/** Looked up in the unit where there is one: what stands in the source is made when it is asked for. */
function blockId(unit: Unit | undefined, item: Item): string | undefined {
  const own = unit?.node.type === 'seq' ? unit.node.items[0]?.value : item.value;
  const map = resolved(own);
  return map?.type === 'map' ? textOf(entryOf(map, 'id')?.value) : undefined;
}
