// newsgloss import: annotations of other tools into gloss files; all of them or none.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { isLossy, lossCounter } from '../../core/exchange/losses.js';
import { fileNames } from '../../core/exchange/names.js';
import { importArticle } from '../../core/exchange/reading/importArticle.js';
import type { Reading } from '../../core/exchange/reading/port.js';
import { readFiles } from '../../core/exchange/reading/run.js';
import { findFormat, FORMATS } from '../../core/exchange/registry.js';
import type { Format } from '../../core/exchange/port.js';
import { applyOperations } from '../../core/gloss/edit.js';
import { newId } from '../../core/gloss/ids.js';
import type { AnnotatedArticle } from '../../core/model/annotated.js';
import type { GlossOperation } from '../../core/model/gloss.js';
import { encodeUtf8 } from '../../node/encoding.js';
import { replaceFile, statFile } from '../../node/files.js';
import { say } from '../../service/messages.js';
import { type ArticleFile, openArticle } from '../articleFile.js';
import { type Arguments, columns, type CommandSpec } from '../arguments.js';
import { tellLosses } from '../delivery.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { foreignFiles, wantedArticles } from '../foreignFiles.js';
import type { Input } from '../inputs.js';
import { checkpoint, type CliIo } from '../io.js';
import { Misuse } from '../misuse.js';
import { Newsrooms } from '../newsrooms.js';
import { count } from '../report.js';

export const READABLE = FORMATS.filter((f) => f.reader);

export const importSpec: CommandSpec = {
  name: 'import',
  summary: 'Take over annotations from the files of other tools',
  usage: ['import --from FORMAT [OPTIONS] FILE|FOLDER…'],
  description: [
    'Writes the annotations into gloss files beside the articles of a folder; articles that are not there are made.',
    'What is there already is brought up to date. A malformed file is told with its line, and nothing is written.',
    '',
    'Formats:',
    ...columns(READABLE.map((f) => [f.id, f.label] as const)),
  ],
  options: {
    from: { type: 'text', short: 'f', value: 'FORMAT', choices: READABLE.map((f) => f.id), help: READABLE.map((f) => f.id).join(', ') },
    into: { type: 'text', short: 'i', value: 'DIR', help: 'folder of the articles (default: the current one)' },
    as: { type: 'text', value: 'suggested|accepted', choices: ['suggested', 'accepted'], help: 'how annotations land; without it as the file says, and as accepted where it says nothing' },
    strict: { type: 'flag', help: 'write nothing and end with 1 if anything would be lost' },
    json: { type: 'flag', help: 'print the report as JSON' },
  },
  examples: ['newsgloss import --from brat --as suggested project/', 'newsgloss import --from labelstudio --into articles export.json'],
};

interface Job {
  readonly format: Format;
  readonly into: string;
  readonly as: 'suggested' | 'accepted' | undefined;
  readonly strict: boolean;
  readonly json: boolean;
}

export async function importCommand(args: Arguments, io: CliIo): Promise<ExitCode> {
  const job = readJob(args, io);
  if (args.paths.length === 0) throw new Misuse('Say which files to import.');
  const newsrooms = new Newsrooms(io.resources);
  const reading = await readForeign(job.format, args.paths, [job.into, io.cwd], io, newsrooms);
  if (tellProblems(reading, io)) return EXIT.unreadable;
  const losses = lossCounter();
  const plans = await planAll(reading.articles, job, { io, newsrooms, losses });
  const all = [...reading.losses, ...losses.list()];
  const failed = plans.filter((p) => 'problem' in p);
  if (!job.json) tellLosses({ losses: all }, io);
  for (const p of failed) io.err(`${p.shown}: error: ${p.problem}\n`);
  if (failed.length > 0) return nothingWritten(io, EXIT.unreadable);
  if (job.strict && isLossy(all)) return nothingWritten(io, EXIT.findings);
  const ready = plans.filter((p) => 'source' in p);
  const changed = await writeAll(ready);
  for (const p of changed) io.err(`${p.shown}: error: it changed meanwhile and was left as it is; run the command again\n`);
  const done = ready.filter((p) => !changed.includes(p));
  if (job.json) await io.out(`${JSON.stringify({ articles: done.map((p) => p.shown), annotations: total(done), losses: all }, undefined, 2)}\n`);
  else io.err(`${count(total(done), 'annotation', 'annotations')} of ${count(done.length, 'article', 'articles')} taken over\n`);
  return changed.length > 0 ? EXIT.unreadable : EXIT.fine;
}

function readJob(args: Arguments, io: CliIo): Job {
  const format = READABLE.find((f) => f === findFormat(args.text('from') ?? ''));
  if (!format) throw new Misuse(`--from is missing: ${READABLE.map((f) => f.id).join(', ')}.`);
  const as = args.text('as');
  return { format, into: resolve(io.cwd, args.text('into') ?? '.'), as: as === 'suggested' || as === 'accepted' ? as : undefined, strict: args.flag('strict'), json: args.flag('json') };
}

function nothingWritten(io: CliIo, code: ExitCode): ExitCode {
  io.err('nothing was written\n');
  return code;
}

