// newsgloss annotate --jsonl: a filter from documents to annotated documents, line by line, in constant memory, on as many cores as are wanted.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { RecordKinds } from '../../core/exchange/jsonl/record.js';
import { lineAnnotator, type AnnotatedLine, type WholeLine } from '../annotatedLine.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { checkpoint, type CliIo, Interrupted } from '../io.js';
import { inOrder } from '../jobs/orderedPool.js';
import { byteLines, type Line, LONGEST_LINE } from '../jsonLines.js';
import { onOneLine } from '../report.js';

export interface LineOptions {
  readonly kinds: RecordKinds;
  /** Worker threads; 1: none. */
  readonly jobs: number;
}

/**
 * Each line of the files (none: standard input) becomes one line, in the same order, as soon as it is there. A line that is no document gives a
 * message with its number and no line; the rest goes on.
 */
export async function annotateLines(paths: readonly string[], { kinds, jobs }: LineOptions, io: CliIo): Promise<ExitCode> {
  let unreadable = false;
  const complain = (place: string, message: string): void => {
    unreadable = true;
    io.err(`${place}: ${onOneLine(message)}\n`);
  };
  const annotateAll = annotator({ kinds, jobs }, io);
  for (const path of paths.length > 0 ? paths : ['-']) {
    const name = path === '-' ? '<stdin>' : path;
    const lines = wanted(byteLines(path === '-' ? io.stdin : createReadStream(resolve(io.cwd, path)), LONGEST_LINE), io, (n) => { complain(`${name}:${n}`, `longer than ${LONGEST_LINE / 1_000_000} MB`); });
    try {
      await annotateAll(lines, async (answer, line) => {
        if (!answer.ok) complain(`${name}:${line.number}`, answer.error);
        else if (answer.value !== undefined) await io.out(answer.value);
      });
    } catch (error) {
      if (error instanceof Interrupted || !(error instanceof Error) || !('syscall' in error)) throw error;
      complain(name, error.message);
    }
  }
  return unreadable ? EXIT.unreadable : EXIT.fine;
}


type Take = (answer: AnnotatedLine, line: WholeLine) => Promise<void>;

function annotator({ kinds, jobs }: LineOptions, io: CliIo): (lines: AsyncIterable<WholeLine>, take: Take) => Promise<void> {
  const { startWorker } = io;
  if (jobs > 1 && startWorker) {
    const start = (): ReturnType<typeof startWorker> => startWorker({ newsgloss: 'documents', kinds });
    return (lines, take) => inOrder<WholeLine, AnnotatedLine>(lines, { jobs, start }, take);
  }
  const annotate = lineAnnotator(io.resources(), kinds);
  return async (lines, take) => { for await (const line of lines) await take(annotate(line.bytes), line); };
}

/** Lines that are not too long, each with bytes of its own: a thread would else be sent the whole chunk that they were cut from. */
async function* wanted(lines: AsyncIterable<Line>, io: CliIo, tooLong: (number: number) => void): AsyncGenerator<WholeLine> {
  for await (const line of lines) {
    checkpoint(io);
    if (line.kind === 'tooLong') tooLong(line.number);
    else yield { number: line.number, bytes: new Uint8Array(line.bytes) };
  }
}
