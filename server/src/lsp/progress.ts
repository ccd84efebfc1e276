// Telling how far the reading of the folder is: to our own client by notification, to others as work-done progress.
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { t } from '@vscode/l10n';
import { METHODS } from '../protocol/protocol.js';
import type { Client } from './capabilities.js';

/** Fewer articles are read before anybody looks. */
const WORTH_TELLING = 20;

/** Called with articles read and articles in all; `done === total` ends it. */
export function folderProgress(connection: Connection, client: () => Client): (done: number, total: number) => void {
  let bar: Promise<WorkDoneProgressServerReporter> | undefined;
  return (done, total) => {
    if (client().options.ownViews) {
      void connection.sendNotification(METHODS.indexed, { done, total }).catch(() => undefined);
      return;
    }
    if (!client().progress || total < WORTH_TELLING) return;
    bar ??= begun(connection, total);
    const ends = done >= total;
    void bar.then((b) => {
      if (ends) b.done();
      else b.report(Math.floor((100 * done) / total), `${done}/${total}`);
    });
    if (ends) bar = undefined;
  };
}

async function begun(connection: Connection, total: number): Promise<WorkDoneProgressServerReporter> {
  const bar = await connection.window.createWorkDoneProgress();
  bar.begin(t('Reading {0} articles', total), 0);
  return bar;
}
