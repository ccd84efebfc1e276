// newsgloss export: annotations in the formats of other tools, with a report of what each could not carry.
import { join, resolve, sep } from 'node:path';
import { SCHEMES } from '../../core/exchange/conll/tags.js';
import type { ExportOptions } from '../../core/exchange/port.js';
import { findFormat, FORMATS, startExport } from '../../core/exchange/registry.js';
import { loadOutline } from '../../node/resources.js';
import { type Arguments, columns, type CommandSpec } from '../arguments.js';
import { eachArticle } from '../articleRun.js';
import { deliver, type Delivery, readDelivery } from '../delivery.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs.js';
import { Misuse } from '../misuse.js';
import { Newsrooms } from '../newsrooms.js';
import { PROJECT_NAME } from '../../service/uris.js';

const STATUSES = ['suggested', 'rejected'] as const;

export const exportSpec: CommandSpec = {
  name: 'export',
  summary: 'Write annotations in the formats of other tools',
  usage: ['export --format FORMAT [OPTIONS] [FILE|FOLDER|GLOB]…', 'export [FOLDER]'],
  description: [
    'Exports accepted, edited and added annotations of the articles (default: of the current folder).',
    'Says on standard error what the format could not carry.',
    'Without --format it writes what newsgloss.yaml of the folder lists under exports.',
    '',
    'Formats:',
    ...columns(FORMATS.map((f) => [f.id, f.detail] as const)),
  ],
  options: {
    format: { type: 'text', short: 'f', value: 'FORMAT', choices: FORMATS.map((f) => f.id), help: FORMATS.map((f) => f.id).join(', ') },
    out: { type: 'text', short: 'o', value: 'DIR', help: 'folder to write to; without it a single file goes to standard output' },
    with: { type: 'text', value: 'STATUS,…', choices: STATUSES, list: true, help: 'also export annotations that are suggested, rejected' },
    jobs: JOBS_OPTION,
    strict: { type: 'flag', help: 'write nothing and end with 1 if anything would be lost' },
    json: { type: 'flag', help: 'with --out: print the report as JSON' },
    bom: { type: 'flag', help: 'csv: begin with a byte order mark, for spreadsheet programs that ask for one' },
    'no-guard': { type: 'flag', help: "csv: leave cells as they are that a spreadsheet would run as formulas" },
    scheme: { type: 'text', value: 'SCHEME', choices: SCHEMES, help: 'conll2003: how words are tagged: iob1, iob2 (default), bioes' },
    base: { type: 'text', value: 'IRI', help: 'w3c, geojson, linkedplaces, schemaorg: absolute address under which things are named' },
  },
  examples: ['newsgloss export --format csv --out tables samples/newsroom', 'newsgloss export --format jsonl >articles.jsonl', 'newsgloss export samples/newsroom', 'newsgloss export --format brat --with suggested --out brat articles/'],
};

export async function exportCommand(args: Arguments, io: CliIo): Promise<ExitCode> {
  if (args.text('format') === undefined && args.text('out') === undefined) return exportListed(args, io);
  return exportTo(readJob(args, io), args.paths.length > 0 ? args.paths : ['.'], io);
}

/** What the newsroom lists under `exports`, each into its folder. */
async function exportListed(args: Arguments, io: CliIo): Promise<ExitCode> {
  const { root, project } = await new Newsrooms(io.resources).around(resolve(io.cwd, args.paths[0] ?? '.', 'any'));
  if (args.paths.length > 1 || root === undefined || project.exports.length === 0) throw new Misuse(`--format is missing (${FORMATS.map((f) => f.id).join(', ')}), and no newsgloss.yaml here lists exports.`);
  const options = ['with', 'bom', 'no-guard', 'scheme', 'base'].filter((o) => args.text(o) !== undefined || args.flag(o) || args.list(o).length > 0);
  if (options[0] !== undefined) throw new Misuse(`--${options[0]} goes with --format.`);
  let worst: ExitCode = EXIT.fine;
  for (const { format: id, to } of project.exports) {
    const format = findFormat(id);
    if (!format) throw new Misuse(`exports of ${join(root, PROJECT_NAME)} name the format "${id}": ${FORMATS.map((f) => f.id).join(', ')}.`);
    const out = resolve(root, to);
    if (out === root || !out.startsWith(root + sep)) throw new Misuse(`exports of ${join(root, PROJECT_NAME)} go to "${to}", which is no folder inside the newsroom.`);
    const code = await exportTo({ format, out, strict: args.flag('strict'), json: args.flag('json'), options: {}, jobs: jobsOf(args, io) }, ['.'], { ...io, cwd: root });
    if (code > worst) worst = code;
  }
  return worst;
}

function exportTo(job: Job, paths: readonly string[], io: CliIo): Promise<ExitCode> {
  return deliver(job, io, async (take) => {
    const run = startExport(job.format, { ...job.options, ...resourcesFor(job.format.id, io) });
    const result = await eachArticle({ paths, jobs: job.jobs, task: { name: 'read', with: job.options.with ?? [] } }, io, async (article) => take(run.add(article)));
    const { chunks, losses, annotations } = run.end();
    await take(chunks);
    return { ...result, annotations, losses };
  });
}

/** What some formats draw or divide with. */
export function resourcesFor(format: string, io: CliIo): Pick<ExportOptions, 'outline' | 'abbreviations'> {
  const outline = format === 'html' ? loadOutline() : undefined;
  return { ...(outline ? { outline } : {}), ...(BY_SENTENCES.has(format) ? { abbreviations: io.resources().lexicon.abbreviations } : {}) };
}

/** Formats that divide texts into sentences. */
const BY_SENTENCES: ReadonlySet<string> = new Set(['conll2003', 'conllu', 'webanno']);

interface Job extends Delivery {
  readonly jobs: number;
  readonly options: ExportOptions;
}

function readJob(args: Arguments, io: CliIo): Job {
  const format = findFormat(args.text('format') ?? '');
  if (!format) throw new Misuse(`--format is missing: ${FORMATS.map((f) => f.id).join(', ')}.`);
  const base = args.text('base');
  const delivery = readDelivery(format, args);
  if (base !== undefined && !isAbsoluteIri(base)) throw new Misuse(`--base takes an absolute address such as https://example.org/articles/, not "${base}".`);
  for (const [option, id] of [['bom', 'csv'], ['no-guard', 'csv'], ['scheme', 'conll2003']] as const) {
    if (format.id !== id && !(id === 'csv' && format.id === 'tsv') && (args.flag(option) || args.text(option) !== undefined)) throw new Misuse(`--${option} goes with --format ${id}.`);
  }
  if (base !== undefined && !WITH_ADDRESSES.has(format.id)) throw new Misuse(`--base goes with --format ${[...WITH_ADDRESSES].join(', ')}.`);
  const scheme = SCHEMES.find((x) => x === args.text('scheme'));
  const withStatuses = STATUSES.filter((s) => args.list('with').includes(s));
  const options: ExportOptions = { with: withStatuses, bom: args.flag('bom'), guardFormulas: !args.flag('no-guard'), ...(scheme ? { scheme } : {}), ...(base !== undefined ? { base } : {}) };
  return { ...delivery, options, jobs: jobsOf(args, io) };
}

/** Formats that name things by addresses. */
const WITH_ADDRESSES: ReadonlySet<string> = new Set(['w3c', 'geojson', 'linkedplaces', 'schemaorg']);

function isAbsoluteIri(text: string): boolean {
  try {
    return /^https?:$/u.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
