// Finds stored words again in a text whose former version is not at hand, or from which their place is gone.
import type { Span } from '../base/span.js';
import { type FoldedText, foldForComparison, foldPiece } from '../text/normalise.js';

/** What is known of a stretch: its words, the words around it, and where it would stand if nothing had moved (UTF-16 of `plain`). */
export interface Wanted {
  readonly quote: string;
  readonly context: readonly [string, string] | undefined;
  readonly expected: number;
}

/** `found`: one place that can be taken without asking. `proposal`: one to ask about. Spans in UTF-16 of `plain`. */
export type SearchResult = { readonly found: Span } | { readonly proposal: Span } | undefined;

const LONG_QUOTE = 32;
const SHORTEST_FUZZY = 20;
const OCCURRENCE_LIMIT = 200;
const CONTEXT_ENOUGH = 12;

/** Searches in one text; what searching needs is made once, when first needed. */
export class TextSearch {
  private readonly folded: FoldedText;
  private index: WordIndex | undefined;

  constructor(private readonly plain: string) {
    this.folded = foldForComparison(plain);
  }

  /**
   * Exact (but for the kind of quotation marks, dashes and spaces) with its context, where that is the only such place; else the most
   * likely place as a proposal. `allowed`: places that come into question at all.
   */
  find(wanted: Wanted, allowed: (span: Span) => boolean = () => true): SearchResult {
    const quote = foldPiece(wanted.quote).trim();
    if (quote === '') return undefined;
    const context = wanted.context && ([foldPiece(wanted.context[0]), foldPiece(wanted.context[1])] as const);
    const hits = this.occurrences(quote)
      .map((folded) => ({ span: this.source(folded), sides: this.sides(folded, context) }))
      .filter((h) => allowed(h.span));
    const certain = hits.filter((h) => h.sides === 2);
    const [only] = certain;
    if (only && certain.length === 1) return { found: only.span };
    const likely = hits.filter((h) => h.sides >= 1);
    const [single] = hits;
    if (single && hits.length === 1 && single.sides === 1 && quote.length >= LONG_QUOTE) return { found: single.span };
    const near = nearest(certain.length > 0 ? certain : likely.length > 0 || quote.length < SHORTEST_FUZZY ? likely : hits, wanted.expected);
    if (near) return { proposal: near };
    return quote.length >= SHORTEST_FUZZY ? this.fuzzy(quote, allowed) : undefined;
  }

  /** The occurrence nearest to `expected` within `range`; for a part of an annotation whose own place is known. */
  nearestIn(quote: string, expected: number, range: Span): Span | undefined {
    const wanted = foldPiece(quote).trim();
    if (wanted === '') return undefined;
    return nearest(this.occurrences(wanted, range).map((folded) => ({ span: this.source(folded) })), expected);
  }

  /** Whole-word occurrences of a folded quote, as stretches of the folded text. */
  private occurrences(quote: string, range?: Span): Span[] {
    const { text } = this.folded;
    const until = range ? this.folded.fold(range.end) : text.length;
    const found: Span[] = [];
    for (let at = text.indexOf(quote, range ? this.folded.fold(range.start) : 0); at >= 0 && at + quote.length <= until && found.length < OCCURRENCE_LIMIT; at = text.indexOf(quote, at + 1)) {
      if (!partsWord(text, at) && !partsWord(text, at + quote.length)) found.push({ start: at, end: at + quote.length });
    }
    return found;
  }

  /** From folded offsets back; the end is behind the last unit, so that dropped characters behind it stay outside. */
  private source({ start, end }: Span): Span {
    const last = this.folded.origin(end - 1);
    let next = end;
    while (next < this.folded.text.length && this.folded.origin(next) === last) next++;
    const stop = this.folded.origin(next);
    const trimmed = this.plain.slice(last, stop).trimEnd();
    return { start: this.folded.origin(start), end: last + Math.max(1, trimmed.replace(INVISIBLE_END, '').length) };
  }

  /** On how many sides the (folded) context is as it was. */
  private sides(folded: Span, context: readonly [string, string] | undefined): number {
    if (!context) return 1;
    return (this.beforeFits(context[0], folded.start) ? 1 : 0) + (this.afterFits(context[1], folded.end) ? 1 : 0);
  }

  /** Empty context stands for a line's start. */
  private beforeFits(stored: string, start: number): boolean {
    const wanted = stored.slice(-CONTEXT_ENOUGH);
    if (wanted.trim() !== '') return this.folded.text.startsWith(wanted, start - wanted.length) && start >= wanted.length;
    const at = this.folded.origin(start);
    return at === 0 || this.plain.slice(Math.max(0, at - 3), at).includes('\n');
  }

