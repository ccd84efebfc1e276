// Our CoNLL-U Plus in the reader of UD Annotatrix (npm package notatrix, fetched once into .cache): every sentence is one to it, and it writes back what it read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { exportsOnDisk, missing } from '../support/exportOnDisk.js';
import { REPOSITORY } from '../support/repository.js';
import { PLAIN, TORTURE } from '../support/tortureArticle.js';

const VERSION = '2.3.2';

interface Notatrix {
  readonly Sentence: new (text: string, options: object) => { to(format: 'conllu'): { readonly output: string; readonly loss: readonly string[] } };
}

/** undefined where npm cannot be asked. */
function notatrix(): Notatrix | undefined {
  const folder = join(REPOSITORY, '.cache', 'notatrix');
  const installed = join(folder, 'node_modules', 'notatrix');
  try {
    if (!existsSync(installed)) {
      mkdirSync(folder, { recursive: true });
      execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, `notatrix@${VERSION}`], { stdio: 'pipe', shell: process.platform === 'win32' });
    }
    return createRequire(join(folder, 'x.js'))('notatrix') as Notatrix;
  } catch {
    return undefined;
  }
}

describe('the reader of UD Annotatrix', function () {
  this.timeout(240_000);
  const onDisk = exportsOnDisk();

  it('takes every sentence of a CoNLL-U Plus export for one, and gives back its comments and words as they stand there', function () {
    const reader = notatrix();
    if (!reader) return missing(this, `notatrix ${VERSION} of npm`);
    const sentences = onDisk('conllu', [TORTURE, PLAIN]).flatMap((path) => readFileSync(path, 'utf8').split('\n\n')).filter((s) => s !== '');
    assert.ok(sentences.length > 4);
    for (const sentence of sentences) {
      const { output, loss } = new reader.Sentence(sentence, {}).to('conllu');
      assert.deepEqual(loss, []);
      assert.equal(output, sentence);
    }
  });
});
