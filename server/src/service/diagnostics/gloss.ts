// What wants a look in a gloss file: what its reader found, positions that no text of that length has, and rules of the tagset that are broken.
import { sameEnds, sameItems } from '../../core/base/sameEnds.js';
import { constraintsOf } from '../../core/gloss/constraints.js';
import type { Annotation } from '../../core/model/annotation.js';
import type { GlossFile, GlossProblem, GlossReading } from '../../core/model/gloss.js';
import type { Project } from '../../core/model/project.js';

type Tagset = Pick<Project, 'kinds' | 'links' | 'entities'>;

/** One look at a file, for the look at its next version. */
export interface GlossLook {
  readonly reading: GlossReading;
  readonly tagset: Tagset;
  /** In the order of the file. */
  readonly problems: readonly GlossProblem[];
}

/** In the order of the file. */
export const glossProblems = (reading: GlossReading, tagset: Tagset): readonly GlossProblem[] => lookAt(reading, tagset).problems;

/** `last`: a look at another version of the file; where it was in order, only the annotations that changed are visited: a file may hold thousands, and this is asked for after each decision. */
export function lookAt(reading: GlossReading, tagset: Tagset, last?: GlossLook): GlossLook {
  const problems = [...reading.problems];
  const { gloss } = reading;
  const broken = gloss && constraintsOf(gloss, tagset);
  for (const a of gloss ? annotationsToVisit(gloss, tagset, last) : []) {
    for (const p of broken?.(a) ?? []) problems.push(p);
    const far = gloss && outOfRange(gloss, a);
    if (far) problems.push(far);
  }
  return { reading, tagset, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** Those that an earlier look says nothing about. Rules for links look at other annotations too, so that with such all are visited. */
function annotationsToVisit(gloss: GlossFile, tagset: Tagset, last: GlossLook | undefined): readonly Annotation[] {
  const former = last?.problems.length === 0 && last.tagset === tagset && tagset.links.length === 0 ? last.reading.gloss : undefined;
  if (!former || former.article.codePoints !== gloss.article.codePoints || !sameItems(former.entities, gloss.entities)) return gloss.annotations;
  const [head, tail] = sameEnds(former.annotations, gloss.annotations);
  return gloss.annotations.slice(head, gloss.annotations.length - tail);
}

/** A span that ends behind the length that the file itself gives for its article. One with `of` belongs to another text. */
function outOfRange(gloss: GlossFile, a: Annotation): GlossProblem | undefined {
  const length = gloss.article.codePoints;
  const end = a.spans.at(-1)?.end ?? 0; // the last one ends last: spans in another order are a problem of their own, and left out
  if (length === undefined || end <= length || a.of !== undefined) return undefined;
  const place = gloss.places.fields.get(`${a.id}/span`) ?? gloss.places.annotations.get(a.id);
  return place && { code: 'gloss.span-out-of-range', severity: 'error', span: place, args: [String(end), String(length)] };
}
