// What all cards share: their context, the closing line of state and links, links that jump.
import { t } from '@vscode/l10n';
import type { Span } from '../../core/base/span.js';
import type { Mark } from '../../core/review/marks.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { whyLine } from '../evidence.js';
import type { Folder } from '../folder.js';
import { type CardLine, commandLink, type Inline, link, quiet, text } from '../markdown.js';
import { say } from '../messages.js';
import type { PlaceBook } from '../placeWords.js';
import { rangeIn, type LineIndex } from '../positions.js';
import type { Snapshot } from '../snapshot.js';

export interface CardContext {
  readonly snapshot: Snapshot;
  readonly folder: Folder;
  /** What the client can show. */
  readonly links: boolean;
  readonly images: boolean;
  readonly book: PlaceBook;
  readonly icons: boolean;
  /** A small map with the place marked, as a `data:` address; undefined where none can be drawn. */
  readonly locator: (lat: number, lon: number, label: string) => string | undefined;
}

/** Words that jump to a place where the client follows command links; else the words with the line's number. */
export function jump(context: CardContext, words: string, to: { readonly uri: string; readonly lines: LineIndex; readonly span: Span }): Inline[] {
  const range = rangeIn(to.lines, to.span);
  if (context.links) return [link(words, commandLink(COMMANDS.reveal, [to.uri, range]))];
  return [text(words), quiet(` (${t('line {0}', range.start.line + 1)})`)];
}

export const here = (context: CardContext, span: Span): { readonly uri: string; readonly lines: LineIndex; readonly span: Span } =>
  ({ uri: context.snapshot.uri, lines: context.snapshot.positions, span });

/** Why the engine thinks so: one line, or none where a person made the annotation and the engine has no view. */
export function whyLines(mark: Mark): CardLine[] {
  const why = whyLine(mark.evidence);
  return why === '' ? [] : [[quiet(t('Why?')), text(` ${why}`)]];
}

/** The state, by whom, and the three links. */
export function stateLine(context: CardContext, mark: Mark): CardLine {
  const { annotation } = mark;
  const state = mark.settledBy !== undefined ? t('decided with its claim') : say(`state.${annotation.status}`);
  const who = annotation.by === undefined ? '' : ` ${t('by {0}', annotation.by)}`;
  const when = annotation.when === undefined || annotation.status === 'suggested' ? '' : `, ${annotation.when.slice(0, 10)}`;
  const anchor = mark.state === 'exact' || mark.state === 'moved' ? [] : [text(` · ${say(`state.${mark.state}`)}`)];
  return [text(`${state}${who}${when}`), ...anchor, ...decisionLinks(context, mark)];
}

export function noteLines(mark: Mark): CardLine[] {
  const { note } = mark.annotation;
  return note === undefined || note === '' ? [] : [[quiet(t('Note')), text(` ${note}`)]];
}

function decisionLinks(context: CardContext, mark: Mark): Inline[] {
  if (!context.links) return [];
  const args = [context.snapshot.uri, mark.annotation.id];
  const links: Inline[] = [];
  const sign = (icon: string): string | undefined => (context.icons ? icon : undefined);
  const { status } = mark.annotation;
  if (status === 'suggested' && mark.settledBy === undefined) links.push(text(' · '), link(t('Accept'), commandLink(COMMANDS.accept, args), sign('check')));
  if (status !== 'rejected') links.push(text(' · '), link(t('Reject'), commandLink(COMMANDS.reject, args), sign('close')));
  links.push(text(' · '), link(t('Edit'), commandLink(COMMANDS.edit, args), sign('edit')));
  return links;
}
