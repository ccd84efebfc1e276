// The option --jobs: on how many cores a command works.
import type { Arguments, OptionSpec } from '../arguments.js';
import type { CliIo } from '../io.js';
import { Misuse } from '../misuse.js';

export const JOBS_OPTION: OptionSpec = { type: 'text', short: 'j', value: 'N', help: 'work on N cores (default: all); what is printed stays the same' };

/** More threads than this would only wait for one another. */
const MOST = 256;

export function jobsOf(args: Arguments, io: CliIo): number {
  const given = args.text('jobs');
  if (given === undefined) return io.cores;
  if (!WHOLE.test(given) || Number(given) > MOST) throw new Misuse(`--jobs takes a number from 1 to ${MOST}, not "${given}".`);
  return Number(given);
}

/** Hits "4"; misses "0", "2.5". */
const WHOLE = /^[1-9]\d*$/u;
