// Writes the suggestions of every article of a folder into gloss files, with progress, breaking off where the person wishes.
import * as vscode from 'vscode';
import { METHODS } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import * as counted from '../base/counted.js';
import { messageOf } from '../base/log.js';
import { announce } from '../views/announce.js';
import { openArticle } from './target.js';

const MOST_FILES = 20_000;

export async function saveFolderSuggestions(app: App, folder: vscode.Uri | undefined): Promise<void> {
  const root = folder ?? (await chooseFolder());
  if (!root) return announce(vscode.l10n.t('Open a folder first.'), 'warning');
  const title = vscode.l10n.t('Saving suggestions');
  const done = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(root, '**/*.{txt,md,news,article,text}'), '**/{node_modules,.*}/**', MOST_FILES, token);
    let saved = 0;
    let failed = 0;
    for (const [index, file] of files.sort((a, b) => (a.path < b.path ? -1 : 1)).entries()) {
      if (token.isCancellationRequested) break;
      progress.report({ message: vscode.l10n.t('{0} of {1}: {2}', index + 1, files.length, vscode.workspace.asRelativePath(file)), increment: 100 / files.length });
      try {
        if (await saveOne(app, file)) saved++;
      } catch (error) {
        failed++;
        app.log.warn(`Suggestions of ${file.path} were not saved: ${messageOf(error)}`);
      }
    }
    return { saved, failed };
  });
  const words = vscode.l10n.t('Saved the suggestions of {0}.', counted.articles(done.saved));
  if (done.failed > 0) void vscode.window.showWarningMessage(vscode.l10n.t('{0} Not saved: {1}; the log says why.', words, counted.articles(done.failed)));
  else announce(words);
}

async function saveOne(app: App, file: vscode.Uri): Promise<boolean> {
  if (!(await app.articles.isArticleFile(file))) return false;
  const document = await openArticle(app, file);
  const uri = document.uri.toString();
  const marks = await app.server.request(METHODS.marks, { uri });
  if (marks.counts.undecided === 0) return false;
  const result = await app.server.request(METHODS.decide, { uri, version: document.version, action: { kind: 'saveSuggestions' } });
  if (result.outcome === 'refused') throw new Error(result.message ?? 'refused');
  return true;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? (await vscode.window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
}
