// Python's standard library as a foreign reader of what we write.
import { execFileSync } from 'node:child_process';

/** The command that starts Python 3; undefined where there is none. */
export function findPython(): string | undefined {
  return ['python3', 'python'].find((command) => {
    try {
      return execFileSync(command, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).startsWith('Python 3');
    } catch {
      return false;
    }
  });
}

export const runPython = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
