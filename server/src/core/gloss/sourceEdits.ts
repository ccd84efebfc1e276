// Replacements in a source text: ordered, applied, taken back.
import type { SourceEdit } from '../model/gloss.js';

/** The source with all edits done. `edits` in text order, not overlapping. */
export function applyEdits(source: string, edits: readonly SourceEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const e of edits) {
    parts.push(source.slice(from, e.span.start), e.newText);
    from = e.span.end;
  }
  parts.push(source.slice(from));
  return parts.join(''); // in one piece: what is put together with + is copied again by its first reader
}

/** The edits that turn the edited source back into `source`, byte for byte. */
export function invert(source: string, edits: readonly SourceEdit[]): SourceEdit[] {
  let shift = 0;
  return edits.map((e) => {
    const start = e.span.start + shift;
    shift += e.newText.length - (e.span.end - e.span.start);
    return { span: { start, end: start + e.newText.length }, newText: source.slice(e.span.start, e.span.end) };
  });
}

/**
 * In text order, those that touch one another joined; undefined where two overlap. Of several insertions at one place the order given
 * is kept; one at the end of a deletion comes behind it.
 */
export function orderEdits(edits: readonly SourceEdit[]): SourceEdit[] | undefined {
  const sorted = edits.map((edit, i) => ({ edit, i })).sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.i - b.i);
  const joined: SourceEdit[] = [];
  for (const { edit } of sorted) {
    const last = joined.at(-1);
    if (last && edit.span.start < last.span.end) return undefined;
    if (last && edit.span.start === last.span.end) joined[joined.length - 1] = { span: { start: last.span.start, end: edit.span.end }, newText: last.newText + edit.newText };
    else joined.push(edit);
  }
  return joined;
}
