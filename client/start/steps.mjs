// Says what a long step is doing: a line at its start, one every ten seconds, one at its end; and how a failure is told.

/** A failure that a person can do something about: what went wrong, and what to do. */
export class Failure extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} advice what to do about it
   */
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

const EVERY = 10_000;

/** @param {number} since */
export const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Runs `work` and says how long it takes.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = Date.now();
  say(`  ${what} …`);
  const beat = setInterval(() => say(`    still at it: ${what} (${seconds(began)})`), EVERY);
  try {
    const value = await work();
    say(`    done in ${seconds(began)}`);
    return value;
  } finally {
    clearInterval(beat);
  }
}

/** @param {unknown} error */
export function tell(error) {
  if (error instanceof Failure) say(`\n${error.message}\n\nWhat to do: ${error.advice}`);
  else say(`\nUnexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\nWhat to do: please report this with the lines above.`);
}
