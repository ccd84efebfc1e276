// Logistic regression for yes-or-no decisions and for choices among places, by AdaGrad over hashed features.

/** Choices of one decision: candidates' features one after another. */
export class Choices {
  private ids = new Int32Array(1 << 20);
  private size = 0;
  /** Start in `ids` of each candidate, one more at the end. */
  readonly candidates: number[] = [0];
  /** Number of the first candidate of each choice, one more at the end. */
  readonly choices: number[] = [0];
  /** Candidate that is right, counted from the choice's first; for yes-or-no decisions 1 or 0. */
  readonly gold: number[] = [];

  constructor(readonly part: number, readonly binary: boolean) {}

  addCandidate(ids: Int32Array): void {
    if (this.size + ids.length > this.ids.length) {
      const more = new Int32Array(this.ids.length * 2);
      more.set(this.ids);
      this.ids = more;
    }
    this.ids.set(ids, this.size);
    this.size += ids.length;
    this.candidates.push(this.size);
  }

  close(gold: number): void {
    this.choices.push(this.candidates.length - 1);
    this.gold.push(gold);
  }

  get features(): Int32Array { return this.ids; }
}

export interface LearnerOptions { readonly bits: number; readonly epochs: number; readonly rate: number; readonly least: number; readonly seed: number }

/** Weights of one decision in a table of 2^bits, shared with the others. */
export function learn(choices: Choices, table: Float32Array, options: LearnerOptions): void {
  const mask = 2 ** options.bits - 1;
  const seen = countFeatures(choices, mask);
  const squares = new Float32Array(table.length);
  const sums = new Float64Array(table.length);
  const order = Int32Array.from(choices.gold, (_, i) => i);
  const random = randomFrom(options.seed);
  const scores = new Float64Array(1024);
  const { candidates, choices: starts, gold, features: ids } = choices;
  let averaged = 0;
  const step = (slope: number, from: number, to: number): void => {
    for (let x = from; x < to; x++) {
      const at = (ids[x] ?? 0) & mask;
      if ((seen[at] ?? 0) < options.least) continue;
      squares[at] = (squares[at] ?? 0) + slope * slope;
      table[at] = (table[at] ?? 0) - (options.rate * slope) / Math.sqrt((squares[at] ?? 0) + 1e-6);
    }
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const t = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = t;
    }
    let loss = 0;
    for (const n of order) {
      const first = starts[n] ?? 0;
      const last = starts[n + 1] ?? 0;
      const right = gold[n] ?? 0;
      let highest = -Infinity;
      for (let k = first; k < last; k++) {
        let s = 0;
        for (let x = candidates[k] ?? 0; x < (candidates[k + 1] ?? 0); x++) s += table[(ids[x] ?? 0) & mask] ?? 0;
        scores[k - first] = s;
        if (s > highest) highest = s;
      }
      let total = 0;
      if (choices.binary) scores[0] = 1 / (1 + Math.exp(-(scores[0] ?? 0)));
      else {
        for (let k = 0; k < last - first; k++) total += scores[k] = Math.exp((scores[k] ?? 0) - highest);
        for (let k = 0; k < last - first; k++) scores[k] = (scores[k] ?? 0) / total;
      }
      const p = choices.binary ? (right === 1 ? (scores[0] ?? 0) : 1 - (scores[0] ?? 0)) : (scores[right] ?? 0);
      loss -= Math.log(Math.max(p, 1e-12));
      for (let k = first; k < last; k++) {
        const target = choices.binary ? right : k - first === right ? 1 : 0;
        const slope = (scores[k - first] ?? 0) - target;
        if (Math.abs(slope) >= 1e-3) step(slope, candidates[k] ?? 0, candidates[k + 1] ?? 0);
      }
    }
    if (process.env['VERBOSE']) process.stdout.write(`  part ${choices.part} epoch ${epoch} loss ${(loss / order.length).toFixed(4)}\n`);
    if (epoch >= options.epochs / 2) {
      averaged += 1;
      for (let i = 0; i < table.length; i++) if (squares[i]) sums[i] = (sums[i] ?? 0) + (table[i] ?? 0);
    }
  }
  for (let i = 0; i < table.length; i++) if (squares[i]) table[i] = (sums[i] ?? 0) / averaged;
}

function countFeatures(choices: Choices, mask: number): Uint8Array {
  const seen = new Uint8Array(mask + 1);
  const ids = choices.features;
  const size = choices.candidates[choices.candidates.length - 1] ?? 0;
  for (let i = 0; i < size; i++) {
    const at = (ids[i] ?? 0) & mask;
    if ((seen[at] ?? 0) < 255) seen[at] = (seen[at] ?? 0) + 1;
  }
  return seen;
}

/** The same numbers for the same seed on any machine, 0..1. */
export function randomFrom(seed: number): () => number {
  let x = seed >>> 0;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
}
