// From annotation to annotation, and to a place that a card names.
import * as vscode from 'vscode';
import type { Range } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { caretArrives } from '../base/caret.js';
import { plainRange, toRange } from '../base/convert.js';
import { isUndecided, neighbour } from '../marks/find.js';
import { announce } from '../views/announce.js';
import type { Handlers } from './ids.js';
import { articleEditor } from './target.js';
import type { Turns } from './turns.js';

type Ids = 'newsgloss.nextUndecided' | 'newsgloss.previousUndecided' | 'newsgloss.nextAnnotation' | 'newsgloss.previousAnnotation' | 'newsgloss.revealRange';

export function navigatingCommands(app: App, turns: Turns): Handlers<Ids> {
  return {
    'newsgloss.nextUndecided': () => turns.take(() => go(app, 1, true)),
    'newsgloss.previousUndecided': () => turns.take(() => go(app, -1, true)),
    'newsgloss.nextAnnotation': () => turns.take(() => go(app, 1, false)),
    'newsgloss.previousAnnotation': () => turns.take(() => go(app, -1, false)),
    'newsgloss.revealRange': async (uri, range) => {
      if (typeof uri === 'string' && isRange(range)) await reveal(vscode.Uri.parse(uri), range);
    },
  };
}

/** To the next mark (`step` 1) or the one before, and says which; resolves when the caret is there. */
export async function go(app: App, step: 1 | -1, undecided: boolean): Promise<void> {
  const found = await articleEditor(app);
  if (!found) return;
  const { editor, marks } = found;
  const candidates = undecided ? marks.filter(isUndecided) : marks;
  const next = neighbour(candidates, plainRange(editor.selection).start, step, app.current.focus(editor.document));
  if (!next) return announce(undecided ? vscode.l10n.t('Everything in this article is decided.') : vscode.l10n.t('There is no annotation in this article.'));
  await caretArrives(editor, () => { app.current.put(editor, next); });
  announce(next.label);
}

async function reveal(uri: vscode.Uri, range: Range): Promise<void> {
  const target = toRange(range);
  const open = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(open?.document ?? (await vscode.workspace.openTextDocument(uri)), { ...(open?.viewColumn ? { viewColumn: open.viewColumn } : {}), preview: true });
  editor.selection = new vscode.Selection(target.start, target.start);
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function isRange(value: unknown): value is Range {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value && typeof value.line === 'number' && typeof value.character === 'number';
}
