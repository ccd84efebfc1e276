// Patterns with a twin for plain text: they find what the pattern itself finds, in any text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lettered } from '../../../server/src/core/text/lettered.js';

const PATTERNS: readonly RegExp[] = [
  /^\p{Lu}[\p{L}\p{M}.'’-]+(?: (?:of|\p{Lu}\p{Ll}*)){0,3}/u, /[^\p{L}]\p{Lu}+$/u, /\b(?:more|k|s)\b \p{L}/iu, /(?<![\d\p{L}])\d+(?![\d\p{L}])/u,
  /(?<name>\p{Ll}{2})[\]\p{N}]/u, /[[\p{Lo}a]\p{Lu}/u, /\w+\b./iu, /[^a-z]s/iu,
];
const SIGNS = ['a', 'k', 's', 'K', 'S', 'Z', 'é', 'Ø', 'ſ', 'K', 'ª', 'µ', '²', '½', 'ⁿ', '日', '\u{1D400}', '\u0301', '7', '٣', ' ', ' of ', '.', '’', '“', '—', '€', '£', '[', ']', '\n', '\ud800'];

describe('a pattern with a twin for plain text', () => {
  for (const pattern of PATTERNS) {
    it(`finds what ${pattern.source} finds`, () => {
      const twin = lettered(pattern);
      fc.assert(fc.property(fc.oneof(fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((s) => s.join('')), fc.string()), (text) => {
        const [found, own] = [twin.exec(text), pattern.exec(text)];
        assert.deepEqual([found && [...found], found?.index, found?.groups], [own && [...own], own?.index, own?.groups]);
        assert.equal(twin.test(text), own !== null);
      }), { numRuns: 2000, seed: 5 });
    });
  }

  it('is refused where its classes have no plain form, and where it remembers a place', () => {
    for (const pattern of [/\p{Sc}/u, /\P{L}/u, /\p{Lo}/u, /\p{L}/gu, /\p{L}/uy, /a/]) assert.throws(() => lettered(pattern), /no plain twin/u);
  });
});
