// From YAML source to its tree: unit by unit where the source has the usual shape, taking over units that are known; else by `yaml` as a whole.
import { ok, type Result } from '../base/result.js';
import type { GlossProblem } from '../model/gloss.js';
import { MAX_DEPTH, MAX_LENGTH } from './bounds.js';
import { placedEntry, placedItem } from './placed.js';
import { type Entry, entryEnd, type Item, itemEnd, type KnownUnits, type MapNode, NO_UNITS, type PlacedUnit, type SeqNode, type SourceNode, type SourceTree, type Unit } from './sourceTree.js';
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
const MOST_ELEMENTS = 10_000;

/** undefined where the source is for `yaml` as a whole: another shape, or some stretch of it is no YAML by itself. */
function treeOfUnits(source: string, known: KnownUnits): SourceTree | undefined {
  if (source.length > MAX_LENGTH || source.includes('\u0000')) return undefined;
  const sections = splitSource(source);
  if (!sections || sections.length > MOST_ELEMENTS) return undefined;
  const assembly = new Assembly(source, known);
  const entries: Entry[] = [];
  for (const section of sections) {
    const entry = assembly.entry(section);
    if (!entry) return undefined;
    entries.push(entry);
  }
  const start = sections[0]?.start ?? 0;
  const root: MapNode = { type: 'map', span: { start, end: entryEnd(entries.at(-1), source) ?? start }, start, flow: false, entries };
  return { source, root, aliased: assembly.aliased, units: assembly.units };
}

class Assembly {
  readonly units = new Map<string, Unit>();
  readonly aliased = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly known: KnownUnits,
  ) {}

  entry(section: Section): Entry | undefined {
    const { elements } = section;
    if (!elements) {
      const placed = this.unit(section, 'map');
      return placed && placedEntry(placed);
    }
    if (!elements.list && elements.stretches.length > MOST_ELEMENTS) return undefined;
    const placed: PlacedUnit[] = [];
    for (const stretch of elements.stretches) {
      const unit = this.unit(stretch, elements.list ? 'seq' : 'map');
      if (!unit) return undefined;
      placed.push(unit);
    }
    const value = elements.list ? this.list(placed) : this.mapping(placed);
    const keySpan = { start: section.start, end: section.keyEnd };
    const key = this.source.slice(section.start, section.keyEnd);
    return NO_TEXT.test(key) ? undefined : { key, keySpan, start: section.start, value };
  }

  private unit({ start, end }: Stretch, type: 'map' | 'seq'): PlacedUnit | undefined {
    const text = this.source.slice(start, end);
    const unit = this.units.get(text) ?? this.known.get(text) ?? parseUnit(text);
    if (unit?.node.type !== type) return undefined;
    this.units.set(text, unit);
    for (const name of unit.aliased) this.aliased.add(name);
    return { unit, at: start };
  }

  private list(units: readonly PlacedUnit[]): SeqNode {
    const [first, last] = [units[0], units.at(-1)];
    const extent = extentOf(first && placedItem(first).start, itemEnd(last && placedItem(last), this.source));
    let items: readonly Item[] | undefined;
    const make = (): readonly Item[] => (items ??= units.map(placedItem));
    return { type: 'seq', ...extent, flow: false, get items() { return make(); }, units };
  }

  private mapping(units: readonly PlacedUnit[]): MapNode {
    const entries = units.map(placedEntry);
    return { type: 'map', ...extentOf(entries[0]?.start, entryEnd(entries.at(-1), this.source)), flow: false, entries, units };
  }
}

const extentOf = (start = 0, end = 0): Pick<SourceNode, 'span' | 'start'> => ({ span: { start, end }, start });

/** Keys of the core schema that are no text; hit: "null", "12", miss: "entities". */
const NO_TEXT = /^(?:null|true|false|[-\d].*)$/iu;

function parseUnit(text: string): Unit | undefined {
  const usual = readUsual(text);
  if (usual) return isOneElement(usual) ? { text, node: usual, aliased: NONE } : undefined;
  // Its surroundings are two levels at most, and a file that is near the bound is counted as a whole.
  const tree = yamlTree(text, MAX_DEPTH - 4);
  const root = tree.ok ? tree.value.root : undefined;
  const fits = tree.ok && (root?.type === 'map' || root?.type === 'seq') && !root.flow && root.anchor === undefined && root.start === root.span.start && isOneElement(root);
  return fits ? { text, node: root, aliased: tree.value.aliased } : undefined;
}

const NONE: ReadonlySet<string> = new Set();

const isOneElement = (node: MapNode | SeqNode): boolean => (node.type === 'map' ? node.entries.length : node.items.length) === 1;