/** Reads the files of a format, with the articles that it needs beside them from the folders. */
export async function readForeign(format: Format, paths: readonly string[], folders: readonly string[], io: CliIo, newsrooms: Newsrooms): Promise<Reading> {
  if (!format.reader) throw new Misuse(`${format.label} can only be written.`);
  const files = await foreignFiles(paths, io);
  const beside = await wantedArticles(format.reader, files, folders);
  const { project } = await newsrooms.around(resolve(folders[0] ?? io.cwd, 'x'));
  return readFiles(format.reader, [...files, ...beside], project.kinds.map((k) => k.name));
}

/** @returns true where something is malformed; it has been said. */
export function tellProblems({ problems }: Reading, io: CliIo): boolean {
  for (const p of problems) io.err(`${p.file}:${p.line === undefined ? '' : `${p.line}:`} error: ${p.message}\n`);
  if (problems.length > 0) io.err('nothing was written\n');
  return problems.length > 0;
}

interface Plan {
  readonly shown: string;
  readonly annotations: number;
  /** New text of the gloss file. */
  readonly source: string;
  readonly glossPath: string;
  readonly glossBytes: Uint8Array | undefined;
  /** Of an article that is not there yet. */
  readonly article: { readonly path: string; readonly text: string } | undefined;
}
interface Failure { readonly shown: string; readonly problem: string }
interface Context { readonly io: CliIo; readonly newsrooms: Newsrooms; readonly losses: ReturnType<typeof lossCounter> }

async function planAll(articles: readonly AnnotatedArticle[], job: Job, context: Context): Promise<(Plan | Failure)[]> {
  const names = fileNames();
  const plans: (Plan | Failure)[] = [];
  for (const article of articles) {
    checkpoint(context.io);
    plans.push(await plan(article, named(article.file, names), job, context));
  }
  return plans;
}

/** A text has an ending; hit: "a.md", miss: "a", "a.b c". */
const ENDING = /\.[A-Za-z0-9]{1,8}$/u;

const named = (file: string, names: ReturnType<typeof fileNames>): string => names.take(ENDING.test(file) ? file : `${file}.txt`).name;

async function plan(foreign: AnnotatedArticle, name: string, job: Job, { io, newsrooms, losses }: Context): Promise<Plan | Failure> {
  const path = resolve(job.into, name);
  const present = (await statFile(path)) !== undefined;
  const input: Input = { kind: 'article', path, shown: name, name };
  const file = present ? await openArticle(input, io, newsrooms) : undefined;
  if (present && (!file || file.snapshot.unreadable || file.snapshot.encodingProblem)) return { shown: name, problem: 'the article cannot be read' };
  if (file?.snapshot.gloss && !file.snapshot.gloss.reading.writable) return { shown: name, problem: 'its gloss file cannot be read: newsgloss check tells why' };
  const text = file?.snapshot.text ?? foreign.text;
  const operations = operationsFor(foreign, text, file, { job, io, shared: (await newsrooms.around(path)).shared, losses });
  const target = { file: name.slice(name.lastIndexOf('/') + 1), text, ...(file ? { anchored: file.snapshot.anchored } : {}) };
  const applied = applyOperations(file?.snapshot.gloss?.source, operations, target);
  if (!applied.ok) return { shown: name, problem: say(applied.error.code, ...applied.error.args) };
  return {
    shown: name,
    annotations: operations.filter((o) => o.kind === 'put').length,
    source: applied.value.source,
    glossPath: file?.glossPath ?? `${path}.gloss.yaml`,
    glossBytes: file?.glossBytes,
    article: present ? undefined : { path, text: foreign.text },
  };
}

function operationsFor(foreign: AnnotatedArticle, text: string, file: ArticleFile | undefined, { job, io, shared, losses }: { readonly job: Job; readonly io: CliIo; readonly shared: ReadonlySet<string>; readonly losses: Context['losses'] }): GlossOperation[] {
  const annotations = (file?.snapshot.anchored ?? []).map((a) => a.annotation);
  const taken = new Set([...annotations.map((a) => a.id), ...foreign.annotations.map((a) => a.id)]);
  const target = { text, annotations, entities: file?.snapshot.glossFile?.entities ?? [], shared };
  const fresh = (prefix: string): string => {
    const id = newId(prefix, io.random, taken);
    taken.add(id);
    return id;
  };
  return importArticle(foreign, target, { newId: fresh, ...(job.as ? { as: job.as } : {}) }, losses);
}

/** @returns those whose gloss file changed meanwhile: they are left as they are. */
async function writeAll(plans: readonly Plan[]): Promise<Plan[]> {
  const changed: Plan[] = [];
  for (const p of plans) {
    if (p.article) {
      await mkdir(dirname(p.article.path), { recursive: true });
      await replaceFile(p.article.path, undefined, encodeUtf8(p.article.text));
    }
    if (p.source === '' || (await replaceFile(p.glossPath, p.glossBytes, encodeUtf8(p.source))) === 'written') continue;
    changed.push(p);
  }
  return changed;
}

const total = (plans: readonly Plan[]): number => plans.reduce((sum, p) => sum + p.annotations, 0);
