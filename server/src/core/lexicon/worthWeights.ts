// The learned weights of what is worth a check, from server/data/lexicon/worth-weights.txt.
import { entryLines } from './table.js';

/** By trait (core/detect/claims/worth.ts), its share of the log-odds. */
export type WorthWeights = ReadonlyMap<string, number>;

/** Reads lines of "trait", a tab and its weight. */
export const readWorthWeights = (file: string): WorthWeights => new Map(entryLines(file).map((line) => line.split('\t')).map(([trait = '', weight = '']) => [trait, Number(weight)]));
