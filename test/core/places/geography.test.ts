// Distances on the globe, by two ways that must agree.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kilometres, kilometresAlong, lineSquared, spotOf } from '../../../server/src/core/detect/places/geography.js';

const anyPoint = fc.record({ lat: fc.double({ min: -90, max: 90, noNaN: true }), lon: fc.double({ min: -180, max: 180, noNaN: true }) });

describe('a distance on the globe', () => {
  it('is the same along the line between two spots as by their degrees', () => {
    fc.assert(fc.property(anyPoint, anyPoint, (a, b) => {
      const [from, to] = [spotOf(a), spotOf(b)];
      assert.ok(from && to);
      const apart = kilometres(a, b);
      // Near the other end of the world both lose digits: a metre is enough.
      assert.ok(Math.abs(kilometresAlong(lineSquared(from, to)) - apart) < (apart > 20_000 ? 1 : 0.001));
    }));
  });

  it('is known of known towns', () => {
    const [paris, london] = [spotOf({ lat: 48.8566, lon: 2.3522 }), spotOf({ lat: 51.5074, lon: -0.1278 })];
    assert.ok(paris && london);
    assert.equal(Math.round(kilometresAlong(lineSquared(paris, london))), 344);
  });

  it('is none where a place has no point', () => assert.equal(spotOf({ lat: 48.8566 }), undefined));
});
