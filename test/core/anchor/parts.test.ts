// The parts of anchoring: live edits, what is stored of a place, differences of meaning, suggestions already decided.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleText, contextHolds, contextOf, quoteOf } from '../../../server/src/core/anchor/describe.js';
import { diffTexts } from '../../../server/src/core/anchor/diff.js';
import { mapSpan } from '../../../server/src/core/anchor/edits.js';
import { matchesSuggestion } from '../../../server/src/core/anchor/matchesSuggestion.js';
import { meaningChanges } from '../../../server/src/core/anchor/meaning.js';

describe('a mention while the article is typed in', () => {
  const brandt = { start: 10, end: 16 };
  const change = (start: number, end: number, newLength: number): { span: { start: number; end: number }; newLength: number } => ({ span: { start, end }, newLength });

  it('moves with what is typed before it and stays with what is typed behind', () => {
    assert.deepEqual(mapSpan(brandt, [change(2, 2, 5)]), { start: 15, end: 21 });
    assert.deepEqual(mapSpan(brandt, [change(20, 22, 9)]), brandt);
  });

  it('does not grow by what is typed at its ends, but by what is typed within', () => {
    assert.deepEqual(mapSpan(brandt, [change(16, 16, 1)]), brandt);
    assert.deepEqual(mapSpan(brandt, [change(10, 10, 1)]), { start: 11, end: 17 });
    assert.deepEqual(mapSpan(brandt, [change(13, 13, 2)]), { start: 10, end: 18 });
  });

  it('shrinks with what is deleted of it and is gone with all of it', () => {
    assert.deepEqual(mapSpan(brandt, [change(14, 20, 0)]), { start: 10, end: 14 });
    assert.deepEqual(mapSpan(brandt, [change(5, 12, 3)]), { start: 8, end: 12 });
    assert.equal(mapSpan(brandt, [change(8, 18, 0)]), undefined);
    assert.equal(mapSpan(brandt, [change(10, 16, 0)]), undefined);
    assert.equal(mapSpan(brandt, [change(8, 18, 30)]), undefined);
  });

  it('takes the new word where just its own was replaced', () => {
    assert.deepEqual(mapSpan(brandt, [change(10, 16, 8)]), { start: 10, end: 18 });
  });

  it('follows several changes one after the other', () => {
    assert.deepEqual(mapSpan(brandt, [change(0, 0, 4), change(0, 4, 0), change(12, 13, 0)]), { start: 10, end: 15 });
  });

  it('always covers the same letters that it covered, less those deleted', () => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    const edit = fc.record({ at: fc.nat(26), gone: fc.nat(5), come: fc.constantFrom('', '.', '....') });
    fc.assert(fc.property(fc.nat(20), fc.integer({ min: 1, max: 6 }), fc.array(edit, { maxLength: 5 }), (start, length, edits) => {
      let now = text;
      const changes = edits.map(({ at, gone, come }) => {
        const from = Math.min(at, now.length);
        const to = Math.min(from + gone, now.length);
        now = now.slice(0, from) + come + now.slice(to);
        return { span: { start: from, end: to }, newLength: come.length };
      });
      const mapped = mapSpan({ start, end: start + length }, changes);
      const left = [...text.slice(start, start + length)].filter((c) => now.includes(c));
      const covered = mapped ? [...now.slice(mapped.start, mapped.end)].filter((c) => c !== '.') : [];
      assert.deepEqual(covered, left);
    }), { numRuns: 1000 });
  });
});

