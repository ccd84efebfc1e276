// Files of an export on their way to a folder: filled in a hidden folder beside the place, then put there all at once, or not at all.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Chunk } from '../core/exchange/port.js';
import { GLOSS_ENDING } from '../service/uris.js';

/** UTF-16 units that one file may hold in memory before they are written. */
const BUFFERED = 256_000;

export class Staging {
  private readonly buffers = new Map<string, { parts: string[]; size: number }>();
  private readonly written = new Set<string>();

  private constructor(
    private readonly out: string,
    private readonly temporary: string,
    /** True where the folder was made for this export. */
    private readonly fresh: boolean,
  ) {}

  /** `out` is made where it is not there. */
  static async begin(out: string): Promise<Staging> {
    const fresh = (await mkdir(out, { recursive: true })) !== undefined;
    const place = await realpath(out);
    const temporary = join(place, `.newsgloss-${randomBytes(6).toString('hex')}`);
    await mkdir(temporary);
    return new Staging(place, temporary, fresh);
  }

  async append(chunks: readonly Chunk[]): Promise<void> {
    for (const { file, text, bytes } of chunks) {
      if (bytes) {
        await this.place(file, bytes);
        continue;
      }
      const buffer = this.buffers.get(file) ?? { parts: [], size: 0 };
      this.buffers.set(file, buffer);
      buffer.parts.push(text);
      buffer.size += text.length;
      if (buffer.size >= BUFFERED) await this.flush(file, buffer);
    }
    // Files of single articles come whole: with thousands of them even small buffers would add up.
    if (this.buffers.size > OPEN_FILES) await this.flushAll();
  }

  /**
   * The first file in the folder that is an article and would be written over: one of `articles` (absolute paths), one with a gloss file
   * beside it, or a text that no earlier export left there.
   */
  async standsOn(articles: readonly string[]): Promise<string | undefined> {
    await this.flushAll();
    const real = new Set((await Promise.all(articles.map((a) => realpath(a).catch(() => a)))).map(fold));
    for (const name of this.written) {
      const target = join(this.out, name);
      if (real.has(fold(target)) || (existsSync(target) && isArticle(target))) return target;
    }
    return undefined;
  }

  /** Puts every file in its place, over what an earlier export left there. @returns their names. */
  async commit(): Promise<string[]> {
    await this.flushAll();
    const names = [...this.written];
    for (const name of names) {
      const target = join(this.out, name);
      await mkdir(dirname(target), { recursive: true });
      if ((await stat(target).catch(() => undefined))?.isDirectory() === true) throw new Error(`${target} is a folder`);
      await rename(join(this.temporary, name), target);
    }
    await this.abandon();
    return names;
  }

  async abandon(): Promise<void> {
    await rm(this.temporary, { recursive: true, force: true });
    // A folder that was made for nothing goes again; one that holds something stays by itself.
    if (this.fresh) await rmdir(this.out).catch(() => undefined);
  }

  private async flushAll(): Promise<void> {
    for (const [file, buffer] of this.buffers) await this.flush(file, buffer);
    this.buffers.clear();
  }

  private async flush(file: string, buffer: { parts: string[]; size: number }): Promise<void> {
    await this.place(file, buffer.parts.join(''));
    buffer.parts = [];
    buffer.size = 0;
  }

  private async place(file: string, content: string | Uint8Array): Promise<void> {
    const path = join(this.temporary, file);
    if (!this.written.has(file)) await mkdir(dirname(path), { recursive: true });
    await appendFile(path, content, 'utf8');
    this.written.add(file);
  }
}

const OPEN_FILES = 64;

/** A text that an export wrote has its .ann beside it. */
const isArticle = (path: string): boolean => existsSync(`${path}${GLOSS_ENDING}`) || (TXT.test(path) && !existsSync(path.replace(TXT, '.ann')));

const TXT = /\.txt$/iu;

/** Names that some file systems take for one another. */
const fold = (path: string): string => path.normalize('NFC').toLowerCase();
