// Export: what, in which format, with which statuses, where to; remembers the answers; says what the format loses.
import * as vscode from 'vscode';
import { METHODS, type ExportParams, type ExportResult, type FormatView } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { exists } from '../articles/articles.js';
import { articlePathOf, glossPathOf, isGlossPath } from '../articles/names.js';
import * as counted from '../base/counted.js';
import { noLinks } from '../base/plain.js';
import { announce } from '../views/announce.js';
import { askWithProgress } from './asking.js';
import { bytesOf, filesBelow } from './files.js';
import { proposedName } from './safePath.js';

type Scope = Pick<ExportParams, 'uris' | 'folders' | 'folder'> & { readonly root: vscode.Uri; readonly name: string };
type Extra = 'suggested' | 'rejected';

const FORMAT_KEY = 'newsgloss.export.format';
const WITH_KEY = 'newsgloss.export.with';
/** Folder of the last single file, and the last folder that took several. */
const TARGET_KEY = 'newsgloss.export.target';
const FOLDER_KEY = 'newsgloss.export.folder';

/** `chosen`: a file or folder of the explorer; `selected`: all that are selected there. */
export async function exportAnnotations(app: App, chosen: unknown, selected?: unknown): Promise<void> {
  const scope = await pickScope(app, chosen instanceof vscode.Uri ? chosen : undefined, isUris(selected) ? selected : []);
  if (!scope) return;
  const { formats } = await app.server.request(METHODS.exportFormats, {});
  const format = await pickFormat(app, formats);
  if (!format) return;
  const statuses = await pickStatuses(app, await nothingDecided(app, scope));
  if (!statuses) return;
  const { name, root, ...what } = scope;
  const result = await askWithProgress(app, vscode.l10n.t('Exporting {0}', noLinks(name)), METHODS.export, { ...what, root: root.toString(), format: format.id, with: statuses });
  if (!result) return;
  if (result.files.length === 0) return sayNothing(result);
  await write(app, scope, format, result);
}

async function pickScope(app: App, chosen: vscode.Uri | undefined, selected: readonly vscode.Uri[]): Promise<Scope | undefined> {
  if (selected.length > 1) return scopeOfMany(selected);
  if (chosen) return scopeOf(chosen);
  const active = vscode.window.activeTextEditor?.document;
  const rows: (vscode.QuickPickItem & { readonly scope: Scope })[] = [];
  if (active && app.articles.isArticle(active)) {
    const name = fileName(active.uri);
    rows.push({ label: vscode.l10n.t('This article'), description: name, scope: { uris: [active.uri.toString()], root: vscode.Uri.joinPath(active.uri, '..'), name } });
  }
  for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) rows.push({ label: vscode.l10n.t('All articles of the folder'), description: name, scope: { folder: uri.toString(), root: uri, name } });
  if (rows.length === 0) announce(vscode.l10n.t('Open an article or a folder first.'), 'warning');
  if (rows.length <= 1) return rows[0]?.scope;
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Export (1 of 3): What'), placeHolder: vscode.l10n.t('Choose what to export') }))?.scope;
}

const isFolder = async (uri: vscode.Uri): Promise<boolean> => ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;

async function scopeOf(uri: vscode.Uri): Promise<Scope> {
  if (await isFolder(uri)) return { folder: uri.toString(), root: uri, name: fileName(uri) };
  const article = uri.with({ path: articlePathOf(uri.path) ?? uri.path });
  return { uris: [article.toString()], root: vscode.Uri.joinPath(uri, '..'), name: fileName(article) };
}

const isUris = (value: unknown): value is readonly vscode.Uri[] => Array.isArray(value) && value.every((v) => v instanceof vscode.Uri);

/** Files and folders that were selected together; exports name them from the folder that they all lie in. */
async function scopeOfMany(selected: readonly vscode.Uri[]): Promise<Scope | undefined> {
  const uris = [...new Map(selected.map((uri) => uri.with({ path: articlePathOf(uri.path) ?? uri.path })).map((uri) => [uri.toString(), uri])).values()];
  const [first] = uris;
  if (!first) return undefined;
  let root = vscode.Uri.joinPath(first, '..');
  while (root.path !== '/' && !uris.every((uri) => uri.path.startsWith(`${root.path}/`))) root = vscode.Uri.joinPath(root, '..');
  const [files, folders]: [string[], string[]] = [[], []];
  for (const uri of uris) (await isFolder(uri) ? folders : files).push(uri.toString());
  return { uris: files, folders, root, name: folders.length > 0 ? fileName(root) : counted.files(files.length) };
}

