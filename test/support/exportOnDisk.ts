// Exports as files, for foreign programs to read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Context } from 'mocha';
import { exportArticles, findFormat } from '../../server/src/core/exchange/registry.js';
import type { AnnotatedArticle } from '../../server/src/core/model/annotated.js';

/** Every status. */
export const ALL = { with: ['suggested', 'rejected'] } as const;

/** Writes the export into a folder of its own, which is gone after the suite; the paths of its files, in their order. Called in a `describe`. */
export function exportsOnDisk(): (id: string, articles: readonly AnnotatedArticle[], options?: object) => string[] {
  const folders: string[] = [];
  after(() => { for (const f of folders) rmSync(f, { recursive: true, force: true }); });
  return (id, articles, options = ALL) => {
    const format = findFormat(id);
    assert.ok(format, id);
    const folder = mkdtempSync(join(tmpdir(), `newsgloss-${id}-`));
    folders.push(folder);
    return exportArticles(format, articles, options).files.map((f) => {
      const path = join(folder, f.name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, f.bytes ?? f.content);
      return path;
    });
  };
}

/** In CI a tool that is missing is a failure: .ci/run installs it. */
export function missing(context: Context, tool: string): never {
  if (process.env.CI === 'true') throw new Error(`${tool} is missing, .ci/run should install it`);
  return context.skip();
}

export function has(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args.length > 0 ? args : ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
