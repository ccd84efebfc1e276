// Who names whom in a gloss file: the uses of entity and annotation ids, with their places.
import type { Span } from '../base/span.js';
import type { Annotation } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';

export interface Reference {
  /** The id that is used. */
  readonly to: string;
  /** `either`: a claim's `about` may name entities and annotations. */
  readonly target: 'entity' | 'annotation' | 'either';
  /** The annotation that uses it. */
  readonly from: string;
  /** `entity`, `speaker/0/entity`, `within`, `links/1/to`, `about`. */
  readonly field: string;
  /** In the YAML source, UTF-16: the id itself, for `about` the whole list. */
  readonly span: Span;
}

/** Every use of an id, in the order of the blocks. */
export function referencesOf(gloss: GlossFile): Reference[] {
  return gloss.annotations.flatMap((a) => usesOf(a).map((use) => ({ ...use, from: a.id, span: placeOf(gloss, a, use.field) })));
}

export type Use = Omit<Reference, 'from' | 'span'>;

/** The ids that one annotation uses. */
export function usesOf(a: Annotation): Use[] {
  const uses: Use[] = [];
  const use = (to: string | undefined, target: Reference['target'], field: string): void => {
    if (to !== undefined) uses.push({ to, target, field });
  };
  if (a.type === 'mention') use(a.entity, 'entity', 'entity');
  else {
    a.speaker.forEach((p, i) => use(p.entity, 'entity', `speaker/${i}/entity`));
    for (const id of a.about ?? []) use(id, 'either', 'about');
  }
  use(a.within, 'annotation', 'within');
  a.links?.forEach((l, i) => use(l.to, 'annotation', `links/${i}/to`));
  return uses;
}

function placeOf(gloss: GlossFile, a: Annotation, field: string): Span {
  return gloss.places.fields.get(`${a.id}/${field}`) ?? gloss.places.annotations.get(a.id) ?? { start: 0, end: 0 };
}
