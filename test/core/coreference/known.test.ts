// The newsroom's own names: found wherever they stand as words of their own, in whatever letters.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knownMentions } from '../../../server/src/core/detect/coreference/known.js';
import type { GlossEntity } from '../../../server/src/core/model/annotation.js';
import { cpuMs } from '../../support/cpu.js';

const entity = (name: string): GlossEntity => ({ id: name, kind: 'person', name, roles: [], aliases: [] });
const found = (text: string, names: readonly string[]): [number, number][] => knownMentions(text, names.map(entity)).map(({ span }) => [span.start, span.end]);

/** Word by word: the longest name that begins with the word and ends with one. */
function slowly(text: string, names: readonly string[]): [number, number][] {
  const begins = (name: string): boolean => /^[\p{L}\p{N}]/u.test(name);
  const longestFirst = names.filter(begins).sort((a, b) => b.length - a.length);
  const hits: [number, number][] = [];
  let end = 0;
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const name = index < end ? undefined : longestFirst.find((n) => text.startsWith(n, index) && /^[\p{L}\p{N}]+/u.exec(n)?.[0].toLowerCase() === word.toLowerCase() && !/^[\p{L}\p{N}]/u.test(text.charAt(index + n.length)));
    if (name === undefined) continue;
    end = index + name.length;
    hits.push([index, end]);
  }
  return hits;
}

describe('names of the newsroom', () => {
  it('are found where a reading word by word finds them', () => {
    const piece = fc.constantFrom('Ann', 'ann', ' ', ' ', 'Quist', '-', 'é', '𝐀', 'б', '1', '.', '\n', '😀', '\uD835', '\uDC00', 'x');
    const words = (most: number): fc.Arbitrary<string> => fc.array(piece, { maxLength: most }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(words(20), fc.array(words(4).filter((name) => name !== ''), { maxLength: 8 }), (text, names) => {
      assert.deepEqual(found(text, names), slowly(text, names));
    }), { numRuns: 3000 });
  });

  it('cost no more than the length of the text, in letters of two units too', () => {
    for (const letter of ['a', 'б', '𝐀']) {
      const time = (length: number): number => Math.min(...Array.from({ length: 3 }, () => cpuMs(() => { found(letter.repeat(length), [`${letter}${letter}x`]); })));
      time(2000);
      assert.ok(time(160_000) < 40 * (time(20_000) + 1), letter);
    }
  });
});
