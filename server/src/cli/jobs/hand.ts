// A worker thread as seen from the thread that gives it work.
import type { Worker } from 'node:worker_threads';

/** One worker thread, which answers in order. */
export class Hand<Work, Answer> {
  private readonly waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: unknown) => void }[] = [];
  private failure: unknown;

  constructor(private readonly worker: Worker) {
    worker.on('message', (answer: Answer) => this.waiting.shift()?.resolve(answer));
    worker.on('error', (error) => { this.fail(error); });
    worker.on('exit', (code) => { this.fail(new Error(`a worker thread ended with ${code}`)); });
  }

  get load(): number {
    return this.waiting.length;
  }

  give(work: Work): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      if (this.failure !== undefined) reject(this.failure);
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(work);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}

/** An idle hand, else a new one, else the one with the least to do. */
export function handFor<Work, Answer>(hands: Hand<Work, Answer>[], jobs: number, start: () => Worker): Hand<Work, Answer> {
  const best = hands.reduce<Hand<Work, Answer> | undefined>((a, b) => (a && a.load <= b.load ? a : b), undefined);
  if (best && (best.load === 0 || hands.length >= jobs)) return best;
  const hand = new Hand<Work, Answer>(start());
  hands.push(hand);
  return hand;
}
