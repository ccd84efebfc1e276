// Documents given out to many machines by a queue on a Redis server (BullMQ): each is worked on until it has exactly one result.
import { createHash } from 'node:crypto';
import type * as BullMq from 'bullmq';
import type { Job, Queue, Worker } from 'bullmq';
import type * as IORedis from 'ioredis';
import type { Redis } from 'ioredis';
import { err, ok, type Result } from '../../core/base/result.js';
import { Interrupted } from '../io.js';
import { abortOf, CONNECT, connect, FAREWELL, onPresence, ServerLost, shownAddress, within } from './connection.js';

export interface QueueAddress {
  /** `redis://…` or `rediss://…`. */
  readonly redis: string;
  /** Name of the queue; several may share a server. */
  readonly name: string;
}

/** What lies in the queue: one line of `annotate --jsonl`, in and out. */
export interface DocumentJob {
  readonly line: string;
}

/** How many documents wait, are done, and are given up. */
export interface QueueCounts {
  readonly open: number;
  readonly done: number;
  readonly dead: number;
}

/** Tries of a document on which the engine fails, and of one whose workers die; then it is a dead letter. */
const ATTEMPTS = 3;
const STALLS = 5;
/** Results read at once. */
const PAGE = 100;

export interface WorkOptions {
  /** Documents at once. */
  readonly jobs: number;
  /** Milliseconds after which the document of a silent worker is given to another. */
  readonly lostAfter: number;
  readonly done: () => void;
  readonly failed: (message: string) => void;
  /** The server is lost, for a reason in words, and there again. */
  readonly lost: (reason: string) => void;
  readonly found: () => void;
}

export class DocumentQueue {
  private constructor(private readonly packages: Packages, private readonly queue: Queue<DocumentJob, string>, private readonly client: Redis, private readonly address: QueueAddress, private readonly stop: AbortSignal) {}

