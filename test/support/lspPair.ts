// A language server and a small editor in one process, joined by two streams in memory; files lie in a folder of their own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type CancellationToken, type Connection, createConnection, createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Host } from '../../server/src/lsp/host.js';
import { nodeHost } from '../../server/src/lsp/nodeHost.js';
import { startServer } from '../../server/src/lsp/server.js';
import type { ClientOptions, DecideAction, DecideResult, MarksResult, MarkView, UndoResult } from '../../server/src/protocol/protocol.js';
import { METHODS } from '../../server/src/protocol/protocol.js';
import { resources } from './engine.js';

export interface PairOptions {
  /** A folder that is there already, of a pair that sees to its end. */
  readonly folder?: string;
  /** Name → content of the files in the folder at the start. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly client?: ClientOptions;
  /** Client capabilities besides the usual ones. */
  readonly capabilities?: Readonly<Record<string, unknown>>;
  /** The `newsgloss` section that the client answers with. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Diagnostics are pushed, as to clients that do not pull. */
  readonly pushes?: boolean;
  /** Told of each piece that the server sends, at that moment. */
  readonly sent?: (piece: string) => void;
  readonly host?: Partial<Host> | ((usual: Host) => Partial<Host>);
}

interface Received { readonly method: string; readonly params: unknown }

