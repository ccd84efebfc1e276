// From mentions to the places of a map, and to GeoJSON.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ArticlePlaces, gatherPlaces, type PlaceMention } from '../../../server/src/core/map/gather.js';
import { placesGeoJson } from '../../../server/src/core/map/geojson.js';
import type { PlaceRef } from '../../../server/src/core/model/analysis.js';

const ODESA: PlaceRef = { name: 'Odesa', type: 'city', geonames: 698740, lat: 46.4775, lon: 30.7326, country: 'UA' };
const TEXAS: PlaceRef = { name: 'Odessa', type: 'city', geonames: 5527554, lat: 31.8457, lon: -102.3676, country: 'US' };
let next = 0;
const mention = (quote: string, place: PlaceRef | undefined, more: Partial<PlaceMention> = {}): PlaceMention =>
  ({ id: `m-${String(++next)}`, span: { start: next * 10, end: next * 10 + quote.length }, quote, status: 'suggested', form: 'name', name: quote, ...(place ? { place } : {}), ...more });
const article = (uri: string, ...mentions: PlaceMention[]): ArticlePlaces => ({ uri, title: uri.toUpperCase(), mentions });

describe('the places of a map', () => {
  it('are one for each point on earth, whatever it is called where', () => {
    const { places } = gatherPlaces([article('a', mention('Odessa', ODESA), mention('Odesa', ODESA), mention('Odessa', TEXAS)), article('b', mention('Odessa', ODESA))]);
    assert.deepEqual(places.map((p) => [p.name, p.place.country, p.count, p.articles, p.written]), [['Odesa', 'UA', 3, 2, ['Odessa']], ['Odessa', 'US', 1, 1, []]]);
  });

  it('are undecided, partly or wholly decided by their live mentions, and rejected where none is left', () => {
    const state = (...statuses: PlaceMention['status'][]): string | undefined => gatherPlaces([article('a', ...statuses.map((status) => mention('Odesa', ODESA, { status })))]).places[0]?.state;
    assert.equal(state('suggested', 'suggested', 'rejected'), 'suggested');
    assert.equal(state('suggested', 'accepted'), 'partly');
    assert.equal(state('edited', 'added', 'accepted', 'rejected'), 'accepted');
    assert.equal(state('rejected', 'rejected'), 'rejected');
  });

  it('count no rejected mention, but list it', () => {
    const [odesa] = gatherPlaces([article('a', mention('Odesa', ODESA), mention('Odesa', ODESA, { status: 'rejected', ambiguous: true }))]).places;
    assert.deepEqual([odesa?.count, odesa?.mentions.length, odesa?.ambiguous], [1, 2, false]);
  });

  it('leave names without a point apart, unless all their mentions were rejected', () => {
    const { places, unplaced } = gatherPlaces([article('a', mention('Varnholm', undefined), mention('Varnholm', { name: 'Varnholm', type: 'city' }), mention('Skarn', undefined, { status: 'rejected' }))]);
    assert.deepEqual([places.length, unplaced.map((u) => [u.name, u.mentions.length])], [0, [['Varnholm', 2]]]);
  });

  it('hold only the mentions that are wanted', () => {
    const { places } = gatherPlaces([article('a', mention('Odesa', ODESA), mention('Odesa', ODESA, { form: 'inside-name' }))], (m) => m.form !== 'inside-name');
    assert.equal(places[0]?.count, 1);
  });

  it('lose no mention and lie on the globe, whatever their numbers are', () => {
    const place = fc.record({ lat: fc.double(), lon: fc.double(), name: fc.constantFrom('A', 'B') }).map((p): PlaceRef => ({ ...p, type: 'city' }));
    fc.assert(fc.property(fc.array(fc.option(place, { nil: undefined })), (given) => {
      const { places, unplaced } = gatherPlaces([article('a', ...given.map((p) => mention('x', p)))]);
      const all = [...places, ...unplaced].reduce((n, p) => n + p.mentions.length, 0);
      assert.equal(all, given.length);
      for (const { lat, lon } of places) assert.ok(Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
    }));
  });
});

describe('GeoJSON of a map', () => {
  it('is a collection of points, longitude first, with names, state and where each is named', () => {
    const { places } = gatherPlaces([article('file:///n/a%20b.txt', mention('Odessa', ODESA, { span: { start: 4, end: 10 }, status: 'accepted' }))]);
    const text = placesGeoJson(places, (uri) => uri.slice(uri.lastIndexOf('/') + 1));
    assert.ok(text.endsWith('}\n'));
    assert.deepEqual(JSON.parse(text), {
      type: 'FeatureCollection',
      features: [{
        type: 'Feature', id: 'g698740', geometry: { type: 'Point', coordinates: [30.7326, 46.4775] },
        properties: {
          name: 'Odesa', written: ['Odessa'], type: 'city', country: 'UA', region: null, population: null, geonames: 698740, state: 'accepted', ambiguous: false, mentions: 1, articles: 1,
          where: [{ article: 'a%20b.txt', start: 4, end: 10, quote: 'Odessa', as: 'name', status: 'accepted' }],
        },
      }],
    });
  });
});
