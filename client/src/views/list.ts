// One list of the activity bar: a tree of the server's nodes that follows the caret.
import * as vscode from 'vscode';
import { METHODS, type TreeNode, type TreeParams } from '../../../server/src/protocol/protocol.js';
import { messageOf, type Log } from '../base/log.js';
import { Newest } from '../base/newest.js';
import type { Server } from '../server/server.js';
import { RowIndex, type Meant } from './rowIndex.js';
import { iconOf, spokenLabel } from './rows.js';

export type Tree = TreeParams['tree'];

/** What all lists share. */
export interface Listed {
  readonly server: Server;
  readonly log: Log;
  readonly scope: TreeParams['scope'];
  readonly filter: string;
  /** The article that a list of one article shows. */
  readonly article: vscode.Uri | undefined;
  /** The annotation at the caret. */
  readonly meant: Meant | undefined;
}

export class List implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly newest = new Newest();
  private index = new RowIndex();
  /** The annotation whose row is selected: it is not selected again while a person moves about in the list. */
  private followed: string | undefined;

  constructor(private readonly tree: Tree, private readonly lists: Listed) {
    this.view = vscode.window.createTreeView(`newsgloss.${tree}`, { treeDataProvider: this, showCollapseAll: tree !== 'undecided', canSelectMany: false });
    this.view.onDidChangeVisibility(() => { this.follow(); });
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }

  refresh(): void {
    this.changes.fire(undefined);
  }

  /** Selects the row of the annotation at the caret, without taking the focus. */
  follow(): void {
    const { meant, log } = this.lists;
    if (meant?.id === this.followed || !this.view.visible) return;
    const row = meant && this.index.rowOf(meant);
    if (!row) return;
    this.followed = meant.id;
    if (this.view.selection[0]?.id === row.id) return;
    this.view.reveal(row, { select: true, focus: false }).then(undefined, (error: unknown) => {
      this.followed = undefined; // the list is being made anew; it follows when it is there
      log.debug(`The list of ${this.tree} did not follow: ${messageOf(error)}`);
    });
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return node ? [...(node.children ?? [])] : this.roots();
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.index.parentOf(node);
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

  /** Articles may be switched faster than the server answers: what is said around the rows is what belongs to the newest ones. */
  private async roots(): Promise<TreeNode[]> {
    const isNewest = this.newest.begin();
    const { scope, filter } = this.lists;
    this.view.description = filter === '' ? (scope === 'folder' ? vscode.l10n.t('folder') : '') : vscode.l10n.t('“{0}”', filter);
    const nodes = await this.nodes();
    if (!isNewest()) return [...(nodes ?? [])];
    this.view.message = nodes?.length === 0 ? this.emptyMessage() : '';
    this.view.badge = this.tree === 'undecided' && scope === 'article' && nodes && nodes.length > 0 ? { value: leavesOf(nodes), tooltip: vscode.l10n.t('undecided annotations in this article') } : undefined;
    this.index = new RowIndex(nodes);
    setTimeout(() => { this.follow(); }); // when the rows are there
    return [...(nodes ?? [])];
  }

  /** Undefined: there is nothing to list. */
  private async nodes(): Promise<readonly TreeNode[] | undefined> {
    const { scope, filter, article, server, log } = this.lists;
    if (scope === 'article' && (!article || server.state !== 'running')) return undefined;
    try {
      return (await server.request(METHODS.tree, { tree: this.tree, scope, ...(article ? { uri: article.toString() } : {}), ...(filter === '' ? {} : { filter }) })).nodes;
    } catch (error) {
      log.warn(`The list of ${this.tree} could not be made: ${messageOf(error)}`);
      return undefined;
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
