// Export on save: what newsgloss.yaml lists under `exports` is written anew after each save of an article or a gloss file of that newsroom.
import * as vscode from 'vscode';
import { EXCHANGE_METHODS, type ExportTargetView } from '../../../server/src/protocol/exchange.js';
import { METHODS } from '../../../server/src/protocol/protocol.js';
import { type Articles, exists, newsroomOf } from '../articles/articles.js';
import { glossPathOf, isGlossPath, isProjectPath } from '../articles/names.js';
import { type Log, messageOf } from '../base/log.js';
import { exportsOnSave } from '../base/settings.js';
import type { Server } from '../server/server.js';
import { announce } from '../views/announce.js';
import { filesBelow, type TargetFile } from './files.js';
import { safePath } from './safePath.js';

/** Milliseconds without a further save before the exports are written: decisions come in rows. */
const QUIET = 800;

export class ExportOnSave implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** The exports of one newsroom are written one after the other. */
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly server: Server, private readonly articles: Articles, private readonly log: Log) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.gloss.yaml');
    const saved = (uri: vscode.Uri): void => { void this.saved(uri); };
    this.disposables = [
      watcher, watcher.onDidChange(saved), watcher.onDidCreate(saved), watcher.onDidDelete(saved),
      vscode.workspace.onDidSaveTextDocument((d) => { if (this.articles.isArticle(d) || isProjectPath(d.uri.path)) saved(d.uri); }),
    ];
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const d of this.disposables) d.dispose();
  }

  private async saved(uri: vscode.Uri): Promise<void> {
    if (!vscode.workspace.isTrusted || !exportsOnSave(uri)) return;
    const newsroom = await newsroomOf(uri);
    if (!newsroom) return;
    const key = newsroom.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      this.last = this.last.then(() => this.exportAll(newsroom));
    }, QUIET));
  }

  private async exportAll(newsroom: vscode.Uri): Promise<void> {
    try {
      const { targets } = await this.server.request(EXCHANGE_METHODS.exportTargets, { folder: newsroom.toString() });
      const written: string[] = [];
      for (const target of targets) if (await this.export(newsroom, target)) written.push(target.to);
      if (written.length > 0) announce(vscode.l10n.t('Exported to {0}.', written.join(', ')));
    } catch (error) {
      this.failed(messageOf(error));
    }
  }

  /** False where nothing had to be written, or nothing could be. */
  private async export(newsroom: vscode.Uri, { format, to }: ExportTargetView): Promise<boolean> {
    const path = safePath(to);
    if (path === undefined) {
      this.failed(vscode.l10n.t('“{0}” in newsgloss.yaml is no folder inside the newsroom.', to));
      return false;
    }
    const result = await this.server.request(METHODS.export, { folder: newsroom.toString(), format });
    for (const problem of result.problems) this.log.warn(`Export on save: ${problem}`);
    for (const loss of result.losses) this.log.info(`Export on save, ${format}: ${loss.message}`);
    if (result.articles === 0 && result.problems.length > 0) {
      this.failed(result.problems[0] ?? '');
      return false;
    }
    let any = false;
    for (const file of filesBelow(vscode.Uri.joinPath(newsroom, path), result.files)) {
      if (!(await isOurs(file.uri)) || (await holds(file))) continue;
      await vscode.workspace.fs.writeFile(file.uri, file.content);
      any = true;
    }
    return any;
  }

  private failed(why: string): void {
    this.log.warn(`Export on save: ${why}`);
    announce(vscode.l10n.t('Export on save failed: {0}', why), 'warning');
  }
}

/** An article, its gloss file and the newsroom's own file are never written over. */
async function isOurs(uri: vscode.Uri): Promise<boolean> {
  return !isGlossPath(uri.path) && !isProjectPath(uri.path) && !(await exists(uri.with({ path: glossPathOf(uri.path) })));
}

/** What stands there already is not written again, so that nobody's watcher wakes for nothing. */
async function holds({ uri, content }: TargetFile): Promise<boolean> {
  try {
    const there = await vscode.workspace.fs.readFile(uri);
    return there.length === content.length && there.every((byte, i) => byte === content[i]);
  } catch {
    return false;
  }
}
