// newsgloss annotate: what the engine finds and people decided, for reading, as JSON, or saved as suggestions.
import { startExport } from '../../core/exchange/registry.js';
import { jsonlFormat } from '../../core/exchange/jsonl/write.js';
import type { RecordKinds } from '../../core/exchange/jsonl/record.js';
import type { CommandSpec, Arguments } from '../arguments.js';
import { type ArticleRun, eachArticle, type RunResult } from '../articleRun.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs.js';
import { Misuse } from '../misuse.js';
import { count } from '../report.js';
import { annotateLines } from './annotateLines.js';

export const annotateSpec: CommandSpec = {
  name: 'annotate',
  summary: 'Find speakers, places and claims; print them, or save them as suggestions',
  usage: ['annotate [OPTIONS] [FILE|FOLDER|GLOB|-]…', 'annotate --jsonl <documents.jsonl >annotated.jsonl'],
  description: [
    'Prints one line for each annotation: what people decided, then what the engine suggests.',
    'Without a path it reads one article from standard input.',
  ],
  options: {
    json: { type: 'flag', help: 'print a JSON array of annotated articles' },
    jsonl: { type: 'flag', help: 'filter: documents {"id","text"} in, one a line; annotated documents out, in the same order' },
    'place-kinds': { type: 'text', choices: ['all', 'names'], help: 'with --jsonl: all = adjectives and demonyms too (default), names = names and metonyms' },
    'person-kinds': { type: 'text', choices: ['all', 'named', 'names'], help: 'with --jsonl: named = names, those inside other names too (default), all = offices alone too ("the President"), names = names by themselves' },
    jobs: JOBS_OPTION,
    save: { type: 'flag', help: 'write the suggestions into the gloss files (NAME.gloss.yaml) as "suggested"' },
  },
  examples: ['newsgloss annotate article.txt', 'newsgloss annotate --save samples/newsroom', 'curl -s "$URL" | pandoc -f html -t plain | newsgloss annotate -'],
};

export async function annotate(args: Arguments, io: CliIo): Promise<ExitCode> {
  const modes = ['json', 'jsonl', 'save'].filter((m) => args.flag(m));
  if (modes.length > 1) throw new Misuse(`--${modes[0]} and --${modes[1]} exclude one another.`);
  const kinds = recordKinds(args);
  const jobs = jobsOf(args, io);
  if (args.paths.length === 0 && io.stdinIsTerminal) throw new Misuse('Name a file or folder, or pipe an article in.');
  if (args.flag('jsonl')) return annotateLines(args.paths, { kinds, jobs }, io);
  const paths = args.paths.length > 0 ? args.paths : ['-'];
  if (args.flag('save')) {
    if (paths.includes('-')) throw new Misuse('--save needs files: an article from standard input has no gloss file.');
    return save({ paths, jobs }, io);
  }
  const result = args.flag('json') ? await printJson({ paths, jobs }, io) : await print({ paths, jobs }, io);
  return result.unreadable ? EXIT.unreadable : EXIT.fine;
}

function recordKinds(args: Arguments): RecordKinds {
  const [places, persons] = [args.text('place-kinds'), args.text('person-kinds')];
  for (const [name, value] of [['place-kinds', places], ['person-kinds', persons]] as const) if (value !== undefined && !args.flag('jsonl')) throw new Misuse(`--${name} goes with --jsonl.`);
  return { places: places === 'names' ? 'names' : 'all', persons: persons === 'all' || persons === 'names' ? persons : 'named' };
}

type Work = Pick<ArticleRun<'list'>, 'paths' | 'jobs'>;

const print = (work: Work, io: CliIo): Promise<RunResult> => eachArticle({ ...work, task: { name: 'list', colour: io.colour } }, io, async (lines) => {
  for (const line of lines) await io.out(line);
});

async function printJson(work: Work, io: CliIo): Promise<RunResult> {
  const run = startExport(jsonlFormat, { with: ['suggested'] });
  let open = '[\n';
  const result = await eachArticle({ ...work, task: { name: 'read', with: ['suggested'] } }, io, async (article) => {
    for (const { text } of run.add(article)) await io.out(open + text.trimEnd());
    open = ',\n';
  });
  await io.out(open === '[\n' ? '[]\n' : '\n]\n');
  return result;
}

async function save(work: Work, io: CliIo): Promise<ExitCode> {
  let [saved, files, failed] = [0, 0, false];
  const { unreadable } = await eachArticle({ ...work, task: { name: 'save' } }, io, async (outcome, { shown }) => {
    if (!outcome.ok) {
      failed = true;
      io.err(`${shown}: ${outcome.error}\n`);
    } else if (outcome.value > 0) {
      saved += outcome.value;
      files++;
      await io.out(`${shown}.gloss.yaml: ${count(outcome.value, 'suggestion', 'suggestions')}\n`);
    }
  });
  io.err(`${count(saved, 'suggestion', 'suggestions')} saved in ${count(files, 'gloss file', 'gloss files')}\n`);
  return unreadable || failed ? EXIT.unreadable : EXIT.fine;
}
