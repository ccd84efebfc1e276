// The quick pick behind "edit" in a card: everything that can be done to one annotation.
import * as vscode from 'vscode';
import type { MarkView } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { shorten } from '../base/shorten.js';
import type { CommandId, Handlers } from './ids.js';
import { singleTarget } from './target.js';

interface Row extends vscode.QuickPickItem { readonly command: CommandId }

export function editingCommands(app: App): Handlers<'newsgloss.editAnnotation'> {
  return {
    'newsgloss.editAnnotation': async (...args) => {
      const target = await singleTarget(app, args);
      if (!target) return;
      const picked = await vscode.window.showQuickPick(rowsFor(target.mark), { title: shorten(target.mark.label, 80), placeHolder: vscode.l10n.t('What shall change?') });
      if (picked) await vscode.commands.executeCommand(picked.command, target.document.uri.toString(), target.mark.id);
    },
  };
}

function rowsFor(mark: MarkView): Row[] {
  const row = (icon: string, label: string, command: CommandId): Row => ({ label: `$(${icon}) ${label}`, command });
  const claim = [
    row('person', vscode.l10n.t('Speaker…'), 'newsgloss.setSpeaker'), row('comment', vscode.l10n.t('Word of saying: take the selected words'), 'newsgloss.setCue'),
    row('symbol-enum', vscode.l10n.t('Form…'), 'newsgloss.setForm'), row('law', vscode.l10n.t('Verdict…'), 'newsgloss.setVerdict'), row('copy', vscode.l10n.t('Copy with source'), 'newsgloss.copyClaim'),
  ];
  const mention = [
    row('link', vscode.l10n.t('Who or what is meant…'), 'newsgloss.setEntity'), ...(mark.kind === 'place' ? [row('location', vscode.l10n.t('Which place…'), 'newsgloss.setPlace')] : []),
    row('merge', vscode.l10n.t('The same as…'), 'newsgloss.mergeEntities'), row('split-horizontal', vscode.l10n.t('Somebody or something else'), 'newsgloss.splitEntity'),
    row('check-all', vscode.l10n.t('Accept all mentions of it'), 'newsgloss.acceptSameEntity'), row('close-all', vscode.l10n.t('Reject all mentions of it'), 'newsgloss.rejectSameEntity'),
    row('symbol-enum', vscode.l10n.t('Form…'), 'newsgloss.setForm'),
  ];
  return [
    row('check', vscode.l10n.t('Accept'), 'newsgloss.acceptAnnotation'), row('x', vscode.l10n.t('Reject'), 'newsgloss.rejectAnnotation'),
    ...(mark.type === 'claim' ? claim : mention),
    row('symbol-class', vscode.l10n.t('Kind…'), 'newsgloss.changeKind'), row('expand-all', vscode.l10n.t('Extend'), 'newsgloss.extendAnnotation'), row('collapse-all', vscode.l10n.t('Shrink'), 'newsgloss.shrinkAnnotation'),
    row('note', vscode.l10n.t('Note…'), 'newsgloss.addNote'), row('trash', vscode.l10n.t('Delete'), 'newsgloss.deleteAnnotation'),
  ];
}
