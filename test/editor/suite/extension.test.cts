// The extension as VS Code's API sees it: active, every command there, every provider answering; no assertion on where it runs.
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from './until.cjs';

const ID = 'newsgloss.newsgloss';
const ARTICLE = 'harbour-wire.txt';
function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (first === undefined) throw new Error('The suite wants a copy of the sample newsroom as its folder.');
  return first.uri;
}

async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** The whole tree of symbols as names. */
function names(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(symbol => [symbol.name, ...names(symbol.children)]);
}

describe('the extension in its host', () => {
  let article: vscode.TextDocument;
  let symbols: vscode.DocumentSymbol[];

  before(async () => {
    article = await show(ARTICLE);
    symbols = await until('document symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', article.uri);
      return found !== undefined && found.length > 0 ? found : undefined;
    });
  });

  it('is active in a newsroom', () => {
    assert.equal(vscode.extensions.getExtension(ID)?.isActive, true);
  });

  it('has every contributed command', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const manifest = vscode.extensions.getExtension(ID)?.packageJSON as { contributes: { commands: { command: string }[] } };
    const missing = manifest.contributes.commands.map(({ command }) => command).filter(command => !there.has(command));
    assert.deepEqual(missing, []);
  });

  it('keeps the language mode of an article', () => {
    assert.equal(article.languageId, 'plaintext');
  });

  it('gives the outline: the headline, then claims by speaker', () => {
    const found = names(symbols);
    assert.ok(found.includes(article.lineAt(0).text), found.join('\n'));
    assert.ok(found.length > 5, found.join('\n'));
  });

  it('gives semantic tokens that neither overlap nor run over a line', async () => {
    const tokens = await until('semantic tokens', async () => {
      const found = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', article.uri);
      return found !== undefined && found.data.length > 0 ? found : undefined;
    });
    const { data } = tokens;
    let line = 0;
    let start = 0;
    let end = 0;
    for (let at = 0; at < data.length; at += 5) {
      const down = data[at] ?? 0;
      line += down;
      start = (down === 0 ? start : 0) + (data[at + 1] ?? 0);
      if (down > 0) end = 0;
      assert.ok(start >= end, `tokens overlap in line ${String(line + 1)}`);
      end = start + (data[at + 2] ?? 0);
      assert.ok(end <= article.lineAt(line).text.length, `a token leaves line ${String(line + 1)}`);
    }
  });

  it('answers hover, references and code lenses at a speaker', async () => {
    const speaker = symbols.flatMap(symbol => [symbol, ...symbol.children]).find(({ kind }) => kind === vscode.SymbolKind.Class || kind === vscode.SymbolKind.Event || kind === vscode.SymbolKind.Object) ?? symbols[1];
    assert.ok(speaker, 'the outline has a speaker');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', article.uri, speaker.selectionRange.start);
    assert.ok(hovers.length > 0, `no hover at ${speaker.name}`);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', article.uri, 5);
    assert.ok(lenses.some(({ command }) => /\d+ speakers?/.test(command?.title ?? '')));
  });

  it('reports the problems of a text while it is typed, and takes them back', async () => {
    const editor = await vscode.window.showTextDocument(article);
    const end = article.lineAt(article.lineCount - 1).range.end;
    await editor.edit(edit => { edit.insert(end, '\n\n"This never ends, he said.\n'); });
    await until('a problem', () => vscode.languages.getDiagnostics(article.uri).find(({ source }) => source === 'newsgloss'));
    await vscode.commands.executeCommand('undo');
    await until('the problem to go', () => (vscode.languages.getDiagnostics(article.uri).some(({ message }) => /quotation mark/i.test(message)) ? undefined : true));
  });
});
