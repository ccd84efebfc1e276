// Draws the marks into the visible editors: one decoration type per look, made once and again when the theme's media change.
import * as vscode from 'vscode';
import { shown } from '../base/settings.js';
import { toRange } from '../base/convert.js';
import type { MarkStore } from '../marks/marks.js';
import { group, LOOKS, type Look } from './group.js';
import { styleOf } from './styles.js';

export class Decorator implements vscode.Disposable {
  private readonly types: ReadonlyMap<Look, vscode.TextEditorDecorationType>;
  private readonly subscriptions: vscode.Disposable[];
  private readonly drawn = new WeakSet<vscode.TextEditor>();

  constructor(private readonly marks: MarkStore, extension: vscode.Uri) {
    const media = (name: string): vscode.Uri => vscode.Uri.joinPath(extension, 'client/media', name);
    this.types = new Map(LOOKS.map((look) => [look, vscode.window.createTextEditorDecorationType(styleOf(look, media))]));
    this.subscriptions = [
      marks.onDidChange((document) => { this.drawAll((e) => e.document === document); }),
      vscode.window.onDidChangeVisibleTextEditors(() => { this.drawAll(); }),
      vscode.workspace.onDidChangeConfiguration((e) => { if (e.affectsConfiguration('newsgloss.show')) this.drawAll(); }),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
    for (const type of this.types.values()) type.dispose();
  }

  private drawAll(which: (editor: vscode.TextEditor) => boolean = () => true): void {
    for (const editor of vscode.window.visibleTextEditors) if (which(editor)) this.draw(editor);
  }

  private draw(editor: vscode.TextEditor): void {
    const result = this.marks.get(editor.document);
    if (!result && !this.drawn.has(editor)) return;
    this.drawn.add(editor);
    const groups = group(result?.marks ?? [], shown());
    for (const [look, type] of this.types) editor.setDecorations(type, (groups.get(look) ?? []).map(toRange));
  }
}
