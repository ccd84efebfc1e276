// Where things lie: the project, its cache, the sample newsroom.
import { delimiter, join, resolve } from 'node:path';
import { accessSync, constants, statSync } from 'node:fs';

export const ROOT = resolve(import.meta.dirname, '../..');
export const SAMPLE = join(ROOT, 'samples/newsroom');
/** What a newcomer sees of it first: an article with decisions of others and some left to make. */
export const FIRST_ARTICLE = 'harbour-wire.txt';
/** Everything that is fetched or made on the way; git-ignored. */
export const CACHE = join(ROOT, '.cache');
/** The served VS Code, most of that; NEWSGLOSS_CODE_SERVER names another folder for it, e.g. to share it between clones. */
export const CODE_SERVER_CACHE = process.env.NEWSGLOSS_CODE_SERVER ? resolve(process.env.NEWSGLOSS_CODE_SERVER) : join(CACHE, 'code-server');

/**
 * The full path of a program on the PATH.
 * @param {string} name
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function onPath(name, path = process.env.PATH ?? '') {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat'] : [''];
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
