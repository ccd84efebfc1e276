// The part of a card that is about a place: what and where it is, a small map, the namesakes, where else it is named.
import { t } from '@vscode/l10n';
import type { Span } from '../../core/base/span.js';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import type { EntityEntry } from '../../core/corpus/index.js';
import type { Entity, PlaceRef } from '../../core/model/analysis.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Mark } from '../../core/review/marks.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { folderKey } from '../folder.js';
import { type CardLine, commandLink, image, type Inline, link, quiet, text } from '../markdown.js';
import { peopleOf, placeTypeWord, pointOf, whatAndWhere } from '../placeWords.js';
import { rangeIn } from '../positions.js';
import { rivalsOf } from '../views/rivals.js';
import { shorten } from '../words.js';
import { type CardContext, here, jump } from './common.js';

/** Above the reasons: what it is, the map, the runners-up, where else it is named. */
export function placeLines(context: CardContext, mark: Mark, place: PlaceRef, about: { readonly found: Entity | undefined; readonly entity: GlossEntity | undefined }): CardLine[] {
  return [
    [text([whatAndWhere(place, context.book), peopleOf(place, context.book), pointOf(place), ...onceHere(context, about.entity)].filter((w) => w !== '').join(' · '))],
    ...mapLine(context, place),
    ...runnersUp(context, mark, place, about.found),
    ...(about.entity ? whereLine(context, about.entity) : []),
  ];
}

const NAMES_SHOWN = 5;

/** Other names and older spellings that the article does not use; empty where none is listed. */
export function otherNames({ book }: CardContext, place: PlaceRef, said: ReadonlySet<string | undefined>): string[] {
  return book.otherNames(place).filter((n) => n !== place.name && !said.has(n)).slice(0, NAMES_SHOWN);
}

/** The picture, with the place's name and position for those who cannot see it. */
function mapLine({ images, locator }: CardContext, place: PlaceRef): CardLine[] {
  if (!images || place.lat === undefined || place.lon === undefined) return [];
  const map = locator(place.lat, place.lon, place.name);
  return map === undefined ? [] : [[image(t('map: {0} at {1}', place.name, pointOf(place)), map)]];
}

const RUNNERS_UP = 3;

/** Other places of that name, each to be chosen by one click where the client runs commands; the engine's own choice first, where a person chose another. */
function runnersUp(context: CardContext, mark: Mark, place: PlaceRef, found: Entity | undefined): CardLine[] {
  const others = rivalsOf(found, place).slice(0, RUNNERS_UP);
  if (others.length === 0) return [];
  const labels = [place, ...others.map((o) => o.place)].map((p) => labelOf(context, p));
  return [[quiet(t('Or')), text(' '), ...others.flatMap(({ place: p, choice }, i): Inline[] => {
    const label = labels[i + 1] ?? p.name;
    const words = labels.indexOf(label) !== labels.lastIndexOf(label) ? `${label} (${placeTypeWord(p.type)})` : label;
    const args = [context.snapshot.uri, mark.annotation.id, choice];
    return [text(i === 0 ? '' : ' · '), context.links ? link(words, commandLink(COMMANDS.choosePlace, args)) : text(words)];
  })]];
}

function labelOf({ book }: CardContext, place: PlaceRef): string {
  const code = place.country ?? '';
  const country = place.region === undefined || place.region === place.name ? book.countryName(code) ?? code : code;
  return [place.name, place.region === place.name ? '' : place.region ?? '', country === place.name ? '' : country].filter((w) => w !== '').join(', ');
}

const LINES_SHOWN = 6;
const ARTICLES_SHOWN = 3;

/** Where no line of the card says where it is named. */
const onceHere = (context: CardContext, entity: GlossEntity | undefined): string[] => (entity && !isNamedElsewhere(context, entity) ? [t('once here')] : []);

/** Named more than once here, or in another article. */
function isNamedElsewhere(context: CardContext, entity: GlossEntity): boolean {
  const { here: spans, there } = placesOf(context, entity);
  return spans.length > 1 || there.length > 0;
}

function placesOf({ snapshot, folder }: CardContext, entity: GlossEntity): { readonly here: readonly Span[]; readonly there: readonly EntityEntry[] } {
  const there = folder.index.entries(folderKey(folder, entity)).filter((e) => e.facts.uri !== snapshot.uri && e.entity.spans.length > 0);
  return { here: mentionsByEntity(snapshot.live).get(entity.id) ?? [], there };
}

/** "Here 2 times: 1, 9 · elsewhere Crane arrives (2), …": each leads there. */
function whereLine(context: CardContext, entity: GlossEntity): CardLine[] {
  if (!isNamedElsewhere(context, entity)) return [];
  const { here: spans, there } = placesOf(context, entity);
  const pieces: Inline[] = [quiet(spans.length === 1 ? t('once here') : t('{0} times here', spans.length))];
  if (spans.length > 1) {
    pieces.push(text(': '));
    for (const [i, span] of spans.slice(0, LINES_SHOWN).entries()) pieces.push(text(i === 0 ? '' : ', '), lineLink(context, span));
    if (spans.length > LINES_SHOWN) pieces.push(text(' …'));
  }
  if (there.length === 0) return [pieces];
  const mentions = there.reduce((n, e) => n + e.entity.spans.length, 0);
  pieces.push(text(' · '), quiet(there.length === 1 ? t('in another article') : t('{0} times in {1} other articles', mentions, there.length)), text(': '));
  for (const [i, { facts, entity: named }] of there.slice(0, ARTICLES_SHOWN).entries()) {
    const [first] = named.spans;
    if (first) pieces.push(text(i === 0 ? '' : ', '), ...jump(context, `${shorten(facts.title, 40)} (${String(named.spans.length)})`, { uri: facts.uri, lines: facts.lines, span: first }));
  }
  if (there.length > ARTICLES_SHOWN) pieces.push(text(` ${t('and {0} more', there.length - ARTICLES_SHOWN)}`));
  return [pieces];
}

function lineLink(context: CardContext, span: Span): Inline {
  const to = here(context, span);
  const line = rangeIn(to.lines, span).start.line + 1;
  const [inline] = context.links ? jump(context, String(line), to) : [];
  return inline ?? text(String(line));
}

/** The way to the map of all places, for the line of the state. */
export const mapLink = (context: CardContext, mark: Mark): Inline[] =>
  (context.links ? [text(' · '), link(t('Show on the map'), commandLink(COMMANDS.showMap, [context.snapshot.uri, mark.annotation.id]))] : []);

/** The address of a map on the web, which nothing of ours ever opens by itself. */
export function mapAddress(context: CardContext, place: PlaceRef): CardLine[] {
  const address = webMap(place);
  if (address === undefined) return [];
  return [[context.links ? link(address.replace('https://www.', ''), address) : text(address)]];
}

/** OpenStreetMap's address of the point, near enough for what it is. */
function webMap({ lat, lon, type }: PlaceRef): string | undefined {
  if (lat === undefined || lon === undefined) return undefined;
  const zoom = ZOOM.get(type) ?? 11;
  return `https://www.openstreetmap.org/?mlat=${lat.toFixed(4)}&mlon=${lon.toFixed(4)}#map=${String(zoom)}/${lat.toFixed(2)}/${lon.toFixed(2)}`;
}

const ZOOM: ReadonlyMap<string, number> = new Map([['continent', 3], ['ocean', 3], ['bloc', 3], ['country', 5], ['area', 5], ['sea', 5], ['desert', 5], ['region', 7], ['river', 7], ['mountains', 7], ['county', 9], ['institution', 15]]);
