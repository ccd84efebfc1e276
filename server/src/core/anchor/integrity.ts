// Whether the words under an annotation still say what was annotated.
import type { Annotation } from '../model/annotation.js';
import { meaningChanges, type MeaningChange } from './meaning.js';

/** The words that an annotation was made on and those that stand in its place now. */
export interface Wording {
  readonly before: string;
  readonly now: string;
}

/** Of an annotation with its place in `text` (UTF-16): its own words and, for a claim, those of its cue. Stored quotes are the former words. */
export function wordingOf(annotation: Annotation, text: string): Wording {
  const now = annotation.spans.map((s) => text.slice(s.start, s.end));
  if (annotation.type !== 'claim') return { before: annotation.quotes.join(' … '), now: now.join(' … ') };
  const cues = annotation.cue.filter((c) => text.slice(c.span.start, c.span.end) !== c.quote);
  return {
    before: [...annotation.quotes, ...cues.map((c) => c.quote)].join(' … '),
    now: [...now, ...cues.map((c) => text.slice(c.span.start, c.span.end))].join(' … '),
  };
}

/** What changes the meaning between the annotated words and the present ones: numbers, dates, names, negations. Empty where only other words differ. */
export function integrityOf(annotation: Annotation, text: string): MeaningChange[] {
  const { before, now } = wordingOf(annotation, text);
  return meaningChanges(before, now);
}
