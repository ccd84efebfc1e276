// Three-way merge of gloss files by the ids of their blocks and entities: a change of one side is taken, two changes of one thing are kept with both readings.
import { err, ok, type Result } from '../base/result.js';
import type { GlossProblem } from '../model/gloss.js';
import { collectLostComments } from './comments.js';
import { addCollection } from './collections.js';
import { blockLines, entityLine } from './edit.js';
import { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS, inOrder, ROOT_KEYS } from './fields.js';
import { columnOf, lineEndOf } from './layout.js';
import { ARTICLE_TEXT, conflictValue, mergeFields } from './mergeFields.js';
import { type Element, isOwnId, mapAt, type Side, sideOf } from './mergeSides.js';
import { Merger, type Outcome } from './mergeElements.js';
import { Patch } from './patch.js';
import { compareText } from './plan.js';
import { applyEdits } from './sourceEdits.js';
import { type Entry, entryOf, type MapNode, type SeqNode } from './sourceTree.js';
import { type Fields, mapOfFields } from './values.js';
import { renderValue } from './yamlText.js';

export interface MergedGloss {
  readonly source: string;
  /** What both sides changed, as `conflict` says it in the file: ids of blocks and entities, `article`, or `file`. */
  readonly conflicts: readonly string[];
}

export interface MergeProblem {
  readonly side: 'base' | 'ours' | 'theirs' | 'result';
  readonly problem: GlossProblem;
}

/**
 * Merges `theirs` into `ours`; `base` is what both came from, undefined where both made the file. Ours keeps its layout and comments,
 * what comes from theirs is written as it is there. An annotation that both added on the same words is one; a block of a text that
 * is not the article's any more says so by `of`. Errors: a version that cannot be read, or a layout that cannot be changed without harm.
 */
export function mergeGloss(base: string | undefined, ours: string, theirs: string): Result<MergedGloss, MergeProblem> {
  const sides: Side[] = [];
  for (const [side, source] of [['base', base ?? ''], ['ours', ours], ['theirs', theirs]] as const) {
    const read = sideOf(source);
    if (!read.ok) return err({ side, problem: read.error });
    sides.push(read.value);
  }
  const [b, o, t] = sides;
  if (!b || !o || !t) throw new Error('three sides were read');
  if (!o.root) return ok({ source: theirs, conflicts: [] });
  if (!t.root) return ok({ source: ours, conflicts: [] });
  return merged({ base: b, ours: o, theirs: t, root: o.root });
}

interface Sides {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
  /** Of ours. */
  readonly root: MapNode;
}

function merged(sides: Sides): Result<MergedGloss, MergeProblem> {
  const { base, ours, theirs, root } = sides;
  const tree = ours.reading.tree;
  if (!tree) throw new Error('ours was read');
  const patch = new Patch(ours.source, tree);
  const conflicts: string[] = [];
  const hash = mergeArticle(patch, sides, conflicts);
  const merger = new Merger({ base, ours, theirs, hash });
  const entities = merger.entities();
  const annotations = merger.annotations();
  mergeRest(patch, sides, conflicts);
  patchEntities(patch, root, entities);
  patchAnnotations(patch, sides, annotations);
  for (const o of [...entities, ...annotations]) if (o.conflicts.length > 0) conflicts.push(o.id.replace('\u0000', ''));
  const done = patch.finish();
  if ('problem' in done) return err({ side: 'result', problem: done.problem });
  const edited = applyEdits(ours.source, done.edits);
  return checked(withComments(edited, sides), [...entities, ...annotations], conflicts);
}

/** The merged hash of the article's text. */
function mergeArticle(patch: Patch, { base, ours, theirs, root }: Sides, conflicts: string[]): string | undefined {
  const made = mergeFields(base.article, ours.article, theirs.article, [ARTICLE_TEXT]);
  const map = mapAt(root, 'article');
  if (map) patchFields(patch, map, { set: withConflicts(made), removed: made.removed, order: ARTICLE_KEYS });
  if (made.conflicts.length > 0) conflicts.push('article');
  return made.from(ARTICLE_TEXT) === 'theirs' ? theirs.hash : ours.hash;
}

const OURS: ReadonlySet<string> = new Set(['article', 'entities', 'annotations']);

/** What stands in the file besides: whole values, key by key. */
function mergeRest(patch: Patch, { base, ours, theirs, root }: Sides, conflicts: string[]): void {
  const rest = (side: Side): Fields => new Map([...side.fields].filter(([key]) => !OURS.has(key)));
  const made = mergeFields(rest(base), rest(ours), rest(theirs), []);
  patchFields(patch, root, { set: withConflicts(made), removed: made.removed, order: ROOT_KEYS });
  if (made.conflicts.length > 0) conflicts.push('file');
}

const withConflicts = (made: ReturnType<typeof mergeFields>): Fields => (made.conflicts.length > 0 ? new Map([...made.set, ['conflict', conflictValue(made.conflicts)]]) : made.set);

function patchFields(patch: Patch, map: MapNode, { set, removed, order }: { readonly set: Fields; readonly removed: readonly string[]; readonly order: readonly string[] }): void {
  for (const [key, value] of inOrder(set, order).entries) patch.setKey(map, key, value, { order });
  for (const key of removed) patch.removeKey(map, key);
}

