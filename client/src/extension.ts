// The extension's start and end: builds the client's parts; the server starts with the first article.
import * as vscode from 'vscode';
import type { App } from './app.js';
import { Articles } from './articles/articles.js';
import { Question } from './articles/question.js';
import { setContext } from './base/context.js';
import { createLog, quietly } from './base/log.js';
import { registerCommands } from './commands/register.js';
import { Annotator } from './decisions/annotator.js';
import { Decisions } from './decisions/decisions.js';
import { Decorator } from './decorations/decorator.js';
import { Current } from './marks/current.js';
import { MarkStore } from './marks/marks.js';
import { MapView } from './mapView/mapView.js';
import { AnnotationMode } from './mode/annotationMode.js';
import { Outline } from './server/outline.js';
import { ExportOnSave } from './exporting/onSave.js';
import { formerTexts } from './glossTools/formerText.js';
import { UnsettledList } from './glossTools/unsettled.js';
import { Server } from './server/server.js';
import { Synced } from './server/synced.js';
import { Lists } from './views/lists.js';
import { offerNesting } from './views/nesting.js';
import { Status } from './views/status.js';
import { WaitingNotice } from './views/waiting.js';
import { offerWrapping } from './views/wrapping.js';

let running: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const synced = new Synced(log);
  const server = new Server(context, log, synced);
  running = server;
  const articles = new Articles(context.workspaceState, server, synced, log);
  const marks = new MarkStore(server, synced, log);
  const decisions = new Decisions(server, marks, new Annotator(), log);
  const current = new Current(marks, articles);
  const app: App = {
    context, log, server, synced, articles, marks, decisions, current,
    mode: new AnnotationMode(articles),
    lists: new Lists(server, articles, marks, current, log),
  };
  synced.focusBy((uri) => current.focusOf(uri));
  const map = new MapView(app);
  const unsettled = new UnsettledList(app);
  context.subscriptions.push(
    log, server, articles, marks, decisions, app.current, app.mode, app.lists,
    new Decorator(marks, context.extensionUri), new Status(articles, marks, server), new Outline(server, marks), new Question(articles, context.workspaceState),
    new WaitingNotice(marks, synced), offerNesting(decisions, context.workspaceState), offerWrapping(articles, context.workspaceState), new ExportOnSave(server, articles, log),
    vscode.workspace.onDidGrantWorkspaceTrust(() => { if (server.state === 'running') quietly(log, server.restart()); }),
    map, unsettled, formerTexts(app), ...registerCommands(app, map, unsettled),
  );
  articles.lookAround();
  quietly(log, lookForNewsroom());
}

export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}

/** For views that are empty until something is opened: whether there is a newsroom to open from. */
async function lookForNewsroom(): Promise<void> {
  const found = await vscode.workspace.findFiles('**/{newsgloss.yaml,*.gloss.yaml}', '**/node_modules/**', 1);
  setContext('newsgloss.inNewsroom', found.length > 0);
}
