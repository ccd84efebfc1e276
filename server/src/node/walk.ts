// Listing the files of a folder, in the same order each time.
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface WalkOptions {
  /** Called with the path from the folder, `/` between names. */
  readonly accept: (path: string) => boolean;
  /** Folders by name that are not entered; dot folders never are. */
  readonly skip?: ReadonlySet<string>;
  /** At most so many files; default 100,000. */
  readonly limit?: number;
}

/** Paths from `folder` with `/` between names, sorted within each folder by code unit; folders behind symbolic links are not entered. */
export async function* walk(folder: string, options: WalkOptions): AsyncGenerator<string> {
  let left = options.limit ?? 100_000;
  for await (const path of within(folder, '', options)) {
    if (left-- <= 0) return;
    yield path;
  }
}

const DEFAULT_SKIP: ReadonlySet<string> = new Set(['node_modules']);

async function* within(root: string, inside: string, options: WalkOptions): AsyncGenerator<string> {
  const entries = await readFolder(join(root, inside));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !(options.skip ?? DEFAULT_SKIP).has(entry.name)) yield* within(root, path, options);
    } else if (options.accept(path) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(root, path)))))) {
      yield path;
    }
  }
}

/** An unreadable folder inside is passed over: the rest can still be listed. */
async function readFolder(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
