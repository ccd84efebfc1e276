// What happens outside and what follows from it: documents opened, edited, closed, files changed on disk, settings changed.
import type { DidChangeTextDocumentParams, FileEvent, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { METHODS, type ThemeParams } from '../protocol/protocol.js';
import { isTheme } from './capabilities.js';
import { askSettings, takeSettings } from './setup.js';
import { articleUriOf, isGlossUri, isProjectUri } from '../service/uris.js';
import { positionsOf } from '../service/positions.js';
import { normalise } from './openDocuments.js';
import { articlesChanged, everythingChanged, startFolder, withdrawDiagnostics } from './refresh.js';
import { rehearse } from './rehearsal.js';
import { lookAgain } from './renames.js';
import type { Session } from './session.js';
import type { TextChange } from './waiting.js';

export function onChanges(session: Session): void {
  const { connection, handlers, open } = session;
  connection.onDidOpenTextDocument(({ textDocument: d }) => {
    handlers.guard('didOpen', () => opened(session, open.open(d.uri, d.languageId, d.version, d.text).uri));
  });
  connection.onDidChangeTextDocument((params) => { handlers.guard('didChange', () => { changed(session, params); }); });
  connection.onDidCloseTextDocument(({ textDocument }) => { handlers.guard('didClose', () => { closed(session, normalise(textDocument.uri)); }); });
  connection.onDidSaveTextDocument(({ textDocument }) => { handlers.guard('didSave', () => fileChanged(session, normalise(textDocument.uri))); });
  connection.onDidChangeWatchedFiles(({ changes }) => { handlers.guard('didChangeWatchedFiles', () => filesChanged(session, changes)); });
  connection.onDidChangeConfiguration(({ settings }) => { handlers.guard('didChangeConfiguration', () => settingsChanged(session, settings)); });
  connection.onNotification(METHODS.theme, ({ theme }: ThemeParams) => { if (isTheme(theme)) session.theme = theme; });
  connection.onNotification('workspace/didChangeWorkspaceFolders', ({ event }: { event: { added: { uri: string }[]; removed: { uri: string }[] } }) => {
    const removed = new Set(event.removed.map((f) => normalise(f.uri)));
    session.workspaceFolders = [...session.workspaceFolders.filter((f) => !removed.has(f)), ...event.added.map((f) => normalise(f.uri))];
    session.corpora.reset();
  });
}

async function opened(session: Session, uri: string): Promise<void> {
  if (!isProjectUri(uri) && !isGlossUri(uri)) await session.projects.around(uri);
  if (isProjectUri(uri) || session.projects.isGazetteer(uri)) projectChanged(session);
  else if (isGlossUri(uri)) await glossChanged(session, uri);
  else {
    lookAgain(session);
    articlesChanged(session, [uri], { textOnly: true });
    startFolder(session, uri);
    rehearse(session, uri);
    if (await session.decisions.land(uri)) articlesChanged(session, [uri], { textOnly: false });
  }
}

function changed(session: Session, { textDocument, contentChanges }: DidChangeTextDocumentParams): void {
  const uri = normalise(textDocument.uri);
  const before = session.open.get(uri);
  if (!before) return;
  const waiting = session.articles.waiting(uri);
  const follows = session.articles.follows(uri);
  const edits = follows ? textChanges(before.text, contentChanges) : [];
  session.open.change(uri, textDocument.version, contentChanges);
  session.gloss.changed();
  if (follows) session.articles.textChanged(uri, [before.version, textDocument.version], edits);
  if (waiting.length > 0) session.decisions.carried(uri, waiting);
  if (isProjectUri(uri)) projectChanged(session);
  else if (session.projects.isGazetteer(uri)) placesChanged(session);
  else if (isGlossUri(uri)) session.handlers.guard('gloss edit', () => glossChanged(session, uri));
  else articlesChanged(session, [uri], { textOnly: true });
}

function closed(session: Session, uri: string): void {
  session.open.close(uri);
  withdrawDiagnostics(session, uri);
  if (isProjectUri(uri) || session.projects.isGazetteer(uri)) projectChanged(session);
  else if (isGlossUri(uri)) session.handlers.guard('gloss closed', () => glossChanged(session, uri));
  else {
    session.articles.closed(uri);
    session.tokens.forget(uri);
  }
}

async function filesChanged(session: Session, changes: readonly FileEvent[]): Promise<void> {
  lookAgain(session);
  for (const { uri } of changes) await fileChanged(session, normalise(uri));
}

async function fileChanged(session: Session, uri: string): Promise<void> {
  if (isProjectUri(uri) || session.projects.isGazetteer(uri)) projectChanged(session);
  else if (isGlossUri(uri)) {
    session.gloss.forget(uri);
    await glossChanged(session, uri);
  } else if (!session.open.get(uri) && !OTHER_DATA.test(uri)) await session.corpora.changed(uri);
}

/** Whatever waits may land; then everything that shows the article is told. */
async function glossChanged(session: Session, uri: string): Promise<void> {
  const article = articleUriOf(uri);
  await session.decisions.land(article);
  articlesChanged(session, [article], { textOnly: false });
  if (!session.open.get(article)) await session.corpora.changed(article);
}

/** Files that are watched because a newsroom may name them as lists of places; hit: "a/places.csv", miss: "a/harbour.txt". */
const OTHER_DATA = /\.(?:csv|tsv|json|geojson|ya?ml)$/u;

/** A list of places is being typed in: what is half written for a moment is not read at every key. */
function placesChanged(session: Session): void {
  settling.get(session)?.();
  settling.set(session, session.host.later(() => { session.handlers.guard('places', () => { projectChanged(session); }); }, WHILE_TYPING));
}

const settling = new WeakMap<Session, () => void>();
/** Milliseconds without a key. */
const WHILE_TYPING = 150;

function projectChanged(session: Session): void {
  session.projects.clear();
  session.corpora.reset();
  everythingChanged(session);
}

async function settingsChanged(session: Session, pushed: unknown): Promise<void> {
  const before = session.settings;
  if (session.client.configuration) await askSettings(session);
  else takeSettings(session, typeof pushed === 'object' && pushed !== null && 'newsgloss' in pushed ? pushed.newsgloss : pushed);
  if (session.settings === before) return;
  session.corpora.reset();
  everythingChanged(session);
}

/** The changes in units of the text that each one meets: LSP gives them one after the other. */
function textChanges(before: string, changes: readonly TextDocumentContentChangeEvent[]): TextChange[] {
  let text = before;
  return changes.map((change) => {
    const span = 'range' in change ? positionsOf(text).spanOf(change.range) : { start: 0, end: text.length };
    text = text.slice(0, span.start) + change.text + text.slice(span.end);
    return { span, length: change.text.length };
  });
}
