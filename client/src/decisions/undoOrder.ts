// Whether the undo key takes back a decision or an edit: one chronological list of both, told apart by the article's text.

/**
 * The editor keeps its own stack of text edits, the server one of decisions. A decision is the newest thing exactly while the text is still the text that
 * it was made on; an edit that was undone natively leads back to that text, and so counts as undone here too. Texts are compared by fingerprint.
 */
export class UndoOrder {
  private undo: string[] = [];
  private redo: string[] = [];

  /** A decision was made on the text with this fingerprint; the server can now take back `undoable`. `before` = `undoable` when it was asked for. */
  decided(text: string, undoable: number): void {
    this.undo = fit([...this.undo, text], undoable);
    this.redo = [];
  }

  undone(undoable: number, redoable: number): void {
    const text = this.undo.pop();
    if (text !== undefined) this.redo.push(text);
    this.fit(undoable, redoable);
  }

  redone(undoable: number, redoable: number): void {
    const text = this.redo.pop();
    if (text !== undefined) this.undo.push(text);
    this.fit(undoable, redoable);
  }

  /** The server's counts changed for another reason (a gloss file changed on disk, a decision by another way): `text` is the article's now. */
  counted(undoable: number, redoable: number, text: string): void {
    while (this.undo.length < undoable) this.undo.push(text);
    while (this.redo.length < redoable) this.redo.unshift(text);
    this.fit(undoable, redoable);
  }

  /** The undo key takes back a decision. */
  undoesDecision(text: string): boolean {
    return this.undo.at(-1) === text;
  }

  /** The redo key makes a decision again. */
  redoesDecision(text: string): boolean {
    return this.redo.at(-1) === text;
  }

  /** Decisions to take back, older ones than the newest edit among them. */
  get undoable(): number {
    return this.undo.length;
  }

  get redoable(): number {
    return this.redo.length;
  }

  private fit(undoable: number, redoable: number): void {
    this.undo = fit(this.undo, undoable);
    this.redo = fit(this.redo, redoable);
  }
}

/** Decisions that we never saw stand lowest, with a text that equals none. */
const UNSEEN = '';

function fit(list: readonly string[], length: number): string[] {
  const last = length <= 0 ? [] : list.slice(-length);
  return [...Array.from({ length: Math.max(0, length - last.length) }, () => UNSEEN), ...last];
}

/** A short name of a text: its length and a 53-bit hash; equal texts have equal names, others practically never. Linear. */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${text.length.toString(36)}-${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}
