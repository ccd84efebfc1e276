// The three versions of a gloss file that a merge meets, each with its blocks by id and as they are written.
import type { Result } from '../base/result.js';
import { err, ok } from '../base/result.js';
import type { GlossProblem } from '../model/gloss.js';
import { columnOf, leadingCommentStart, linesEnd } from './layout.js';
import { textOf } from './problems.js';
import { type ParsedGloss, readGloss } from './read.js';
import { type Entry, entryEnd, entryOf, itemEnd, type MapNode, resolved, type SeqNode, type SourceNode } from './sourceTree.js';
import { type Budget, type Fields, fieldsOf, printFields, printOf, textIn } from './values.js';

/** One annotation or entity of one side. */
export interface Element {
  readonly id: string;
  /** Index in its collection. */
  readonly index: number;
  readonly node: SourceNode;
  readonly fields: Fields;
  readonly print: string;
  /** As it is written, with the comment above it: lines without the collection's indentation. */
  readonly lines: readonly string[];
}

export interface Side {
  readonly source: string;
  readonly reading: ParsedGloss;
  readonly root: MapNode | undefined;
  /** Of the whole file. */
  readonly fields: Fields;
  readonly article: Fields;
  /** `article.text`. */
  readonly hash: string | undefined;
  readonly entities: ReadonlyMap<string, Element>;
  readonly annotations: ReadonlyMap<string, Element>;
  /** First position of each annotation. */
  readonly positions: ReadonlyMap<string, number>;
}

/** Errors: the first problem of a file that cannot be read or is of another version. */
export function sideOf(source: string): Result<Side, GlossProblem> {
  const reading = readGloss(source);
  if (!reading.writable || !reading.tree) return err(reading.problems[0] ?? { code: 'gloss.syntax', severity: 'error', span: { start: 0, end: 0 }, args: [] });
  const node = resolved(reading.tree.root);
  const root = node?.type === 'map' ? node : undefined;
  const budget: Budget = { left: MOST_NODES };
  const article = fieldsOf(mapAt(root, 'article'), budget);
  const side: Side = {
    source,
    reading,
    root,
    fields: fieldsOf(root && withoutBlocks(root), budget),
    article,
    hash: textIn(article, 'text'),
    entities: elementsOf(source, mapAt(root, 'entities'), budget),
    annotations: elementsOf(source, listAt(root), budget),
    positions: new Map((reading.gloss?.annotations ?? []).map((a) => [a.id, a.spans[0]?.start ?? 0])),
  };
  return budget.left < 0 ? err({ code: 'gloss.cannot-edit', severity: 'error', span: { start: 0, end: 0 }, args: [] }) : ok(side);
}

/** Far more than ten megabytes hold without aliases that multiply. */
const MOST_NODES = 1_000_000;

const BLOCKS: ReadonlySet<string | undefined> = new Set(['entities', 'annotations']);
const withoutBlocks = (root: MapNode): MapNode => ({ ...root, entries: root.entries.filter((e) => !BLOCKS.has(e.key)) });

export function mapAt(root: MapNode | undefined, key: string): MapNode | undefined {
  const node = resolved(root && entryOf(root, key)?.value);
  return node?.type === 'map' ? node : undefined;
}

function listAt(root: MapNode | undefined): SeqNode | undefined {
  const node = resolved(root && entryOf(root, 'annotations')?.value);
  return node?.type === 'seq' ? node : undefined;
}

/** What has no id of its own goes by its content: it is the same only where every field is. */
function elementsOf(source: string, node: MapNode | SeqNode | undefined, budget: Budget): Map<string, Element> {
  const found = new Map<string, Element>();
  const parts = node?.type === 'map' ? node.entries.map((e) => partOf(e, e.value, entryEnd(e, source))) : (node?.items ?? []).map((i) => partOf(i, i.value, itemEnd(i, source)));
  let floor = 0;
  for (const [index, part] of parts.entries()) {
    const map = resolved(part.node);
    const fields = map?.type === 'map' ? fieldsOf(map, budget) : new Map();
    const print = printFields(fields);
    const own = node?.type === 'map' ? part.key : map?.type === 'map' ? textOf(entryOf(map, 'id')?.value) : undefined;
    const id = own !== undefined && own !== '' && !found.has(own) ? own : `\u0000${print}`;
    const lines = node?.flow ? [] : linesOf(source, part, floor);
    floor = linesEnd(source, part.end, columnOf(source, part.start));
    found.set(id, { id, index, node: part.node, fields, print, lines });
  }
  return found;
}

interface Part {
  readonly key: string | undefined;
  readonly node: SourceNode;
  readonly start: number;
  readonly end: number;
}

const partOf = (at: { readonly start: number; readonly key?: Entry['key'] }, node: SourceNode, end: number | undefined): Part => ({ key: at.key, node, start: at.start, end: end ?? at.start });

function linesOf(source: string, { start, end }: Part, floor: number): string[] {
  const column = columnOf(source, start);
  const from = leadingCommentStart(source, start, floor);
  const to = linesEnd(source, end, column);
  return source.slice(from, to).replace(/\r?\n$/u, '').split(/\r?\n/u).map((line) => unindented(line, column));
}

function unindented(line: string, column: number): string {
  let at = 0;
  while (at < column && line.charAt(at) === ' ') at++;
  return line.slice(at);
}

/** False for what goes by its content. */
export const isOwnId = (id: string): boolean => !id.startsWith('\u0000');

/** Equal for two annotations of one kind on the same words of the same text. `hash`: of the text that the file's positions are of. */
export const placeKey = (e: Element, hash: string | undefined): string =>
  [textIn(e.fields, 'kind') ?? '', printOf(e.fields.get('span')), printOf(e.fields.get('quote')), textIn(e.fields, 'of') ?? hash ?? ''].join('\n');
