// Changes a gloss file: from operations to the smallest edits of its source.
import { anchorGloss } from '../anchor/anchor.js';
import { type ArticleText, articleText } from '../anchor/describe.js';
import type { Result } from '../base/result.js';
import { err, ok } from '../base/result.js';
import type { AnchoredAnnotation } from '../model/annotation.js';
import type { GlossFile, GlossOperation, GlossProblem, SourceEdit } from '../model/gloss.js';
import { GLOSS_VERSION } from '../model/gloss.js';
import { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS, inOrder } from './fields.js';
import { type BlockList, NO_BLOCKS } from './blockList.js';
import { addCollection } from './collections.js';
import { Patch } from './patch.js';
import { compareText, type Change, type Plan, planChanges } from './plan.js';
import { type Parsed, type ParsedGloss, readGloss } from './read.js';
import { columnOf, lineEndOf } from './layout.js';
import { applyEdits } from './sourceEdits.js';
import { entryOf, type Entry, type MapNode, resolved, type SeqNode, type SourceNode, type SourceTree } from './sourceTree.js';
import { verifyEdit } from './verify.js';
import { renderKey, renderValue, type YamlMap } from './yamlText.js';

export { isEmptyGloss } from './empty.js';
export { applyEdits, invert } from './sourceEdits.js';

export interface EditTarget {
  /** The article's file name, for a new file. */
  readonly file: string;
  /** The article's text now; positions of the operations are UTF-16 of it. */
  readonly text: string;
  /** The same text with its tables, where they are at hand. */
  readonly article?: ArticleText;
  /** The file's annotations as they were met with that text; found by the stored quotes where not given. */
  readonly anchored?: readonly AnchoredAnnotation[];
  /** All of them stand where the file says. */
  readonly unmoved?: boolean;
  /** A reading of the source, or of a former version of it: what did not change is not parsed again. */
  readonly reading?: ParsedGloss;
}

export interface GlossEdit {
  readonly source: string;
  /** In text order, UTF-16 of the former source. */
  readonly edits: readonly SourceEdit[];
  /** `source` as it was parsed to be compared. */
  readonly parsed: Parsed;
}

/**
 * Carries out operations on a gloss file (undefined: there is none yet). Everything that they do not name keeps its bytes, except that
 * positions follow the article: exact and moved annotations are carried to `target.text`, the others get `of`. Errors, with nothing
 * changed: the source cannot be read (its first problem), or is written in a way that cannot be changed without harm
 * (`gloss.shared-node`, `gloss.cannot-edit`). The result is read again and compared before it is given out.
 */
export function applyOperations(source: string | undefined, operations: readonly GlossOperation[], target: EditTarget): Result<GlossEdit, GlossProblem> {
  if (operations.length === 0) return ok({ source: source ?? '', edits: [], parsed: target.reading ?? {} });
  const former = source ?? '';
  const reading = target.reading?.tree?.source === former ? target.reading : readGloss(former, {}, target.reading);
  if (!reading.writable || !reading.gloss || !reading.tree) return err(reading.problems[0] ?? noReason);
  const shape = shapeOf(reading.tree, reading.blocks?.list ?? NO_BLOCKS);
  const plan = planChanges(planInput(shape, reading.gloss, operations, target));
  const made = shape.root ? patchFile(former, reading.tree, shape, shape.root, plan) : ok(wholeFile(source, plan, target));
  if (!made.ok) return made;
  const edited = applyEdits(former, made.value);
  const verified = verifyEdit(reading.tree, made.value, edited, plan);
  if (!verified.ok) return verified;
  return ok({ source: edited, edits: made.value, parsed: { tree: verified.value, ...(reading.blocks ? { blocks: reading.blocks } : {}) } });
}

const noReason: GlossProblem = { code: 'gloss.cannot-edit', severity: 'error', span: { start: 0, end: 0 }, args: [] };

/** The collections of a file, as far as they are there. */
interface Shape {
  readonly root: MapNode | undefined;
  readonly article: Entry | undefined;
  readonly entities: Entry | undefined;
  readonly annotations: Entry | undefined;
  readonly list: BlockList;
}

function shapeOf(tree: SourceTree, list: BlockList): Shape {
  const node = resolved(tree.root);
  const root = node?.type === 'map' ? node : undefined;
  const annotations = root && entryOf(root, 'annotations');
  return { root, article: root && entryOf(root, 'article'), entities: root && entryOf(root, 'entities'), annotations, list };
}

function planInput(shape: Shape, gloss: GlossFile, operations: readonly GlossOperation[], target: EditTarget): Parameters<typeof planChanges>[0] {
  const article = target.article ?? articleText(target.text);
  return {
    file: target.file,
    article,
    gloss: shape.root ? gloss : undefined,
    blocks: shape.list.byId,
    entityIds: new Set(gloss.places.entities.keys()),
    anchored: target.anchored ?? anchorGloss(gloss, article),
    unmoved: target.unmoved ?? false,
    operations,
  };
}

/** A file from nothing; a source that holds only comments keeps them above. */
function wholeFile(source: string | undefined, plan: Plan, target: EditTarget): SourceEdit[] {
  const former = source ?? '';
  const eol = lineEndOf(former);
  const bare = former === '' || former === '\uFEFF';
  const lines = [
    ...(bare ? [headLine(target.file)] : []),
    `newsgloss: ${GLOSS_VERSION}`,
    'article:',
    ...mapLines(inOrder(new Map(plan.article.set.entries), ARTICLE_KEYS)).map((l) => `  ${l}`),
    ...(plan.addedEntities.length > 0 ? ['entities:', ...plan.addedEntities.map((e) => `  ${entityLine(e.id, e.fields)}`)] : []),
    ...(plan.added.length > 0 ? ['annotations:', ...plan.added.flatMap((a) => blockLines(a.fields, 2).map((l) => `  ${l}`))] : []),
  ];
  const open = !bare && !former.endsWith('\n');
  return [{ span: { start: former.length, end: former.length }, newText: (open ? eol : '') + lines.map((l) => l + eol).join('') }];
}

