// The server and the command line killed while they write gloss files.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readGloss } from '../../server/src/core/gloss/read.js';
import { METHODS, type MarksResult } from '../../server/src/protocol/protocol.js';
import { initialize, open, start } from '../bench/serverProcess.js';
import { manyAnnotations } from '../support/manyAnnotations.js';
import { findRepositoryFile } from '../support/repository.js';

const ROOT = findRepositoryFile('.');
const CLI = join(ROOT, 'dist', 'newsgloss.js');

export interface ProgramCounts {
  readonly serverKilled: number;
  readonly commandLineKilled: number;
  /** Files that had been written when the program was killed. */
  readonly written: number;
}

export async function programRounds(rounds: number, random: () => number): Promise<ProgramCounts> {
  let written = 0;
  for (let i = 0; i < rounds; i++) {
    written += await serverRound(random);
    written += await commandLineRound(random);
  }
  return { serverKilled: rounds, commandLineKilled: rounds, written };
}

/** Rejects one annotation after the other until it is killed; the file is as some number of decisions left it. */
async function serverRound(random: () => number): Promise<number> {
  return inFolder(async (folder) => {
    const { text, gloss, file } = manyAnnotations(60);
    writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, `${file}.gloss.yaml`), gloss);
    const uri = pathToFileURL(join(folder, file)).href;
    const server = start(ROOT, true);
    const gone = exited(server.process);
    await initialize(server);
    open(server, text, uri);
    const { marks } = await server.connection.sendRequest<MarksResult>(METHODS.marks, { uri });
    const ids = marks.filter((m) => m.status !== 'suggested').map((m) => m.id);
    const decided = Promise.allSettled(ids.map((id) => server.connection.sendRequest(METHODS.decide, { uri, action: { kind: 'reject', ids: [id] }, by: 'ben' })));
    setTimeout(() => { server.process.kill('SIGKILL'); }, random() * 400);
    await gone;
    server.connection.dispose();
    await Promise.race([decided, new Promise((resolve) => setTimeout(resolve, 50))]);
    const now = readFileSync(join(folder, `${file}.gloss.yaml`), 'utf8');
    assert.equal(undecided(now), undecided(gloss));
    assert.deepEqual(readGloss(now).problems, []);
    await checkLeftovers(folder);
    return now === gloss ? 0 : 1;
  });
}

/** What no decision changes. */
const undecided = (gloss: string): string => gloss.replace(/^ {4}(?:status|by|when): .*\n/gmu, '');

/** Saves suggestions until it is killed; every gloss file is whole or not there. */
async function commandLineRound(random: () => number): Promise<number> {
  return inFolder(async (folder) => {
    const { text } = manyAnnotations(40);
    for (let i = 0; i < 12; i++) writeFileSync(join(folder, `a${i}.txt`), text);
    const child = spawn(process.execPath, [CLI, 'annotate', '--save', folder], { stdio: 'ignore' });
    const gone = exited(child);
    setTimeout(() => { child.kill('SIGKILL'); }, 100 + random() * 900);
    await gone;
    const made = readdirSync(folder).filter((f) => f.endsWith('.gloss.yaml') && !f.startsWith('.'));
    for (const f of made) {
      const { gloss, problems } = readGloss(readFileSync(join(folder, f), 'utf8'));
      assert.deepEqual([problems, (gloss?.annotations.length ?? 0) > 20], [[], true], f);
    }
    await checkLeftovers(folder);
    return made.length;
  });
}

/** The next start of the command line clears away what is left. */
async function checkLeftovers(folder: string): Promise<void> {
  await exited(spawn(process.execPath, [CLI, 'check', folder], { stdio: 'ignore' }));
  assert.deepEqual(readdirSync(folder).filter((f) => f.startsWith('.')), []);
}

const exited = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => { resolve(); }));

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'newsgloss-killed-'));
  mkdirSync(folder, { recursive: true });
  assert.ok(existsSync(CLI), 'npm run bundle first');
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
