// Documents given out to many machines by a queue on a Redis server (BullMQ): each is worked on until it has exactly one result.
import { createHash } from 'node:crypto';
import type * as BullMq from 'bullmq';
import type { ConnectionOptions, Job, Queue, Worker } from 'bullmq';
import { err, ok, type Result } from '../../core/base/result.js';

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

export class DocumentQueue {
  private constructor(private readonly bullmq: typeof BullMq, private readonly queue: Queue<DocumentJob, string>, private readonly address: QueueAddress) {}

  /** Connects. Error in words: the package is not installed, no server answers. */
  static async open(address: QueueAddress): Promise<Result<DocumentQueue, string>> {
    const bullmq = await load();
    if (!bullmq) return err('this command needs the packages bullmq and ioredis beside newsgloss: npm install bullmq ioredis');
    const queue: Queue<DocumentJob, string> = new bullmq.Queue(address.name, { connection: connectionTo(address, { retryStrategy: () => null }), defaultJobOptions: { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: 500 } } });
    // Errors of single commands reach their callers.
    queue.on('error', () => undefined);
    try {
      await queue.waitUntilReady();
      return ok(new DocumentQueue(bullmq, queue, address));
    } catch (error) {
      await queue.close().catch(() => undefined);
      return err(`no Redis server answers at ${address.redis} (${error instanceof Error ? error.message : String(error)})`);
    }
  }

  /** Puts a document in, unless one of the same id is already there, done or not. */
  async put(id: string, line: string): Promise<void> {
    await this.queue.add('document', { line }, { jobId: jobIdOf(id) });
  }

  /** Works documents off until `stop` is aborted; `lostAfter`: milliseconds after which the document of a silent worker is given to another. */
  async work(annotate: (line: string) => Promise<string>, options: { readonly jobs: number; readonly lostAfter: number; readonly stop: AbortSignal; readonly done: () => void; readonly failed: (message: string) => void }): Promise<void> {
    const worker: Worker<DocumentJob, string> = new this.bullmq.Worker(this.address.name, (job: Job<DocumentJob, string>) => annotate(job.data.line), {
      connection: connectionTo(this.address, { maxRetriesPerRequest: null }), concurrency: options.jobs, lockDuration: options.lostAfter, stalledInterval: options.lostAfter, maxStalledCount: STALLS,
    });
    worker.on('completed', options.done);
    worker.on('failed', (_job, error) => { options.failed(error.message); });
    worker.on('error', (error) => { options.failed(error.message); });
    await new Promise<void>((resolve) => {
      if (options.stop.aborted) resolve();
      options.stop.addEventListener('abort', () => { resolve(); }, { once: true });
    });
    // Waits for what is being worked on.
    await worker.close();
  }

  async counts(): Promise<QueueCounts> {
    const counts = await this.queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized', 'completed', 'failed');
    const { completed = 0, failed = 0, ...open } = counts;
    return { open: Object.values(open).reduce((sum, n) => sum + n, 0), done: completed, dead: failed };
  }

  /** Results from the `from`th on, in the order in which they were done; as many as are there, at most a page. */
  async results(from: number): Promise<string[]> {
    const jobs = await this.queue.getJobs(['completed'], from, from + PAGE - 1, true);
    return jobs.map((job) => job.returnvalue);
  }

  /** Why documents were given up, each with its line. */
  async dead(): Promise<{ readonly line: string; readonly reason: string }[]> {
    return (await this.queue.getFailed(0, PAGE - 1)).map((job) => ({ line: job.data.line, reason: job.failedReason }));
  }

  /** Gives the dead letters new tries. */
  async retryDead(): Promise<void> {
    await this.queue.retryJobs({ state: 'failed' });
  }

  /** Takes everything out of the queue, results too. */
  async clear(): Promise<void> {
    await this.queue.obliterate({ force: true });
  }

  async close(): Promise<void> {
    await this.queue.close();
  }
}

async function load(): Promise<typeof BullMq | undefined> {
  try {
    return await import('bullmq');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND')) return undefined;
    throw error;
  }
}

const connectionTo = ({ redis }: QueueAddress, more: ConnectionOptions): ConnectionOptions => ({ url: redis, ...more });

/** The same document gets the same id; BullMQ takes no colon and no plain number. */
const jobIdOf = (id: string): string => `document-${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
