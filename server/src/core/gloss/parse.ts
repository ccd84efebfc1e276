// From YAML source to its tree: unit by unit where the source has the usual shape, taking over units that are known; else by `yaml` as a whole.
import { ok, type Result } from '../base/result.js';
import type { Span } from '../base/span.js';
import type { GlossProblem } from '../model/gloss.js';
import { MAX_DEPTH, MAX_LENGTH } from './bounds.js';
import { placedEntry, placedItem } from './placed.js';
import { type Entry, entryEnd, idOfBlock, type Item, itemEnd, type KnownUnits, type MapNode, NO_UNITS, type PlacedUnit, type SeqNode, type SourceNode, type SourceTree, type Unit, type UnitSection } from './sourceTree.js';
import { type Section, splitSource, type Stretch } from './split.js';
import { readUsual } from './usual.js';
import { yamlTree } from './yamlTree.js';

/**
 * The tree of a source, YAML 1.2 core schema. Errors: `gloss.too-large`, `gloss.too-deep`, `gloss.too-many-keys`, `gloss.nul`,
 * `gloss.several-documents`, `gloss.unknown-anchor` (args: its name), `gloss.syntax` (args: the parser's words), each at its place.
 * Never throws. `known`: units of a former version of the source; those that are still there are not parsed again.
 */
export function parseSource(source: string, known: KnownUnits = NO_UNITS): Result<SourceTree, readonly GlossProblem[]> {
  const tree = treeOfUnits(source, known);
  return tree ? ok(tree) : yamlTree(source);
}

/** Of a mapping, far below the bounds of keys: a source near them is counted by the scan that knows the exact place. */
export const MOST_ELEMENTS = 10_000;

/** undefined where the source is for `yaml` as a whole: another shape, or some stretch of it is no YAML by itself. */
function treeOfUnits(source: string, known: KnownUnits): SourceTree | undefined {
  if (source.length > MAX_LENGTH || source.includes('\u0000')) return undefined;
  const cut = splitSource(source);
  if (!cut || cut.length > MOST_ELEMENTS) return undefined;
  const seen = new Map<string, Unit>();
  const sections: UnitSection[] = [];
  for (const section of cut) {
    const units = unitsOf(source, section, { known, seen });
    if (!units) return undefined;
    const { start, keyEnd, elements } = section;
    sections.push({ start, keyEnd, units, ...(elements ? { block: elements.list ? 'list' : 'mapping' } : {}) });
  }
  return assembled(source, sections);
}

export interface Cutting {
  readonly known: KnownUnits;
  /** Of this source: the same text is parsed once. */
  readonly seen: Map<string, Unit>;
}

function unitsOf(source: string, section: Section, cutting: Cutting): PlacedUnit[] | undefined {
  const { elements } = section;
  if (!elements) return placedUnits(source, [section], 'map', cutting);
  if (!elements.list && elements.stretches.length > MOST_ELEMENTS) return undefined;
  const key = source.slice(section.start, section.keyEnd);
  return NO_TEXT.test(key) ? undefined : placedUnits(source, elements.stretches, elements.list ? 'seq' : 'map', cutting);
}

/** The units of some stretches of whole lines; undefined where one is not of that type, or no YAML by itself. */
export function placedUnits(source: string, stretches: readonly Stretch[], type: 'map' | 'seq', { known, seen }: Cutting): PlacedUnit[] | undefined {
  const placed: PlacedUnit[] = [];
  for (const { start, end } of stretches) {
    const text = source.slice(start, end);
    const unit = seen.get(text) ?? known.get(text) ?? parseUnit(text);
    if (unit?.node.type !== type) return undefined;
    seen.set(text, unit);
    placed.push({ unit, at: start });
  }
  return placed;
}

/** The tree of a source whose entries are known. */
export function assembled(source: string, sections: readonly UnitSection[]): SourceTree {
  const entries = sections.map((s) => entryFrom(source, s));
  const start = sections[0]?.start ?? 0;
  const root: MapNode = { type: 'map', span: { start, end: entryEnd(entries.at(-1), source) ?? start }, start, flow: false, entries };
  return new TreeOfUnits(source, root, aliasedIn(sections), sections);
}

/** A class, as is whatever here has a value that is made when it is asked for: an object written with a getter keeps the one before it in memory for long. */
class TreeOfUnits implements SourceTree {
  private made: KnownUnits | undefined;

  constructor(readonly source: string, readonly root: SourceNode, readonly aliased: ReadonlySet<string>, readonly sections: readonly UnitSection[]) {}

  get units(): KnownUnits {
    this.made ??= new Map(this.sections.flatMap((s) => s.units.map(({ unit }) => [unit.text, unit])));
    return this.made;
  }
}

function aliasedIn(sections: readonly UnitSection[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { units } of sections) for (const { unit } of units) if (unit.aliased.size > 0) for (const name of unit.aliased) names.add(name);
  return names;
}

function entryFrom(source: string, { start, keyEnd, block, units }: UnitSection): Entry {
  const [only] = units;
  if (block === undefined && only) return placedEntry(only);
  const value = block === 'list' ? listNode(source, units) : mappingNode(source, units);
  return { key: source.slice(start, keyEnd), keySpan: { start, end: keyEnd }, start, value };
}

function listNode(source: string, units: readonly PlacedUnit[]): SeqNode {
  const [first, last] = [units[0], units.at(-1)];
  return new ListOfUnits(extentOf(first && placedItem(first).start, itemEnd(last && placedItem(last), source)), units);
}

class ListOfUnits implements SeqNode {
  readonly type = 'seq';
  readonly flow = false;
  readonly span: Span;
  readonly start: number;
  private made: readonly Item[] | undefined;

  constructor({ span, start }: Pick<SourceNode, 'span' | 'start'>, readonly units: readonly PlacedUnit[]) {
    [this.span, this.start] = [span, start];
  }

  get items(): readonly Item[] {
    this.made ??= this.units.map(placedItem);
    return this.made;
  }
}

function mappingNode(source: string, units: readonly PlacedUnit[]): MapNode {
  const entries = units.map(placedEntry);
  return { type: 'map', ...extentOf(entries[0]?.start, entryEnd(entries.at(-1), source)), flow: false, entries, units };
}

const extentOf = (start = 0, end = 0): Pick<SourceNode, 'span' | 'start'> => ({ span: { start, end }, start });

/** Keys of the core schema that are no text; hit: "null", "12", miss: "entities". */
const NO_TEXT = /^(?:null|true|false|[-\d].*)$/iu;

function parseUnit(text: string): Unit | undefined {
  const usual = readUsual(text);
  if (usual) return isOneElement(usual) ? { text, node: usual, aliased: NONE, id: idOfElement(usual) } : undefined;
  // Its surroundings are two levels at most, and a file that is near the bound is counted as a whole.
  const tree = yamlTree(text, MAX_DEPTH - 4);
  const root = tree.ok ? tree.value.root : undefined;
  const fits = tree.ok && (root?.type === 'map' || root?.type === 'seq') && !root.flow && root.anchor === undefined && root.start === root.span.start && isOneElement(root);
  return fits ? { text, node: root, aliased: tree.value.aliased, id: idOfElement(root) } : undefined;
}

function idOfElement(node: MapNode | SeqNode): string | undefined {
  return node.type === 'map' ? node.entries[0]?.key : idOfBlock(node.items[0]?.value);
}

const NONE: ReadonlySet<string> = new Set();

const isOneElement = (node: MapNode | SeqNode): boolean => (node.type === 'map' ? node.entries.length : node.items.length) === 1;
