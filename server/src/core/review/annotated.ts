// An article with its annotations put together for export and counting: the one way in which text, decisions and suggestions become a value.
import type { AnnotatedArticle } from '../model/annotated.js';
import type { Annotation, ArticleDetails, GlossEntity } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import type { Status } from '../model/kinds.js';
import type { Marks } from './marks.js';

export interface AnnotatedInput {
  /** Path as shown to people and written in exports. */
  readonly file: string;
  readonly text: string;
  readonly marks: Marks;
  readonly gloss?: GlossFile;
  /** Title, outlet, date and the like, as people gave them or the article does. */
  readonly details: ArticleDetails;
  /** Statuses besides accepted, edited and added. */
  readonly withStatuses: readonly ('suggested' | 'rejected')[];
}

/**
 * The annotations of the asked statuses in text order; those whose words are not found in the text stand apart as `unplaced`. Entities:
 * all that the gloss file lists, and those that a carried annotation names.
 */
export function annotatedArticle(input: AnnotatedInput): AnnotatedArticle {
  const statuses = new Set<Status>(['accepted', 'edited', 'added', ...input.withStatuses]);
  const carried = input.marks.marks.filter((m) => statuses.has(m.annotation.status));
  const placed = carried.filter((m) => m.state !== 'orphan' && m.state !== 'candidate').map((m) => m.annotation);
  const unplaced = carried.filter((m) => m.state === 'orphan' || m.state === 'candidate').map((m) => m.annotation);
  return {
    file: input.file,
    text: input.text,
    details: { ...input.details, file: input.file },
    annotations: placed,
    entities: entitiesOf(placed, input),
    ...(unplaced.length > 0 ? { unplaced } : {}),
  };
}

function entitiesOf(annotations: readonly Annotation[], { marks, gloss }: AnnotatedInput): GlossEntity[] {
  const found = new Map((gloss?.entities ?? []).map((e) => [e.id, e]));
  for (const id of annotations.flatMap(namedBy)) {
    const entity = marks.entities.get(id);
    if (entity && !found.has(id)) found.set(id, entity);
  }
  return [...found.values()];
}

/** Ids of the entities that an annotation names. */
function namedBy(a: Annotation): string[] {
  if (a.type === 'mention') return a.entity === undefined ? [] : [a.entity];
  return [...a.speaker.flatMap((p) => (p.entity === undefined ? [] : [p.entity])), ...(a.about ?? [])];
}
