// Where the rig finds the project, and where it leaves results; folders of articles to work in, thrown away afterwards.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const RESULTS = join(ROOT, 'test/results');
export const SAMPLES = join(ROOT, 'samples/newsroom');

export function throwAwayFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `newsgloss-${name}-`)));
}

/** A folder that a test may change at will. */
export class Workspace {
  readonly folder: string;

  constructor(name: string) {
    this.folder = throwAwayFolder(name);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** Copies a file or the whole of the sample newsroom. */
  takeSample(name = '.'): void {
    cpSync(join(SAMPLES, name), this.path(name), { recursive: true });
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Removes a file of it, if it is there: a test that is tried again starts as the first time. */
  drop(name: string): void {
    rmSync(this.path(name), { force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
