// The four lists of the activity bar: speakers with their claims, places, claims, and what is undecided.
import * as vscode from 'vscode';
import type { TreeParams } from '../../../server/src/protocol/protocol.js';
import type { Articles } from '../articles/articles.js';
import { setContext } from '../base/context.js';
import type { Log } from '../base/log.js';
import type { Current } from '../marks/current.js';
import type { MarkStore } from '../marks/marks.js';
import type { Server } from '../server/server.js';
import { List, type Listed, type Tree } from './list.js';
import type { Meant } from './rowIndex.js';

const TREES: readonly Tree[] = ['speakers', 'places', 'claims', 'undecided'];
const REFRESH_MS = 150;

/** Which articles the lists show, and what narrows them; shared by all four. */
export class Lists implements Listed, vscode.Disposable {
  private readonly lists: readonly List[];
  private readonly subscriptions: vscode.Disposable[];
  private timer: NodeJS.Timeout | undefined;
  private shownArticle: vscode.Uri | undefined;
  scope: TreeParams['scope'] = 'article';
  filter = '';

  constructor(readonly server: Server, private readonly articles: Articles, marks: MarkStore, private readonly current: Current, readonly log: Log) {
    this.lists = TREES.map((tree) => new List(tree, this));
    this.subscriptions = [
      marks.onDidChange((document) => { if (this.scope === 'folder' || document.uri.toString() === this.shownArticle?.toString()) this.refreshSoon(); }),
      server.onDidIndex(({ done, total }) => { if (this.scope === 'folder' && (done === total || done % 50 === 0)) this.refreshSoon(); }),
      server.onDidChangeState((state) => { if (state === 'running' || state === 'off') this.refreshSoon(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { this.follow(); }),
      vscode.window.onDidChangeVisibleTextEditors(() => { this.follow(); }),
      articles.onDidChange(() => { this.follow(); }),
      current.onDidMean(() => { for (const list of this.lists) list.follow(); }),
    ];
    this.setScope('article');
    this.follow();
  }

  /** The article that lists of one article show: the active one, else the last one still on screen. */
  get article(): vscode.Uri | undefined {
    return this.shownArticle;
  }

  get meant(): Meant | undefined {
    return this.current.now;
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
