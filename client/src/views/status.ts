// The counts of the article in the status bar, and the language status of the server behind them.
import * as vscode from 'vscode';
import type { MarksResult } from '../../../server/src/protocol/protocol.js';
import type { Articles } from '../articles/articles.js';
import * as counted from '../base/counted.js';
import type { MarkStore } from '../marks/marks.js';
import type { Server } from '../server/server.js';

export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly language: vscode.LanguageStatusItem;
  private readonly subscriptions: vscode.Disposable[];
  /** How far the folder is read. */
  private folder = '';

  constructor(private readonly articles: Articles, private readonly marks: MarkStore, private readonly server: Server) {
    this.item = vscode.window.createStatusBarItem('newsgloss.counts', vscode.StatusBarAlignment.Right, 101);
    this.item.name = vscode.l10n.t('Newsgloss Counts');
    this.item.command = 'newsgloss.showActions';
    this.language = vscode.languages.createLanguageStatusItem('newsgloss.server', [{ language: 'news' }, { language: 'plaintext' }, { language: 'markdown' }, { pattern: '**/*.gloss.yaml' }]);
    this.language.name = 'Newsgloss';
    this.language.command = { command: 'newsgloss.showLog', title: vscode.l10n.t('Show Log') };
    const update = (): void => { this.update(); };
    this.subscriptions = [
      this.item, this.language,
      marks.onDidChange((document) => { if (document === vscode.window.activeTextEditor?.document) update(); }),
      vscode.window.onDidChangeActiveTextEditor(update), vscode.workspace.onDidGrantWorkspaceTrust(update), articles.onDidChange(update), server.onDidChangeState(update),
      server.onDidIndex(({ done, total }) => { this.indexed(done, total); }),
    ];
    update();
  }

  dispose(): void {
    for (const s of this.subscriptions) s.dispose();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    this.updateLanguage(this.articles.isArticle(document));
    if (!document || !this.articles.isArticle(document)) {
      this.item.hide();
      return;
    }
    const result = this.marks.get(document);
    if (result) this.showCounts(result);
    else {
      this.item.text = this.server.state === 'failed' ? '$(warning) Newsgloss' : '$(loading~spin) Newsgloss';
      this.item.tooltip = vscode.l10n.t('Reading the article');
    }
    this.item.show();
  }

  private showCounts({ counts, waiting }: MarksResult): void {
    this.item.text = `$(person) ${String(counts.speakers)}  $(quote) ${String(counts.claims)}  $(location) ${String(counts.places)}  ${decided(counts)}${waiting > 0 ? `  $(warning) ${String(waiting)}` : ''}`;
    const lines = [
      [counted.speakers(counts.speakers), counted.claims(counts.claims), counted.places(counts.places)].join(', '),
      vscode.l10n.t('{0} undecided, {1} decided', counts.undecided, counts.decided),
      ...(waiting > 0 ? [waiting === 1 ? vscode.l10n.t('1 decision waits until the gloss file can be read') : vscode.l10n.t('{0} decisions wait until the gloss file can be read', waiting)] : []),
    ];
    this.item.tooltip = lines.join('\n');
    this.item.accessibilityInformation = { label: `Newsgloss: ${lines.join('; ')}`, role: 'button' };
  }

  private updateLanguage(isArticle: boolean): void {
    const { state } = this.server;
    this.language.busy = state === 'starting';
    this.language.severity = state === 'failed' || this.server.damaged.length > 0 ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    this.describe();
    this.language.text = { off: vscode.l10n.t('not running'), starting: vscode.l10n.t('starting'), running: isArticle ? vscode.l10n.t('article') : vscode.l10n.t('not an article'), failed: vscode.l10n.t('did not start') }[state];
  }

  private describe(): void {
    this.language.detail = [...this.server.damaged, this.folder, this.restriction()].filter((w) => w !== '').join(' · ');
  }

  /** What restricted mode leaves out, said where the server says how it is. */
  private restriction(): string {
    return vscode.workspace.isTrusted ? '' : vscode.l10n.t('restricted mode: gazetteers outside the folder are not read, git is not run');
  }

  private indexed(done: number, total: number): void {
    this.language.busy = done < total;
    if (total > 0) this.folder = done < total ? vscode.l10n.t('reading the folder: {0} of {1} articles', done, total) : vscode.l10n.t('{0} in the folder', counted.articles(total));
    this.describe();
  }
}

const decided = (counts: MarksResult['counts']): string => (counts.undecided === 0 ? '$(check-all)' : `$(circle-outline) ${String(counts.undecided)}`);