const fileName = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

async function pickFormat(app: App, formats: readonly FormatView[]): Promise<FormatView | undefined> {
  const last = app.context.workspaceState.get<string>(FORMAT_KEY);
  const rows = formats.map((format) => ({ label: format.label, description: format.extension, detail: format.detail, format }));
  rows.sort((a, b) => Number(b.format.id === last) - Number(a.format.id === last));
  const picked = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Export (2 of 3): Format'), placeHolder: vscode.l10n.t('Choose a format'), matchOnDetail: true, matchOnDescription: true });
  if (picked) await app.context.workspaceState.update(FORMAT_KEY, picked.format.id);
  return picked?.format;
}

/** True where the one article to export carries no decision yet, so that only suggestions could be exported. */
async function nothingDecided(app: App, scope: Scope): Promise<boolean> {
  const [uri, ...others] = scope.uris ?? [];
  if (uri === undefined || others.length > 0 || (scope.folders ?? []).length > 0) return false;
  const { counts } = await app.server.request(METHODS.marks, { uri });
  return counts.decided === 0 && counts.undecided > 0;
}

async function pickStatuses(app: App, suggestionsOnly: boolean): Promise<readonly Extra[] | undefined> {
  const last = app.context.workspaceState.get<readonly Extra[]>(WITH_KEY, []);
  const rows = [
    { label: vscode.l10n.t('Suggestions'), description: suggestionsOnly ? vscode.l10n.t('nothing is decided yet') : vscode.l10n.t('with the status “suggested”'), picked: suggestionsOnly || last.includes('suggested'), extra: 'suggested' as const },
    { label: vscode.l10n.t('Rejected annotations'), description: vscode.l10n.t('with the status “rejected”'), picked: last.includes('rejected'), extra: 'rejected' as const },
  ];
  const picked = await vscode.window.showQuickPick(rows, {
    canPickMany: true, title: vscode.l10n.t('Export (3 of 3): Besides What Is Accepted, Edited and Added'), placeHolder: vscode.l10n.t('Choose nothing to export decisions only'),
  });
  const chosen = picked?.map((p) => p.extra);
  if (chosen && !suggestionsOnly) await app.context.workspaceState.update(WITH_KEY, chosen);
  return chosen;
}

function sayNothing(result: ExportResult): void {
  const why = result.problems.length > 0 ? result.problems.slice(0, 3).join(' ') : vscode.l10n.t('No annotation has one of these statuses.');
  void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was exported. {0}', noLinks(why)));
}

async function write(app: App, scope: Scope, format: FormatView, result: ExportResult): Promise<void> {
  const single = result.files.length === 1;
  const target = single ? await pickFile(app, scope, proposedName(scope.uris?.length === 1 ? scope.name : undefined, result.files[0]?.name ?? '', format.extension)) : await pickFolder(app, scope);
  if (!target) return;
  const files = single ? result.files.map((f) => ({ uri: target, content: bytesOf(f) })) : filesBelow(target, result.files);
  if (await standsOnArticle(app, files.map((f) => f.uri))) return;
  if (!single && !(await mayReplace(files.map((f) => f.uri)))) return;
  for (const { uri, content } of files) await vscode.workspace.fs.writeFile(uri, content);
  await app.context.workspaceState.update(single ? TARGET_KEY : FOLDER_KEY, (single ? vscode.Uri.joinPath(target, '..') : target).toString());
  await report(app, result, files.map((f) => f.uri));
}

/** Where the last export went, else the exported folder itself. */
function lastTarget(app: App, scope: Scope): vscode.Uri {
  const last = app.context.workspaceState.get<string>(TARGET_KEY);
  return last === undefined ? scope.root : vscode.Uri.parse(last);
}

function pickFile(app: App, scope: Scope, name: string): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(lastTarget(app, scope), name), title: vscode.l10n.t('Export to') });
}

