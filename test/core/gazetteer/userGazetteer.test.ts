// A newsroom's own places, read from YAML and CSV.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseUserGazetteer } from '../../../server/src/core/newsroom/userGazetteer.js';

describe('A newsroom’s places', () => {
  it('come as a YAML list', () => {
    const { places, problems } = parseUserGazetteer('# ours\nnewsgloss: 1\nplaces:\n  - {name: Varnholm, aliases: [Port of Varnholm], type: city, at: [54.5, 10.2], country: "DE", population: 31000}\n');
    assert.deepEqual(problems, []);
    const [place] = places;
    assert.deepEqual([place?.name, place?.aliases, place?.type, place?.lat, place?.lon, place?.country, place?.population], ['Varnholm', ['Port of Varnholm'], 'city', 54.5, 10.2, 'DE', 31000]);
  });

  it('come as CSV with quoted cells, any separator and CRLF', () => {
    for (const separator of [',', ';', '\t']) {
      const source = ['name', 'lat', 'lon', 'country', 'aliases'].join(separator) + '\r\n' + ['"Gate ""9"""', '50.1', '30.2', 'ua', 'G9|Nine'].join(separator) + '\r\n';
      const { places, problems } = parseUserGazetteer(source);
      assert.deepEqual(problems, [], separator);
      assert.deepEqual([places[0]?.name, places[0]?.lat, places[0]?.country, places[0]?.aliases], ['Gate "9"', 50.1, 'UA', ['G9', 'Nine']]);
    }
  });

  it('keep what is right and report the rest where it stands', () => {
    const source = 'places:\n  - {name: Good, at: [1, 2]}\n  - {at: [1, 2]}\n  - {name: Far, at: [100, 2]}\n  - {name: Where, country: Germany}\n';
    const { places, problems } = parseUserGazetteer(source);
    assert.deepEqual(places.map((place) => place.name), ['Good', 'Far', 'Where']);
    assert.equal(places[1]?.lat, undefined);
    assert.deepEqual(problems.map((p) => [p.code, source.slice(p.span.start, p.span.end)]), [
      ['gazetteer.no-name', '{at: [1, 2]}'], ['gazetteer.bad-coordinates', '{name: Far, at: [100, 2]}'], ['gazetteer.bad-country', '{name: Where, country: Germany}'],
    ]);
  });

  it('that do not parse give problems, never a throw', () => {
    assert.equal(parseUserGazetteer('places: [').problems[0]?.code, 'gazetteer.syntax');
    assert.equal(parseUserGazetteer('places: 3').problems[0]?.code, 'gazetteer.not-a-list');
    assert.deepEqual(parseUserGazetteer(''), { places: [], problems: [] });
    fc.assert(fc.property(fc.string(), (source) => Array.isArray(parseUserGazetteer(source).places)));
    fc.assert(fc.property(fc.string(), (source) => Array.isArray(parseUserGazetteer(`name,lat,lon\n${source}`).problems)));
  });
});
