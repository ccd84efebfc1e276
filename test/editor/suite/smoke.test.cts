// The extension as VS Code sees it: there, activated, its commands registered.
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('the extension host', () => {
  it('opens a document of the folder', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a folder is open');
    const [file] = await vscode.workspace.findFiles('*.txt', undefined, 1);
    assert.ok(file, 'the folder has a .txt');
    const document = await vscode.workspace.openTextDocument(file);
    assert.ok(document.getText().length > 0);
  });
});
