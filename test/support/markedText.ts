// Marked text for tests: `<|label:words|>` labels a stretch, `<|>` a position; marks nest and come off to give the plain text.
import type { Span } from '../../server/src/core/base/span.js';

export interface MarkedText {
  readonly text: string;
  /** Stretches by label, in order of their start. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
  /** Positions of `<|>`, in order. */
  readonly positions: readonly number[];
}

/** Reads marked text. Throws where a mark is not closed or closes nothing: a mistake in the test. */
export function parseMarkedText(marked: string): MarkedText {
  const spans = new Map<string, Span[]>();
  const positions: number[] = [];
  const open: { label: string; start: number }[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(at, match.index);
    at = match.index + match[0].length;
    if (match[0] === '<|>') positions.push(text.length);
    else if (match[1] !== undefined) open.push({ label: match[1], start: text.length });
    else close(open.pop(), text.length, spans);
  }
  const left = open.pop();
  if (left) throw new Error(`"<|${left.label}:" is not closed`);
  for (const list of spans.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text: text + marked.slice(at), spans, positions };
}

function close(mark: { label: string; start: number } | undefined, end: number, spans: Map<string, Span[]>): void {
  if (!mark) throw new Error('"|>" closes nothing');
  const list = spans.get(mark.label) ?? [];
  list.push({ start: mark.start, end });
  spans.set(mark.label, list);
}

/** Hits "<|>", "<|cue:", "|>"; misses "|". */
const MARK = /<\|>|<\|([\w.-]+):|\|>/gu;
