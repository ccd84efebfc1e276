// What stands under a position of an article: the innermost mark, and whom it names.
import type { Span } from '../core/base/span.js';
import type { Mention } from '../core/model/analysis.js';
import type { GlossEntity } from '../core/model/annotation.js';
import type { Mark } from '../core/review/marks.js';
import { entityIdOf, entityOf, type MarkPart, type Snapshot } from './snapshot.js';

export interface Target {
  readonly mark: Mark;
  readonly part: MarkPart['part'];
  /** The words that are pointed at. */
  readonly span: Span;
  readonly entity?: GlossEntity;
}

/**
 * The mark at `offset`: the one with the id `focus`, where a command put the caret on it; else the innermost, decided or not (also at its end, where
 * nothing begins there); undefined where the text is bare. The keys go by the same rule (`client/src/marks/find.ts`).
 */
export function targetAt(snapshot: Snapshot, offset: number, focus?: string): Target | undefined {
  const parts = snapshot.places.meeting({ start: offset, end: offset });
  const focused = parts.find((p) => p.mark.annotation.id === focus);
  const inside = parts.filter((p) => p.span.start <= offset && offset < p.span.end);
  const best = focused ?? (inside.length > 0 ? inside : parts).reduce<MarkPart | undefined>((a, b) => (a && !isInner(b, a) ? a : b), undefined);
  if (!best) return undefined;
  const entity = entityOfPart(snapshot, best);
  const name = !focused && best.part === 'speaker' ? nameWithin(snapshot, best) : undefined;
  return { mark: name ?? best.mark, part: name ? 'own' : best.part, span: best.span, ...(entity ? { entity } : {}) };
}

/** All marks whose own words, speaker or cue meet `span`: the one that is meant first, then from the inside out. */
export function marksIn(snapshot: Snapshot, span: Span, focus?: string): Mark[] {
  const parts = snapshot.places.meeting(span).sort((a, b) => (isInner(a, b) ? -1 : 1));
  const meant = span.start === span.end ? targetAt(snapshot, span.start, focus)?.mark : meantBy(parts, span);
  return [...new Set([...(meant ? [meant] : []), ...parts.map((p) => p.mark)])];
}

/** Of a selection: the mark of exactly these words, else one inside of it. */
const meantBy = (parts: readonly MarkPart[], span: Span): Mark | undefined => {
  const own = parts.filter((p) => p.part === 'own');
  return (own.find((p) => p.span.start === span.start && p.span.end === span.end && p.mark.annotation.spans.length === 1)
    ?? own.find((p) => p.mark.annotation.spans.every((s) => span.start <= s.start && s.end <= span.end)))?.mark;
};

/** Beside a speaker's name ("harbour master Ilse Brandt") the name is meant. */
function nameWithin(snapshot: Snapshot, { mark, span }: MarkPart): Mark | undefined {
  const entity = entityIdOf(mark);
  return entity === undefined ? undefined : snapshot.live.find((m) => m.annotation.type === 'mention' && m.annotation.entity === entity && m.annotation.spans.every((s) => span.start <= s.start && s.end <= span.end));
}

/** The resolved pronoun or other mention of the engine at `offset` that is no mark of its own. */
export function silentMentionAt(snapshot: Snapshot, offset: number): Mention | undefined {
  return snapshot.analysis.mentions.find((m) => m.form === 'pronoun' && m.span.start <= offset && offset < m.span.end);
}

function isInner(a: MarkPart, b: MarkPart): boolean {
  const [whole, other] = [isWhole(a), isWhole(b)];
  if (whole !== other) return !whole;
  return length(a.span) - length(b.span) < 0 || (length(a.span) === length(b.span) && rank(a) < rank(b));
}

/** A claim's own words hold everything else and so come last. */
const isWhole = (p: MarkPart): boolean => p.part === 'own' && p.mark.annotation.type === 'claim';

/** A name before the speaker's wording of the same length. */
const rank = (p: MarkPart): number => PARTS.indexOf(p.part);

const PARTS: readonly MarkPart['part'][] = ['own', 'cue', 'speaker'];

const length = (s: Span): number => s.end - s.start;

function entityOfPart(snapshot: Snapshot, { mark, part, span }: MarkPart): GlossEntity | undefined {
  if (mark.annotation.type === 'mention') return entityOf(snapshot, mark);
  if (part !== 'speaker') return undefined;
  const id = mark.annotation.speaker.find((p) => p.span?.start === span.start && p.span.end === span.end)?.entity;
  return id === undefined ? undefined : snapshot.marks.entities.get(id);
}
