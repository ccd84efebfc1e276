// newsgloss work: annotate --jsonl spread over many processes and machines by a queue on a Redis server.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { lineAnnotator, type AnnotatedLine, type WholeLine } from '../annotatedLine.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { type Document as SourceDocument, readDocument } from '../documents.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { checkpoint, type CliIo } from '../io.js';
import { type Hand, handFor } from '../jobs/hand.js';
import { jobsOf, JOBS_OPTION } from '../jobs/jobs.js';
import { byteLines, type Line, LONGEST_LINE } from '../jsonLines.js';
import { Misuse } from '../misuse.js';
import { ServerLost } from '../queue/connection.js';
import { DocumentQueue } from '../queue/queue.js';
import { count, onOneLine } from '../report.js';

export const workSpec: CommandSpec = {
  name: 'work',
  summary: 'Annotate documents of a queue, on as many machines as you like',
  usage: ['work --redis URL', 'work --redis URL --put [FILE]…', 'work --redis URL --take >annotated.jsonl'],
  description: [
    'Works off documents that a BullMQ queue on a Redis server gives out, until Ctrl-C; start it as often and on as many',
    'machines as you like. --put puts the lines of "annotate --jsonl" in, --take prints the results. Each document gets',
    'exactly one result: one whose worker is lost is given to another, one on which the engine fails is tried again and',
    'then kept aside. This is the only command that uses a network. It needs the packages bullmq and ioredis.',
  ],
  options: {
    redis: { type: 'text', value: 'URL', help: 'the Redis server, as in redis://127.0.0.1:6379' },
    queue: { type: 'text', value: 'NAME', help: 'name of the queue (default: newsgloss)' },
    put: { type: 'flag', help: 'put documents in, one JSON object {"id","text"} a line; an id that is already there is passed over' },
    take: { type: 'flag', help: 'print the results, one a line, as they are done; ends when none is open; dead letters are told, exit code 3' },
    retry: { type: 'flag', help: 'give documents that were kept aside new tries' },
    clear: { type: 'flag', help: 'take everything out of the queue, results too' },
    jobs: { ...JOBS_OPTION, help: 'work on N documents at once (default: all cores)' },
    'lost-after': { type: 'text', value: 'SECONDS', help: 'a worker that is silent for so long is lost, its document given to another (default: 30)' },
  },
  examples: ['newsgloss work --redis redis://127.0.0.1 --put documents.jsonl', 'newsgloss work --redis redis://127.0.0.1', 'newsgloss work --redis redis://127.0.0.1 --take >annotated.jsonl'],
};

export async function work(args: Arguments, io: CliIo): Promise<ExitCode> {
  const modes = ['put', 'take', 'retry', 'clear'].filter((m) => args.flag(m));
  if (modes.length > 1) throw new Misuse(`--${modes[0]} and --${modes[1]} exclude one another.`);
  if (args.paths.length > 0 && !args.flag('put')) throw new Misuse('Files go with --put.');
  const lostAfter = secondsOf(args.text('lost-after'));
  const jobs = jobsOf(args, io);
  const opened = await DocumentQueue.open({ redis: addressOf(args.text('redis')), name: nameOf(args.text('queue')) }, io.signal);
  if (!opened.ok) {
    io.err(`newsgloss work: ${onOneLine(opened.error)}\n`);
    return EXIT.unreadable;
  }
  const queue = opened.value;
  try {
    if (args.flag('put')) return await put(args.paths, queue, io);
    if (args.flag('take')) return await take(queue, io);
    if (args.flag('retry')) await queue.retryDead();
    else if (args.flag('clear')) await queue.clear();
    else return await workOff(queue, { jobs, lostAfter }, io);
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof ServerLost)) throw error;
    io.err(`newsgloss work: ${onOneLine(error.message)}\n`);
    return EXIT.unreadable;
  } finally {
    await queue.close();
  }
}

function addressOf(redis: string | undefined): string {
  if (redis === undefined) throw new Misuse('--redis is missing: the address of a Redis server, as in redis://127.0.0.1:6379.');
  if (!REDIS.test(redis)) throw new Misuse(`--redis takes an address such as redis://127.0.0.1:6379, not "${redis}".`);
  return redis;
}

/** Hits "redis://127.0.0.1"; misses "127.0.0.1". */
const REDIS = /^rediss?:\/\/[^\s]+$/u;

function nameOf(queue: string | undefined): string {
  if (queue !== undefined && !NAME.test(queue)) throw new Misuse(`--queue takes letters, digits, "-" and "_", not "${queue}".`);
  return queue ?? 'newsgloss';
}

/** Hits "desk-2"; misses "a:b", which Redis keys are cut at. */
const NAME = /^[\w-]+$/u;

