// Telling the client that something it shows is no longer so: notifications, refresh requests, pushed diagnostics.
import type { Diagnostic } from 'vscode-languageserver';
import { METHODS } from '../protocol/protocol.js';
import { articleDiagnostics, sourceDiagnostics } from '../service/diagnostics/run.js';
import { articleUriOf, childOf, glossUriOf, isCoderUri, isGlossUri, isProjectUri, PROJECT_NAME } from '../service/uris.js';
import { strayGlossFiles } from './renames.js';
import type { Session } from './session.js';

/** Milliseconds after the last keystroke until lists and pushed diagnostics follow: longer than between two keys of one who types on. */
const AFTER_TYPING = 250;

interface Pending {
  readonly uris: Set<string>;
  /** Something besides the text changed: the client does not ask again by itself. */
  beyondText: boolean;
  stop?: () => void;
}

const pendings = new WeakMap<Session, Pending>();

/** Marks of these articles changed. `textOnly`: the client knows, since it sent the edit. */
export function articlesChanged(session: Session, uris: readonly string[], { textOnly }: { readonly textOnly: boolean }): void {
  const pending = pendings.get(session) ?? { uris: new Set<string>(), beyondText: false };
  pendings.set(session, pending);
  for (const uri of uris) pending.uris.add(uri);
  pending.beyondText ||= !textOnly;
  pending.stop?.();
  pending.stop = session.host.later(() => {
    pendings.delete(session);
    session.handlers.guard('refresh', () => refresh(session, pending));
  }, textOnly ? AFTER_TYPING : 0);
}

/** A newsroom or setting changed. */
export function everythingChanged(session: Session): void {
  articlesChanged(session, session.articles.openArticles(), { textOnly: false });
}

/** Begins reading the folder around the article, when the client is served. */
export function startFolder(session: Session, uri: string): void {
  session.host.later(() => {
    session.handlers.guard('folder', () => session.corpora.begin(uri));
  }, FOLDER_LATER);
}

/** Milliseconds that the first article has for itself. */
const FOLDER_LATER = 400;

async function refresh(session: Session, { uris, beyondText }: Pending): Promise<void> {
  const open = [...uris].filter((uri) => session.articles.isOpenArticle(uri));
  for (const uri of open) await tellChanged(session, uri);
  for (const uri of new Set([...open, ...[...uris].map(glossUriOf).filter((g) => session.open.get(g)).map(articleUriOf)])) await publish(session, uri);
  if (beyondText) askToRefresh(session);
  for (const uri of open) await session.corpora.changedInEditor(uri);
}

async function tellChanged(session: Session, uri: string): Promise<void> {
  if (!session.client.options.ownViews) return;
  await session.connection.sendNotification(METHODS.changed, { uri, ...session.decisions.counts(uri) });
}

function askToRefresh({ client, connection, log }: Session): void {
  const ask = (supported: boolean, method: string): void => {
    if (supported) void connection.sendRequest(method).catch((error: unknown) => { log.error(method, error); });
  };
  ask(client.refreshes.tokens, 'workspace/semanticTokens/refresh');
  ask(client.refreshes.lenses, 'workspace/codeLens/refresh');
  ask(client.refreshes.hints, 'workspace/inlayHint/refresh');
  ask(client.refreshes.diagnostics, 'workspace/diagnostic/refresh');
}

/** Open documents are pulled where the client pulls; the gloss and project file beside an open article are always pushed. */
async function publish(session: Session, uri: string): Promise<void> {
  const pulls = session.client.pullsDiagnostics;
  if (!pulls && session.articles.isOpenArticle(uri)) await push(session, uri);
  const gloss = glossUriOf(uri);
  if (!pulls || !session.open.get(gloss)) await push(session, gloss);
  const { root, gazetteers } = await session.articles.newsroom(uri);
  if (root === undefined) return;
  for (const list of gazetteers) if (!pulls || !session.open.get(list.uri)) await push(session, list.uri);
  const project = childOf(root, PROJECT_NAME);
  if (!pulls || !session.open.get(project)) await push(session, project);
}

const pushed = new WeakMap<Session, Map<string, string>>();

async function push(session: Session, uri: string): Promise<void> {
  send(session, uri, await diagnosticsOf(session, uri));
}

/** Not sent again where it is the same. */
function send(session: Session, uri: string, diagnostics: Diagnostic[]): void {
  const known = pushed.get(session) ?? new Map<string, string>();
  pushed.set(session, known);
  const print = JSON.stringify(diagnostics);
  if ((known.get(uri) ?? '[]') === print) return;
  known.set(uri, print);
  void session.connection.sendDiagnostics({ uri, diagnostics });
}

/** A closed document's pushed diagnostics go, but for gloss files of open articles, which are pushed anew. */
export function withdrawDiagnostics(session: Session, uri: string): void {
  if (!isGlossUri(uri) && !isProjectUri(uri) && !session.projects.isGazetteer(uri)) {
    send(session, uri, []);
    send(session, glossUriOf(uri), []);
  }
}

/** The diagnostics of an article, a gloss file or a project file, as they are now. */
export async function diagnosticsOf(session: Session, uri: string): Promise<Diagnostic[]> {
  if (isProjectUri(uri)) {
    const newsroom = await session.articles.newsroom(uri);
    return sourceDiagnostics(newsroom.source, newsroom.problems, session.settings);
  }
  await session.projects.around(uri);
  if (session.projects.isGazetteer(uri)) {
    const list = await session.projects.gazetteer(uri);
    return list ? sourceDiagnostics(list.source, list.problems, session.settings) : [];
  }
  if (isCoderUri(uri)) return sourceDiagnostics('', [OTHER_CODER], session.settings);
  if (isGlossUri(uri)) return glossDiagnostics(session, uri);
  const snapshot = await session.articles.snapshot(uri);
  if (!snapshot) return [];
  return [...articleDiagnostics(snapshot, session.client.relatedInformation), ...(snapshot.gloss ? [] : await strayGlossFiles(session, uri, snapshot.text))];
}

const OTHER_CODER = { code: 'gloss.other-coder', severity: 'information', span: { start: 0, end: 0 }, args: [] } as const;

async function glossDiagnostics(session: Session, uri: string): Promise<Diagnostic[]> {
  const article = articleUriOf(uri);
  const newsroom = await session.articles.newsroom(article);
  const found = await session.gloss.problems(uri, newsroom);
  return found ? sourceDiagnostics(found.source, found.problems, session.settings) : [];
}
