// Changes values of a parsed source by the smallest text edits; everything that is not named stays as it is written.
import type { Span } from '../base/span.js';
import type { GlossProblem, SourceEdit } from '../model/gloss.js';
import { columnOf, lineEndOf, lineStart, linesEnd } from './layout.js';
import { colonEnd, linesAt, slotEdits, Slots } from './slots.js';
import { orderEdits } from './sourceEdits.js';
import type { Entry, MapNode, SeqNode, SourceNode, SourceTree } from './sourceTree.js';
import { contentEnd, resolved } from './sourceTree.js';
import { isList, isMapValue, renderKey, renderScalar, renderValue, sameValue, type YamlMap, type YamlValue } from './yamlText.js';

/** Gathers changes of one source; `finish` makes them edits. A change that cannot be made safely makes the whole patch fail. */
export class Patch {
  private readonly edits: SourceEdit[] = [];
  private readonly slots = new Map<MapNode | SeqNode, Slots>();
  private problem: GlossProblem | undefined;
  /** The file is written like JSON, and stays so: all keys and texts in double quotes. */
  readonly json: boolean;

  constructor(
    readonly source: string,
    private readonly tree: SourceTree,
  ) {
    const root = resolved(tree.root);
    const firstKey = root?.type === 'map' && root.flow ? root.entries[0]?.keySpan.start : undefined;
    this.json = firstKey !== undefined && source.charAt(firstKey) === '"';
  }

  /** The edits in text order, or why there are none. */
  finish(): { readonly edits: readonly SourceEdit[] } | { readonly problem: GlossProblem } {
    // Of lines that come to one place the deeper ones come first: they belong to what ends there.
    const deepestFirst = [...this.slots.values()].sort((a, b) => this.depthOf(b) - this.depthOf(a));
    for (const slots of deepestFirst) {
      const made = slotEdits(slots, this.source);
      if (made) this.edits.push(...made);
      else this.fail('cannot-edit', slots.node.span);
    }
    const ordered = orderEdits(this.edits);
    if (!ordered) this.fail('cannot-edit', { start: 0, end: 0 });
    return this.problem || !ordered ? { problem: this.problem ?? cannotEdit } : { edits: ordered.filter((e) => e.newText !== '' || e.span.start < e.span.end) };
  }

  /** `code` without its `gloss.`; the first failure is kept. */
  fail(code: string, span: Span, ...args: string[]): void {
    this.problem ??= { code: `gloss.${code}`, severity: 'error', span, args };
  }

  /** Changes just the keys of `next` that differ; takes away those that `base` had and `next` has not. `order`: for the place of new keys. */
  setMap(map: MapNode, next: YamlMap, options: { base?: YamlMap | undefined; order?: readonly string[]; owner?: Entry | undefined } = {}): void {
    const order = options.order ?? next.entries.map(([k]) => k);
    const wanted = new Set(next.entries.map(([k]) => k));
    for (const [key, value] of next.entries) {
      const base = options.base?.entries.find(([k]) => k === key)?.[1];
      this.setKey(map, key, value, { base, order, owner: options.owner });
    }
    for (const [key] of options.base?.entries ?? []) if (!wanted.has(key)) this.removeKey(map, key, options.owner);
  }

  setKey(map: MapNode, key: string, value: YamlValue, options: { base?: YamlValue | undefined; order: readonly string[]; owner?: Entry | undefined }): void {
    if (!this.mayChange(map)) return;
    const entry = map.entries.find((e) => e.key === key);
    if (entry) this.setValue(entry.value, value, options.base, entry);
    else this.addKey(map, this.placeFor(map, key, options.order), [key, value], options.owner);
  }

  removeKey(map: MapNode, key: string, owner?: Entry, takesComments = false): void {
    const index = map.entries.findIndex((e) => e.key === key);
    if (index >= 0 && this.mayChange(map)) this.slotsOf(map, owner, takesComments).removed.add(index);
  }

  /** The entry at `index`, also one whose key stands there twice. */
  removeEntry(map: MapNode, index: number, owner?: Entry): void {
    if (this.mayChange(map)) this.slotsOf(map, owner, false).removed.add(index);
  }

  removeItem(seq: SeqNode, index: number, owner?: Entry): void {
    if (this.mayChange(seq)) this.slotsOf(seq, owner, true).removed.add(index);
  }

  /** Lines without the list's indentation (block), or one line (brackets). */
  insertItem(seq: SeqNode, after: number, lines: string[], owner?: Entry): void {
    if (this.mayChange(seq)) this.slotsOf(seq, owner, true).add(after, lines);
  }

