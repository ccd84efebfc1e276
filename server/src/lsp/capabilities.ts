// What the client can do, read once from `initialize`, and what the server offers it.
import { CodeActionKind, type InitializeParams, MarkupKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { type ClientOptions, SERVER_COMMANDS, type ThemeKind } from '../protocol/protocol.js';
import { LEGEND } from '../service/semanticTokens.js';

export interface Client {
  readonly options: ClientOptions;
  readonly markdown: boolean;
  readonly pullsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly disabledActions: boolean;
  readonly versionedEdits: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly refreshes: { readonly tokens: boolean; readonly lenses: boolean; readonly hints: boolean; readonly diagnostics: boolean };
}

/** Nothing known yet. */
export const NO_CLIENT: Client = clientOf({ capabilities: {}, processId: null, rootUri: null });

export function clientOf(params: Pick<InitializeParams, 'capabilities' | 'initializationOptions' | 'processId' | 'rootUri'>): Client {
  const { textDocument, workspace, window } = params.capabilities;
  return {
    options: optionsFrom(params.initializationOptions),
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? textDocument?.diagnostic?.relatedDocumentSupport ?? false,
    disabledActions: textDocument?.codeAction?.disabledSupport ?? false,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    configuration: workspace?.configuration ?? false,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    progress: window?.workDoneProgress ?? false,
    refreshes: {
      tokens: workspace?.semanticTokens?.refreshSupport ?? false,
      lenses: workspace?.codeLens?.refreshSupport ?? false,
      hints: workspace?.inlayHint?.refreshSupport ?? false,
      diagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    },
  };
}

export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
    hoverProvider: true,
    documentSymbolProvider: { label: 'Newsgloss' },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.Refactor] },
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    inlayHintProvider: true,
    completionProvider: { triggerCharacters: [' ', ':'] },
    documentLinkProvider: { resolveProvider: false },
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: client.workspaceFolders }, fileOperations: { willRename: RENAMES, didRename: RENAMES } },
    ...(client.pullsDiagnostics ? { diagnosticProvider: { identifier: 'newsgloss', interFileDependencies: true, workspaceDiagnostics: false } } : {}),
  };
}

/** Files of any name: what has a gloss file beside it is an article. */
const RENAMES = { filters: [{ pattern: { glob: '**/*', matches: 'file' as const } }] };

/** What a client wrote into `initializationOptions`; anything of the wrong type counts as not given. */
function optionsFrom(value: unknown): ClientOptions {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(([key, v]) => (FLAGS.has(key) && typeof v === 'boolean') || (TEXTS.has(key) && typeof v === 'string') || (key === 'theme' && isTheme(v)));
  return Object.fromEntries(entries);
}

export const isTheme = (value: unknown): value is ThemeKind => THEMES.some((t) => t === value);
const THEMES: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

const FLAGS: ReadonlySet<string> = new Set<keyof ClientOptions>(['links', 'images', 'themeIcons', 'ownViews', 'trusted', 'allArticles', 'fileSystem', 'saves']);
const TEXTS: ReadonlySet<string> = new Set<keyof ClientOptions>(['storage', 'l10n']);
