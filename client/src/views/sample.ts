// The sample newsroom, copied to where it may be written to.
import * as vscode from 'vscode';
import { exists } from '../articles/articles.js';

const FIRST_ARTICLE = 'straits-broadsheet.txt';

/** Opens an article of the sample newsroom in this window; the copy keeps earlier decisions. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const source = vscode.Uri.joinPath(context.extensionUri, 'samples/newsroom');
  const copy = vscode.Uri.joinPath(context.globalStorageUri, 'sample-newsroom');
  if (!(await exists(vscode.Uri.joinPath(copy, 'newsgloss.yaml')))) await vscode.workspace.fs.copy(source, copy, { overwrite: true });
  await vscode.window.showTextDocument(vscode.Uri.joinPath(copy, FIRST_ARTICLE), { preview: false });
  const open = vscode.l10n.t('Open Its Folder');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('This is an article of the sample newsroom, a copy of your own to try things on.'), open);
  if (choice === open) await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
}
