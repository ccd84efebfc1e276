// Decisions that wait because the gloss file does not parse: shown as made, carried along as the article is edited, and landing later.
import type { Span } from '../core/base/span.js';
import type { Annotation, GlossEntity } from '../core/model/annotation.js';
import type { GlossOperation } from '../core/model/gloss.js';
import type { SnapshotInput } from '../service/snapshot.js';

export interface WaitingDecision {
  readonly operations: readonly GlossOperation[];
}

/** One replacement in the article: `span` of the text before became `length` units. */
export interface TextChange {
  readonly span: Span;
  readonly length: number;
}

/** What the waiting decisions amount to, for the article's marks. */
export function overlayOf(waiting: readonly WaitingDecision[]): SnapshotInput['waiting'] {
  const annotations = new Map<string, Annotation>();
  const entities = new Map<string, GlossEntity>();
  const removed = new Set<string>();
  for (const o of waiting.flatMap((w) => w.operations)) {
    if (o.kind === 'put') annotations.set(o.annotation.id, o.annotation);
    else if (o.kind === 'putEntity') entities.set(o.entity.id, o.entity);
    else if (o.kind === 'remove') { annotations.delete(o.id); removed.add(o.id); }
  }
  return { annotations: [...annotations.values()], entities: [...entities.values()], removed, count: waiting.length };
}

export const NO_WAITING: SnapshotInput['waiting'] = overlayOf([]);

/** The decision with its spans carried through one change of the article; annotations whose words are gone leave it. */
export function carried(decision: WaitingDecision, change: TextChange): WaitingDecision {
  const operations = decision.operations.flatMap((o): GlossOperation[] => {
    if (o.kind !== 'put') return [o];
    const annotation = carriedAnnotation(o.annotation, change);
    return annotation ? [{ kind: 'put', annotation }] : [];
  });
  return { operations };
}

function carriedAnnotation(a: Annotation, change: TextChange): Annotation | undefined {
  const spans = a.spans.map((s) => carriedSpan(s, change));
  if (spans.some((s) => s === undefined)) return undefined;
  const kept = spans.flatMap((s) => s ?? []);
  if (a.type === 'mention') return { ...a, spans: kept };
  const speaker = a.speaker.map((p) => {
    const { span, quote, ...rest } = p;
    const moved = span && carriedSpan(span, change);
    return moved ? { ...rest, span: moved, ...(quote !== undefined ? { quote } : {}) } : rest;
  });
  const cue = a.cue.flatMap((c) => { const moved = carriedSpan(c.span, change); return moved ? [{ ...c, span: moved }] : []; });
  return { ...a, spans: kept, speaker, cue };
}

/** Typing at a border does not extend the span, typing inside does; undefined where all its words are replaced. */
function carriedSpan(s: Span, { span: gone, length }: TextChange): Span | undefined {
  const by = length - (gone.end - gone.start);
  if (gone.end <= s.start) return { start: s.start + by, end: s.end + by };
  if (gone.start >= s.end) return s;
  if (gone.start <= s.start && s.end <= gone.end) return undefined;
  const start = gone.start < s.start ? gone.start + length : s.start;
  const end = gone.end > s.end ? gone.start : s.end + by;
  return start < end ? { start, end } : undefined;
}
