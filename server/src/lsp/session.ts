// Everything that one running server holds, wired together once.
import type { Connection } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, type Settings } from '../service/settings.js';
import { Articles } from './articles.js';
import { type Client, NO_CLIENT } from './capabilities.js';
import { Corpora } from './corpora.js';
import { Decisions } from './decisions.js';
import { FormerTexts } from './formerTexts.js';
import { GlossFiles } from './glossFiles.js';
import { KeptDecisions } from './keptDecisions.js';
import { createHandlers, type Handlers } from './handler.js';
import type { TextCache } from '../node/textCache.js';
import type { Host } from './host.js';
import { connectionLog, type Log } from './log.js';
import { OpenDocuments } from './openDocuments.js';
import { Projects } from './projects.js';
import { folderProgress } from './progress.js';
import { articlesChanged } from './refresh.js';
import { glossUriOf } from '../service/uris.js';
import { FirstMarks } from './firstMarks.js';
import { createMilestones, type Milestones } from './milestones.js';
import { TokenMemory } from './tokenMemory.js';
import type { ThemeKind } from '../protocol/protocol.js';

export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly log: Log;
  readonly handlers: Handlers;
  readonly open: OpenDocuments;
  readonly projects: Projects;
  readonly gloss: GlossFiles;
  readonly former: FormerTexts;
  readonly articles: Articles;
  readonly firstMarks: FirstMarks;
  readonly decisions: Decisions;
  readonly corpora: Corpora;
  readonly tokens: TokenMemory;
  readonly milestones: Milestones;
  /** Change as the client introduces itself. */
  client: Client;
  settings: Settings;
  theme: ThemeKind;
  workspaceFolders: readonly string[];
}

export function createSession(connection: Connection, host: Host): Session {
  const log = connectionLog(connection);
  const open = new OpenDocuments();
  const state: Pick<Session, 'client' | 'settings' | 'theme' | 'workspaceFolders'> = { client: NO_CLIENT, settings: DEFAULT_SETTINGS, theme: 'light', workspaceFolders: [] };
  const projects = new Projects(host.files, open, log, () => state.client.options.trusted ?? true);
  const gloss = new GlossFiles(connection, host.files, open, () => ({ saves: state.client.options.saves ?? false, versionedEdits: state.client.versionedEdits }), host.later);
  const trusts = (): boolean => state.client.options.ownViews === true || state.client.options.allArticles === true;
  const storage = (): string | undefined => state.client.options.storage;
  let texts: { readonly cache: TextCache | undefined } | undefined;
  const former = new FormerTexts(() => (texts ??= { cache: host.texts(storage()) }).cache, async (wanted) => ((state.client.options.trusted ?? true) ? host.history(wanted) : undefined), log);
  const kept = new KeptDecisions(once(storage, host.kept), log);
  // Clients that cannot be told to ask again would go on showing the first marks.
  const firstMarks = new FirstMarks(async (uri) => state.client.refreshes.tokens && gloss.isLarge(glossUriOf(uri)), host);
  const articles = new Articles(host, { open, gloss, projects, former, firstMarks, trusts, decided: (uri, newsroom) => corpora.decidedPlaces(uri, newsroom) }, () => state.settings);
  const decisions = new Decisions(host, { articles, gloss, former, kept }, log);
  const corpora: Corpora = new Corpora(host, articles, log, {
    indexFolder: () => state.settings.indexFolder,
    allText: () => state.client.options.allArticles === true || state.settings.articles === 'all',
    workspaceFolders: () => state.workspaceFolders,
    progress: folderProgress(connection, () => state.client),
    meansOthers: (uris) => {
      const shown = uris.filter((uri) => articles.isOpenArticle(uri));
      if (shown.length > 0) articlesChanged(session, shown, { textOnly: false });
    },
  });
  const session: Session = Object.assign(state, { connection, host, log, open, projects, gloss, former, articles, firstMarks, decisions, corpora, tokens: new TokenMemory(), milestones: createMilestones(log), handlers: createHandlers(host, log) });
  return session;
}

/** What lies in the folder that the client named, made once. */
function once<T>(storage: () => string | undefined, make: (folder: string) => T): () => T | undefined {
  let made: T | undefined;
  return () => {
    const folder = storage();
    if (folder !== undefined) made ??= make(folder);
    return made;
  };
}
