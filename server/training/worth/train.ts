// npm run train:worth -- GOLD_FOLDER: writes the weights of check-worthiness, server/data/lexicon/worth-weights.txt, from nothing; the same bytes each time.
// GOLD_FOLDER holds the file named below. The model card is server/data/models/worth.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentenceWorth, worthTraits } from '../../src/core/detect/claims/worth.js';
import type { WorthWeights } from '../../src/core/lexicon/worthWeights.js';
import { findDataDir } from '../../src/node/resources.js';
import { type Example, learn, type LearningRate } from '../logistic.js';

/** Single sentences of debates, each judged by people. The full debates (clef19) are not learned from: they tell how well the weights do elsewhere. */
const LEARNED = 'claimbuster.dev.jsonl';
const CHECKED = 'clef19.dev.jsonl';
const PARTS = 5;
const RATE: LearningRate = { rounds: 10, step: 0.1, shrink: 0.006, leastGroups: 10 };

const HEAD = `# Weights of the logistic regression that tells what is worth a check: trait, then its share of the log-odds.
# Made by npm run train:worth (server/training); what it was learned from and how well it does: server/data/models/worth.md.
`;

interface Sentence {
  readonly document: string;
  readonly words: string;
  readonly checkworthy: boolean;
}

interface Judged {
  readonly score: number;
  readonly sentence: Sentence;
}

interface GoldLine {
  readonly id: string;
  readonly text: string;
  readonly claims: readonly { readonly start: number; readonly end: number; readonly checkworthy: boolean }[];
}

const sentencesIn = (file: string): Sentence[] => readFileSync(file, 'utf8').trim().split('\n').flatMap((line) => {
  const { id, text, claims } = JSON.parse(line) as GoldLine;
  return claims.map(({ start, end, checkworthy }) => ({ document: id, words: text.slice(start, end), checkworthy }));
});

function main(folder: string): void {
  const sentences = sentencesIn(join(folder, LEARNED));
  const heldOut = Array.from({ length: PARTS }, (_, part) => {
    const weights = weightsOf(sentences.filter((_, i) => i % PARTS !== part));
    return sentences.filter((_, i) => i % PARTS === part).map((s) => judged(s, weights));
  }).flat();
  const weights = weightsOf(sentences);
  const elsewhere = sentencesIn(join(folder, CHECKED)).map((s) => judged(s, weights));
  process.stdout.write(`${LEARNED}, each fifth by the other four: ${told(heldOut)}\n${CHECKED}, not learned from: ${told(elsewhere)}, mean of the debates' average precisions ${percent(meanPrecision(elsewhere))}\n`);
  const rows = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([trait, weight]) => `${trait}\t${weight.toFixed(2)}`);
  writeFileSync(join(findDataDir(), 'lexicon', 'worth-weights.txt'), `${HEAD}${rows.join('\n')}\n`);
}

const weightsOf = (sentences: readonly Sentence[]): WorthWeights =>
  learn(sentences.map((s, group): Example => ({ traits: new Map([...worthTraits(s.words).keys()].map((trait) => [trait, 1])), offset: 0, positive: s.checkworthy, group })), RATE);

const judged = (sentence: Sentence, weights: WorthWeights): Judged => ({ sentence, score: sentenceWorth(sentence.words, weights)?.score ?? 0 });

function told(all: readonly Judged[]): string {
  const figures = [0.35, 0.5, 0.6, 0.7].map((least) => {
    const taken = all.filter((j) => j.score >= least);
    const right = taken.filter((j) => j.sentence.checkworthy).length;
    const [precision, recall] = [right / taken.length, right / all.filter((j) => j.sentence.checkworthy).length];
    return `from ${least} on P ${percent(precision)} R ${percent(recall)} F1 ${percent((2 * precision * recall) / (precision + recall))}`;
  });
  return `average precision ${percent(averagePrecision(all))}; ${figures.join('; ')}`;
}

function averagePrecision(all: readonly Judged[]): number {
  let [right, sum] = [0, 0];
  [...all].sort((a, b) => b.score - a.score).forEach(({ sentence }, i) => {
    if (!sentence.checkworthy) return;
    right += 1;
    sum += right / (i + 1);
  });
  return sum / right;
}

function meanPrecision(all: readonly Judged[]): number {
  const documents = [...new Set(all.map((j) => j.sentence.document))].map((id) => all.filter((j) => j.sentence.document === id)).filter((own) => own.some((j) => j.sentence.checkworthy));
  return documents.reduce((sum, own) => sum + averagePrecision(own), 0) / documents.length;
}

const percent = (share: number): string => (100 * share).toFixed(1);

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npm run train:worth -- GOLD_FOLDER\n');
  process.exitCode = 2;
} else main(folder);
