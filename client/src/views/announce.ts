// Short words on what just happened: in the status bar, where screen readers hear them too.
import * as vscode from 'vscode';
import { noIcons } from '../base/plain.js';

const SHOWN_MS = 5000;

export function announce(text: string, kind: 'done' | 'warning' = 'done'): void {
  vscode.window.setStatusBarMessage(`$(${kind === 'warning' ? 'warning' : 'check'}) ${noIcons(text)}`, SHOWN_MS);
}
