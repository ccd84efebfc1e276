// The learned name tagger: its file, its odds, and what it and the rules make of names together.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSentences } from '../../../server/src/core/detect/blockReading.js';
import { openNameModel, SIZE, writeNameModel } from '../../../server/src/core/detect/names/nameModel.js';
import { bestPath, factorsOf, marginals } from '../../../server/src/core/detect/names/nameReader.js';
import { isSlip } from '../../../server/src/core/detect/coreference/people.js';
import { resources } from '../../support/engine.js';

const namesIn = (text: string): string[] => readSentences(text, resources).flatMap((s) => s.names.filter((n) => n.kind !== 'none').map((n) => `${n.kind} ${text.slice(n.span.start, n.span.end)}`));

describe('the name tagger', () => {
  it('is installed', () => {
    assert.ok(resources.names);
  });

  it('reads persons, bodies and places in one go', () => {
    assert.deepEqual(namesIn('Ada Quist of the Harbour Workers Union met reporters in Nairobi.'), ['person Ada Quist', 'organisation Harbour Workers Union', 'place Nairobi']);
  });

  it('gives odds that make one whole for every stretch', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Ada', 'Quist', 'said', 'the', 'Bank', 'of', 'Oslo', ',', 'Mr.', 'de', 'NATO', '“', '3')), (words) => {
      const text = words.join(' ');
      for (const sentence of readSentences(text, resources)) {
        let end = 0;
        for (const { span, odds } of sentence.names) {
          assert.ok(span.start >= end && span.end > span.start && span.end <= text.length);
          end = span.end;
          const sum = odds.person + odds.organisation + odds.place + odds.people + odds.none;
          assert.ok(Math.abs(sum - 1) < 0.04, String(sum));
        }
      }
    }));
  });

  it('finds the best path and sums that agree with all paths written out', () => {
    const random = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2 * SIZE, maxLength: 2 * SIZE });
    fc.assert(fc.property(random, (values) => {
      const scores = Float64Array.from(values);
      const follows = new Float32Array((SIZE + 1) * SIZE).map((_, i) => ((i * 7) % 5) / 4);
      const scoreOf = (a: number, b: number): number => (follows[SIZE * SIZE + a] ?? 0) + (scores[a] ?? 0) + (follows[a * SIZE + b] ?? 0) + (scores[SIZE + b] ?? 0);
      let total = 0;
      let best = { score: -Infinity, a: 0, b: 0 };
      const first = new Float64Array(SIZE);
      for (let a = 0; a < SIZE; a++) {
        for (let b = 0; b < SIZE; b++) {
          const score = scoreOf(a, b);
          total += Math.exp(score);
          first[a] = (first[a] ?? 0) + Math.exp(score);
          if (score > best.score) best = { score, a, b };
        }
      }
      // Of paths that score the same but for rounding, either is the best.
      const [a = 0, b = 0] = bestPath(scores, 2, follows);
      assert.ok(Math.abs(scoreOf(a, b) - best.score) < 1e-9, `${String(a)}-${String(b)} for ${String(best.a)}-${String(best.b)}`);
      const p = marginals(scores, 2, factorsOf(follows));
      for (let a = 0; a < SIZE; a++) assert.ok(Math.abs((p[a] ?? 0) - (first[a] ?? 0) / total) < 1e-9);
    }), { numRuns: 50 });
  });

  it('comes back from its file as it was written, within half a step of eight bits', () => {
    const weights = Float32Array.from({ length: SIZE * 4 }, (_, i) => Math.sin(i));
    const read = openNameModel(writeNameModel(2, weights, new Float32Array((SIZE + 1) * SIZE).fill(0.5)));
    assert.ok(read.ok);
    weights.forEach((w, i) => { assert.ok(Math.abs((read.value.table[i] ?? 0) * read.value.scale - w) <= read.value.scale, String(i)); });
    assert.equal(read.value.follows[3], 0.5);
  });

  it('refuses bytes that are no model, of another version, or cut off', () => {
    const good = writeNameModel(2, new Float32Array(SIZE * 4).fill(1), new Float32Array((SIZE + 1) * SIZE));
    const other = good.slice(0);
    new DataView(other).setUint32(4, 99, true);
    assert.deepEqual([openNameModel(new ArrayBuffer(8)), openNameModel(new ArrayBuffer(64)), openNameModel(other), openNameModel(good.slice(0, good.byteLength - 1))].map((r) => (r.ok ? 'ok' : r.error)),
      ['notAModel', 'notAModel', 'otherVersion', 'cutShort']);
  });
});

describe('slips of the pen', () => {
  it('are one letter in five, two in eight, with the same first letter', () => {
    assert.deepEqual([isSlip('brandt', 'brand'), isSlip('mclenney', 'mcclenney'), isSlip('quist', 'quist'), isSlip('olsen', 'ilsen'), isSlip('reyes', 'ramos'), isSlip('ode', 'oda')], [true, true, false, false, false, false]);
  });
});
