// Import: which tool's files, from where, into which folder, as decisions or suggestions; says what landed and what could not.
import * as vscode from 'vscode';
import { EXCHANGE_METHODS, type ImportFormatView, type ImportParams, type ImportResult } from '../../../server/src/protocol/exchange.js';
import type { App } from '../app.js';
import * as counted from '../base/counted.js';
import { askWithProgress } from './asking.js';
import { announce } from '../views/announce.js';

const FORMAT_KEY = 'newsgloss.import.format';
/** Bytes that the files of one import may have together. */
const MOST_BYTES = 200_000_000;

/** `chosen`: the folder of the explorer that articles are in. */
export async function importAnnotations(app: App, chosen: unknown): Promise<void> {
  const folder = chosen instanceof vscode.Uri ? chosen : await pickFolder();
  if (!folder) return;
  const { formats } = await app.server.request(EXCHANGE_METHODS.importFormats, {});
  const format = await pickFormat(app, formats);
  if (!format) return;
  const as = await pickStatus();
  if (!as) return;
  const files = await pickFiles(format, folder);
  if (!files) return;
  const params: ImportParams = { format: format.id, files, folder: folder.toString(), ...(as === 'as written' ? {} : { as }) };
  const result = await askWithProgress(app, vscode.l10n.t('Importing from {0}', format.label), EXCHANGE_METHODS.import, params);
  if (!result) return;
  await report(app, result);
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) announce(vscode.l10n.t('Open an article or a folder first.'), 'warning');
  if (folders.length <= 1) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Folder of the articles') }))?.uri;
}

async function pickFormat(app: App, formats: readonly ImportFormatView[]): Promise<ImportFormatView | undefined> {
  const last = app.context.workspaceState.get<string>(FORMAT_KEY);
  const rows = formats.map((format) => ({ label: format.label, description: format.endings.join(' '), format }));
  rows.sort((a, b) => Number(b.format.id === last) - Number(a.format.id === last));
  const picked = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Import (1 of 3): From Which Tool'), matchOnDescription: true });
  if (picked) await app.context.workspaceState.update(FORMAT_KEY, picked.format.id);
  return picked?.format;
}

async function pickStatus(): Promise<'suggested' | 'accepted' | 'as written' | undefined> {
  const rows = [
    { label: vscode.l10n.t('As suggestions'), description: vscode.l10n.t('to be accepted or rejected one by one'), as: 'suggested' as const },
    { label: vscode.l10n.t('As decisions'), description: vscode.l10n.t('accepted; what was rejected stays rejected'), as: 'accepted' as const },
    { label: vscode.l10n.t('As the files say'), description: vscode.l10n.t('accepted where they say nothing'), as: 'as written' as const },
  ];
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t('Import (2 of 3): How Annotations Land') }))?.as;
}

async function pickFiles(format: ImportFormatView, folder: vscode.Uri): Promise<ImportParams['files'] | undefined> {
  const ofFormat = format.endings.map((e) => e.slice(e.lastIndexOf('.') + 1));
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: true, canSelectFolders: true, canSelectMany: true, defaultUri: folder, openLabel: vscode.l10n.t('Import'), title: vscode.l10n.t('Import (3 of 3): Files or a Folder'),
    filters: { [format.label]: [...ofFormat, 'txt', 'conf', 'csv', 'json'], [vscode.l10n.t('All files')]: ['*'] },
  });
  if (!picked) return undefined;
  const files: { name: string; base64: string }[] = [];
  let size = 0;
  for (const { uri, name } of (await Promise.all(picked.map(filesAt))).flat()) {
    const bytes = await vscode.workspace.fs.readFile(uri);
    size += bytes.length;
    if (size > MOST_BYTES) {
      announce(vscode.l10n.t('These files are too large to import here: use newsgloss import on the command line.'), 'warning');
      return undefined;
    }
    files.push({ name, base64: base64(bytes) });
  }
  return files;
}

/** The file, or all files of a folder by their path in it. */
async function filesAt(uri: vscode.Uri): Promise<{ readonly uri: vscode.Uri; readonly name: string }[]> {
  const stat = await vscode.workspace.fs.stat(uri);
  if (!(stat.type & vscode.FileType.Directory)) return [{ uri, name: uri.path.slice(uri.path.lastIndexOf('/') + 1) }];
  const found: { uri: vscode.Uri; name: string }[] = [];
  const folders = [{ uri, path: '' }];
  for (let next = folders.pop(); next; next = folders.pop()) {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(next.uri)) {
      const inside = { uri: vscode.Uri.joinPath(next.uri, name), path: `${next.path}${name}` };
      if (type === vscode.FileType.File) found.push({ uri: inside.uri, name: inside.path });
      else if (type === vscode.FileType.Directory && !name.startsWith('.')) folders.push({ uri: inside.uri, path: `${inside.path}/` });
    }
  }
  return found;
}

/** Units that `String.fromCharCode` takes at once. */
const PIECE = 32_768;

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) parts.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(parts.join(''));
}

async function report(app: App, { uris, annotations, losses, problems }: ImportResult): Promise<void> {
  for (const loss of losses) app.log.info(`Import: ${loss.message}`);
  for (const problem of problems) app.log.warn(`Import: ${problem}`);
  const [first] = uris;
  const showLog = vscode.l10n.t('Show Log');
  if (first === undefined) {
    const why = problems.length > 0 ? problems.slice(0, 3).join(' ') : vscode.l10n.t('The files hold no annotation.');
    if ((await vscode.window.showErrorMessage(vscode.l10n.t('Nothing was imported. {0}', why), ...(problems.length > 3 ? [showLog] : []))) === showLog) app.log.show();
    return;
  }
  const open = vscode.l10n.t('Open');
  const said = vscode.l10n.t('Imported {0} into {1}.', counted.annotations(annotations), counted.articles(uris.length));
  const more = [...losses.slice(0, 2).map((l) => `${l.message}.`), ...problems.slice(0, 1)];
  const choice = await vscode.window.showInformationMessage([said, ...more].join(' '), open, ...(losses.length > 2 || problems.length > 0 ? [showLog] : []));
  if (choice === open) await vscode.window.showTextDocument(vscode.Uri.parse(first), { preview: false });
  if (choice === showLog) app.log.show();
}
