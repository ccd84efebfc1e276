// From what stands on the command line (files, folders, globs, "-") to the list of articles and of files that go with them.
import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { readNow, statFile } from '../node/files.js';
import { walk } from '../node/walk.js';
import { inNewsroom, mayBeArticle } from '../service/articles.js';
import { isOwnExport } from '../service/ownExports.js';
import { articleUriOf, GLOSS_ENDING, isCoderUri, isGlossUri, isProjectUri } from '../service/uris.js';
import type { CliIo } from './io.js';
import type { Newsrooms } from './newsrooms.js';

export interface Input {
  readonly kind: 'article' | 'stdin' | 'project' | 'looseGloss' | 'coderGloss' | 'missing';
  /** Absolute; of stdin `-`. */
  readonly path: string;
  /** As messages name it: from the current folder where it lies in it, `/` between names. */
  readonly shown: string;
  /** As exports name it: relative. */
  readonly name: string;
}

/**
 * Every file once, in the order given and sorted within folders. Of a folder: in a newsroom what its globs take in, elsewhere text files, in both without texts
 * that an export of ours wrote; and whatever has a gloss file. A file that is named itself is taken whatever it is called; a gloss file stands for its article.
 */
export async function listInputs(paths: readonly string[], io: Pick<CliIo, 'cwd'>, newsrooms: Newsrooms): Promise<Input[]> {
  const found = new Map<string, Input>();
  const take = (input: Input): void => {
    if (!found.has(input.path)) found.set(input.path, input);
  };
  for (const given of paths) {
    if (given === '-') take({ kind: 'stdin', path: '-', shown: '<stdin>', name: 'stdin.txt' });
    else for await (const input of inputsAt(given, io.cwd, newsrooms)) take(input);
  }
  return [...found.values()];
}

async function* inputsAt(given: string, cwd: string, newsrooms: Newsrooms): AsyncGenerator<Input> {
  const path = resolve(cwd, given);
  const stat = await statFile(path);
  if (stat?.type === 'file') yield namedFile(path, cwd);
  else if (stat) yield* inFolder(path, cwd, newsrooms);
  else if (picomatch.scan(slashes(given)).isGlob) yield* byGlob(given, cwd);
  else yield inputOf('missing', path, cwd);
}

function namedFile(path: string, cwd: string): Input {
  if (isProjectUri(slashes(path))) return inputOf('project', path, cwd);
  if (isCoderUri(slashes(path))) return inputOf('coderGloss', path, cwd);
  if (!isGlossUri(slashes(path))) return inputOf('article', path, cwd);
  const article = articleUriOf(path);
  return existsSync(article) ? inputOf('article', article, cwd) : inputOf('looseGloss', path, cwd);
}

async function* inFolder(folder: string, cwd: string, newsrooms: Newsrooms): AsyncGenerator<Input> {
  for await (const inside of walk(folder, { accept: () => true, limit: Number.MAX_SAFE_INTEGER })) {
    const path = join(folder, inside);
    const kind = await kindIn(path, newsrooms);
    if (kind) yield inputOf(kind, path, cwd, inside);
  }
}

async function kindIn(path: string, newsrooms: Newsrooms): Promise<Input['kind'] | undefined> {
  const name = slashes(path);
  if (isProjectUri(name)) return 'project';
  if (isCoderUri(name)) return 'coderGloss';
  if (isGlossUri(name)) return existsSync(articleUriOf(path)) ? undefined : 'looseGloss';
  const { root, project } = await newsrooms.around(path);
  const taken = root === undefined ? mayBeArticle(name) : inNewsroom(project, slashes(relative(root, path)));
  if (existsSync(`${path}${GLOSS_ENDING}`)) return 'article';
  return taken && !(await isOwnExport(name, (file) => Promise.resolve(readNow(file, MAX_BYTES)?.bytes))) ? 'article' : undefined;
}

/** A file of ours is never near it. */
const MAX_BYTES = 20_000_000;

/** A glob names its files itself, so that no newsroom has a say. */
async function* byGlob(given: string, cwd: string): AsyncGenerator<Input> {
  const { base, glob } = picomatch.scan(slashes(given));
  const folder = resolve(cwd, base);
  const matches = picomatch(glob);
  let any = false;
  for await (const inside of walk(folder, { accept: (path) => matches(path), limit: Number.MAX_SAFE_INTEGER })) {
    any = true;
    yield namedFile(join(folder, inside), cwd);
  }
  if (!any) yield { ...inputOf('missing', resolve(cwd, given), cwd), shown: given };
}

function inputOf(kind: Input['kind'], path: string, cwd: string, inside?: string): Input {
  const fromHere = relative(cwd, path);
  const below = fromHere !== '' && !fromHere.startsWith('..') && !isAbsolute(fromHere);
  return { kind, path, shown: slashes(below ? fromHere : path), name: below ? slashes(fromHere) : (inside ?? basename(path)) };
}

const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));
