// Learns the name tagger and writes server/data/models/names.bin: npx tsc -b && node server/training/names/train.mjs [CORPORA]
// Data: worldwide.train (names in newswire from Africa, Asia, Latin America, the Middle East) and the train part of GUM but its interviews (speeches,
// biographies, travel guides and others). A linear-chain CRF, AdaGrad on single runs; the mean of several orders of the runs, since one alone is better or
// worse by half a point as chance has it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { articles, goldLabels, wordLists } from './data.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(import.meta.url);
const core = join(root, 'out', 'server', 'src', 'core');
const { SIZE, writeNameModel } = require(join(core, 'detect', 'names', 'nameModel.js'));
const { FEATURES } = require(join(core, 'detect', 'names', 'runs.js'));
const { bestPath, factorsOf, marginals } = require(join(core, 'detect', 'names', 'nameReader.js'));

const training = join(root, 'out', 'server', 'training');
const { readTreebank } = require(join(training, 'treebank.js'));
const { namesIn } = require(join(training, 'names', 'treebankNames.js'));

const corpora = process.argv[2] ?? join(root, '..', 'shared', 'corpora');
const BITS = Number(process.env.BITS ?? 18);
const EPOCHS = Number(process.env.EPOCHS ?? 6);
/** Orders of the runs that the weights are the mean of. */
const ORDERS = Number(process.env.ORDERS ?? 5);
const RATE = Number(process.env.RATE ?? 0.035);
/** Pull towards zero, for each update of a weight. */
const DECAY = Number(process.env.DECAY ?? 2e-6);
/** Share of features left out at random in training, so that no single word decides. */
const DROP = Number(process.env.DROP ?? 0.3);
const MASK = 2 ** BITS - 1;
/** What may not stand behind what. */
const NEVER = -100;

const t0 = Date.now();
/** Documents of the treebank that the bench measures on. */
const measured = new Set(goldOf('gum-interview.dev').map((d) => d.id));
const treebank = readTreebank(join(corpora, 'treebanks', 'gum.train.conllu.gz')).filter((d) => !measured.has(d.id)).map((d) => namesIn(d, wordLists));
/** A word of which nothing is learned. */
const UNTOLD = 255;
const train = [...runsOf(goldOf('worldwide.train')), ...runsOf(treebank).map(onlyPeople)];
const dev = runsOf(goldOf('worldwide.dev'));
console.log(`${train.length} runs to learn from, ${dev.length} to check on, ${((Date.now() - t0) / 1000).toFixed(0)} s`);

const weights = new Float32Array(SIZE * 2 ** BITS);
const squares = new Float32Array(SIZE * 2 ** BITS);
const follows = new Float32Array((SIZE + 1) * SIZE);
const followSquares = new Float32Array((SIZE + 1) * SIZE);
const random = generator(20261123);
const meanWeights = new Float32Array(weights.length);
const meanFollows = new Float32Array(follows.length);

for (let order = 1; order <= ORDERS; order++) {
  learnAnew();
  addShare(weights, meanWeights);
  addShare(follows, meanFollows);
  console.log(`order ${order}, ${((Date.now() - t0) / 1000).toFixed(0)} s, dev: ${check(dev)}`);
}
weights.set(meanWeights);
follows.set(meanFollows);
console.log(`mean, dev: ${check(dev)}`);
const folder = join(root, 'server', 'data', 'models');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'names.bin'), Buffer.from(writeNameModel(BITS, weights, follows)));

/** Learns `weights` and `follows` from nothing, in an order of its own. */
function learnAnew() {
  weights.fill(0);
  squares.fill(1e-6);
  follows.fill(0);
  followSquares.fill(1e-6);
  for (let x = 0; x <= SIZE; x++) for (let y = 2; y < SIZE; y += 2) if (x === SIZE || (x !== y && x !== y - 1)) follows[x * SIZE + y] = NEVER;
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    shuffle(train);
    for (const run of train) learn(run);
  }
}

function addShare(values, mean) {
  for (let i = 0; i < values.length; i++) mean[i] += values[i] / ORDERS;
}

function goldOf(name) {
  return readFileSync(join(corpora, 'gold', `${name}.jsonl`), 'utf8').split('\n').filter((l) => l !== '').map((l) => JSON.parse(l));
}

