// newsgloss textconv: a gloss file in words, for git diff.
import { resolve } from 'node:path';
import { readableGloss } from '../../core/gloss/readable.js';
import { decodeExact } from '../../node/encoding.js';
import { readBytes } from '../../node/files.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { Misuse } from '../misuse.js';

export const textconvSpec: CommandSpec = {
  name: 'textconv',
  summary: 'Print a gloss file in words (git diff calls it, see install-git)',
  usage: ['textconv FILE'],
  description: [
    'One line for each entity and annotation, without positions: what a reader of a diff wants to see.',
    'A file that cannot be read is printed as it is.',
  ],
  options: {},
  examples: ['newsgloss textconv harbour.txt.gloss.yaml'],
};

export async function textconv(args: Arguments, io: CliIo): Promise<ExitCode> {
  const [path, ...more] = args.paths;
  if (path === undefined || more.length > 0) throw new Misuse('One file is to be named. See newsgloss textconv --help.');
  const bytes = await readBytes(resolve(io.cwd, path));
  if (!bytes) {
    io.err(`${path}: the file is not there\n`);
    return EXIT.unreadable;
  }
  const source = decodeExact(bytes);
  await io.out(source === undefined ? Buffer.from(bytes).toString('latin1') : readableGloss(source));
  return EXIT.fine;
}
