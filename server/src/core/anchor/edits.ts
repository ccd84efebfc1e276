// How a stretch of text moves when the text is edited.
import type { Span } from '../base/span.js';

/** One replacement. `span`: what was replaced, UTF-16 of the text just before this change; `newLength`: units that stand there now. */
export interface TextChange {
  readonly span: Span;
  readonly newLength: number;
}

/**
 * The stretch after `changes`, done one after the other (as an editor reports them). What is typed at its start or end stays outside,
 * what is typed within belongs to it; a replacement of exactly the whole stretch renames it in place. Undefined where it was deleted.
 */
export function mapSpan(span: Span, changes: readonly TextChange[]): Span | undefined {
  let at: Span | undefined = span;
  for (const change of changes) {
    if (!at) return undefined;
    at = mapOne(at, change);
  }
  return at;
}

function mapOne(span: Span, { span: gone, newLength }: TextChange): Span | undefined {
  const by = newLength - (gone.end - gone.start);
  if (gone.end <= span.start) return gone.start === gone.end && span.start === span.end ? span : { start: span.start + by, end: span.end + by };
  if (gone.start >= span.end) return span;
  if (gone.start === span.start && gone.end === span.end) return newLength > 0 ? { start: span.start, end: span.start + newLength } : undefined;
  if (gone.start <= span.start && gone.end >= span.end) return undefined;
  if (gone.start >= span.start && gone.end <= span.end) return within(span, gone, newLength);
  if (gone.start < span.start) return { start: gone.start + newLength, end: span.end + by };
  return { start: span.start, end: gone.start };
}

/** Replaced inside the stretch. At an end that is replaced the new words count in: the writer corrected the first or last word. */
const within = (span: Span, gone: Span, newLength: number): Span => ({ start: span.start, end: span.end + newLength - (gone.end - gone.start) });

/** More changes than this are dearer to follow one by one than to compare the texts. */
const MOST_CHANGES = 400;
/** Units: where so much was replaced at once (a formatter, a reload), the texts are compared instead. */
const REWRITTEN = 200;

/** The changes with one more; typing on and deleting on are one change. Undefined where comparing the texts is better. */
export function followed(changes: readonly TextChange[], change: TextChange): readonly TextChange[] | undefined {
  const gone = change.span.end - change.span.start;
  if (gone > REWRITTEN && change.newLength > REWRITTEN) return undefined;
  const last = changes.at(-1);
  const typedEnd = last && last.span.start + last.newLength;
  if (last && gone === 0 && change.span.start === typedEnd) return [...changes.slice(0, -1), { span: last.span, newLength: last.newLength + change.newLength }];
  return changes.length >= MOST_CHANGES ? undefined : [...changes, change];
}