describe('the context of a stretch', () => {
  const contextAt = (text: string, words: string): readonly [string, string] => {
    const start = text.indexOf(words);
    return contextOf(articleText(text), [{ start, end: start + words.length }]);
  };

  it('is cut at word borders, 32 characters at most, on its own line', () => {
    assert.deepEqual(contextAt('Title\nThe harbour master of the port said that Varnholm would never ever again be closed to ships.', 'Varnholm'), ['master of the port said that ', ' would never ever again be']);
    assert.deepEqual(contextAt('A\r\nVarnholm\r\nB', 'Varnholm'), ['', '\n']);
    assert.deepEqual(contextAt('Varnholm', 'Varnholm'), ['', '']);
  });

  it('parts no character from its marks, no flag and no joined emoji', () => {
    const [before, after] = contextAt(`${'e\u0301'.repeat(40)}X${'👩‍👩‍👧'.repeat(20)}`, 'X');
    assert.match(before, /^(?:e\u0301)+$/u);
    assert.match(after, /^(?:👩‍👩‍👧)+$/u);
    assert.ok([...before].length <= 32 && [...after].length <= 32);
    const [, flags] = contextAt(`X${'a'.repeat(31)}🇩🇪🇸🇪`, 'X');
    assert.equal(flags, 'a'.repeat(31));
  });

  it('holds for the place it was taken from, in any text', () => {
    const piece = fc.constantFrom('word', ' ', '\r\n', '\n', '😀', 'e\u0301', ', ', 'x'.repeat(40), '🇩🇪', '\uFEFF');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      const text = pieces.join('');
      const ends = pieces.reduce<number[]>((found, p) => [...found, (found.at(-1) ?? 0) + p.length], [0]);
      const [start, end] = [ends[a % ends.length] ?? 0, ends[b % ends.length] ?? 0].sort((x, y) => x - y);
      const article = articleText(text);
      const spans = [{ start: start ?? 0, end: end ?? 0 }];
      const context = contextOf(article, spans);
      assert.ok(contextHolds(article, spans, context));
      assert.ok([...context[0]].length <= 32 && [...context[1]].length <= 32);
      assert.doesNotMatch(quoteOf(article, spans[0] ?? { start: 0, end: 0 }) + context.join(''), /\r\n/u);
    }), { numRuns: 500 });
  });
});

describe('the differences of two versions', () => {
  it('are in order and leave equal text between them', () => {
    const word = fc.constantFrom('the ', 'quay ', 'is ', 'safe. ', 'Brandt ', '\n', '😀', '12 ');
    const texts = fc.array(word, { maxLength: 60 }).map((w) => w.join(''));
    fc.assert(fc.property(texts, texts, (old, now) => {
      let [i, j] = [0, 0];
      for (const hunk of [...diffTexts(old, now), { old: { start: old.length, end: old.length }, now: { start: now.length, end: now.length } }]) {
        assert.equal(old.slice(i, hunk.old.start), now.slice(j, hunk.now.start));
        [i, j] = [hunk.old.end, hunk.now.end];
      }
      assert.deepEqual([i, j], [old.length, now.length]);
    }), { numRuns: 500 });
  });

  it('do so across the border where unique words are paired first', () => {
    const old = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
    const now = old.replace('w100 ', '').replace(/w2000.*w2050/u, 'new').replace('w2900', 'w2900 and more');
    assert.deepEqual(diffTexts(old, now).map((h) => [old.slice(h.old.start, h.old.end).slice(0, 12), now.slice(h.now.start, h.now.end)]), [['w100 ', ''], ['w2000 w2001 ', 'new'], ['', ' and more']]);
  });
});

describe('a change of meaning', () => {
  const kinds = (before: string, after: string): string[] => meaningChanges(before, after).map((c) => `${c.kind}: ${c.before ?? ''} → ${c.after ?? ''}`);

  it('is a number, a date, a name or a negation that differs', () => {
    assert.deepEqual(kinds('It will take 12 days', 'It will take 14 days'), ['number: 12 → 14']);
    assert.deepEqual(kinds('said Brandt would come on Monday', 'said Reuel would come on Friday'), ['date: Monday → Friday', 'name: Brandt → Reuel']);
    assert.deepEqual(kinds('The quay will open', 'The quay will not open'), ['negation:  → not']);
    assert.deepEqual(kinds('He said two ships sank', 'He said ten ships sank'), ['number: two → ten']);
  });

  it('is none where spelling, marks or order of other words differ', () => {
    assert.deepEqual(kinds('The harbor is closed', 'The harbour is closed'), []);
    assert.deepEqual(kinds('It “didn’t” work', 'It "didn\'t" work'), []);
    assert.deepEqual(kinds('12 ships and 3 boats', '3 boats and 12 ships'), []);
  });
});

describe('a suggestion already decided', () => {
  const decided = { kind: 'place', spans: [{ start: 10, end: 20 }], quotes: ['The “Quay”'] };
  it('is the same kind, mostly the same stretch and the same words but for case and marks', () => {
    assert.ok(matchesSuggestion(decided, { ...decided, quotes: ['the  "quay"'] }));
    assert.ok(matchesSuggestion(decided, { ...decided, spans: [{ start: 15, end: 25 }] }));
  });
  it('is none of another kind, of other words or elsewhere', () => {
    assert.ok(!matchesSuggestion(decided, { ...decided, kind: 'person' }));
    assert.ok(!matchesSuggestion(decided, { ...decided, quotes: ['The quays'] }));
    assert.ok(!matchesSuggestion(decided, { ...decided, spans: [{ start: 16, end: 26 }] }));
    assert.ok(!matchesSuggestion(decided, { ...decided, spans: [{ start: 110, end: 120 }] }));
  });
});
