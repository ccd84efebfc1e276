// What wants a look in a gloss file: what its reader found, positions that no text of that length has, and rules of the tagset that are broken.
import { constraintsOf } from '../../core/gloss/constraints.js';
import type { Annotation } from '../../core/model/annotation.js';
import type { GlossFile, GlossProblem, GlossReading } from '../../core/model/gloss.js';
import type { Project } from '../../core/model/project.js';

/** In the order of the file. Every annotation is visited once: a file may hold thousands, and this is asked for after each decision. */
export function glossProblems(reading: GlossReading, tagset: Pick<Project, 'kinds' | 'links' | 'entities'>): readonly GlossProblem[] {
  const problems = [...reading.problems];
  const { gloss } = reading;
  const broken = gloss && constraintsOf(gloss, tagset);
  for (const a of gloss?.annotations ?? []) {
    for (const p of broken?.(a) ?? []) problems.push(p);
    const far = gloss && outOfRange(gloss, a);
    if (far) problems.push(far);
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** A span that ends behind the length that the file itself gives for its article. One with `of` belongs to another text. */
function outOfRange(gloss: GlossFile, a: Annotation): GlossProblem | undefined {
  const length = gloss.article.codePoints;
  const end = a.spans.at(-1)?.end ?? 0; // the last one ends last: spans in another order are a problem of their own, and left out
  if (length === undefined || end <= length || a.of !== undefined) return undefined;
  const place = gloss.places.fields.get(`${a.id}/span`) ?? gloss.places.annotations.get(a.id);
  return place && { code: 'gloss.span-out-of-range', severity: 'error', span: place, args: [String(end), String(length)] };
}
