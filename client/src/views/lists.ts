// The four lists of the activity bar: speakers with their claims, places, claims, and what is undecided.
import * as vscode from 'vscode';
import { METHODS, type TreeNode, type TreeParams } from '../../../server/src/protocol/protocol.js';
import type { Articles } from '../articles/articles.js';
import { setContext } from '../base/context.js';
import { messageOf, type Log } from '../base/log.js';
import type { MarkStore } from '../marks/marks.js';
import type { Server } from '../server/server.js';
import { iconOf, spokenLabel } from './rows.js';

type Tree = TreeParams['tree'];
const TREES: readonly Tree[] = ['speakers', 'places', 'claims', 'undecided'];
const REFRESH_MS = 150;

/** Which articles the lists show, and what narrows them; shared by all four. */
export class Lists implements vscode.Disposable {
  private readonly lists: readonly List[];
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private shownArticle: vscode.Uri | undefined;
  scope: TreeParams['scope'] = 'article';
  filter = '';

  constructor(readonly server: Server, private readonly articles: Articles, marks: MarkStore, readonly log: Log) {
    this.lists = TREES.map((tree) => new List(tree, this));
    this.subscriptions = [
      marks.onDidChange((document) => { if (this.scope === 'folder' || document.uri.toString() === this.shownArticle?.toString()) this.refreshSoon(); }),
      server.onDidIndex(({ done, total }) => { if (this.scope === 'folder' && (done === total || done % 50 === 0)) this.refreshSoon(); }),
      server.onDidChangeState((state) => { if (state === 'running' || state === 'off') this.refreshSoon(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { this.follow(); }),
      vscode.window.onDidChangeVisibleTextEditors(() => { this.follow(); }),
      articles.onDidChange(() => { this.follow(); }),
    ];
    this.setScope('article');
    this.follow();
  }

  /** The article that lists of one article show: the active one, else the last one still on screen. */
  get article(): vscode.Uri | undefined {
    return this.shownArticle;
  }

  setScope(scope: TreeParams['scope']): void {
    this.scope = scope;
    setContext('newsgloss.viewScope', scope);
    this.refresh();
  }

  setFilter(filter: string): void {
    this.filter = filter.trim();
    setContext('newsgloss.viewFiltered', this.filter !== '');
    this.refresh();
  }

  refresh(): void {
    for (const list of this.lists) list.refresh();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const d of [...this.lists, ...this.subscriptions]) d.dispose();
  }

  private refreshSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.refresh();
    }, REFRESH_MS);
  }

  private follow(): void {
    const active = vscode.window.activeTextEditor?.document;
    const isShown = vscode.window.visibleTextEditors.some((e) => e.document.uri.toString() === this.shownArticle?.toString() && this.articles.isArticle(e.document));
    const next = active && this.articles.isArticle(active) ? active.uri : isShown ? this.shownArticle : undefined;
    setContext('newsgloss.listedArticle', next !== undefined);
    if (next?.toString() === this.shownArticle?.toString()) return;
    this.shownArticle = next;
    if (this.scope === 'article') this.refresh();
  }
}

class List implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly parents = new Map<string, TreeNode>();

  constructor(private readonly tree: Tree, private readonly lists: Lists) {
    this.view = vscode.window.createTreeView(`newsgloss.${tree}`, { treeDataProvider: this, showCollapseAll: tree !== 'undecided', canSelectMany: false });
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  refresh(): void {
    this.changes.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const children = node ? [...(node.children ?? [])] : await this.roots();
    for (const child of children) if (node) this.parents.set(child.id, node);
    return children;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node.id);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const hasChildren = (node.children?.length ?? 0) > 0;
    const state = hasChildren ? (node.kind === 'article' || node.kind === 'group' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed) : vscode.TreeItemCollapsibleState.None;
    const item = new vscode.TreeItem(node.label, state);
    item.id = node.id;
    if (node.description !== undefined) item.description = node.description;
    item.tooltip = node.tooltip ?? node.label;
    item.iconPath = iconOf(node);
    item.contextValue = node.markId === undefined ? node.kind : `${node.kind}.${node.status === undefined || node.status === 'suggested' ? 'undecided' : 'decided'}`;
    item.accessibilityInformation = { label: spokenLabel(node) };
    if (node.location) item.command = { command: 'newsgloss.revealRange', title: vscode.l10n.t('Show in the Article'), arguments: [node.location.uri, node.location.range] };
    return item;
  }

  private async roots(): Promise<TreeNode[]> {
    this.parents.clear();
    const { scope, filter, article, server } = this.lists;
    this.view.message = '';
    this.view.description = filter === '' ? (scope === 'folder' ? vscode.l10n.t('folder') : '') : vscode.l10n.t('“{0}”', filter);
    if (scope === 'article' && (!article || server.state !== 'running')) return [];
    try {
      const { nodes } = await server.request(METHODS.tree, { tree: this.tree, scope, ...(article ? { uri: article.toString() } : {}), ...(filter === '' ? {} : { filter }) });
      if (nodes.length === 0) this.view.message = this.emptyMessage();
      this.view.badge = this.tree === 'undecided' && scope === 'article' && nodes.length > 0 ? { value: leavesOf(nodes), tooltip: vscode.l10n.t('undecided annotations in this article') } : undefined;
      return [...nodes];
    } catch (error) {
      this.lists.log.warn(`The list of ${this.tree} could not be made: ${messageOf(error)}`);
      return [];
    }
  }

  private emptyMessage(): string {
    if (this.lists.filter !== '') return vscode.l10n.t('Nothing matches “{0}”.', this.lists.filter);
    switch (this.tree) {
      case 'speakers':
        return vscode.l10n.t('Nobody speaks here.');
      case 'places':
        return vscode.l10n.t('No place is named here.');
      case 'claims':
        return vscode.l10n.t('No claim was found here.');
      case 'undecided':
        return vscode.l10n.t('Everything is decided.');
    }
  }
}

function leavesOf(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, n) => sum + (n.markId !== undefined ? 1 : 0) + leavesOf(n.children ?? []), 0);
}

