// The parts of the client that commands work with.
import type * as vscode from 'vscode';
import type { Articles } from './articles/articles.js';
import type { Log } from './base/log.js';
import type { Decisions } from './decisions/decisions.js';
import type { Current } from './marks/current.js';
import type { MarkStore } from './marks/marks.js';
import type { AnnotationMode } from './mode/annotationMode.js';
import type { Server } from './server/server.js';
import type { Synced } from './server/synced.js';
import type { Lists } from './views/lists.js';

export interface App {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly server: Server;
  readonly synced: Synced;
  readonly articles: Articles;
  readonly marks: MarkStore;
  readonly current: Current;
  readonly decisions: Decisions;
  readonly mode: AnnotationMode;
  readonly lists: Lists;
}
