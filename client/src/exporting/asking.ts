// Long requests of exports and imports: a progress that counts the articles and can be cancelled.
import * as vscode from 'vscode';
import type { App } from '../app.js';
import type { Method, Requests } from '../server/requests.js';

/** The answer; undefined where the person cancelled. */
export function askWithProgress<M extends Method>(app: App, title: string, method: M, params: Requests[M]['params']): Thenable<Requests[M]['result'] | undefined> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    let shown = 0;
    const listening = app.server.onDidExchange(({ done, total }) => {
      if (total < WORTH_COUNTING) return;
      progress.report({ message: vscode.l10n.t('{0} of {1}', done, total), increment: (100 * (done - shown)) / total });
      shown = done;
    });
    try {
      return await app.server.request(method, params, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      listening.dispose();
    }
  });
}

/** Fewer articles are done before anybody reads a number. */
const WORTH_COUNTING = 10;
