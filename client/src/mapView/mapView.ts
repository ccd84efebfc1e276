// The window with the map of places: opens it, keeps it in step with the articles, carries out what is asked in it.
import * as vscode from 'vscode';
import { MAP_METHODS, type FromMap, type MapMemory, type MapParams, type MapScope, type ToMap } from '../../../server/src/protocol/map.js';
import type { App } from '../app.js';
import { plainRange, toRange } from '../base/convert.js';
import { messageOf, quietly } from '../base/log.js';
import { openArticle } from '../commands/target.js';
import { isFromMap, memoryFrom } from './messages.js';
import { mapFolder, mapPage } from './page.js';
import { saveMap } from './saving.js';

export const MAP_VIEW = 'newsgloss.map';
/** A burst of changes is answered once. Milliseconds. */
const QUIET_MS = 150;

export class MapView implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private memory: MapMemory = { scope: 'article' };
  private listening = false;
  /** Messages for a window that has not said yet that it listens. */
  private waiting: ToMap[] = [];
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly app: App) {
    const { server, articles } = app;
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(MAP_VIEW, this),
      server.onDidChangeArticle(({ uri }) => { if (this.memory.scope === 'folder' || vscode.Uri.parse(uri).toString() === this.memory.uri) this.soon(); }),
      server.onDidIndex(({ done, total }) => { if (this.memory.scope === 'folder' && done === total) this.soon(); }),
      server.onDidChangeState((state) => { if (state === 'running') this.soon(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { this.follow(); }),
      articles.onDidChange(() => { this.follow(); }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => { if (this.memory.scope === 'selection') this.followSelection(textEditor); }),
    ];
  }

  /** Opens the map, or comes back to it; `mention`: shows the place of that mark. */
  async show(mention?: { readonly uri: string; readonly id: string }): Promise<void> {
    const article = mention?.uri ?? this.article()?.toString();
    if (!this.panel) {
      this.memory = article === undefined ? { scope: 'folder' } : { scope: 'article', uri: article };
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: mention !== undefined };
      this.take(vscode.window.createWebviewPanel(MAP_VIEW, vscode.l10n.t('Places'), column, this.options()));
    } else {
      if (mention && this.memory.scope !== 'folder') this.memory = { scope: 'article', uri: mention.uri };
      this.panel.reveal(undefined, mention !== undefined);
    }
    if (mention) this.post({ type: 'select', ...mention });
    await this.refresh();
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.memory = memoryFrom(state);
    panel.webview.options = this.options();
    this.take(panel);
    await this.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    for (const s of this.subscriptions) s.dispose();
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [mapFolder(this.app.context.extensionUri)] };
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    this.listening = false;
    const icon = (theme: 'light' | 'dark'): vscode.Uri => vscode.Uri.joinPath(this.app.context.extensionUri, 'client', 'media', `map-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.onDidReceiveMessage((message: unknown) => { if (isFromMap(message)) quietly(this.app.log, this.received(message)); });
    // A hidden window is taken down; it says again when it listens.
    panel.onDidChangeViewState(() => { if (!panel.visible && this.panel === panel) this.listening = false; });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.waiting = [];
    });
    panel.webview.html = mapPage(panel.webview, this.app.context.extensionUri, this.memory);
  }

  private async received(message: FromMap): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        for (const waiting of this.waiting.splice(0)) this.post(waiting);
        return this.refresh();
      case 'scope':
        return this.setScope(message.scope);
      case 'open':
        return this.open(message);
      case 'export':
        if (message.format !== 'geojson') return this.post({ type: 'picture', format: message.format });
        return saveMap(this.app, 'geojson', new TextEncoder().encode((await this.app.server.request(MAP_METHODS.geoJson, this.params())).text), this.memory);
      case 'picture':
        return saveMap(this.app, message.format, message.format === 'svg' ? new TextEncoder().encode(message.content) : Buffer.from(message.content, 'base64'), this.memory);
      case 'decide': {
        const document = await openArticle(this.app, vscode.Uri.parse(message.uri));
        await this.app.decisions.decide(document, { kind: message.how, ids: message.ids });
      }
    }
  }

  private post(message: ToMap): void {
    if (this.listening) void this.panel?.webview.postMessage(message);
    else this.waiting = [...this.waiting.filter((w) => w.type !== message.type), message];
  }

  private setScope(scope: MapScope): Promise<void> {
    const uri = this.memory.uri ?? this.article()?.toString();
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === uri);
    const ranges = scope === 'selection' && editor ? { ranges: editor.selections.filter((s) => !s.isEmpty).map(plainRange) } : {};
    this.memory = { scope, ...(uri === undefined ? {} : { uri }), ...ranges };
    return this.refresh();
  }

  private soon(): void {
    if (!this.panel) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      quietly(this.app.log, this.refresh());
    }, QUIET_MS);
  }

  private params(): MapParams {
    const { scope, uri, ranges } = this.memory;
    return { scope, ...(uri === undefined ? {} : { uri }), ...(ranges === undefined ? {} : { ranges }) };
  }

  private async refresh(): Promise<void> {
    const { panel } = this;
    if (!panel?.visible) return;
    const turn = ++this.asked;
    const params = this.params();
    try {
      const result = await this.app.server.request(MAP_METHODS.map, params);
      if (turn !== this.asked || panel !== this.panel) return;
      panel.title = result.title === '' ? vscode.l10n.t('Places') : vscode.l10n.t('Places: {0}', result.title.length > 40 ? `${result.title.slice(0, 39)}…` : result.title);
      this.post({ type: 'places', ...params, result });
    } catch (error) {
      this.app.log.warn(`The map could not be made: ${messageOf(error)}`);
    }
  }

  /** The active article, else the one that the lists show. */
  private article(): vscode.Uri | undefined {
    const active = vscode.window.activeTextEditor?.document;
    return active && this.app.articles.isArticle(active) ? active.uri : this.app.lists.article;
  }

  /** Another article is in front: the map goes with it. */
  private follow(): void {
    const active = vscode.window.activeTextEditor?.document;
    if (!this.panel || this.memory.scope === 'folder' || !active || !this.app.articles.isArticle(active) || active.uri.toString() === this.memory.uri) return;
    this.memory = { scope: this.memory.scope, uri: active.uri.toString(), ...(this.memory.scope === 'selection' ? { ranges: [] } : {}) };
    this.soon();
  }

  private followSelection(editor: vscode.TextEditor): void {
    const ranges = editor.selections.filter((s) => !s.isEmpty).map(plainRange);
    if (!this.panel || ranges.length === 0 || editor.document.uri.toString() !== this.memory.uri) return;
    this.memory = { ...this.memory, ranges };
    this.soon();
  }

  /** Shows the words in a group of their own, never over the map. */
  private async open({ uri, range, focus }: Extract<FromMap, { type: 'open' }>): Promise<void> {
    const target = toRange(range);
    const shown = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === vscode.Uri.parse(uri).toString());
    const document = shown?.document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
    const other = this.panel?.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? other, preview: true, preserveFocus: !focus });
    // In the scope of a selection, selecting would change what the map shows.
    editor.selection = this.memory.scope === 'selection' ? editor.selection : new vscode.Selection(target.start, target.end);
    editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
