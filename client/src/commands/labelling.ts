// New annotations from the selection: a kind by its letter, the last kind again, a claim at once.
import * as vscode from 'vscode';
import type { Choice, Range } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import * as counted from '../base/counted.js';
import { plainRange } from '../base/convert.js';
import { selectedRanges } from '../base/ranges.js';
import { shorten, unquoted } from '../base/shorten.js';
import { announce } from '../views/announce.js';
import { articleEditor } from './target.js';
import type { Handlers } from './ids.js';
import { pickChoice } from './picks.js';
import type { Turns } from './turns.js';

type Ids = 'newsgloss.labelSelection' | 'newsgloss.labelAgain' | 'newsgloss.addClaim';

const LAST_KEY = 'newsgloss.lastLabel';

export function labellingCommands(app: App, turns: Turns): Handlers<Ids> {
  return {
    'newsgloss.labelSelection': async () => {
      const found = await articleEditor(app);
      if (!found || !hasWords(found.editor)) return;
      const picked = await pickChoice(app, {
        title: vscode.l10n.t('Label {0}', quoted(found.editor)), placeholder: vscode.l10n.t('Type a letter, or choose'), byLetter: true,
        params: { uri: found.editor.document.uri.toString(), of: 'kind' },
      });
      if (picked?.choice) await label(app, found.editor, picked.choice);
    },
    'newsgloss.labelAgain': () => turns.take(async () => {
      const last = app.context.workspaceState.get<string>(LAST_KEY);
      if (last === undefined) {
        await vscode.commands.executeCommand('newsgloss.labelSelection');
        return;
      }
      const found = await articleEditor(app);
      if (found && hasWords(found.editor)) await label(app, found.editor, { label: last, kind: last, from: 'tagset' });
    }),
    'newsgloss.addClaim': () => turns.take(async () => {
      const found = await articleEditor(app);
      if (found && hasWords(found.editor)) await label(app, found.editor, { label: 'claim', kind: 'claim', from: 'tagset' });
    }),
  };
}

async function label(app: App, editor: vscode.TextEditor, choice: Choice): Promise<void> {
  const as = choice.kind ?? choice.label;
  const ranges = rangesFor(editor, as);
  const result = await app.decisions.decide(editor.document, { kind: 'add', as, ranges });
  if (!result) return;
  await app.context.workspaceState.update(LAST_KEY, as);
  const mark = app.marks.get(editor.document)?.marks.find((m) => m.id === result.ids[0]);
  if (mark) app.current.put(editor, mark);
  announce(result.ids.length > 1 ? vscode.l10n.t('Added: {0}, {1}', counted.annotations(result.ids.length), as) : vscode.l10n.t('Added: {0}', mark ? shorten(mark.label, 70) : as));
}

/** The selections as fragments or mentions; without one the word at the caret. */
function rangesFor(editor: vscode.TextEditor, as: string): Range[] {
  const selected = selectedRanges(editor.selections.map(plainRange), as === 'claim');
  if (selected.length > 0) return selected;
  const word = editor.document.getWordRangeAtPosition(editor.selection.active);
  return word ? [plainRange(word)] : [];
}

function hasWords(editor: vscode.TextEditor): boolean {
  if (rangesFor(editor, 'claim').length > 0) return true;
  announce(vscode.l10n.t('Select the words to label first.'), 'warning');
  return false;
}

function quoted(editor: vscode.TextEditor): string {
  const first = rangesFor(editor, 'claim')[0];
  const words = first ? editor.document.getText(new vscode.Range(first.start.line, first.start.character, first.end.line, first.end.character)) : '';
  return `“${unquoted(shorten(words, 50))}”`;
}
