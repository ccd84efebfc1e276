// The card of a name: who it is, how often, what this speaker says; for a place what and where it is.
import { t } from '@vscode/l10n';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import { isUsual } from '../../core/corpus/placeFacts.js';
import type { Entity, Evidence, PlaceRef } from '../../core/model/analysis.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Span } from '../../core/base/span.js';
import { placeOf } from '../../core/review/placeOf.js';
import { countInFolder } from '../folder.js';
import { type Card, type CardLine, quiet, strong, text } from '../markdown.js';
import { foundEntityOf, isClaim } from '../snapshot.js';
import type { Target } from '../target.js';
import { kindWord, quoteOf, shorten } from '../words.js';
import { type CardContext, here, jump, noteLines, stateLine, whyLines } from './common.js';
import { mapAddress, mapLink, otherNames, placeLines } from './place.js';

export function mentionCard(context: CardContext, target: Target): Card {
  const { mark } = target;
  const entity = target.entity;
  const found = target.part === 'own' ? foundEntityOf(context.snapshot, mark) : undefined;
  const place = placeOf(entity, found);
  return {
    lines: [
      titleLine(context, target, { found, place }),
      ...namesLines(context, target, place),
      ...(place ? placeLines(context, mark, place, { found, entity }) : []),
      ...(entity ? claimsLines(context, entity) : []),
      ...noteLines(mark),
      ...whyLines({ ...mark, evidence: mark.evidence.filter(speaksFor(place, found?.place)) }),
      [...stateLine(context, mark), ...(place ? mapLink(context, mark) : [])],
      ...(place ? mapAddress(context, place) : []),
    ],
  };
}

/** The engine's reasons for a place are none for another, which a person or the folder's other articles chose. */
function speaksFor(place: PlaceRef | undefined, found: PlaceRef | undefined): (evidence: Evidence) => boolean {
  if (place !== found) return ({ rule }) => !rule.startsWith('place.');
  const usual = found !== undefined && isUsual(found);
  return ({ rule }) => !usual || !rule.startsWith('place.') || rule === 'place.usual';
}

function titleLine(context: CardContext, target: Target, { found, place }: { readonly found: Entity | undefined; readonly place: PlaceRef | undefined }): CardLine {
  const { mark, entity, span } = target;
  const name = titleOf(target, place) ?? shorten(context.snapshot.text.slice(span.start, span.end), 80);
  const kind = mark.annotation.type === 'mention' ? mark.annotation.kind : entity?.kind ?? 'person';
  const roles = entity?.roles ?? found?.roles ?? [];
  return [strong(name), text(` · ${kindWord(kind)}`), ...(roles.length > 0 ? [text(` · ${shorten(roles.slice(0, 3).join(', '), 100)}`)] : [])];
}

/** A place as the gazetteer has it, everything else as the article does. */
const titleOf = ({ mark, entity }: Target, place: PlaceRef | undefined): string | undefined => (mark.annotation.kind === 'place' && place !== undefined ? place.name : entity?.name);

function namesLines(context: CardContext, target: Target, place: PlaceRef | undefined): CardLine[] {
  const { entity, span } = target;
  const title = titleOf(target, place);
  const here = wholeWording(context, span, entity);
  const written = shorten(context.snapshot.text.slice(here.start, here.end), 60);
  const pieces: string[] = [];
  if (title !== undefined && written !== title) pieces.push(t('here “{0}”', written));
  const also = [...(entity ? [entity.name] : []), ...(entity?.aliases ?? [])].filter((a) => a !== written && a !== title).slice(0, 4);
  if (also.length > 0) pieces.push(t('also as {0}', also.join(', ')));
  const others = place ? otherNames(context, place, new Set([written, ...also])) : [];
  if (others.length > 0) pieces.push(t('other names {0}', others.join(', ')));
  if (entity && !place) pieces.push(...countWords(context, entity));
  return pieces.length === 0 ? [] : [[text(pieces.join(' · '))]];
}

/** A speaker's name with what stands beside it: "harbour master Ilse Brandt". */
function wholeWording({ snapshot }: CardContext, span: Span, entity: GlossEntity | undefined): Span {
  const around = snapshot.speakers.spans.around(span).filter((p) => entity !== undefined && p.entity === entity.id);
  return around.reduce((widest, p) => (p.span.end - p.span.start > widest.end - widest.start ? p.span : widest), span);
}

function countWords(context: CardContext, entity: GlossEntity): string[] {
  const mentions = mentionsByEntity(context.snapshot.live).get(entity.id)?.length ?? 0;
  const folder = countInFolder(context.folder, entity);
  const words = [mentions === 1 ? t('once here') : t('{0} times here', mentions)];
  const elsewhere = folder.articles - (context.folder.index.get(context.snapshot.uri) ? 1 : 0);
  if (elsewhere > 0) words.push(t('{0} times in {1} articles', folder.mentions, folder.articles));
  return words;
}

const CLAIMS_SHOWN = 3;

function claimsLines(context: CardContext, entity: GlossEntity): CardLine[] {
  const claims = (context.snapshot.speakers.claimsOf.get(entity.id) ?? []).filter(isClaim);
  if (claims.length === 0) return [];
  const lines: CardLine[] = [[quiet(claims.length === 1 ? t('One claim') : t('{0} claims', claims.length))]];
  for (const claim of claims.slice(0, CLAIMS_SHOWN)) {
    const span = claim.annotation.spans[0];
    if (span) lines.push([text('· '), ...jump(context, quoteOf(claim, 90), here(context, span))]);
  }
  const rest = claims.slice(CLAIMS_SHOWN);
  const next = rest[0]?.annotation.spans[0];
  if (next) lines.push([text('· '), ...jump(context, t('{0} more', rest.length), here(context, next))]);
  return lines;
}
