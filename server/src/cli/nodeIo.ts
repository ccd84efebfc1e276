// The process as a command sees it: streams with back-pressure, Ctrl-C, colours.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import { userCacheFolder } from '../node/cacheFolder.js';
import { type LoadedData, loadData } from '../node/resources.js';
import { type CliIo, Interrupted } from './io.js';

export interface ProcessIo extends CliIo {
  /** True where the reader of standard output went away, as `head` does: no error. */
  readonly readerGone: () => boolean;
}

/** `program`: the file that a worker thread runs. `listen`: false where another program part (the language server) has signals and streams to itself. */
export function processIo(program: string, listen: boolean): ProcessIo {
  const stop = new AbortController();
  let gone = false;
  let loaded: LoadedData | undefined;
  const data = (): LoadedData => (loaded ??= loadData());
  if (listen) listenToProcess(stop, () => { gone = true; });
  return {
    get stdin() { return stdinChunks(stop.signal); },
    stdinIsTerminal: process.stdin.isTTY,
    out: (text) => writeOut(text, stop.signal),
    err: (text) => void process.stderr.write(text),
    errIsTerminal: process.stderr.isTTY,
    colour: process.stdout.isTTY && process.stdout.hasColors() && (process.env.NO_COLOR ?? '') === '',
    cwd: process.cwd(),
    now: () => new Date(),
    random: Math.random,
    resources: () => data().resources,
    damaged: () => loaded?.damaged ?? [],
    startWorker: (role) => {
      // Threads load the data for themselves and say nothing: what is damaged is told here, once.
      data();
      return new Worker(program, { workerData: role, argv: [] });
    },
    cores: availableParallelism(),
    textFolder: join(userCacheFolder(), 'texts'),
    signal: stop.signal,
    readerGone: () => gone,
  };
}

/** The first Ctrl-C or SIGTERM ends the command in order, the second, of either kind, at once (no listener is left). */
function listenToProcess(stop: AbortController, readerGone: () => void): void {
  const first = (): void => {
    for (const signal of ENDING) process.off(signal, first);
    stop.abort();
  };
  for (const signal of ENDING) process.on(signal, first);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    readerGone();
    stop.abort();
  });
  // Nobody reads messages any more: nothing to do about it.
  process.stderr.on('error', () => undefined);
}

const ENDING = ['SIGINT', 'SIGTERM'] as const;

async function* stdinChunks(signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const end = (): void => void process.stdin.destroy();
  signal.addEventListener('abort', end, { once: true });
  try {
    for await (const chunk of process.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
  if (signal.aborted) throw new Interrupted();
}

async function writeOut(text: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) throw new Interrupted();
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const drained = (): void => {
      signal.removeEventListener('abort', aborted);
      resolve();
    };
    const aborted = (): void => {
      process.stdout.off('drain', drained);
      reject(new Interrupted());
    };
    process.stdout.once('drain', drained);
    signal.addEventListener('abort', aborted, { once: true });
  });
}
