// The gazetteer: look-up by any writing of a name, what is known of a place, and what a damaged file gives.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openGazetteer, type Gazetteer, type Place } from '../../../server/src/core/lexicon/gazetteer.js';
import { checksum, HEADER_BYTES } from '../../../server/src/core/lexicon/gazetteerFormat.js';
import { parseUserGazetteer } from '../../../server/src/core/newsroom/userGazetteer.js';
import { findDataDir } from '../../../server/src/node/resources.js';
import { metonymTarget } from '../../../server/src/core/detect/places/metonyms.js';

const bytes = readFileSync(join(findDataDir(), 'gazetteer.bin'));

function copyOf(length = bytes.length): ArrayBuffer {
  const copy = new ArrayBuffer(length);
  new Uint8Array(copy).set(bytes.subarray(0, length));
  return copy;
}

function open(): Gazetteer {
  const opened = openGazetteer(copyOf());
  assert.ok(opened.ok);
  return opened.value;
}

describe('The gazetteer', () => {
  const gazetteer = open();
  const first = (name: string): Place => {
    const reading = gazetteer.findName(name)?.readings[0];
    assert.ok(reading, `${name} is not listed`);
    return gazetteer.place(reading.place);
  };

  it('finds a name however it is written', () => {
    for (const name of ['Bogotá', 'Bogota', 'BOGOTÁ', 'bogota', 'Bogotá']) assert.equal(first(name).geonames, 3688689, name);
    for (const name of ['Guinea-Bissau', 'guinea  bissau']) assert.equal(first(name).country, 'GW', name);
    for (const name of ['Kyiv', 'Kiev']) assert.equal(first(name).geonames, 703448, name);
    for (const name of ['St. Petersburg', 'Saint Petersburg', 'Leningrad']) assert.equal(gazetteer.findName(name)?.readings.some((r) => gazetteer.place(r.place).geonames === 498817), true, name);
  });

  it('gives every country with its point, its people and its number', () => {
    const turkey = first('Turkey');
    assert.deepEqual([turkey.type, turkey.country, turkey.geonames, turkey.lat, turkey.lon], ['country', 'TR', 298795, 39, 35]);
    assert.ok(turkey.population > 50_000_000);
    assert.equal(gazetteer.countryPlace('UA')?.name, 'Ukraine');
    assert.equal(gazetteer.countryPlace('??'), undefined);
  });

  it('tells adjectives, inhabitants and short forms from names', () => {
    assert.equal(gazetteer.findName('Ukrainian')?.readings[0]?.form, 'adjective');
    assert.equal(gazetteer.findName('Ukrainians')?.readings[0]?.form, 'demonym');
    assert.deepEqual(gazetteer.findName('Ky')?.readings.map((r) => r.form).sort(), ['abbreviation', 'postal']);
  });

  it('writes a place with its region', () => {
    const paris = gazetteer.findName('Paris')?.readings.map((r) => gazetteer.place(r.place)).find((place) => place.country === 'US' && gazetteer.toRef(place).region === 'Texas');
    assert.ok(paris);
    assert.deepEqual(Object.keys(gazetteer.toRef(paris)).sort(), ['country', 'geonames', 'lat', 'lon', 'name', 'population', 'region', 'type']);
  });

  it('knows for whom a place speaks', () => {
    assert.equal(metonymTarget(gazetteer, first('Kremlin')), 'the Russian presidency');
    assert.equal(metonymTarget(gazetteer, first('Moscow')), 'the government of Russia');
    assert.equal(metonymTarget(gazetteer, first('United States')), 'the government of the United States');
    assert.equal(metonymTarget(gazetteer, first('Lyon')), undefined);
  });

  it('knows nothing of names in other scripts, of nothing and of endless ones', () => {
    for (const name of ['Київ', '', ' ', '’', 'x'.repeat(5000), '\ud800']) assert.equal(gazetteer.findName(name), undefined, JSON.stringify(name.slice(0, 20)));
  });

  it('puts a newsroom’s own places first and leaves the built-in ones as they are', () => {
    const own = gazetteer.withOwn(parseUserGazetteer('places:\n  - {name: Paris, aliases: [Little Paris], at: [10, 20], type: checkpoint}\n').places);
    const reading = own.findName('Paris')?.readings[0];
    assert.ok(reading);
    assert.deepEqual(own.toRef(own.place(reading.place)), { name: 'Paris', type: 'checkpoint', lat: 10, lon: 20 });
    assert.equal(own.findName('Little Paris')?.readings.length, 1);
    assert.ok((own.findName('Paris')?.readings.length ?? 0) > 2);
    assert.equal(own.size, gazetteer.size + 1);
    assert.equal(first('Paris').country, 'FR');
  });
});

describe('A damaged gazetteer', () => {
  const code = (buffer: ArrayBuffer): string => {
    const opened = openGazetteer(buffer);
    return opened.ok ? 'opened' : opened.error.code;
  };

  it('cut off anywhere is an error value', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => code(copyOf(length)) === 'gazetteer.damaged'), { numRuns: 40 });
  });

  it('with any byte changed is an error value', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const copy = copyOf();
      const view = new Uint8Array(copy);
      view[at] = (view[at] ?? 0) ^ change;
      return code(copy) !== 'opened';
    }), { numRuns: 60 });
  });

  it('with its sum made right again opens or is an error value, and then answers without throwing', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 24, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 400 }), (changes) => {
      const copy = copyOf();
      const view = new Uint8Array(copy);
      for (const [at, change] of changes) view[at] = (view[at] ?? 0) ^ change;
      new Uint32Array(copy)[5] = checksum(new Uint32Array(copy, HEADER_BYTES));
      const opened = openGazetteer(copy);
      if (!opened.ok) return opened.error.code === 'gazetteer.damaged';
      for (const name of ['Paris', 'Springfield', 'Ukrainian', 'Santa Cruz']) {
        for (const reading of opened.value.findName(name)?.readings ?? []) opened.value.toRef(opened.value.place(reading.place));
      }
      return true;
    }), { numRuns: 40 });
  });

  it('of another version says so', () => {
    const copy = copyOf();
    new Uint32Array(copy)[1] = 99;
    assert.equal(code(copy), 'gazetteer.version');
  });

  it('of any bytes at all is an error value', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
      const copy = new ArrayBuffer(noise.length);
      new Uint8Array(copy).set(noise);
      return code(copy) === 'gazetteer.damaged';
    }));
  });
});
