// Reads an edited source again and compares: what was to change says what it should, everything else says what it said.
import type { GlossProblem } from '../model/gloss.js';
import { parseSource } from './parse.js';
import { nodeMatches } from './patch.js';
import type { Change, Plan } from './plan.js';
import { textOf } from './problems.js';
import { type Entry, entryOf, type MapNode, plainData, resolved, type SourceNode, type SourceTree } from './sourceTree.js';

/** `gloss.cannot-edit` with what is not as it should be, or undefined where all is well. The last guard: an edit that harms is never given out. */
export function verifyEdit(before: SourceTree, edited: string, plan: Plan): GlossProblem | undefined {
  const after = parseSource(edited);
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
  const [before, after] = [mapOf(old, 'entities')?.entries ?? [], mapOf(now, 'entities')?.entries ?? []];
  const added = new Map(plan.addedEntities.map((e) => [e.id, e.fields]));
  const stayed = before.filter((e, i) => e.key === undefined || !plan.removedEntities.has(e.key) || before.findIndex((x) => x.key === e.key) !== i);
  const found = after.filter((e) => e.key === undefined || !added.has(e.key));
  if (after.length - found.length !== added.size || found.length !== stayed.length) return harmed('entities');
  for (const e of after) {
    const fields = e.key === undefined ? undefined : added.get(e.key);
    if (fields && !nodeMatches(e.value, fields)) return harmed(e.key ?? '');
  }
  const seen = new Set<string>();
  for (const [i, e] of stayed.entries()) {
    const first = e.key !== undefined && !seen.has(e.key);
    if (e.key !== undefined) seen.add(e.key);
    const change = first && e.key !== undefined ? plan.entities.get(e.key) : undefined;
    if (e.key !== found[i]?.key || !blockAsPlanned(e.value, found[i]?.value, change)) return harmed(e.key ?? 'entities');
  }
  return undefined;
}

function blockAsPlanned(before: SourceNode, after: SourceNode | undefined, change: Change | undefined): boolean {
  const [old, now] = [resolved(before), resolved(after)];
  if (!change || (change.set.entries.length === 0 && change.removed.length === 0)) return sameData(old, now);
  return old?.type === 'map' && now?.type === 'map' && fieldsAsPlanned(old, now, change);
}

function itemsOf(root: MapNode | undefined): readonly SourceNode[] {
  const list = resolved(root && entryOf(root, 'annotations')?.value);
  return list?.type === 'seq' ? list.items.map((i) => i.value) : [];
}

function idOf(node: SourceNode): string | undefined {
  const map = resolved(node);
  return map?.type === 'map' ? textOf(entryOf(map, 'id')?.value) : undefined;
}

function verifyAnnotations(old: MapNode | undefined, now: MapNode, plan: Plan): GlossProblem | undefined {
  const added = new Map(plan.added.map((a) => [a.id, a.fields]));
  const stayed = firstsMarked(itemsOf(old)).filter((b) => !(b.first && plan.removed.has(b.id ?? '')));
  const all = firstsMarked(itemsOf(now));
  const found = all.filter((b) => !(b.first && added.has(b.id ?? '')));
  if (found.length !== stayed.length || all.length - found.length !== added.size) return harmed('annotations');
  for (const b of all) {
    const fields = added.get(b.id ?? '');
    if (fields && !nodeMatches(b.node, fields)) return harmed(b.id ?? '');
  }
  for (const [i, b] of stayed.entries()) {
    const change = b.first && b.id !== undefined ? plan.changed.get(b.id) : undefined;
    if (!blockAsPlanned(b.node, found[i]?.node, change)) return harmed(b.id ?? 'annotations');
  }
  return undefined;
}

/** Blocks with their ids; `first` is false for the second one of an id, which no operation means. */
function firstsMarked(nodes: readonly SourceNode[]): { readonly node: SourceNode; readonly id: string | undefined; readonly first: boolean }[] {
  const seen = new Set<string>();
  return nodes.map((node) => {
    const id = idOf(node);
    const first = id !== undefined && !seen.has(id);
    if (id !== undefined) seen.add(id);
    return { node, id, first };
  });
}
