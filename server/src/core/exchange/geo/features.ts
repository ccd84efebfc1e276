// The places of an article as GeoJSON features (RFC 7946), and what Linked Places adds to them.
import type { GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import { compact, entityOf, isMention, isPlace } from '../facts.js';
import type { WriterContext } from '../port.js';
import type { PreparedArticle } from '../prepare.js';
import { irisOf } from '../w3c/iris.js';

export interface PlaceFeature {
  readonly name: string;
  /** Id of the entity; absent for a place that is only named. */
  readonly entity: GlossEntity | undefined;
  readonly iri: string;
  /** [longitude, latitude] in degrees, WGS 84. */
  readonly coordinates: readonly [number, number] | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** One feature for each place that the article names; `start` and `end` of its mentions are code points of the article's text. */
export function placeFeatures(article: PreparedArticle, { options, losses }: WriterContext): PlaceFeature[] {
  const mentions = article.annotations.filter(isMention).filter((m) => isPlace(m, article));
  losses.add('annotation.left-out', article.file, article.annotations.length - mentions.length);
  const groups = new Map<string, MentionAnnotation[]>();
  for (const m of mentions) {
    const key = m.entity === undefined ? `\n${m.quotes[0] ?? ''}` : m.entity;
    const known = groups.get(key);
    if (known) known.push(m);
    else groups.set(key, [m]);
  }
  const used = new Set(mentions.map((m) => m.entity));
  losses.add('entity.details', article.file, [...article.entities.values()].filter((e) => !used.has(e.id)).length);
  const iris = irisOf(article, options.base);
  const features = [...groups].map(([key, own]) => feature(key, own, article, iris));
  losses.add('place.nowhere', article.file, features.filter((f) => !f.coordinates).length);
  return features;
}

function feature(key: string, own: readonly MentionAnnotation[], article: PreparedArticle, iris: ReturnType<typeof irisOf>): PlaceFeature {
  const [first] = own;
  const entity = first && entityOf(first, article);
  const name = entity?.name ?? first?.quotes[0] ?? '';
  const { title, outlet, published, url } = article.details;
  return {
    name,
    entity,
    iri: iris.entity(entity?.id ?? key.trim()),
    coordinates: entity?.at && isOnEarth(entity.at) ? [rounded(entity.at[1]), rounded(entity.at[0])] : undefined,
    properties: compact({
      name,
      country: entity?.country,
      geonames: entity?.geonames,
      aliases: entity?.aliases,
      note: entity?.note,
      entity: first?.entity,
      article: article.file,
      title, outlet, published, url,
      mentions: own.map((m) => mentionRecord(m, article)),
    }),
  };
}

/** Seven decimals, as RFC 7946 advises: about a centimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

const isOnEarth = ([lat, lon]: readonly [number, number]): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

function mentionRecord(m: MentionAnnotation, article: PreparedArticle): Record<string, unknown> {
  const span = article.points(m.spans[0] ?? { start: 0, end: 0 });
  const { id, kind, as, status, by, when, score, why, note, attributes, links, within, foreign, was, of } = m;
  return compact({ id, ...span, quote: m.quotes[0], kind: kind === 'place' ? undefined : kind, as, status, by, when, score, why, note, attributes, links, within, foreign, was, of });
}
