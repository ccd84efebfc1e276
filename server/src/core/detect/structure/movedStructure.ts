// The structure of a text in which the words of one paragraph changed: the other blocks are what they were, further on or back.
import { firstWhere } from '../../base/search.js';
import { shift } from '../../base/span.js';
import type { Block, Structure } from '../../model/analysis.js';
import { staysApart } from '../../text/paragraphs.js';
import { movedSpan, sameBlock, type Edit } from '../moves.js';
import { staysRunningText } from './body.js';
import { sameSigns } from './leads.js';
import { toBlock, type StructureMemory } from './structure.js';
import { toUnit } from './units.js';

/** The block of running text that the edit lies in, its number; undefined where there is none. */
export function editedBlock({ blocks }: Structure, edit: Edit): number | undefined {
  const at = firstWhere(blocks.length, (k) => (blocks[k]?.body.start ?? Infinity) >= edit.start) - 1;
  const kind = blocks[at]?.kind;
  return kind === 'paragraph' || kind === 'listItem' ? at : undefined;
}

/**
 * What `findStructure` gives for `text`, where `edit` lies inside running text of block `at` and changes nothing but that; undefined where more has to be read to
 * tell. `past`: the text before. Time: what stands behind the edit, which moves.
 */
export function movedStructure(old: Structure, at: number, { past, text, edit }: { readonly past: string; readonly text: string; readonly edit: Edit }, memory: StructureMemory): Structure | undefined {
  if (!memory.old) return undefined;
  const { frame, shapes } = memory.old;
  const before = old.blocks[at];
  if (!frame?.unwrapped || !before || (frame.edited ?? at) !== at || at - frame.fields < frame.looked) return undefined;
  const span = movedSpan(before.span, edit);
  const words = past.slice(before.span.start, before.span.end);
  const shape = shapes.get(words);
  if (!shape || !staysApart(text, span, { start: edit.start, end: edit.newEnd }, words)) return undefined;
  const unit = toUnit(text, { ...span, gapBefore: true, gapAfter: true }, { now: memory.now.shapes, old: shapes });
  const { context } = frame;
  const place = { count: frame.paragraphs - frame.head, index: at - frame.fields - frame.head, context };
  if (!sameSigns(shape, unit.shape, context.conventions) || !staysRunningText(before.kind, shape, unit, place)) return undefined;
  const block = toBlock(text, unit, { kind: before.kind, opensBody: false, context });
  if (!sameBlock(before, block, edit)) return undefined;
  // Its table goes on: nothing else is new in it.
  shapes.delete(words);
  shapes.set(text.slice(span.start, span.end), unit.shape);
  memory.now.shapes = shapes;
  memory.now.frame = { ...frame, edited: at };
  const by = edit.newEnd - edit.oldEnd;
  const blocks = old.blocks.map((b, i) => (i < at ? b : i === at ? block : movedBlock(b, by)));
  return { ...old, blocks };
}

function movedBlock({ kind, span, leads, body, asides }: Block, by: number): Block {
  return {
    kind, span: shift(span, by), leads: leads.length === 0 ? leads : leads.map((l) => ({ kind: l.kind, span: shift(l.span, by) })),
    body: shift(body, by), asides: asides.length === 0 ? asides : asides.map((a) => ({ kind: a.kind, span: shift(a.span, by) })),
  };
}
