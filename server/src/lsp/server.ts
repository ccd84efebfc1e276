// The language server: capabilities and handlers, one line each; what they do stands in the files named beside them.
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { config as loadTranslations } from '@vscode/l10n';
import { clientOf, serverCapabilities } from './capabilities.js';
import { onChanges } from './changes.js';
import { onFeatures } from './features.js';
import { onMaps } from './maps.js';
import { onImports } from './imports.js';
import { onRequests } from './requests.js';
import { createSession, type Session } from './session.js';
import { onFormer } from './former.js';
import { onRenames } from './renames.js';
import { tellDamage } from './damage.js';
import { askSettings, watch } from './setup.js';
import { normalise } from './openDocuments.js';
import type { Host } from './host.js';

export const SERVER_NAME = 'newsgloss';

/** Serves `connection` from now on; the caller listens. */
export function startServer(connection: Connection, host: Host): Session {
  const session = createSession(connection, host);
  connection.onInitialize((params) => initialize(session, params));
  connection.onInitialized(() => {
    session.handlers.guard('initialized', async () => {
      await askSettings(session);
      await watch(session);
      tellDamage(session);
    });
  });
  connection.onShutdown(() => undefined);
  onChanges(session);
  onFeatures(session);
  onRequests(session);
  onImports(session);
  onMaps(session);
  onFormer(session);
  onRenames(session);
  return session;
}

function initialize(session: Session, params: InitializeParams): { capabilities: ReturnType<typeof serverCapabilities>; serverInfo: { name: string } } {
  session.milestones.began();
  session.client = clientOf(params);
  const { l10n, theme } = session.client.options;
  session.theme = theme ?? session.theme;
  if (l10n !== undefined) session.handlers.guard('l10n', () => { loadTranslations({ contents: l10n }); });
  session.workspaceFolders = (params.workspaceFolders ?? []).map((f) => normalise(f.uri));
  return { capabilities: serverCapabilities(session.client), serverInfo: { name: SERVER_NAME } };
}
