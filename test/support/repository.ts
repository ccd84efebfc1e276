// Files of the repository, wherever the tests run from: sources or compiled.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const REPOSITORY = above(__dirname, 'package.json');

/** The absolute path of a file or folder by its path from the root. */
export const findRepositoryFile = (path: string): string => join(REPOSITORY, path);

function above(from: string, name: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (dirname(folder) === folder) throw new Error(`no ${name} above ${from}`);
  }
}
