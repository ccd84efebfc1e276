// Brings a gloss file of an older version of the format to the present one: step by step, each a function of the source, by the smallest edits.
import { err, ok, type Result } from '../base/result.js';
import { GLOSS_VERSION, type GlossProblem } from '../model/gloss.js';
import { lineEndOf } from './layout.js';
import { parseSource } from './parse.js';
import { readGloss } from './read.js';
import { applyEdits } from './sourceEdits.js';
import { entryOf, type MapNode, resolved } from './sourceTree.js';

/** One step: what it does, in words for the person who is asked, and the edited source; undefined where it is not for this source. */
interface Migration {
  readonly what: string;
  readonly run: (source: string, root: MapNode) => string | undefined;
}

export interface Migrated {
  readonly source: string;
  /** What was done, step by step; empty for a file of the present version. */
  readonly steps: readonly string[];
}

/** Oldest first. A step stays for good once a version is released: files live longer than programs. */
const MIGRATIONS: readonly Migration[] = [
  { what: 'the version of the format is named', run: nameVersion },
];

/**
 * The source in the present version. Nothing but what a step changes is touched, and nothing is written: that is for the caller, who
 * asks first. Errors: the first problem of a file that cannot be read, or that is of a newer or unknown version.
 */
export function migrateGloss(source: string): Result<Migrated, GlossProblem> {
  let now = source;
  const steps: string[] = [];
  for (const { what, run } of MIGRATIONS) {
    const tree = parseSource(now);
    if (!tree.ok) return err(tree.error[0] ?? unreadable);
    const root = resolved(tree.value.root);
    const next = root?.type === 'map' ? run(now, root) : undefined;
    if (next === undefined) continue;
    now = next;
    steps.push(what);
  }
  const reading = readGloss(now);
  return reading.writable ? ok({ source: now, steps }) : err(reading.problems[0] ?? unreadable);
}

const unreadable: GlossProblem = { code: 'gloss.syntax', severity: 'error', span: { start: 0, end: 0 }, args: [] };

/** Files written by hand, or by programs before version 1, may name no version: they are of version 1. */
function nameVersion(source: string, root: MapNode): string | undefined {
  if (entryOf(root, 'newsgloss')) return undefined;
  if (!root.flow) return applyEdits(source, [{ span: { start: root.span.start, end: root.span.start }, newText: `newsgloss: ${GLOSS_VERSION}${lineEndOf(source)}` }]);
  const json = source.charAt(root.entries[0]?.keySpan.start ?? 0) === '"';
  const at = root.span.start + 1;
  return applyEdits(source, [{ span: { start: at, end: at }, newText: `${json ? '"newsgloss"' : 'newsgloss'}: ${GLOSS_VERSION}${root.entries.length > 0 ? ', ' : ''}` }]);
}
