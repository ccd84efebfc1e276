// Nodes of a unit as they stand in the source: each made when it is asked for, for most are never looked at.
import type { Span } from '../base/span.js';
import type { AliasNode, Entry, Item, MapNode, PlacedUnit, ScalarNode, SeqNode, SourceNode } from './sourceTree.js';

/** The unit's one element as an item of the list that it stands in. */
export function placedItem(placed: PlacedUnit): Item {
  const own = placed.unit.node.type === 'seq' ? placed.unit.node.items[0] : undefined;
  return new PlacedElement(own?.start ?? 0, own?.value ?? NOTHING, placed);
}

/** The unit's one element as an entry of the mapping that it stands in. */
export function placedEntry(placed: PlacedUnit): Entry {
  const own = placed.unit.node.type === 'map' ? placed.unit.node.entries[0] : undefined;
  return new PlacedEntry(own?.key, { start: (own?.keySpan.start ?? 0) + placed.at, end: (own?.keySpan.end ?? 0) + placed.at }, own?.start ?? 0, own?.value ?? NOTHING, placed);
}

const NOTHING: ScalarNode = { type: 'scalar', span: { start: 0, end: 0 }, start: 0, value: null, style: 'plain' };

class PlacedElement implements Item {
  readonly start: number;
  private made: SourceNode | undefined;

  constructor(start: number, private readonly own: SourceNode, private readonly placed: PlacedUnit) {
    this.start = start + placed.at;
  }

  get value(): SourceNode {
    this.made ??= new Placing(this.placed.at).node(this.own);
    return this.made;
  }
}

class PlacedEntry extends PlacedElement implements Entry {
  constructor(readonly key: string | undefined, readonly keySpan: Span, start: number, own: SourceNode, placed: PlacedUnit) {
    super(start, own, placed);
  }
}

/** One node for each node of the unit: changes are gathered by node, and aliases lead to what is changed. */
class Placing {
  private readonly made = new Map<SourceNode, SourceNode>();

  constructor(private readonly by: number) {}

  node(own: SourceNode): SourceNode {
    if (this.by === 0) return own;
    const known = this.made.get(own);
    if (known) return known;
    const placed = this.place(own);
    this.made.set(own, placed);
    return placed;
  }

  private place(own: SourceNode): SourceNode {
    const span = { start: own.span.start + this.by, end: own.span.end + this.by };
    const start = own.start + this.by;
    if (own.type === 'scalar') return { ...own, span, start };
    if (own.type === 'alias') return { ...own, span, start, target: () => this.target(own) };
    return own.type === 'map' ? this.map(own, span, start) : this.seq(own, span, start);
  }

  private target(own: AliasNode): SourceNode | undefined {
    const target = own.target();
    return target && this.node(target);
  }

  private map(own: MapNode, span: MapNode['span'], start: number): MapNode {
    return new PlacedMap(own, span, start, (e) => this.entry(e));
  }

  private entry(own: Entry): Entry {
    const { by } = this;
    return { key: own.key, keySpan: { start: own.keySpan.start + by, end: own.keySpan.end + by }, start: own.start + by, value: this.node(own.value) };
  }

  private seq(own: SeqNode, span: SeqNode['span'], start: number): SeqNode {
    return new PlacedSeq(own, span, start, (i) => ({ start: i.start + this.by, value: this.node(i.value) }));
  }
}

class PlacedMap implements MapNode {
  readonly type = 'map';
  readonly flow: boolean;
  declare readonly anchor?: string;
  private made: readonly Entry[] | undefined;

  constructor(private readonly own: MapNode, readonly span: Span, readonly start: number, private readonly entry: (own: Entry) => Entry) {
    this.flow = own.flow;
    if (own.anchor !== undefined) this.anchor = own.anchor;
  }

  get entries(): readonly Entry[] {
    this.made ??= this.own.entries.map(this.entry);
    return this.made;
  }
}

class PlacedSeq implements SeqNode {
  readonly type = 'seq';
  readonly flow: boolean;
  declare readonly anchor?: string;
  private made: readonly Item[] | undefined;

  constructor(private readonly own: SeqNode, readonly span: Span, readonly start: number, private readonly item: (own: Item) => Item) {
    this.flow = own.flow;
    if (own.anchor !== undefined) this.anchor = own.anchor;
  }

  get items(): readonly Item[] {
    this.made ??= this.own.items.map(this.item);
    return this.made;
  }
}
