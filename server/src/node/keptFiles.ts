// Small texts that outlive the process, by key: one file each in a folder of our own.
import { createHash } from 'node:crypto';
import { mkdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readBytes, writeWhole } from './files.js';

export interface KeptFiles {
  /** What was put last under this key; undefined where nothing is. */
  get(key: string): Promise<string | undefined>;
  /** Whole or not at all; undefined takes it away. */
  put(key: string, content: string | undefined): Promise<void>;
}

/** `folder` is made when first written to. */
export function keptFiles(folder: string): KeptFiles {
  const pathOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  return {
    get: async (key) => {
      const bytes = await readBytes(pathOf(key));
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    put: async (key, content) => {
      const path = pathOf(key);
      if (content === undefined) {
        if (await readBytes(path)) await unlink(path);
        return;
      }
      await mkdir(folder, { recursive: true });
      await writeWhole(path, Buffer.from(content, 'utf8'));
    },
  };
}