/** Milliseconds. */
function secondsOf(text: string | undefined): number {
  if (text !== undefined && !(Number(text) >= 1 && Number(text) <= 86_400)) throw new Misuse(`--lost-after takes seconds from 1 on, not "${text}".`);
  return Number(text ?? 30) * 1000;
}

async function put(paths: readonly string[], queue: DocumentQueue, io: CliIo): Promise<ExitCode> {
  if (paths.length === 0 && io.stdinIsTerminal) throw new Misuse('Name a file of documents, or pipe one in.');
  let [documents, unreadable] = [0, false];
  for (const path of paths.length > 0 ? paths : ['-']) {
    const name = path === '-' ? '<stdin>' : path;
    const complain = (place: string, message: string): void => {
      unreadable = true;
      io.err(`${place}: ${onOneLine(message)}\n`);
    };
    try {
      for await (const document of documentsOf(byteLines(path === '-' ? io.stdin : createReadStream(resolve(io.cwd, path)), LONGEST_LINE), (line, message) => { complain(`${name}:${line}`, message); })) {
        checkpoint(io);
        await queue.put(String(document.id), JSON.stringify(document));
        documents++;
      }
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      complain(name, error.message);
    }
  }
  io.err(`${count(documents, 'document', 'documents')} put into the queue\n`);
  return unreadable ? EXIT.unreadable : EXIT.fine;
}

async function* documentsOf(lines: AsyncIterable<Line>, complain: (line: number, message: string) => void): AsyncGenerator<SourceDocument> {
  for await (const line of lines) {
    const read = line.kind === 'tooLong' ? ({ ok: false, error: `longer than ${LONGEST_LINE / 1_000_000} MB` } as const) : readDocument(line.bytes);
    if (!read.ok) complain(line.number, read.error);
    else if (read.value) yield read.value;
  }
}

/** Milliseconds between two looks for results. */
const LOOK = 150;

async function take(queue: DocumentQueue, io: CliIo): Promise<ExitCode> {
  for (let taken = 0; ;) {
    checkpoint(io);
    // Looked at before the results: what is done meanwhile is taken at the next look.
    const { open } = await queue.counts();
    const results = await queue.results(taken);
    for (const line of results) await io.out(line);
    taken += results.length;
    if (results.length > 0) continue;
    if (open === 0) break;
    await new Promise((done) => setTimeout(done, LOOK));
  }
  const dead = await queue.dead();
  for (const { line, reason } of dead) io.err(`dead letter ${onOneLine(line.slice(0, 80))}: ${onOneLine(reason)}\n`);
  return dead.length > 0 ? EXIT.unreadable : EXIT.fine;
}

async function workOff(queue: DocumentQueue, { jobs, lostAfter }: { readonly jobs: number; readonly lostAfter: number }, io: CliIo): Promise<ExitCode> {
  const hands: Hand<WholeLine, AnnotatedLine>[] = [];
  const annotate = annotator(hands, jobs, io);
  let [done, failed] = [0, 0];
  io.err(`working on ${count(jobs, 'document', 'documents')} at once; Ctrl-C ends it in order\n`);
  const known = await queue.work(annotate, {
    jobs,
    lostAfter,
    done: () => { done++; },
    failed: (message) => { failed++; io.err(`${onOneLine(message)}\n`); },
    lost: (reason) => { io.err(`the Redis server is gone (${onOneLine(reason)}); trying again until it answers\n`); },
    found: () => { io.err('the Redis server answers again\n'); },
  });
  await Promise.all(hands.map((hand) => hand.end()));
  io.err(`${count(done, 'document', 'documents')} done, ${failed} failed\n`);
  if (!known) io.err('newsgloss work: ended without the Redis server, which does not answer; documents that were in work go to another worker when it does\n');
  return known ? EXIT.fine : EXIT.unreadable;
}

/** Threads for several documents at once; for one, or where there are no threads, this one. */
function annotator(hands: Hand<WholeLine, AnnotatedLine>[], jobs: number, io: CliIo): (line: string) => Promise<string> {
  const { startWorker } = io;
  if (jobs > 1 && startWorker) return async (line) => lineOf(await handFor(hands, jobs, () => startWorker({ newsgloss: 'documents', kinds: {} })).give({ number: 1, bytes: Buffer.from(line) }));
  const annotate = lineAnnotator(io.resources(), {});
  return (line) => Promise.resolve(lineOf(annotate(Buffer.from(line))));
}

function lineOf(answer: AnnotatedLine): string {
  if (!answer.ok || answer.value === undefined) throw new Error(answer.ok ? 'an empty line lies in the queue' : `no document: ${answer.error}`);
  return answer.value;
}
