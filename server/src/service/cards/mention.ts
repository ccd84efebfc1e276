// The card of a name: who it is, how often, what this speaker says; for a place what and where it is.
import { t } from '@vscode/l10n';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import type { Entity, PlaceRef } from '../../core/model/analysis.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Span } from '../../core/base/span.js';
import type { Mark } from '../../core/review/marks.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { countInFolder } from '../folder.js';
import { type Card, type CardLine, commandLink, image, type Inline, link, quiet, strong, text } from '../markdown.js';
import { foundEntityOf, isClaim } from '../snapshot.js';
import type { Target } from '../target.js';
import { kindWord, quoteOf, shorten } from '../words.js';
import { type CardContext, here, jump, noteLines, stateLine, whyLines } from './common.js';

export function mentionCard(context: CardContext, target: Target): Card {
  const { mark } = target;
  const entity = target.entity;
  const found = target.part === 'own' ? foundEntityOf(context.snapshot, mark) : undefined;
  const place = placeOf(entity, found);
  return {
    lines: [
      titleLine(context, target, found),
      ...namesLines(context, target),
      ...(place ? placeLines(context, mark, place, found?.placeAlternatives ?? []) : []),
      ...(entity ? claimsLines(context, entity) : []),
      ...noteLines(mark),
      ...whyLines(mark),
      stateLine(context, mark),
    ],
  };
}

function titleLine(context: CardContext, { mark, entity, span }: Target, found: Entity | undefined): CardLine {
  const name = entity?.name ?? shorten(context.snapshot.text.slice(span.start, span.end), 80);
  const kind = mark.annotation.type === 'mention' ? mark.annotation.kind : entity?.kind ?? 'person';
  const roles = entity?.roles ?? found?.roles ?? [];
  return [strong(name), text(` · ${kindWord(kind)}`), ...(roles.length > 0 ? [text(` · ${shorten(roles.slice(0, 3).join(', '), 100)}`)] : [])];
}

function namesLines(context: CardContext, { entity, span }: Target): CardLine[] {
  const here = wholeWording(context, span, entity);
  const written = shorten(context.snapshot.text.slice(here.start, here.end), 60);
  const pieces: string[] = [];
  if (entity && written !== entity.name) pieces.push(t('here “{0}”', written));
  const also = (entity?.aliases ?? []).filter((a) => a !== written && a !== entity?.name).slice(0, 4);
  if (also.length > 0) pieces.push(t('also as {0}', also.join(', ')));
  if (entity) pieces.push(...countWords(context, entity));
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

/** What is known of the place: the engine's choice, unless a person's coordinates in the gloss file say otherwise. */
function placeOf(entity: GlossEntity | undefined, found: Entity | undefined): PlaceRef | undefined {
  if (!entity?.at) return found?.place;
  const [lat, lon] = entity.at;
  const same = [...(found?.place ? [found.place] : []), ...(found?.placeAlternatives ?? [])].find((p) => (entity.geonames !== undefined ? p.geonames === entity.geonames : p.lat === lat && p.lon === lon));
  return same ?? { name: entity.name, type: '', lat, lon, ...(entity.country !== undefined ? { country: entity.country } : {}), ...(entity.geonames !== undefined ? { geonames: entity.geonames } : {}) };
}

const RUNNERS_UP = 3;

function placeLines(context: CardContext, mark: Mark, place: PlaceRef, alternatives: readonly PlaceRef[]): CardLine[] {
  const lines: CardLine[] = [[text(describePlace(place))]];
  const map = context.images && place.lat !== undefined && place.lon !== undefined ? context.locator(place.lat, place.lon, place.name) : undefined;
  if (map !== undefined) lines.push([image(t('map'), map)]);
  const others = alternatives.map((p, index) => ({ p, index })).filter(({ p }) => !samePlace(p, place)).slice(0, RUNNERS_UP);
  if (others.length > 0) lines.push([quiet(t('Or')), text(' '), ...others.flatMap(({ p, index }, i): Inline[] => [text(i === 0 ? '' : ' · '), alternativeInline(context, mark, p, index)])]);
  return lines;
}

function alternativeInline(context: CardContext, mark: Mark, place: PlaceRef, index: number): Inline {
  const words = [place.name, place.region ?? '', place.country ?? ''].filter((w) => w !== '').join(', ');
  return context.links ? link(words, commandLink(COMMANDS.choosePlace, [context.snapshot.uri, mark.annotation.id, index])) : text(words);
}

/** "city · Bremen, DE · 563,290 people · 53.08, 8.81". */
export function describePlace(place: PlaceRef): string {
  const within = [place.region ?? '', place.country ?? ''].filter((w) => w !== '').join(', ');
  const people = place.population === undefined || place.population === 0 ? '' : t('{0} people', groupDigits(place.population));
  const at = place.lat === undefined || place.lon === undefined ? '' : `${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}`;
  return [place.type, within, people, at].filter((w) => w !== '').join(' · ');
}

const samePlace = (a: PlaceRef, b: PlaceRef): boolean => (a.geonames !== undefined ? a.geonames === b.geonames : a.name === b.name && a.lat === b.lat && a.lon === b.lon);

/** 12345 → 12,345 without a locale, the same everywhere. */
const groupDigits = (value: number): string => String(Math.round(value)).replace(THOUSANDS, ',');
/** Between digits where groups of three follow; hit: 12|345, miss: 123. */
const THOUSANDS = /\B(?=(?:\d{3})+$)/gu;

