// The program `newsgloss`, and its worker threads.
import { isMainThread, workerData } from 'node:worker_threads';
import { EXIT } from './exitCodes.js';
import { isWorkerRole, workInThread } from './jobs/workerThread.js';
import { processIo } from './nodeIo.js';
import { run } from './run.js';

const role: unknown = workerData;
if (!isMainThread && isWorkerRole(role)) workInThread(role, processIo(__filename, false));
else main(process.argv.slice(2));

function main(args: readonly string[]): void {
  const io = processIo(__filename, args[0] !== 'lsp');
  // The exit code is set and the process left to end by itself, so that everything written gets out. A command that was stopped is waited for no longer than
  // this: a library may still have timers for a server that is gone.
  void run(args, io).then((code) => {
    process.exitCode = io.readerGone() ? EXIT.fine : code;
    if (io.signal.aborted) setTimeout(() => process.exit(), LAST_WORDS).unref();
  });
}

/** Milliseconds. */
const LAST_WORDS = 200;
