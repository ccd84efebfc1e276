// newsgloss annotate --jsonl: a filter from documents to annotated documents, line by line, in constant memory.
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createAnalyser } from '../../core/detect/analyse.js';
import { documentRecord, type PlaceKinds } from '../../core/exchange/jsonl/record.js';
import { type Document, readDocument } from '../documents.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { checkpoint, type CliIo, Interrupted } from '../io.js';
import { byteLines } from '../jsonLines.js';
import { onOneLine } from '../report.js';

/** Bytes of the longest line that is taken: an article of 20 MB with every character escaped would not fit, any real one does. */
const LONGEST_LINE = 64_000_000;

/**
 * Each line of the files (none: standard input) becomes one line, in the same order. A line that is no document gives a message with its
 * number and no line; the rest goes on.
 */
export async function annotateLines(paths: readonly string[], kinds: PlaceKinds, io: CliIo): Promise<ExitCode> {
  const analyser = createAnalyser(io.resources());
  const annotate = (document: Document): string => `${JSON.stringify({ ...documentRecord(String(document.id), document.text, analyser.analyse(document.text), kinds), id: document.id })}\n`;
  let unreadable = false;
  const complain = (place: string, message: string): void => {
    unreadable = true;
    io.err(`${place}: ${onOneLine(message)}\n`);
  };
  for (const path of paths.length > 0 ? paths : ['-']) {
    const name = path === '-' ? '<stdin>' : path;
    try {
      for await (const line of byteLines(path === '-' ? io.stdin : createReadStream(resolve(io.cwd, path)), LONGEST_LINE)) {
        checkpoint(io);
        const read = line.kind === 'tooLong' ? ({ ok: false, error: `longer than ${LONGEST_LINE / 1_000_000} MB` } as const) : readDocument(line.bytes);
        if (!read.ok) complain(`${name}:${line.number}`, read.error);
        else if (read.value) await io.out(annotate(read.value));
      }
    } catch (error) {
      if (error instanceof Interrupted || !(error instanceof Error) || !('syscall' in error)) throw error;
      complain(name, error.message);
    }
  }
  return unreadable ? EXIT.unreadable : EXIT.fine;
}
