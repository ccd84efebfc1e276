// newsgloss annotate: what the engine finds and people decided, for reading, as JSON, or saved as suggestions.
import { startExport } from '../../core/exchange/registry.js';
import { jsonlFormat } from '../../core/exchange/jsonl/write.js';
import type { CommandSpec, Arguments } from '../arguments.js';
import { annotatedArticle } from '../../service/annotated.js';
import { eachArticle, type RunResult } from '../articleRun.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs.js';
import { listing } from '../listing.js';
import { Misuse } from '../misuse.js';
import { count } from '../report.js';
import { saveSuggestions } from '../saveSuggestions.js';
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
    jobs: JOBS_OPTION,
    save: { type: 'flag', help: 'write the suggestions into the gloss files (NAME.gloss.yaml) as "suggested"' },
  },
  examples: ['newsgloss annotate article.txt', 'newsgloss annotate --save samples/newsroom', 'curl -s "$URL" | pandoc -f html -t plain | newsgloss annotate -'],
};

export async function annotate(args: Arguments, io: CliIo): Promise<ExitCode> {
  const modes = ['json', 'jsonl', 'save'].filter((m) => args.flag(m));
  if (modes.length > 1) throw new Misuse(`--${modes[0]} and --${modes[1]} exclude one another.`);
  const kinds = args.text('place-kinds');
  if (kinds !== undefined && !args.flag('jsonl')) throw new Misuse('--place-kinds goes with --jsonl.');
  if (args.text('jobs') !== undefined && !args.flag('jsonl')) throw new Misuse('--jobs goes with --jsonl.');
  if (args.paths.length === 0 && io.stdinIsTerminal) throw new Misuse('Name a file or folder, or pipe an article in.');
  if (args.flag('jsonl')) return annotateLines(args.paths, { kinds: kinds === 'names' ? 'names' : 'all', jobs: jobsOf(args, io) }, io);
  const paths = args.paths.length > 0 ? args.paths : ['-'];
  if (args.flag('save')) {
    if (paths.includes('-')) throw new Misuse('--save needs files: an article from standard input has no gloss file.');
    return save(paths, io);
  }
  const result = args.flag('json') ? await printJson(paths, io) : await print(paths, io);
  return result.unreadable ? EXIT.unreadable : EXIT.fine;
}

const print = (paths: readonly string[], io: CliIo): Promise<RunResult> => eachArticle(paths, io, async (file) => {
  for (const line of listing(file, io.colour)) await io.out(line);
});

async function printJson(paths: readonly string[], io: CliIo): Promise<RunResult> {
  const run = startExport(jsonlFormat, { with: ['suggested'] });
  let open = '[\n';
  const result = await eachArticle(paths, io, async (file) => {
    for (const { text } of run.add(annotatedArticle(file.snapshot, file.input.name, ['suggested']))) await io.out(open + text.trimEnd());
    open = ',\n';
  });
  await io.out(open === '[\n' ? '[]\n' : '\n]\n');
  return result;
}

async function save(paths: readonly string[], io: CliIo): Promise<ExitCode> {
  let [saved, files, failed] = [0, 0, false];
  const { unreadable } = await eachArticle(paths, io, async (file) => {
    const outcome = await saveSuggestions(file, io);
    if (!outcome.ok) {
      failed = true;
      io.err(`${file.input.shown}: ${outcome.error}\n`);
    } else if (outcome.value > 0) {
      saved += outcome.value;
      files++;
      await io.out(`${file.input.shown}.gloss.yaml: ${count(outcome.value, 'suggestion', 'suggestions')}\n`);
    }
  });
  io.err(`${count(saved, 'suggestion', 'suggestions')} saved in ${count(files, 'gloss file', 'gloss files')}\n`);
  return unreadable || failed ? EXIT.unreadable : EXIT.fine;
}
