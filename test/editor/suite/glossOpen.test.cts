// Decisions while the gloss file itself is open in an editor that saves by itself and formats what it saves.
import { strict as assert } from 'node:assert';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse, parseDocument } from 'yaml';
import { until } from './until.cjs';

const TEXT = `Ferries wait for pilots

The ferry from Hamburg to Oslo waits in Copenhagen. Nobody in Lisbon knows why.

From Madrid and Vienna nobody comes. In Athens the quays are closed.
`;

interface Stored {
  readonly annotations: readonly { readonly id: string; readonly quote: string; readonly status: string }[];
}

describe('a gloss file that is open in an editor', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const path = join(root, 'open.txt');
  const glossPath = `${path}.gloss.yaml`;
  const settings = (section: string): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration(section);
  const onDisk = (): string => readFileSync(glossPath, 'utf8');
  let article: vscode.TextDocument;
  let gloss: vscode.TextDocument;
  let formatter: vscode.Disposable;
  let formatted = 0;

  /** Words → status, as the file says now; nothing while it does not parse, or is half written: VS Code empties a file before it fills it. */
  function statuses(): Record<string, string> {
    try {
      const stored = parse(onDisk()) as Stored | null;
      return Object.fromEntries((stored?.annotations ?? []).map((a) => [a.quote, a.status]));
    } catch {
      return {};
    }
  }

  async function decide(words: string, command = 'newsgloss.acceptAnnotation', status = 'accepted'): Promise<void> {
    const editor = await vscode.window.showTextDocument(article, vscode.ViewColumn.One);
    const at = article.positionAt(TEXT.indexOf(words) + 1);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand(command);
    await until(`${words} ${status} on the disk`, () => (statuses()[words] === status ? true : undefined));
  }

  /** The editor and the disk say the same, and nothing is left to save. */
  async function settled(): Promise<void> {
    await until('the gloss file to be saved', () => (!gloss.isDirty && gloss.getText() === onDisk() ? true : undefined));
  }

  before(async () => {
    await settings('newsgloss').update('annotator', 'ada', vscode.ConfigurationTarget.Global);
    writeFileSync(path, TEXT);
    article = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(article);
    await until('the marks', async () => ((await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', article.uri)) ?? []).length > 0 ? true : undefined);
    await decide('Oslo');
    gloss = await vscode.workspace.openTextDocument(glossPath);
    await vscode.window.showTextDocument(gloss, vscode.ViewColumn.Two);
    // Lays everything out anew, as formatters of YAML do: other indents, no padding, folded lines.
    formatter = vscode.languages.registerDocumentFormattingEditProvider({ pattern: '**/*.gloss.yaml' }, {
      provideDocumentFormattingEdits: (given) => {
        formatted++;
        const next = parseDocument(given.getText()).toString({ indent: 4, indentSeq: false, flowCollectionPadding: true, lineWidth: 50 });
        return [vscode.TextEdit.replace(new vscode.Range(0, 0, given.lineCount, 0), next)];
      },
    });
    await settings('editor').update('formatOnSave', true, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    formatter.dispose();
    for (const [section, key] of [['files', 'autoSave'], ['files', 'autoSaveDelay'], ['editor', 'formatOnSave'], ['newsgloss', 'annotator']] as const) await settings(section).update(key, undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [path, glossPath]) rmSync(name, { force: true });
  });

  it('takes every decision, is saved, laid out by the formatter, and takes the next', async () => {
    for (const words of ['Copenhagen', 'Lisbon', 'Madrid']) await decide(words);
    await settled();
    assert.ok(formatted > 0, 'the formatter never ran');
    assert.match(onDisk(), /^ {4}file: open\.txt$/mu, onDisk());
    assert.deepEqual(statuses(), { Oslo: 'accepted', Copenhagen: 'accepted', Lisbon: 'accepted', Madrid: 'accepted' });
  });

  it('keeps what a person types in it between two decisions', async () => {
    // From here on it saves by itself too, which formats nothing: who saves first is left to chance.
    await settings('files').update('autoSave', 'afterDelay', vscode.ConfigurationTarget.Global);
    await settings('files').update('autoSaveDelay', 50, vscode.ConfigurationTarget.Global);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(gloss.uri, new vscode.Position(1, 0), '# Lisbon: ask the desk\n');
    await vscode.workspace.applyEdit(edit);
    await decide('Vienna');
    await settled();
    assert.match(onDisk(), /^# Lisbon: ask the desk$/mu);
    assert.equal(statuses()['Vienna'], 'accepted');
  });

  it('takes decisions back, though it was laid out anew since', async () => {
    await decide('Athens', 'newsgloss.rejectAnnotation', 'rejected');
    await settled();
    await vscode.window.showTextDocument(article, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('newsgloss.undoDecision');
    await until('the decision to be gone', () => (statuses()['Vienna'] === 'accepted' && statuses()['Athens'] === undefined ? true : undefined));
    await settled();
    assert.match(onDisk(), /^# Lisbon: ask the desk$/mu);
    assert.equal(Object.keys(statuses()).length, 5);
  });

  it('that is broken while it is open makes decisions wait, and takes them when it is mended', async () => {
    const broken = new vscode.WorkspaceEdit();
    broken.insert(gloss.uri, new vscode.Position(gloss.lineCount, 0), '  { broken: [\n');
    await vscode.workspace.applyEdit(broken);
    await settled();
    const before = onDisk();
    const editor = await vscode.window.showTextDocument(article, vscode.ViewColumn.One);
    const at = article.positionAt(TEXT.indexOf('Athens') + 1);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('newsgloss.acceptAnnotation');
    assert.equal(onDisk(), before, 'a file that does not parse is not written');
    const mended = new vscode.WorkspaceEdit();
    const from = gloss.positionAt(gloss.getText().indexOf('  { broken: ['));
    mended.delete(gloss.uri, new vscode.Range(from, from.translate(1).with({ character: 0 })));
    await vscode.workspace.applyEdit(mended);
    await until('the waiting decision', () => (statuses()['Athens'] === 'accepted' ? true : undefined));
    await settled();
    assert.equal(Object.keys(statuses()).length, 6);
  });
});
