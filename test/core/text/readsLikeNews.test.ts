// Which plain texts bring the question "This reads like news": articles do, other texts of a folder do not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readsLikeNews } from '../../../server/src/core/text/readsLikeNews.js';
import { findRepositoryFile } from '../../support/repository.js';
import { NASTY, growth } from '../../support/texts.js';

const read = (path: string): string => readFileSync(findRepositoryFile(path), 'utf8');

describe('a text that reads like news', () => {
  for (const name of ['coldchain-release', 'drones-brief', 'footbridge-local', 'footbridge-release', 'gas-broadsheet', 'harbour-brief', 'harbour-wire', 'museum-local', 'storm-live', 'straits-broadsheet', 'straits-wire']) {
    it(`is ${name}.txt`, () => assert.ok(readsLikeNews(read(`samples/newsroom/${name}.txt`))));
  }

  for (const path of ['LICENSE', 'package.json', 'samples/newsroom/README.md', 'samples/newsroom/guidelines.md', 'docs/annotation-guide.md', 'server/data/lexicon/labels.txt', 'tsconfig.base.json']) {
    it(`is not ${path}`, () => assert.ok(!readsLikeNews(read(path))));
  }

  it('is not a letter, a list of things to do, a log or a recipe', () => {
    const letter = `Dear Ann,\n\nI hope you are well. ${'I wanted to tell you that my sister and I went to see your old house, and you would not know it. '.repeat(6)}\n\nBest regards\nJo`;
    const list = 'TODO\n[ ] buy milk on Monday\n[ ] call the council\n[x] ask the mayor\n'.repeat(10);
    const log = '2026-03-02T10:15:00Z [INFO] server said hello to the police officer on Monday\n'.repeat(30);
    const recipe = `Ingredients\n\n${'Stir the flour into the warm milk until it is smooth, and leave it for an hour in a cool place. '.repeat(8)}`;
    for (const text of [letter, list, log, recipe]) assert.ok(!readsLikeNews(text), text.slice(0, 30));
  });

  it('is not a few words, nor nothing', () => {
    assert.ok(!readsLikeNews(''));
    assert.ok(!readsLikeNews('The mayor said on Monday that the police had told reporters.'));
  });

  it('is told in no more time for a long text than for its first pages', function () {
    this.timeout(30_000);
    for (const piece of NASTY) assert.ok(growth(piece, 200_000, readsLikeNews) < 3, JSON.stringify(piece));
  });
});
