// The server as a process: over Node's IPC for the extension, over standard input and output for every other editor. Loading it starts it.
import { join } from 'node:path';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { userCacheFolder } from '../node/cacheFolder.js';
import { nodeHost } from './nodeHost.js';
import { startServer } from './server.js';
import { warmUp } from './warming.js';

/** The transport is the one that the process's arguments name: `--node-ipc`, `--stdio`, `--socket=…`, `--pipe=…`. */
serve(createConnection(ProposedFeatures.all));

function serve(connection: Connection): void {
  const host = nodeHost(connection, () => session.client.options.fileSystem === true, join(userCacheFolder(), 'texts'));
  const session = startServer(connection, host);
  connection.listen();
  // The word lists are read while the client is still introducing itself.
  setImmediate(() => { session.handlers.guard('warming up', () => warmUp(session)); });
}
