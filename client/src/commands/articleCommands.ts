// What one does with an article as a whole: details, gloss file, a new one from the clipboard, a claim with its source, suggestions on file.
import * as vscode from 'vscode';
import { METHODS, type ArticleDetailsView } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { exists } from '../articles/articles.js';
import { fileNameFrom, glossPathOf } from '../articles/names.js';
import { folderOf, markUpFolder } from '../articles/question.js';
import * as counted from '../base/counted.js';
import { noIcons } from '../base/plain.js';
import { shorten } from '../base/shorten.js';
import { announce } from '../views/announce.js';
import { openSample } from '../views/sample.js';
import { decideAndSay } from './deciding.js';
import type { Handlers } from './ids.js';
import { saveFolderSuggestions } from './savingSuggestions.js';
import { articleEditor, singleTarget } from './target.js';
import { setVerdict } from './verdict.js';

type Ids =
  | 'newsgloss.editArticleDetails' | 'newsgloss.openGlossFile' | 'newsgloss.newArticleFromClipboard' | 'newsgloss.copyClaim' | 'newsgloss.saveSuggestions'
  | 'newsgloss.saveFolderSuggestions' | 'newsgloss.markUpFolder' | 'newsgloss.markUpFile' | 'newsgloss.unmarkFile' | 'newsgloss.openSample' | 'newsgloss.setVerdict';

export function articleCommands(app: App): Handlers<Ids> {
  return {
    'newsgloss.editArticleDetails': () => editDetails(app),
    'newsgloss.openGlossFile': (article) => openGlossFile(app, typeof article === 'string' ? vscode.Uri.parse(article) : undefined),
    'newsgloss.newArticleFromClipboard': () => newFromClipboard(app),
    'newsgloss.copyClaim': (...args) => copyClaim(app, args),
    'newsgloss.saveSuggestions': () => saveSuggestions(app),
    'newsgloss.saveFolderSuggestions': (folder) => saveFolderSuggestions(app, folder instanceof vscode.Uri ? folder : undefined),
    'newsgloss.markUpFolder': (folder) => markUpThisFolder(app, folder instanceof vscode.Uri ? folder : undefined),
    'newsgloss.markUpFile': (file) => declareFile(app, file, true),
    'newsgloss.unmarkFile': () => declareFile(app, undefined, false),
    'newsgloss.openSample': () => openSample(app.context),
    'newsgloss.setVerdict': async (...args) => {
      const target = await singleTarget(app, args);
      if (target) await setVerdict(app, target.document, target.mark);
    },
  };
}

interface Field { readonly key: keyof ArticleDetailsView; readonly label: string; readonly hint: string }

const fields = (): readonly Field[] => [
  { key: 'title', label: vscode.l10n.t('Title'), hint: vscode.l10n.t('as the article’s headline says') },
  { key: 'outlet', label: vscode.l10n.t('Outlet'), hint: vscode.l10n.t('paper, agency or site') },
  { key: 'url', label: vscode.l10n.t('Address'), hint: vscode.l10n.t('where it can be read') },
  { key: 'published', label: vscode.l10n.t('Date'), hint: vscode.l10n.t('day of publication, as 2026-03-02') },
  { key: 'byline', label: vscode.l10n.t('Byline'), hint: vscode.l10n.t('who wrote it') },
  { key: 'language', label: vscode.l10n.t('Language'), hint: vscode.l10n.t('a code such as en') },
  { key: 'encoding', label: vscode.l10n.t('Encoding'), hint: vscode.l10n.t('of the file, such as utf8 or windows1252') },
];

/** One field after the other until the person leaves; each answer is saved at once. */
async function editDetails(app: App): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const { document } = found.editor;
  for (;;) {
    const details = await app.server.request(METHODS.details, { uri: document.uri.toString() });
    const rows = fields().map((field) => ({ label: field.label, description: noIcons(details[field.key] ?? ''), detail: field.hint, field }));
    const picked = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Details of This Article'), placeHolder: vscode.l10n.t('Choose what to change; Esc when done') });
    if (!picked) return;
    const value = await vscode.window.showInputBox({
      title: picked.label, prompt: picked.field.hint, value: details[picked.field.key] ?? '', ignoreFocusOut: true,
      validateInput: (text) => (picked.field.key === 'published' ? dateProblem(text.trim()) : undefined),
    });
    if (value === undefined || value.trim() === (details[picked.field.key] ?? '')) continue;
    const done = await decideAndSay(app, document, { kind: 'setDetails', details: { [picked.field.key]: value.trim() } }, vscode.l10n.t('{0}: {1}', picked.label, value.trim()));
    if (!done) return;
  }
}

