// Reading and writing files so that nothing is lost: whole or not at all, and never over somebody else's change.
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { link, lstat, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sameBytes } from './encoding.js';
import { codeOf, isMissing, removeQuietly } from './fileErrors.js';
import { withLock } from './lock.js';

export interface FileStat {
  readonly type: 'file' | 'folder';
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** The file's bytes; undefined where there is no such file. Other failures throw. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * As `readBytes`, while the program waits: for one that reads many small files one after the other, where turns between threads would cost several times the reading.
 * Of a file with more than `most` bytes only the size is told.
 */
export function readNow(path: string, most = Infinity): { readonly size: number; readonly bytes?: Uint8Array } | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      return size > most ? { size } : { size, bytes: readFileSync(file) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export async function statFile(path: string): Promise<FileStat | undefined> {
  try {
    const s = await stat(path);
    return { type: s.isDirectory() ? 'folder' : 'file', size: s.size, modified: s.mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Writes `next` if the file still holds `expected` (undefined: if there is none). A temporary file in the same folder is filled,
 * flushed to disk and renamed, so readers meet the old or the new bytes and never a part; symbolic links stay links, permissions stay.
 * Writers in other processes wait for one another.
 * @returns `changed` where the file holds something else: nothing was written.
 */
export async function replaceFile(path: string, expected: Uint8Array | undefined, next: Uint8Array): Promise<'written' | 'changed'> {
  return (await replaceAndStat(path, expected, next)) === 'changed' ? 'changed' : 'written';
}

/** As `replaceFile`. @returns what `statFile` says of the file while it is as it was written. */
export async function replaceAndStat(path: string, expected: Uint8Array | undefined, next: Uint8Array): Promise<FileStat | 'changed'> {
  const target = await targetOf(path);
  try {
    return await withLock(target, async ({ temporary }) => {
      if (!(await holds(target, expected))) return 'changed';
      await removeQuietly(temporary);
      const filled = await fill(temporary, next, expected === undefined ? undefined : (await stat(target)).mode);
      // Whoever asks for no lock (an editor, git) may have written meanwhile.
      if (!(await holds(target, expected))) return 'changed';
      return (await (expected === undefined ? placeNew(temporary, target) : placeOver(temporary, target))) === 'written' ? filled : 'changed';
    });
  } catch (error) {
    if (expected !== undefined && isMissing(error)) return 'changed';
    throw error;
  }
}

/** Deletes the file if it still holds `expected`. */
export async function removeFile(path: string, expected: Uint8Array): Promise<'removed' | 'changed'> {
  try {
    return await withLock(path, async () => {
      if (!(await holds(path, expected))) return 'changed';
      await unlink(path);
      return 'removed';
    });
  } catch (error) {
    if (isMissing(error)) return 'changed';
    throw error;
  }
}

/** Writes a file of ours that nobody else edits (an export, a cache): whole or not at all, whatever stood there. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if ((await replaceFile(path, await readBytes(path), bytes)) === 'written') return;
  }
  throw new Error(`${path} kept changing while it was written`);
}

/** As often as a file may change or be held by another program while we write it. */
const ATTEMPTS = 10;

async function targetOf(path: string): Promise<string> {
  try {
    return (await lstat(path)).isSymbolicLink() ? await realpath(path) : path;
  } catch (error) {
    if (isMissing(error)) return path;
    throw error;
  }
}

/** A rename and a link keep size and time. */
async function fill(path: string, bytes: Uint8Array, mode: number | undefined): Promise<FileStat> {
  const file = await open(path, 'wx', 0o666);
  try {
    await file.writeFile(bytes);
    await file.sync();
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    const { size, mtimeMs } = await file.stat();
    return { type: 'file', size, modified: mtimeMs };
  } finally {
    await file.close();
  }
}

async function holds(path: string, expected: Uint8Array | undefined): Promise<boolean> {
  const now = await readBytes(path);
  if (now === undefined || expected === undefined) return now === expected;
  return sameBytes(now, expected);
}

/** A hard link fails where the name is taken meanwhile; file systems without links fall back to a rename. */
async function placeNew(temporary: string, target: string): Promise<'written' | 'changed'> {
  try {
    await link(temporary, target);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'changed';
    return placeOver(temporary, target);
  }
}

/** Virus scanners and editors on Windows hold files for moments: the rename is tried again. */
async function placeOver(temporary: string, target: string): Promise<'written'> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return 'written';
    } catch (error) {
      const code = codeOf(error);
      const held = code === 'EPERM' || code === 'EBUSY' || code === 'EACCES';
      if (!held || attempt >= ATTEMPTS) throw error;
      await wait(attempt * 10);
    }
  }
}

/** Makes the rename last through a power cut; where folders cannot be opened (Windows) the system does it itself. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // no such ability here
  }
}
