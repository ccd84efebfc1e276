// The line above the headline: how much there is, and how much of it is decided.
import { t } from '@vscode/l10n';
import type { CodeLens } from 'vscode-languageserver-types';
import { COMMANDS } from '../protocol/protocol.js';
import { type Snapshot, type Tally, tallyOf } from './snapshot.js';

/** `links`: the client has our commands, so that the lens leads to the next undecided mark. */
export function codeLenses(snapshot: Snapshot, links: boolean): CodeLens[] {
  if (!snapshot.settings.codeLens || snapshot.unreadable) return [];
  const blocks = snapshot.analysis.structure.blocks;
  const first = blocks.find((b) => b.kind === 'headline') ?? blocks[0];
  if (!first) return [];
  const next = snapshot.undecided.find((m) => m.annotation.spans.length > 0)?.annotation.spans[0];
  const command = links && next
    ? { title: tallyWords(tallyOf(snapshot)), command: COMMANDS.reveal, arguments: [snapshot.uri, snapshot.positions.rangeOf(next)] }
    : { title: tallyWords(tallyOf(snapshot)), command: '' };
  return [{ range: snapshot.positions.rangeOf(first.span), command }];
}

/** "9 speakers · 14 claims · 11 places · all undecided". */
export function tallyWords(tally: Tally): string {
  const words = [
    tally.speakers === 1 ? t('1 speaker') : t('{0} speakers', tally.speakers),
    tally.claims === 1 ? t('1 claim') : t('{0} claims', tally.claims),
    tally.places === 1 ? t('1 place') : t('{0} places', tally.places),
    decidedWords(tally),
  ];
  return words.filter((w) => w !== '').join(' · ');
}

function decidedWords({ undecided, decided }: Tally): string {
  if (undecided === 0) return decided === 0 ? '' : t('all decided');
  return decided === 0 ? t('all undecided') : t('{0} undecided', undecided);
}
