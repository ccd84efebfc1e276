// npm run train:places -- GOLD_FOLDER: writes all weights of places, server/data/lexicon/place-weights.txt, from nothing; the same bytes each time.
// GOLD_FOLDER holds the files named below. The model card, server/data/models/places.md, says what they are and how well the weights do.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDataDir } from '../src/node/resources.js';
import { learnChoice } from './placeChoice.js';
import { learnPlaces } from './places.js';

/** What a name is is learned from the first, which place it means from the others. */
const NAMES = ['worldwide.train.jsonl'];
const POINTS = ['geowebnews.dev.jsonl', 'lgl.dev.jsonl', 'tr-news.dev.jsonl', 'geovirus.dev.jsonl'];

const HEAD = `# Weights of the logistic regression that tells places from other names: trait, then its share of the log-odds; "before:in" is the word "in" right before.
# The "choice." lines: which of its namesakes a name means.
# Made by npm run train:places (server/training); what it was learned from and how well it does: server/data/models/places.md. Licence of this table: MIT.
`;

function write(...lists: readonly (readonly string[])[]): void {
  writeFileSync(join(findDataDir(), 'lexicon', 'place-weights.txt'), `${HEAD}${lists.flat().join('\n')}\n`);
}

function main(folder: string): void {
  const [names, points] = [NAMES, POINTS].map((files) => files.map((file) => join(folder, file)));
  // What a name is leans on which place it means, and the other way round: the choice is learned before and after.
  write([]);
  write(learnChoice(points ?? []).lines);
  const places = learnPlaces(names ?? []);
  process.stdout.write(`${places.told}\n`);
  write(places.lines, learnChoiceAfter(places.lines, points ?? []));
}

function learnChoiceAfter(places: readonly string[], points: readonly string[]): readonly string[] {
  write(places);
  const choice = learnChoice(points);
  process.stdout.write(`${choice.told}\n`);
  return choice.lines;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npm run train:places -- GOLD_FOLDER\n');
  process.exitCode = 2;
} else main(folder);
