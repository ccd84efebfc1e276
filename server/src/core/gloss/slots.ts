// Elements put into and taken out of one mapping or list, as the smallest edits: whole lines in blocks, with their comma in brackets.
import type { SourceEdit } from '../model/gloss.js';
import { columnOf, isFirstOnLine, leadingCommentStart, lineEndOf, linesEnd, nextLine } from './layout.js';
import type { Entry, MapNode, SeqNode } from './sourceTree.js';
import { contentEnd, entryEnd } from './sourceTree.js';

/** The changes wished for one collection. Indices are those of its elements in the source. */
export class Slots {
  readonly removed = new Set<number>();
  /** Behind which element (-1: before the first), what: lines without indentation for a block, one line for brackets. */
  readonly added = new Map<number, string[][]>();

  constructor(
    readonly node: MapNode | SeqNode,
    /** The entry whose value the collection is; needed where its last element goes. */
    readonly owner: Entry | undefined,
    /** Removed elements take the comment lines directly above them along. */
    readonly takesComments: boolean,
  ) {}

  add(after: number, lines: string[]): void {
    const there = this.added.get(after) ?? [];
    there.push(lines);
    this.added.set(after, there);
  }

  get count(): number {
    return this.node.type === 'map' ? this.node.entries.length : this.node.items.length;
  }
}

