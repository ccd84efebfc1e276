// Programs that run from kept code: the same program, whatever is found in the folder. Each run is a process of its own, since a process keeps what it compiled.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepositoryFile } from '../support/repository.js';

const RUNNER = 'const { runKept } = require(process.argv[1]); const run = runKept(process.argv[2], process.argv[3]); run.keep(); console.log(run.fromKept ? "kept" : "compiled");';

describe('a program that runs from kept code', () => {
  let folder = '';
  const program = (): string => join(folder, 'program.js');
  const kept = (): string => join(folder, 'code');
  const write = (words: string): void => { writeFileSync(program(), `const { basename } = require('node:path'); console.log(${JSON.stringify(words)}, basename(__filename));`); };
  const run = (into = kept()): string[] => execFileSync(process.execPath, ['-e', RUNNER, findRepositoryFile('out/server/src/node/keptCode.js'), program(), into], { encoding: 'utf8' }).trim().split('\n');
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'newsgloss-kept-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('is compiled once, and again when it has changed', () => {
    write('one');
    assert.deepEqual(run(), ['one program.js', 'compiled']);
    assert.deepEqual(run(), ['one program.js', 'kept']);
    write('three');
    assert.deepEqual(run(), ['three program.js', 'compiled']);
    assert.equal(readdirSync(kept()).length, 1);
  });

  it('runs where the kept code is damaged, and is kept anew', () => {
    write('one');
    run();
    for (const name of readdirSync(kept())) writeFileSync(join(kept(), name), 'no code');
    assert.deepEqual(run(), ['one program.js', 'compiled']);
    assert.deepEqual(run(), ['one program.js', 'kept']);
  });

  it('runs where nothing can be kept', () => {
    write('one');
    assert.deepEqual(run(program()), ['one program.js', 'compiled']);
  });
});