/** The unit of all positions, said once in every file that the tool makes. */
export const headLine = (file: string): string =>
  `# Annotations of ${file.replace(UNPRINTABLE, '\uFFFD')}. Positions: Unicode code points, a line end counts as one, end exclusive.`;

/** Line ends and controls, which a file name may hold on some systems. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

export const mapLines = (map: YamlMap): string[] => map.entries.map(([k, v]) => `${renderKey(k)}: ${renderValue(v)}`);
export const entityLine = (id: string, fields: YamlMap): string => `${renderKey(id)}: ${renderValue(fields)}`;

/** The lines of an annotation block, its keys `gap` columns behind the dash. */
export const blockLines = (fields: YamlMap, gap: number): string[] => mapLines(fields).map((l, i) => (i === 0 ? `-${' '.repeat(gap - 1)}` : ' '.repeat(gap)) + l);

function patchFile(source: string, tree: SourceTree, shape: Shape, root: MapNode, plan: Plan): Result<SourceEdit[], GlossProblem> {
  const patch = new Patch(source, tree);
  patchArticle(patch, root, shape.article, plan.article);
  patchEntities(patch, root, shape.entities, plan);
  patchAnnotations(patch, root, shape, plan);
  const done = patch.finish();
  return 'edits' in done ? ok([...done.edits]) : err(done.problem);
}

function patchArticle(patch: Patch, root: MapNode, entry: Entry | undefined, change: Change): void {
  const fields = inOrder(new Map(change.set.entries), ARTICLE_KEYS);
  const map = entry?.value;
  if (map?.type === 'map' && map.entries.length > 0) {
    patch.setMap(map, fields, { base: change.base, order: ARTICLE_KEYS, owner: entry });
    for (const key of change.removed) patch.removeKey(map, key, entry);
  } else addCollection(patch, root, { key: 'article', entry, blocks: mapLines(fields).map((l) => [l]), value: fields });
}

function patchEntities(patch: Patch, root: MapNode, entry: Entry | undefined, plan: Plan): void {
  const map = entry?.value;
  const lines = plan.addedEntities.map((e) => [entityLine(e.id, e.fields)]);
  if (map?.type === 'map' && map.entries.length > 0) {
    for (const [id, change] of plan.entities) patchBlock(patch, entryOf(map, id)?.value, change, ENTITY_KEYS);
    for (const id of plan.removedEntities) patch.removeKey(map, id, entry, true);
    for (const e of plan.addedEntities) patch.addKey(map, map.entries.length - 1, [e.id, e.fields], entry, true);
  } else if (lines.length > 0) {
    addCollection(patch, root, { key: 'entities', entry, blocks: lines, value: { entries: plan.addedEntities.map((e) => [e.id, e.fields]) } });
  }
}

function patchBlock(patch: Patch, node: SourceNode | undefined, change: Change, order: readonly string[]): void {
  if (change.set.entries.length === 0 && change.removed.length === 0) return;
  if (node?.type !== 'map') return patch.fail('cannot-edit', node?.span ?? { start: 0, end: 0 });
  patch.setMap(node, change.set, { base: change.base, order });
  for (const key of change.removed) patch.removeKey(node, key);
}

function patchAnnotations(patch: Patch, root: MapNode, shape: Shape, plan: Plan): void {
  const entry = shape.annotations;
  const list = entry?.value;
  const shown = resolved(list);
  for (const [id, change] of plan.changed) patchBlock(patch, shown?.type === 'seq' ? shown.items[shape.list.byId.get(id) ?? -1]?.value : undefined, change, ANNOTATION_KEYS);
  if (list?.type === 'seq' && list.items.length > 0) {
    for (const id of plan.removed) patch.removeItem(list, shape.list.byId.get(id) ?? -1, entry);
    if (plan.added.length > 0) insertBlocks(patch, list, { entry, blocks: shape.list.placed }, plan);
  } else if (plan.added.length > 0) {
    addCollection(patch, root, { key: 'annotations', entry, blocks: plan.added.map((a) => blockLines(a.fields, 2)), value: plan.added.map((a) => a.fields) });
  }
}

/** Each new block before the first one that stands later in the text (or has, at the same place, a later id). */
function insertBlocks(patch: Patch, list: SeqNode, { entry, blocks }: { readonly entry: Entry | undefined; readonly blocks: BlockList['placed'] }, plan: Plan): void {
  const first = list.items[0];
  const gap = first && first.value.type === 'map' && !first.value.flow && !first.value.anchor ? columnOf(patch.source, first.value.start) - columnOf(patch.source, first.start) : 2;
  for (const added of plan.added) {
    const next = blocks.findIndex(({ reading: { id = '', annotation } }) => {
      const at = annotation ? plan.positionOf(annotation) : -1;
      return at > added.at || (at === added.at && compareText(id, added.id) > 0);
    });
    const lines = list.flow ? [renderValue(added.fields, patch.json)] : blockLines(added.fields, gap >= 2 ? gap : 2);
    patch.insertItem(list, (next < 0 ? blocks.length : next) - 1, lines, entry);
  }
}
