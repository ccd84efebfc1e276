// A YAML source as a tree of nodes with exact places: all that reading and editing need, whichever parser made it.
import type { Span } from '../base/span.js';

/** `span`: the value itself, without anchor, tag and comments (UTF-16 of the source). `start`: where its anchor or tag begins, else `span.start`. */
interface Placed {
  readonly span: Span;
  readonly start: number;
  readonly anchor?: string;
}

export interface ScalarNode extends Placed {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

export interface AliasNode extends Placed {
  readonly type: 'alias';
  readonly name: string;
  /** Set once the anchored node is complete; undefined inside that node itself. */
  readonly target: () => SourceNode | undefined;
}

export interface Entry {
  /** undefined where the key is no scalar. */
  readonly key: string | undefined;
  readonly keySpan: Span;
  /** Where the entry begins: its key, or the `?` of an explicit one. */
  readonly start: number;
  readonly value: SourceNode;
}

export interface MapNode extends Placed {
  readonly type: 'map';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  /** For each entry the unit that it was parsed in, where the mapping was parsed in units. */
  readonly units?: readonly PlacedUnit[];
}

export interface Item {
  /** The dash of a block item; the value's start in a flow collection. */
  readonly start: number;
  readonly value: SourceNode;
}

export interface SeqNode extends Placed {
  readonly type: 'seq';
  readonly flow: boolean;
  readonly items: readonly Item[];
  /** For each item the unit that it was parsed in, where the list was parsed in units. */
  readonly units?: readonly PlacedUnit[];
}

/** Some lines of a source that are YAML by themselves: one block of a list, one entry of a mapping. The same wherever they stand. */
export interface Unit {
  readonly text: string;
  /** With exactly one element; places are UTF-16 of `text`. */
  readonly node: MapNode | SeqNode;
  /** Names of anchors that some alias in it uses. */
  readonly aliased: ReadonlySet<string>;
  /** The key of its entry, or what its block says as `id`. */
  readonly id: string | undefined;
}

/** A unit and where its text begins in the source. */
export interface PlacedUnit {
  readonly unit: Unit;
  readonly at: number;
}

/** The units of a source by their text, for the parse of its next version. */
export type KnownUnits = ReadonlyMap<string, Unit>;
export const NO_UNITS: KnownUnits = new Map();

export type SourceNode = ScalarNode | AliasNode | MapNode | SeqNode;

/** One entry of the file, in the units that it was parsed in: its own one, or those of the elements below a bare `key:` line. */
export interface UnitSection {
  readonly start: number;
  /** The key's end; its start is `start`. */
  readonly keyEnd: number;
  /** Of the elements' block; absent where the whole entry is one unit. */
  readonly block?: 'list' | 'mapping';
  readonly units: readonly PlacedUnit[];
}

export interface SourceTree {
  readonly source: string;
  /** undefined for a source without content. */
  readonly root: SourceNode | undefined;
  /** Names of anchors that some alias uses. */
  readonly aliased: ReadonlySet<string>;
  readonly units: KnownUnits;
  /** All entries of the file, where it was parsed in units. */
  readonly sections?: readonly UnitSection[];
}

/** The node that counts: aliases followed, `undefined` where an alias leads nowhere or into itself. */
export function resolved(node: SourceNode | undefined): ScalarNode | MapNode | SeqNode | undefined {
  let at = node;
  for (let steps = 0; at?.type === 'alias'; steps++) {
    if (steps > MAX_ALIAS_STEPS) return undefined;
    at = at.target();
  }
  return at;
}

const MAX_ALIAS_STEPS = 8;

/** The first entry of that key: where a key stands twice, the first counts (and the second is a problem). */
export const entryOf = (map: MapNode, key: string): Entry | undefined => map.entries.find((e) => e.key === key);

/** What a block says as its `id`. */
export function idOfBlock(node: SourceNode | undefined): string | undefined {
  const map = resolved(node);
  const id = map?.type === 'map' ? resolved(entryOf(map, 'id')?.value) : undefined;
  return id?.type === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
}

/** Where the content of a node ends: behind its last character that is no comment, line end or indentation. */
export const contentEnd = (node: SourceNode, source: string): number => (node.type === 'scalar' && node.style === 'block' ? blockScalarEnd(node, source) : node.span.end);

/** Where the content of an element ends; undefined for none. */
export const entryEnd = (entry: Entry | undefined, source: string): number | undefined => entry && Math.max(entry.keySpan.end, contentEnd(entry.value, source));
export const itemEnd = (item: Item | undefined, source: string): number | undefined => item && Math.max(item.start + 1, contentEnd(item.value, source));

/** A block scalar that keeps its last line ends (`|+`) owns them; of others they are layout. */
function blockScalarEnd(node: ScalarNode, source: string): number {
  const header = /^[|>][0-9+-]*/u.exec(source.slice(node.span.start, node.span.start + 4))?.[0] ?? '';
  if (header.includes('+')) return node.span.end;
  let end = node.span.end;
  while (end > node.span.start && /\s/u.test(source.charAt(end - 1))) end--;
  return end;
}

/** A node as plain data, for comparison; undefined where that takes more than `budget` nodes (aliases can multiply without bound). */
export function plainData(node: SourceNode | undefined, budget = 200_000): { readonly data: unknown } | undefined {
  const counter = { left: budget };
  const data = toData(node, counter, 0);
  return counter.left < 0 ? undefined : { data };
}

function toData(node: SourceNode | undefined, counter: { left: number }, depth: number): unknown {
  if (counter.left-- < 0 || depth > MAX_DATA_DEPTH) {
    counter.left = -1;
    return null;
  }
  const at = resolved(node);
  if (!at) return null;
  if (at.type === 'scalar') return at.value;
  if (at.type === 'seq') return at.items.map((i) => toData(i.value, counter, depth + 1));
  return at.entries.map((e) => [e.key ?? null, toData(e.value, counter, depth + 1)]);
}

const MAX_DATA_DEPTH = 80;
