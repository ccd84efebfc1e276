// Annotation mode: the article is read-only in this session, and single letters are the keys.
import * as vscode from 'vscode';
import type { Articles } from '../articles/articles.js';
import { setContext } from '../base/context.js';
import { announce } from '../views/announce.js';

export class AnnotationMode implements vscode.Disposable {
  private readonly on = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly item: vscode.StatusBarItem;

  constructor(private readonly articles: Articles) {
    this.item = vscode.window.createStatusBarItem('newsgloss.mode', vscode.StatusBarAlignment.Left, 100);
    this.item.name = vscode.l10n.t('Annotation Mode');
    this.item.text = `$(edit) ${vscode.l10n.t('Annotating')}`;
    this.item.tooltip = vscode.l10n.t('Single letters decide: A accept, R reject, D next, E previous, T label, S speaker. Esc leaves.');
    this.item.command = 'newsgloss.leaveAnnotationMode';
    this.subscriptions = [this.item, vscode.window.onDidChangeActiveTextEditor(() => { this.update(); })];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  async start(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.articles.isArticle(document)) return announce(vscode.l10n.t('Open an article first.'), 'warning');
    this.on.add(document.uri.toString());
    await vscode.commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    this.update();
    announce(vscode.l10n.t('Annotation mode: A accept, R reject, D next, E previous, T label, S speaker. Esc leaves.'));
  }

  async leave(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.on.delete(document.uri.toString())) return;
    await vscode.commands.executeCommand('workbench.action.files.resetActiveEditorReadonlyInSession');
    this.update();
    announce(vscode.l10n.t('Annotation mode is off'));
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const active = document !== undefined && this.on.has(document.uri.toString());
    setContext('newsgloss.annotationMode', active);
    if (active) this.item.show();
    else this.item.hide();
  }
}