/** The edits of all changes; undefined where the layout is one that cannot be edited safely. */
export function slotEdits(slots: Slots, source: string): SourceEdit[] | undefined {
  return slots.node.flow ? flowEdits(slots, source) : blockEdits(slots, source);
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The extents of a collection's elements, each worked out when it is asked for: of a long list few are. */
class Extents {
  readonly length: number;

  constructor(
    private readonly node: MapNode | SeqNode,
    private readonly source: string,
  ) {
    this.length = node.type === 'map' ? node.entries.length : node.items.length;
  }

  at(index: number): Extent | undefined {
    if (this.node.type === 'map') {
      const entry = this.node.entries[index];
      return entry && { start: entry.start, end: entryEnd(entry, this.source) ?? entry.keySpan.end };
    }
    const item = this.node.items[index];
    return item && { start: item.start, end: Math.max(item.start + (this.node.flow ? 0 : 1), contentEnd(item.value, this.source)) };
  }
}

const insertion = (at: number, newText: string): SourceEdit => ({ span: { start: at, end: at }, newText });
const deletion = (start: number, end: number): SourceEdit => ({ span: { start, end }, newText: '' });

function flowEdits(slots: Slots, source: string): SourceEdit[] | undefined {
  const { node } = slots;
  if (!'[{'.includes(source.charAt(node.span.start))) return undefined;
  const all = new Extents(slots.node, source);
  const stays = (i: number): boolean => !slots.removed.has(i);
  const survivors = Array.from({ length: all.length }, (_, i) => i).filter(stays);
  if (survivors.length === 0) {
    const texts = [...slots.added.entries()].sort(([a], [b]) => a - b).flatMap(([, t]) => t.map((l) => l.join(' ')));
    const inside = { start: node.span.start + 1, end: all.length > 0 ? node.span.end - 1 : node.span.start + 1 };
    return [{ span: inside, newText: texts.join(', ') }];
  }
  const edits = runs(slots).map(([i, j]) => {
    const before = all.at(i - 1);
    return before ? deletion(before.end, all.at(j)?.end ?? before.end) : deletion(all.at(i)?.start ?? 0, all.at(j + 1)?.start ?? 0);
  });
  for (const [after, texts] of slots.added) edits.push(flowInsertion(all, survivors, after, texts.map((l) => l.join(' '))));
  return edits;
}

function flowInsertion(all: Extents, survivors: readonly number[], after: number, texts: readonly string[]): SourceEdit {
  const previous = all.at(survivors.filter((i) => i <= after).at(-1) ?? -1);
  if (previous) return insertion(previous.end, texts.map((t) => `, ${t}`).join(''));
  const next = all.at(survivors[0] ?? 0);
  return insertion(next?.start ?? 0, texts.map((t) => `${t}, `).join(''));
}

/** Maximal stretches of removed elements, first and last index. */
function runs(slots: Slots): [number, number][] {
  const found: [number, number][] = [];
  for (const i of [...slots.removed].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found;
}

function blockEdits(slots: Slots, source: string): SourceEdit[] | undefined {
  const all = new Extents(slots.node, source);
  const first = all.at(0);
  if (!first) return undefined;
  const column = columnOf(source, first.start);
  const layout: BlockLayout = { source, all, column, inline: !isFirstOnLine(source, first.start), eol: lineEndOf(source) };
  const edits: SourceEdit[] = [];
  for (const run of runs(slots)) {
    const removal = removeLines(slots, layout, run);
    if (!removal) return undefined;
    edits.push(...removal);
  }
  for (const [after, blocks] of slots.added) {
    // What is put behind a removed element goes behind all that is removed with it, for edits must not lie in one another.
    const run = runs(slots).find(([i, j]) => i <= after && after <= j);
    const added = insertLines(layout, slots, run?.[1] ?? after, blocks);
    if (!added) return undefined;
    edits.push(added);
  }
  return edits;
}

interface BlockLayout {
  readonly source: string;
  readonly all: Extents;
  readonly column: number;
  /** The first element stands behind a dash or key on the same line. */
  readonly inline: boolean;
  readonly eol: string;
}

function removeLines(slots: Slots, layout: BlockLayout, [i, j]: readonly [number, number]): SourceEdit[] | undefined {
  const { source, all, column } = layout;
  const end = linesEnd(source, all.at(j)?.end ?? 0, column);
  if (i === 0 && layout.inline) {
    const next = all.at(j + 1);
    const start = all.at(0)?.start ?? 0;
    return next && !source.slice(all.at(j)?.end ?? 0, next.start).includes('#') ? [deletion(start, next.start)] : undefined;
  }
  const lines = deletion(startOfLines(slots, layout, i), end);
  if (slots.removed.size < slots.count || slots.added.size > 0) return [lines];
  const colon = slots.owner && colonEnd(slots.owner, source);
  return colon === undefined ? undefined : [insertion(colon, slots.node.type === 'map' ? ' {}' : ' []'), lines];
}

/** Where the lines of element `i` begin, with the comment above where that goes along. */
function startOfLines(slots: Slots, layout: BlockLayout, i: number): number {
  const { source, all, column } = layout;
  const start = all.at(i)?.start ?? 0;
  const previous = all.at(i - 1);
  const ownerLine = slots.owner ? nextLine(source, slots.owner.keySpan.end) : 0;
  const floor = previous ? linesEnd(source, previous.end, column) : ownerLine;
  return slots.takesComments ? leadingCommentStart(source, start, floor) : start - columnOf(source, start);
}

function insertLines(layout: BlockLayout, slots: Slots, after: number, blocks: readonly string[][]): SourceEdit | undefined {
  const { source, all, column, eol } = layout;
  const previous = all.at(after);
  if (!previous && layout.inline) return undefined;
  const at = previous ? linesEnd(source, previous.end, column) : startOfLines(slots, layout, 0);
  return insertion(at, linesAt(source, at, blocks, column, eol));
}

/** Lines for insertion at a line's start, or behind a last line without end. */
export function linesAt(source: string, at: number, blocks: readonly string[][], column: number, eol: string): string {
  const lines = blocks.flat().map((l) => ' '.repeat(column) + l);
  const open = at > 0 && at === source.length && source.charAt(at - 1) !== '\n' && !(at === 1 && source.charCodeAt(0) === 0xfeff);
  return open ? lines.map((l) => eol + l).join('') : lines.map((l) => l + eol).join('');
}

/** Behind the colon of an entry; undefined where it has none. */
export function colonEnd(entry: Entry, source: string): number | undefined {
  const end = entry.keySpan.end;
  const between = /^\s*:/u.exec(source.slice(end, end + 200));
  return between ? end + between[0].length : undefined;
}
