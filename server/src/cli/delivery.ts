// Where an export goes: one file to standard output, or files to a folder, all of them or none, with the report of what was lost.
import { resolve } from 'node:path';
import { isLossy, type Loss } from '../core/exchange/losses.js';
import type { Chunk, Format } from '../core/exchange/port.js';
import type { Arguments } from './arguments.js';
import type { RunResult } from './articleRun.js';
import { EXIT, type ExitCode } from './exitCodes.js';
import type { CliIo } from './io.js';
import { Misuse } from './misuse.js';
import { count } from './report.js';
import { Staging } from './staging.js';

export interface Delivery {
  readonly format: Format;
  readonly out: string | undefined;
  /** Write nothing where something would be lost. */
  readonly strict: boolean;
  /** Print the report as JSON. */
  readonly json: boolean;
}

export function readDelivery(format: Format, args: Arguments): Delivery {
  const out = args.text('out');
  if (out === undefined && !format.singleFile) throw new Misuse(`${format.label} is written as several files: say where with --out DIR.`);
  if (out === undefined && format.binary === true) throw new Misuse(`${format.label} is no text: say where with --out DIR.`);
  if (out === undefined && args.flag('json')) throw new Misuse('--json prints the report where the export would go: add --out DIR.');
  return { format, out, strict: args.flag('strict'), json: args.flag('json') };
}

export interface Outcome extends RunResult {
  readonly annotations: number;
  readonly losses: readonly Loss[];
}

/** Hands over pieces of files as they are made. */
export type Producer = (take: (chunks: readonly Chunk[]) => Promise<void>) => Promise<Outcome>;

export function deliver(job: Delivery, io: CliIo, produce: Producer): Promise<ExitCode> {
  return job.out === undefined ? toStandardOutput(job, io, produce) : toFolder({ ...job, out: resolve(io.cwd, job.out) }, io, produce);
}

/** With --strict nothing may come out before all is known, so it is kept till then. */
async function toStandardOutput(job: Delivery, io: CliIo, produce: Producer): Promise<ExitCode> {
  const kept: string[] = [];
  const outcome = await produce(async (chunks) => {
    for (const { text } of chunks) {
      if (job.strict) kept.push(text);
      else await io.out(text);
    }
  });
  tellLosses(outcome, io);
  if (refused(job, outcome, io)) return EXIT.findings;
  for (const text of kept) await io.out(text);
  return outcome.unreadable ? EXIT.unreadable : EXIT.fine;
}

async function toFolder(job: Delivery & { readonly out: string }, io: CliIo, produce: Producer): Promise<ExitCode> {
  const staging = await begin(job.out, io);
  if (!staging) return EXIT.unreadable;
  try {
    const { inputs, ...outcome } = await produce((chunks) => {
      staging.append(chunks);
      return Promise.resolve();
    });
    if (!job.json) tellLosses(outcome, io);
    const refusal = refused(job, outcome, io);
    const article = refusal ? undefined : staging.standsOn(inputs);
    if (article !== undefined) throw new Misuse(`The export would be written over the article ${article}: choose another folder with --out.`);
    const files = refusal ? [] : await staging.commit();
    if (job.json) await io.out(`${JSON.stringify({ files, ...outcome }, undefined, 2)}\n`);
    else if (!refusal) io.err(`${count(outcome.annotations, 'annotation', 'annotations')} of ${count(outcome.articles, 'article', 'articles')} in ${count(files.length, 'file', 'files')} in ${job.out}\n`);
    return refusal ? EXIT.findings : outcome.unreadable ? EXIT.unreadable : EXIT.fine;
  } finally {
    await staging.abandon();
  }
}

async function begin(out: string, io: CliIo): Promise<Staging | undefined> {
  try {
    return await Staging.begin(out);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    io.err(`newsgloss export: cannot write to ${out}: ${error.message}\n`);
    return undefined;
  }
}

export function tellLosses({ losses }: Pick<Outcome, 'losses'>, io: CliIo): void {
  for (const l of losses) {
    const named = l.files.slice(0, FILES_NAMED).join(', ');
    io.err(`${l.kind}: ${l.message} (${named}${l.files.length > FILES_NAMED ? ', …' : ''})\n`);
  }
}

const FILES_NAMED = 3;

function refused(job: Delivery, outcome: Pick<Outcome, 'losses' | 'unreadable'>, io: CliIo): boolean {
  const refusal = job.strict && (isLossy(outcome.losses) || outcome.unreadable);
  if (refusal) io.err('nothing was written: --strict, and something would be lost\n');
  return refusal;
}
