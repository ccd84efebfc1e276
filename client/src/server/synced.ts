// Keeps every file that is no article from the server: which documents it was told of, and the middleware that sees to it.
import * as vscode from 'vscode';
import { DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import type { Position } from '../../../server/src/protocol/protocol.js';
import { quietly, type Log } from '../base/log.js';
import { comparePositions } from '../base/ranges.js';

/** Says of a document whether the server shall know it, and under which language. */
export interface Gate {
  /** False for ordinary files; may ask the server. */
  wants(document: vscode.TextDocument): Promise<boolean>;
  /** The language that the server is told: `news` for files that a person declared an article. */
  languageOf(document: vscode.TextDocument): string;
}

/** Where a command put the caret, and on which of the annotations there. */
export type FocusOf = (uri: string) => { readonly id: string; readonly position: Position } | undefined;

export class Synced {
  private gate: Gate | undefined;
  private focusOf: FocusOf = () => undefined;
  private client: LanguageClient | undefined;
  private readonly documents = new Set<string>();
  private readonly pending = new Map<string, Promise<void>>();
  private readonly opened = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly closed = new vscode.EventEmitter<vscode.Uri>();
  /** The server was told of a document. */
  readonly onDidOpen = this.opened.event;
  readonly onDidClose = this.closed.event;

  constructor(private readonly log: Log) {}

  guard(gate: Gate): void {
    this.gate = gate;
  }

  /** Cards and the light bulb mean the annotation that the keys mean. */
  focusBy(focusOf: FocusOf): void {
    this.focusOf = focusOf;
  }

  use(client: LanguageClient): void {
    this.client = client;
  }

  has(uri: vscode.Uri | string): boolean {
    return this.documents.has(uri.toString());
  }

  clear(): void {
    const uris = [...this.documents];
    this.documents.clear();
    this.pending.clear();
    for (const uri of uris) this.closed.fire(vscode.Uri.parse(uri));
  }

  /** Tells the server of a document that became an article after it was opened, or ceased to be one. */
  async review(document: vscode.TextDocument): Promise<void> {
    const client = this.client;
    if (!client?.isRunning() || !this.gate || document.isClosed) return;
    const wanted = await this.gate.wants(document);
    if (wanted && !this.documents.has(document.uri.toString())) await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
    if (!wanted && this.has(document.uri)) await client.getFeature(DidCloseTextDocumentNotification.method).getProvider(document)?.send(document);
  }

  /** Waits until the server knows the document, where it is to know it. */
  async ready(document: vscode.TextDocument): Promise<boolean> {
    await this.pending.get(document.uri.toString());
    if (!this.has(document.uri)) await this.review(document);
    return this.has(document.uri);
  }

  middleware(): Middleware {
    return {
      didOpen: (document, next) => this.open(document, next),
      didChange: async (event, next) => { if (this.has(event.document.uri)) await next(event); },
      didSave: async (document, next) => { if (this.has(document.uri)) await next(document); },
      willSave: async (event, next) => { if (this.has(event.document.uri)) await next(event); },
      didClose: async (document, next) => {
        if (!this.documents.delete(document.uri.toString())) return;
        await next(document);
        this.closed.fire(document.uri);
      },
      sendNotification: (type, next, params) => next(type, this.renamed(params)),
      sendRequest: async (type, param, token, next) => {
        const uri = documentOf(param);
        if (uri !== undefined) await this.pending.get(uri);
        // The editor asks every provider about every plain text; a file that is no article has no answer, and null is one to every such request.
        if (uri !== undefined && !this.has(uri)) return NOTHING as Awaited<ReturnType<typeof next>>;
        return next(type, this.withFocus(uri, param), token);
      },
    };
  }

  private async open(document: vscode.TextDocument, next: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
    const uri = document.uri.toString();
    if (this.documents.has(uri) || !this.gate) return;
    const opening = this.openWanted(document, this.gate, next).finally(() => { if (this.pending.get(uri) === opening) this.pending.delete(uri); });
    this.pending.set(uri, opening);
    quietly(this.log, opening);
    await opening;
  }

  private async openWanted(document: vscode.TextDocument, gate: Gate, next: (document: vscode.TextDocument) => Promise<void>): Promise<void> {
    if (!(await gate.wants(document)) || document.isClosed) return;
    const uri = document.uri.toString();
    if (this.documents.has(uri)) return;
    this.documents.add(uri); // before the text is taken, so that every later change follows
    await next(document);
    this.opened.fire(document);
  }

  /** Names the annotation that a command put the caret on, where the request is about that very place. */
  private withFocus<P>(uri: string | undefined, param: P): P {
    const focus = uri === undefined ? undefined : this.focusOf(uri);
    if (!focus || !isObject(param)) return param;
    const caret = caretOf(param);
    return isPosition(caret) && comparePositions(caret, focus.position) === 0 ? { ...param, focus: focus.id } : param;
  }

  /** Puts our own language in the place of the document's in `textDocument/didOpen`. */
  private renamed<R>(params: R): R {
    if (!isOpening(params) || !this.gate) return params;
    const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === vscode.Uri.parse(params.textDocument.uri).toString());
    return document ? { ...params, textDocument: { ...params.textDocument, languageId: this.gate.languageOf(document) } } : params;
  }
}

const NOTHING: unknown = null;

/** Hover has a position, the light bulb an (empty) range. */
function caretOf(param: Record<string, unknown>): unknown {
  const { position, range } = param;
  return position ?? (isObject(range) && isPosition(range['start']) && isPosition(range['end']) && comparePositions(range['start'], range['end']) === 0 ? range['start'] : undefined);
}

const isPosition = (value: unknown): value is Position => isObject(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The document that a request of the language features is about, as the editor writes its address. */
function documentOf(param: unknown): string | undefined {
  if (!isObject(param) || !isObject(param['textDocument'])) return undefined;
  const uri = param['textDocument']['uri'];
  return typeof uri === 'string' ? vscode.Uri.parse(uri).toString() : undefined;
}

function isOpening(params: unknown): params is { readonly textDocument: { readonly uri: string; readonly languageId: string; readonly text: string } } {
  if (!isObject(params) || !isObject(params['textDocument'])) return false;
  const document = params['textDocument'];
  return typeof document['uri'] === 'string' && typeof document['languageId'] === 'string' && typeof document['text'] === 'string';
}
