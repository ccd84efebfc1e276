// A verdict on a claim: a rating, a sentence, and where it can be checked.
import * as vscode from 'vscode';
import type { MarkView } from '../../../server/src/protocol/protocol.js';
import type { App } from '../app.js';
import { quoteOf } from '../base/quote.js';
import { unquoted } from '../base/shorten.js';
import { decideAndSay } from './deciding.js';
import { pickRow } from './picks.js';

export async function setVerdict(app: App, document: vscode.TextDocument, claim: MarkView): Promise<void> {
  const rating = await pickRating(document, claim);
  if (rating === undefined) return;
  const summary = await vscode.window.showInputBox({ title: vscode.l10n.t('Verdict (2 of 3): In One Sentence'), prompt: vscode.l10n.t('May stay empty'), value: claim.verdict?.summary ?? '', ignoreFocusOut: true });
  if (summary === undefined) return;
  const sources = await vscode.window.showInputBox({ title: vscode.l10n.t('Verdict (3 of 3): Sources'), prompt: vscode.l10n.t('Addresses or titles, separated by semicolons; may stay empty'), value: (claim.verdict?.sources ?? []).join('; '), ignoreFocusOut: true });
  if (sources === undefined) return;
  const list = sources.split(';').map((s) => s.trim()).filter((s) => s !== '');
  await decideAndSay(app, document, {
    kind: 'setVerdict', id: claim.id, rating,
    ...(summary.trim() === '' ? {} : { summary: summary.trim() }),
    ...(list.length === 0 ? {} : { sources: list }),
  }, vscode.l10n.t('Verdict: {0}', rating));
}

/** A rating of the usual scale, or the house's own words. */
async function pickRating(document: vscode.TextDocument, claim: MarkView): Promise<string | undefined> {
  const usual = [vscode.l10n.t('true'), vscode.l10n.t('mostly true'), vscode.l10n.t('half true'), vscode.l10n.t('mostly false'), vscode.l10n.t('false'), vscode.l10n.t('misleading'), vscode.l10n.t('unproven')];
  const picked = await pickRow(Promise.resolve(usual.map((label) => ({ label, answer: { extra: label } }))), {
    title: vscode.l10n.t('Verdict (1 of 3): “{0}”', unquoted(quoteOf(document, claim))), placeholder: vscode.l10n.t('Choose a rating, or type your own'),
    freeText: (text) => vscode.l10n.t('Own rating: {0}', text),
  });
  return picked?.extra ?? picked?.text;
}
