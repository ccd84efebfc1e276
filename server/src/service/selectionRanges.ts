// Growing a selection by what the words mean: word, mention, clause, sentence, quotation, paragraph, section, article.
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.js';
import { partsOf, type Snapshot } from './snapshot.js';
import { sectionEnd } from './symbols.js';

export const selectionRanges = (snapshot: Snapshot, positions: readonly Position[]): SelectionRange[] =>
  positions.map((p) => nested(snapshot, stepsAt(snapshot, snapshot.positions.offsetAt(p))));

/** Ever larger spans around `offset`, the smallest first, each holding the one before. */
export function stepsAt(snapshot: Snapshot, offset: number): Span[] {
  const at = { start: offset, end: offset };
  const holds = (s: Span): boolean => s.start <= offset && offset <= s.end;
  const { blocks } = snapshot.analysis.structure;
  const sections = blocks.flatMap((b, i): Span[] => (b.kind === 'section' ? [{ start: b.span.start, end: sectionEnd(blocks, i) }] : []));
  const sentences = snapshot.analysis.sentences.filter(holds);
  const candidates = [
    wordAt(snapshot.text, offset),
    ...snapshot.places.meeting(at).flatMap(({ mark }) => partsOf(mark).map((p) => p.span)),
    ...sentences.flatMap((s) => clausesOf(snapshot.text, s)),
    ...sentences,
    ...snapshot.analysis.quotations.flatMap((q) => [q.inner, q.span]),
    ...blocks.flatMap((b) => [b.body, b.span]),
    ...sections,
    { start: 0, end: snapshot.text.length },
  ].filter((s) => s.start < s.end && holds(s));
  return chain(candidates);
}

/** Those that nest, by length; what would only overlap the step before is left out. */
function chain(candidates: readonly Span[]): Span[] {
  const steps: Span[] = [];
  for (const s of [...candidates].sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = steps[steps.length - 1];
    if (!last || (s.start <= last.start && last.end <= s.end && s.end - s.start > last.end - last.start)) steps.push(s);
  }
  return steps;
}

/** The run of letters, digits and inner apostrophes or hyphens around `offset`; empty between other signs. */
function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < LONGEST_WORD && WORD.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - offset < LONGEST_WORD && WORD.test(text.charAt(end))) end++;
  return { start, end };
}

const LONGEST_WORD = 200;
/** One unit of a word, halves of characters too; hit: "é", "'", "-"; miss: ",". No `u` flag: units are tested, not characters. */
const WORD = /[^\s.,;:!?()[\]{}"“”„«»…–—/\\]/;

/** Pieces of a sentence between commas, semicolons, colons and dashes. */
function clausesOf(text: string, sentence: Span): Span[] {
  const pieces: Span[] = [];
  let start = sentence.start;
  for (let i = sentence.start; i <= sentence.end; i++) {
    if (i < sentence.end && !CLAUSE_BREAK.test(text.charAt(i))) continue;
    if (i > start) pieces.push(trimmed(text, { start, end: i }));
    start = i + 1;
  }
  return pieces.filter((p) => p.start < p.end);
}

/** Hit: ",", "—"; miss: "-". */
const CLAUSE_BREAK = /[,;:–—]/u;

function trimmed(text: string, { start, end }: Span): Span {
  let [s, e] = [start, end];
  while (s < e && text.charAt(s).trim() === '') s++;
  while (e > s && text.charAt(e - 1).trim() === '') e--;
  return { start: s, end: e };
}

function nested(snapshot: Snapshot, steps: readonly Span[]): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const step of [...steps].reverse()) parent = { range: snapshot.positions.rangeOf(step), ...(parent ? { parent } : {}) };
  return parent ?? { range: snapshot.positions.rangeOf({ start: 0, end: 0 }) };
}
