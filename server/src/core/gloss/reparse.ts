// The tree of an edited source from the one before: only the units that the edits touch are cut and parsed again.
import { ok, type Result } from '../base/result.js';
import type { GlossProblem, SourceEdit } from '../model/gloss.js';
import { MAX_LENGTH } from './bounds.js';
import { assembled, MOST_ELEMENTS, parseSource, placedUnits } from './parse.js';
import type { PlacedUnit, SourceTree, Unit, UnitSection } from './sourceTree.js';
import { splitElements } from './split.js';

/**
 * The tree of an edited source, as `parseSource` gives it. `edits` lead from `before.source` to `source`, in text order. Where they lie
 * within the elements of blocks, only the units that they touch are cut and parsed again.
 */
export function parseEdited(before: SourceTree, edits: readonly SourceEdit[], source: string): Result<SourceTree, readonly GlossProblem[]> {
  const sections = before.sections && source.length <= MAX_LENGTH && !edits.some((e) => e.newText.includes('\u0000')) ? editedSections(before, edits, source) : undefined;
  return sections ? ok(assembled(source, sections)) : parseSource(source, before.units);
}

function editedSections(before: SourceTree, edits: readonly SourceEdit[], source: string): UnitSection[] | undefined {
  const former = before.sections ?? [];
  const sections: UnitSection[] = [];
  let [next, by] = [0, 0];
  for (const [i, section] of former.entries()) {
    const end = former[i + 1]?.start ?? before.source.length;
    const own: SourceEdit[] = [];
    for (let e = edits[next]; e && e.span.end <= end; e = edits[++next]) own.push(e);
    const moved = { ...section, start: section.start + by, keyEnd: section.keyEnd + by };
    const units = own.length === 0 ? shifted(section.units, by) : editedUnits(section, own, { source, by, end });
    if (!units) return undefined;
    sections.push({ ...moved, units });
    for (const e of own) by += growth(e);
  }
  return next === edits.length ? sections : undefined;
}

const growth = (e: SourceEdit): number => e.newText.length - (e.span.end - e.span.start);
const shifted = (units: readonly PlacedUnit[], by: number): readonly PlacedUnit[] => (by === 0 ? units : units.map(({ unit, at }) => ({ unit, at: at + by })));

interface Where {
  /** The edited source. */
  readonly source: string;
  /** How far the section was moved by edits before it. */
  readonly by: number;
  /** Of the section, in the former source. */
  readonly end: number;
}

/** undefined where the edits change more than whole elements of the block. */
function editedUnits({ block, units }: UnitSection, edits: readonly SourceEdit[], { source, by, end }: Where): readonly PlacedUnit[] | undefined {
  const column = units[0] && firstStart(units[0].unit);
  if (block === undefined || column === undefined) return undefined;
  const placed: PlacedUnit[] = [];
  const endOf = (i: number): number => units[i + 1]?.at ?? end;
  let [done, moved] = [0, by];
  for (let e = 0; e < edits.length;) {
    const from = unitAt(units, edits[e]?.span.start ?? 0);
    if (from < done) return undefined;
    const start = units[from]?.at ?? 0;
    let grown = 0;
    let to = from;
    for (; e < edits.length && (edits[e]?.span.start ?? 0) <= endOf(to); e++) {
      const edit = edits[e];
      if (!edit || edit.span.start < start) return undefined;
      while (to + 1 < units.length && edit.span.end >= endOf(to)) to++;
      grown += growth(edit);
    }
    for (const unit of shifted(units.slice(done, from), moved)) placed.push(unit);
    const stretch = { start: start + moved, end: endOf(to) + moved + grown };
    const cut = splitElements(source, stretch, column, block === 'list');
    const known = new Map(units.slice(from, to + 1).map(({ unit }) => [unit.text, unit]));
    const fresh = cut && placedUnits(source, cut, block === 'list' ? 'seq' : 'map', { known, seen: new Map() });
    if (!fresh) return undefined;
    for (const unit of fresh) placed.push(unit);
    moved += grown;
    done = to + 1;
  }
  for (const unit of shifted(units.slice(done), moved)) placed.push(unit);
  return placed.length > 0 && (block === 'list' || placed.length <= MOST_ELEMENTS) ? placed : undefined;
}

/** The unit that begins at or before `offset`, one that an insertion at its very beginning may join. */
function unitAt(units: readonly PlacedUnit[], offset: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle]?.at ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Where the unit's one element begins, units of its line. */
const firstStart = ({ node }: Unit): number | undefined => (node.type === 'map' ? node.entries[0]?.start : node.items[0]?.start);
