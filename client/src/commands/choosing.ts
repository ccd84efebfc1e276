// What Enter means in a quick pick: the row, or the words typed, also where they came faster than the list; no editor in here.
import type { Choice } from '../../../server/src/protocol/protocol.js';

export interface Picked {
  /** A choice of the list… */
  readonly choice?: Choice;
  /** …or words typed that are in no row. */
  readonly text?: string;
  /** …or one of the extra rows. */
  readonly extra?: string;
}

/** A row as far as choosing goes. */
export interface Choosable {
  label: string;
  readonly answer?: Picked;
  readonly key?: string;
}

/** `typed`: the words in the input when Enter was pressed; `free`: words that are in no row are an answer too. */
export function chosen(rows: readonly Choosable[], selected: Choosable | undefined, typed: string, free: boolean): Picked | undefined {
  const words = typed.trim();
  const own = free && words !== '' ? { text: words } : undefined;
  if (selected?.answer) return selected.answer.text === undefined ? selected.answer : own;
  return words === '' ? undefined : rowFor(rows, words)?.answer ?? own;
}

/** The row that words typed ahead of the list mean: its key, its whole name, else the first name in which a word begins so. */
function rowFor(rows: readonly Choosable[], words: string): Choosable | undefined {
  const wanted = words.toLowerCase();
  const names = rows.filter((r) => r.answer !== undefined && r.answer.text === undefined);
  return names.find((r) => r.key === words) ?? names.find((r) => nameOf(r) === wanted) ?? names.find((r) => ` ${nameOf(r)}`.includes(` ${wanted}`));
}

const nameOf = (row: Choosable): string => (row.answer?.choice?.label ?? row.label).toLowerCase();

/** The rows with one for the words typed, where no row is just these. */
export function withFreeText<R extends Choosable>(rows: readonly R[], typed: string, row: (text: string) => R): readonly R[] {
  const words = typed.trim();
  return words === '' || rows.some((r) => nameOf(r) === words.toLowerCase()) ? rows : [...rows, row(words)];
}