/** Several files go to a folder of their own beside the articles, to the last one, or wherever the person says. */
async function pickFolder(app: App, scope: Scope): Promise<vscode.Uri | undefined> {
  const own = vscode.Uri.joinPath(scope.root, 'export');
  const last = app.context.workspaceState.get<string>(FOLDER_KEY);
  const rows: (vscode.QuickPickItem & { readonly folder?: vscode.Uri })[] = [{ label: `$(folder) ${vscode.workspace.asRelativePath(own)}`, folder: own }];
  if (last !== undefined && last !== own.toString()) rows.unshift({ label: `$(folder) ${vscode.workspace.asRelativePath(vscode.Uri.parse(last))}`, description: vscode.l10n.t('where the last export went'), folder: vscode.Uri.parse(last) });
  rows.push({ label: `$(folder-opened) ${vscode.l10n.t('Choose a folder…')}` });
  const picked = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Export to Which Folder?') });
  if (!picked || picked.folder) return picked?.folder;
  const chosen = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, defaultUri: scope.root, openLabel: vscode.l10n.t('Export Here'), title: vscode.l10n.t('Export to') });
  return chosen?.[0];
}

/** An export is never written over an article or its gloss file: says so and asks for another place. */
async function standsOnArticle(app: App, files: readonly vscode.Uri[]): Promise<boolean> {
  for (const file of files) {
    if (!(await exists(file)) || !(await isSomebodys(app, file))) continue;
    void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was exported: {0} is an article or its gloss file. Choose another folder.', noLinks(vscode.workspace.asRelativePath(file))));
    return true;
  }
  return false;
}

/** A gloss file, an article with one, or a text that no earlier export left there (brat has a .ann beside its texts). */
async function isSomebodys(app: App, file: vscode.Uri): Promise<boolean> {
  if (isGlossPath(file.path) || (await exists(file.with({ path: glossPathOf(file.path) })))) return true;
  return file.path.endsWith('.txt') && !(await exists(file.with({ path: file.path.replace(/\.txt$/u, '.ann') }))) && app.articles.isArticleFile(file);
}

async function mayReplace(files: readonly vscode.Uri[]): Promise<boolean> {
  const present: vscode.Uri[] = [];
  for (const file of files) if (await exists(file)) present.push(file);
  if (present.length === 0) return true;
  const replace = vscode.l10n.t('Replace');
  const detail = present.slice(0, 10).map((f) => vscode.workspace.asRelativePath(f)).join('\n');
  return (await vscode.window.showWarningMessage(vscode.l10n.t('There already: {0}. Replace?', counted.files(present.length)), { modal: true, detail }, replace)) === replace;
}

async function report(app: App, result: ExportResult, files: readonly vscode.Uri[]): Promise<void> {
  const first = files[0];
  for (const loss of result.losses) app.log.info(`Export: ${loss.message} (${String(loss.count)})`);
  for (const problem of result.problems) app.log.warn(`Export: ${problem}`);
  const said = vscode.l10n.t('Exported {0} of {1} into {2}.', counted.annotations(result.annotations), counted.articles(result.articles), files.length === 1 && first ? fileName(first) : counted.files(files.length));
  const losses = result.losses.map((l) => `${l.message} (${String(l.count)})`);
  const problems = result.problems.length > 0 ? [vscode.l10n.t('Could not be read: {0}.', counted.articles(result.problems.length))] : [];
  const open = vscode.l10n.t('Open');
  const reveal = vscode.l10n.t('Show in Explorer');
  const showLog = vscode.l10n.t('Show Log');
  const message = noLinks([said, ...losses.slice(0, 2), ...problems].join(' '));
  const choice = await vscode.window.showInformationMessage(message, ...(first ? [open] : []), ...(first && vscode.workspace.getWorkspaceFolder(first) ? [reveal] : []), ...(losses.length > 2 || problems.length > 0 ? [showLog] : []));
  if (choice === open && first) await vscode.window.showTextDocument(first, { preview: true });
  if (choice === reveal && first) await vscode.commands.executeCommand('revealInExplorer', first);
  if (choice === showLog) app.log.show();
}
