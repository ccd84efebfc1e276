// newsgloss lsp --stdio: starts the language server that lies beside the command line.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Arguments, CommandSpec } from '../arguments.js';
import { EXIT, type ExitCode } from '../exitCodes.js';
import type { CliIo } from '../io.js';
import { Misuse } from '../misuse.js';

export const lspSpec: CommandSpec = {
  name: 'lsp',
  summary: 'Run the language server for any editor',
  usage: ['lsp --stdio'],
  description: ['Speaks the Language Server Protocol over standard input and output until the editor ends it.'],
  options: { stdio: { type: 'flag', help: 'talk over standard input and output (the only way there is)' } },
  examples: ['newsgloss lsp --stdio'],
};

/** The server reads its transport from the process's arguments, so that it runs here as it would alone. */
export function lsp(args: Arguments, io: CliIo): Promise<ExitCode> {
  if (!args.flag('stdio')) throw new Misuse('Say how to talk: newsgloss lsp --stdio');
  // Bundled: dist/server.js beside dist/newsgloss.js. Compiled: out/server/src/lsp/main.js.
  const server = [join(__dirname, 'server.js'), join(__dirname, '..', '..', 'lsp', 'main.js')].find((path) => existsSync(path));
  if (server === undefined) {
    io.err('newsgloss lsp: the language server is not installed beside this program\n');
    return Promise.resolve(EXIT.unreadable);
  }
  createRequire(__filename)(server);
  return Promise.resolve(EXIT.fine);
}
