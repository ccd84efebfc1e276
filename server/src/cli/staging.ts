// Files of an export on their way to a folder: filled in a hidden folder beside the place, then put there all at once, or not at all.
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { mkdir, realpath, rm, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Chunk } from '../core/exchange/port.js';
import { GLOSS_ENDING } from '../service/uris.js';

/** UTF-16 units that one file may hold in memory before they are written. */
const BUFFERED = 256_000;

/** Small files are written while the program waits: with thousands of them, turns between threads would cost several times the writing. */
export class Staging {
  private readonly buffers = new Map<string, { parts: string[]; size: number }>();
  /** Folders that are there. */
  private readonly made = new Set<string>();
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
    await clearAbandoned(place);
    const temporary = join(place, `${OURS}${process.pid}-${randomBytes(6).toString('hex')}`);
    await mkdir(temporary);
    return new Staging(place, temporary, fresh);
  }

  append(chunks: readonly Chunk[]): void {
    for (const { file, text, bytes } of chunks) {
      if (bytes) {
        this.place(file, bytes);
        continue;
      }
      const buffer = this.buffers.get(file) ?? { parts: [], size: 0 };
      this.buffers.set(file, buffer);
      buffer.parts.push(text);
      buffer.size += text.length;
      if (buffer.size >= BUFFERED) this.flush(file, buffer);
    }
    // Files of single articles come whole: with thousands of them even small buffers would add up.
    if (this.buffers.size > OPEN_FILES) this.flushAll();
  }

  /**
   * The first file in the folder that is an article and would be written over: one of `articles` (absolute paths), one with a gloss file
   * beside it, or a text that no earlier export left there.
   */
  standsOn(articles: readonly string[]): string | undefined {
    this.flushAll();
    const real = new Set(articles.map((a) => fold(realPath(a))));
    for (const name of this.written) {
      const target = join(this.out, name);
      if (real.has(fold(target)) || (existsSync(target) && isArticle(target))) return target;
    }
    return undefined;
  }

  /** Puts every file in its place, over what an earlier export left there. @returns their names. */
  async commit(): Promise<string[]> {
    this.flushAll();
    const names = [...this.written];
    for (const name of names) {
      const target = join(this.out, name);
      this.make(dirname(target));
      if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error(`${target} is a folder`);
      renameSync(join(this.temporary, name), target);
    }
    await this.abandon();
    return names;
  }

  async abandon(): Promise<void> {
    await rm(this.temporary, { recursive: true, force: true });
    // A folder that was made for nothing goes again; one that holds something stays by itself.
    if (this.fresh) await rmdir(this.out).catch(() => undefined);
  }

  private flushAll(): void {
    for (const [file, buffer] of this.buffers) this.flush(file, buffer);
    this.buffers.clear();
  }

  private flush(file: string, buffer: { parts: string[]; size: number }): void {
    this.place(file, buffer.parts.join(''));
    buffer.parts = [];
    buffer.size = 0;
  }

  private place(file: string, content: string | Uint8Array): void {
    const path = join(this.temporary, file);
    this.make(dirname(path));
    appendFileSync(path, content, 'utf8');
    this.written.add(file);
  }

  private make(folder: string): void {
    if (this.made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.made.add(folder);
  }
}

const OPEN_FILES = 64;

/** What the hidden folders begin with that this machine's programs fill: the machine, then the program's number. */
const OURS = `.newsgloss-${createHash('sha256').update(hostname()).digest('hex').slice(0, 8)}-`;

/** Takes away what exports to this folder left that were killed, on this machine. */
async function clearAbandoned(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    if (!name.startsWith(OURS)) continue;
    const program = Number(name.slice(OURS.length).split('-')[0]);
    if (program !== process.pid && !isRunning(program)) await rm(join(place, name), { recursive: true, force: true });
  }
}

function isRunning(program: number): boolean {
  try {
    return process.kill(program, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** A text that an export wrote has its .ann beside it. */
const isArticle = (path: string): boolean => existsSync(`${path}${GLOSS_ENDING}`) || (TXT.test(path) && !existsSync(path.replace(TXT, '.ann')));

const TXT = /\.txt$/iu;

/** Names that some file systems take for one another. */
const fold = (path: string): string => path.normalize('NFC').toLowerCase();
