// Moves the caret of an editor and waits until it stands there.
import * as vscode from 'vscode';

/** The editor's window answers within this; a caret that stands there already brings no event. Milliseconds. */
const LONGEST_WAIT = 300;

/** Resolves when the window has moved the caret, so that what is said afterwards is true on the screen. */
export function caretArrives(editor: vscode.TextEditor, move: () => void): Promise<void> {
  const before = editor.selection;
  return new Promise((done) => {
    const finish = (): void => { clearTimeout(timer); listener.dispose(); done(); };
    const listener = vscode.window.onDidChangeTextEditorSelection((e) => { if (e.textEditor === editor) finish(); });
    const timer = setTimeout(finish, LONGEST_WAIT);
    move();
    if (editor.selection.isEqual(before)) finish();
  });
}
