// Offers once per workspace to wrap the long lines of articles that keep their own language mode.
import * as vscode from 'vscode';
import type { Articles } from '../articles/articles.js';

const OFFERED_KEY = 'newsgloss.wrappingOffered';
/** Characters that few windows are wide enough for. */
const LONG_LINE = 150;
const LINES_LOOKED_AT = 400;

export function offerWrapping(articles: Articles, memory: vscode.Memento): vscode.Disposable {
  const consider = (document: vscode.TextDocument | undefined): void => {
    if (!document || !articles.isArticle(document) || memory.get(OFFERED_KEY, false)) return;
    const editor = vscode.workspace.getConfiguration('editor', document);
    if (editor.get('wordWrap', 'off') !== 'off' || !vscode.workspace.getWorkspaceFolder(document.uri) || !hasLongLine(document)) return;
    void memory.update(OFFERED_KEY, true);
    void offer(editor);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => { consider(editor?.document); }),
    articles.onDidChange((document) => { if (document === vscode.window.activeTextEditor?.document) consider(document); }),
  );
}

function hasLongLine(document: vscode.TextDocument): boolean {
  for (let line = 0; line < Math.min(document.lineCount, LINES_LOOKED_AT); line++) if (document.lineAt(line).range.end.character > LONG_LINE) return true;
  return false;
}

/** For the article's language only: code keeps its lines. */
async function offer(editor: vscode.WorkspaceConfiguration): Promise<void> {
  const yes = vscode.l10n.t('Wrap Them');
  const no = vscode.l10n.t('Not Now');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Paragraphs of this article run out of the window. Wrap long lines of such files in this workspace?'), yes, no);
  if (choice === yes) await editor.update('wordWrap', 'on', vscode.ConfigurationTarget.Workspace, true);
}
