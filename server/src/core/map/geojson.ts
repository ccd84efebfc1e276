// The places of a map as GeoJSON (RFC 7946), for other mapping programs.
import type { MapMention, MappedPlace } from './gather.js';

/**
 * A FeatureCollection of points, one for each place; longitude first, degrees, WGS 84. Two spaces of indentation and a line end, so that
 * versions can be compared. Mentions stand as `article`, `start` and `end` (code units of the article are the editor's: UTF-16).
 */
export function placesGeoJson(places: readonly MappedPlace[], nameOf: (uri: string) => string): string {
  const features = places.map((p) => ({
    type: 'Feature',
    id: p.key,
    geometry: { type: 'Point', coordinates: [rounded(p.lon), rounded(p.lat)] },
    properties: {
      name: p.name,
      written: p.written,
      type: p.place.type,
      country: p.place.country ?? null,
      region: p.place.region ?? null,
      population: p.place.population ?? null,
      geonames: p.place.geonames ?? null,
      state: p.state,
      ambiguous: p.ambiguous,
      mentions: p.count,
      articles: p.articles,
      where: p.mentions.map((m) => whereOf(m, nameOf)),
    },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features }, null, 2)}\n`;
}

const whereOf = (m: MapMention, nameOf: (uri: string) => string): Record<string, unknown> =>
  ({ article: nameOf(m.uri), start: m.span.start, end: m.span.end, quote: m.quote, as: m.form, status: m.status });

/** Five digits: a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