  /** Adds a key with its value on one line, behind the entry at `after`. */
  addKey(map: MapNode, after: number, [key, value]: readonly [string, YamlValue], owner?: Entry, takesComments = false): void {
    this.addEntryLines(map, after, [`${renderKey(key, this.json)}: ${renderValue(value, this.json)}`], owner, takesComments);
  }

  addEntryLines(map: MapNode, after: number, lines: string[], owner?: Entry, takesComments = false): void {
    if (this.mayChange(map)) this.slotsOf(map, owner, takesComments).add(after, lines);
  }

  /** Behind which entry a new key goes: the one that the order puts nearest before it, else the last. */
  placeFor(map: MapNode, key: string, order: readonly string[]): number {
    const rank = order.indexOf(key);
    let best = -1;
    let bestRank = -1;
    map.entries.forEach((e, i) => {
      const r = e.key === undefined ? -1 : order.indexOf(e.key);
      if (r >= 0 && r < rank && r > bestRank) [best, bestRank] = [i, r];
    });
    return best >= 0 ? best : map.entries.length - 1;
  }

  /** Gives an entry that has no value, or an empty pair of brackets, a block of lines below it. `indent`: columns deeper than the entry. */
  fillBelow(entry: Entry, blocks: readonly string[][], indent: number): void {
    const { span } = entry.value;
    const colon = colonEnd(entry, this.source);
    if (entry.value.type === 'alias' || this.isShared(entry.value) || colon === undefined) return this.fail('cannot-edit', span);
    if (span.start < span.end) this.edits.push({ span: { start: colon, end: span.end }, newText: '' });
    const column = columnOf(this.source, entry.start);
    const at = linesEnd(this.source, Math.max(span.end, colon), column);
    this.edits.push({ span: { start: at, end: at }, newText: linesAt(this.source, at, blocks, column + indent, lineEndOf(this.source)) });
  }

  private slotsOf(node: MapNode | SeqNode, owner: Entry | undefined, takesComments: boolean): Slots {
    const known = this.slots.get(node) ?? new Slots(node, owner, takesComments);
    this.slots.set(node, known);
    return known;
  }

  private depthOf({ node }: Slots): number {
    const first = node.type === 'map' ? node.entries[0] : node.items[0];
    // A list may stand in the same column as the mapping that it is in.
    return node.flow || !first ? Number.MAX_SAFE_INTEGER : columnOf(this.source, first.start) + (node.type === 'seq' ? 0.5 : 0);
  }

  private isShared(node: SourceNode): boolean {
    return node.anchor !== undefined && this.tree.aliased.has(node.anchor);
  }

  /** A node that an alias shows elsewhere too is not changed: the other place would change with it. */
  private mayChange(node: SourceNode): boolean {
    if (!this.isShared(node)) return true;
    this.fail('shared-node', node.span, node.anchor ?? '');
    return false;
  }

  private setValue(node: SourceNode, next: YamlValue, base: YamlValue | undefined, owner: Entry | undefined): void {
    const nothingGoes = !holdsMap(next) || base === undefined || sameValue(base, next);
    if (nothingGoes && nodeMatches(node, next, owner?.key)) return;
    if (node.type === 'alias') return this.replace(node, next, owner);
    if (!this.mayChange(node)) return;
    const single = singleItem(node, next, owner?.key);
    if (single) this.setValue(single, next, base, undefined);
    else if (node.type === 'map' && isMapValue(next)) this.setMap(node, next, { base: base !== undefined && isMapValue(base) ? base : undefined, owner });
    else if (node.type === 'seq' && isList(next)) this.setList(node, next, base !== undefined && isList(base) ? base : undefined, owner);
    else this.replace(node, next, owner);
  }

  private setList(seq: SeqNode, next: readonly YamlValue[], base: readonly YamlValue[] | undefined, owner: Entry | undefined): void {
    const nodes = seq.items.map((i) => i.value);
    if (nodes.length === 0 || next.length === 0 || !nodes.every((n) => next.every((v) => sameShape(n, v)))) return this.replace(seq, next, owner);
    if (nodes.length === next.length) {
      nodes.forEach((n, i) => {
        const value = next[i];
        if (value !== undefined) this.setValue(n, value, base?.length === next.length ? base[i] : undefined, undefined);
      });
      return;
    }
    this.resizeList(seq, nodes, next, owner);
  }

