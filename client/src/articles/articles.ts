// Which open files are articles: what a person said, what lies beside the file, and for a newsroom's globs the server's word.
import * as vscode from 'vscode';
import { FileChangeType } from 'vscode-languageclient/node';
import { METHODS } from '../../../server/src/protocol/protocol.js';
import { messageOf, type Log } from '../base/log.js';
import { articlesSetting } from '../base/settings.js';
import type { Server } from '../server/server.js';
import type { Gate, Synced } from '../server/synced.js';
import { foldersAbove, glossPathOf, isGlossPath, isProjectPath, PROJECT_FILE } from './names.js';
import { readsLikeNews } from './readsLikeNews.js';

/** What a file is to us; `news`: an ordinary file that reads like an article, worth a question. */
export type Verdict = 'article' | 'companion' | 'news' | 'ordinary';

const DECLARED_KEY = 'newsgloss.articleFiles';
/** Schemes of documents that are views of something else and never articles. */
const NOT_FILES: ReadonlySet<string> = new Set(['git', 'output', 'vscode', 'vscode-settings', 'vscode-userdata', 'walkThrough', 'debug', 'comment', 'search-editor', 'vscode-notebook-cell']);

export class Articles implements Gate, vscode.Disposable {
  private readonly verdicts = new Map<string, Promise<Verdict>>();
  private readonly known = new Map<string, Verdict>();
  private readonly changes = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly disposables: vscode.Disposable[] = [this.changes];
  /** A document's verdict is there or is another. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly server: Server,
    private readonly synced: Synced,
    private readonly log: Log,
  ) {
    synced.guard(this);
    const watcher = vscode.workspace.createFileSystemWatcher('**/{newsgloss.yaml,*.gloss.yaml}');
    this.disposables.push(
      watcher,
      watcher.onDidCreate((uri) => { void this.forgetAround(uri, FileChangeType.Created); }),
      watcher.onDidDelete((uri) => { void this.forgetAround(uri, FileChangeType.Deleted); }),
      watcher.onDidChange((uri) => { if (isProjectPath(uri.path)) void this.forgetAround(uri, FileChangeType.Changed); }),
      vscode.workspace.onDidOpenTextDocument((document) => { void this.judge(document); }),
      vscode.workspace.onDidCloseTextDocument((document) => { this.forget(document.uri); }),
      vscode.workspace.onDidChangeConfiguration((e) => { if (e.affectsConfiguration('newsgloss.articles')) this.forgetAll(); }),
    );
  }

  /** Looks at every open document; the server starts when one of them is an article. */
  lookAround(): void {
    for (const document of vscode.workspace.textDocuments) void this.judge(document);
  }

  dispose(): void {
    for (const d of this.disposables) d.dispose();
  }

  /** What is known of a document now, without asking anybody. */
  verdict(document: vscode.TextDocument): Verdict | undefined {
    return this.known.get(document.uri.toString());
  }

  isArticle(document: vscode.TextDocument | undefined): boolean {
    return document !== undefined && this.verdict(document) === 'article';
  }

  async wants(document: vscode.TextDocument): Promise<boolean> {
    const verdict = await this.verdictOn(document);
    return verdict === 'article' || verdict === 'companion';
  }

  languageOf(document: vscode.TextDocument): string {
    return isCompanion(document.uri) || !(this.isDeclared(document.uri) || this.takesAll(document)) ? document.languageId : 'news';
  }

  /** Remembers that a person called this file an article, or no longer does. */
  async declare(uri: vscode.Uri, article: boolean): Promise<void> {
    const others = this.declared().filter((u) => u !== uri.toString());
    await this.memory.update(DECLARED_KEY, article ? [...others, uri.toString()] : others);
    await this.judgeAgain(uri);
  }

  /** For files that were never opened: saving suggestions of a whole folder. */
  async isArticleFile(uri: vscode.Uri): Promise<boolean> {
    if (isCompanion(uri)) return false;
    if (this.isDeclared(uri) || (await exists(uri.with({ path: glossPathOf(uri.path) })))) return true;
    return (await this.server.request(METHODS.isArticle, { uri: uri.toString(), languageId: 'plaintext' })).article;
  }

  private declared(): readonly string[] {
    return this.memory.get<readonly string[]>(DECLARED_KEY, []);
  }

  private isDeclared(uri: vscode.Uri): boolean {
    return this.declared().includes(uri.toString());
  }

  private takesAll(document: vscode.TextDocument): boolean {
    return articlesSetting(document.uri) === 'all' && (document.languageId === 'plaintext' || document.languageId === 'news');
  }

  private async judge(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const before = this.known.get(key);
    const verdict = await this.verdictOn(document);
    if (verdict === 'article') void this.server.start().then(() => this.synced.review(document), () => undefined);
    else await this.synced.review(document);
    if (verdict !== before) this.changes.fire(document);
  }

  private verdictOn(document: vscode.TextDocument): Promise<Verdict> {
    const key = document.uri.toString();
    const found = this.verdicts.get(key);
    if (found) return found;
    const finding = this.find(document).catch((error: unknown): Verdict => {
      this.log.warn(`Could not tell whether ${key} is an article: ${messageOf(error)}`);
      this.verdicts.delete(key);
      return 'ordinary';
    });
    this.verdicts.set(key, finding);
    void finding.then((verdict) => { if (this.verdicts.get(key) === finding) this.known.set(key, verdict); });
    return finding;
  }

  private async find(document: vscode.TextDocument): Promise<Verdict> {
    const { uri } = document;
    if (NOT_FILES.has(uri.scheme)) return 'ordinary';
    if (isCompanion(uri)) return 'companion';
    if (document.languageId === 'news' || this.isDeclared(uri) || this.takesAll(document)) return 'article';
    if (uri.scheme === 'untitled') return 'ordinary';
    if (await exists(uri.with({ path: glossPathOf(uri.path) }))) return 'article';
    const newsroom = await newsroomOf(uri);
    if (newsroom) {
      const { article, gazetteer } = await this.server.request(METHODS.isArticle, { uri: uri.toString(), languageId: document.languageId });
      return gazetteer === true ? 'companion' : article ? 'article' : 'ordinary';
    }
    const asks = document.languageId === 'plaintext' && articlesSetting(uri) === 'ask';
    return asks && readsLikeNews(document.getText()) ? 'news' : 'ordinary';
  }

  /** A newsroom or gloss file came or went: what lies in its folder is judged again. Watchers see to it within the opened folders. */
  async forgetAround(changed: vscode.Uri, what: FileChangeType): Promise<void> {
    await this.server.announceFile(changed, what);
    const folder = changed.path.slice(0, changed.path.lastIndexOf('/') + 1);
    for (const document of vscode.workspace.textDocuments) {
      if (document.uri.path.startsWith(folder) && !isCompanion(document.uri)) void this.judgeAgain(document.uri);
    }
  }

  private forgetAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.judgeAgain(document.uri);
  }

  private async judgeAgain(uri: vscode.Uri): Promise<void> {
    this.verdicts.delete(uri.toString());
    const document = vscode.workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
    if (document) await this.judge(document);
  }

  private forget(uri: vscode.Uri): void {
    this.verdicts.delete(uri.toString());
    this.known.delete(uri.toString());
  }
}

const isCompanion = (uri: vscode.Uri): boolean => isGlossPath(uri.path) || isProjectPath(uri.path);

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The nearest folder above with a newsgloss.yaml, or undefined. */
export async function newsroomOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const folder of foldersAbove(uri.path)) {
    const candidate = uri.with({ path: folder });
    if (await exists(vscode.Uri.joinPath(candidate, PROJECT_FILE))) return candidate;
  }
  return undefined;
}
