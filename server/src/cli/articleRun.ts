// Walks the articles of a command line, on several cores where there are many, and tells what could not be read.
import type { Finding } from './findings.js';
import { type Input, listInputs } from './inputs.js';
import { checkpoint, type CliIo } from './io.js';
import { type ArticleAnswer, type ArticleAnswers, type ArticleTask, answerInput, type TaskName } from './jobs/articleTasks.js';
import { inOrder } from './jobs/orderedPool.js';
import { Newsrooms } from './newsrooms.js';
import { progress } from './progress.js';
import { textLine } from './report.js';

export interface RunResult {
  /** Articles that were given to the command. */
  readonly articles: number;
  /** True where something could not be read, or not completely; it has been said on standard error. */
  readonly unreadable: boolean;
  /** Absolute paths of all files that were named or found, read or not. */
  readonly inputs: readonly string[];
}

export interface ArticleRun<K extends TaskName> {
  readonly paths: readonly string[];
  readonly task: ArticleTask<K>;
  /** Cores to work on. */
  readonly jobs: number;
}

/** Calls `take` with what the task gives of each article that can be read with all its decisions, in order. */
export async function eachArticle<K extends TaskName>({ paths, task, jobs }: ArticleRun<K>, io: CliIo, take: (answer: ArticleAnswers[K], input: Input) => Promise<void>): Promise<RunResult> {
  const newsrooms = new Newsrooms(io.resources);
  const inputs = await listInputs(paths, io, newsrooms);
  const bar = progress(io, inputs.length);
  let [articles, unreadable] = [0, false];
  const complain = (findings: readonly Finding[]): void => {
    if (findings.length === 0) return;
    bar.clear();
    for (const f of findings) io.err(textLine(f, false));
    unreadable ||= findings.some((f) => f.level === 'error');
  };
  await eachInput({ inputs, task, jobs }, io, newsrooms, async ({ answer, findings }, input) => {
    checkpoint(io);
    bar.step(input.shown);
    complain(findings);
    if (answer === undefined) return;
    articles++;
    bar.clear();
    await take(answer, input);
  });
  bar.clear();
  return { articles, unreadable, inputs: inputs.map((i) => i.path) };
}

/** Fewer are done before threads have come up. */
const WORTH_THREADS = 24;

export interface InputRun<K extends TaskName> {
  readonly inputs: readonly Input[];
  readonly task: ArticleTask<K>;
  readonly jobs: number;
}

/** Calls `take` with the answer to each input, in order. */
export async function eachInput<K extends TaskName>({ inputs, task, jobs }: InputRun<K>, io: CliIo, newsrooms: Newsrooms, take: (answer: ArticleAnswer<K>, input: Input) => Promise<void>): Promise<void> {
  const { startWorker } = io;
  if (jobs > 1 && startWorker && inputs.length >= WORTH_THREADS && !inputs.some((i) => i.kind === 'stdin')) {
    await inOrder<Input, ArticleAnswer<K>>(allOf(inputs, io), { jobs, start: () => startWorker({ newsgloss: 'articles', task, cwd: io.cwd }) }, take);
    return;
  }
  for await (const input of allOf(inputs, io)) await take(await answerInput(input, task, io, newsrooms), input);
}

async function* allOf(inputs: readonly Input[], io: CliIo): AsyncGenerator<Input> {
  for (const input of inputs) {
    // Articles are read while the program waits: between them it hears of Ctrl-C.
    await new Promise(setImmediate);
    checkpoint(io);
    yield input;
  }
}
