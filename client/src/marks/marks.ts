// The marks of open articles as the server last gave them, fetched anew whenever it says that they changed.
import * as vscode from 'vscode';
import { METHODS, type MarksResult } from '../../../server/src/protocol/protocol.js';
import { messageOf, type Log } from '../base/log.js';
import type { Server } from '../server/server.js';
import type { Synced } from '../server/synced.js';

/** A burst of changes (typing, an index running) is answered once. */
const QUIET_MS = 40;

export class MarkStore implements vscode.Disposable {
  private readonly results = new Map<string, MarksResult>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly changes = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  /** The marks of an open article are others than before. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly server: Server, private readonly synced: Synced, private readonly log: Log) {
    this.subscriptions = [
      this.changes,
      server.onDidChangeArticle(({ uri }) => { this.soon(vscode.Uri.parse(uri).toString()); }),
      synced.onDidOpen((document) => { this.soon(document.uri.toString()); }),
      synced.onDidClose((uri) => { this.drop(uri.toString()); }),
    ];
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const s of this.subscriptions) s.dispose();
  }

  /** The last known marks; their ranges may lag behind the text by a keystroke. */
  get(document: vscode.TextDocument): MarksResult | undefined {
    return this.results.get(document.uri.toString());
  }

  /** Marks that fit the text as it is now; undefined for a file that is no article. */
  async fresh(document: vscode.TextDocument): Promise<MarksResult | undefined> {
    if (!this.synced.has(document.uri)) return undefined;
    const known = this.get(document);
    return known?.version === document.version ? known : this.fetch(document);
  }

  /** Asks for the marks at once, after a decision. */
  async fetch(document: vscode.TextDocument): Promise<MarksResult | undefined> {
    const key = document.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    const result = await this.server.request(METHODS.marks, { uri: key });
    if (!this.synced.has(key)) return undefined;
    if (result.version !== document.version) {
      this.soon(key);
      return this.results.get(key) ?? result;
    }
    this.results.set(key, result);
    this.changes.fire(document);
    return result;
  }

  private soon(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === key);
      if (document && this.synced.has(key)) this.fetch(document).catch((error: unknown) => { this.log.debug(`No marks for ${key}: ${messageOf(error)}`); });
    }, QUIET_MS));
  }

  private drop(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (!this.results.delete(key)) return;
    const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === key);
    if (document) this.changes.fire(document);
  }
}
