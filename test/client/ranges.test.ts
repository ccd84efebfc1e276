// Selections as fragments and mentions.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparePositions, containsRange, hull, joinRanges, selectedRanges } from '../../client/src/base/ranges.js';
import type { Range } from '../../server/src/protocol/protocol.js';

const r = (l1: number, c1: number, l2: number, c2: number): Range => ({ start: { line: l1, character: c1 }, end: { line: l2, character: c2 } });

describe('selections', () => {
  it('become one claim: in text order, empty ones dropped, touching and overlapping ones joined', () => {
    const selections = [r(3, 10, 3, 20), r(0, 4, 0, 9), r(0, 9, 0, 12), r(1, 1, 1, 1), r(3, 15, 4, 2)];
    assert.deepEqual(selectedRanges(selections, true), [r(0, 4, 0, 12), r(3, 10, 4, 2)]);
  });

  it('become one mention each: the same words once, touching ones apart', () => {
    assert.deepEqual(selectedRanges([r(0, 9, 0, 12), r(0, 4, 0, 9), r(0, 4, 0, 9), r(2, 0, 2, 0)], false), [r(0, 4, 0, 9), r(0, 9, 0, 12)]);
  });

  it('of carets alone are nothing', () => {
    assert.deepEqual(selectedRanges([r(5, 2, 5, 2)], true), []);
    assert.deepEqual(selectedRanges([r(5, 2, 5, 2)], false), []);
  });

  it('joined stay in order, apart from each other, and cover what was selected', () => {
    const position = fc.record({ line: fc.nat(4), character: fc.nat(6) }, { noNullPrototype: true });
    const range = fc.tuple(position, position).map(([a, b]) => (comparePositions(a, b) <= 0 ? { start: a, end: b } : { start: b, end: a }));
    fc.assert(fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
      const joined = joinRanges(ranges);
      for (const [i, one] of joined.entries()) {
        assert.ok(comparePositions(one.start, one.end) < 0);
        const next = joined[i + 1];
        if (next) assert.ok(comparePositions(one.end, next.start) < 0);
      }
      for (const selected of ranges) {
        if (comparePositions(selected.start, selected.end) < 0) assert.ok(joined.some((j) => containsRange(j, selected)));
      }
      assert.deepEqual(hull(joined), hull(ranges.filter((x) => comparePositions(x.start, x.end) < 0)));
    }));
  });
});
