// Folding: sections, quotations over several paragraphs, and the closing lines.
import { type FoldingRange } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.js';
import type { Snapshot } from './snapshot.js';
import { sectionEnd } from './symbols.js';

export function foldingRanges(snapshot: Snapshot): FoldingRange[] {
  const { blocks } = snapshot.analysis.structure;
  const sections = blocks.flatMap((b, i): Span[] => (b.kind === 'section' ? [{ start: b.span.start, end: sectionEnd(blocks, i) }] : []));
  const firstTrailer = blocks.findIndex((b) => b.kind === 'trailer');
  const last = blocks[blocks.length - 1];
  const trailer = blocks[firstTrailer];
  const closing = trailer && last && last !== trailer ? [{ start: trailer.span.start, end: last.span.end }] : [];
  const spans = [...sections, ...closing, ...longQuotations(snapshot)];
  const seen = new Set<number>();
  return spans.flatMap((span) => {
    const { start, end } = snapshot.positions.rangeOf(span);
    if (end.line <= start.line || seen.has(start.line)) return [];
    seen.add(start.line);
    return [{ startLine: start.line, endLine: end.line }];
  });
}

/** A quotation that goes on in the next paragraphs is one stretch, to the end of the paragraph that closes it. */
function longQuotations({ analysis }: Snapshot): Span[] {
  const spans: Span[] = [];
  let start: number | undefined;
  for (const q of analysis.quotations) {
    if (q.continues) start ??= q.span.start;
    else if (start !== undefined) {
      spans.push({ start, end: q.span.end });
      start = undefined;
    }
  }
  return spans;
}
