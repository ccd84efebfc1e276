// Spans as a person selected them, made fit for an annotation.
import type { Span } from '../base/span.js';
import { compareSpans, textOf } from '../base/span.js';
import type { Annotation } from '../model/annotation.js';

/** Trimmed of white space, cut to the text, empty ones dropped, in order, touching and overlapping ones joined. */
export function cleanSpans(spans: readonly Span[], text: string): Span[] {
  const trimmed = spans.map((s) => trim(s, text)).filter((s) => s.start < s.end).sort(compareSpans);
  const joined: Span[] = [];
  for (const s of trimmed) {
    const last = joined.at(-1);
    if (last && s.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, s.end) };
    else joined.push(s);
  }
  return joined;
}

/** The annotation on other words: quotes follow, the stored context is dropped (the writer fills it from the text). */
export function withSpans(a: Annotation, spans: readonly Span[], text: string): Annotation {
  const { context: _, ...rest } = a;
  return { ...rest, spans, quotes: spans.map((s) => textOf(text, s)) };
}

/** One unit of white space; hit: " ", NBSP, "\n"; miss: "a". */
const SPACE = /\s/u;

function trim(s: Span, text: string): Span {
  let start = Math.max(0, Math.min(s.start, s.end));
  let end = Math.min(text.length, Math.max(s.start, s.end));
  while (start < end && SPACE.test(text.charAt(start))) start++;
  while (end > start && SPACE.test(text.charAt(end - 1))) end--;
  return { start, end };
}