/** Hit: 2026-03-02, miss: 2.3.2026. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/u;

function dateProblem(text: string): string | undefined {
  if (text === '') return undefined;
  const isDate = ISO_DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
  return isDate ? undefined : vscode.l10n.t('Year, month and day, as 2026-03-02');
}

/** Beside the article; where the file has a problem, at the first one. */
async function openGlossFile(app: App, article: vscode.Uri | undefined): Promise<void> {
  const uri = article ?? (await articleEditor(app))?.editor.document.uri;
  if (!uri) return;
  const gloss = uri.with({ path: glossPathOf(uri.path) });
  if (!(await exists(gloss))) return announce(vscode.l10n.t('There is no gloss file yet. It appears with the first decision.'), 'warning');
  const [problem] = vscode.languages.getDiagnostics(gloss).filter((d) => d.severity === vscode.DiagnosticSeverity.Error);
  await vscode.window.showTextDocument(gloss, { viewColumn: vscode.ViewColumn.Beside, preview: true, ...(problem ? { selection: new vscode.Range(problem.range.start, problem.range.start) } : {}) });
}

async function newFromClipboard(app: App): Promise<void> {
  const text = (await vscode.env.clipboard.readText()).replace(/\r\n?/gu, '\n').trim();
  if (text === '') return announce(vscode.l10n.t('The clipboard holds no text.'), 'warning');
  const folder = await folderForNew();
  if (!folder) {
    const document = await vscode.workspace.openTextDocument({ language: 'news', content: `${text}\n` });
    await vscode.window.showTextDocument(document);
    return;
  }
  const suggested = `${fileNameFrom(text.split('\n', 1)[0] ?? '')}.txt`;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Article from Clipboard'), prompt: vscode.l10n.t('File name, in {0}', vscode.workspace.asRelativePath(folder)), value: suggested,
    valueSelection: [0, suggested.length - 4], ignoreFocusOut: true,
    validateInput: async (value) => (value.trim() === '' ? vscode.l10n.t('A name, please') : (await exists(vscode.Uri.joinPath(folder, value.trim()))) ? vscode.l10n.t('There is a file of this name.') : undefined),
  });
  if (name === undefined) return;
  const file = vscode.Uri.joinPath(folder, name.trim());
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${text}\n`));
  const document = await vscode.workspace.openTextDocument(file);
  if (!(await app.articles.wants(document))) await app.articles.declare(file, true);
  await vscode.window.showTextDocument(document);
}

/** The folder of the article at hand, else the opened one; undefined where no folder is open. */
async function folderForNew(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && active.scheme !== 'untitled' && vscode.workspace.getWorkspaceFolder(active)) return vscode.Uri.joinPath(active, '..');
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? (await vscode.window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
}

async function copyClaim(app: App, args: readonly unknown[]): Promise<void> {
  const target = await singleTarget(app, args);
  if (!target) return;
  const { text } = await app.server.request(METHODS.copyClaim, { uri: target.document.uri.toString(), id: target.mark.id });
  if (text === undefined) return announce(vscode.l10n.t('Only a claim can be copied with its source.'), 'warning');
  await vscode.env.clipboard.writeText(text);
  announce(vscode.l10n.t('Copied: {0}', shorten(target.mark.label, 70)));
}

async function saveSuggestions(app: App): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const result = await app.decisions.decide(found.editor.document, { kind: 'saveSuggestions' });
  if (result?.outcome === 'done') announce(vscode.l10n.t('Saved in the gloss file: {0}', counted.suggestions(result.ids.length)));
}

async function markUpThisFolder(app: App, folder: vscode.Uri | undefined): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const target = folder ?? (active && active.scheme !== 'untitled' ? folderOf(active) : vscode.workspace.workspaceFolders?.[0]?.uri);
  if (!target) return announce(vscode.l10n.t('Open a folder first.'), 'warning');
  await markUpFolder(app.articles, target);
  announce(vscode.l10n.t('Texts in {0} are articles now', vscode.workspace.asRelativePath(target)));
}

async function declareFile(app: App, file: unknown, article: boolean): Promise<void> {
  const uri = file instanceof vscode.Uri ? file : vscode.window.activeTextEditor?.document.uri;
  if (!uri) return;
  await app.articles.declare(uri, article);
  if (article && vscode.window.activeTextEditor?.document.uri.toString() !== uri.toString()) await vscode.window.showTextDocument(uri);
}
