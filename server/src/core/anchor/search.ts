// Finds stored words again in a text whose former version is not at hand, or from which their place is gone.
import type { Span } from '../base/span.js';
import { fuzzyPlace } from './fuzzy.js';
import { tokenAt, tokenFrom, type TokenText, type Vocabulary } from './tokens.js';

/** What is known of a stretch: its words, the words around it, and where it would stand if nothing had moved (UTF-16). */
export interface Wanted {
  readonly quote: string;
  readonly context: readonly [string, string] | undefined;
  readonly expected: number;
}

/** `found`: one place that can be taken without asking; `whole`: all of its context stands there. `proposal`: one to ask about. UTF-16. */
export type SearchResult = { readonly found: Span; readonly whole: boolean } | { readonly proposal: Span } | undefined;

/** Letters of a quote that tells its place by itself. */
const LONG_QUOTE = 32;
/** Letters of a quote that may be looked for in other words. */
const SHORTEST_FUZZY = 20;
const OCCURRENCE_LIMIT = 200;
/** Letters of context that tell a place. */
const CONTEXT_ENOUGH = 12;

/** Searches in one text; what searching needs is made once, when first needed. */
export class TextSearch {
  private lazyPostings: Postings | undefined;

  constructor(
    private readonly tokens: TokenText,
    private readonly words: Vocabulary,
  ) {}

  /**
   * In the same words (but for the kind of quotation marks, dashes and spaces) with its context, where that is the only such place; else
   * the most likely place as a proposal. `allowed`: places that come into question at all.
   */
  find(wanted: Wanted, allowed: (span: Span) => boolean = () => true): SearchResult {
    const quote = this.words.tokens(wanted.quote);
    if (quote.count === 0) return undefined;
    const hits = this.hits(quote, wanted.context).filter((h) => allowed(h.span));
    const letters = lettersOf(quote);
    const certain = hits.filter((h) => h.sides === 2);
    const [only] = certain;
    if (only && certain.length === 1) return { found: only.span, whole: only.whole };
    const [single] = hits;
    if (single && hits.length === 1 && single.sides === 1 && letters >= LONG_QUOTE) return { found: single.span, whole: false };
    const likely = hits.filter((h) => h.sides >= 1);
    const near = nearest(certain.length > 0 ? certain : likely.length > 0 || letters < SHORTEST_FUZZY ? likely : hits, wanted.expected);
    if (near) return { proposal: near };
    if (letters < SHORTEST_FUZZY) return undefined;
    const place = fuzzyPlace({ tokens: this.tokens, postings: this.postings }, quote.ids, (i, x) => allowed(this.span(i, x)));
    return place && { proposal: this.span(place.start, place.end) };
  }

  /** The stretch of the quote's words at `start`, where they stand there. */
  at(quote: string, start: number): Span | undefined {
    const wanted = this.words.tokens(quote);
    const first = tokenFrom(this.tokens, start);
    if (wanted.count === 0 || this.tokens.starts[first] !== start || !this.standsAt(wanted.ids, first)) return undefined;
    return this.span(first, first + wanted.count);
  }

  /** The occurrence nearest to `expected` within `range`; for a part of an annotation whose own place is known. */
  nearestIn(quote: string, expected: number, range: Span): Span | undefined {
    const wanted = this.words.tokens(quote);
    if (wanted.count === 0) return undefined;
    const [from, to] = [tokenFrom(this.tokens, range.start), tokenAt(this.tokens, range.end)];
    const found: { span: Span }[] = [];
    for (let i = from; i + wanted.count <= to; i++) if (this.standsAt(wanted.ids, i)) found.push({ span: this.span(i, i + wanted.count) });
    return nearest(found, expected);
  }

  private get postings(): Postings {
    this.lazyPostings ??= postingsOf(this.tokens, this.words.size);
    return this.lazyPostings;
  }

