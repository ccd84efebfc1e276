// newsgloss completion: what a shell reads to complete the command line.
import type { Arguments, CommandSpec } from '../arguments.js';
import { completionScript, SHELLS } from '../completion.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { manPage } from '../manPage.js';
import { Misuse } from '../misuse.js';
import { version } from '../version.js';

export const completionSpec: CommandSpec = {
  name: 'completion',
  summary: 'Print completions for a shell, or the manual page',
  usage: [`completion ${SHELLS.join('|')}`, 'completion man'],
  description: ['Prints a script that makes the shell complete commands, options and their values; or the manual page, for man(1).'],
  options: {},
  examples: ['eval "$(newsgloss completion bash)"', 'newsgloss completion fish | source', 'newsgloss completion man | man -l -'],
};

/** `specs`: of all commands, in the order of the help. */
export const completionCommand = (specs: () => readonly CommandSpec[]) => async (args: Arguments, io: CliIo): Promise<ExitCode> => {
  const [what, ...more] = args.paths;
  const shell = SHELLS.find((s) => s === what);
  if (more.length > 0 || (!shell && what !== 'man')) throw new Misuse(`Name one of ${SHELLS.join(', ')}, man.`);
  await io.out(shell ? completionScript(shell, specs()) : manPage(specs(), version()));
  return EXIT.fine;
};
