// Positions on disk against positions in memory: the table against a reference that walks the text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codePointTable } from '../../../server/src/core/text/codePoints.js';
import { hashText } from '../../../server/src/core/text/hash.js';
import { decodedText, foldPiece, wellFormed } from '../../../server/src/core/text/normalise.js';

/** Pieces in which units and code points part: line ends, astral letters, joiners, marks, right-to-left, lone surrogates. */
const PIECES = ['a', 'é', 'e\u0301', '\r\n', '\n', '\r', '\t', '😀', '👩‍👩‍👧', '🇩🇪', '\u200B', 'שלום', '\uFEFF', '\uD83D', '\uDE00', ' ', '“', '𝔘'];
const TEXTS = fc.tuple(fc.boolean(), fc.array(fc.constantFrom(...PIECES), { maxLength: 60 })).map(([mark, pieces]) => (mark ? '\uFEFF' : '') + pieces.join(''));

/** For each code point of the decoded text where it begins in UTF-16 of the text; last the text's end. Written as naively as can be. */
function starts(text: string): number[] {
  const found: number[] = [];
  for (let i = text.startsWith('\uFEFF') ? 1 : 0; i < text.length; ) {
    found.push(i);
    if (text.startsWith('\r\n', i)) i += 2;
    else i += String.fromCodePoint(text.codePointAt(i) ?? 0).length;
  }
  return [...found, text.length];
}

describe('code points of an article', () => {
  it('count line ends of every kind as one, a byte order mark as none, an emoji as one', () => {
    const table = codePointTable('\uFEFFa\r\nb😀\rc\n');
    assert.equal(table.length, 7);
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((c) => table.toUtf16(c)), [1, 2, 4, 5, 7, 8, 9, 10]);
    assert.deepEqual([1, 2, 4, 5, 7, 8, 9, 10].map((u) => table.toCodePoints(u)), [0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('give the start of a pair for a position inside it, and the nearest end for one outside the text', () => {
    const table = codePointTable('\uFEFFx😀\r\n');
    assert.equal(table.toCodePoints(3), 1);
    assert.equal(table.toCodePoints(5), 2);
    assert.equal(table.toCodePoints(0), 0);
    assert.equal(table.toCodePoints(99), 3);
    assert.equal(table.toUtf16(99), 6);
    assert.equal(table.toUtf16(-1), 1);
  });

  it('agree with the naive walk on any text, both ways', () => {
    fc.assert(fc.property(TEXTS, (text) => {
      const table = codePointTable(text);
      const expected = starts(text);
      assert.equal(table.length, expected.length - 1);
      expected.forEach((utf16, codePoint) => {
        assert.equal(table.toUtf16(codePoint), utf16);
        assert.equal(table.toCodePoints(utf16), codePoint);
      });
      for (let u = expected[0] ?? 0; u <= text.length; u++) assert.equal(table.toCodePoints(u), expected.findLastIndex((start) => start <= u));
    }), { numRuns: 500 });
  });

  it('are those of the decoded text', () => {
    fc.assert(fc.property(TEXTS, (text) => {
      assert.equal(codePointTable(text).length, [...decodedText(text)].length);
    }));
  });
});

describe('the hash of an article', () => {
  it('is the SHA-256 of its UTF-8 bytes', () => {
    assert.equal(hashText('abc'), 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(hashText(''), 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is the same after a checkout with other line ends and with a byte order mark', () => {
    const text = 'Größe 😀\nzwei\n';
    assert.equal(hashText(text.replaceAll('\n', '\r\n')), hashText(text));
    assert.equal(hashText(text.replaceAll('\n', '\r')), hashText(text));
    assert.equal(hashText(`\uFEFF${text}`), hashText(text));
    assert.notEqual(hashText(`${text} `), hashText(text));
  });

  it('takes a lone surrogate for the replacement character, as encoders write it', () => {
    assert.equal(hashText('a\uD83Db'), hashText('a\uFFFDb'));
    assert.equal(wellFormed('\uDE00\uD83D😀\uD83D'), '\uFFFD\uFFFD😀\uFFFD');
  });
});

describe('folding for comparison', () => {
  it('makes quotation marks, dashes and spaces plain and keeps the case', () => {
    assert.equal(foldPiece('“The\u00A0 quay—May”\n\tso'), '"The quay-May" so');
  });

  it('takes decomposed letters for composed ones and drops what is not seen', () => {
    assert.equal(foldPiece('Malmo\u0308, co\u00ADoperate'), 'Malmö, cooperate');
  });
});
