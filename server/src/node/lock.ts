// One writer of a file at a time, over all processes: a lock beside the file that names its owner, and what a killed owner left is cleared away.
import { createHash, randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { lstat, open, readFile, readlink, rename, symlink, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, removeQuietly } from './fileErrors.js';

/** The hidden names beside `path` that only its writer makes. */
export interface Beside {
  readonly lock: string;
  readonly temporary: string;
}

export function beside(path: string): Beside {
  const name = basename(path);
  // With their endings names may get longer than file systems take.
  const short = Buffer.byteLength(name) > LONGEST_NAME ? createHash('sha256').update(name).digest('hex') : name;
  const stem = join(dirname(path), `.${short}`);
  return { lock: `${stem}.lock`, temporary: `${stem}.tmp` };
}

const LONGEST_NAME = 240;

/** Does `work` while no other process that asks for the same lock does its own. Throws where the lock is held for longer than anybody waits. */
export async function withLock<T>(path: string, work: (names: Beside) => Promise<T>): Promise<T> {
  const names = beside(path);
  const mark = await take(names);
  try {
    return await work(names);
  } finally {
    await removeQuietly(names.temporary);
    await release(names.lock, mark);
  }
}

/** Clears away what a writer of `path` left that was killed; one that is at work is not disturbed. Cheap where nothing is left. */
export async function clearAbandoned(path: string): Promise<void> {
  const names = beside(path);
  // Without a promise: it is asked for every file of a folder, and the answer is nearly always no.
  if (!isThere(names.lock)) return;
  const owner = await ownerOf(names.lock);
  if (owner !== undefined && (await isAbandoned(names.lock, owner)) && (await unlock(names.lock, owner))) await removeQuietly(names.temporary);
}

function isThere(lock: string): boolean {
  try {
    return lstatSync(lock, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Milliseconds between two tries, and how long somebody waits for another writer in all. */
const PAUSE = 15;
const PATIENCE = 10_000;
/** No write takes so long, milliseconds: a lock of another machine, or of a process number that was given out again, is void then. */
const OLDEST = 60_000;

async function take(names: Beside): Promise<string> {
  const mark = `${process.pid}@${hostname()}:${randomBytes(6).toString('hex')}`;
  for (let waited = 0; ; waited += PAUSE) {
    if (await place(names.lock, mark)) return mark;
    const owner = await ownerOf(names.lock);
    if (owner !== undefined && (await isAbandoned(names.lock, owner))) {
      if (await unlock(names.lock, owner)) await removeQuietly(names.temporary);
      continue;
    }
    if (waited >= PATIENCE) throw new Error(`another program is writing the file (${owner ?? '?'}); if none is, delete ${names.lock}`);
    await wait(PAUSE);
  }
}

/** A symbolic link is made with its content in one step; where links are not to be had, a file. False where there is one already. */
async function place(lock: string, mark: string): Promise<boolean> {
  try {
    await symlink(mark, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' || codeOf(error) === 'EACCES' || codeOf(error) === 'EROFS') throw error;
    return placeFile(lock, mark);
  }
}

async function placeFile(lock: string, mark: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx');
    try {
      await file.writeFile(mark);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** What the lock says; undefined where there is none. */
async function ownerOf(lock: string): Promise<string | undefined> {
  try {
    return await readlink(lock);
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? undefined : readFile(lock, 'utf8').catch(() => undefined);
  }
}

/** Hit: "4711@desk:0a1b2c3d4e5f". */
const OWNER = /^(\d+)@(.*):[0-9a-f]+$/u;

async function isAbandoned(lock: string, owner: string): Promise<boolean> {
  const [, pid, host] = OWNER.exec(owner) ?? [];
  if (pid !== undefined && host === hostname() && !isAlive(Number(pid))) return true;
  try {
    return Date.now() - (await lstat(lock)).mtimeMs > OLDEST;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Takes an abandoned lock away. Of several that try only one moves it aside; what turns out to be somebody's fresh lock is put back. */
async function unlock(lock: string, owner: string): Promise<boolean> {
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch {
    return false;
  }
  const moved = await ownerOf(aside);
  if (moved !== owner && moved !== undefined) await place(lock, moved);
  await removeQuietly(aside);
  return moved === owner;
}

async function release(lock: string, mark: string): Promise<void> {
  if ((await ownerOf(lock)) === mark) await unlink(lock).catch(() => undefined);
}