/** Runs with their features and labels. */
function runsOf(documents) {
  return documents.flatMap((d) => articles(d.text).map((run) => ({ n: run.n, ids: run.ids, gold: goldLabels(run, d) })));
}

function scoresOf(ids, n, dropped) {
  const scores = new Float64Array(n * SIZE);
  for (let i = 0; i < n; i++) {
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      if (dropped?.[f]) continue;
      const slot = (ids[f] & MASK) * SIZE;
      for (let y = 0; y < SIZE; y++) scores[i * SIZE + y] += weights[slot + y];
    }
  }
  // What is kept stands for what was left out.
  if (dropped) for (let k = 0; k < scores.length; k++) scores[k] /= 1 - DROP;
  return scores;
}

/** Of the treebank, people and what is no name are learned: its bodies and places follow other guidelines (courts are places, shops are bodies). */
function onlyPeople(run) {
  return { ...run, gold: run.gold.map((y) => (y >= 3 && y <= 6 ? UNTOLD : y)) };
}

function learn({ ids, n, gold }) {
  let dropped;
  if (DROP > 0) {
    dropped = new Uint8Array(ids.length);
    for (let f = 0; f < dropped.length; f++) dropped[f] = random() < DROP ? 1 : 0;
  }
  const scores = scoresOf(ids, n, dropped);
  const p = marginals(scores, n, factorsOf(follows));
  for (let i = 0; i < n; i++) {
    if (gold[i] === UNTOLD) continue;
    for (let y = 0; y < SIZE; y++) {
      const g = (p[i * SIZE + y] - (gold[i] === y ? 1 : 0)) / (1 - DROP);
      if (Math.abs(g) < 1e-3) continue;
      for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
        if (dropped?.[f]) continue;
        const k = (ids[f] & MASK) * SIZE + y;
        squares[k] += g * g;
        weights[k] -= RATE * g / Math.sqrt(squares[k]) + DECAY * weights[k];
      }
    }
  }
  // Transitions: the gradient of the best pairs only (pairwise marginals are near the product where a word is sure).
  for (let i = 0; i < n; i++) {
    const x = i === 0 ? SIZE : gold[i - 1];
    if (x === UNTOLD || gold[i] === UNTOLD) continue;
    for (let y = 0; y < SIZE; y++) {
      const k = x * SIZE + y;
      if (follows[k] === NEVER) continue;
      const g = (i === 0 ? p[y] : p[i * SIZE + y]) - (gold[i] === y ? 1 : 0);
      followSquares[k] += g * g;
      follows[k] -= RATE * g / Math.sqrt(followSquares[k]);
    }
  }
}

/** F1 of persons and places, exact, over the names that runs can hold. */
function check(runs) {
  const counts = {};
  const add = (kind, what) => { ((counts[kind] ??= { right: 0, found: 0, gold: 0 })[what])++; };
  for (const { ids, n, gold } of runs) {
    const mine = spans(bestPath(scoresOf(ids, n), n, follows), n);
    const theirs = spans(gold, n);
    for (const s of mine) { add(s.split(' ')[0], 'found'); if (theirs.has(s)) add(s.split(' ')[0], 'right'); }
    for (const s of theirs) add(s.split(' ')[0], 'gold');
  }
  return Object.entries(counts).map(([k, c]) => `${['person', 'organisation', 'place', 'people'][k]} ${(200 * c.right / (c.found + c.gold)).toFixed(1)} (P ${(100 * c.right / c.found).toFixed(1)} R ${(100 * c.right / c.gold).toFixed(1)})`).join(', ');
}

function spans(labels, n) {
  const found = new Set();
  for (let i = 0; i < n; i++) {
    if (labels[i] % 2 === 0) continue;
    let end = i + 1;
    while (end < n && labels[end] === labels[i] + 1) end++;
    found.add(`${(labels[i] - 1) / 2} ${i} ${end}`);
  }
  return found;
}

function shuffle(list) {
  for (let i = list.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [list[i], list[k]] = [list[k], list[i]];
  }
}

/** Mulberry32: the same numbers in every run. */
function generator(seed) {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
