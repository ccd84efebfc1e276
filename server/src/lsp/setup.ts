// After `initialize`: asks for the settings, and to be told when files or settings change.
import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, settingProblems, settingsFrom } from '../service/settings.js';
import type { Session } from './session.js';

/** Asks the client; clients without `workspace/configuration` push their settings, or keep the defaults. */
export async function askSettings(session: Session): Promise<void> {
  if (!session.client.configuration) return;
  const sections: unknown = await session.connection.sendRequest('workspace/configuration', { items: [{ section: 'newsgloss' }] });
  takeSettings(session, Array.isArray(sections) ? sections[0] : undefined);
}

/** True where something changed. */
export function takeSettings(session: Session, section: unknown): boolean {
  const wrong = settingProblems(section);
  if (wrong.length > 0) session.log.info(`not understood, defaults are used: ${wrong.join(', ')}`);
  const next = section === undefined || section === null ? DEFAULT_SETTINGS : settingsFrom(section);
  if (same(next, session.settings)) return false;
  session.settings = next;
  return true;
}

export async function watch({ client, connection }: Session): Promise<void> {
  if (client.watchesFiles) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (client.configurationChanges) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'newsgloss' });
}

const WATCHED = ['**/*.gloss.yaml', '**/newsgloss.yaml', '**/*.{txt,md,news,article}', '**/*.{csv,tsv,geojson,json,yaml,yml}'];

const same = (a: typeof DEFAULT_SETTINGS, b: typeof DEFAULT_SETTINGS): boolean =>
  JSON.stringify({ ...a, diagnostics: [...a.diagnostics] }) === JSON.stringify({ ...b, diagnostics: [...b.diagnostics] });
