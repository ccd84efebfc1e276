// A short run of npm run fuzz: hostile lists of places, damaged binaries and broken sources from a seed, and the worst lists that are known.
import assert from 'node:assert/strict';
import { parseUserGazetteer } from '../../../server/src/core/newsroom/userGazetteer.js';
import { cpuMs } from '../../support/cpu.js';
import { seeded } from '../../support/crash.js';
import { fuzzPlaces } from '../../support/fuzzPlaces.js';

describe('hostile gazetteers', () => {
  it('from a seed are read, opened and built without harm, or refused in words', () => {
    const counts = fuzzPlaces(1500, seeded(20261130));
    assert.ok(counts.lists === 500 && counts.listsWithProblems > 150 && counts.places > 250 && counts.opened > 40 && counts.opened < 480 && counts.built > 60 && counts.built < 480, JSON.stringify(counts));
  }).timeout(120_000);

  const worst: Readonly<Record<string, readonly [string, string | undefined]>> = {
    'of 100,000 levels of brackets': [`{"features": ${'['.repeat(100_000)}`, 'gazetteer.too-deep'],
    'of 60,000 entries as a table': [`name,lat\n${'a,1\n'.repeat(60_000)}`, 'gazetteer.too-many'],
    'of one quotation mark and a megabyte': [`name,lat\n"${'a,'.repeat(500_000)}`, undefined],
    'of a megabyte without an end as GeoJSON': [`{"type": "FeatureCollection", "features": [${'{"type": "Feature", "properties": {"name": "a"}, "geometry": null},'.repeat(15_000)}`, 'gazetteer.json'],
    'of a header without end': [`${'a,'.repeat(200_000)}!`, undefined],
  };
  for (const [name, [source, code]] of Object.entries(worst)) {
    it(`${name} take no longer than two seconds of processor time`, () => {
      let list = parseUserGazetteer('');
      const used = cpuMs(() => { list = parseUserGazetteer(source); });
      if (code !== undefined) assert.ok(list.problems.some((p) => p.code === code), JSON.stringify(list.problems.slice(0, 3)));
      assert.ok(used < 2000, `${used} ms`);
    }).timeout(60_000);
  }
});
