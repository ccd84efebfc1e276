// Articles that lie on no disk: read and decided through the editor's own files, as a virtual workspace has them.
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles.cjs';
import { until } from './until.cjs';

const ARTICLE = '/room/quay.news';
const GLOSS = `${ARTICLE}.gloss.yaml`;
const TEXT = 'Quay opens again\n\nEASTPORT, 3 March – Harbour master Ilse Brandt said the quay was safe.\n';

describe('an article of a virtual file system', () => {
  const files = new MemoryFiles();
  const uri = vscode.Uri.from({ scheme: 'memfs', path: ARTICLE });
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('newsgloss');
  let registration: vscode.Disposable;

  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider('memfs', files);
    files.writeFile(uri, new TextEncoder().encode(TEXT));
    await settings().update('annotator', 'ada', vscode.ConfigurationTarget.Global);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await settings().update('annotator', undefined, vscode.ConfigurationTarget.Global);
    registration.dispose();
  });

  it('is marked like any other', async () => {
    const symbols = await until('the outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', uri);
      return found !== undefined && found.length > 1 ? found : undefined;
    });
    assert.deepEqual(symbols.map(({ name }) => name), ['Quay opens again', 'Ilse Brandt']);
  });

  it('has its decisions beside it, in the same file system, and takes them back', async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const at = editor.document.positionAt(TEXT.indexOf('Brandt'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('newsgloss.acceptAnnotation');
    const written = await until('the gloss file', () => files.textAt(GLOSS));
    assert.match(written, /quote: "Ilse Brandt"/);
    assert.match(written, /status: accepted\n\s+by: ada/);
    await vscode.commands.executeCommand('newsgloss.undoDecision');
    await until('the gloss file to go', () => (files.textAt(GLOSS) === undefined ? true : undefined));
    assert.equal(files.textAt(ARTICLE), TEXT);
  });
});
