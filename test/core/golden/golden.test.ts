// Whole articles of the sample newsroom with every finding, printed and compared; UPDATE_GOLDEN=1 writes what is found now, to be read line by line.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../support/engine.js';
import { printAnalysis } from './print.js';
import { REPOSITORY } from '../../support/repository.js';

const ARTICLES = join(REPOSITORY, 'samples', 'newsroom');
const GOLDEN = join(REPOSITORY, 'test', 'core', 'golden', 'articles');
const update = process.env['UPDATE_GOLDEN'] === '1';
const NOT_ARTICLES = new Set(['README.md', 'guidelines.md']);

describe('whole articles', () => {
  const articles = readdirSync(ARTICLES).filter((name) => /\.(?:txt|md)$/u.test(name) && !NOT_ARTICLES.has(name)).sort();

  it('are at least twelve', () => {
    assert.ok(articles.length >= 12, `${articles.length}`);
  });

  for (const name of articles) {
    it(`${name} reads as printed`, () => {
      const text = readFileSync(join(ARTICLES, name), 'utf8');
      const printed = printAnalysis(text, engine.analyse(text));
      const file = join(GOLDEN, `${name}.golden`);
      if (update) {
        mkdirSync(GOLDEN, { recursive: true });
        writeFileSync(file, printed);
      }
      assert.ok(existsSync(file), `${file} is missing: UPDATE_GOLDEN=1 writes it`);
      assert.equal(printed, readFileSync(file, 'utf8'));
    });
  }
});
