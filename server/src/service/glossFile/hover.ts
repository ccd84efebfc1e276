// In a gloss file: what an annotation's block is about in the article, whom an id names, what a key is for; and the way to the article.
import { t } from '@vscode/l10n';
import { type Hover, type Location, MarkupKind, type Position } from 'vscode-languageserver-types';
import { contains, hull } from '../../core/base/span.js';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import type { Mark } from '../../core/review/marks.js';
import { entityCard, type EntityCardContext } from '../cards/entity.js';
import { type Card, type CardLine, type Inline, quiet, strong, text, toMarkdown, toPlainText } from '../markdown.js';
import { say } from '../messages.js';
import { foundEntityOf, markById, type Snapshot } from '../snapshot.js';
import { kindWord, quoteOf, shorten, speakerName } from '../words.js';
import { keyCard } from './completion.js';
import { annotationAt, entityAt, type GlossContext } from './context.js';
import { idAt } from './ids.js';

export interface GlossHoverContext extends EntityCardContext {
  readonly markdown: boolean;
}

export function hoverGloss(context: GlossContext, position: Position, showing: GlossHoverContext): Hover | undefined {
  const offset = context.positions.offsetAt(position);
  const card = cardOfEntity(context, offset, showing) ?? annotationCard(context, offset);
  const key = keyCard('gloss', context.source, offset);
  const lines = [...(card?.lines ?? []), ...(key === undefined ? [] : [[quiet(key)]])];
  if (lines.length === 0) return undefined;
  return { contents: showing.markdown ? { kind: MarkupKind.Markdown, value: toMarkdown({ lines }) } : { kind: MarkupKind.PlainText, value: toPlainText({ lines }) } };
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

/** Anywhere on an entity's entry, and on the id of one that an annotation names. */
function cardOfEntity(context: GlossContext, offset: number, showing: GlossHoverContext): Card | undefined {
  const { reading: { gloss }, project, article } = context;
  if (!gloss) return undefined;
  const named = idAt({ uri: context.uri, source: context.source, gloss }, offset);
  const id = entityAt(context, offset) ?? (named?.target === 'entity' ? named.id : undefined);
  const entity = id === undefined ? undefined : [...gloss.entities, ...project.entities].find((e) => e.id === id);
  const mark = article?.live.find((m) => m.annotation.type === 'mention' && m.annotation.entity === id);
  return entity && entityCard(showing, entity, article && mark ? foundEntityOf(article, mark) : undefined);
}

function annotationCard(context: GlossContext, offset: number): Card | undefined {
  const { article } = context;
  const id = annotationAt(context, offset);
  const mark = id === undefined || !article ? undefined : markById(article, id);
  if (!mark || !article) return undefined;
  const span = mark.annotation.spans[0];
  const line = span && mark.state !== 'orphan' ? [quiet(` (${t('line {0}', article.positions.positionAt(span.start).line + 1)})`)] : [];
  const speaker = speakerName(article, mark);
  return {
    lines: [
      [strong(kindWord(mark.annotation.kind)), ...line],
      inSentence(article, mark),
      ...(speaker === undefined ? [] : [[quiet(t('Who')), text(` ${speaker}`)]]),
      [text(say(`state.${mark.annotation.status}`)), ...(mark.state === 'exact' ? [] : [text(` · ${say(`state.${mark.state}`)}`)])],
    ],
  };
}

/** Of what stands around the words, at each side; UTF-16. */
const AROUND = 160;

/** The words, as the article has them, in their sentence; words that are gone as they were annotated. */
function inSentence(article: Snapshot, mark: Mark): CardLine {
  const { spans } = mark.annotation;
  const whole = mark.state === 'exact' || mark.state === 'moved' || mark.state === 'changed' ? hull(spans) : undefined;
  if (!whole) return [text(`“${quoteOf(mark, 200)}”`)];
  const around = hull([whole, ...article.analysis.sentences.filter((s) => spans.some((c) => contains(s, c) || (s.start < c.end && c.start < s.end)))]) ?? whole;
  const pieces: Inline[] = [];
  let at = around.start;
  for (const span of spans) {
    pieces.push(text(shortened(article.text.slice(at, span.start), { head: at === around.start, tail: false })), strong(shorten(article.text.slice(span.start, span.end), 2 * AROUND)));
    at = span.end;
  }
  return [...pieces, text(shortened(article.text.slice(at, around.end), { head: false, tail: true }))];
}

/** Of text before the words the end, behind them the beginning, between them all of it if it is short; on one line. */
function shortened(words: string, { head, tail }: { readonly head: boolean; readonly tail: boolean }): string {
  const line = words.replace(SPACES, ' ');
  if (line.length <= AROUND) return line;
  if (tail) return `${line.slice(0, AROUND).replace(CUT_END, '')}…`;
  return head ? `…${line.slice(-AROUND).replace(CUT_START, '')}` : ' … ';
}

const SPACES = /\s+/gu;
/** A word that was cut, and the white space before it. */
const CUT_END = /\s*\S*$/u;
const CUT_START = /^\S*\s*/u;

