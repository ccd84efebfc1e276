// A snapshot as the value that exporters, counts and headless runs read.
import type { AnnotatedArticle } from '../core/model/annotated.js';
import type { Snapshot } from './snapshot.js';

/** `file`: the article's name or path as the export shows it. Suggestions have status `suggested`. */
export function annotatedArticle(snapshot: Snapshot, file: string): AnnotatedArticle {
  const { marks, entities } = snapshot.marks;
  const placed = marks.filter((m) => m.state !== 'orphan' && m.state !== 'candidate').map((m) => m.annotation);
  const unplaced = marks.filter((m) => m.state === 'orphan' || m.state === 'candidate').map((m) => m.annotation);
  const named = new Set(placed.flatMap((a) => (a.type === 'mention' ? [a.entity] : [...a.speaker.map((p) => p.entity), ...(a.about ?? [])])));
  return {
    file,
    text: snapshot.text,
    details: { ...snapshot.details, file },
    annotations: placed,
    entities: [...entities.values()].filter((e) => named.has(e.id)),
    ...(unplaced.length > 0 ? { unplaced } : {}),
  };
}
