// Newsgloss's own requests (protocol.ts) and the commands that plain clients run.
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  ArticleDetailsView, ChoicesParams, ChoicesResult, CopyClaimParams, CopyClaimResult, DecideParams, DecideResult, DetailsParams, ExportFormatsResult,
  ExportParams, ExportResult, IsArticleParams, IsArticleResult, MarksParams, MarksResult, TreeParams, TreeResult, UndoParams, UndoResult,
} from '../protocol/protocol.js';
import { EXCHANGE_METHODS, type ExportTargetsParams, type ExportTargetsResult } from '../protocol/exchange.js';
import { METHODS, SERVER_COMMANDS } from '../protocol/protocol.js';
import { parseAction } from '../service/actions.js';
import { isArticle } from '../service/articles.js';
import { isOwnExport } from '../service/ownExports.js';
import { countProblems } from '../service/diagnostics/run.js';
import { say } from '../service/messages.js';
import { markById } from '../service/snapshot.js';
import { glossUriOf } from '../service/uris.js';
import { choices } from '../service/views/choices.js';
import { claimText } from '../service/views/claimText.js';
import { marksResult } from '../service/views/marks.js';
import { articleTree, folderTree } from '../service/views/tree.js';
import { placeBook } from './placeBook.js';
import { exportArticlesOf, exportFormats, exportTargets } from './exports.js';
import { normalise } from './openDocuments.js';
import { pathIn } from './projects.js';
import { articlesChanged, diagnosticsOf } from './refresh.js';
import type { Session } from './session.js';

export function onRequests(session: Session): void {
  const { articles, corpora } = session;
  answer<IsArticleParams, IsArticleResult>(session, METHODS.isArticle, { article: false, newsroom: false }, (p) => articleQuestion(session, p));
  answer<MarksParams, MarksResult>(session, METHODS.marks, NO_MARKS, (p) => marks(session, normalise(p.uri)));
  answer<DecideParams, DecideResult>(session, METHODS.decide, FAILED, (p) => decide(session, p));
  answer<UndoParams, UndoResult>(session, METHODS.undo, NOT_UNDONE, (p) => step(session, p.uri, 'undo', p.undoable));
  answer<UndoParams, UndoResult>(session, METHODS.redo, NOT_UNDONE, (p) => step(session, p.uri, 'redo'));
  answer<TreeParams, TreeResult>(session, METHODS.tree, { nodes: [] }, (p) => tree(session, p));
  answer<ChoicesParams, ChoicesResult>(session, METHODS.choices, { choices: [] }, async (p) => {
    const snapshot = await articles.snapshot(normalise(p.uri));
    return { choices: snapshot ? choices(snapshot, { folder: await corpora.folderOf(snapshot), book: placeBook(session) }, p) : [] };
  });
  answer<DetailsParams, ArticleDetailsView>(session, METHODS.details, {}, async (p) => detailsView(await articles.snapshot(normalise(p.uri))));
  answer<unknown, ExportFormatsResult>(session, METHODS.exportFormats, { formats: [] }, async () => ({ formats: await exportFormats() }));
  answer<ExportTargetsParams, ExportTargetsResult>(session, EXCHANGE_METHODS.exportTargets, { targets: [] }, (p) => exportTargets(session, p));
  answer<ExportParams, ExportResult>(session, METHODS.export, NO_EXPORT, (p, token) => exportArticlesOf(session, p, token));
  answer<CopyClaimParams, CopyClaimResult>(session, METHODS.copyClaim, {}, async (p) => {
    const snapshot = await articles.snapshot(normalise(p.uri));
    const mark = snapshot && markById(snapshot, p.id);
    return mark && snapshot ? { text: claimText(snapshot, mark) } : {};
  });
  session.connection.onExecuteCommand(session.handlers.handle<{ command: string; arguments?: unknown[] }, unknown>('executeCommand', null, (p) => run(session, p)));
}

function answer<P, R>(session: Session, method: string, fallback: R, run: (params: P, token: CancellationToken) => R | Promise<R>): void {
  session.connection.onRequest(method, session.handlers.handle<P, R>(method, fallback, run));
}

const NO_MARKS: MarksResult = { version: 0, marks: [], counts: { speakers: 0, claims: 0, places: 0, undecided: 0, decided: 0, problems: 0 }, waiting: 0, structure: [] };
const FAILED: DecideResult = { outcome: 'refused', ids: [], undoable: 0 };
const NOT_UNDONE: UndoResult = { outcome: 'refused', undoable: 0, redoable: 0 };
const NO_EXPORT: ExportResult = { files: [], losses: [], annotations: 0, articles: 0, problems: [] };

