// Moves the caret of an editor and waits until it stands there.
import * as vscode from 'vscode';

/** A window that is busy answers late; until then the next key would mean the place that the caret comes from. Milliseconds. */
const LONGEST_WAIT = 3000;

/** Resolves when the window has moved the caret, so that what is said afterwards is true on the screen. */
export function caretArrives(editor: vscode.TextEditor, move: () => void): Promise<void> {
  const before = editor.selection;
  let wanted = before;
  return new Promise((done) => {
    const finish = (): void => { clearTimeout(timer); listener.dispose(); done(); };
    const listener = vscode.window.onDidChangeTextEditorSelection((e) => { if (e.textEditor === editor && e.selections[0]?.isEqual(wanted) === true) finish(); });
    const timer = setTimeout(finish, LONGEST_WAIT);
    move();
    wanted = editor.selection; // events of earlier moves may still be on their way
    if (wanted.isEqual(before)) finish();
  });
}