  /** Connects. All that is asked of the queue is given up when `stop` is aborted. Error in words: a package is not installed, no server answers. */
  static async open(address: QueueAddress, stop: AbortSignal): Promise<Result<DocumentQueue, string>> {
    const packages = await load();
    if (!packages) return err('this command needs the packages bullmq and ioredis beside newsgloss: npm install bullmq ioredis');
    const client = connect(packages.client, address.redis, { patient: false, stop });
    let reason = '';
    client.on('error', (error) => { reason = error.message; });
    const queue: Queue<DocumentJob, string> = new packages.bullmq.Queue(address.name, { connection: client, defaultJobOptions: { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: 500 } } });
    // Errors of single commands reach their callers.
    queue.on('error', () => undefined);
    const opened = new DocumentQueue(packages, queue, client, address, stop);
    try {
      if (await within(CONNECT, opened.answer(queue.waitUntilReady().then(() => true)))) return ok(opened);
      reason ||= `nothing for ${CONNECT / 1000} seconds`;
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      reason ||= error instanceof Error ? error.message : String(error);
    }
    await opened.close();
    return err(`no Redis server answers at ${shownAddress(address.redis)} (${reason})`);
  }

  /** Puts a document in, unless one of the same id is already there, done or not. */
  async put(id: string, line: string): Promise<void> {
    await this.answer(this.queue.add('document', { line }, { jobId: jobIdOf(id) }));
  }

  /** Works documents off until the command is stopped. @returns whether the server knows of all that was done; what it does not know of goes to another worker. */
  async work(annotate: (line: string) => Promise<string>, options: WorkOptions): Promise<boolean> {
    const client = connect(this.packages.client, this.address.redis, { patient: true, stop: this.stop });
    onPresence(client, { lost: (reason) => { if (!this.stop.aborted) options.lost(reason); }, found: options.found });
    const inHand = new Set<Promise<string>>();
    const worker: Worker<DocumentJob, string> = new this.packages.bullmq.Worker(this.address.name, (job: Job<DocumentJob, string>) => {
      const annotated = annotate(job.data.line);
      inHand.add(annotated);
      return annotated.finally(() => inHand.delete(annotated));
    }, { connection: client, concurrency: options.jobs, lockDuration: options.lostAfter, stalledInterval: options.lostAfter, maxStalledCount: STALLS, runRetryDelay: FAREWELL });
    worker.on('completed', options.done);
    worker.on('failed', (_job, error) => { options.failed(error.message); });
    // A lost server is told above, whichever connection noticed it; other errors are of single commands.
    worker.on('error', (error) => { if (client.status === 'ready' && !('syscall' in error)) options.failed(error.message); });
    await abortOf(this.stop).aborted;
    const known = await leave(worker, client, inHand);
    client.disconnect();
    return known;
  }

  async counts(): Promise<QueueCounts> {
    const counts = await this.answer(this.queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized', 'completed', 'failed'));
    const { completed = 0, failed = 0, ...open } = counts;
    return { open: Object.values(open).reduce((sum, n) => sum + n, 0), done: completed, dead: failed };
  }

  /** Results from the `from`th on, in the order in which they were done; as many as are there, at most a page. */
  async results(from: number): Promise<string[]> {
    const jobs = await this.answer(this.queue.getJobs(['completed'], from, from + PAGE - 1, true));
    return jobs.map((job) => job.returnvalue);
  }

  /** Why documents were given up, each with its line. */
  async dead(): Promise<{ readonly line: string; readonly reason: string }[]> {
    return (await this.answer(this.queue.getFailed(0, PAGE - 1))).map((job) => ({ line: job.data.line, reason: job.failedReason }));
  }

  /** Gives the dead letters new tries. */
  async retryDead(): Promise<void> {
    await this.answer(this.queue.retryJobs({ state: 'failed' }));
  }

  /** Takes everything out of the queue, results too. */
  async clear(): Promise<void> {
    await this.answer(this.queue.obliterate({ force: true }));
  }

  async close(): Promise<void> {
    await within(FAREWELL, this.queue.close().catch(() => undefined));
    this.client.disconnect();
  }

  /** What the server says; `ServerLost` where it is gone, `Interrupted` where the command is stopped before it says anything. */
  private async answer<T>(asked: Promise<T>): Promise<T> {
    const { aborted, forget } = abortOf(this.stop);
    try {
      return await Promise.race([asked, aborted.then(() => { throw new Interrupted(); })]);
    } catch (error) {
      if (error instanceof Interrupted || this.client.status === 'ready') throw error;
      throw new ServerLost(`the Redis server at ${shownAddress(this.address.redis)} is gone (${error instanceof Error ? error.message : String(error)})`);
    } finally {
      forget();
    }
  }
}

/**
 * Lets a worker finish what it has in hand and tell the server; does not wait for a server that is gone or says nothing. @returns whether
 * the server was told.
 */
async function leave(worker: Worker<DocumentJob, string>, client: Redis, inHand: ReadonlySet<Promise<unknown>>): Promise<boolean> {
  const left = worker.close().then(() => client.status === 'ready');
  const gone = new Promise<void>((resolve) => {
    if (client.status !== 'ready') resolve();
    client.once('close', resolve);
  });
  await Promise.race([left, gone, Promise.allSettled(inHand)]);
  const known = await within(FAREWELL, left);
  worker.removeAllListeners();
  worker.on('error', () => undefined);
  return known === true;
}

interface Packages {
  readonly bullmq: typeof BullMq;
  readonly client: typeof IORedis.Redis;
}

async function load(): Promise<Packages | undefined> {
  try {
    return { bullmq: await import('bullmq'), client: (await import('ioredis')).Redis };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND')) return undefined;
    throw error;
  }
}

/** The same document gets the same id; BullMQ takes no colon and no plain number. */
const jobIdOf = (id: string): string => `document-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
