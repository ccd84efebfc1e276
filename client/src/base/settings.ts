// The client's own settings, read in one place.
import * as vscode from 'vscode';
import type { Shown } from '../decorations/group.js';

export const SECTION = 'newsgloss';
export type ArticlesSetting = 'ask' | 'all' | 'newsroom';

const section = (scope?: vscode.Uri): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration(SECTION, scope ?? null);

/** `npm start -- FOLDER` names a folder whose texts are all articles: nothing is asked and nothing written for that. */
export const GIVEN_FOLDER = 'NEWSGLOSS_ARTICLES';
export const allGiven = (): boolean => process.env[GIVEN_FOLDER] === 'all';

export function articlesSetting(scope: vscode.Uri): ArticlesSetting {
  if (allGiven()) return 'all';
  const value = section(scope).get<unknown>('articles');
  return value === 'all' || value === 'newsroom' ? value : 'ask';
}

/** Whether the exports that newsgloss.yaml lists are written at each save. */
export const exportsOnSave = (scope: vscode.Uri): boolean => section(scope).get('exportOnSave', false);

export const annotator = (): string => section().get('annotator', '').trim();

/** Layers and filters, in the order of the settings page. */
export const SHOWN_KEYS = ['speakers', 'names', 'places', 'cues', 'claims', 'statements', 'onlyDecided', 'rejected'] as const satisfies readonly (keyof Shown)[];
const OFF_BY_DEFAULT: ReadonlySet<keyof Shown> = new Set(['onlyDecided', 'rejected']);

export function shown(): Shown {
  const show = (key: keyof Shown): boolean => section().get(`show.${key}`, !OFF_BY_DEFAULT.has(key));
  return {
    speakers: show('speakers'), names: show('names'), places: show('places'), cues: show('cues'),
    claims: show('claims'), statements: show('statements'), onlyDecided: show('onlyDecided'), rejected: show('rejected'),
  };
}

/** Changes `newsgloss.show.KEY` where it is set: in the folder's settings if it stands there, else in the user's. */
export async function setShown(key: keyof Shown, value: boolean): Promise<void> {
  const inspected = section().inspect<boolean>(`show.${key}`);
  const target = inspected?.workspaceValue !== undefined ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await section().update(`show.${key}`, value, target);
}
