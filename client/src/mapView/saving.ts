// Saves a map where the person says: picture or GeoJSON.
import * as vscode from 'vscode';
import type { MapMemory } from '../../../server/src/protocol/map.js';
import type { App } from '../app.js';
import { messageOf } from '../base/log.js';

const NAMES = { geojson: 'GeoJSON', svg: 'SVG', png: 'PNG' } as const;

export async function saveMap(app: App, format: keyof typeof NAMES, bytes: Uint8Array, { uri, scope }: MapMemory): Promise<void> {
  const article = uri === undefined ? undefined : vscode.Uri.parse(uri);
  const folder = article && article.scheme !== 'untitled' ? vscode.Uri.joinPath(article, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const stem = scope === 'folder' || !article ? 'places' : `${nameOf(article).replace(ENDING, '')}-places`;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the Map'),
    filters: { [NAMES[format]]: [format] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${stem}.${format}`) } : {}),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('The map was not saved: {0}', messageOf(error)));
    return;
  }
  const open = vscode.l10n.t('Open');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('The map is saved in {0}.', nameOf(target)), open);
  if (choice === open) await vscode.commands.executeCommand('vscode.open', target);
  app.log.info(`Map saved: ${target.toString()}`);
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
/** Hit: ".txt" of "harbour.txt", miss: "harbour". */
const ENDING = /\.[^.]+$/u;
