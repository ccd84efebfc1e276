// Work on several cores: what comes in is given out to worker threads, what comes back is handed on in the order of what came in.
import type { Worker } from 'node:worker_threads';
import { type Hand, handFor } from './hand.js';

/** Given out ahead for each worker, so that none waits for its next work; more would only take memory. */
const AHEAD = 8;

export interface Pool {
  readonly jobs: number;
  readonly start: () => Worker;
}

/**
 * Calls `take` with the answer to each of `works`, in their order, each as soon as it is there and the one before is taken. Workers are started as work
 * comes, at most `jobs`. Memory: `AHEAD` works or answers for each. An error in a worker, in `works` or in `take` ends all and is thrown.
 */
export async function inOrder<Work, Answer>(works: AsyncIterable<Work>, { jobs, start }: Pool, take: (answer: Answer, work: Work) => Promise<void>): Promise<void> {
  const hands: Hand<Work, Answer>[] = [];
  const turns: Promise<void>[] = [];
  let last = Promise.resolve();
  try {
    for await (const work of works) {
      const answer = handFor(hands, jobs, start).give(work);
      last = afterBoth(last, answer, (given) => take(given, work));
      turns.push(last);
      while (turns.length >= jobs * AHEAD) await turns.shift();
    }
    await last;
  } finally {
    await Promise.all(hands.map((hand) => hand.end()));
  }
}

/** Where either fails, so does the result; it is looked at later, so it must not count as unhandled till then. */
function afterBoth<T>(before: Promise<void>, answer: Promise<T>, then: (given: T) => Promise<void>): Promise<void> {
  const turn = Promise.all([before, answer]).then(([, given]) => then(given));
  turn.catch(() => undefined);
  return turn;
}