  /** Keeps the elements that are the same at both ends; what lies between goes, what is new comes. */
  private resizeList(seq: SeqNode, nodes: readonly SourceNode[], next: readonly YamlValue[], owner: Entry | undefined): void {
    const shorter = Math.min(nodes.length, next.length);
    let head = 0;
    while (head < shorter && nodeMatches(nodes[head], next[head])) head++;
    let tail = 0;
    while (tail < shorter - head && nodeMatches(nodes[nodes.length - 1 - tail], next[next.length - 1 - tail])) tail++;
    for (let i = head; i < nodes.length - tail; i++) this.removeItem(seq, i, owner);
    for (const value of next.slice(head, next.length - tail)) this.insertItem(seq, nodes.length - tail - 1, [`${seq.flow ? '' : '- '}${renderValue(value, this.json)}`], owner);
  }

  /** Puts a value in the place of a whole node. */
  private replace(node: SourceNode, next: YamlValue, owner: Entry | undefined): void {
    const { source } = this;
    const end = contentEnd(node, source);
    const rendered = node.type === 'scalar' && typeof next === 'object' && !isList(next) && !isMapValue(next) ? renderScalar(next, this.json ? 'double' : node.style) : renderValue(next, this.json);
    if (node.span.start === node.span.end) return this.replaceNothing(node.span.start, rendered);
    if (node.type === 'alias' || node.type === 'scalar' || node.flow) {
      const ending = source.slice(node.span.start, end).endsWith('\n') ? lineEndOf(source) : '';
      this.edits.push({ span: { start: node.span.start, end }, newText: rendered + ending });
      return;
    }
    this.replaceBlock(node, rendered, end, owner);
  }

  private replaceNothing(at: number, rendered: string): void {
    const before = this.source.charAt(at - 1);
    const lead = before === ':' || before === '-' ? ' ' : before === ' ' ? '' : ': ';
    this.edits.push({ span: { start: at, end: at }, newText: lead + rendered });
  }

  /** The value moves up behind its key; a comment on the key's line stays there. */
  private replaceBlock(node: MapNode | SeqNode, rendered: string, end: number, owner: Entry | undefined): void {
    const { source } = this;
    const colon = owner && colonEnd(owner, source);
    if (colon === undefined || node.start < node.span.start) {
      this.edits.push({ span: { start: node.span.start, end }, newText: rendered });
      return;
    }
    const between = source.slice(colon, node.span.start);
    if (between.trim() === '') {
      this.edits.push({ span: { start: colon, end }, newText: ` ${rendered}` });
      return;
    }
    const from = lineStart(source, node.span.start);
    const to = source.charAt(end - 1) === '\n' ? end : linesEnd(source, end, Number.MAX_SAFE_INTEGER);
    this.edits.push({ span: { start: colon, end: colon }, newText: ` ${rendered}` }, { span: { start: from, end: to }, newText: '' });
  }
}

const cannotEdit: GlossProblem = { code: 'gloss.cannot-edit', severity: 'error', span: { start: 0, end: 0 }, args: [] };

/** As a quote `["x"]` may stand for `"x"`, and as a span `[[1, 2]]` for `[1, 2]`: the item is then what changes. */
function singleItem(node: SourceNode, next: YamlValue, key: string | undefined): SourceNode | undefined {
  if (node.type !== 'seq' || node.items.length !== 1 || (key !== 'quote' && key !== 'span')) return undefined;
  const item = node.items[0]?.value;
  const kind = resolved(item)?.type;
  if (isList(next)) return kind === 'seq' && typeof next[0] === 'number' ? item : undefined;
  return kind === 'scalar' && !isMapValue(next) ? item : undefined;
}

const holdsMap = (value: YamlValue): boolean => isMapValue(value) || (isList(value) && value.some(holdsMap));

function sameShape(node: SourceNode, value: YamlValue): boolean {
  const type = resolved(node)?.type;
  if (isList(value)) return type === 'seq';
  return isMapValue(value) ? type === 'map' : type === 'scalar';
}

/** True where the node holds the value as data, as the value of `key`; a mapping may hold more keys. */
export function nodeMatches(node: SourceNode | undefined, value: YamlValue | undefined, key?: string): boolean {
  const at = resolved(node);
  if (!at || value === undefined) return false;
  const single = singleItem(at, value, key);
  if (single) return nodeMatches(single, value);
  if (isList(value)) return at.type === 'seq' && at.items.length === value.length && at.items.every((i, n) => nodeMatches(i.value, value[n]));
  if (isMapValue(value)) return at.type === 'map' && value.entries.every(([k, v]) => nodeMatches(at.entries.find((e) => e.key === k)?.value, v, k));
  return at.type === 'scalar' && at.value === (typeof value === 'object' ? value.value : value);
}
