// How a row of a list looks and is read out.
import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol/protocol.js';
import { COLOURS } from '../decorations/styles.js';

const ICONS: Readonly<Record<TreeNode['kind'], string>> = {
  speaker: 'person', place: 'location', claim: 'quote', mention: 'tag', article: 'file-text', group: 'list-tree', problem: 'warning',
};

/** Signs of the built-in kinds; kinds of a newsroom's own have the sign of mentions. */
const ICON_OF_KIND: Partial<Readonly<Record<string, string>>> = { person: 'person', organisation: 'organization', group: 'organization', place: 'location', document: 'file-text' };

const COLOUR_OF: Partial<Readonly<Record<TreeNode['kind'], string>>> = { speaker: COLOURS.speaker, place: COLOURS.place };

/** Decided rows carry a check in the place of the kind's sign; their kind stands in the label or the list's title. */
export function iconOf(node: TreeNode): vscode.ThemeIcon {
  if (node.status === 'rejected') return new vscode.ThemeIcon('close');
  if (node.status !== undefined && node.status !== 'suggested') return new vscode.ThemeIcon('check');
  const colour = COLOUR_OF[node.kind];
  const ofKind = node.entityKind === undefined ? undefined : ICON_OF_KIND[node.entityKind];
  return new vscode.ThemeIcon(ofKind ?? ICONS[node.kind], colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

export function spokenLabel(node: TreeNode): string {
  const kinds: Readonly<Record<TreeNode['kind'], string>> = {
    speaker: vscode.l10n.t('speaker'), place: vscode.l10n.t('place'), claim: vscode.l10n.t('claim'), mention: vscode.l10n.t('mention'),
    article: vscode.l10n.t('article'), group: vscode.l10n.t('group'), problem: vscode.l10n.t('problem'),
  };
  const states = { suggested: vscode.l10n.t('undecided'), accepted: vscode.l10n.t('accepted'), edited: vscode.l10n.t('edited'), added: vscode.l10n.t('added'), rejected: vscode.l10n.t('rejected') };
  return [node.label, node.description, kinds[node.kind], node.status === undefined ? undefined : states[node.status]].filter((p) => p !== undefined && p !== '').join(', ');
}
