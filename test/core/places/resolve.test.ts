// Which place a name means, why, and what else it might have been; and that any text is read in one pass without a throw.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPlaces } from '../../../server/src/core/detect/places/candidates.js';
import { kilometres } from '../../../server/src/core/detect/places/geography.js';
import { isCapitalOrCountry } from '../../../server/src/core/detect/places/metonyms.js';
import { resolvePlaces, type LocatedPlace } from '../../../server/src/core/detect/places/resolve.js';
import { parseUserGazetteer } from '../../../server/src/core/newsroom/userGazetteer.js';
import { resources } from '../../support/engine.js';
import { cpuMs } from '../../support/cpu.js';

const { gazetteer, lexicon } = resources;
assert.ok(gazetteer, 'gazetteer.bin is missing');
const world = gazetteer;
const locate = (text: string): LocatedPlace[] => resolvePlaces({ text, gazetteer: world, lexicon }, findPlaces({ text, gazetteer: world, lexicon }));
const only = (text: string, words: string): LocatedPlace => {
  const found = locate(text).find((place) => text.slice(place.span.start, place.span.end) === words);
  assert.ok(found, `${words} is not found`);
  return found;
};

describe('The choice among namesakes', () => {
  it('names its reasons and the runners-up', () => {
    const paris = only('The fire brigade of Paris, Texas, bought a truck.', 'Paris');
    assert.equal(paris.place?.region, 'Texas');
    assert.deepEqual(paris.evidence.filter((e) => e.rule === 'place.comma'), [{ rule: 'place.comma', detail: 'Texas' }]);
    assert.ok(paris.evidence.some((e) => e.rule === 'place.over' && e.detail === 'chosen over Paris, France'));
    assert.equal(paris.alternatives[0]?.country, 'FR');
    assert.ok(paris.alternatives.length <= 5 && paris.confidence > 0.9);
  });

  it('is the same for all mentions of a name, and each mention keeps its span', () => {
    const text = 'Springfield, Ohio, has a new bridge. In Springfield nobody complained; Springfield is glad.';
    const springfields = locate(text).filter((place) => text.slice(place.span.start, place.span.end) === 'Springfield');
    assert.deepEqual(springfields.map((place) => [place.span.start, place.place?.region, place.referent]), [[0, 'Ohio', 0], [40, 'Ohio', 0], [71, 'Ohio', 0]]);
  });

  it('follows the dateline', () => {
    const text = 'ATHENS, Ga. (AP) — The council met. Residents of Athens applauded.';
    assert.deepEqual(locate(text).filter((place) => place.place?.name === 'Athens').map((place) => place.place?.region), ['Georgia', 'Georgia']);
  });

  it('is less sure the less the article says', () => {
    const bare = only('The mill stood in Richmond for years.', 'Richmond');
    const told = only('The mill stood in Richmond, Virginia, for years.', 'Richmond');
    assert.ok(bare.confidence < told.confidence, `${String(bare.confidence)} < ${String(told.confidence)}`);
  });

  it('gives a place that no list knows the country of what holds it, and no point', () => {
    const { place } = only('They met at Lake Minnequash, Ontario, in June.', 'Lake Minnequash');
    assert.deepEqual([place?.country, place?.region, place?.lat, place?.type], ['CA', 'Ontario', undefined, 'lake']);
  });

  it('prefers the great city to the region named after it, unless the word says otherwise', () => {
    assert.deepEqual(['New York', 'São Paulo', 'Kandahar', 'Istanbul'].map((name) => ['city', 'capital'].includes(only(`A tower in ${name} fell.`, name).place?.type ?? '')), [true, true, true, true]);
    assert.equal(only('Rain fell in Quebec and Ontario.', 'Quebec').place?.type, 'region');
    assert.equal(only('Farmers in Kandahar province waited.', 'Kandahar').place?.type, 'region');
  });

  it('leaves a world city where it is, though the article names a state with a town of that name', () => {
    const text = 'The museum in Paris bought a painting from a collector in Houston, Texas, on Friday. Curators in Paris said the painting would hang by spring.';
    assert.deepEqual(locate(text).filter((place) => place.place?.name === 'Paris').map((place) => place.place?.country), ['FR', 'FR']);
  });

  it('takes the newsroom’s own place', () => {
    const own = world.withOwn(parseUserGazetteer('places: [{name: Paris, at: [10, 20]}, {name: Gate Nine, at: [1, 2]}]').places);
    const text = 'Trucks left Paris for Gate Nine.';
    const context = { text, gazetteer: own, lexicon };
    assert.deepEqual(resolvePlaces(context, findPlaces(context)).map((p) => [p.place?.name, p.place?.lat]), [['Paris', 10], ['Gate Nine', 1]]);
  });
});

describe('Candidates', () => {
  it('inside a person’s name are none, inside an organisation’s they are places inside a name', () => {
    const text = 'Austin Quill left Austin Cables in Austin.';
    const context = { text, gazetteer: world, lexicon, persons: [{ start: 0, end: 12 }], organisations: [{ start: 18, end: 31 }] };
    assert.deepEqual(findPlaces(context).filter((c) => c.readings.length > 0).map((c) => [c.span.start, c.form]), [[18, 'inside-name'], [35, 'name']]);
  });

  it('tell capitals and countries, which may speak, from other towns', () => {
    const text = 'Moscow, France and Lyon.';
    assert.deepEqual(findPlaces({ text, gazetteer: world, lexicon }).map((c) => isCapitalOrCountry(world, c)), [true, true, false]);
  });
});

describe('Any text', () => {
  it('gives spans in order that lie in the text and never overlap', () => {
    const words = fc.constantFrom('Paris', 'Texas', ',', '.', 'U.S.', 'the', 'in', 'Mr', 'Jordan', 'Smith', '-', '\n', 'St', 'Louis', 'Street', 'province', 'of', '’s', '(', ')', '—', 'é', '😀', 'Lake', 'Ky');
    fc.assert(fc.property(fc.array(fc.tuple(words, fc.constantFrom(' ', '', '\n')), { maxLength: 60 }), (parts) => {
      const text = parts.map(([word, gap]) => word + gap).join('');
      let end = 0;
      for (const place of locate(text)) {
        assert.ok(place.span.start >= end && place.span.end > place.span.start && place.span.end <= text.length, JSON.stringify(text));
        assert.ok(place.score > 0 && place.score <= 1 && place.confidence >= 0 && place.confidence <= 1);
        end = place.span.end;
      }
    }), { numRuns: 300 });
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(locate(text))));
  });

  it('four times as long takes no more than about four times as long', () => {
    const time = (copies: number): number => {
      const text = 'Rain fell in Paris, Texas, and St. Louis while Jordan Smith of Larkspur Street waited in Georgia. '.repeat(copies);
      return cpuMs(() => locate(text));
    };
    time(200);
    const small = Math.min(time(400), time(400), time(400));
    const large = Math.min(time(1600), time(1600), time(1600));
    assert.ok(large < 10 * Math.max(small, 2), `${String(small)} ms, then ${String(large)} ms`);
  });
});

describe('Distances', () => {
  it('are those on the globe', () => {
    assert.ok(Math.abs(kilometres({ lat: 48.8566, lon: 2.3522 }, { lat: 51.5074, lon: -0.1278 }) - 344) < 2);
    assert.ok(Math.abs(kilometres({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }) - 111) < 1);
  });
});
