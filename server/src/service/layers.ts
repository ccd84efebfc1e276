// Which layer each mark belongs to: what colours, filters and lists go by.
import type { Mark } from '../core/review/marks.js';
import type { Layer } from '../protocol/protocol.js';
import { entityIdOf, isOwnStatement, type Snapshot } from './snapshot.js';

export function layerOf(snapshot: Snapshot, mark: Mark): Layer {
  const { annotation } = mark;
  if (annotation.type === 'claim') return isOwnStatement(mark) ? 'statement' : 'claim';
  if (speaks(snapshot, mark)) return 'speaker';
  return kindLayer(annotation.kind);
}

export function kindLayer(kind: string): Layer {
  if (kind === 'person') return 'person';
  return kind === 'place' ? 'place' : 'organisation';
}

/** A place of several plausible candidates that nobody has decided on. */
export function isAmbiguous(snapshot: Snapshot, mark: Mark): boolean {
  if (mark.origin === 'gloss' || mark.annotation.kind !== 'place' || mark.entityIndex === undefined) return false;
  return mark.evidence.some((e) => e.rule === 'place.ambiguous') || (snapshot.analysis.entities[mark.entityIndex]?.place?.evidence?.some((e) => e.rule === 'place.ambiguous') ?? false);
}

/** True where the mention is a claim's speaker, or the speaker's name within a longer wording of it. */
function speaks(snapshot: Snapshot, mark: Mark): boolean {
  const span = mark.annotation.spans[0];
  if (!span) return false;
  const entity = entityIdOf(mark);
  return snapshot.speakers.spans.around(span).some((p) => (p.span.start === span.start && p.span.end === span.end) || (entity !== undefined && p.entity === entity));
}
