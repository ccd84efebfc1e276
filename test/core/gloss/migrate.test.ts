// Gloss files of older versions, in pairs of before and after.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrateGloss } from '../../../server/src/core/gloss/migrate.js';
import { readGloss } from '../../../server/src/core/gloss/read.js';
import { cli, folders, ARTICLE, GLOSS } from '../../support/cliHarness.js';
import { findRepositoryFile } from '../../support/repository.js';

const FOLDER = findRepositoryFile('test/core/gloss/fixtures/migrations');

describe('an older gloss file', () => {
  const names = readdirSync(FOLDER).filter((f) => f.endsWith('.before.yaml')).map((f) => f.replace('.before.yaml', ''));
  for (const name of names) {
    it(`becomes one of the present version, and nothing else in it changes: ${name}`, () => {
      const [before, after] = ['before', 'after'].map((when) => readFileSync(join(FOLDER, `${name}.${when}.yaml`), 'utf8'));
      const done = migrateGloss(before ?? '');
      assert.ok(done.ok);
      assert.equal(done.value.source, after);
      assert.deepEqual(readGloss(done.value.source).problems, []);
      assert.deepEqual(migrateGloss(done.value.source), { ok: true, value: { source: after, steps: [] } });
    });
  }

  it('is left alone where it cannot be read or is of a newer version', () => {
    for (const [source, code] of [['newsgloss: 9\narticle: {file: a}\n', 'gloss.newer-version'], ['newsgloss: 0\n', 'gloss.unknown-version'], ['a: [', 'gloss.syntax']] as const) {
      const done = migrateGloss(source);
      assert.ok(!done.ok && done.error.code === code, source);
    }
  });
});

describe('newsgloss migrate', () => {
  const folder = folders();

  it('says what it would do, and does it when told to', async () => {
    const old = GLOSS.replace('newsgloss: 1\n', '');
    const cwd = folder({ 'pier.txt': ARTICLE, 'pier.txt.gloss.yaml': old, 'other.txt': ARTICLE, 'other.txt.gloss.yaml': GLOSS });
    const asked = await cli(['migrate'], { cwd });
    assert.deepEqual([asked.code, asked.out], [1, 'pier.txt.gloss.yaml: the version of the format is named\n']);
    assert.equal(readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8'), old);
    assert.equal((await cli(['migrate', '--write'], { cwd })).code, 0);
    assert.equal(readFileSync(join(cwd, 'pier.txt.gloss.yaml'), 'utf8'), GLOSS);
    assert.equal((await cli(['migrate'], { cwd })).code, 0);
  });
});
