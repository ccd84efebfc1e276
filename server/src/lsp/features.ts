// The language features: each request meets the article's snapshot and one function of the service.
import { type CancellationToken, type Diagnostic, DocumentDiagnosticReportKind, type CodeLens, type DocumentSymbol, type FoldingRange, type Hover, type Range, type SemanticTokens, type SemanticTokensDelta } from 'vscode-languageserver';
import { articleActions } from '../service/codeActions/article.js';
import { codeLenses } from '../service/codeLens.js';
import { foldingRanges } from '../service/folding.js';
import type { GlossContext } from '../service/glossFile/context.js';
import { glossFolds, glossLenses, glossSymbols, glossTokens } from '../service/glossFile/structure.js';
import { strayActions } from '../service/glossFile/strays.js';
import { glossLinks, projectLinks } from '../service/glossFile/links.js';
import { glossDefinition, hoverGloss } from '../service/glossFile/hover.js';
import { completeOwn } from '../service/gazetteer/completion.js';
import { hoverOwn } from '../service/gazetteer/hover.js';
import { ownDefinition, ownReferences } from '../service/gazetteer/navigation.js';
import type { PlaceList } from '../service/gazetteer/own.js';
import { hover, type HoverContext } from '../service/hover.js';
import { inlayHints } from '../service/inlayHints.js';
import { blockOf, definition, highlights, references } from '../service/navigation.js';
import type { ProjectContext } from '../service/projectFile/context.js';
import { hoverProject } from '../service/projectFile/hover.js';
import { projectFolds, projectLenses, projectSymbols, projectTokens } from '../service/projectFile/structure.js';
import { selectionRanges } from '../service/selectionRanges.js';
import { semanticTokens, tokenEdits } from '../service/semanticTokens.js';
import type { Snapshot } from '../service/snapshot.js';
import { documentSymbols, workspaceSymbols } from '../service/symbols.js';
import { isGlossUri, isProjectUri } from '../service/uris.js';
import { completion, glossOf, idDefinition, idReferences, onIds, projectOf, yamlActions } from './glossFeatures.js';
import { locatorFor } from './locator.js';
import { normalise } from './openDocuments.js';
import { countries, placeBook } from './placeBook.js';
import { articlesChanged, diagnosticsOf } from './refresh.js';
import type { Session } from './session.js';

export function onFeatures(session: Session): void {
  onColours(session);
  onArticles(session);
  onGlossFiles(session);
  onIds(session);
}

interface About { readonly textDocument: { readonly uri: string } }

/** Our own client names the annotation that its keys mean at the caret; others do not, and the innermost is meant. */
const focusOf = (params: object): { readonly focus?: string } => ('focus' in params && typeof params.focus === 'string' ? { focus: params.focus } : {});

/** A handler for a request about one article; `fallback` where it is none. */
function about<P extends About, R>(session: Session, name: string, fallback: R, run: (snapshot: Snapshot, params: P, token: CancellationToken) => R | Promise<R>): (params: P, token: CancellationToken) => Promise<R> {
  return session.handlers.handle<P, R>(name, fallback, async (params, token) => {
    const snapshot = await session.articles.snapshot(normalise(params.textDocument.uri));
    return snapshot && !token.isCancellationRequested ? run(snapshot, params, token) : fallback;
  });
}

interface Runs<P, R> {
  readonly article: (snapshot: Snapshot, params: P) => R;
  readonly gloss: (context: GlossContext, params: P) => R;
  readonly project: (context: ProjectContext, params: P) => R;
}

/** The same for a request that gloss and project files answer too. */
function each<P extends About, R>(session: Session, name: string, fallback: R, runs: Runs<P, R>): (params: P, token: CancellationToken) => Promise<R> {
  return session.handlers.handle<P, R>(name, fallback, async (params, token) => {
    const uri = normalise(params.textDocument.uri);
    const context = await glossOf(session, uri);
    if (context) return runs.gloss(context, params);
    const project = await projectOf(session, uri);
    if (project) return token.isCancellationRequested ? fallback : runs.project(project, params);
    const snapshot = await session.articles.snapshot(uri);
    return snapshot && !token.isCancellationRequested ? runs.article(snapshot, params) : fallback;
  });
}

type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R>;

