// npm run train [-- --open] [--without N:M] [--to FILE]: learns the attribution model from the gold corpora and writes it under server/data/models.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Resources } from '../../src/core/detect/resources.js';
import { chancesOf } from '../../src/core/detect/attributions/learned/decide.js';
import { PART } from '../../src/core/detect/attributions/learned/parts.js';
import { openWeights, type Weights } from '../../src/core/learn/weights.js';
import { findDataDir, loadResources } from '../../src/node/resources.js';
import { alignArticle, type AlignedUnit } from './align.js';
import { goldArticles, unitsOfText, type GoldArticle } from './articles.js';
import { addAcceptExamples, addCueExamples, addPlaceExamples, emptyChoices, type Lost } from './examples.js';
import { learn, type Choices } from './learner.js';
import { modelBytes } from './modelFile.js';

/** Bits of each part's table, in the order of `PART`: the more different features a decision sees, the more. */
const BITS = [18, 18, 17, 20, 20, 17, 16, 17, 18, 17];
const RATES = [0.03, 0.05, 0.05, 0.05, 0.025, 0.05, 0.05, 0.05, 0.05, 0.03];
const EPOCHS = 6;
/** Features seen less often are left out. */
const LEAST = 2;

function main(args: readonly string[]): void {
  const option = (name: string): string | undefined => { const at = args.indexOf(name); return at < 0 ? undefined : args[at + 1]; };
  const data = findDataDir(__dirname);
  if (args.includes('--open')) {
    rmSync(join(data, 'models', 'attributions.bin'), { force: true });
    process.stdout.write('no corpus of attributions is openly licensed: the open build has no such model, its rules decide alone\n');
    return;
  }
  const corpora = process.env['NEWSGLOSS_CORPORA'] ?? join(data, '..', '..', '..', 'shared', 'corpora');
  const resources = loadResources(data);
  const [rest, mod] = (option('--without') ?? '-1:1').split(':').map(Number);
  const articles = goldArticles(corpora, 'polnear.train').filter((_, i) => i % (mod ?? 1) !== rest);
  const file = option('--to') ?? join(data, 'models', 'attributions.bin');
  const tables = trainOn(articles, resources);
  mkdirSync(dirname(file), { recursive: true });
  const bytes = modelBytes(tables);
  writeFileSync(file, bytes);
  process.stdout.write(`${file}: ${bytes.length} bytes, learned from ${articles.length} articles\n`);
}

/**
 * Two halves judge each other's articles: how likely a word is a cue, and how well whole attributions are read, must be learned from
 * guesses about articles not seen, as they will be met.
 */
function trainOn(articles: readonly GoldArticle[], resources: Resources): Float32Array[] {
  const counts = { total: 0, cued: 0, placed: 0, off: 0 };
  const cues = resources.lexicon.cues;
  const aligned = articles.map((a) => alignArticle(a, unitsOfText(a.text, resources), cues, counts));
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  const half = (n: number): AlignedUnit[] => aligned.filter((_, i) => i % 2 === n).flat();
  const halves = [half(0), half(1)];
  const guesses = new Map<AlignedUnit, readonly number[]>();
  const cueTables = halves.map((units) => learnCues(units));
  halves.forEach((units, n) => {
    const weights = opened([cueTables[1 - n] ?? new Float32Array(1)]);
    for (const unit of units) guesses.set(unit, chancesOf(unit.read, weights).map((p) => Math.floor(p * 10)));
  });
  const accept = choicesOf(PART.accept);
  halves.forEach((units, n) => {
    const weights = opened([cueTables[1 - n] ?? new Float32Array(1), ...learnPlaces(halves[1 - n] ?? [], guesses)]);
    for (const unit of units) addAcceptExamples(unit, weights, accept);
  });
  const all = aligned.flat();
  return [learnCues(all), ...learnPlaces(all, guesses), tableOf(accept)];
}

function learnCues(units: readonly AlignedUnit[]): Float32Array {
  const choices = choicesOf(PART.cue);
  for (const unit of units) addCueExamples(unit, choices);
  return tableOf(choices);
}

function choicesOf(part: number): Choices {
  const choices = emptyChoices()[part];
  if (!choices) throw new Error(`no part ${part}`);
  return choices;
}

function opened(tables: readonly Float32Array[]): Weights {
  const bytes = modelBytes(tables);
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  const weights = openWeights(copy);
  if (!weights.ok) throw new Error(weights.error);
  return weights.value;
}

/** All decisions where things begin and end. */
function learnPlaces(units: readonly AlignedUnit[], guesses: ReadonlyMap<AlignedUnit, readonly number[]>): Float32Array[] {
  const choices = emptyChoices();
  const lost: Lost[] = choices.map(() => ({ asked: 0, lost: 0 }));
  for (const unit of units) addPlaceExamples(unit, guesses.get(unit) ?? unit.read.view.candidates.map(() => 0), choices, lost);
  return choices.filter((c) => c.part !== PART.cue && c.part !== PART.accept).map((c) => tableOf(c));
}

/** Orders of the examples that each decision is learned in; the mean of their weights depends less on chance than any of them. */
const ORDERS = 3;

function tableOf(choices: Choices): Float32Array {
  const { part } = choices;
  const bits = BITS[part] ?? 18;
  const mean = new Float32Array(2 ** bits);
  for (let n = 0; n < ORDERS; n++) {
    const table = new Float32Array(2 ** bits);
    learn(choices, table, { bits, epochs: EPOCHS, rate: RATES[part] ?? 0.05, least: LEAST, seed: part + 1 + 7 * n });
    for (let i = 0; i < table.length; i++) mean[i] = (mean[i] ?? 0) + (table[i] ?? 0) / ORDERS;
  }
  return mean;
}

main(process.argv.slice(2));