  /** Where the words stand, and on how many sides what stood around them does so still. */
  private hits(quote: TokenText, context: readonly [string, string] | undefined): Hit[] {
    const rare = this.rarest(quote.ids);
    if (rare < 0) return [];
    const before = context && this.words.tokens(context[0]);
    const behind = context && this.words.tokens(context[1]);
    const found: Hit[] = [];
    for (const at of this.postings.of(quote.ids[rare] ?? 0)) {
      const first = at - rare;
      if (!this.standsAt(quote.ids, first)) continue;
      const span = this.span(first, first + quote.count);
      const [left, right] = before && behind ? [this.follows(before, first - 1, -1), this.follows(behind, first + quote.count, 1)] : [Infinity, 0];
      found.push({ span, sides: (left > 0 ? 1 : 0) + (right > 0 ? 1 : 0), whole: Math.min(left, right) === Infinity });
      if (found.length >= OCCURRENCE_LIMIT) break;
    }
    return found;
  }

  /** Index of the word of the quote that the text has least often; -1 where it has one of them never. */
  private rarest(ids: Int32Array): number {
    let [best, fewest] = [-1, Infinity];
    for (let k = 0; k < ids.length; k++) {
      const times = this.postings.count(ids[k] ?? 0);
      if (times === 0) return -1;
      if (times < fewest) [best, fewest] = [k, times];
    }
    return best;
  }

  private standsAt(ids: Int32Array, first: number): boolean {
    if (first < 0 || first + ids.length > this.tokens.count) return false;
    for (let k = 0; k < ids.length; k++) if (this.tokens.ids[first + k] !== ids[k]) return false;
    return true;
  }

  /**
   * How many letters of the context go on from token `at` in the direction of `step`: Infinity for all of it, 0 for too few to tell. Without
   * words it stands for a line's end.
   */
  private follows(context: TokenText, at: number, step: 1 | -1): number {
    const { tokens } = this;
    if (context.count === 0) return this.opensLine(step === 1 ? at : at + 1) ? Infinity : 0;
    let letters = 0;
    for (let k = 0; k < context.count; k++) {
      const mine = step === 1 ? k : context.count - 1 - k;
      const there = at + step * k;
      if (there < 0 || there >= tokens.count || tokens.ids[there] !== context.ids[mine]) return letters >= CONTEXT_ENOUGH ? letters : 0;
      letters += (context.ends[mine] ?? 0) - (context.starts[mine] ?? 0);
    }
    return Infinity;
  }

  /** True where a line ends between the token before `i` and the token `i`, or the text does. */
  private opensLine(i: number): boolean {
    const { tokens } = this;
    if (i <= 0 || i >= tokens.count) return true;
    return tokens.text.slice(tokens.ends[i - 1], tokens.starts[i]).includes('\n');
  }

  private span(first: number, end: number): Span {
    return { start: this.tokens.starts[first] ?? 0, end: this.tokens.ends[end - 1] ?? 0 };
  }
}

interface Hit {
  readonly span: Span;
  /** On how many sides what stood around it does so still. */
  readonly sides: number;
  readonly whole: boolean;
}

/** Where each word of a text stands, in order. */
export interface Postings {
  of(id: number): Int32Array;
  count(id: number): number;
}

function postingsOf(tokens: TokenText, size: number): Postings {
  const offsets = new Int32Array(size + 1);
  for (let i = 0; i < tokens.count; i++) offsets[(tokens.ids[i] ?? 0) + 1] = (offsets[(tokens.ids[i] ?? 0) + 1] ?? 0) + 1;
  for (let id = 0; id < size; id++) offsets[id + 1] = (offsets[id + 1] ?? 0) + (offsets[id] ?? 0);
  const places = new Int32Array(tokens.count);
  const filled = offsets.slice();
  for (let i = 0; i < tokens.count; i++) {
    const id = tokens.ids[i] ?? 0;
    const at = filled[id] ?? 0;
    places[at] = i;
    filled[id] = at + 1;
  }
  const known = (id: number): boolean => id < size;
  return {
    of: (id) => (known(id) ? places.subarray(offsets[id], offsets[id + 1]) : places.subarray(0, 0)),
    count: (id) => (known(id) ? (offsets[id + 1] ?? 0) - (offsets[id] ?? 0) : 0),
  };
}

function lettersOf(quote: TokenText): number {
  return (quote.ends[quote.count - 1] ?? 0) - (quote.starts[0] ?? 0);
}

function nearest(hits: readonly { readonly span: Span }[], expected: number): Span | undefined {
  let best: Span | undefined;
  for (const { span } of hits) if (!best || Math.abs(span.start - expected) < Math.abs(best.start - expected)) best = span;
  return best;
}
