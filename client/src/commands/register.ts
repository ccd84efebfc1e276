// Registers every command; a handler that fails says so and leaves a line in the log.
import * as vscode from 'vscode';
import type { App } from '../app.js';
import { messageOf } from '../base/log.js';
import { exportAnnotations } from '../exporting/exporting.js';
import { importAnnotations } from '../exporting/importing.js';
import { articleCommands } from './articleCommands.js';
import { decidingCommands } from './deciding.js';
import { editingCommands } from './editing.js';
import type { MapView } from '../mapView/mapView.js';
import { settlingCommands, type UnsettledList } from '../glossTools/unsettled.js';
import { ALL_COMMANDS, type CommandId, type Handler, type Handlers } from './ids.js';
import { labellingCommands } from './labelling.js';
import { navigatingCommands } from './navigating.js';
import { reshapingCommands } from './reshaping.js';
import { showingCommands } from './showing.js';
import { Turns } from './turns.js';

export function registerCommands(app: App, map: MapView, unsettled: UnsettledList): vscode.Disposable[] {
  const turns = new Turns();
  const handlers: Handlers<CommandId> = {
    ...decidingCommands(app, turns), ...reshapingCommands(app, turns), ...labellingCommands(app, turns), ...navigatingCommands(app, turns),
    ...editingCommands(app), ...articleCommands(app), ...showingCommands(app), ...settlingCommands(app, () => unsettled),
    'newsgloss.exportAnnotations': (chosen, selected) => exportAnnotations(app, chosen, selected),
    'newsgloss.importAnnotations': (chosen) => importAnnotations(app, chosen),
    'newsgloss.showMap': (uri, id) => map.show(typeof uri === 'string' && typeof id === 'string' ? { uri, id } : undefined),
  };
  return ALL_COMMANDS.map((id) => vscode.commands.registerCommand(id, guarded(app, id, handlers[id])));
}

function guarded(app: App, id: CommandId, handler: Handler): (...args: readonly unknown[]) => Promise<unknown> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      app.log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const log = vscode.l10n.t('Show Log');
      void vscode.window.showErrorMessage(vscode.l10n.t('Newsgloss: {0}', messageOf(error)), log).then((choice) => { if (choice === log) app.log.show(); });
      return undefined;
    }
  };
}
