// The files of another tool on a command line: read whole, since annotations and texts may stand in any of them.
import { basename, join, relative, resolve, sep } from 'node:path';
import type { ForeignFile, Reader } from '../core/exchange/reading/port.js';
import { decodeText } from '../node/encoding.js';
import { readBytes, statFile } from '../node/files.js';
import { walk } from '../node/walk.js';
import { checkpoint, type CliIo } from './io.js';
import { Misuse } from './misuse.js';

/** Every file named, and of folders those of the format with what may go with them; names are relative to the folder. */
export async function foreignFiles(paths: readonly string[], io: CliIo): Promise<ForeignFile[]> {
  const files: ForeignFile[] = [];
  for (const given of paths) {
    const path = resolve(io.cwd, given);
    const stat = given === '-' ? undefined : await statFile(path);
    if (given === '-') files.push(foreignFile('stdin', await stdinBytes(io)));
    else if (!stat) throw new Misuse(`There is no such file or folder: ${given}.`);
    else if (stat.type === 'file') files.push(foreignFile(shownName(path, io.cwd), (await readBytes(path)) ?? new Uint8Array()));
    else files.push(...await inFolder(path, io));
  }
  return files;
}

async function inFolder(folder: string, io: CliIo): Promise<ForeignFile[]> {
  const files: ForeignFile[] = [];
  for await (const inside of walk(folder, { accept: () => true, limit: Number.MAX_SAFE_INTEGER })) {
    checkpoint(io);
    const bytes = await readBytes(join(folder, inside));
    if (bytes) files.push(foreignFile(slashes(inside), bytes));
  }
  return files;
}

/** The articles that the files speak of and do not hold, from `folder` and from beside the files. */
export async function wantedArticles(reader: Reader, files: readonly ForeignFile[], folders: readonly string[]): Promise<ForeignFile[]> {
  const names = new Set(reader.wants?.(files) ?? []);
  const found: ForeignFile[] = [];
  for (const name of names) {
    for (const folder of folders) {
      const path = resolve(folder, name);
      if (relative(folder, path).startsWith('..')) continue;
      const bytes = (await statFile(path))?.type === 'file' ? await readBytes(path) : undefined;
      if (!bytes) continue;
      found.push(foreignFile(name, bytes));
      break;
    }
  }
  return found;
}

export function foreignFile(name: string, bytes: Uint8Array): ForeignFile {
  const { text, problem } = decodeText(bytes);
  return { name, bytes, text: problem ? undefined : text };
}

async function stdinBytes(io: CliIo): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function shownName(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere === '' || fromHere.startsWith('..') ? basename(path) : slashes(fromHere);
}

const slashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));
