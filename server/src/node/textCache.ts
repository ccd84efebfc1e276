// Former texts of articles, compressed, by their hash: what anchoring compares with. A cache outside of the user's folders; losing it loses no decision.
import { mkdir, readdir, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { readBytes, writeWhole } from './files.js';

export interface TextCache {
  /** The text with this `sha256:…`; undefined where it is not kept. */
  get(hash: string): Promise<string | undefined>;
  put(hash: string, text: string): Promise<void>;
}

/** More files than this, and the oldest go. */
const KEPT = 2000;
/** Texts are articles: what unpacks to more is none. */
const MAX_BYTES = 64_000_000;
const NAME = /^sha256:([0-9a-f]{64})$/u;

/** `folder` is made when first written to. */
export function textCache(folder: string): TextCache {
  const pathOf = (hash: string): string | undefined => {
    const name = NAME.exec(hash)?.[1];
    return name === undefined ? undefined : join(folder, `${name}.gz`);
  };
  let writes = 0;
  return {
    get: async (hash) => {
      const path = pathOf(hash);
      const bytes = path === undefined ? undefined : await readBytes(path);
      if (path === undefined || !bytes) return undefined;
      const text = (await promisify(gunzip)(bytes, { maxOutputLength: MAX_BYTES })).toString('utf8');
      const now = new Date();
      await utimes(path, now, now);
      return text;
    },
    put: async (hash, text) => {
      const path = pathOf(hash);
      if (path === undefined) return;
      await mkdir(folder, { recursive: true });
      await writeWhole(path, await promisify(gzip)(Buffer.from(text, 'utf8')));
      if (writes++ % PRUNED_EVERY === 0) await prune(folder);
    },
  };
}

const PRUNED_EVERY = 100;

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((n) => n.endsWith('.gz'));
  if (names.length <= KEPT) return;
  const aged = await Promise.all(names.map(async (name) => ({ path: join(folder, name), used: (await stat(join(folder, name))).mtimeMs })));
  for (const { path } of aged.sort((a, b) => a.used - b.used).slice(0, names.length - KEPT)) await unlink(path);
}
