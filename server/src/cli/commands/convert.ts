// newsgloss convert: from one tool's format to another's, without gloss files between.
import { dirname, resolve } from 'node:path';
import { findFormat, FORMATS, startExport } from '../../core/exchange/registry.js';
import { type Arguments, type CommandSpec } from '../arguments.js';
import { deliver, readDelivery } from '../delivery.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { checkpoint, type CliIo } from '../io.js';
import { Misuse } from '../misuse.js';
import { Newsrooms } from '../newsrooms.js';
import { resourcesFor } from './export.js';
import { READABLE, readForeign, tellProblems } from './import.js';

export const convertSpec: CommandSpec = {
  name: 'convert',
  summary: 'Turn annotation files of one tool into those of another',
  usage: ['convert --from FORMAT --to FORMAT [OPTIONS] FILE|FOLDER…'],
  description: ['Carries all annotations with their status. Says on standard error what either format could not carry.', 'newsgloss export --help lists the formats.'],
  options: {
    from: { type: 'text', short: 'f', value: 'FORMAT', choices: READABLE.map((f) => f.id), help: READABLE.map((f) => f.id).join(', ') },
    to: { type: 'text', short: 't', value: 'FORMAT', choices: FORMATS.map((f) => f.id), help: FORMATS.map((f) => f.id).join(', ') },
    out: { type: 'text', short: 'o', value: 'DIR', help: 'folder to write to; without it a single file goes to standard output' },
    strict: { type: 'flag', help: 'write nothing and end with 1 if anything would be lost' },
    json: { type: 'flag', help: 'with --out: print the report as JSON' },
  },
  examples: ['newsgloss convert --from brat --to labelstudio --out studio project/', 'newsgloss convert --from doccano --to spacy annotations.jsonl >spacy.jsonl'],
};

export async function convertCommand(args: Arguments, io: CliIo): Promise<ExitCode> {
  const [from, to] = [findFormat(args.text('from') ?? ''), findFormat(args.text('to') ?? '')];
  if (!from) throw new Misuse(`--from is missing: ${READABLE.map((f) => f.id).join(', ')}.`);
  if (!to) throw new Misuse(`--to is missing: ${FORMATS.map((f) => f.id).join(', ')}.`);
  if (args.paths.length === 0) throw new Misuse('Say which files to convert.');
  const delivery = readDelivery(to, args);
  const folders = [...new Set(args.paths.map((p) => dirname(resolve(io.cwd, p)))), io.cwd];
  const reading = await readForeign(from, args.paths, folders, io, new Newsrooms(io.resources));
  if (tellProblems(reading, io)) return EXIT.unreadable;
  return deliver(delivery, io, async (take) => {
    const run = startExport(to, { with: ['suggested', 'rejected'], ...resourcesFor(to.id, io) });
    for (const article of reading.articles) {
      checkpoint(io);
      await take(run.add(article));
    }
    const { chunks, losses, annotations } = run.end();
    await take(chunks);
    return { articles: reading.articles.length, unreadable: false, inputs: args.paths.map((p) => resolve(io.cwd, p)), annotations, losses: [...reading.losses, ...losses] };
  });
}
