// The painter: whatever layers lie over one another, the tokens never overlap, never span lines, and the innermost shows.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { positionsOf } from '../../server/src/service/positions.js';
import { flatten, type Paint, tokenEdits } from '../../server/src/service/semanticTokens.js';

const paint = (start: number, end: number, type: Paint['type'], rank: number): Paint => ({ span: { start, end }, type, modifiers: [], rank });
const shown = (paints: readonly Paint[]): string[] => flatten(paints).map((p) => `${p.start}-${p.end} ${p.type}`);

describe('the painter of semantic tokens', () => {
  it('shows a place within a speaker, and the speaker on both sides of it', () => {
    assert.deepEqual(shown([paint(0, 20, 'newsSpeaker', 1), paint(4, 9, 'newsPlace', 2)]), ['0-4 newsSpeaker', '4-9 newsPlace', '9-20 newsSpeaker']);
  });

  it('shows a mark over the headline that it stands in', () => {
    assert.deepEqual(shown([paint(0, 10, 'newsHeadline', 0), paint(0, 4, 'newsPerson', 2)]), ['0-4 newsPerson', '4-10 newsHeadline']);
  });

  it('gives every unit that some layer covers exactly one piece, of the highest rank there', () => {
    const paints = fc.array(fc.record({ start: fc.nat(60), length: fc.nat(20), rank: fc.nat(3) }), { maxLength: 30 });
    fc.assert(fc.property(paints, (drafts) => {
      const all = drafts.map((d) => paint(d.start, d.start + d.length, 'newsCue', d.rank));
      const pieces = flatten(all);
      for (const [i, p] of pieces.entries()) assert.ok(p.start < p.end && (i === 0 || (pieces[i - 1]?.end ?? 0) <= p.start));
      for (let unit = 0; unit < 90; unit++) {
        const covered = all.some((p) => p.span.start <= unit && unit < p.span.end);
        assert.equal(pieces.some((p) => p.start <= unit && unit < p.end), covered);
      }
    }));
  });

  it('turns the former tokens into the present ones by one difference', () => {
    const tokens = fc.array(fc.nat(3), { maxLength: 12 }).map((starts) => starts.flatMap((s) => [s, 1, 2, 0, 1]));
    fc.assert(fc.property(tokens, tokens, (before, after) => {
      const data = [...before];
      for (const e of tokenEdits(before, after)) data.splice(e.start, e.deleteCount, ...e.data);
      assert.deepEqual(data, after);
    }));
  });
});

describe('positions', () => {
  it('count lines by LF, CRLF and CR, and lead there and back', () => {
    const positions = positionsOf('a\r\nbc\rd\n\ne');
    assert.deepEqual([...positions.starts], [0, 3, 6, 8, 9]);
    assert.deepEqual(positions.positionAt(4), { line: 1, character: 1 });
    assert.equal(positions.offsetAt({ line: 1, character: 99 }), 5);
    assert.equal(positions.offsetAt({ line: 99, character: 0 }), 10);
  });

  it('split a span by line into pieces that hold no line end and lose nothing else', () => {
    const text = fc.array(fc.constantFrom('a', ' ', '\n', '\r\n', '\r', '😀'), { maxLength: 40 }).map((p) => p.join(''));
    fc.assert(fc.property(text, fc.nat(60), fc.nat(60), (value, a, b) => {
      const span = { start: Math.min(a, b, value.length), end: Math.min(Math.max(a, b), value.length) };
      const pieces = positionsOf(value).splitByLine(span).map((p) => value.slice(p.start, p.end));
      for (const piece of pieces) assert.ok(piece !== '' && !/[\r\n]/u.test(piece));
      assert.equal(pieces.join(''), value.slice(span.start, span.end).replace(/[\r\n]/gu, ''));
    }));
  });

  it('of every offset lead back to it', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r\n', '\r'), { maxLength: 30 }).map((p) => p.join(''));
    fc.assert(fc.property(text, fc.nat(40), (value, at) => {
      const positions = positionsOf(value);
      const offset = Math.min(at, value.length);
      const inBreak = value.charAt(offset - 1) === '\r' && value.charAt(offset) === '\n';
      assert.equal(positions.offsetAt(positions.positionAt(offset)), inBreak ? offset - 1 : offset);
    }));
  });
});
