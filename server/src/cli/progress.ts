// A line on standard error that says how far a long command is; nothing where standard error is no terminal.
import type { CliIo } from './io.js';

export interface Progress {
  step(what: string): void;
  /** Takes the line away; also before anything else is printed. */
  clear(): void;
}

/** Milliseconds between two drawings. */
const INTERVAL = 100;
const ERASE_LINE = '\r\u001B[2K';
const WIDTH = 79;

export function progress(io: CliIo, total: number): Progress {
  if (!io.errIsTerminal || total < 2) return { step: () => undefined, clear: () => undefined };
  let done = 0;
  let drawn = -Infinity;
  let visible = false;
  return {
    step(what) {
      done++;
      const now = io.now().getTime();
      if (now - drawn < INTERVAL) return;
      drawn = now;
      visible = true;
      io.err(`${ERASE_LINE}${`${done}/${total} ${what}`.slice(0, WIDTH)}`);
    },
    clear() {
      if (visible) io.err(ERASE_LINE);
      visible = false;
    },
  };
}
