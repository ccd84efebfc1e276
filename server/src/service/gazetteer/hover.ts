// In the newsroom's own list of places: what an entry stands for, on a small map, and where it is named.
import { t } from '@vscode/l10n';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import { namedIn, type NamedIn } from '../cards/entity.js';
import type { Folder } from '../folder.js';
import { type Card, image, strong, text, toMarkdown, toPlainText } from '../markdown.js';
import { describePlace, type PlaceBook, pointOf } from '../placeWords.js';
import { positionsOf } from '../positions.js';
import { entryAt, isMentioned, type OwnEntry, type PlaceList, refOf } from './own.js';

export interface OwnHoverContext {
  readonly list: PlaceList;
  readonly folder: Folder;
  readonly book: PlaceBook;
  readonly links: boolean;
  readonly images: boolean;
  readonly markdown: boolean;
  readonly locator: (lat: number, lon: number, label: string) => string | undefined;
}

export function hoverOwn(context: OwnHoverContext, position: Position): Hover | undefined {
  const positions = positionsOf(context.list.source);
  const entry = entryAt(context.list, positions.offsetAt(position));
  if (!entry) return undefined;
  const card = cardOf(context, entry);
  const contents = context.markdown ? { kind: MarkupKind.Markdown, value: toMarkdown(card) } : { kind: MarkupKind.PlainText, value: toPlainText(card) };
  return { contents, range: positions.rangeOf(entry.span) };
}

function cardOf(context: OwnHoverContext, { place }: OwnEntry): Card {
  const ref = refOf(place);
  const also = place.aliases.length === 0 ? [] : [[text(t('also as {0}', place.aliases.slice(0, 6).join(', ')))]];
  const map = context.images && ref.lat !== undefined && ref.lon !== undefined ? context.locator(ref.lat, ref.lon, ref.name) : undefined;
  return {
    lines: [
      [strong(place.name), text(` · ${t('place')}`)],
      [text(describePlace(ref, context.book))],
      ...also,
      ...(map === undefined ? [] : [[image(t('map: {0} at {1}', ref.name, pointOf(ref)), map)]]),
      namedIn(context, articlesOf(context, place)),
    ],
  };
}

const articlesOf = ({ folder }: OwnHoverContext, place: OwnEntry['place']): NamedIn[] =>
  folder.index.all().map((facts) => ({ facts, spans: facts.places.filter((m) => m.status !== 'rejected' && isMentioned(place, m)).map((m) => m.span) }));
