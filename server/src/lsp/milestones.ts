// How long the user waited for the first colours: told once in the log.
import type { Log } from './log.js';

export interface Milestones {
  /** `initialize` has come. */
  readonly began: () => void;
  readonly firstTokens: () => void;
}

export function createMilestones(log: Log): Milestones {
  let start: number | undefined;
  let told = false;
  return {
    began: () => { start = performance.now(); },
    firstTokens: () => {
      if (told || start === undefined) return;
      told = true;
      log.info(`first tokens ${(performance.now() - start).toFixed(0)} ms after initialize`);
    },
  };
}
