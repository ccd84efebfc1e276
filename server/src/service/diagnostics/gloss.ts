// What wants a look in a gloss file: what its reader found, and positions that no text of that length has.
import type { GlossFile, GlossProblem, GlossReading } from '../../core/model/gloss.js';

export const glossProblems = (reading: GlossReading): readonly GlossProblem[] =>
  [...reading.problems, ...(reading.gloss ? outOfRange(reading.gloss) : [])].sort((a, b) => a.span.start - b.span.start);

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
