// What a command needs from where it runs; tests hand in their own.
import type { Worker } from 'node:worker_threads';
import type { Resources } from '../core/detect/resources.js';
import type { DamagedFile } from '../node/resources.js';
import type { WorkerRole } from './jobs/workerThread.js';

export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  /** Writes to standard output; resolves when more may be written, so that nothing piles up. Throws `Interrupted` once the reader is gone. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** A progress line may be drawn on standard error. */
  readonly errIsTerminal: boolean;
  /** Standard output is a terminal that shows colours. */
  readonly colour: boolean;
  /** Absolute. */
  readonly cwd: string;
  readonly now: () => Date;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Word lists and gazetteer, loaded at the first call. */
  readonly resources: () => Resources;
  /** Data files that cannot be used; empty as long as nothing was loaded. */
  readonly damaged: () => readonly DamagedFile[];
  /** A thread of this program in the given role; undefined where there can be none. */
  readonly startWorker: ((role: WorkerRole) => Worker) | undefined;
  /** Cores that this process may use. */
  readonly cores: number;
  /** Where former texts of articles are kept, absolute; undefined: nowhere. */
  readonly textFolder?: string;
  /** Aborted by Ctrl-C and where nobody reads standard output any more. */
  readonly signal: AbortSignal;
}

/** Thrown to leave a command at once; not an error. */
export class Interrupted extends Error {}

/** Called between articles: leaves the command after Ctrl-C. */
export function checkpoint(io: CliIo): void {
  if (io.signal.aborted) throw new Interrupted();
}
