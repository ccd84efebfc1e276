// Runs of a few tokens as keys: where the same run stands in two versions of a text.
import type { Span } from '../base/span.js';
import { longestRising } from './rising.js';

/** 32-bit keys of all runs of `length` tokens, by their first token (polynomial hash; equal runs have equal keys, others rarely). */
export function shingleKeys(ids: Int32Array, range: Span, length: number): Int32Array {
  const count = Math.max(0, range.end - range.start - length + 1);
  const keys = new Int32Array(count);
  if (count === 0) return keys;
  let lead = 1;
  for (let k = 1; k < length; k++) lead = Math.imul(lead, FACTOR);
  let key = 0;
  for (let k = 0; k < length; k++) key = (Math.imul(key, FACTOR) + digit(ids, range.start + k)) | 0;
  keys[0] = key;
  for (let i = 1; i < count; i++) {
    key = (key - Math.imul(lead, digit(ids, range.start + i - 1))) | 0;
    key = (Math.imul(key, FACTOR) + digit(ids, range.start + i + length - 1)) | 0;
    keys[i] = key;
  }
  return keys;
}

const FACTOR = 0x01000193;
/** Small neighbouring numbers are spread, else short runs of common words would share keys. */
const digit = (ids: Int32Array, at: number): number => Math.imul((ids[at] ?? 0) + 1, 0x9e3779b1);

export function sameRun(a: Int32Array, i: number, b: Int32Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}

/** Places of runs by key: a hash table with chains, in order of the text. */
export class ShingleTable {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly mask: number;

  constructor(private readonly keys: Int32Array, private readonly accept: (index: number) => boolean = () => true) {
    let size = 16;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.heads = new Int32Array(size).fill(-1);
    this.next = new Int32Array(keys.length).fill(-1);
    for (let i = keys.length - 1; i >= 0; i--) {
      if (!this.accept(i)) continue;
      const slot = this.slot(keys[i] ?? 0);
      this.next[i] = this.heads[slot] ?? -1;
      this.heads[slot] = i;
    }
  }

  /** The first place of this key; -1 where there is none. */
  first(key: number): number {
    let at = this.heads[this.slot(key)] ?? -1;
    while (at >= 0 && this.keys[at] !== key) at = this.next[at] ?? -1;
    return at;
  }

  /** The first place of this key at or behind `from`, for a `from` that only grows: what lies before it is forgotten. */
  advance(key: number, from: number): number {
    const slot = this.slot(key);
    let head = this.heads[slot] ?? -1;
    while (head >= 0 && head < from) head = this.next[head] ?? -1;
    this.heads[slot] = head;
    while (head >= 0 && this.keys[head] !== key) head = this.next[head] ?? -1;
    return head;
  }

  /** The place after `index` of the same key. */
  after(index: number): number {
    const key = this.keys[index];
    let at = this.next[index] ?? -1;
    while (at >= 0 && this.keys[at] !== key) at = this.next[at] ?? -1;
    return at;
  }

  private slot(key: number): number {
    return (key ^ (key >>> 15)) & this.mask;
  }
}

/** A stretch of tokens in both versions, ends excluded. */
export interface Gap {
  readonly a: Span;
  readonly b: Span;
}

/** Pairs of tokens whose runs of `length` stand exactly once on either side of the gap, in the order of both: the longest such chain. */
export function uniquePairs(a: Int32Array, b: Int32Array, gap: Gap, length: number): [number, number][] {
  const [keysA, keysB] = [shingleKeys(a, gap.a, length), shingleKeys(b, gap.b, length)];
  const [inA, inB] = [new ShingleTable(keysA), new ShingleTable(keysB)];
  const pairs: [number, number][] = [];
  for (let i = 0; i < keysA.length; i++) {
    const key = keysA[i] ?? 0;
    const j = inB.first(key);
    if (j < 0 || inB.after(j) >= 0 || inA.first(key) !== i || inA.after(i) >= 0) continue;
    if (sameRun(a, gap.a.start + i, b, gap.b.start + j, length)) pairs.push([gap.a.start + i, gap.b.start + j]);
  }
  return longestRising(pairs, ([, y]) => y, 'strict');
}
