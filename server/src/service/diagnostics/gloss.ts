// What wants a look in a gloss file: what its reader found, positions that no text of that length has, and rules of the tagset that are broken.
import { brokenConstraints } from '../../core/gloss/constraints.js';
import type { GlossFile, GlossProblem, GlossReading } from '../../core/model/gloss.js';
import type { Project } from '../../core/model/project.js';

export const glossProblems = (reading: GlossReading, tagset: Pick<Project, 'kinds' | 'links' | 'entities'>): readonly GlossProblem[] =>
  [...reading.problems, ...(reading.gloss ? [...outOfRange(reading.gloss), ...brokenConstraints(reading.gloss, tagset)] : [])].sort((a, b) => a.span.start - b.span.start);

/** Spans that end behind the length that the file itself gives for its article. Those with `of` belong to another text. */
function outOfRange(gloss: GlossFile): GlossProblem[] {
  const length = gloss.article.codePoints;
  if (length === undefined) return [];
  return gloss.annotations.flatMap((a): GlossProblem[] => {
    const end = a.spans.reduce((most, s) => Math.max(most, s.end), 0);
    if (end <= length || a.of !== undefined) return [];
    const place = gloss.places.fields.get(`${a.id}/span`) ?? gloss.places.annotations.get(a.id);
    return !place ? [] : [{ code: 'gloss.span-out-of-range', severity: 'error', span: place, args: [String(end), String(length)] }];
  });
}
