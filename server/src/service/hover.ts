// Hover: one card for what stands under the pointer.
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { claimCard } from './cards/claim.js';
import type { CardContext } from './cards/common.js';
import { mentionCard } from './cards/mention.js';
import { type Card, toMarkdown, toPlainText } from './markdown.js';
import { type Target, targetAt } from './target.js';

export interface HoverContext extends CardContext {
  /** False: the client shows plain text only. */
  readonly markdown: boolean;
}

/** `focus`: id of the annotation that the client's keys mean at this place. */
export function hover(context: HoverContext, position: Position, focus?: string): Hover | undefined {
  const { snapshot } = context;
  const target = targetAt(snapshot, snapshot.positions.offsetAt(position), focus);
  if (!target) return undefined;
  return { contents: render(context, cardOf(context, target)), range: snapshot.positions.rangeOf(target.span) };
}

export function cardOf(context: CardContext, target: Target): Card {
  if (target.mark.annotation.type === 'mention' || (target.part === 'speaker' && target.entity)) return mentionCard(context, target);
  return claimCard(context, target.mark);
}

function render({ markdown }: HoverContext, card: Card): Hover['contents'] {
  return markdown ? { kind: MarkupKind.Markdown, value: toMarkdown(card) } : { kind: MarkupKind.PlainText, value: toPlainText(card) };
}