  /** Empty context or a line end stands for a line's end. */
  private afterFits(stored: string, end: number): boolean {
    const wanted = stored.slice(0, CONTEXT_ENOUGH);
    if (wanted.trim() !== '') return this.folded.text.startsWith(wanted, end);
    const at = this.folded.origin(end);
    return at >= this.plain.length || this.plain.slice(at, at + 3).includes('\n');
  }

  private fuzzy(quote: string, allowed: (span: Span) => boolean): SearchResult {
    this.index ??= new WordIndex(this.folded.text);
    const match = this.index.best(quote, (start, end) => allowed(this.source({ start, end })));
    return match ? { proposal: this.source(match) } : undefined;
  }
}

/** Hit: "quay\u200B", miss: "quay". */
const INVISIBLE_END = /[\u00AD\u200B-\u200D\u2060\uFEFF]+$/u;
/** A letter, mark or digit. */
const WORD = /[\p{L}\p{M}\p{N}]/u;

/** True where a word goes on over `at`. */
const partsWord = (text: string, at: number): boolean => at > 0 && at < text.length && WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at));

function nearest(hits: readonly { readonly span: Span }[], expected: number): Span | undefined {
  let best: Span | undefined;
  for (const { span } of hits) if (!best || Math.abs(span.start - expected) < Math.abs(best.start - expected)) best = span;
  return best;
}

const WORDS = /[\p{L}\p{M}\p{N}]{1,200}/gu;
const COMMON_WORD = 60;
const LEAST_SCORE = 0.75;
const LEAST_MARGIN = 0.05;
const TRIED_PLACES = 6;

/** Where each word of a text stands, for approximate search. */
class WordIndex {
  private readonly words: { readonly text: string; readonly start: number; readonly end: number }[];
  private readonly places = new Map<string, number[]>();

  constructor(text: string) {
    this.words = wordsOf(text);
    this.words.forEach((w, i) => {
      const there = this.places.get(w.text) ?? [];
      there.push(i);
      this.places.set(w.text, there);
    });
  }

  /** The stretch that shares most words in their order, where it is good enough and clearly better than the next. */
  best(quote: string, allowed: (start: number, end: number) => boolean): Span | undefined {
    const wanted = wordsOf(quote).map((w) => w.text).slice(0, 200);
    const scored = this.alignments(wanted)
      .map((at) => this.score(wanted, at))
      .filter((s) => s.score >= LEAST_SCORE && allowed(s.span.start, s.span.end))
      .sort((a, b) => b.score - a.score);
    const [first, second] = scored;
    return first && (!second || first.score - second.score >= LEAST_MARGIN) ? first.span : undefined;
  }

  /** First words of stretches on which the rarer words of the quote agree. */
  private alignments(wanted: readonly string[]): number[] {
    const votes = new Map<number, number>();
    wanted.forEach((w, i) => {
      const there = this.places.get(w) ?? [];
      if (there.length > COMMON_WORD) return;
      for (const at of there) votes.set(at - i, (votes.get(at - i) ?? 0) + 1);
    });
    const ranked = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const taken: number[] = [];
    for (const [at] of ranked) {
      if (taken.length >= TRIED_PLACES) break;
      if (!taken.some((t) => Math.abs(t - at) <= wanted.length / 2)) taken.push(at);
    }
    return taken;
  }

  private score(wanted: readonly string[], at: number): { score: number; span: Span } {
    const slack = Math.ceil(wanted.length / 4);
    const from = Math.max(0, at - slack);
    const window = this.words.slice(from, Math.max(0, at + wanted.length + slack));
    const matched = commonSubsequence(wanted, window.map((w) => w.text));
    const [first, last] = [window[matched[0] ?? 0], window[matched.at(-1) ?? 0]];
    const covered = (matched.at(-1) ?? 0) - (matched[0] ?? 0) + 1;
    return { score: (2 * matched.length) / (wanted.length + Math.max(covered, matched.length)), span: { start: first?.start ?? 0, end: last?.end ?? 0 } };
  }
}

const wordsOf = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(WORDS)].map((m) => ({ text: m[0].toLowerCase(), start: m.index, end: m.index + m[0].length }));

/** Indices in `b` of a longest common subsequence of `a` and `b`. */
function commonSubsequence(a: readonly string[], b: readonly string[]): number[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  const cell = (i: number, j: number): number => table[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = table[i];
    for (let j = b.length - 1; row && j >= 0; j--) row[j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
  }
  const matched: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      matched.push(j++);
      i++;
    } else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
  return matched;
}
