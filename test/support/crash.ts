// Kills writing programs at random moments, and looks at what they left.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { clearAbandoned } from '../../server/src/node/lock.js';
import { versionOf } from './crashVersions.js';
import { findRepositoryFile } from './repository.js';

/** The crash writer as one file that Node starts in milliseconds. */
export function builtWriter(folder: string): string {
  const outfile = join(folder, 'crashWriter.cjs');
  buildSync({ entryPoints: [findRepositoryFile('test/support/crashWriter.ts')], bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
  return outfile;
}

/** The same numbers for the same seed, from 0 to below 1. */
export function seeded(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * `rounds` times: starts the writer on a file, kills it somewhere within its writing, and checks that the file is one whole version,
 * not older than before, and that the next start leaves nothing else in the folder. @returns how many versions were written in all.
 */
export async function crashRounds(rounds: number, random: () => number): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'newsgloss-crash-'));
  try {
    const writer = builtWriter(place);
    const folder = mkdtempSync(join(place, 'files-'));
    const file = join(folder, 'a.txt.gloss.yaml');
    let version = 0;
    for (let i = 0; i < rounds; i++) {
      await killedAfter(spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] }), random() * 25);
      const now = existsSync(file) ? versionOf(readFileSync(file)) : 0;
      assert.ok(now !== undefined && now >= version, `round ${i}: after version ${version} the file is ${now === undefined ? 'no whole version' : `version ${now}`}`);
      version = now;
      await clearAbandoned(file);
      assert.deepEqual(readdirSync(folder), existsSync(file) ? ['a.txt.gloss.yaml'] : [], `round ${i}`);
    }
    return version;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Lets the program run until it says its first word, and so many milliseconds more: that is the random moment. */
async function killedAfter(child: ChildProcess, milliseconds: number): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
  await new Promise<void>((resolve) => { child.stdout?.once('data', () => { resolve(); }); child.once('exit', () => { resolve(); }); });
  setTimeout(() => { child.kill('SIGKILL'); }, milliseconds);
  await gone;
}
