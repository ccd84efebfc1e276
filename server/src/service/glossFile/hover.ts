// In a gloss file: what an annotation's block is about in the article, and the way there.
import { t } from '@vscode/l10n';
import { type Hover, type Location, MarkupKind, type Position } from 'vscode-languageserver-types';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import { type Card, quiet, strong, text, toMarkdown, toPlainText } from '../markdown.js';
import { say } from '../messages.js';
import { markById } from '../snapshot.js';
import { kindWord, quoteOf, speakerName } from '../words.js';
import { annotationAt, entityAt, type GlossContext } from './context.js';

export function hoverGloss(context: GlossContext, position: Position, markdown: boolean): Hover | undefined {
  const offset = context.positions.offsetAt(position);
  const card = annotationCard(context, offset) ?? entityCard(context, offset);
  if (!card) return undefined;
  return { contents: markdown ? { kind: MarkupKind.Markdown, value: toMarkdown(card) } : { kind: MarkupKind.PlainText, value: toPlainText(card) } };
}

/** From a block to its words in the article; from an entity to where it is named. */
export function glossDefinition(context: GlossContext, position: Position): Location[] {
  const { article } = context;
  if (!article) return [];
  const offset = context.positions.offsetAt(position);
  const id = annotationAt(context, offset);
  const mark = id === undefined ? undefined : markById(article, id);
  const entity = entityAt(context, offset);
  const spans = mark ? mark.annotation.spans : entity === undefined ? [] : mentionsByEntity(article.live).get(entity) ?? [];
  return spans.map((s): Location => ({ uri: article.uri, range: article.positions.rangeOf(s) }));
}

function annotationCard(context: GlossContext, offset: number): Card | undefined {
  const id = annotationAt(context, offset);
  const mark = id === undefined || !context.article ? undefined : markById(context.article, id);
  if (!mark || !context.article) return undefined;
  const span = mark.annotation.spans[0];
  const line = span && mark.state !== 'orphan' ? [quiet(` (${t('line {0}', context.article.positions.positionAt(span.start).line + 1)})`)] : [];
  const speaker = speakerName(context.article, mark);
  return {
    lines: [
      [strong(kindWord(mark.annotation.kind)), text(` “${quoteOf(mark, 200)}”`), ...line],
      ...(speaker === undefined ? [] : [[quiet(t('Who')), text(` ${speaker}`)]]),
      [text(say(`state.${mark.annotation.status}`)), ...(mark.state === 'exact' ? [] : [text(` · ${say(`state.${mark.state}`)}`)])],
    ],
  };
}

function entityCard(context: GlossContext, offset: number): Card | undefined {
  const id = entityAt(context, offset);
  const entity = context.reading.gloss?.entities.find((e) => e.id === id);
  if (!entity || !context.article) return undefined;
  const count = mentionsByEntity(context.article.live).get(entity.id)?.length ?? 0;
  return { lines: [[strong(entity.name), text(` · ${kindWord(entity.kind)}`)], [text(count === 1 ? t('once here') : t('{0} times here', count))]] };
}
