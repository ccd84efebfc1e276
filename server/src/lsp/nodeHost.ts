// The host on Node: files of the scheme `file` directly, all others through the client where it offers that.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver';
import { METHODS, type FsListResult, type FsReadResult, type FsRemoveResult, type FsWriteResult } from '../protocol/protocol.js';
import { readBytes, removeFile, replaceAndStat, replaceFile, statFile } from '../node/files.js';
import { clearAbandoned } from '../node/lock.js';
import { type LoadedData, loadData, loadOtherNames, loadOutline } from '../node/resources.js';
import { keptFiles } from '../node/keptFiles.js';
import { textFromGit } from '../node/gitTexts.js';
import { textCache } from '../node/textCache.js';
import { walk } from '../node/walk.js';
import type { FileInfo, Files, Host } from './host.js';

/** `viaClient`: whether the client answers file requests; asked at each use, known after `initialize`. `sharedTexts`: folder of former texts. */
export function nodeHost(connection: Connection, viaClient: () => boolean, sharedTexts?: string): Host {
  let loaded: LoadedData | undefined;
  const data = (): LoadedData => (loaded ??= loadData());
  let outline: { readonly value: ReturnType<typeof loadOutline> } | undefined;
  let otherNames: ReturnType<typeof loadOtherNames> | undefined;
  const remote = clientFiles(connection);
  const filesFor = (uri: string): Files => (uri.startsWith('file:') || !viaClient() ? diskFiles : remote);
  return {
    files: {
      read: (uri) => filesFor(uri).read(uri),
      stat: (uri) => filesFor(uri).stat(uri),
      replace: (uri, expected, next) => filesFor(uri).replace(uri, expected, next),
      create: (uri, bytes) => filesFor(uri).create(uri, bytes),
      remove: (uri, expected) => filesFor(uri).remove(uri, expected),
      clear: (uri) => filesFor(uri).clear(uri),
      list: (folder, accept) => filesFor(folder).list(folder, accept),
    },
    resources: () => data().resources,
    damaged: () => data().damaged,
    outline: () => (outline ??= { value: loadOutline() }).value,
    otherNames: () => (otherNames ??= loadOtherNames()),
    texts: (storage) => (sharedTexts !== undefined ? textCache(sharedTexts) : storage === undefined ? undefined : textCache(join(storage, 'texts'))),
    history: async ({ uri, ...wanted }) => (isFile(uri) ? textFromGit(fileURLToPath(uri), wanted) : undefined),
    kept: (storage) => keptFiles(join(storage, 'waiting')),
    now: () => new Date(),
    random: Math.random,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => { clearTimeout(timer); };
    },
  };
}

/** Files of this machine. Addresses of other schemes are files that are not there. */
export const diskFiles: Files = {
  read: async (uri) => (isFile(uri) ? readBytes(fileURLToPath(uri)) : undefined),
  stat: async (uri) => (isFile(uri) ? statFile(fileURLToPath(uri)) : undefined),
  replace: (uri, expected, next) => replaceAndStat(fileURLToPath(uri), expected, next),
  create: async (uri, bytes) => {
    await mkdir(dirname(fileURLToPath(uri)), { recursive: true });
    return replaceFile(fileURLToPath(uri), undefined, bytes);
  },
  remove: (uri, expected) => removeFile(fileURLToPath(uri), expected),
  clear: async (uri) => { if (isFile(uri)) await clearAbandoned(fileURLToPath(uri)); },
  list: (folder, accept) => (isFile(folder) ? walk(fileURLToPath(folder), { accept }) : nothing()),
};

const isFile = (uri: string): boolean => uri.startsWith('file:');

async function* nothing(): AsyncGenerator<string> { /* no files */ }

/** Known by its content: there are no times to be had. */
const infoOf = (bytes: Uint8Array): FileInfo => ({ size: bytes.length, modified: bytes.reduce((sum, b) => (Math.imul(sum, 31) + b) | 0, 7) });

const LIST_LIMIT = 100_000;

/** Files through the client (`workspace.fs` in VS Code): virtual workspaces. */
function clientFiles(connection: Connection): Files {
  const bytesOf = (content: string | undefined): Uint8Array | undefined => (content === undefined ? undefined : Buffer.from(content, 'base64'));
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const read = async (uri: string): Promise<Uint8Array | undefined> => bytesOf((await connection.sendRequest<FsReadResult>(METHODS.fsRead, { uri })).content);
  const write = async (uri: string, expected: Uint8Array | undefined, next: Uint8Array): Promise<FsWriteResult['outcome']> =>
    (await connection.sendRequest<FsWriteResult>(METHODS.fsWrite, { uri, content: base64(next), ...(expected ? { expected: base64(expected) } : {}) })).outcome;
  return {
    read,
    stat: async (uri) => {
      const bytes = await read(uri);
      return bytes && infoOf(bytes);
    },
    replace: async (uri, expected, next) => ((await write(uri, expected, next)) === 'changed' ? 'changed' : infoOf(next)),
    // The client makes the folders that are missing.
    create: (uri, bytes) => write(uri, undefined, bytes),
    remove: async (uri, expected) => (await connection.sendRequest<FsRemoveResult>(METHODS.fsRemove, { uri, expected: base64(expected) })).outcome,
    // The client writes its files itself.
    clear: () => Promise.resolve(),
    list: async function* (folder, accept) {
      const { paths } = await connection.sendRequest<FsListResult>(METHODS.fsList, { uri: folder, limit: LIST_LIMIT });
      yield* paths.filter(accept);
    },
  };
}
