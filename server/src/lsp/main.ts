// The server as a process: over Node's IPC for the extension, over standard input and output for every other editor.
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './nodeHost.js';
import { startServer } from './server.js';

/** Serves a client on standard input and output (`newsgloss lsp --stdio`). */
export function runStdio(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

/** The transport that the command line names: `--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`. */
export function runAsAsked(): void {
  serve(createConnection(ProposedFeatures.all));
}

function serve(connection: Connection): void {
  const host = nodeHost(connection, () => session.client.options.fileSystem === true);
  const session = startServer(connection, host);
  connection.listen();
  // The word lists are read while the client is still introducing itself.
  setImmediate(() => { session.handlers.guard('resources', () => { host.resources(); }); });
}

if (require.main === module) runAsAsked();
