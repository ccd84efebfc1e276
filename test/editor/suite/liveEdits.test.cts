// What is decided stays on its very words while the article is edited in every way that an editor knows: on the screen's tokens and, with the next decision, on the disk.
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './until.cjs';

const TEXT = `Ferries and their ports

The ferry from Hamburg to Oslo waits in Copenhagen. The one in Copenhagen waits for Lisbon.

From Madrid and Vienna nobody comes. In Athens   the quays are closed.

Tokyo, Nairobi, Havana and Dublin   have ferries of their own.
`;
/** Modifier bit of decided marks, as the manifest lists them. */
const DECIDED = 2;

describe('an article that is edited under its decisions', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const path = join(root, 'live.txt');
  const glossPath = `${path}.gloss.yaml`;
  const undecided = ['Lisbon', 'Madrid', 'Vienna', 'Athens', 'Tokyo', 'Nairobi', 'Havana', 'Dublin'];
  let document: vscode.TextDocument;
  let editor: vscode.TextEditor;

  const text = (): string => document.getText();
  const at = (words: string, nth = 0): number => {
    let found = text().indexOf(words);
    for (let i = 0; i < nth; i++) found = text().indexOf(words, found + 1);
    assert.ok(found >= 0, `"${words}" is not in the article`);
    return found;
  };
  const selectionOf = (from: number, to = from): vscode.Selection => new vscode.Selection(document.positionAt(from), document.positionAt(to));

  /** Decided marks as the editor is told to draw them: offset and words. */
  async function decided(): Promise<string[]> {
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri);
    const found: string[] = [];
    for (let i = 0, line = 0, character = 0; i < (tokens?.data.length ?? 0); i += 5) {
      const [down = 0, along = 0, length = 0, , modifiers = 0] = tokens?.data.subarray(i, i + 5) ?? [];
      character = down === 0 ? character + along : along;
      line += down;
      const start = document.offsetAt(new vscode.Position(line, character));
      if ((modifiers & DECIDED) !== 0) found.push(`${String(start)} ${text().slice(start, start + length)}`);
    }
    return found;
  }

  /** Waits until just these places are decided: words, and which of their occurrences. */
  async function areDecided(...places: readonly (readonly [words: string, nth?: number])[]): Promise<void> {
    const wanted = places.map(([words, nth]) => `${String(at(words, nth))} ${words}`).sort();
    let last: string[] = [];
    await until('the decided places', async () => {
      last = (await decided()).sort();
      return last.join('|') === wanted.join('|') ? true : undefined;
    }).catch((error: unknown) => { throw new Error(`${String(error)}: ${last.join(' | ')} instead of ${wanted.join(' | ')}`); });
  }

  async function accept(words: string, nth = 0): Promise<void> {
    const before = existsSync(glossPath) ? readFileSync(glossPath, 'utf8') : '';
    editor.selection = selectionOf(at(words, nth) + 1);
    await vscode.commands.executeCommand('newsgloss.acceptAnnotation');
    await until(`the decision on ${words}`, () => (existsSync(glossPath) && readFileSync(glossPath, 'utf8') !== before ? true : undefined));
  }

  /** Decides on one more place, which carries all positions, and reads them from the disk. */
  async function areOnDisk(...places: readonly (readonly [words: string, nth?: number])[]): Promise<void> {
    await document.save();
    const next = undecided.shift() ?? '';
    await accept(next);
    const article = readFileSync(path, 'utf8');
    const gloss = readFileSync(glossPath, 'utf8');
    const spans = [...gloss.matchAll(/^ {4}span: \[(\d+), (\d+)\]$/gmu)].map(([, start, end]) => `${start ?? ''} ${article.slice(Number(start), Number(end))}`).sort();
    accepted.push(next);
    assert.deepEqual(spans, [...places, ...accepted.map((words): [string] => [words])].map(([words, nth]) => `${String(at(words, nth))} ${words}`).sort());
  }
  const accepted: string[] = [];

  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('newsgloss');

  before(async () => {
    await settings().update('annotator', 'ada', vscode.ConfigurationTarget.Global);
    writeFileSync(path, TEXT);
    document = await vscode.workspace.openTextDocument(path);
    editor = await vscode.window.showTextDocument(document);
    await until('the marks', async () => ((await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', document.uri)) ?? []).length > 0 ? true : undefined);
    await accept('Oslo');
    await accept('Copenhagen', 1);
    await areDecided(['Oslo'], ['Copenhagen', 1]);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    for (const name of [path, glossPath]) rmSync(name, { force: true });
    await settings().update('annotator', undefined, vscode.ConfigurationTarget.Global);
  });

  it('by several carets at once: before each name, and within one', async () => {
    editor.selections = [selectionOf(at('Oslo')), selectionOf(at('Copenhagen')), selectionOf(at('Copenhagen', 1)), selectionOf(at('Hamburg') + 3)];
    await vscode.commands.executeCommand('type', { text: 'old ' });
    assert.match(text(), /Hamold burg to old Oslo waits in old Copenhagen\. The one in old Copenhagen waits/u);
    await areDecided(['Oslo'], ['Copenhagen', 1]);
    await areOnDisk(['Oslo'], ['Copenhagen', 1]);
  });

  it('by a paste over the passage around a name, and over the name itself, which is told and comes back with undo', async () => {
    await vscode.env.clipboard.writeText('and to old Oslo never');
    editor.selection = selectionOf(at('to old Oslo'), at('to old Oslo') + 'to old Oslo'.length);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    assert.match(text(), /burg and to old Oslo never waits/u);
    await areDecided(['Oslo'], ['Copenhagen', 1], ...accepted.map((words): [string] => [words]));
    await areOnDisk(['Oslo'], ['Copenhagen', 1]);

    await vscode.env.clipboard.writeText('Bergen');
    editor.selection = selectionOf(at('Oslo'), at('Oslo') + 4);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    const told = await until('the problem', () => vscode.languages.getDiagnostics(document.uri).find((d) => d.message.includes('Oslo')));
    assert.match(told.message, /Annotated as “Oslo”|“Oslo” is gone|“Oslo”, on which your annotation was made|made on “Oslo”/u);
    await vscode.commands.executeCommand('undo');
    await areDecided(['Oslo'], ['Copenhagen', 1], ...accepted.map((words): [string] => [words]));
  });

  it('by a formatter that joins spaces and wraps lines', async () => {
    const registered = vscode.languages.registerDocumentFormattingEditProvider({ language: 'plaintext' }, {
      provideDocumentFormattingEdits: (given) => [vscode.TextEdit.replace(new vscode.Range(0, 0, given.lineCount, 0), given.getText().replace(/ +/gu, ' ').replace(/, /gu, ',\n'))],
    });
    try {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      assert.match(text(), /Tokyo,\nNairobi,\nHavana and Dublin have/u);
      await areDecided(['Oslo'], ['Copenhagen', 1], ...accepted.map((words): [string] => [words]));
      await areOnDisk(['Oslo'], ['Copenhagen', 1]);
    } finally {
      registered.dispose();
    }
  });

  it('by edits that Revert File takes back', async () => {
    const [saved, gloss] = [text(), readFileSync(glossPath, 'utf8')];
    editor.selection = selectionOf(0);
    await vscode.commands.executeCommand('type', { text: 'Copenhagen, Oslo: ' });
    await areDecided(['Oslo', 1], ['Copenhagen', 2], ...accepted.map((words): [string] => [words]));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the saved text', () => (text() === saved ? true : undefined));
    await areDecided(['Oslo'], ['Copenhagen', 1], ...accepted.map((words): [string] => [words]));
    assert.equal(readFileSync(glossPath, 'utf8'), gloss, 'nothing of it is written');
    await areOnDisk(['Oslo'], ['Copenhagen', 1]);
  });

  it('by another program, while it is open', async () => {
    const changed = `Corrected: Oslo and Copenhagen were mixed up.\n\n${text().replace('waits in old', 'lies in old')}`;
    writeFileSync(path, changed);
    await until('the text from the disk', () => (text() === changed ? true : undefined));
    await areDecided(['Oslo', 1], ['Copenhagen', 2], ...accepted.map((words): [string] => [words]));
    await areOnDisk(['Oslo', 1], ['Copenhagen', 2]);
  });
});
