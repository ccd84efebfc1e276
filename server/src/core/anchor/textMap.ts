// Carries stretches of an old text to the new one: along words that stayed, were misspelt or exchanged, and along moved passages.
import { lengthOf, type Span } from '../base/span.js';
import { alignTokens, NONE } from './align.js';
import { gapsIn, pairMoves } from './moves.js';
import { keepEndsTogether, slideToBorders } from './slide.js';
import { Pairing, type Pairs, pairSimilar } from './similar.js';
import { dropStrays } from './strays.js';
import { tokenAt, tokenFrom, type TokenText, type Vocabulary } from './tokens.js';

/** Of a stretch that lost more than this share of its letters, the rest is no home. */
const MOST_LOST = 0.7;
/** More units than this, and so many times its length, between the ends of a stretch: it was torn apart. */
const MOST_PUT_IN = 400;
const MOST_GROWN = 3;

/** Look-ups over the comparison of two versions; time of a look-up: the tokens of the stretch. */
export class TextMap {
  private readonly matches: Int32Array;
  private readonly how: Uint8Array;
  /** For each new token 1 where some old one is it. */
  private readonly taken: Uint8Array;

  constructor(
    private readonly old: TokenText,
    private readonly now: TokenText,
    words: Vocabulary,
  ) {
    this.matches = alignTokens(old.ids, now.ids);
    slideToBorders({ old, now, matches: this.matches });
    keepEndsTogether({ old, now, matches: this.matches });
    this.how = new Uint8Array(old.count);
    for (let i = 0; i < old.count; i++) this.how[i] = this.matches[i] === NONE ? Pairing.NOT : Pairing.EQUAL;
    const pairs: Pairs = { old, now, words, matches: this.matches, how: this.how };
    for (const gap of gapsIn(pairs, { a: { start: 0, end: old.count }, b: { start: 0, end: now.count } })) pairSimilar(pairs, gap);
    pairMoves(pairs);
    dropStrays(pairs);
    this.taken = new Uint8Array(now.count);
    for (let i = 0; i < old.count; i++) if (this.matches[i] !== NONE) this.taken[this.matches[i] ?? 0] = 1;
  }

  /** Where the stretch stands now; undefined where its words are gone or stand apart. What was put in at its very borders stays outside. */
  map(span: Span): Span | undefined {
    const { old, matches } = this;
    let [i, x] = [tokenAt(old, span.start), tokenFrom(old, span.end)];
    if (x <= i) return undefined;
    if (this.lost(i, x) > MOST_LOST) return this.rewritten(i, x);
    const [from, to] = [this.replacedAt(i, x, 1), this.replacedAt(i, x, -1)];
    while (i < x && matches[i] === NONE) i++;
    while (x > i && matches[x - 1] === NONE) x--;
    if (i === x || !this.inOrder(i, x)) return undefined;
    const start = from ?? this.startIn(span, i);
    const end = to ?? this.endIn(span, x - 1);
    if (start >= end || (end - start > MOST_GROWN * lengthOf(span) && end - start > lengthOf(span) + MOST_PUT_IN)) return undefined;
    return { start, end };
  }

  /** Where just the tokens `i` to `x` were exchanged for about as many others: what stands between the same neighbours now. */
  private rewritten(i: number, x: number): Span | undefined {
    const [before, behind] = [this.matches[i - 1] ?? NONE, this.matches[x] ?? NONE];
    const come = behind - before - 1;
    if (before === NONE || behind === NONE || come < 1 || come > 2 * (x - i) + 3) return undefined;
    return { start: this.now.starts[before + 1] ?? 0, end: this.now.ends[behind - 1] ?? 0 };
  }

  /** True where the stretch of the new text was not there before. */
  isNew(stretch: Span): boolean {
    const { now, taken } = this;
    for (let j = tokenAt(now, stretch.start); j < now.count && (now.starts[j] ?? 0) < stretch.end; j++) if (taken[j] !== 0) return false;
    return true;
  }

  /** Share of the letters of old tokens `i` to `x` that have no counterpart. */
  private lost(i: number, x: number): number {
    let [all, gone] = [0, 0];
    for (let k = i; k < x; k++) {
      const length = (this.old.ends[k] ?? 0) - (this.old.starts[k] ?? 0);
      all += length;
      if (this.how[k] === Pairing.NOT) gone += length;
    }
    return gone / all;
  }

  private inOrder(i: number, x: number): boolean {
    let last = -1;
    for (let k = i; k < x; k++) {
      const j = this.matches[k] ?? NONE;
      if (j === NONE) continue;
      if (j <= last) return false;
      last = j;
    }
    return true;
  }

  private startIn(span: Span, i: number): number {
    const { old, now } = this;
    const j = this.matches[i] ?? 0;
    const [was, is] = [old.starts[i] ?? 0, now.starts[j] ?? 0];
    if (span.start === was) return is;
    const inside = span.start - was;
    if (inside > 0) return this.sameLength(i, j) ? is + inside : is;
    const spaces = now.text.slice(is + inside, is);
    return is + inside >= 0 && spaces === old.text.slice(span.start, was) ? is + inside : is;
  }

  private endIn(span: Span, k: number): number {
    const { old, now } = this;
    const j = this.matches[k] ?? 0;
    const [was, is] = [old.ends[k] ?? 0, now.ends[j] ?? 0];
    if (span.end === was) return is;
    const beyond = span.end - was;
    if (beyond < 0) return this.sameLength(k, j) ? is + beyond : is;
    return now.text.slice(is, is + beyond) === old.text.slice(was, span.end) ? is + beyond : is;
  }

  private sameLength(i: number, j: number): boolean {
    const { old, now } = this;
    return (old.ends[i] ?? 0) - (old.starts[i] ?? 0) === (now.ends[j] ?? 0) - (now.starts[j] ?? 0);
  }

  /**
   * The border in the new text where the words at one end of a stretch, and only they, were replaced by about as many; undefined where
   * nothing was replaced there. `step`: 1 for the start, -1 for the end.
   */
  private replacedAt(i: number, x: number, step: 1 | -1): number | undefined {
    const { matches, now } = this;
    const edge = step === 1 ? i : x - 1;
    if (matches[edge] !== NONE) return undefined;
    const outside = matches[edge - step];
    let inner = edge;
    while (inner >= i && inner < x && matches[inner] === NONE) inner += step;
    const known = matches[inner] ?? NONE;
    if (inner < i || inner >= x || known === NONE || (outside ?? NONE) === NONE) return undefined;
    const come = Math.abs(known - (outside ?? 0)) - 1;
    const gone = Math.abs(inner - edge);
    if (come <= 0 || come > gone * 2 + 2 || (known - (outside ?? 0)) * step <= 0) return undefined;
    return step === 1 ? (now.starts[(outside ?? 0) + 1] ?? 0) : (now.ends[(outside ?? 0) - 1] ?? 0);
  }
}
