// One edit inside a paragraph of running text: the structure and the quotations of the new version, made of those of the one before.
import type { Analysis, Block, Quotation, Structure } from '../model/analysis.js';
import type { BlockMemory } from './memory.js';
import { sameQuotations, type Edit } from './moves.js';
import { movedQuotations } from './quotations/quotations.js';
import { editedBlock, movedStructure } from './structure/movedStructure.js';

export interface Versions {
  readonly past: string;
  readonly text: string;
  readonly previous: Analysis;
  readonly old: BlockMemory;
  readonly memory: BlockMemory;
}

export interface Moved {
  /** The number of the block whose words changed. */
  readonly block: number;
  readonly structure: Structure;
  readonly quotations: readonly Quotation[];
  /** Whether the quotations are the same but for where they stand. The structure is. */
  readonly quotesAlike: boolean;
}

/** Equal to what `findStructure` and `findQuotations` give for `text`; undefined where more than the edited paragraph has to be read. */
export function movedAround(found: Edit, { past, text, previous, old, memory }: Versions): Moved | undefined {
  const at = editedBlock(previous.structure, found);
  const before = at === undefined ? undefined : previous.structure.blocks[at];
  const edit = editIn(before, found, past, text);
  if (at === undefined || !before || !edit) return undefined;
  const structure = movedStructure(previous.structure, at, { past, text, edit }, { now: memory.structure, old: old.structure });
  if (!structure) return undefined;
  const quotations = movedQuotations(text, structure, { text: past, quotations: previous.quotations, body: before.body, at, grown: text.length - past.length }, { now: memory.quotations, old: old.quotations });
  memory.quotations = old.quotations;
  return { block: at, structure, quotations, quotesAlike: sameQuotations(previous.quotations, quotations, edit) };
}

/**
 * The edit as one of the block's; undefined where it is not inside it. What stands at its very start tells more than its words. Spaces typed behind its last
 * word are none of its words; the letters typed after them make it grow over them.
 */
export function editIn(block: Block | undefined, edit: Edit, past: string, now: string): Edit | undefined {
  if (block === undefined || block.body.start >= edit.start) return undefined;
  const { end } = block.body;
  // A last mark may stand outside what is said (turns.ts), in the middle it does not.
  if (edit.oldEnd >= end && (LAST_MARK.test(past.charAt(end - 1)) || LAST_MARK.test(now.charAt(edit.newEnd - 1)))) return undefined;
  if (edit.oldEnd <= end) return { ...edit, grows: edit.start === end && !SPACES.test(now.slice(edit.start, edit.newEnd)) };
  const added = now.slice(edit.start, edit.newEnd);
  return edit.start > end && edit.oldEnd === edit.start && SPACES.test(past.slice(end, edit.start)) && !SPACES.test(added) ? { start: end, oldEnd: edit.oldEnd, newEnd: edit.newEnd, grows: true } : undefined;
}

const LAST_MARK = /["“”]/u;
/** Nothing but spaces of one line. */
const SPACES = /^[ \t]*$/u;
