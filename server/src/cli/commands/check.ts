// newsgloss check: what is wrong with articles, gloss files and newsrooms, as the editor's problems panel has it.
import { relative, sep } from 'node:path';
import type { Arguments, CommandSpec } from '../arguments.js';
import { eachInput } from '../articleRun.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Finding, isSerious, newsroomFindings } from '../findings.js';
import { type Input, listInputs } from '../inputs.js';
import { checkpoint, type CliIo } from '../io.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs.js';
import { type Newsroom, Newsrooms } from '../newsrooms.js';
import { progress } from '../progress.js';
import { count, githubLine, REPORT_FORMATS, textLine } from '../report.js';
import { sarifLog } from '../sarif.js';
import { version } from '../version.js';

export const checkSpec: CommandSpec = {
  name: 'check',
  summary: 'Find what is wrong with gloss files, articles and newsgloss.yaml',
  usage: ['check [OPTIONS] [FILE|FOLDER|GLOB]…'],
  description: [
    'Reports the problems that the editor shows (default: of the current folder): gloss files that cannot be read, annotations whose',
    'words have changed or are gone, unbalanced quotation marks, bytes that do not fit the encoding.',
    'Ends with 1 if there is an error or a warning; information alone is fine.',
  ],
  options: {
    jobs: JOBS_OPTION,
    format: { type: 'text', short: 'f', choices: REPORT_FORMATS, help: 'text (default), a JSON array, a SARIF log, or annotations of a GitHub workflow' },
  },
  examples: ['newsgloss check', 'newsgloss check --format github "articles/**/*.txt"'],
};

export async function check(args: Arguments, io: CliIo): Promise<ExitCode> {
  const newsrooms = new Newsrooms(io.resources);
  const inputs = await listInputs(args.paths.length > 0 ? args.paths : ['.'], io, newsrooms);
  const out = reporter(args.text('format') ?? 'text', io);
  const bar = progress(io, inputs.length);
  const seen = new Set<Newsroom>();
  const tally = { articles: 0, error: 0, warning: 0, information: 0, serious: false, unreadable: false };
  await eachInput({ inputs, task: { name: 'check' }, jobs: jobsOf(args, io) }, io, newsrooms, async ({ answer, findings: unopened }, input) => {
    checkpoint(io);
    bar.step(input.shown);
    const findings = [...await newsroomFilesFindings(input, newsrooms, seen, io), ...unopened, ...(answer ?? [])];
    if (input.kind === 'article' || input.kind === 'stdin') tally.articles++;
    for (const f of findings) tally[f.level]++;
    tally.serious ||= findings.some(isSerious);
    tally.unreadable ||= findings.some((f) => f.code === 'file.missing' || f.code === 'file.unreadable');
    if (findings.length > 0) bar.clear();
    await out.add(findings);
  });
  bar.clear();
  await out.end();
  io.err(`${count(tally.articles, 'article', 'articles')}: ${count(tally.error, 'error', 'errors')}, ${count(tally.warning, 'warning', 'warnings')}, ${tally.information} for information\n`);
  if (tally.unreadable) return EXIT.unreadable;
  return tally.serious ? EXIT.findings : EXIT.fine;
}

/** The newsroom's own files are checked when the first of its articles is met, or when newsgloss.yaml itself is. */
async function newsroomFilesFindings(input: Input, newsrooms: Newsrooms, seen: Set<Newsroom>, io: CliIo): Promise<Finding[]> {
  const newsroom = input.kind === 'stdin' ? undefined : await newsrooms.around(input.path);
  if (!newsroom || seen.has(newsroom)) return [];
  seen.add(newsroom);
  return newsroom.files.flatMap((f) => newsroomFindings(f, shownPath(f.path, io.cwd)));
}

function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return (below.startsWith('..') ? path : below).replaceAll(sep, '/');
}

interface Reporter {
  add(findings: readonly Finding[]): Promise<void>;
  end(): Promise<void>;
}

function reporter(format: string, io: CliIo): Reporter {
  if (format === 'sarif') {
    const all: Finding[] = [];
    return { add: (findings) => Promise.resolve(void all.push(...findings)), end: () => io.out(sarifLog(all, version())) };
  }
  if (format !== 'json') {
    const line = (f: Finding): string => (format === 'github' ? githubLine(f) : textLine(f, io.colour));
    return { add: async (findings) => { for (const f of findings) await io.out(line(f)); }, end: () => Promise.resolve() };
  }
  let before = '[\n';
  return {
    add: async (findings) => {
      for (const f of findings) {
        await io.out(before + JSON.stringify(f));
        before = ',\n';
      }
    },
    end: () => io.out(before === '[\n' ? '[]\n' : '\n]\n'),
  };
}
