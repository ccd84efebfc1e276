// From arguments to a command and its exit code; nothing here knows the process.
import { type Arguments, columns, type CommandSpec, helpOf, readArguments } from './arguments.js';
import { annotate, annotateSpec } from './commands/annotate.js';
import { check, checkSpec } from './commands/check.js';
import { completionCommand, completionSpec } from './commands/completion.js';
import { convertCommand, convertSpec } from './commands/convert.js';
import { exportCommand, exportSpec } from './commands/export.js';
import { importCommand, importSpec } from './commands/import.js';
import { installGit, installGitSpec } from './commands/installGit.js';
import { lsp, lspSpec } from './commands/lsp.js';
import { mergeCommand, mergeSpec } from './commands/merge.js';
import { migrate, migrateSpec } from './commands/migrate.js';
import { stats, statsSpec } from './commands/stats.js';
import { textconv, textconvSpec } from './commands/textconv.js';
import { work, workSpec } from './commands/work.js';
import { describeDamage } from '../service/damage.js';
import { EXIT, type ExitCode } from './exitCodes.js';
import { type CliIo, Interrupted } from './io.js';
import { Misuse } from './misuse.js';
import { version } from './version.js';

interface Command {
  readonly spec: CommandSpec;
  readonly run: (args: Arguments, io: CliIo) => Promise<ExitCode>;
}

export const COMMANDS: readonly Command[] = [
  { spec: annotateSpec, run: annotate },
  { spec: checkSpec, run: check },
  { spec: exportSpec, run: exportCommand },
  { spec: importSpec, run: importCommand },
  { spec: convertSpec, run: convertCommand },
  { spec: statsSpec, run: stats },
  { spec: mergeSpec, run: mergeCommand },
  { spec: migrateSpec, run: migrate },
  { spec: textconvSpec, run: textconv },
  { spec: installGitSpec, run: installGit },
  { spec: workSpec, run: work },
  { spec: lspSpec, run: lsp },
  { spec: completionSpec, run: completionCommand(() => COMMANDS.map((c) => c.spec)) },
];

export async function run(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) {
      io.err(overview());
      return EXIT.misuse;
    }
    if (name === '--version' || name === '-v') return await print(`${version()}\n`, io);
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest[0], io);
    const command = COMMANDS.find((c) => c.spec.name === name);
    if (!command) throw new Misuse(`There is no command "${name}". See newsgloss --help.`);
    if (wantsHelp(rest)) return await print(helpOf(command.spec), io);
    const read = readArguments(command.spec, rest);
    if (!read.ok) throw new Misuse(`${read.error} See newsgloss ${name} --help.`);
    return withDamage(await command.run(read.value, io), io);
  } catch (error) {
    return ended(error, name ?? '', io);
  }
}

/** What could not be found for want of a data file is not complete, whatever else was found. */
function withDamage(code: ExitCode, io: CliIo): ExitCode {
  const damaged = io.damaged();
  for (const file of damaged) io.err(`newsgloss: ${describeDamage(file.holds, file.path, file.detail)}\n`);
  return damaged.length > 0 && (code === EXIT.fine || code === EXIT.findings) ? EXIT.unreadable : code;
}

function ended(error: unknown, name: string, io: CliIo): ExitCode {
  if (error instanceof Misuse) {
    io.err(`newsgloss: ${error.message}\n`);
    return EXIT.misuse;
  }
  if (error instanceof Interrupted || io.signal.aborted) return EXIT.interrupted;
  io.err(`newsgloss ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.internal;
}

/** `--help` counts wherever it stands, also beside options that are wrong; behind `--` it is a file. */
function wantsHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).some((a) => a === '--help' || a === '-h');
}

async function help(name: string | undefined, io: CliIo): Promise<ExitCode> {
  if (name === undefined) return print(overview(), io);
  const command = COMMANDS.find((c) => c.spec.name === name);
  if (!command) throw new Misuse(`There is no command "${name}". See newsgloss --help.`);
  return print(helpOf(command.spec), io);
}

async function print(text: string, io: CliIo): Promise<ExitCode> {
  await io.out(text);
  return EXIT.fine;
}

const overview = (): string => [
  'Newsgloss: speakers, places and claims in news articles',
  '',
  'Usage: newsgloss COMMAND [OPTIONS] [FILE|FOLDER|GLOB]…',
  '',
  'Commands:',
  ...columns(COMMANDS.map((c) => [c.spec.name, c.spec.summary] as const)),
  '',
  'newsgloss COMMAND --help tells more; newsgloss --version says which this is.',
  'Exit codes: 0 fine, 1 findings, 2 wrong use, 3 something could not be read.',
  '',
].join('\n');
