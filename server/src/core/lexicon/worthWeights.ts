// The learned weights of what is worth a check, from server/data/lexicon/worth-weights.txt.

/** By trait (core/detect/claims/worth.ts), its share of the log-odds. */
export type WorthWeights = ReadonlyMap<string, number>;

/** Reads "trait<TAB>weight" lines; "# " begins a comment. */
export function readWorthWeights(file: string): WorthWeights {
  const rows = file.split('\n').filter((line) => line.includes('\t') && !line.startsWith('# ')).map((line) => line.split('\t'));
  return new Map(rows.map(([trait = '', weight = '']) => [trait, Number(weight)]));
}