/** The first marks of an article whose gloss file is large come without it; the client is asked to ask again at once. */
function firstOrElse<P extends About>(session: Session, tokensOf: (snapshot: Snapshot, params: P) => number[], usual: Handler<P, SemanticTokens>): Handler<P, SemanticTokens> {
  return session.handlers.handle<P, SemanticTokens>('first tokens', { data: [] }, async (params, token) => {
    const uri = normalise(params.textDocument.uri);
    const data = await session.articles.early(uri, (s) => tokensOf(s, params));
    if (!data) return usual(params, token);
    session.milestones.firstTokens();
    articlesChanged(session, [uri], { textOnly: false });
    return { data };
  });
}

function onColours(session: Session): void {
  const { languages } = session.connection;
  const none: SemanticTokens = { data: [] };
  languages.semanticTokens.on(firstOrElse(session, (s) => semanticTokens(s), each<About, SemanticTokens>(session, 'semanticTokens/full', none, {
    article: (s) => {
      const tokens = session.tokens.remember(s.uri, semanticTokens(s));
      session.milestones.firstTokens();
      return tokens;
    },
    gloss: (c) => ({ data: glossTokens(c) }),
    project: (c) => ({ data: projectTokens(c) }),
  })));
  languages.semanticTokens.onRange(firstOrElse(session, (s, { range }) => semanticTokens(s, s.positions.spanOf(range)), each<About & { range: Range }, SemanticTokens>(session, 'semanticTokens/range', none, {
    article: (s, { range }) => ({ data: semanticTokens(s, s.positions.spanOf(range)) }),
    gloss: (c, { range }) => ({ data: glossTokens(c, c.positions.spanOf(range)) }),
    project: (c, { range }) => ({ data: projectTokens(c, c.positions.spanOf(range)) }),
  })));
  languages.semanticTokens.onDelta(each<About & { previousResultId: string }, SemanticTokens | SemanticTokensDelta>(session, 'semanticTokens/delta', none, { gloss: (c) => ({ data: glossTokens(c) }), project: (c) => ({ data: projectTokens(c) }), article: (s, { previousResultId }) => {
    const before = session.tokens.get(s.uri);
    const now = session.tokens.remember(s.uri, semanticTokens(s));
    return before?.resultId === previousResultId ? { resultId: now.resultId, edits: tokenEdits(before.data, now.data) } : now;
  } }));
  languages.inlayHint.on(about(session, 'inlayHint', [], (s, { range }) => inlayHints(s, s.positions.spanOf(range))));
  if (typeof languages.diagnostics?.on !== 'function') return;
  languages.diagnostics.on(session.handlers.handle('diagnostic', { kind: DocumentDiagnosticReportKind.Full, items: [] as Diagnostic[] }, async ({ textDocument }) => (
    { kind: DocumentDiagnosticReportKind.Full, items: await diagnosticsOf(session, normalise(textDocument.uri)) })));
}

function onArticles(session: Session): void {
  const { connection } = session;
  const own = (): boolean => session.client.options.ownViews === true;
  const links = (): boolean => session.client.options.links === true;
  connection.onDocumentSymbol(each<About, DocumentSymbol[]>(session, 'documentSymbol', [], { article: documentSymbols, gloss: glossSymbols, project: projectSymbols }));
  connection.onFoldingRanges(each<About, FoldingRange[]>(session, 'foldingRange', [], { article: foldingRanges, gloss: glossFolds, project: projectFolds }));
  connection.onSelectionRanges(about(session, 'selectionRange', [], (s, { positions }) => selectionRanges(s, positions)));
  connection.onCodeLens(each<About, CodeLens[]>(session, 'codeLens', [], { article: (s) => codeLenses(s, links()), gloss: (c) => glossLenses(c, links()), project: (c) => projectLenses(c, links()) }));
  connection.onDocumentHighlight(about(session, 'documentHighlight', [], (s, { position }) => highlights(s, position)));
  connection.onReferences(session.handlers.handle('references', [], async ({ textDocument, position, context }) => {
    const uri = normalise(textDocument.uri);
    if (isGlossUri(uri) || isProjectUri(uri)) return idReferences(session, uri, position, context.includeDeclaration);
    const list = await listOf(session, uri);
    if (list) return ownReferences(list, await session.corpora.wholeFolder(uri), position, context.includeDeclaration);
    const s = await session.articles.snapshot(uri);
    return s ? references(s, await session.corpora.wholeFolder(uri), position) : [];
  }));
  connection.onWorkspaceSymbol(session.handlers.handle('workspace/symbol', [], ({ query }) => session.corpora.known().flatMap((f) => workspaceSymbols(f, query))));
  connection.onCodeAction(session.handlers.handle('codeAction', [], async (params) => {
    const { textDocument, range, context } = params;
    const uri = normalise(textDocument.uri);
    if (isGlossUri(uri) || isProjectUri(uri)) return yamlActions(session, uri, context.diagnostics);
    const snapshot = await session.articles.snapshot(uri);
    return snapshot ? [...strayActions(snapshot.glossUri, context.diagnostics), ...articleActions({ snapshot, ownCommands: own(), disabled: session.client.disabledActions, ...focusOf(params) }, range, context.diagnostics, context.only)] : [];
  }));
}

