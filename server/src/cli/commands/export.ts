// newsgloss export: annotations in the formats of other tools, with a report of what each could not carry.
import { resolve } from 'node:path';
import { isLossy, type Loss } from '../../core/exchange/losses.js';
import type { Chunk, ExportOptions, Format } from '../../core/exchange/port.js';
import { findFormat, FORMATS, startExport } from '../../core/exchange/registry.js';
import { annotatedArticle } from '../../service/annotated.js';
import { type Arguments, columns, type CommandSpec } from '../arguments.js';
import { eachArticle, type RunResult } from '../articleRun.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { Misuse } from '../misuse.js';
import { count } from '../report.js';
import { Staging } from '../staging.js';

const STATUSES = ['suggested', 'rejected'] as const;

export const exportSpec: CommandSpec = {
  name: 'export',
  summary: 'Write annotations in the formats of other tools',
  usage: ['export --format FORMAT [OPTIONS] [FILE|FOLDER|GLOB]…'],
  description: [
    'Exports accepted, edited and added annotations of the articles (default: of the current folder).',
    'Says on standard error what the format could not carry.',
    '',
    'Formats:',
    ...columns(FORMATS.map((f) => [f.id, f.detail] as const)),
  ],
  options: {
    format: { type: 'text', short: 'f', value: 'FORMAT', choices: FORMATS.map((f) => f.id), help: FORMATS.map((f) => f.id).join(', ') },
    out: { type: 'text', short: 'o', value: 'DIR', help: 'folder to write to; without it a single file goes to standard output' },
    with: { type: 'text', value: 'STATUS,…', choices: STATUSES, list: true, help: 'also export annotations that are suggested, rejected' },
    strict: { type: 'flag', help: 'write nothing and end with 1 if anything would be lost' },
    json: { type: 'flag', help: 'with --out: print the report as JSON' },
    bom: { type: 'flag', help: 'csv: begin with a byte order mark, for spreadsheet programs that ask for one' },
    'no-guard': { type: 'flag', help: "csv: leave cells as they are that a spreadsheet would run as formulas" },
    base: { type: 'text', value: 'IRI', help: 'w3c: absolute address under which articles and annotations are named' },
  },
  examples: ['newsgloss export --format csv --out tables samples/newsroom', 'newsgloss export --format jsonl >articles.jsonl', 'newsgloss export --format brat --with suggested --out brat articles/'],
};

export async function exportCommand(args: Arguments, io: CliIo): Promise<ExitCode> {
  const job = readJob(args);
  const paths = args.paths.length > 0 ? args.paths : ['.'];
  return job.out === undefined ? toStandardOutput(job, paths, io) : toFolder({ ...job, out: resolve(io.cwd, job.out) }, paths, io);
}

interface Job {
  readonly format: Format;
  readonly options: ExportOptions;
  readonly out: string | undefined;
  readonly strict: boolean;
  readonly json: boolean;
}

function readJob(args: Arguments): Job {
  const format = findFormat(args.text('format') ?? '');
  if (!format) throw new Misuse(`--format is missing: ${FORMATS.map((f) => f.id).join(', ')}.`);
  const [out, base] = [args.text('out'), args.text('base')];
  if (out === undefined && !format.singleFile) throw new Misuse(`${format.label} is written as several files: say where with --out DIR.`);
  if (out === undefined && args.flag('json')) throw new Misuse('--json prints the report where the export would go: add --out DIR.');
  if (base !== undefined && !isAbsoluteIri(base)) throw new Misuse(`--base takes an absolute address such as https://example.org/articles/, not "${base}".`);
  for (const [option, id] of [['bom', 'csv'], ['no-guard', 'csv'], ['base', 'w3c']] as const) {
    if (format.id !== id && (args.flag(option) || args.text(option) !== undefined)) throw new Misuse(`--${option} goes with --format ${id}.`);
  }
  const withStatuses = STATUSES.filter((s) => args.list('with').includes(s));
  const options: ExportOptions = { with: withStatuses, bom: args.flag('bom'), guardFormulas: !args.flag('no-guard'), ...(base !== undefined ? { base } : {}) };
  return { format, options, out, strict: args.flag('strict'), json: args.flag('json') };
}

function isAbsoluteIri(text: string): boolean {
  try {
    return /^https?:$/u.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

interface Outcome extends RunResult {
  readonly annotations: number;
  readonly losses: readonly Loss[];
}

async function runExport(job: Job, paths: readonly string[], io: CliIo, take: (chunks: readonly Chunk[]) => Promise<void>): Promise<Outcome> {
  const run = startExport(job.format, job.options);
  const result = await eachArticle(paths, io, async (file) => take(run.add(annotatedArticle(file.snapshot, file.input.name, job.options.with ?? []))));
  const { chunks, losses, annotations } = run.end();
  await take(chunks);
  return { ...result, annotations, losses };
}

/** With --strict nothing may come out before all is known, so it is kept till then. */
async function toStandardOutput(job: Job, paths: readonly string[], io: CliIo): Promise<ExitCode> {
  const kept: string[] = [];
  const outcome = await runExport(job, paths, io, async (chunks) => {
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

async function toFolder(job: Job & { readonly out: string }, paths: readonly string[], io: CliIo): Promise<ExitCode> {
  const staging = await begin(job.out, io);
  if (!staging) return EXIT.unreadable;
  try {
    const { inputs, ...outcome } = await runExport(job, paths, io, (chunks) => staging.append(chunks));
    if (!job.json) tellLosses(outcome, io);
    const refusal = refused(job, outcome, io);
    const article = refusal ? undefined : await staging.standsOn(inputs);
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

function tellLosses({ losses }: Pick<Outcome, 'losses'>, io: CliIo): void {
  for (const l of losses) {
    const named = l.files.slice(0, FILES_NAMED).join(', ');
    io.err(`${l.kind}: ${l.message} (${named}${l.files.length > FILES_NAMED ? ', …' : ''})\n`);
  }
}

const FILES_NAMED = 3;

function refused(job: Job, outcome: Pick<Outcome, 'losses' | 'unreadable'>, io: CliIo): boolean {
  const refusal = job.strict && (isLossy(outcome.losses) || outcome.unreadable);
  if (refusal) io.err('nothing was written: --strict, and something would be lost\n');
  return refusal;
}
