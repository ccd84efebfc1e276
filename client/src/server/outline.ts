// Has the editor ask for the outline again when decisions change it: by itself it asks only when the text changes.
import type * as vscode from 'vscode';
import type { MarksResult } from '../../../server/src/protocol/protocol.js';
import type { MarkStore } from '../marks/marks.js';
import type { Server } from './server.js';

/** Several decisions in a row are one change. */
const QUIET_MS = 120;

export class Outline implements vscode.Disposable {
  /** What the outline of each article says, and of which version of the text. */
  private readonly shown = new WeakMap<vscode.TextDocument, { readonly version: number; readonly words: string }>();
  private readonly subscription: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server, private readonly marks: MarkStore) {
    this.subscription = marks.onDidChange((document) => { this.look(document); });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscription.dispose();
  }

  private look(document: vscode.TextDocument): void {
    const result = this.marks.get(document);
    if (!result) return;
    const before = this.shown.get(document);
    const now = { version: result.version, words: outlined(result) };
    this.shown.set(document, now);
    if (before?.version !== now.version || before.words === now.words) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.server.refreshOutline(); }, QUIET_MS);
  }
}

/** Claims stand in the outline below their speakers. */
const outlined = ({ marks }: MarksResult): string => marks.filter((m) => m.type === 'claim' && m.status !== 'rejected').map((m) => `${m.entity ?? ''} ${m.label}`).join('\n');
