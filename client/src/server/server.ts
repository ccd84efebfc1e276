// The language server's life: started with the first article, restarted on wish, asked through typed requests.
import * as vscode from 'vscode';
import { DidChangeWatchedFilesNotification, DocumentSymbolRequest, LanguageClient, RevealOutputChannelOn, State, TransportKind, type FileChangeType, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { EXCHANGE_METHODS, type ExchangedParams } from '../../../server/src/protocol/exchange.js';
import { COMMANDS, METHODS, type ChangedParams, type ClientOptions, type DamagedParams, type IndexedParams, type ThemeKind, type ThemeParams } from '../../../server/src/protocol/protocol.js';
import { setContext } from '../base/context.js';
import { messageOf, type Log } from '../base/log.js';
import { allGiven } from '../base/settings.js';
import { handleFileRequests } from './fileSystem.js';
import { layerMiddleware, refreshTokensOnToggle } from './layers.js';
import type { Method, Requests } from './requests.js';
import type { Synced } from './synced.js';

export type ServerState = 'off' | 'starting' | 'running' | 'failed';

/** Documents that can be articles; the middleware lets only those through that are. */
const LANGUAGES = ['news', 'plaintext', 'markdown', 'restructuredtext', 'asciidoc', 'html'];
const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web', 'memfs'];

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<LanguageClient> | undefined;
  private themes: vscode.Disposable | undefined;
  private readonly stateChanges = new vscode.EventEmitter<ServerState>();
  private readonly changes = new vscode.EventEmitter<ChangedParams>();
  private readonly indexing = new vscode.EventEmitter<IndexedParams>();
  private readonly exchanging = new vscode.EventEmitter<ExchangedParams>();
  readonly onDidChangeState = this.stateChanges.event;
  /** Marks, counts or waiting decisions of an article changed. */
  readonly onDidChangeArticle = this.changes.event;
  readonly onDidIndex = this.indexing.event;
  /** An export or import has got on. */
  readonly onDidExchange = this.exchanging.event;
  /** Data files that the running server cannot use, in whole sentences. */
  damaged: readonly string[] = [];
  state: ServerState = 'off';
  private outlines = 0;
  private readonly toggles = refreshTokensOnToggle(() => this.client);

  constructor(private readonly context: vscode.ExtensionContext, private readonly log: Log, private readonly synced: Synced) {}

  /** Starts the server at the first call. */
  start(): Promise<LanguageClient> {
    this.starting ??= this.startNew();
    return this.starting;
  }

  async request<M extends Method>(method: M, params: Requests[M]['params'], token?: vscode.CancellationToken): Promise<Requests[M]['result']> {
    const client = await this.start();
    return token ? client.sendRequest<Requests[M]['result']>(method, params, token) : client.sendRequest<Requests[M]['result']>(method, params);
  }

  /** Tells a running server of a file before it is asked about what hangs on it; its own watcher may be later. */
  async announceFile(uri: vscode.Uri, what: FileChangeType): Promise<void> {
    if (this.state === 'running' && this.client) await this.client.sendNotification(DidChangeWatchedFilesNotification.method, { changes: [{ uri: uri.toString(), type: what }] });
  }

  /** A provider that is registered anew is asked anew; the editor knows no other way to refresh an outline. */
  refreshOutline(): void {
    if (this.state !== 'running' || !this.client) return;
    const feature = this.client.getFeature(DocumentSymbolRequest.method);
    feature.clear();
    feature.register({ id: `outline-${String(++this.outlines)}`, registerOptions: { documentSelector: documentSelector() } });
  }

  async restart(): Promise<void> {
    if (!this.client || this.state === 'failed') {
      await this.stop();
      await this.start();
      return;
    }
    this.setState('starting');
    await this.client.restart();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    if (client?.needsStop()) await client.stop();
    await client?.dispose();
    this.setState('off');
  }

  dispose(): void {
    this.themes?.dispose();
    for (const d of [this.stateChanges, this.changes, this.indexing, this.exchanging, this.toggles]) d.dispose();
  }

  private async startNew(): Promise<LanguageClient> {
    this.setState('starting');
    const client = new LanguageClient('newsgloss', 'Newsgloss', this.serverOptions(), this.clientOptions());
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) this.synced.clear();
      this.setState(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'off');
    });
    client.onNotification(METHODS.changed, (params: ChangedParams) => { this.changes.fire(params); });
    client.onNotification(METHODS.damaged, ({ messages }: DamagedParams) => {
      this.damaged = messages;
      this.stateChanges.fire(this.state);
    });
    client.onNotification(METHODS.indexed, (params: IndexedParams) => { this.indexing.fire(params); });
    client.onNotification(EXCHANGE_METHODS.exchanged, (params: ExchangedParams) => { this.exchanging.fire(params); });
    handleFileRequests(client);
    this.tellTheme(client);
    this.synced.use(client);
    try {
      await client.start();
      return client;
    } catch (error) {
      this.setState('failed');
      this.starting = undefined;
      this.log.error(`The language server did not start: ${messageOf(error)}`);
      void this.offerHelp();
      throw error;
    }
  }

  /** Maps in cards are drawn in the theme's colours. */
  private tellTheme(client: LanguageClient): void {
    this.themes?.dispose();
    this.themes = vscode.window.onDidChangeActiveColorTheme(() => {
      const params: ThemeParams = { theme: themeKind() };
      if (client.isRunning()) void client.sendNotification(METHODS.theme, params);
    });
  }

  private async offerHelp(): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const log = vscode.l10n.t('Show Log');
    const choice = await vscode.window.showErrorMessage(vscode.l10n.t('Newsgloss could not start its language server. Articles stay unmarked until it runs.'), restart, log);
    if (choice === restart) await this.restart();
    if (choice === log) this.log.show();
  }

  private serverOptions(): ServerOptions {
    const module = this.context.asAbsolutePath('dist/server.js');
    return {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    };
  }

  private clientOptions(): LanguageClientOptions {
    return {
      documentSelector: documentSelector(),
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'newsgloss',
      markdown: { isTrusted: { enabledCommands: Object.values(COMMANDS) }, supportHtml: true, supportThemeIcons: true },
      middleware: { ...this.synced.middleware(), ...layerMiddleware(() => this.client) },
      initializationOptions: () => this.initializationOptions(),
    };
  }

  private initializationOptions(): ClientOptions {
    const storage = this.context.storageUri ?? this.context.globalStorageUri;
    return {
      links: true, images: true, themeIcons: true, ownViews: true, fileSystem: true, saves: true,
      trusted: vscode.workspace.isTrusted, allArticles: allGiven(), theme: themeKind(),
      ...(storage.scheme === 'file' ? { storage: storage.fsPath } : {}),
      ...(vscode.l10n.bundle ? { l10n: JSON.stringify(vscode.l10n.bundle) } : {}),
    };
  }

  private setState(state: ServerState): void {
    if (this.state === state) return;
    this.state = state;
    if (state === 'starting') this.damaged = [];
    setContext('newsgloss.server', state);
    this.stateChanges.fire(state);
  }
}

/** Files that a newsroom may name as its own list of places; those that it does not name stay unknown to the server. */
const PLACE_LISTS = '**/*.{yaml,yml,csv,tsv,json,geojson}';

function documentSelector(): { readonly scheme: string; readonly language?: string; readonly pattern?: string }[] {
  const schemes = [...new Set([...SCHEMES, ...(vscode.workspace.workspaceFolders ?? []).map((f) => f.uri.scheme)])];
  return [
    ...schemes.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    ...schemes.flatMap((scheme) => ['**/*.gloss.yaml', '**/*.gloss.*.yaml', '**/newsgloss.yaml', PLACE_LISTS].map((pattern) => ({ scheme, pattern }))),
  ];
}

function themeKind(): ThemeKind {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light: return 'light';
    case vscode.ColorThemeKind.Dark: return 'dark';
    case vscode.ColorThemeKind.HighContrast: return 'high-contrast';
    case vscode.ColorThemeKind.HighContrastLight: return 'high-contrast-light';
  }
}
