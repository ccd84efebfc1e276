// Runs a program of one large file from code that the engine made at an earlier start: compiling it anew is a fifth of the way to the first colours.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, version } from 'node:process';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Milliseconds after which most of what a start needs has been compiled, and nobody waits for the program. */
const KEPT_AFTER = 20_000;

/**
 * Runs the CommonJS file as `require` would, once. What was compiled is kept in `folder` later on, or when the program ends; where nothing can be
 * read or written there, the program runs all the same. Kept code counts for just this file at this time, this version of Node and this machine.
 */
export function runKept(file: string, folder: string): KeptRun {
  const kept = keptPath(file, folder);
  const cachedData = bytesOf(kept);
  const source = readFileSync(file, 'utf8');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: file, ...(cachedData ? { cachedData } : {}) });
  const module = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error(`${file} is no program`);
  Reflect.apply(run, module.exports, [module.exports, createRequire(file), module, file, dirname(file)]);
  const fromKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keep = once(() => { if (!fromKept) write(kept, script); });
  if (!fromKept) {
    setTimeout(keep, KEPT_AFTER).unref();
    process.once('exit', keep);
  }
  return { fromKept, keep };
}

export interface KeptRun {
  /** It ran from kept code. */
  readonly fromKept: boolean;
  /** Keeps what is compiled by now, where it ran from none. */
  readonly keep: () => void;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

/** Ends all files of this version of Node on this machine. */
const ENDING = `-${version}-${arch}.bin`;

function keptPath(file: string, folder: string): string {
  const { size, mtimeMs } = statSync(file);
  return join(folder, `${basename(file, '.js')}-${size}-${Math.round(mtimeMs)}${ENDING}`);
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Whole or not at all; what was kept of the program as it was before goes. A folder that cannot be written is no fault: the next start compiles again. */
function write(path: string, script: Script): void {
  try {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (name.endsWith(ENDING)) rmSync(join(folder, name), { force: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    return;
  }
}
