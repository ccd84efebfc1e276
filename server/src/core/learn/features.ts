// Features as hashed numbers: what a learned decision rests on, told as a list of templates over a few values, so that one loop reads them all.

/** Most values and most templates of one decision. */
const MOST_VALUES = 96;
export const MOST_TEMPLATES = 128;

/** The values of one candidate, by slot. Slot 0 holds 0 and slot 1 holds 1 for good. */
export const emptyValues = (): Int32Array => {
  const values = new Int32Array(MOST_VALUES);
  values[ONE] = 1;
  return values;
};

const NOTHING = 0;
const ONE = 1;

/** The features of one decision: each a template's number hashed with up to three values. */
export interface Templates {
  /** Number of the decision. */
  readonly part: number;
  /** One for each template. */
  readonly seeds: Int32Array;
  /** Slots of its values, three for each template. */
  readonly slots: Uint8Array;
}

/**
 * Slots by name, behind those of `shared`; `one` is there always. Read back from JSON, so that V8 keeps each slot at a fixed place: an object that was filled
 * key by key is a hash table to it, and every value of every candidate would be written through a look-up.
 */
export function slotsOf<const N extends string, const S extends string = never>(names: readonly N[], shared?: Readonly<Record<S, number>>): Readonly<Record<N | S | 'one', number>> {
  const known: Record<string, number> = { one: ONE, ...shared };
  const first = Math.max(...Object.values(known)) + 1;
  names.forEach((name, i) => { known[name] = first + i; });
  if (first + names.length > MOST_VALUES) throw new Error('too many values');
  return JSON.parse(JSON.stringify(known)) as Record<N | S | 'one', number>;
}

/**
 * The templates of decision `part`, each written as the names of one to three slots ("stem flags"). A template is told apart by its place in the list,
 * so models must be learned anew where it changes. `branch` 1: a second list of the same decision ("none of the places").
 */
export function templatesOf(part: number, slots: Readonly<Record<string, number>>, rows: readonly string[], branch: 0 | 1 = 0): Templates {
  if (rows.length > MOST_TEMPLATES) throw new Error('too many templates');
  const first = ((part << 8) | (branch << 7)) + 1;
  return {
    part,
    seeds: Int32Array.from(rows, (_, i) => Math.imul(first + i, 0x9e3779b1)),
    slots: Uint8Array.from(rows.flatMap((row) => {
      const [a = '', b, c] = row.split(' ');
      return [a, b, c].map((name) => (name === undefined ? NOTHING : slotNamed(slots, name)));
    })),
  };
}

function slotNamed(slots: Readonly<Record<string, number>>, name: string): number {
  const slot = slots[name];
  if (slot === undefined) throw new Error(`no slot ${name}`);
  return slot;
}

/** Writes the 32-bit hashes of all features to `out`, from `at` on. */
export function writeHashes({ seeds, slots }: Templates, values: Int32Array, out: Int32Array, at = 0): void {
  for (let i = 0, k = 0; i < seeds.length; i++, k += 3) out[at + i] = hashed(seeds[i] ?? 0, values[slots[k] ?? 0] ?? 0, values[slots[k + 1] ?? 0] ?? 0, values[slots[k + 2] ?? 0] ?? 0);
}

/** The same in an array of their own, for a learner. */
export function hashesOf(templates: Templates, values: Int32Array): Int32Array {
  const out = new Int32Array(templates.seeds.length);
  writeHashes(templates, values, out);
  return out;
}

/** A template's seed and up to three values as one number. */
export function hashed(seed: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ seed, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ Math.imul(b, 0x27d4eb2f), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ Math.imul(c, 0x165667b1), 0x85ebca6b);
  return h ^ (h >>> 15);
}

/** FNV-1a over the UTF-16 units `from..to`. */
export const hashWord = (word: string, from = 0, to = word.length): number => hashOn(word, BASIS, from, to);

const BASIS = 0x811c9dc5 | 0;

/** The same, going on from the `hash` of what stands before. */
export function hashOn(word: string, hash: number, from = 0, to = word.length): number {
  let h = hash;
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
