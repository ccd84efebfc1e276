// The three measures of coreference that CoNLL averages: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), entity-based CEAF with φ4 (Luo 2005).

/** Clusters of mentions; a mention is told by a key that both sides share. No mention stands twice on one side. */
export type Clusters = readonly (readonly string[])[];

/** Sums over documents, so that F1 is taken over all. */
export interface Tally { readonly recall: readonly [right: number, of: number]; readonly precision: readonly [right: number, of: number] }

export interface CoreferenceTally { readonly muc: Tally; readonly b3: Tally; readonly ceaf: Tally }

export const NOTHING: CoreferenceTally = { muc: { recall: [0, 0], precision: [0, 0] }, b3: { recall: [0, 0], precision: [0, 0] }, ceaf: { recall: [0, 0], precision: [0, 0] } };

/** The tallies of one document. Clusters of one mention are left out by whoever calls, as CoNLL-2012 does. */
export function tally(gold: Clusters, system: Clusters): CoreferenceTally {
  const best = assigned(gold, system);
  return {
    muc: { recall: links(gold, system), precision: links(system, gold) },
    b3: { recall: shared(gold, system), precision: shared(system, gold) },
    ceaf: { recall: [best, gold.length], precision: [best, system.length] },
  };
}

export function plus(a: CoreferenceTally, b: CoreferenceTally): CoreferenceTally {
  const sum = (x: readonly [number, number], y: readonly [number, number]): [number, number] => [x[0] + y[0], x[1] + y[1]];
  const both = (x: Tally, y: Tally): Tally => ({ recall: sum(x.recall, y.recall), precision: sum(x.precision, y.precision) });
  return { muc: both(a.muc, b.muc), b3: both(a.b3, b.b3), ceaf: both(a.ceaf, b.ceaf) };
}

/** 0..1; 0 where nothing is right. */
export function f1({ recall, precision }: Tally): number {
  const [r, p] = [recall, precision].map(([right, of]) => (of === 0 ? 0 : right / of));
  return r === undefined || p === undefined || r + p === 0 ? 0 : (2 * r * p) / (r + p);
}

/** The mean of the three F1. */
export const conll = ({ muc, b3, ceaf }: CoreferenceTally): number => (f1(muc) + f1(b3) + f1(ceaf)) / 3;

/** Links of `clusters` that `other` keeps together: each cluster of n has n - 1, less one for each piece that it falls into. */
function links(clusters: Clusters, other: Clusters): [number, number] {
  const of = indexOf(other);
  let [kept, all] = [0, 0];
  for (const cluster of clusters) {
    const pieces = new Set(cluster.map((m) => of.get(m) ?? m));
    kept += cluster.length - pieces.size;
    all += cluster.length - 1;
  }
  return [kept, all];
}

/** For each mention, how much of its cluster stands with it on the other side. */
function shared(clusters: Clusters, other: Clusters): [number, number] {
  const of = indexOf(other);
  let [sum, mentions] = [0, 0];
  for (const cluster of clusters) {
    const pieces = new Map<number, number>();
    for (const m of cluster) { const k = of.get(m); if (k !== undefined) pieces.set(k, (pieces.get(k) ?? 0) + 1); }
    for (const n of pieces.values()) sum += (n * n) / cluster.length;
    mentions += cluster.length;
  }
  return [sum, mentions];
}

const indexOf = (clusters: Clusters): Map<string, number> => new Map(clusters.flatMap((c, i) => c.map((m) => [m, i] as const)));

/** The greatest sum of φ4 = 2|K ∩ R| / (|K| + |R|) over pairings of clusters, each used once at most. */
function assigned(gold: Clusters, system: Clusters): number {
  const of = indexOf(system);
  const size = Math.max(gold.length, system.length);
  const value = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  gold.forEach((cluster, g) => {
    const row = value[g];
    if (!row) return;
    for (const m of cluster) { const s = of.get(m); if (s !== undefined) row[s] = (row[s] ?? 0) + 2 / (cluster.length + (system[s]?.length ?? 0)); }
  });
  return bestAssignment(value);
}

/** Hungarian method on a square matrix of values, by potentials; cubic time. */
function bestAssignment(value: readonly (readonly number[])[]): number {
  const n = value.length;
  const at = (i: number, j: number): number => -(value[i - 1]?.[j - 1] ?? 0);
  const [u, v, row, way] = [0, 0, 0, 0].map(() => new Array<number>(n + 1).fill(0));
  if (!u || !v || !row || !way) return 0;
  for (let i = 1; i <= n; i++) {
    row[0] = i;
    let j0 = 0;
    const least = new Array<number>(n + 1).fill(Infinity);
    const used = new Array<boolean>(n + 1).fill(false);
    do {
      used[j0] = true;
      const i0 = row[j0] ?? 0;
      let [delta, next] = [Infinity, 0];
      for (let j = 1; j <= n; j++) {
        if (used[j]) continue;
        const cost = at(i0, j) - (u[i0] ?? 0) - (v[j] ?? 0);
        if (cost < (least[j] ?? Infinity)) { least[j] = cost; way[j] = j0; }
        if ((least[j] ?? Infinity) < delta) { delta = least[j] ?? Infinity; next = j; }
      }
      for (let j = 0; j <= n; j++) {
        if (used[j]) { u[row[j] ?? 0] = (u[row[j] ?? 0] ?? 0) + delta; v[j] = (v[j] ?? 0) - delta; } else least[j] = (least[j] ?? 0) - delta;
      }
      j0 = next;
    } while (row[j0] !== 0);
    while (j0 !== 0) { const before = way[j0] ?? 0; row[j0] = row[before] ?? 0; j0 = before; }
  }
  let sum = 0;
  for (let j = 1; j <= n; j++) sum -= at(row[j] ?? 0, j);
  return sum;
}
