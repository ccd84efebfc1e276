// The places of an article, a selection or a folder for the map, in words and with their positions.
import { t } from '@vscode/l10n';
import { type ArticlePlaces, gatherPlaces, type MapContent, type MapMention, type MappedPlace, type PlaceMention } from '../../core/map/gather.js';
import { placesGeoJson } from '../../core/map/geojson.js';
import type { ArticleFacts } from '../../core/corpus/facts.js';
import type { Span } from '../../core/base/span.js';
import { MAP_MENTIONS, type MapMentionView, type MapPlaceView, type MapResult } from '../../protocol/map.js';
import { whatAndWhere, type PlaceBook } from '../placeWords.js';
import { rangeIn } from '../positions.js';
import { fileNameOf } from '../uris.js';

export interface MapInput {
  readonly title: string;
  readonly articles: readonly ArticleFacts[];
  /** Stretches of the one article that count; absent = everything. */
  readonly within?: readonly Span[];
  readonly insideNames: boolean;
  readonly book: PlaceBook;
  /** The text of an article, where it is at hand. */
  readonly textOf: (uri: string) => string | undefined;
}

export function mapResult(input: MapInput): MapResult {
  const { places, unplaced } = contentOf(input);
  const facts = new Map(input.articles.map((a) => [a.uri, a]));
  const view = (m: MapMention): MapMentionView[] => mentionView(input, facts.get(m.uri), m);
  return {
    title: input.title,
    places: places.map((p): MapPlaceView => ({
      key: p.key, name: p.name, written: p.written.slice(0, 8), what: whatAndWhere(p.place, input.book), lat: p.lat, lon: p.lon, state: p.state, ambiguous: p.ambiguous,
      count: p.count, articles: p.articles, mentions: p.mentions.slice(0, MAP_MENTIONS).flatMap(view),
    })),
    unplaced: unplaced.map(({ name, mentions }) => ({ name, count: mentions.length, mentions: mentions.slice(0, MAP_MENTIONS).flatMap(view) })),
    articles: input.articles.length,
  };
}

export const mapGeoJson = (input: MapInput): string => placesGeoJson(contentOf(input).places, fileNameOf);

/** Which place of the map a mark's mention is: for jumps from a card. */
export const placeOfMention = (places: readonly MappedPlace[], id: string): string | undefined => places.find((p) => p.mentions.some((m) => m.id === id))?.key;

function contentOf({ articles, within, insideNames }: MapInput): MapContent {
  const wanted = (m: PlaceMention): boolean => (insideNames || m.form !== 'inside-name') && (within === undefined || within.some((s) => s.start <= m.span.start && m.span.end <= s.end));
  return gatherPlaces(articles.map((a): ArticlePlaces => ({ uri: a.uri, title: a.title, mentions: a.places })), wanted);
}

function mentionView({ textOf }: MapInput, facts: ArticleFacts | undefined, m: MapMention): MapMentionView[] {
  if (!facts) return [];
  const text = textOf(m.uri);
  return [{
    id: m.id, uri: m.uri, title: m.title === '' ? t('untitled') : m.title, range: rangeIn(facts.lines, m.span), quote: m.quote, status: m.status, form: m.form,
    ...(text === undefined ? {} : { around: around(text, m.span) }),
  }];
}

/** Code units on either side. */
const SHOWN = 48;

/** The words of the line around the mention. */
function around(text: string, { start, end }: Span): [string, string, string] {
  const before = text.slice(Math.max(0, start - SHOWN), start);
  const after = text.slice(end, end + SHOWN);
  return [whole(before.slice(before.lastIndexOf('\n') + 1), start > SHOWN && !before.includes('\n'), 'front'), text.slice(start, end), whole(after.split('\n', 1)[0] ?? '', !after.includes('\n') && end + SHOWN < text.length, 'back')];
}

/** A stretch that was cut loses its first or last, perhaps broken, word. */
function whole(words: string, cut: boolean, at: 'front' | 'back'): string {
  if (!cut) return words;
  const space = at === 'front' ? words.indexOf(' ') : words.lastIndexOf(' ');
  if (space < 0) return at === 'front' ? `…${words}` : `${words}…`;
  return at === 'front' ? `…${words.slice(space)}` : `${words.slice(0, space)} …`;
}
