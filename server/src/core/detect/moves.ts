// One edit of a text, and whether findings of both versions are the same but for where they stand.
import type { Span } from '../base/span.js';
import type { Block, Quotation } from '../model/analysis.js';

/** `[start, oldEnd)` of the old text became `[start, newEnd)` of the new one. UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  /** What ended where something was added, or in the spaces before that, now ends behind it: words typed on at a paragraph's end. */
  readonly grows?: boolean;
}

/** The smallest edit that makes `now` of `old`; undefined where both are the same. Time linear in what both share. */
export function editBetween(old: string, now: string): Edit | undefined {
  const shorter = Math.min(old.length, now.length);
  // Stretch by stretch first: engines compare strings far faster than loops do.
  let start = 0;
  while (start + STRETCH <= shorter && old.slice(start, start + STRETCH) === now.slice(start, start + STRETCH)) start += STRETCH;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start += 1;
  if (start === shorter && old.length === now.length) return undefined;
  let same = 0;
  while (same + STRETCH <= shorter - start && old.slice(old.length - same - STRETCH, old.length - same) === now.slice(now.length - same - STRETCH, now.length - same)) same += STRETCH;
  while (same < shorter - start && old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same)) same += 1;
  return { start, oldEnd: old.length - same, newEnd: now.length - same };
}

/** UTF-16 units. */
const STRETCH = 512;

/** The edit as seen from `base`, which it does not move. */
export const editFrom = (edit: Edit, base: number): Edit => ({ start: edit.start - base, oldEnd: edit.oldEnd - base, newEnd: edit.newEnd - base, grows: edit.grows === true });

/** A span of the old text in the new one, the same object where neither it nor its words changed. One that the edit cuts into keeps what lies outside. */
export function movedSpan(span: Span, edit: Edit): Span {
  const last = edit.grows === true ? edit.start - 1 : edit.start;
  if (span.end <= last && span.start < span.end) return span;
  const by = edit.newEnd - edit.oldEnd;
  const start = span.start >= edit.oldEnd ? span.start + by : span.start;
  return { start, end: Math.max(start, endOf(span, edit, last)) };
}

/** Ends up to `last` stay; those in what was replaced, where it grows, are now behind it. */
function endOf({ end }: Span, { oldEnd, newEnd, grows }: Edit, last: number): number {
  if (end <= last) return end;
  return grows === true && end < oldEnd ? newEnd : end + newEnd - oldEnd;
}

/** `spans` moved; the same array where none did. */
export function movedSpans(spans: readonly Span[], edit: Edit): readonly Span[] {
  let moved: Span[] | undefined;
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i];
    if (!span) continue;
    const now = movedSpan(span, edit);
    if (now !== span) (moved ??= [...spans])[i] = now;
  }
  return moved ?? spans;
}

/** Whether plain values are equal once every object with `start` and `end` in `old` has moved with the edit. No span may end inside what was replaced. */
export function sameButMoved(old: unknown, now: unknown, edit: Edit): boolean {
  if (old === now && (typeof old !== 'object' || old === null)) return true;
  if (typeof old !== 'object' || typeof now !== 'object' || old === null || now === null) return false;
  if (Array.isArray(old)) return Array.isArray(now) && old.length === now.length && old.every((one, i) => sameButMoved(one, now[i], edit));
  if (!isPlain(old) || !isPlain(now)) return false;
  if (isSpan(old)) return isSpan(now) && stands(old, now, edit) && sameFields(old, now, edit);
  return sameFields(old, now, edit);
}

/** Of maps, sets and the like nothing is known here. */
const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

const isSpan = (value: object): value is Span => 'start' in value && typeof value.start === 'number' && 'end' in value && typeof value.end === 'number';

/** Whether `old` stands at `now` after the edit, and neither of its ends lay in what was replaced. */
export function stands(old: Span, now: Span, edit: Edit): boolean {
  const { start, oldEnd, newEnd, grows } = edit;
  const last = grows === true ? start - 1 : start;
  if (old.end <= last && old.start < old.end) return now.start === old.start && now.end === old.end;
  if ((old.start > start && old.start < oldEnd) || (old.end > start && old.end < oldEnd)) return false;
  const from = old.start >= oldEnd ? old.start + newEnd - oldEnd : old.start;
  return now.start === from && now.end === Math.max(from, endOf(old, edit, last));
}

// Written out, since every block and quotation of the article may be compared at every keystroke.

type Parts = readonly { readonly kind: string; readonly span: Span }[];

/** Leads or asides of a block. */
const sameParts = (old: Parts, now: Parts, edit: Edit): boolean =>
  old.length === now.length && old.every((a, i) => {
    const b = now[i];
    return b !== undefined && a.kind === b.kind && stands(a.span, b.span, edit);
  });

export const sameBlock = (a: Block, b: Block, edit: Edit): boolean =>
  a.kind === b.kind && stands(a.span, b.span, edit) && stands(a.body, b.body, edit) && sameParts(a.leads, b.leads, edit) && sameParts(a.asides, b.asides, edit);

export const sameQuotations = (old: readonly Quotation[], now: readonly Quotation[], edit: Edit): boolean =>
  old.length === now.length && old.every((a, i) => {
    const b = now[i];
    return b !== undefined && a.kind === b.kind && a.continues === b.continues && stands(a.span, b.span, edit) && stands(a.inner, b.inner, edit);
  });

function sameFields(old: object, now: object, edit: Edit): boolean {
  const theirs = new Map<string, unknown>(Object.entries(now));
  const ours = Object.entries(old);
  const offsets = isSpan(old);
  return ours.length === theirs.size && ours.every(([key, value]) => theirs.has(key) && ((offsets && (key === 'start' || key === 'end')) || sameButMoved(value, theirs.get(key), edit)));
}
