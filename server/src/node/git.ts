// Asks git, where there is one; without a shell, so that nothing in a name is a command.
import { execFile } from 'node:child_process';

export interface GitAnswer {
  /** Exit status; undefined where git could not be started. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Characters of an answer: a gloss file of ten megabytes and more. */
const MOST = 64 * 1024 * 1024;

export function git(args: readonly string[], cwd: string): Promise<GitAnswer> {
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd, encoding: 'utf8', maxBuffer: MOST, windowsHide: true }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ code, out, err });
    });
  });
}
