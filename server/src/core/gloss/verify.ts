// Reads an edited source again and compares: what was to change says what it should, everything else says what it said.
import { err, ok, type Result } from '../base/result.js';
import { sameEnds } from '../base/sameEnds.js';
import type { GlossProblem, SourceEdit } from '../model/gloss.js';
import { placedItem } from './placed.js';
import { nodeMatches } from './patch.js';
import type { Change, Plan } from './plan.js';
import { parseEdited } from './reparse.js';
import { type Entry, entryOf, idOfBlock, type MapNode, plainData, resolved, type SeqNode, type SourceNode, type SourceTree } from './sourceTree.js';
import type { YamlMap } from './yamlText.js';

/** The tree of the edited source, or `gloss.cannot-edit` with what is not as it should be. The last guard: an edit that harms is never given out. */
export function verifyEdit(before: SourceTree, edits: readonly SourceEdit[], edited: string, plan: Plan): Result<SourceTree, GlossProblem> {
  const after = parseEdited(before, edits, edited);
  if (!after.ok) return err(harmed('syntax'));
  const [old, now] = [rootOf(before), rootOf(after.value)];
  if (!now) return err(harmed('file'));
  const broken = verifyRest(old, now) ?? verifyArticle(old, now, plan.article) ?? verifyEntities(old, now, plan) ?? verifyAnnotations(old, now, plan);
  return broken ? err(broken) : ok(after.value);
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
  const added = new Map(plan.addedEntities.map((e) => [e.id, e.fields]));
  return verifyElements(mapOf(old, 'entities'), mapOf(now, 'entities'), { added, changed: plan.entities, removed: plan.removedEntities, what: 'entities' });
}

function verifyAnnotations(old: MapNode | undefined, now: MapNode, plan: Plan): GlossProblem | undefined {
  const added = new Map(plan.added.map((a) => [a.id, a.fields]));
  return verifyElements(listOf(old), listOf(now), { added, changed: plan.changed, removed: plan.removed, what: 'annotations' });
}

interface Planned {
  readonly added: ReadonlyMap<string, YamlMap>;
  readonly changed: ReadonlyMap<string, Change>;
  readonly removed: ReadonlySet<string>;
  readonly what: string;
}

/** Of all elements those that stayed come in their order, changed as planned, and between them all that were to be added. */
function verifyElements(old: Collection | undefined, now: Collection | undefined, planned: Planned): GlossProblem | undefined {
  const { added, changed, removed, what } = planned;
  const [head, tail] = endsAsBefore(old, now, planned);
  const stayed = elementsOf(old, head, tail).filter((e) => !(e.first && removed.has(e.id ?? '')));
  const all = elementsOf(now, head, tail);
  const found = all.filter((e) => !(e.first && added.has(e.id ?? '')));
  if (found.length !== stayed.length || all.length - found.length !== added.size) return harmed(what);
  for (const e of all) {
    const fields = e.first ? added.get(e.id ?? '') : undefined;
    if (fields && !nodeMatches(e.node, fields)) return harmed(e.id ?? '');
  }
  for (const [i, e] of stayed.entries()) {
    const change = e.first && e.id !== undefined ? changed.get(e.id) : undefined;
    if (e.id !== found[i]?.id || !blockAsPlanned(e.node, found[i]?.node, change)) return harmed(e.id ?? what);
  }
  return undefined;
}

/** How many elements at the start and at the end are the same units, and nothing was planned for them: the same text says the same. */
function endsAsBefore(old: Collection | undefined, now: Collection | undefined, { added, changed, removed }: Planned): readonly [number, number] {
  return sameEnds(old?.units ?? [], now?.units ?? [], ({ unit }, other) => {
    const { id } = unit;
    return unit === other.unit && (id === undefined || !(changed.has(id) || removed.has(id) || added.has(id)));
  });
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

type Collection = MapNode | SeqNode;

/** One block of the list or one entry of a mapping. */
interface Element {
  readonly node: SourceNode;
  readonly id: string | undefined;
  /** False for the second one of an id, which no operation means. */
  readonly first: boolean;
}

/** The elements without so many at both ends. Those left out count for who is the first of an id. */
function elementsOf(node: Collection | undefined, head: number, tail: number): Element[] {
  if (!node) return [];
  const seen = new Set<string>();
  for (const { unit } of node.units?.slice(0, head) ?? []) seen.add(unit.id ?? '');
  return middleOf(node, head, tail).map(({ id, node: at }) => {
    const first = id !== undefined && !seen.has(id);
    if (id !== undefined) seen.add(id);
    return { node: at, id, first };
  });
}

function middleOf(node: Collection, head: number, tail: number): Omit<Element, 'first'>[] {
  if (node.type === 'map') return node.entries.slice(head, node.entries.length - tail).map((e) => ({ id: e.key, node: e.value }));
  const items = node.units ? node.units.slice(head, node.units.length - tail).map(placedItem) : node.items;
  return items.map((i) => ({ id: idOfBlock(i.value), node: i.value }));
}
