// The bundled program beside a damaged list of places: one message, the rest is done, and the exit code says that it is not complete.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, folders } from '../support/cliHarness.js';
import { DAMAGE, damagedData } from '../support/damagedData.js';
import { findRepositoryFile, REPOSITORY } from '../support/repository.js';

describe('the program beside a damaged list of places', function () {
  this.timeout(60_000);
  const folder = folders();
  const damaged = damagedData();

  before(() => {
    if (!existsSync(findRepositoryFile('dist/newsgloss.js'))) execFileSync(process.execPath, [findRepositoryFile('esbuild.mjs')], { cwd: REPOSITORY });
  });

  /** A program of its own with such data beside it. */
  const programWith = (damage: (bytes: Buffer) => Buffer): string => {
    const home = folder({});
    copyFileSync(findRepositoryFile('dist/newsgloss.js'), join(home, 'newsgloss.js'));
    mkdirSync(join(home, 'data'));
    damaged('gazetteer.bin', damage, join(home, 'data'));
    return join(home, 'newsgloss.js');
  };
  const run = (program: string, args: readonly string[], cwd: string, input = ''): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [program, ...args], { cwd, input, encoding: 'utf8' });

  for (const [way, damage] of Object.entries(DAMAGE)) {
    it(`finds speakers and claims where the list ${way}, says so once, and ends with 3`, () => {
      const { status, stdout, stderr } = run(programWith(damage), ['annotate', 'pier.txt'], folder({ 'pier.txt': ARTICLE }));
      assert.equal(status, 3);
      assert.match(stdout, /Ilse Brandt/u);
      assert.match(stderr, /^newsgloss: The list of places cannot be used: the .*gazetteer\.bin\)\. No places are found, all else works\. Installing Newsgloss again mends it\.\n$/u);
    });
  }

  it('says it once on several cores too', () => {
    const lines = Array.from({ length: 8 }, (_, i) => `${JSON.stringify({ id: i, text: ARTICLE })}\n`).join('');
    const { status, stdout, stderr } = run(programWith((bytes) => bytes.subarray(0, 5000)), ['annotate', '--jsonl', '--jobs', '2'], folder({}), lines);
    assert.deepEqual([status, stdout.split('\n').length, stderr.split('\n').length], [3, 9, 2]);
    assert.match(stdout, /"places":\[\]/u);
  });

  it('says nothing where a command needs no places', () => {
    const { status, stderr } = run(programWith((bytes) => bytes.subarray(0, 5000)), ['completion', 'bash'], folder({}));
    assert.deepEqual([status, stderr], [0, '']);
  });
});
