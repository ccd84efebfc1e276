// Takes the colour from layers that are switched off: the server's tokens pass through here.
import * as vscode from 'vscode';
import { SemanticTokensRegistrationType, type LanguageClient, type Middleware, type SemanticTokensProviderShape } from 'vscode-languageclient/node';
import { shown } from '../base/settings.js';
import { filterTokens, showsAllTokens } from '../decorations/tokens.js';

type Running = () => LanguageClient | undefined;

export function layerMiddleware(client: Running): Middleware {
  return {
    provideDocumentSemanticTokens: async (document, token, next) => filtered(await next(document, token)),
    // Edits fit unfiltered tokens only; filtered ones go out whole and without an id, so that the editor asks for all of them next time.
    provideDocumentSemanticTokensEdits: (document, previous, token, next) => {
      const whole = showsAllTokens(shown()) ? undefined : providerOf(client, document)?.full;
      return whole ? whole.provideDocumentSemanticTokens(document, token) : next(document, previous, token);
    },
    provideDocumentRangeSemanticTokens: async (document, range, token, next) => filtered(await next(document, range, token)),
  };
}

const providerOf = (client: Running, document: vscode.TextDocument): SemanticTokensProviderShape | undefined =>
  client()?.getFeature(SemanticTokensRegistrationType.method).getProvider(document);

function filtered(tokens: vscode.SemanticTokens | null | undefined): vscode.SemanticTokens | null | undefined {
  const now = shown();
  return tokens && !showsAllTokens(now) ? new vscode.SemanticTokens(filterTokens(tokens.data, now)) : tokens;
}

/** Has the editor ask for the tokens again when a layer is switched. */
export function refreshTokensOnToggle(client: Running): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((e) => {
    if (!e.affectsConfiguration('newsgloss.show')) return;
    for (const { document } of vscode.window.visibleTextEditors) {
      const provider = providerOf(client, document);
      if (!provider) continue;
      provider.onDidChangeSemanticTokensEmitter.fire(); // one provider for all documents
      return;
    }
  });
}
