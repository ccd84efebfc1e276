// A gloss file goes where its article goes: renamed and moved along, in the same step that the explorer can undo.
import * as vscode from 'vscode';
import { exists } from './articles.js';
import { glossPathOf, isGlossPath } from './names.js';

export function moveGlossAlong(): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => { event.waitUntil(companionMoves(event.files)); });
}

/** For each moved file that has a gloss file of its own: its move too, unless a person moves it in the same step or one is there already. */
async function companionMoves(files: vscode.FileWillRenameEvent['files']): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moving = new Set(files.map((f) => f.oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    if (isGlossPath(oldUri.path)) continue;
    const [from, to] = [oldUri, newUri].map((uri) => uri.with({ path: glossPathOf(uri.path) }));
    if (from && to && !moving.has(from.toString()) && (await exists(from)) && !(await exists(to))) edit.renameFile(from, to);
  }
  return edit;
}
