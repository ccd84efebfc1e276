// What changed between two versions of a text, as replacements.
import type { Span } from '../base/span.js';
import { alignTokens, NONE } from './align.js';
import { Vocabulary } from './tokens.js';

/** One difference: a stretch of the old text that became a stretch of the new one; either may be empty. UTF-16. */
export interface Hunk {
  readonly old: Span;
  readonly now: Span;
}

/** The differences in text order; what lies between them is equal, unit by unit. Moved passages come out as deleted and inserted. */
export function diffTexts(old: string, now: string): Hunk[] {
  const words = new Vocabulary();
  const [a, b] = [words.tokens(old), words.tokens(now)];
  const matches = alignTokens(a.ids, b.ids);
  const hunks: Hunk[] = [];
  let [from, to] = [0, 0];
  const until = (x: number, y: number): void => {
    add(hunks, { old: { start: from, end: x }, now: { start: to, end: y } }, old.slice(from, x) === now.slice(to, y));
    [from, to] = [x, y];
  };
  matches.forEach((j, i) => {
    if (j === NONE) return;
    until(a.starts[i] ?? 0, b.starts[j] ?? 0);
    until(a.ends[i] ?? 0, b.ends[j] ?? 0);
  });
  until(old.length, now.length);
  return hunks;
}

/** Differences that touch are one. */
function add(hunks: Hunk[], hunk: Hunk, equal: boolean): void {
  if (equal) return;
  const last = hunks.at(-1);
  if (last && last.old.end === hunk.old.start && last.now.end === hunk.now.start) hunks[hunks.length - 1] = { old: { start: last.old.start, end: hunk.old.end }, now: { start: last.now.start, end: hunk.now.end } };
  else hunks.push(hunk);
}
