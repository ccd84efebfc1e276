// Sends decisions to the server one after the other, takes them back, and keeps the undo key's order.
import * as vscode from 'vscode';
import { METHODS, type DecideAction, type DecideResult, type UndoResult } from '../../../server/src/protocol/protocol.js';
import { setContext } from '../base/context.js';
import { messageOf, type Log } from '../base/log.js';
import type { MarkStore } from '../marks/marks.js';
import type { Server } from '../server/server.js';
import { announce } from '../views/announce.js';
import type { Annotator } from './annotator.js';
import { fingerprint, UndoOrder } from './undoOrder.js';

export class Decisions implements vscode.Disposable {
  private readonly orders = new Map<string, UndoOrder>();
  private readonly made = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  private queue: Promise<unknown> = Promise.resolve();
  private busy = 0;
  /** A decision was written. */
  readonly onDidDecide = this.made.event;

  constructor(private readonly server: Server, private readonly marks: MarkStore, private readonly annotator: Annotator, private readonly log: Log) {
    this.subscriptions = [
      this.made,
      server.onDidChangeArticle(({ uri, undoable, redoable }) => { this.counted(vscode.Uri.parse(uri), undoable, redoable); }),
      server.onDidChangeState((state) => { if (state !== 'running') this.forget(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { this.updateKeys(); }),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  /** Decides on an open article; says on screen why where nothing came of it. Undefined: refused, put aside or failed. */
  decide(document: vscode.TextDocument, action: DecideAction): Promise<DecideResult | undefined> {
    return this.inTurn(async () => {
      const by = await this.annotator.name();
      if (by === undefined) return undefined;
      const text = fingerprint(document.getText());
      const uri = document.uri.toString();
      const result = await this.server.request(METHODS.decide, { uri, version: document.version, action, ...(by === '' ? {} : { by }) });
      if (result.outcome !== 'refused') this.order(document.uri).decided(text, result.undoable);
      return this.settled(document, result);
    });
  }

  /** Decides on an article wherever it is, open or not; says nothing. Undefined: the person would not give a name. */
  decideElsewhere(uri: vscode.Uri, action: DecideAction): Promise<DecideResult | undefined> {
    const open = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
    return this.inTurn(async () => {
      const by = await this.annotator.name();
      if (by === undefined) return undefined;
      const result = await this.server.request(METHODS.decide, { uri: uri.toString(), action, ...(by === '' ? {} : { by }) });
      if (open && result.outcome !== 'refused') this.order(uri).decided(fingerprint(open.getText()), result.undoable);
      return result;
    });
  }

  /** Takes back (makes again) the newest decision; as the undo (redo) key only where no edit of the text is newer, which then is the editor's to undo. */
  step(document: vscode.TextDocument, which: 'undo' | 'redo', asKey: boolean): Promise<UndoResult | 'edit' | undefined> {
    return this.inTurn<UndoResult | 'edit'>(async () => (asKey && !this.isFirst(document, which) ? 'edit' : this.back(document, which === 'undo' ? METHODS.undo : METHODS.redo)));
  }

  private isFirst(document: vscode.TextDocument, which: 'undo' | 'redo'): boolean {
    const order = this.orders.get(document.uri.toString());
    if (!order || order.undoable + order.redoable === 0) return false;
    const text = fingerprint(document.getText());
    return which === 'undo' ? order.undoesDecision(text) : order.redoesDecision(text);
  }

  private async back(document: vscode.TextDocument, method: typeof METHODS.undo | typeof METHODS.redo): Promise<UndoResult> {
    const result = await this.server.request(method, { uri: document.uri.toString() });
    const order = this.order(document.uri);
    if (result.outcome === 'done') {
      if (method === METHODS.undo) order.undone(result.undoable, result.redoable);
      else order.redone(result.undoable, result.redoable);
    } else if (result.message !== undefined) announce(result.message, 'warning');
    await this.refresh(document);
    return result;
  }

  private async settled(document: vscode.TextDocument, result: DecideResult): Promise<DecideResult | undefined> {
    if (result.outcome === 'refused') announce(result.message ?? vscode.l10n.t('Nothing was decided.'), 'warning');
    if (result.outcome === 'waiting') announce(vscode.l10n.t('The decision waits for the gloss file'), 'warning');
    await this.refresh(document);
    if (result.outcome === 'done') this.made.fire(document);
    return result.outcome === 'refused' ? undefined : result;
  }

  private async refresh(document: vscode.TextDocument): Promise<void> {
    this.updateKeys();
    await this.marks.fetch(document);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.busy++;
    this.updateKeys();
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      this.log.error(messageOf(error));
      announce(vscode.l10n.t('Newsgloss could not decide: {0}', messageOf(error)), 'warning');
      return undefined;
    } finally {
      this.busy--;
      this.updateKeys();
    }
  }

  /** Counts that come while we decide ourselves are those of our own decision, whose answer says more. */
  private counted(uri: vscode.Uri, undoable: number, redoable: number): void {
    const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
    if (!document || this.busy > 0) return;
    this.order(uri).counted(undoable, redoable, undoable + redoable === 0 ? '' : fingerprint(document.getText()));
    this.updateKeys();
  }

  private order(uri: vscode.Uri): UndoOrder {
    const key = uri.toString();
    const order = this.orders.get(key) ?? new UndoOrder();
    this.orders.set(key, order);
    return order;
  }

  private forget(): void {
    this.orders.clear();
    this.updateKeys();
  }

  /** The keys come to us as long as a decision may be meant; which it is, is told when the key's turn comes, so that keys pressed quickly find no old answer. */
  private updateKeys(): void {
    const document = vscode.window.activeTextEditor?.document;
    const order = document && this.orders.get(document.uri.toString());
    setContext('newsgloss.undoableDecision', this.busy > 0 || (order?.undoable ?? 0) > 0);
    setContext('newsgloss.redoableDecision', this.busy > 0 || (order?.redoable ?? 0) > 0);
  }
}
