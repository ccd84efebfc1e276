// Which annotation a caret or a selection means, and which comes next.
import type { MarkView, Position, Range } from '../../../server/src/protocol/protocol.js';
import { comparePositions, containsRange, hull, isEmpty, sameRange, touches } from '../base/ranges.js';

/** Where the caret was put by a command, so that nested marks at one place can be told apart. */
export interface Focus {
  readonly id: string;
  readonly position: Position;
}

export const isUndecided = (mark: MarkView): boolean => mark.status === 'suggested';

const isSeen = (mark: MarkView): boolean => mark.status !== 'rejected' && mark.ranges.length > 0;

/**
 * The annotation at the caret: the one a command put it on, else the innermost, decided or not. Hover cards and the light bulb go by the same rule
 * (`server/src/service/target.ts`), so that keys act on what is shown.
 */
export function markAt(marks: readonly MarkView[], position: Position, focus?: Focus): MarkView | undefined {
  const parts = marks.filter(isSeen).flatMap(partsOf).filter((p) => touches(p.range, position)).sort((a, b) => comparePositions(a.range.start, b.range.start));
  const focused = focus && comparePositions(focus.position, position) === 0 ? parts.find((p) => p.mark.id === focus.id) : undefined;
  if (focused) return focused.mark;
  const inside = parts.filter((p) => comparePositions(position, p.range.end) < 0);
  const best = (inside.length > 0 ? inside : parts).reduce<Part | undefined>((a, b) => (a && !isInner(b, a) ? a : b), undefined);
  const name = best?.part === 'speaker' ? nameWithin(marks, best) : undefined;
  return name ?? best?.mark;
}

/** One stretch of text that a mark covers: its own words, or a claim's speaker or cue. */
interface Part {
  readonly mark: MarkView;
  readonly part: (typeof PARTS)[number];
  readonly range: Range;
}

/** Of equally long stretches the first of these is meant. */
const PARTS = ['own', 'cue', 'speaker'] as const;

function partsOf(mark: MarkView): Part[] {
  const own = mark.ranges.map((range): Part => ({ mark, part: 'own', range }));
  return [...own, ...mark.speaker.map((range): Part => ({ mark, part: 'speaker', range })), ...mark.cue.map((range): Part => ({ mark, part: 'cue', range }))];
}

/** A claim's own words hold everything else and so come last; then the shorter stretch is the inner one. */
function isInner(a: Part, b: Part): boolean {
  const [whole, other] = [isWhole(a), isWhole(b)];
  if (whole !== other) return !whole;
  const difference = rangeLength(a.range) - rangeLength(b.range);
  return difference < 0 || (difference === 0 && PARTS.indexOf(a.part) < PARTS.indexOf(b.part));
}

const isWhole = ({ part, mark }: Part): boolean => part === 'own' && mark.type === 'claim';

/** Beside a speaker's name ("harbour master Ilse Brandt") the name is meant. */
const nameWithin = (marks: readonly MarkView[], { mark, range }: Part): MarkView | undefined =>
  marks.find((m) => isSeen(m) && m.type === 'mention' && m.entity !== undefined && m.entity === mark.entity && m.ranges.every((r) => containsRange(range, r)));

/** What a decision on a selection means: the mark of exactly these words, else every mark inside, else the innermost around. */
export function marksOf(marks: readonly MarkView[], selection: Range, focus?: Focus): MarkView[] {
  if (isEmpty(selection)) return present(markAt(marks, selection.start, focus));
  const seen = marks.filter(isSeen);
  const exact = seen.filter((m) => m.ranges.length === 1 && m.ranges[0] !== undefined && sameRange(m.ranges[0], selection));
  if (exact.length > 0) return exact;
  const inside = seen.filter((m) => m.ranges.every((r) => containsRange(selection, r)));
  if (inside.length > 0) return inside;
  return present(seen.filter((m) => m.ranges.some((r) => containsRange(r, selection))).sort((a, b) => lengthOf(a) - lengthOf(b))[0]);
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** In text order; of those that begin together the shorter first, as decisions go from the inside out. */
export function inOrder(marks: readonly MarkView[]): MarkView[] {
  return marks.filter(isSeen).sort((a, b) => comparePositions(startOf(a), startOf(b)) || comparePositions(endOf(a), endOf(b)) || (a.id < b.id ? -1 : 1));
}

/** The next mark after the caret (`step` 1) or the one before it (-1), going round at the ends. */
export function neighbour(marks: readonly MarkView[], position: Position, step: 1 | -1, focus?: Focus): MarkView | undefined {
  const ordered = inOrder(marks);
  if (ordered.length === 0) return undefined;
  const at = focus && comparePositions(focus.position, position) === 0 ? ordered.findIndex((m) => m.id === focus.id) : -1;
  if (at >= 0) return ordered[(at + step + ordered.length) % ordered.length];
  if (step === 1) return ordered.find((m) => comparePositions(startOf(m), position) > 0) ?? ordered[0];
  return ordered.filter((m) => comparePositions(startOf(m), position) < 0).at(-1) ?? ordered.at(-1);
}

/** The undecided mark that stands at `range`, preferring those with exactly this first fragment. */
export function undecidedAt(marks: readonly MarkView[], range: Range): MarkView | undefined {
  return marks.find((m) => isUndecided(m) && m.ranges[0] !== undefined && sameRange(m.ranges[0], range))
    ?? marks.find((m) => isUndecided(m) && m.ranges[0] !== undefined && comparePositions(m.ranges[0].start, range.start) === 0);
}

/** The claim that a selection for its speaker or cue belongs to: one that holds or owns it, else the nearest one in the text. */
export function claimFor(marks: readonly MarkView[], selection: Range, focus?: Focus): MarkView | undefined {
  const claims = marks.filter((m) => m.type === 'claim' && isSeen(m));
  const focused = claims.find((m) => m.id === focus?.id && focus.position !== undefined && comparePositions(focus.position, selection.start) === 0);
  if (focused) return focused;
  const parts = (m: MarkView): readonly Range[] => [...m.ranges, ...m.speaker, ...m.cue];
  const holding = claims.filter((m) => parts(m).some((r) => touches(r, selection.start))).sort((a, b) => lengthOf(a) - lengthOf(b));
  if (holding[0]) return holding[0];
  return claims.map((m) => ({ m, distance: distance(hull(parts(m)), selection) })).filter((c) => c.distance < FAR).sort((a, b) => a.distance - b.distance)[0]?.m;
}

/** Lines count as 200 characters, as news paragraphs are short. */
const LINE = 200;
const FAR = 3 * LINE;

function distance(range: Range | undefined, from: Range): number {
  if (!range) return Infinity;
  const gap = (a: Position, b: Position): number => (b.line - a.line) * LINE + (b.character - a.character);
  return Math.max(0, gap(range.end, from.start), gap(from.end, range.start));
}

export const startOf = (mark: MarkView): Position => mark.ranges[0]?.start ?? { line: 0, character: 0 };
const endOf = (mark: MarkView): Position => mark.ranges.at(-1)?.end ?? startOf(mark);

const lengthOf = (mark: MarkView): number => mark.ranges.reduce((sum, r) => sum + rangeLength(r), 0);

/** A measure for "innermost": lines weigh more than characters ever do. */
const rangeLength = (r: Range): number => (r.end.line - r.start.line) * 100_000 + (r.end.character - r.start.character);
