// The text that an annotation was made for, beside the present one in the diff editor.
import * as vscode from 'vscode';
import { FORMER_METHODS } from '../../../server/src/protocol/former.js';
import type { App } from '../app.js';
import { announce } from '../views/announce.js';

const SCHEME = 'newsgloss-former';

/** Serves former texts to the editor; asked again whenever one is opened. */
export function formerTexts(app: App): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      const wanted = new URLSearchParams(query);
      const [uri, id] = [wanted.get('uri'), wanted.get('id')];
      if (uri === null) return '';
      const { text } = await app.server.request(FORMER_METHODS.formerText, { uri, ...(id === null ? {} : { id }) });
      return text ?? '';
    },
  });
}

/** Opens the comparison at the annotation; says so where the former text is not known. */
export async function compareFormer(app: App, article: vscode.Uri, id: string, selection?: vscode.Range): Promise<void> {
  const { text } = await app.server.request(FORMER_METHODS.formerText, { uri: article.toString(), id });
  if (text === undefined) {
    announce(vscode.l10n.t('The annotated text is not known any more: neither git nor Newsgloss kept it'), 'warning');
    return;
  }
  const name = article.path.slice(article.path.lastIndexOf('/') + 1);
  const former = vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: new URLSearchParams({ uri: article.toString(), id }).toString() });
  await vscode.commands.executeCommand('vscode.diff', former, article, vscode.l10n.t('{0}: as annotated ↔ now', name), selection ? { selection } : {});
}
