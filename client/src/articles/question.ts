// The one question that a plain folder of texts brings, and the commands that answer it later.
import * as vscode from 'vscode';
import { FileChangeType } from 'vscode-languageclient/node';
import type { Articles } from './articles.js';
import { newsroomOf } from './articles.js';
import { PROJECT_FILE } from './names.js';

const REFUSED_KEY = 'newsgloss.foldersRefused';
const PROJECT_TEXT = 'newsgloss: 1\narticles: {include: ["**/*.txt"]}\n';

export class Question implements vscode.Disposable {
  private readonly asked = new Set<string>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly articles: Articles, private readonly memory: vscode.Memento) {
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => { this.consider(editor?.document); }),
      articles.onDidChange((document) => { if (vscode.window.activeTextEditor?.document === document) this.consider(document); }),
    ];
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  consider(document: vscode.TextDocument | undefined): void {
    if (document && this.articles.verdict(document) === 'news') void this.ask(document);
  }

  private async ask(document: vscode.TextDocument): Promise<void> {
    const folder = folderOf(document.uri);
    const key = folder.toString();
    if (this.asked.has(key) || this.memory.get<readonly string[]>(REFUSED_KEY, []).includes(key)) return;
    this.asked.add(key);
    const thisFolder = vscode.l10n.t('This Folder');
    const thisFile = vscode.l10n.t('This File');
    const notHere = vscode.l10n.t('Not Here');
    const choice = await vscode.window.showInformationMessage(vscode.l10n.t('This reads like news. Mark it up?'), thisFolder, thisFile, notHere);
    if (choice === thisFolder) await markUpFolder(this.articles, folder);
    if (choice === thisFile) await this.articles.declare(document.uri, true);
    if (choice === notHere) await this.memory.update(REFUSED_KEY, [...this.memory.get<readonly string[]>(REFUSED_KEY, []), key]);
  }
}

/** The folder that the question is about: the opened one where the file lies in it, else the file's own. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

/** Makes the folder a newsroom by a newsgloss.yaml of two lines; one that is there stays as it is. */
export async function markUpFolder(articles: Articles, folder: vscode.Uri): Promise<void> {
  const file = vscode.Uri.joinPath(folder, PROJECT_FILE);
  if ((await newsroomOf(file))?.toString() === folder.toString()) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(PROJECT_TEXT));
  await articles.forgetAround(file, FileChangeType.Created);
}
