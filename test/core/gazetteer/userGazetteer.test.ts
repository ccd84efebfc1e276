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

  it('come as GeoJSON: points, the middle of areas and lines, other programs’ words for a name', () => {
    const { places, problems } = parseUserGazetteer(JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { name: 'Gate 9', aliases: ['G9'], type: 'checkpoint', country: 'ua', population: 12, geonames: null }, geometry: { type: 'Point', coordinates: [30.2, 50.1, 120] } },
        { type: 'Feature', properties: { title: 'Varn Moor' }, geometry: { type: 'Polygon', coordinates: [[[10, 50], [12, 50], [12, 54], [10, 50]]] } },
        { type: 'Feature', properties: { name: 'Old Ferry Line', alt_name: 'The Line;Ferry 3', place: 'route' }, geometry: { type: 'LineString', coordinates: [[1, 2], [3, 6]] } },
        { type: 'Feature', properties: { name: 'Nowhere yet' }, geometry: null },
        { type: 'Feature', properties: { name: 'Two Yards' }, geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [5, 5] }, { type: 'Point', coordinates: [7, 5] }] } },
      ],
    }, null, 2));
    assert.deepEqual(problems, []);
    assert.deepEqual(places.map(({ name, aliases, type, label, lat, lon, country, population }) => [name, aliases, label ?? type, lat, lon, country, population]), [
      ['Gate 9', ['G9'], 'checkpoint', 50.1, 30.2, 'UA', 12],
      ['Varn Moor', [], 'area', 52, 11, undefined, undefined],
      ['Old Ferry Line', ['The Line', 'Ferry 3'], 'route', 4, 2, undefined, undefined],
      ['Nowhere yet', [], 'area', undefined, undefined, undefined, undefined],
      ['Two Yards', [], 'area', 5, 6, undefined, undefined],
    ]);
  });

  it('come as one GeoJSON feature, and as plain JSON of the YAML list’s shape', () => {
    assert.equal(parseUserGazetteer('{"type": "Feature", "properties": {"name": "Ur"}, "geometry": {"type": "Point", "coordinates": [46.1, 30.9]}}').places[0]?.lat, 30.9);
    assert.equal(parseUserGazetteer('\ufeff{"places": [{"name": "Ur", "at": [30.9, 46.1]}]}').places[0]?.lon, 46.1);
    assert.deepEqual(parseUserGazetteer('[{"name": "Ur", "lat": "30.9", "lon": 46.1}]').places.map((p) => p.lat), [30.9]);
  });

  it('of GeoJSON stand where their feature stands, and what is wrong in it where it is', () => {
    const source = [
      '{"type": "FeatureCollection", "features": [',
      '  {"type": "Feature", "properties": {"name": "Good"}, "geometry": {"type": "Point", "coordinates": [1, 2]}},',
      '  {"type": "Feature", "properties": {"nom": "x"}, "geometry": null},',
      '  {"type": "Feature", "properties": {"name": "Turned"}, "geometry": {"type": "Point", "coordinates": [2, 100]}},',
      '  {"type": "Feature", "properties": {"name": "Where", "country": "Germany", "population": "many"}, "geometry": null}',
      ']}', '',
    ].join('\n');
    const { places, problems } = parseUserGazetteer(source);
    assert.deepEqual(places.map((p) => p.name), ['Good', 'Turned', 'Where']);
    assert.ok(source.slice(places[0]?.source?.start, places[0]?.source?.end).startsWith('{"type": "Feature", "properties": {"name": "Good"}'));
    const lineOf = (at: number): number => source.slice(0, at).split('\n').length;
    assert.deepEqual(problems.map((p) => [p.code, lineOf(p.span.start), source.slice(p.span.start, p.span.end).slice(0, 20)]), [
      ['gazetteer.no-name', 3, '{"type": "Feature", '], ['gazetteer.bad-position', 4, '[2, 100]'], ['gazetteer.bad-country', 5, '"Germany"'], ['gazetteer.bad-number', 5, '"many"'],
    ]);
  });

  it('of broken GeoJSON are kept as far as they go, with the mistake at its place', () => {
    const source = '{"type": "FeatureCollection", "features": [\n {"type": "Feature", "properties": {"name": "Good"}, "geometry": null}\n {"type": "Feature"';
    const { places, problems } = parseUserGazetteer(source);
    assert.equal(places[0]?.name, 'Good');
    assert.deepEqual([problems[0]?.code, problems[0]?.args, source.slice(problems[0]?.span.start)], ['gazetteer.json', ['comma expected'], '{"type": "Feature"']);
    assert.deepEqual(parseUserGazetteer('{"type": "Topology"}').problems.map((p) => p.code), ['gazetteer.not-geojson']);
    assert.deepEqual(parseUserGazetteer(`{"features": ${'['.repeat(200_000)}`).problems.map((p) => p.code), ['gazetteer.too-deep']);
  });

  it('keep what is right and report the rest where it stands', () => {
    const source = 'places:\n  - {name: Good, at: [1, 2]}\n  - {at: [1, 2]}\n  - {name: Far, at: [100, 2]}\n  - {name: Where, country: Germany, populaton: 3}\n';
    const { places, problems } = parseUserGazetteer(source);
    assert.deepEqual(places.map((place) => place.name), ['Good', 'Far', 'Where']);
    assert.equal(places[1]?.lat, undefined);
    assert.deepEqual(problems.map((p) => [p.code, p.severity, source.slice(p.span.start, p.span.end)]), [
      ['gazetteer.no-name', 'error', '{at: [1, 2]}'], ['gazetteer.bad-coordinates', 'error', '[100, 2]'], ['gazetteer.bad-country', 'error', 'Germany'], ['gazetteer.unknown-key', 'warning', 'populaton'],
    ]);
  });

  it('of a table report what is wrong at its cell', () => {
    const source = 'name;lat;lon;country\nGood;1;2;DE\n;1;2;DE\nFar;1;200;"Germany"\n';
    const { places, problems } = parseUserGazetteer(source);
    assert.deepEqual(places.map((place) => place.name), ['Good', 'Far']);
    assert.deepEqual(problems.map((p) => [p.code, source.slice(p.span.start, p.span.end)]), [['gazetteer.no-name', ';1;2;DE'], ['gazetteer.bad-coordinates', '200'], ['gazetteer.bad-country', '"Germany"']]);
  });

  it('that do not parse give problems, never a throw', () => {
    assert.equal(parseUserGazetteer('places: [').problems[0]?.code, 'gazetteer.syntax');
    assert.equal(parseUserGazetteer('places: 3').problems[0]?.code, 'gazetteer.not-a-list');
    assert.deepEqual(parseUserGazetteer(''), { places: [], problems: [] });
    fc.assert(fc.property(fc.string(), (source) => Array.isArray(parseUserGazetteer(source).places)));
    fc.assert(fc.property(fc.string(), (source) => Array.isArray(parseUserGazetteer(`name,lat,lon\n${source}`).problems)));
  });
});
