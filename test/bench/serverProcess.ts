// A server process of the bench, driven over stdio.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, type ProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

export interface Running {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly spawned: number;
  stop(): Promise<void>;
}

export const URI = 'file:///bench/long.news';

/** `mayDie`: the process is going to be killed. */
export function start(root: string, mayDie = false): Running {
  const spawned = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', (p: { readonly items: readonly unknown[] }) => p.items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('window/workDoneProgress/create', () => null);
  for (const refresh of ['semanticTokens', 'diagnostics', 'codeLens', 'inlayHint']) connection.onRequest(`workspace/${refresh}/refresh`, () => null);
  connection.listen();
  child.once('exit', (code) => { if (code !== 0 && !mayDie) throw new Error(`the server ended with ${code}; is dist/ built?`); });
  const stop = async (): Promise<void> => {
    const gone = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await gone;
    connection.dispose();
  };
  return { process: child, connection, spawned, stop };
}

export async function initialize(server: Running, folder?: string): Promise<void> {
  const uri = folder === undefined ? undefined : pathToFileURL(folder).href;
  await server.connection.sendRequest('initialize', {
    processId: process.pid, rootUri: uri ?? null, workspaceFolders: uri === undefined ? null : [{ uri, name: 'bench' }],
    capabilities: { textDocument: { semanticTokens: { requests: { full: { delta: true } }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] }, diagnostic: {} }, workspace: { configuration: true } },
    initializationOptions: { allArticles: folder === undefined, ownViews: true },
  });
  await server.connection.sendNotification('initialized', {});
}

export function open(server: Running, text: string, uri: string = URI): void {
  void server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'news', version: 1, text } });
}
