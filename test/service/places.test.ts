// Which places are called ambiguous: towns of one name and comparable size, where nothing in the article speaks for one.
import assert from 'node:assert/strict';
import type { Entity, PlaceRef } from '../../server/src/core/model/analysis.js';
import { ambiguousRival } from '../../server/src/service/layers.js';

const city = (country: string, population: number, lat: number, more: Partial<PlaceRef> = {}): PlaceRef => ({ name: 'Kilbride', type: 'city', country, population, lat, lon: 10, ...more });
const entity = (place: PlaceRef, ...placeAlternatives: PlaceRef[]): Entity => ({ index: 0, kind: 'place', name: 'Kilbride', roles: [], aliases: [], mentions: [], place, placeAlternatives });
const BIGGEST = [{ rule: 'place.population' }];

describe('an ambiguous place', () => {
  it('has a namesake of a quarter of its people or more, elsewhere', () => {
    assert.equal(ambiguousRival(entity(city('GB', 40_000, 55, { evidence: BIGGEST }), city('CA', 10_000, 43)))?.country, 'CA');
    assert.equal(ambiguousRival(entity(city('GB', 40_000, 55, { evidence: BIGGEST }), city('CA', 9_000, 43))), undefined);
  });

  it('is none where the article speaks for one reading', () => {
    for (const rule of ['place.comma', 'place.dateline', 'place.near', 'place.country-context', 'place.own']) {
      assert.equal(ambiguousRival(entity(city('GB', 40_000, 55, { evidence: [{ rule }] }), city('CA', 39_000, 43))), undefined, rule);
    }
  });

  it('is none where the other is the same town again, as a district or area', () => {
    assert.equal(ambiguousRival(entity(city('GB', 40_000, 55, { evidence: BIGGEST }), city('GB', 50_000, 55.1))), undefined);
  });

  it('is no capital, country or sea', () => {
    for (const type of ['capital', 'country', 'sea']) assert.equal(ambiguousRival(entity(city('GB', 40_000, 55, { type, evidence: BIGGEST }), city('CA', 39_000, 43))), undefined, type);
  });
});
