// A choice of a place that holds in the whole folder: asked for or offered, with progress, taken back in one go.
import * as vscode from 'vscode';
import { MAP_METHODS, type SamePlacesResult } from '../../../server/src/protocol/map.js';
import { METHODS } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import * as counted from '../base/counted.js';
import { noLinks } from '../base/plain.js';
import { messageOf } from '../base/log.js';
import { announce } from '../views/announce.js';
import { singleTarget } from './target.js';

/** A decision that can be taken back as long as nothing was decided after it. */
interface Made { readonly uri: string; readonly undoable: number }

/** The command: the place under the caret is meant by that name in every article of the folder where nobody decided. */
export async function setPlaceInFolder(app: App, args: readonly unknown[]): Promise<void> {
  const target = await singleTarget(app, args);
  if (!target) return;
  const found = await others(app, target.document.uri.toString(), target.mark.id);
  if (!found) return announce(vscode.l10n.t('This is no place on the map. Choose one first.'), 'warning');
  if (found.articles.length === 0) return announce(vscode.l10n.t('“{0}” is meant so in every other article, or decided there.', found.name));
  await setEverywhere(app, found);
}

/** After a choice in one article: the same is offered for the others, where there are some. */
export async function offerPlaceInFolder(app: App, uri: string, id: string): Promise<void> {
  const found = await others(app, uri, id);
  if (!found || found.articles.length === 0) return;
  const yes = vscode.l10n.t('Mean It There Too');
  const message = vscode.l10n.t('“{0}” is now {1} in this article. It is undecided in {2} more.', noLinks(found.name), noLinks(found.what), counted.articles(found.articles.length));
  if ((await vscode.window.showInformationMessage(message, yes)) === yes) await setEverywhere(app, found);
}

const others = async (app: App, uri: string, id: string): Promise<SamePlacesResult | undefined> => (await app.server.request(MAP_METHODS.samePlaces, { uri, id })).found;

const FEW = 5;

async function setEverywhere(app: App, { name, place, articles }: SamePlacesResult): Promise<void> {
  const made: Made[] = [];
  const title = vscode.l10n.t('Setting the place of “{0}”', noLinks(name));
  // A few are done before a notification could be read.
  const location = articles.length > FEW ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  const failed = await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    let refused = 0;
    for (const [index, { uri, title: article, id }] of articles.entries()) {
      if (token.isCancellationRequested) break;
      progress.report({ message: vscode.l10n.t('{0} of {1}: {2}', index + 1, articles.length, noLinks(article)), increment: 100 / articles.length });
      try {
        const result = await app.decisions.decideElsewhere(vscode.Uri.parse(uri), { kind: 'setPlace', id, place });
        if (!result) break;
        if (result.outcome === 'refused') refused++;
        else made.push({ uri, undoable: result.undoable });
      } catch (error) {
        refused++;
        app.log.warn(`The place was not set in ${uri}: ${messageOf(error)}`);
      }
    }
    return refused;
  });
  await report(app, made, failed);
}

async function report(app: App, made: readonly Made[], failed: number): Promise<void> {
  app.lists.refresh();
  const undo = vscode.l10n.t('Undo');
  const words = vscode.l10n.t('The place is set in {0}.', counted.articles(made.length));
  const message = failed > 0 ? vscode.l10n.t('{0} Not set: {1}; the log says why.', words, counted.articles(failed)) : words;
  if ((await vscode.window.showInformationMessage(message, ...(made.length > 0 ? [undo] : []))) !== undo) return;
  let back = 0;
  for (const { uri, undoable } of made) if ((await app.server.request(METHODS.undo, { uri, undoable })).outcome === 'done') back++;
  app.lists.refresh();
  announce(vscode.l10n.t('Taken back in {0}', counted.articles(back)));
}