function patchEntities(patch: Patch, root: MapNode, outcomes: readonly Outcome[]): void {
  const entry = entryOf(root, 'entities');
  const map = entry?.value;
  const added = outcomes.filter((o) => o.kind === 'add');
  const lines = (o: Outcome): readonly string[] => o.lines ?? [entityLine(o.id, inOrder(o.fields, ENTITY_KEYS))];
  if (map?.type !== 'map' || map.entries.length === 0) {
    if (added.length > 0) addCollection(patch, root, { key: 'entities', entry, blocks: added.map(lines), value: { entries: added.map((o) => [o.id, mapOfFields(o.fields)]) } });
    return;
  }
  for (const o of outcomes) {
    if (o.kind === 'change') patchElement(patch, o, ENTITY_KEYS);
    else if (o.kind === 'remove') patch.removeKey(map, o.id, entry, true);
    else if (o.kind === 'replace' && o.at) {
      patch.removeKey(map, o.id, entry, true);
      patch.addEntryLines(map, o.at.index, [...lines(o)], entry, true);
    } else if (o.kind === 'add' && map.flow) patch.addKey(map, map.entries.length - 1, [o.id, mapOfFields(o.fields)], entry, true);
    else if (o.kind === 'add') patch.addEntryLines(map, map.entries.length - 1, [...lines(o)], entry, true);
  }
}

function patchElement(patch: Patch, o: Outcome, order: readonly string[]): void {
  const node = o.at?.node;
  if (node?.type === 'map') patchFields(patch, node, { set: o.set, removed: o.removed, order });
  else if (o.set.size > 0 || o.removed.length > 0) patch.fail('cannot-edit', node?.span ?? { start: 0, end: 0 });
}

function patchAnnotations(patch: Patch, { ours, root }: Sides, outcomes: readonly Outcome[]): void {
  const entry = entryOf(root, 'annotations');
  const list = entry?.value;
  const added = outcomes.filter((o) => o.kind === 'add').sort((a, b) => a.position - b.position || compareText(a.id, b.id));
  if (list?.type !== 'seq' || list.items.length === 0) {
    if (added.length > 0) addCollection(patch, root, { key: 'annotations', entry, blocks: added.map((o) => linesIn(o, undefined, patch)), value: added.map((o) => inOrder(o.fields, ANNOTATION_KEYS)) });
    return;
  }
  for (const o of outcomes) {
    if (o.kind === 'change') patchElement(patch, o, ANNOTATION_KEYS);
    if (o.kind === 'remove' || o.kind === 'replace') patch.removeItem(list, o.at?.index ?? -1, entry);
    if (o.kind === 'replace') patch.insertItem(list, o.at?.index ?? -1, linesIn(o, list, patch), entry);
  }
  insertAdded(patch, { list, entry, ours }, added);
}

/** Each behind the last block that stands before it, or at the same place with a lower id. */
function insertAdded(patch: Patch, { list, entry, ours }: { readonly list: SeqNode; readonly entry: Entry | undefined; readonly ours: Side }, added: readonly Outcome[]): void {
  const keys = [...ours.annotations.values()].map((e: Element) => ({ id: e.id, at: ours.positions.get(e.id) ?? -1 }));
  for (const o of added) {
    const next = keys.findIndex((k) => k.at > o.position || (k.at === o.position && compareText(k.id, o.id) > 0));
    patch.insertItem(list, (next < 0 ? keys.length : next) - 1, linesIn(o, list, patch), entry);
  }
}

function linesIn(o: Outcome, list: SeqNode | undefined, patch: Patch): string[] {
  const fields = inOrder(o.fields, ANNOTATION_KEYS);
  if (list?.flow) return [renderValue(fields, patch.json)];
  if (o.lines) return [...o.lines];
  const first = list?.items[0];
  const gap = first && first.value.type === 'map' && !first.value.flow ? columnOf(patch.source, first.value.start) - columnOf(patch.source, first.start) : 2;
  return blockLines(fields, gap >= 2 ? gap : 2);
}

/** Comment lines that only theirs had, and that stand nowhere in the result, go below it. */
function withComments(edited: string, { base, theirs }: Sides): string {
  const lost = collectLostComments(base.source, theirs.source, edited);
  if (lost.length === 0) return edited;
  const eol = lineEndOf(edited);
  return `${edited}${edited.endsWith('\n') ? '' : eol}${lost.map((l) => l + eol).join('')}`;
}

/** The last guard: the result is read again, and holds what was to be in it. */
function checked(source: string, outcomes: readonly Outcome[], conflicts: readonly string[]): Result<MergedGloss, MergeProblem> {
  const read = sideOf(source);
  if (!read.ok) return err({ side: 'result', problem: read.error });
  for (const o of outcomes) {
    if (!isOwnId(o.id)) continue;
    const there = (o.of === 'entity' ? read.value.entities : read.value.annotations).has(o.id);
    const gone = o.kind === 'remove' || (o.kind === 'keep' && o.at === undefined);
    if (there === gone) return err({ side: 'result', problem: { code: 'gloss.cannot-edit', severity: 'error', span: { start: 0, end: 0 }, args: [o.id] } });
  }
  return ok({ source, conflicts });
}
