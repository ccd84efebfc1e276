// Offers once per workspace to fold gloss files under their articles in the explorer.
import * as vscode from 'vscode';
import type { Decisions } from '../decisions/decisions.js';

const OFFERED_KEY = 'newsgloss.nestingOffered';

export function offerNesting(decisions: Decisions, memory: vscode.Memento): vscode.Disposable {
  return decisions.onDidDecide((document) => {
    const { scheme } = document.uri;
    const explorer = vscode.workspace.getConfiguration('explorer');
    if (scheme === 'untitled' || !vscode.workspace.getWorkspaceFolder(document.uri)) return;
    if (memory.get(OFFERED_KEY, false) || explorer.get('fileNesting.enabled', false)) return;
    void memory.update(OFFERED_KEY, true);
    void offer(explorer);
  });
}

async function offer(explorer: vscode.WorkspaceConfiguration): Promise<void> {
  const yes = vscode.l10n.t('Fold Them');
  const no = vscode.l10n.t('Not Now');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Your decision is in a gloss file beside the article. Fold gloss files under their articles in the explorer?'), yes, no);
  if (choice === yes) await explorer.update('fileNesting.enabled', true, vscode.ConfigurationTarget.Workspace);
}
