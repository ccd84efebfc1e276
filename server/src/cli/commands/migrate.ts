// newsgloss migrate: gloss files of older versions of the format, brought to the present one when asked.
import { existsSync } from 'node:fs';
import { migrateGloss } from '../../core/gloss/migrate.js';
import { decodeExact, encodeUtf8 } from '../../node/encoding.js';
import { readBytes, replaceFile } from '../../node/files.js';
import { say } from '../../service/messages.js';
import { GLOSS_ENDING } from '../../service/uris.js';
import type { Arguments, CommandSpec } from '../arguments.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import { type Input, listInputs } from '../inputs.js';
import { checkpoint, type CliIo } from '../io.js';
import { Newsrooms } from '../newsrooms.js';

export const migrateSpec: CommandSpec = {
  name: 'migrate',
  summary: 'Bring gloss files of older versions of the format to the present one',
  usage: ['migrate [--write] [FILE|FOLDER|GLOB]…'],
  description: [
    'Says which gloss files (default: of the current folder) are of an older version, and what is to be done; with --write, does it.',
    'Nothing else in them is touched. Ends with 1 if there is something to do and --write is not given.',
  ],
  options: { write: { type: 'flag', help: 'write the files' } },
  examples: ['newsgloss migrate', 'newsgloss migrate --write articles'],
};

export async function migrate(args: Arguments, io: CliIo): Promise<ExitCode> {
  const inputs = await listInputs(args.paths.length > 0 ? args.paths : ['.'], io, new Newsrooms(io.resources));
  const tally = { older: 0, failed: 0 };
  for (const input of inputs) {
    checkpoint(io);
    const path = glossPathOf(input);
    if (path === undefined || !existsSync(path)) continue;
    const outcome = await migrateFile(path, shownAs(input), args.flag('write'), io);
    if (outcome !== 'present') tally[outcome]++;
  }
  io.err(`${tally.older} of an older version${args.flag('write') ? ', written anew' : ''}, ${tally.failed} not changed\n`);
  if (tally.failed > 0) return EXIT.unreadable;
  return tally.older > 0 && !args.flag('write') ? EXIT.findings : EXIT.fine;
}

function glossPathOf(input: Input): string | undefined {
  if (input.kind === 'article') return `${input.path}${GLOSS_ENDING}`;
  return input.kind === 'looseGloss' ? input.path : undefined;
}

const shownAs = (input: Input): string => (input.kind === 'article' ? `${input.shown}${GLOSS_ENDING}` : input.shown);

async function migrateFile(path: string, shown: string, write: boolean, io: CliIo): Promise<'present' | 'older' | 'failed'> {
  const bytes = await readBytes(path);
  const source = bytes && decodeExact(bytes);
  if (source === undefined) {
    io.err(`${shown}: ${say('gloss.encoding')}\n`);
    return 'failed';
  }
  const migrated = migrateGloss(source);
  if (!migrated.ok) {
    io.err(`${shown}: ${say(migrated.error.code, ...migrated.error.args)}\n`);
    return 'failed';
  }
  if (migrated.value.steps.length === 0) return 'present';
  await io.out(`${shown}: ${migrated.value.steps.join('; ')}\n`);
  if (!write || (await replaceFile(path, bytes, encodeUtf8(migrated.value.source))) === 'written') return 'older';
  io.err(`${shown}: the file changed meanwhile, nothing was written; run the command again\n`);
  return 'failed';
}
