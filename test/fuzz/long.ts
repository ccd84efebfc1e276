// Texts that are far too long, or made of one sign: each must be read in time linear in its length, and end at all.
import assert from 'node:assert/strict';
import { createAnalyser } from '../../server/src/core/detect/analyse.js';
import { loadResources } from '../../server/src/node/resources.js';
import { longArticle } from '../bench/longArticle.js';
import { findRepositoryFile } from '../support/repository.js';

/** Milliseconds of processor time that a thousand units may cost, with room for a slow machine. */
const MOST = 60;
const MEGABYTE = 1_000_000;

/** Processor time of each text in milliseconds. Throws at the first that costs more than its length allows. */
export function longTexts(): Readonly<Record<string, number>> {
  const analyser = createAnalyser(loadResources());
  const figures: Record<string, number> = {};
  for (const [name, text] of texts()) {
    const start = process.cpuUsage();
    analyser.analyse(text);
    const { user, system } = process.cpuUsage(start);
    const ms = Math.round((user + system) / 1000);
    assert.ok(ms < 1000 + (MOST * text.length) / 1000, `${name}: ${ms} ms for ${text.length} units`);
    figures[name] = ms;
  }
  return figures;
}

function* texts(): Iterable<[string, string]> {
  yield ['one token of 1 MB', 'x'.repeat(MEGABYTE)];
  yield ['one capitalised token of 1 MB', 'X'.repeat(MEGABYTE)];
  yield ['100,000 dots', '.'.repeat(100_000)];
  yield ['100,000 dots apart', '. '.repeat(100_000)];
  yield ['100,000 line breaks', '\n'.repeat(100_000)];
  yield ['100,000 opening marks', '“'.repeat(100_000)];
  yield ['1 MB of unbalanced straight marks', 'he said " '.repeat(MEGABYTE / 10)];
  yield ['1 MB of names in a row', 'Ilse Brandt '.repeat(MEGABYTE / 12)];
  yield ['1 MB of cues in one sentence', 'Brandt said that '.repeat(MEGABYTE / 17)];
  yield ['1 MB of brackets', '('.repeat(MEGABYTE)];
  yield ['1 MB of dashes', '— '.repeat(MEGABYTE / 2)];
  const article = longArticle(findRepositoryFile('.'), 20_000);
  yield ['article of 5 MB', article.repeat(Math.ceil((5 * MEGABYTE) / article.length)).slice(0, 5 * MEGABYTE)];
}
