// Features as hashed numbers: what a learned decision rests on, gathered without making strings or objects.

/** Most features of one candidate. */
const ROOM = 256;

/**
 * Gathers the features of one candidate at a time. Each call of `add` is a template of its own, told apart by its order after `begin`:
 * a collector must therefore call `add` the same number of times for every candidate of a part.
 */
export class Features {
  /** The features so far, 32-bit hashes; valid up to `size`. */
  readonly ids = new Int32Array(ROOM);
  size = 0;
  private template = 0;

  /** Starts a candidate of decision `part`; `branch` 1 for a second set of templates ("none of the places"). */
  begin(part: number, branch: 0 | 1 = 0): void {
    this.size = 0;
    this.template = (part << 8) | (branch << 7);
  }

  add(a: number, b = 0, c = 0): void {
    this.template += 1;
    let h = Math.imul(a ^ Math.imul(this.template, 0x9e3779b1), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13) ^ Math.imul(b, 0x27d4eb2f), 0xc2b2ae35);
    h = Math.imul(h ^ (h >>> 16) ^ Math.imul(c, 0x165667b1), 0x85ebca6b);
    this.ids[this.size++] = h ^ (h >>> 15);
  }
}

/** FNV-1a over the UTF-16 units `from..to`. */
export function hashWord(word: string, from = 0, to = word.length): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h;
}

/** Both numbers as one. */
export const pair = (a: number, b: number): number => Math.imul(a, 0x01000193) ^ Math.imul(b + 0x7f4a7c15, 0x9e3779b1);

/** A count in few classes: exact up to four, then coarser. */
export function binOf(n: number): number {
  if (n <= 4) return n;
  if (n <= 6) return 5;
  if (n <= 9) return 6;
  if (n <= 14) return 7;
  if (n <= 22) return 8;
  return n <= 35 ? 9 : 10;
}
