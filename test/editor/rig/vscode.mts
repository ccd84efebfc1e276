// A clean VS Code: nothing in it but what a test asks for, gone when the test is over.
import { rmSync } from 'node:fs';
import { ensureCodeServer } from '../../../client/start/codeServer.mjs';
import { stopAllOnExit } from '../../../client/start/processes.mjs';
import { installExtension, startVSCode, writeSettings, type RunningVSCode } from '../../../client/start/serve.mjs';
import { throwAwayFolder } from './places.mjs';

export type Settings = Readonly<Record<string, unknown>>;

export interface Wishes {
  readonly settings?: Settings;
  /** A packaged extension to install, as a user would. */
  readonly vsix?: string;
  /** For suites that run inside the extension host; hides notifications. */
  readonly driver?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders open in restricted mode until somebody trusts them. */
  readonly restricted?: boolean;
}

/** What a test wants besides the settings of a quiet VS Code. */
const TEST_SETTINGS: Settings = {
  'files.autoSave': 'off',
  'editor.wordWrap': 'on', // what is off the screen cannot be clicked
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'window.confirmBeforeClose': 'never',
};

/** Restricted mode without the question at the start. */
const RESTRICTED: Settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.untrustedFiles': 'open' };

stopAllOnExit();

export async function startCleanVSCode({ settings = {}, vsix, driver = false, env = {}, restricted = false }: Wishes): Promise<RunningVSCode> {
  const served = await ensureCodeServer();
  const home = throwAwayFolder('vscode');
  try {
    writeSettings(home, { ...TEST_SETTINGS, ...(restricted ? RESTRICTED : {}), ...settings });
    if (vsix !== undefined) await installExtension(served, home, vsix);
    const running = await startVSCode(served, { home, trustAll: !restricted, driver, grace: 1, env });
    const stop = async (): Promise<void> => {
      await running.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    return { ...running, stop };
  } catch (error) {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}
