// The one output channel, and what to do with an error that nobody waits for.
import * as vscode from 'vscode';

export type Log = vscode.LogOutputChannel;

export const createLog = (): Log => vscode.window.createOutputChannel('Newsgloss', { log: true });

/** For promises whose failure is only worth a line in the log. */
export function quietly(log: Log, promise: PromiseLike<unknown>): void {
  promise.then(undefined, (error: unknown) => { log.error(messageOf(error)); });
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
