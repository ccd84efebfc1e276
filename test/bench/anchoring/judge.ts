// Right, wrong, or left to the user: what a way to find annotations did with them, against the truth.
import { overlapLength, type Span } from '../../../server/src/core/base/span.js';
import type { Annotation } from '../../../server/src/core/model/annotation.js';
import { codePointTable } from '../../../server/src/core/text/codePoints.js';
import type { Placed } from './methods.js';
import type { Fate } from './pieces.js';

/** Counts of annotations. `wrong`: put where it does not belong without a word; `falseHome`: of deleted ones, those put anywhere so. */
export interface Tally {
  alive: number;
  right: number;
  wrong: number;
  /** Put in a wrong place, but shown as changed. */
  toldWrong: number;
  deleted: number;
  falseHome: number;
  /** Deleted, and shown as changed somewhere. */
  toldHome: number;
}

export const emptyTally = (): Tally => ({ alive: 0, right: 0, wrong: 0, toldWrong: 0, deleted: 0, falseHome: 0, toldHome: 0 });

export type Verdict = 'right' | 'wrong' | 'toldWrong' | 'asked' | 'falseHome' | 'toldHome' | 'deleted' | 'uncounted';

/** Places in the old text of an annotation's fragments and, for a claim, of its speaker and cue. */
export function placesIn(text: string, a: Annotation): { readonly own: readonly Span[]; readonly parts: readonly (Span | undefined)[] } {
  const table = codePointTable(text);
  const at = (s: Span): Span => ({ start: table.toUtf16(s.start), end: table.toUtf16(s.end) });
  const parts = a.type === 'claim' ? [...a.speaker.map((p) => p.span), ...a.cue.map((c) => c.span)] : [];
  return { own: a.spans.map(at), parts: parts.map((s) => s && at(s)) };
}

export function judge(placed: Placed, own: readonly Fate[], parts: readonly (Fate | undefined)[]): Verdict {
  const applied = placed.spans.length > 0;
  if (own.some((f) => f.kind === 'torn')) return 'uncounted';
  if (own.every((f) => f.kind === 'deleted')) return !applied ? 'deleted' : placed.told ? 'toldHome' : 'falseHome';
  const whole = own.every((f, i) => f.kind === 'kept' && fits(placed.spans[i], f.span));
  if (!applied) return 'asked';
  if (own.some((f) => f.kind === 'deleted')) return placed.told ? 'asked' : 'wrong';
  if (!whole) return placed.told ? 'toldWrong' : 'wrong';
  const strayed = parts.some((f, i) => f?.kind === 'kept' && placed.parts?.[i] !== undefined && !fits(placed.parts[i], f.span));
  return strayed && !placed.told ? 'wrong' : 'right';
}

export function count(tally: Tally, verdict: Verdict): void {
  if (verdict === 'uncounted') return;
  if (verdict === 'deleted' || verdict === 'falseHome' || verdict === 'toldHome') {
    tally.deleted++;
    if (verdict !== 'deleted') tally[verdict]++;
    return;
  }
  tally.alive++;
  if (verdict !== 'asked') tally[verdict]++;
}

/** Nine tenths of both together are shared: short names exactly, long claims but for a word at the border. */
const SHARED = 0.9;

function fits(found: Span | undefined, truth: Span): boolean {
  if (!found) return false;
  const shared = overlapLength(found, truth);
  return shared >= SHARED * (found.end - found.start + truth.end - truth.start - shared);
}
