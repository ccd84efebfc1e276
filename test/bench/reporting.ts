// Attributions whose cue is a verb of reporting, on both sides: comparable with systems that look for nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflect } from '../../server/src/core/lexicon/inflect.js';

type Pair = readonly [number, number];
interface Cued { readonly cue?: readonly Pair[] }
interface Document { readonly text: string; readonly attributions?: readonly Cued[] }

/** Whether a cue, as its words, holds a reporting form or "according to". */
export type IsReporting = (words: string) => boolean;

/** Reads the committed list of lemmas. */
export function reportingCues(root: string): IsReporting {
  const lines = readFileSync(join(root, 'test', 'bench', 'reporting-cues.txt'), 'utf8').split('\n').filter((l) => l.trim() !== '' && !l.startsWith('#'));
  const forms = new Set(lines.flatMap((line) => {
    const [lemma = '', irregular] = line.trim().split(' ');
    return inflect(lemma, irregular);
  }));
  return (words) => words.includes('according to') || words.split(NOT_LETTERS).some((w) => forms.has(w));
}

/** The document with nothing but its reporting attributions. */
export function onlyReporting<T extends Document>(document: T, isReporting: IsReporting): T {
  const words = (a: Cued): string => (a.cue ?? []).map(([start, end]) => document.text.slice(start, end)).join(' ').toLowerCase();
  return { ...document, attributions: (document.attributions ?? []).filter((a) => isReporting(words(a))) };
}

/** Hits the space of "has said", misses the letters. */
const NOT_LETTERS = /[^a-z]+/u;
