// The card of an entity where it is listed, in a gloss file or in newsgloss.yaml: who or what it is, and where articles name it.
import { t } from '@vscode/l10n';
import type { ArticleFacts } from '../../core/corpus/facts.js';
import type { Entity } from '../../core/model/analysis.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Span } from '../../core/base/span.js';
import { placeOf } from '../../core/review/placeOf.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { folderKey } from '../folder.js';
import { type Card, type CardLine, commandLink, image, type Inline, link, quiet, strong, text } from '../markdown.js';
import { describePlace, pointOf } from '../placeWords.js';
import { rangeIn } from '../positions.js';
import { kindWord, shorten } from '../words.js';
import type { CardContext } from './common.js';

export type EntityCardContext = Omit<CardContext, 'snapshot'>;

/** `found`: what the engine knows of it in the article at hand. */
export function entityCard(context: EntityCardContext, entity: GlossEntity, found?: Entity): Card {
  const roles = entity.roles.length === 0 ? [] : [text(` · ${shorten(entity.roles.slice(0, 3).join(', '), 100)}`)];
  const also = entity.aliases.length === 0 ? [] : [[text(t('also as {0}', entity.aliases.slice(0, 6).join(', ')))]];
  const note = entity.note === undefined || entity.note === '' ? [] : [[quiet(t('Note')), text(` ${entity.note}`)]];
  return { lines: [[strong(entity.name), text(` · ${kindWord(entity.kind)}`), ...roles], ...also, ...placeLines(context, entity, found), ...claimsLine(context, entity), ...note, namedIn(context, articlesOf(context, entity))] };
}

function placeLines({ book, images, locator }: EntityCardContext, entity: GlossEntity, found: Entity | undefined): CardLine[] {
  const place = entity.kind === 'place' ? placeOf(entity, found) : undefined;
  if (!place) return [];
  const map = images && place.lat !== undefined && place.lon !== undefined ? locator(place.lat, place.lon, place.name) : undefined;
  return [[text(describePlace(place, book))], ...(map === undefined ? [] : [[image(t('map: {0} at {1}', place.name, pointOf(place)), map)]])];
}

function claimsLine({ folder }: EntityCardContext, entity: GlossEntity): CardLine[] {
  const claims = folder.index.entries(folderKey(folder, entity)).reduce((n, e) => n + e.entity.claims, 0);
  return claims === 0 ? [] : [[quiet(claims === 1 ? t('One claim') : t('{0} claims', claims))]];
}

const articlesOf = ({ folder }: EntityCardContext, entity: GlossEntity): NamedIn[] => folder.index.entries(folderKey(folder, entity)).map(({ facts, entity: named }) => ({ facts, spans: named.spans }));

export interface NamedIn {
  readonly facts: ArticleFacts;
  readonly spans: readonly Span[];
}

const ARTICLES_SHOWN = 5;

/** "Named in Checkpoint closed again (2), …": each leads there. */
export function namedIn({ links }: Pick<CardContext, 'links'>, all: readonly NamedIn[]): CardLine {
  const articles = all.filter((a) => a.spans.length > 0);
  if (articles.length === 0) return [text(t('Not named in the articles read so far.'))];
  const pieces = articles.slice(0, ARTICLES_SHOWN).flatMap(({ facts, spans }, i): Inline[] => {
    const words = `${shorten(facts.title, 40)} (${String(spans.length)})`;
    const span = spans[0] ?? { start: 0, end: 0 };
    return [text(i === 0 ? '' : ', '), links ? link(words, commandLink(COMMANDS.reveal, [facts.uri, rangeIn(facts.lines, span)])) : text(words)];
  });
  const rest = articles.length - ARTICLES_SHOWN;
  return [text(`${t('Named in')} `), ...pieces, ...(rest > 0 ? [text(` ${t('and {0} more', rest)}`)] : [])];
}
