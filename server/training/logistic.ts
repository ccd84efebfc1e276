// Logistic regression over named traits: learned by steps that shrink for traits that were met often (Adagrad), small weights preferred.

/** One case: traits with their values, and whether it is what is looked for. `group`: cases that belong together, such as those of one article. */
export interface Example {
  readonly traits: ReadonlyMap<string, number>;
  /** Log-odds before anything is learned. */
  readonly offset: number;
  readonly positive: boolean;
  readonly group: number;
}

export interface LearningRate {
  readonly rounds: number;
  readonly step: number;
  /** Strength of the preference for small weights, for each example. */
  readonly shrink: number;
  /** A trait met in fewer groups is not learned. */
  readonly leastGroups: number;
}

/** Weights by trait. The same examples give the same weights. */
export function learn(examples: readonly Example[], { rounds, step, shrink, leastGroups }: LearningRate): Map<string, number> {
  const numbers = numbersOf(examples, leastGroups);
  const rows = examples.map((e) => ({ offset: e.offset, y: e.positive ? 1 : 0, x: [...e.traits].flatMap(([name, value]) => (numbers.has(name) ? [[numbers.get(name) ?? 0, value] as const] : [])) }));
  const weights = new Float64Array(numbers.size);
  const squares = new Float64Array(numbers.size).fill(1e-3);
  const next = randomNumbers(12345);
  const order = rows.map((_, i) => i);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, next);
    for (const i of order) {
      const row = rows[i];
      if (row === undefined) continue;
      let sum = row.offset;
      for (const [k, value] of row.x) sum += value * (weights[k] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - row.y;
      for (const [k, value] of row.x) {
        const slope = error * value + shrink * (weights[k] ?? 0);
        squares[k] = (squares[k] ?? 0) + slope * slope;
        weights[k] = (weights[k] ?? 0) - (step * slope) / Math.sqrt(squares[k]);
      }
    }
  }
  return new Map([...numbers].map(([name, k]) => [name, weights[k] ?? 0]));
}

function numbersOf(examples: readonly Example[], leastGroups: number): Map<string, number> {
  const groups = new Map<string, Set<number>>();
  for (const { traits, group } of examples) {
    for (const name of traits.keys()) {
      const met = groups.get(name) ?? new Set();
      met.add(group);
      groups.set(name, met);
    }
  }
  return new Map([...groups].filter(([, met]) => met.size >= leastGroups).map(([name]) => name).sort().map((name, k) => [name, k]));
}

/** Numbers in 0..1 that follow from the seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], next: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const k = Math.floor(next() * (i + 1));
    [order[i], order[k]] = [order[k] ?? 0, order[i] ?? 0];
  }
}