function onGlossFiles(session: Session): void {
  const { connection } = session;
  connection.onHover(session.handlers.handle<About & { position: { line: number; character: number } }, Hover | null>('hover', null, async (params) => {
    const { textDocument, position } = params;
    const uri = normalise(textDocument.uri);
    const gloss = isGlossUri(uri) ? await glossOf(session, uri) : undefined;
    if (gloss) return hoverGloss(gloss, position, { ...showing(session), folder: gloss.article ? await session.corpora.folderOf(gloss.article) : await session.corpora.wantedFolder(uri) }) ?? null;
    const project = await projectOf(session, uri);
    if (project) return hoverProject(project, position, showing(session)) ?? null;
    const list = await listOf(session, uri);
    if (list) return hoverOwn({ ...showing(session), list, folder: await session.corpora.wholeFolder(uri) }, position) ?? null;
    const snapshot = await session.articles.snapshot(uri);
    if (!snapshot) return null;
    const folder = await session.corpora.folderOf(snapshot);
    return hover({ ...showing(session), snapshot, folder }, position, focusOf(params).focus) ?? null;
  }));
  connection.onDefinition(session.handlers.handle('definition', [], async ({ textDocument, position }) => {
    const uri = normalise(textDocument.uri);
    if (isGlossUri(uri) || isProjectUri(uri)) {
      const defined = await idDefinition(session, uri, position);
      const gloss = defined.length > 0 ? undefined : await glossOf(session, uri);
      return gloss ? glossDefinition(gloss, position) : defined;
    }
    const snapshot = await session.articles.snapshot(uri);
    if (!snapshot) return [];
    const own = ownDefinition(snapshot, (await session.articles.newsroom(uri)).gazetteers, position);
    const found = own.length > 0 ? own : definition(snapshot, position);
    return found.some((l) => l.uri !== uri || !holds(l.range, position)) ? found : [...blockOf(snapshot, position), ...found].slice(0, 1);
  }));
  connection.onCompletion(session.handlers.handle('completion', [], async ({ textDocument, position }) => {
    const uri = normalise(textDocument.uri);
    const items = await completion(session, uri, position);
    if (items) return items;
    const list = await listOf(session, uri);
    return list ? completeOwn({ uri, source: session.open.get(uri)?.text ?? list.source }, position, countries(session)) : [];
  }));
  connection.onDocumentLinks(session.handlers.handle('documentLink', [], async ({ textDocument }) => {
    const uri = normalise(textDocument.uri);
    if (isProjectUri(uri)) return projectLinks(uri, session.open.get(uri)?.text ?? '');
    const gloss = await glossOf(session, uri);
    return gloss ? glossLinks(gloss) : [];
  }));
}

const holds = ({ start, end }: Range, p: Range['start']): boolean =>
  (start.line < p.line || (start.line === p.line && start.character <= p.character)) && (p.line < end.line || (p.line === end.line && p.character <= end.character));

/** How cards are shown to this client. */
const showing = (session: Session): Pick<HoverContext, 'links' | 'images' | 'icons' | 'locator' | 'book' | 'markdown'> => {
  const { links, images, themeIcons } = session.client.options;
  return { links: links === true, images: images === true, icons: themeIcons === true, locator: locatorFor(session), book: placeBook(session), markdown: session.client.markdown };
};

/** A newsroom's own list of places; undefined for other files. */
async function listOf(session: Session, uri: string): Promise<PlaceList | undefined> {
  await session.projects.around(uri);
  return session.projects.isGazetteer(uri) ? session.projects.gazetteer(uri) : undefined;
}
