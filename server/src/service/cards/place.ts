// The part of a card that is about a place: what and where it is, a small map, the namesakes, where else it is named.
import { t } from '@vscode/l10n';
import { mentionsByEntity } from '../../core/corpus/facts.js';
import type { PlaceRef } from '../../core/model/analysis.js';
import type { GlossEntity } from '../../core/model/annotation.js';
import type { Mark } from '../../core/review/marks.js';
import { samePlace } from '../../core/review/placeOf.js';
import { COMMANDS } from '../../protocol/protocol.js';
import { folderKey } from '../folder.js';
import { type CardLine, commandLink, image, type Inline, link, quiet, text } from '../markdown.js';
import { peopleOf, pointOf, whatAndWhere } from '../placeWords.js';
import { rangeIn } from '../positions.js';
import { shorten } from '../words.js';
import { type CardContext, here, jump } from './common.js';

/** Above the reasons: what it is, its other names, the map, the runners-up, where else it is named. */
export function placeLines(context: CardContext, mark: Mark, place: PlaceRef, about: { readonly alternatives: readonly PlaceRef[]; readonly entity: GlossEntity | undefined }): CardLine[] {
  return [
    [text([whatAndWhere(place, context.book), peopleOf(place, context.book), pointOf(place)].filter((w) => w !== '').join(' · '))],
    ...otherNamesLine(context, place, about.entity),
    ...mapLine(context, place),
    ...runnersUp(context, mark, place, about.alternatives),
    ...(about.entity ? whereLine(context, about.entity) : []),
  ];
}

const NAMES_SHOWN = 5;

function otherNamesLine({ book }: CardContext, place: PlaceRef, entity: GlossEntity | undefined): CardLine[] {
  const said = new Set([place.name, entity?.name, ...(entity?.aliases ?? [])]);
  const names = book.otherNames(place).filter((n) => !said.has(n)).slice(0, NAMES_SHOWN);
  return names.length === 0 ? [] : [[quiet(t('Other names')), text(` ${names.join(', ')}`)]];
}

/** The picture, with the place's name and position for those who cannot see it. */
function mapLine({ images, locator }: CardContext, place: PlaceRef): CardLine[] {
  if (!images || place.lat === undefined || place.lon === undefined) return [];
  const map = locator(place.lat, place.lon, place.name);
  return map === undefined ? [] : [[image(t('map: {0} at {1}', place.name, pointOf(place)), map)]];
}

const RUNNERS_UP = 3;

/** Other places of that name, each to be chosen by one click where the client runs commands. */
function runnersUp(context: CardContext, mark: Mark, place: PlaceRef, alternatives: readonly PlaceRef[]): CardLine[] {
  const others = alternatives.map((p, index) => ({ p, index })).filter(({ p }) => !samePlace(p, place)).slice(0, RUNNERS_UP);
  if (others.length === 0) return [];
  return [[quiet(t('Or')), text(' '), ...others.flatMap(({ p, index }, i): Inline[] => [text(i === 0 ? '' : ' · '), alternativeInline(context, mark, p, index)])]];
}

function alternativeInline({ links, book, snapshot }: CardContext, mark: Mark, place: PlaceRef, index: number): Inline {
  const country = place.country === undefined ? '' : book.countryName(place.country) ?? place.country;
  const words = [place.name, place.region === place.name ? '' : place.region ?? '', country === place.name ? '' : country].filter((w) => w !== '').join(', ');
  return links ? link(words, commandLink(COMMANDS.choosePlace, [snapshot.uri, mark.annotation.id, index])) : text(words);
}

const LINES_SHOWN = 6;
const ARTICLES_SHOWN = 3;

/** "Here in lines 1, 3, 9 · elsewhere Crane arrives (2), …": each leads there. */
function whereLine(context: CardContext, entity: GlossEntity): CardLine[] {
  const { snapshot, folder } = context;
  const spans = mentionsByEntity(snapshot.live).get(entity.id) ?? [];
  const elsewhere = folder.index.entries(folderKey(folder, entity)).filter((e) => e.facts.uri !== snapshot.uri && e.entity.spans.length > 0);
  const pieces: Inline[] = [];
  if (spans.length > 1) {
    pieces.push(quiet(t('Here')), text(' '));
    for (const [i, span] of spans.slice(0, LINES_SHOWN).entries()) pieces.push(text(i === 0 ? '' : ', '), lineLink(context, span));
    if (spans.length > LINES_SHOWN) pieces.push(text(' …'));
  }
  if (elsewhere.length > 0) {
    if (pieces.length > 0) pieces.push(text(' · '));
    pieces.push(quiet(t('Elsewhere')), text(' '));
    for (const [i, { facts, entity: there }] of elsewhere.slice(0, ARTICLES_SHOWN).entries()) {
      const [first] = there.spans;
      if (first) pieces.push(text(i === 0 ? '' : ', '), ...jump(context, `${shorten(facts.title, 40)} (${String(there.spans.length)})`, { uri: facts.uri, lines: facts.lines, span: first }));
    }
    if (elsewhere.length > ARTICLES_SHOWN) pieces.push(text(` ${t('and {0} more', elsewhere.length - ARTICLES_SHOWN)}`));
  }
  return pieces.length === 0 ? [] : [pieces];
}

function lineLink(context: CardContext, span: { readonly start: number; readonly end: number }): Inline {
  const to = here(context, span);
  const line = rangeIn(to.lines, span).start.line + 1;
  const [inline] = context.links ? jump(context, String(line), to) : [];
  return inline ?? text(String(line));
}

/** Below the state: the way to the map of all places, and addresses of maps on the web, which nothing of ours ever opens by itself. */
export function mapAddresses(context: CardContext, place: PlaceRef, mark: Mark): CardLine[] {
  const pieces: Inline[] = [];
  if (context.links) pieces.push(link(t('Show on the map'), commandLink(COMMANDS.showMap, [context.snapshot.uri, mark.annotation.id])));
  const address = webMap(place);
  if (address !== undefined) pieces.push(...(pieces.length > 0 ? [text(' · ')] : []), context.links ? link(address.replace('https://www.', ''), address) : text(address));
  return pieces.length === 0 ? [] : [pieces];
}

/** OpenStreetMap's address of the point, near enough for what it is. */
function webMap({ lat, lon, type }: PlaceRef): string | undefined {
  if (lat === undefined || lon === undefined) return undefined;
  const zoom = ZOOM.get(type) ?? 11;
  return `https://www.openstreetmap.org/?mlat=${lat.toFixed(4)}&mlon=${lon.toFixed(4)}#map=${String(zoom)}/${lat.toFixed(2)}/${lon.toFixed(2)}`;
}

const ZOOM: ReadonlyMap<string, number> = new Map([['continent', 3], ['ocean', 3], ['bloc', 3], ['country', 5], ['area', 5], ['sea', 5], ['desert', 5], ['region', 7], ['river', 7], ['mountains', 7], ['county', 9], ['institution', 15]]);