export class LspPair {
  readonly folder: string;
  private readonly documents = new Map<string, TextDocument>();
  private readonly received: Received[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly client: MessageConnection;
  private readonly server: Connection;

  /** False: the editor refuses edits, as when a document is read-only. */
  takesEdits = true;

  constructor(private readonly options: PairOptions) {
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), 'newsgloss-'));
    for (const [name, content] of Object.entries(options.files ?? {})) this.write(name, content);
    const [up, down] = [new PassThrough(), new PassThrough({ transform: (piece: Buffer, _, done) => { options.sent?.(piece.toString()); done(undefined, piece); } })];
    this.server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    const host = nodeHost(this.server, () => false);
    const usual: Host = { ...host, resources: () => resources, damaged: () => [] };
    startServer(this.server, { ...usual, ...(typeof options.host === 'function' ? options.host(usual) : options.host) });
    this.server.listen();
    this.client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.answer();
    this.client.listen();
  }

  async initialize(): Promise<{ capabilities: Record<string, unknown> }> {
    const result = await this.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.folder).toString(), name: 'folder' }],
      initializationOptions: this.options.client ?? {},
      capabilities: {
        workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true }, workspaceFolders: true },
        textDocument: {
          hover: { contentFormat: ['markdown', 'plaintext'] }, codeAction: { disabledSupport: true },
          publishDiagnostics: { relatedInformation: true }, ...(this.options.pushes ? {} : { diagnostic: {} }),
        },
        ...this.options.capabilities,
      },
    });
    await this.client.sendNotification('initialized', {});
    return result;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string | undefined {
    try {
      return readFileSync(this.path(name), 'utf8');
    } catch {
      return undefined;
    }
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  /** Opens the file's present content, or `text`, as an editor would. */
  async open(name: string, text = this.read(name) ?? '', languageId = name.endsWith('.yaml') ? 'yaml' : 'plaintext'): Promise<void> {
    this.documents.set(this.uri(name), TextDocument.create(this.uri(name), languageId, 1, text.replace(/^\uFEFF/u, '')));
    await this.client.sendNotification('textDocument/didOpen', { textDocument: { uri: this.uri(name), languageId, version: 1, text: text.replace(/^\uFEFF/u, '') } });
  }

  async close(name: string): Promise<void> {
    this.documents.delete(this.uri(name));
    await this.client.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  text(name: string): string {
    return this.document(this.uri(name)).getText();
  }

  /** Types: replaces `from`..`to` (UTF-16) of an open document. */
  async type(name: string, from: number, to: number, text: string): Promise<void> {
    const document = this.document(this.uri(name));
    await this.edit(this.uri(name), [{ range: { start: document.positionAt(from), end: document.positionAt(to) }, newText: text }]);
  }

  async replace(name: string, words: string, by: string): Promise<void> {
    const at = this.text(name).indexOf(words);
    assert.ok(at >= 0, `"${words}" is not in ${name}`);
    await this.type(name, at, at + words.length, by);
  }

  async save(name: string): Promise<void> {
    this.write(name, this.text(name));
    await this.client.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(name) } });
  }

  /** The file changed behind the editor's back, and the editor noticed. */
  async changedOnDisk(name: string, content: string | Uint8Array): Promise<void> {
    this.write(name, content);
    await this.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(name), type: 2 }] });
  }

  request<R>(method: string, params: unknown, token?: CancellationToken): Promise<R> {
    return token ? this.client.sendRequest<R>(method, params, token) : this.client.sendRequest<R>(method, params);
  }

  about<R>(name: string, method: string, params: Readonly<Record<string, unknown>> = {}): Promise<R> {
    return this.request<R>(`textDocument/${method}`, { textDocument: { uri: this.uri(name) }, ...params });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.client.sendNotification(method, params);
  }

  marks(name: string): Promise<MarksResult> {
    return this.request(METHODS.marks, { uri: this.uri(name) });
  }

  /** The mark on just these words. */
  async mark(name: string, words: string, kind?: string): Promise<MarkView> {
    const { marks } = await this.marks(name);
    const document = this.document(this.uri(name));
    const found = marks.find((m) => (kind === undefined || m.kind === kind) && m.ranges[0] !== undefined && document.getText(m.ranges[0]) === words);
    assert.ok(found, `no ${kind ?? 'mark'} on "${words}" among ${marks.map((m) => m.label).join(' | ')}`);
    return found;
  }

  decide(name: string, action: DecideAction, by = 'ada'): Promise<DecideResult> {
    return this.request(METHODS.decide, { uri: this.uri(name), action, by });
  }

  undo(name: string): Promise<UndoResult> {
    return this.request(METHODS.undo, { uri: this.uri(name) });
  }

  redo(name: string): Promise<UndoResult> {
    return this.request(METHODS.redo, { uri: this.uri(name) });
  }

  /** LSP's position of the first `words`, so many units into them. */
  at(name: string, words: string, into = 0): { line: number; character: number } {
    const at = this.text(name).indexOf(words);
    assert.ok(at >= 0, `"${words}" is not in ${name}`);
    return this.document(this.uri(name)).positionAt(at + into);
  }

  rangeOf(name: string, words: string): { start: { line: number; character: number }; end: { line: number; character: number } } {
    return { start: this.at(name, words), end: this.at(name, words, words.length) };
  }

  /** The next message from the server that fits, also one that came before and was not asked for yet. */
  async next<P>(method: string, fits: (params: P) => boolean = () => true): Promise<P> {
    for (;;) {
      const index = this.received.findIndex((r) => r.method === method && fits(r.params as P));
      const [found] = index < 0 ? [] : this.received.splice(index, 1);
      if (found) return found.params as P;
      await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }
  }

  /** Forgets what the server said so far. */
  forget(): void {
    this.received.length = 0;
  }

  logged(): string[] {
    return this.received.filter((r) => r.method === 'window/logMessage').map((r) => JSON.stringify(r.params));
  }

  /** Error messages that the server logged: a test that does not expect any asserts there are none. */
  errors(): string[] {
    return this.received.flatMap((r) => (r.method === 'window/logMessage' && (r.params as { type: number }).type === 1 ? [(r.params as { message: string }).message] : []));
  }

  /** Messages that the server asked to show, in order. */
  shown(): { readonly type: number; readonly message: string }[] {
    return this.received.flatMap((r) => (r.method === 'window/showMessage' ? [r.params as { type: number; message: string }] : []));
  }

  async stop(): Promise<void> {
    await this.request('shutdown', undefined);
    this.client.dispose();
    this.server.dispose();
    if (this.options.folder === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    assert.ok(document, `${uri} is not open`);
    return document;
  }

  private async edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.document(uri);
    const ordered = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start));
    const changes = ordered.map((e) => ({ range: e.range, text: e.newText }));
    TextDocument.update(document, changes, document.version + 1);
    await this.client.sendNotification('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges: changes });
  }

  private answer(): void {
    const { client } = this;
    client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.options.settings ?? null));
    client.onRequest('client/registerCapability', () => null);
    client.onRequest('window/workDoneProgress/create', () => null);
    client.onUnhandledProgress((progress) => { this.take({ method: '$/progress', params: progress }); });
    client.onRequest('workspace/applyEdit', async ({ edit }: { edit: WorkspaceEdit }) => ({ applied: await this.apply(edit) }));
    client.onRequest(METHODS.saveDocument, ({ uri }: { uri: string }) => {
      writeFileSync(fileURLToPath(uri), this.document(uri).getText());
      return { saved: true };
    });
    for (const method of ['workspace/semanticTokens/refresh', 'workspace/codeLens/refresh', 'workspace/inlayHint/refresh', 'workspace/diagnostic/refresh']) {
      client.onRequest(method, () => { this.take({ method, params: {} }); return null; });
    }
    client.onNotification((method, params) => { this.take({ method, params }); });
    client.onError(([error]) => { throw error; });
  }

  private take(received: Received): void {
    this.received.push(received);
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async apply(edit: WorkspaceEdit): Promise<boolean> {
    if (!this.takesEdits) return false;
    for (const change of edit.documentChanges ?? []) {
      const { textDocument, edits } = change as TextDocumentEdit;
      const document = this.document(textDocument.uri);
      if (textDocument.version !== null && textDocument.version !== document.version) return false;
      await this.edit(textDocument.uri, edits as TextEdit[]);
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) await this.edit(uri, edits);
    return true;
  }
}

/** A started server with its client; `stop` it at the test's end. */
export async function startPair(options: PairOptions = {}): Promise<LspPair> {
  const pair = new LspPair(options);
  await pair.initialize();
  return pair;
}
