// The worker threads of the program: documents of `annotate --jsonl`, or articles of the other commands.
import { parentPort } from 'node:worker_threads';
import type { RecordKinds } from '../../core/exchange/jsonl/record.js';
import { lineAnnotator, type WholeLine } from '../annotatedLine.js';
import type { Input } from '../inputs.js';
import type { CliIo } from '../io.js';
import { Newsrooms } from '../newsrooms.js';
import { answerInput, type ArticleTask, type TaskName } from './articleTasks.js';

/** What tells a thread of the program that it is one, and for what. */
export type WorkerRole = DocumentRole | ArticleRole;

interface DocumentRole {
  readonly newsgloss: 'documents';
  readonly kinds: RecordKinds;
}

interface ArticleRole {
  readonly newsgloss: 'articles';
  readonly task: ArticleTask<TaskName>;
  readonly cwd: string;
}

/** Worker data comes from this program alone. */
export const isWorkerRole = (data: unknown): data is WorkerRole => typeof data === 'object' && data !== null && 'newsgloss' in data && (data.newsgloss === 'documents' || data.newsgloss === 'articles');

/** Answers each message (a `WholeLine` or an `Input`) with an `AnnotatedLine` or `ArticleAnswer`, in order. */
export function workInThread(role: WorkerRole, io: CliIo): void {
  const answer = role.newsgloss === 'documents' ? documents(role, io) : articles(role, io);
  let last = Promise.resolve();
  parentPort?.on('message', (work: WholeLine & Input) => {
    last = last.then(async () => { parentPort?.postMessage(await answer(work)); });
    // An error is a bug: it ends the thread, and with it the command.
    last.catch((error: unknown) => { setImmediate(() => { throw error; }); });
  });
}

function documents({ kinds }: DocumentRole, io: CliIo): (line: WholeLine) => unknown {
  const annotate = lineAnnotator(io.resources(), kinds);
  return ({ bytes }) => annotate(bytes);
}

function articles({ task, cwd }: ArticleRole, io: CliIo): (input: Input) => Promise<unknown> {
  const newsrooms = new Newsrooms(io.resources);
  return (input) => answerInput(input, task, { ...io, cwd }, newsrooms);
}
