// Ends what a test run left behind: processes that carry the run's mark in their environment (Linux; elsewhere process groups must do).
import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable that every program started by a test run inherits. */
export const MARK = 'NEWSGLOSS_TEST_RUN';

/** @param {string | undefined} mark */
function marked(mark) {
  if (process.platform !== 'linux' || mark === undefined) return [];
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(pid => readOr(`/proc/${pid}/environ`).split('\0').includes(`${MARK}=${mark}`))
    .map(Number);
}

/** @param {string} file */
function readOr(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone in between, or somebody else's
  }
}

/** @param {string | undefined} mark */
export function endStrays(mark) {
  for (const pid of marked(mark)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // gone in between
    }
  }
}
