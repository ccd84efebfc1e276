// Templates over values: each feature is told apart by its template and by what stands in its slots.
import assert from 'node:assert/strict';
import { emptyValues, hashesOf, slotsOf, templatesOf } from '../../../server/src/core/learn/features.js';

describe('the templates of a decision', () => {
  const own = slotsOf(['before', 'here']);
  const slots = slotsOf(['stem'], own);

  it('count their slots behind those that they share, and behind 0 and 1', () => {
    assert.deepEqual(slots, { one: 1, before: 2, here: 3, stem: 4 });
  });

  it('give other features for another value, for the same values in another template, and in another decision', () => {
    const values = emptyValues();
    const rows = ['stem', 'stem here', 'here stem', 'one'];
    const hashes = (stem: number, part: number, branch: 0 | 1 = 0): number[] => {
      values[slots.stem] = stem;
      values[slots.here] = 7;
      return [...hashesOf(templatesOf(part, slots, rows, branch), values)];
    };
    const all = [...hashes(3, 2), ...hashes(4, 2).slice(0, 3), ...hashes(3, 5), ...hashes(3, 2, 1)];
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(hashes(3, 2), hashes(3, 2));
  });

  it('are refused where they name a value that is not there', () => {
    assert.throws(() => templatesOf(0, slots, ['stem heer']), /no slot heer/u);
  });
});
