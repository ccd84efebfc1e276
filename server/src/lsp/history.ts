// Decisions that can be taken back, per article, newest last. Whether an edit of the text is newer still is for the client to tell.
import type { Span } from '../core/base/span.js';
import { editBetween } from '../core/detect/moves.js';
import { mergeGloss } from '../core/gloss/merge.js';
import { applyEdits, invert } from '../core/gloss/sourceEdits.js';
import type { SourceEdit } from '../core/model/gloss.js';
import type { WaitingDecision } from './waiting.js';

/** A gloss file's source before and after one decision; undefined: no file. */
export interface Written {
  readonly kind: 'written';
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** From `before` to `after`. */
  readonly edits: readonly SourceEdit[];
  /** What came of it, for the caret. */
  readonly span?: Span;
}

export interface Waits {
  readonly kind: 'waits';
  readonly decision: WaitingDecision;
  readonly span?: Span;
}

export type Entry = Written | Waits;

export class History {
  private readonly done: Entry[] = [];
  private readonly undone: Entry[] = [];

  /** A new decision: what was taken back before cannot be made again. */
  push(entry: Entry): void {
    this.done.push(entry);
    this.undone.length = 0;
    if (this.done.length > KEPT) this.done.shift();
  }

  get newest(): Entry | undefined {
    return this.done[this.done.length - 1];
  }

  get newestUndone(): Entry | undefined {
    return this.undone[this.undone.length - 1];
  }

  /** The newest decision was taken back; `as`: how it can be made again. */
  tookBack(as: Entry): void {
    this.done.pop();
    this.undone.push(as);
  }

  madeAgain(as: Entry): void {
    this.undone.pop();
    this.done.push(as);
  }

  /** A waiting decision has been written. */
  landed(decision: WaitingDecision, as: Written): void {
    const index = this.done.findIndex((e) => e.kind === 'waits' && e.decision === decision);
    if (index >= 0) this.done[index] = as;
    else this.done.push(as);
  }

  /** Waiting decisions were carried through an edit of the article. */
  carried(before: readonly WaitingDecision[], after: readonly WaitingDecision[]): void {
    for (const [i, entry] of this.done.entries()) {
      if (entry.kind !== 'waits') continue;
      const decision = after[before.indexOf(entry.decision)];
      if (decision) this.done[i] = { ...entry, decision };
    }
  }

  /** How many decisions can be taken back, whatever was typed since. */
  get undoable(): number {
    return this.done.length;
  }

  get redoable(): number {
    return this.undone.length;
  }
}

const KEPT = 200;

/**
 * `edits` (made for `from`, giving `to`) taken back in `current`, a later state of `to`; changes elsewhere stay. Where a formatter laid out the
 * same place anew, what it says is taken back. undefined where `current` says something else there.
 */
export function takeBack(from: string, to: string, edits: readonly SourceEdit[], current: string): { readonly source: string; readonly edits: readonly SourceEdit[] } | undefined {
  const inverse = invert(from, edits);
  const moved = current === to ? inverse : carriedEdits(inverse, to, current);
  if (moved) return { source: applyEdits(current, moved), edits: moved };
  const merged = mergeGloss(to, current, from);
  if (!merged.ok || merged.value.conflicts.length > 0) return undefined;
  const { source } = merged.value;
  const change = editBetween(current, source);
  return { source, edits: change ? [{ span: { start: change.start, end: change.oldEnd }, newText: source.slice(change.start, change.newEnd) }] : [] };
}

/** The edits in the text that `to` became by one change somewhere; undefined where that change touches one of them. */
function carriedEdits(edits: readonly SourceEdit[], to: string, current: string): SourceEdit[] | undefined {
  const change = editBetween(to, current);
  if (!change) return [...edits];
  const by = current.length - to.length;
  const moved: SourceEdit[] = [];
  for (const e of edits) {
    if (e.span.end <= change.start) moved.push(e);
    else if (e.span.start >= change.oldEnd) moved.push({ ...e, span: { start: e.span.start + by, end: e.span.end + by } });
    else return undefined;
  }
  return moved;
}
