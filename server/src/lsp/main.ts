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
  const session = startServer(connection, nodeHost(connection, () => session.client.options.fileSystem === true));
  connection.listen();
}

if (require.main === module) runAsAsked();