async function articleQuestion(session: Session, { uri: given, languageId }: IsArticleParams): Promise<IsArticleResult> {
  const uri = normalise(given);
  const newsroom = await session.articles.newsroom(uri);
  if (session.projects.isGazetteer(uri)) return { article: false, newsroom: true, gazetteer: true };
  const path = pathIn(newsroom, uri);
  const hasGloss = await session.gloss.exists(glossUriOf(uri));
  if (!hasGloss && await isOwnExport(uri, (file) => session.host.files.read(file))) return { article: false, newsroom: newsroom.root !== undefined };
  const article = isArticle({
    uri,
    languageId,
    hasGloss,
    articles: session.settings.articles,
    allArticles: session.client.options.allArticles === true,
    ...(path === undefined ? {} : { newsroom: { project: newsroom.project, path } }),
  });
  return { article, newsroom: newsroom.root !== undefined };
}

async function marks(session: Session, uri: string): Promise<MarksResult> {
  const snapshot = await session.articles.snapshot(uri);
  if (!snapshot) return NO_MARKS;
  const problems = [...await diagnosticsOf(session, uri), ...await diagnosticsOf(session, snapshot.glossUri)];
  return marksResult(snapshot, countProblems(problems));
}

async function decide(session: Session, params: DecideParams): Promise<DecideResult> {
  const uri = normalise(params.uri);
  const action = parseAction(params.action);
  if (!action) throw new ResponseError(ErrorCodes.InvalidParams, 'no such action');
  const result = await session.decisions.decide(uri, { ...params, action });
  if (result.outcome !== 'refused') await decided(session, uri);
  return result;
}

async function step(session: Session, given: string, way: 'undo' | 'redo', only?: number): Promise<UndoResult> {
  const uri = normalise(given);
  const counts = session.decisions.counts(uri);
  if (only !== undefined && counts.undoable !== only) return { outcome: 'refused', ...counts, message: say('undo.changed') };
  const result = await session.decisions[way](uri);
  if (result.outcome === 'done') await decided(session, uri);
  return result;
}

/** The folder's facts of a closed article follow at once; those of an open one follow with what it shows. */
async function decided(session: Session, uri: string): Promise<void> {
  articlesChanged(session, [uri], { textOnly: false });
  if (!session.open.get(uri)) await session.corpora.changed(uri);
}

async function tree(session: Session, params: TreeParams): Promise<TreeResult> {
  const uri = params.uri === undefined ? session.articles.openArticles()[0] : normalise(params.uri);
  if (params.scope === 'folder') {
    const around = uri ?? (session.workspaceFolders[0] === undefined ? undefined : `${session.workspaceFolders[0]}/any`);
    return { nodes: around === undefined ? [] : folderTree(await session.corpora.wholeFolder(around), params) };
  }
  const snapshot = uri === undefined ? undefined : await session.articles.snapshot(uri);
  return { nodes: snapshot ? articleTree(snapshot, params) : [] };
}

const DETAILS = ['title', 'outlet', 'url', 'published', 'byline', 'language', 'encoding'] as const;

function detailsView(snapshot: Awaited<ReturnType<Session['articles']['snapshot']>>): ArticleDetailsView {
  if (!snapshot) return {};
  const view: { -readonly [K in keyof ArticleDetailsView]: ArticleDetailsView[K] } = {};
  for (const key of DETAILS) {
    const value = snapshot.details[key];
    if (value !== undefined) view[key] = value;
  }
  return view;
}

/** Commands of plain clients: what was done or not is shown as a message, since they have no other place for it. */
async function run(session: Session, { command, arguments: args = [] }: { command: string; arguments?: unknown[] }): Promise<unknown> {
  const [uri, action] = args;
  if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'an address is missing');
  const result = command === SERVER_COMMANDS.decide ? await decide(session, { uri, action: parsed(action) }) : await step(session, uri, command === SERVER_COMMANDS.redo ? 'redo' : 'undo');
  if (result.message !== undefined) void session.connection.sendNotification('window/showMessage', { type: result.outcome === 'refused' ? 2 : 3, message: result.message });
  return result;
}

function parsed(action: unknown): DecideParams['action'] {
  const known = parseAction(action);
  if (!known) throw new ResponseError(ErrorCodes.InvalidParams, 'no such action');
  return known;
}
