// Says that decisions wait for a gloss file that cannot be read, for as long as they do: also after a restart, and no longer than needed.
import * as vscode from 'vscode';
import { glossPathOf } from '../articles/names.js';
import * as counted from '../base/counted.js';
import { noLinks } from '../base/plain.js';
import type { MarkStore } from '../marks/marks.js';
import type { Synced } from '../server/synced.js';
import { announce } from './announce.js';

export class WaitingNotice implements vscode.Disposable {
  /** What ends the notice of each article. */
  private readonly shown = new Map<string, () => void>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly marks: MarkStore, synced: Synced) {
    this.subscriptions = [marks.onDidChange((document) => { this.look(document); }), synced.onDidClose((uri) => { this.end(uri.toString()); })];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
    for (const key of [...this.shown.keys()]) this.end(key);
  }

  private look(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const waiting = this.marks.get(document)?.waiting;
    if (waiting !== undefined && waiting > 0) this.show(document.uri, waiting);
    else if (this.shown.has(key)) {
      this.end(key);
      if (waiting === 0) announce(vscode.l10n.t('No decision waits any more'));
    }
  }

  private end(key: string): void {
    this.shown.get(key)?.();
    this.shown.delete(key);
  }

  /** A message cannot be taken back, but progress ends. */
  private show(uri: vscode.Uri, waiting: number): void {
    const key = uri.toString();
    if (this.shown.has(key)) return;
    const gloss = uri.with({ path: glossPathOf(uri.path) });
    const name = gloss.path.slice(gloss.path.lastIndexOf('/') + 1);
    const title = vscode.l10n.t('{0} cannot be read as it is. Waiting: {1}. [Open it]({2})', noLinks(name), counted.decisions(waiting), `command:newsgloss.openGlossFile?${linkArgument(key)}`);
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => new Promise<void>((end) => { this.shown.set(key, end); }));
  }
}

/** Links in messages end at the first bracket. */
const linkArgument = (uri: string): string => encodeURIComponent(JSON.stringify([uri])).replaceAll('(', '%28').replaceAll(')', '%29');
