// The list of annotations whose text changed: claims that say something else now first, then likely places, then lost ones.
import * as vscode from 'vscode';
import { FORMER_METHODS, type UnsettledResult, type UnsettledView } from '../../../server/src/protocol/former.js';
import type { DecideAction } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { toRange } from '../base/convert.js';
import { messageOf, quietly } from '../base/log.js';
import { announce } from '../views/announce.js';
import { compareFormer } from './formerText.js';

type Article = UnsettledResult['articles'][number];
type Row = Article | UnsettledView;

/** Milliseconds after the last change until the list follows: it may read a whole folder. */
const REFRESH_MS = 800;

const ICONS: Readonly<Record<UnsettledView['state'], string>> = { meaning: 'alert', changed: 'edit', candidate: 'question', orphan: 'circle-slash', settled: 'history' };

export class UnsettledList implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<Row>;
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly app: App) {
    this.view = vscode.window.createTreeView('newsgloss.unsettled', { treeDataProvider: this });
    const soon = (): void => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { if (this.view.visible) this.refresh(); }, REFRESH_MS);
    };
    this.subscriptions = [
      this.view, this.changes, app.marks.onDidChange(soon), app.server.onDidChangeState(soon), app.server.onDidIndex(({ done, total }) => { if (done === total) soon(); }),
      this.view.onDidChangeVisibility(({ visible }) => { if (visible) soon(); }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const s of this.subscriptions) s.dispose();
  }

  refresh(): void {
    this.changes.fire(undefined);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (row) return 'annotations' in row ? [...row.annotations] : [];
    if (this.app.server.state !== 'running') return [];
    try {
      const uri = this.app.lists.article?.toString();
      const { articles } = await this.app.server.request(FORMER_METHODS.unsettled, { scope: 'folder', ...(uri === undefined ? {} : { uri }) });
      const count = articles.reduce((sum, a) => sum + a.annotations.filter((x) => x.state !== 'settled').length, 0);
      this.view.badge = count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} annotations whose text changed', count) };
      return [...articles];
    } catch (error) {
      this.app.log.debug(`The list of unsettled annotations: ${messageOf(error)}`);
      return [];
    }
  }

  getTreeItem(row: Row): vscode.TreeItem {
    if ('annotations' in row) {
      const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.Expanded);
      item.id = row.uri;
      item.description = String(row.annotations.length);
      item.iconPath = new vscode.ThemeIcon('file-text');
      return item;
    }
    const item = new vscode.TreeItem(row.label);
    item.id = `${row.uri} ${row.id}`;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.iconPath = new vscode.ThemeIcon(ICONS[row.state], row.state === 'meaning' ? new vscode.ThemeColor('list.warningForeground') : undefined);
    item.contextValue = `unsettled-${row.state}${row.comparable ? '-comparable' : ''}`;
    item.accessibilityInformation = { label: `${row.label}, ${row.description}` };
    if (row.range) item.command = { command: 'newsgloss.revealRange', title: vscode.l10n.t('Show in the Article'), arguments: [row.uri, row.range] };
    return item;
  }
}

type Ids = 'newsgloss.compareFormer' | 'newsgloss.settleKeep' | 'newsgloss.settlePick' | 'newsgloss.settleDelete' | 'newsgloss.listUnsettled';

/** Of a row of the list, or, from code actions, of the article's address and the annotation's id. */
export function settlingCommands(app: App, list: () => UnsettledList): Readonly<Record<Ids, (...args: readonly unknown[]) => Promise<void>>> {
  const decide = (action: (id: string) => DecideAction) => async (...args: readonly unknown[]): Promise<void> => {
    const meant = meantBy(args);
    if (!meant) return;
    const result = await app.decisions.decideElsewhere(vscode.Uri.parse(meant.uri), action(meant.id));
    if (result?.outcome === 'refused') announce(result.message ?? vscode.l10n.t('Nothing was decided.'), 'warning');
    list().refresh();
  };
  return {
    'newsgloss.compareFormer': async (...args) => {
      const meant = meantBy(args);
      if (meant) await compareFormer(app, vscode.Uri.parse(meant.uri), meant.id, meant.range && toRange(meant.range));
    },
    'newsgloss.settleKeep': decide((id) => ({ kind: 'reanchor', id })),
    'newsgloss.settleDelete': decide((id) => ({ kind: 'delete', ids: [id] })),
    'newsgloss.settlePick': async (...args) => {
      const meant = meantBy(args);
      if (meant) await pickPlace(app, meant, list());
    },
    'newsgloss.listUnsettled': async () => { await vscode.commands.executeCommand('newsgloss.unsettled.focus'); },
  };
}

interface Meant { readonly uri: string; readonly id: string; readonly range?: UnsettledView['range'] }

function meantBy([first, second, third]: readonly unknown[]): Meant | undefined {
  if (typeof first === 'string' && typeof second === 'string') return { uri: first, id: second, ...(isRange(third) ? { range: third } : {}) };
  if (typeof first !== 'object' || first === null || !('uri' in first) || !('id' in first) || typeof first.uri !== 'string' || typeof first.id !== 'string') return undefined;
  return { uri: first.uri, id: first.id, ...('range' in first && isRange(first.range) ? { range: first.range } : {}) };
}

const isRange = (value: unknown): value is NonNullable<UnsettledView['range']> => typeof value === 'object' && value !== null && 'start' in value && 'end' in value;

/** The article opens; the words that are selected there when the button is pressed are the new place. */
async function pickPlace(app: App, { uri, id }: Meant, list: UnsettledList): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  const here = vscode.l10n.t('It Stands Here');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Select the words that the annotation belongs to now.'), here);
  if (chosen !== here) return;
  const ranges = editor.selections.filter((s) => !s.isEmpty).map((s) => ({ start: { line: s.start.line, character: s.start.character }, end: { line: s.end.line, character: s.end.character } }));
  if (ranges.length === 0) {
    announce(vscode.l10n.t('Nothing was selected'), 'warning');
    return;
  }
  quietly(app.log, app.decisions.decide(editor.document, { kind: 'reanchor', id, ranges }).then(() => { list.refresh(); }));
}
