// The parts of anchoring: live edits, what is stored of a place, differences of meaning, suggestions already decided.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleText, contextHolds, contextOf, quoteOf } from '../../../server/src/core/anchor/describe.js';
import { alignTokens, NONE } from '../../../server/src/core/anchor/align.js';
import { consensusOf } from '../../../server/src/core/anchor/consensus.js';
import { diffTexts } from '../../../server/src/core/anchor/diff.js';
import { mapSpan } from '../../../server/src/core/anchor/edits.js';
import { matchesSuggestion } from '../../../server/src/core/anchor/matchesSuggestion.js';
import { meaningChanges } from '../../../server/src/core/anchor/meaning.js';
import { similarWords } from '../../../server/src/core/anchor/similar.js';
import { TextMap } from '../../../server/src/core/anchor/textMap.js';
import { Vocabulary } from '../../../server/src/core/anchor/tokens.js';
import { anyText } from '../../support/texts.js';

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

describe('the comparison of two versions', () => {
  const compare = (old: string, now: string): { map: TextMap; old: string; now: string } => {
    const words = new Vocabulary();
    return { map: new TextMap(words.tokens(old), words.tokens(now), words), old, now };
  };
  const follow = (c: ReturnType<typeof compare>, words: string): string | undefined => {
    const start = c.old.indexOf(words);
    const found = c.map.map({ start, end: start + words.length });
    return found && c.now.slice(found.start, found.end);
  };

  it('pairs equal words in their order and only those', () => {
    const word = fc.constantFrom('the ', 'quay ', 'is ', 'safe. ', 'Brandt ', '\n', '😀', '12 ');
    const texts = fc.array(word, { maxLength: 60 }).map((w) => w.join(''));
    fc.assert(fc.property(texts, texts, (old, now) => {
      const words = new Vocabulary();
      const [a, b] = [words.tokens(old), words.tokens(now)];
      const matches = alignTokens(a.ids, b.ids);
      let last = -1;
      matches.forEach((j, i) => {
        if (j === NONE) return;
        assert.equal(a.ids[i], b.ids[j]);
        assert.ok(j > last);
        last = j;
      });
    }), { numRuns: 500 });
  });

  it('finds every word of a text that is the same', () => {
    fc.assert(fc.property(anyText, (text) => {
      const words = new Vocabulary();
      const a = words.tokens(text);
      assert.deepEqual([...alignTokens(a.ids, words.tokens(text).ids)], [...a.ids.keys()]);
    }), { numRuns: 300 });
  });

  it('covers every word and sign, and nothing else, whatever the text', () => {
    fc.assert(fc.property(anyText, (text) => {
      const tokens = new Vocabulary().tokens(text);
      let at = 0;
      for (let i = 0; i < tokens.count; i++) {
        const [start, end] = [tokens.starts[i] ?? -1, tokens.ends[i] ?? -1];
        assert.match(text.slice(at, start), /^[\s\u00AD\u200B-\u200D\u2060\uFEFF]*$/u);
        assert.ok(end > start);
        at = end;
      }
    }), { numRuns: 300 });
  });

  it('does so across long changes', () => {
    const old = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
    const c = compare(old, old.replace('w100 ', '').replace(/w2000.*w2050/u, 'new').replace('w2900', 'w2900 and more'));
    assert.equal(follow(c, 'w99 w100 w101 w102'), 'w99 w101 w102');
    assert.equal(follow(c, 'w2010 w2011'), undefined);
    assert.equal(follow(c, 'w2899 w2900'), 'w2899 w2900');
    assert.equal(follow(c, 'w2900 w2901'), 'w2900 and more w2901');
  });

  it('follows a text that repeats itself everywhere', () => {
    const old = 'Brandt said so again. '.repeat(3000);
    const c = compare(old, `New. ${old}`);
    const at = old.length / 2;
    assert.deepEqual(c.map.map({ start: at, end: at + 6 }), { start: at + 5, end: at + 11 });
  });

  it('takes words in a new sentence before a like one for new', () => {
    const c = compare('It rained. Brandt said on Friday that the quay was safe.', 'It rained. Brandt said on Monday that the crane was down. Brandt said on Friday that the quay was safe.');
    assert.deepEqual(c.map.map({ start: 11, end: 17 }), { start: 58, end: 64 });
  });

  it('follows a moved passage, misspelt words in it too, and no sentence in the words of a deleted one', () => {
    const a = 'The harbour master of Varnholm said that the quay was closed to all ships until the morning.';
    const b = 'Nobody was hurt, and the ferries sailed from the old fish dock instead of the main quay.';
    const gone = 'Reporters waited in the rain outside the office of the port authority for a word from the mayor.';
    const moved = compare(`${a}\n\n${b}\n\n${gone}\n`, `${b}\n\n${gone}\n\n${a.replace('closed', 'clsoed')}\n`);
    assert.equal(follow(moved, 'Varnholm'), 'Varnholm');
    assert.equal(follow(moved, 'was closed to'), 'was clsoed to');
    const deleted = compare(`${a}\n\n${b}\n\n${gone}\n`, `${b}\n\n${gone}\n\n${a.replace('master', 'pilot').replace('closed', 'open').replace('ships', 'boats').replace('morning', 'evening')}\n`);
    assert.equal(follow(deleted, 'Varnholm'), undefined);
  });

  it('leaves no word of a deleted sentence behind, where the next one opens with it now', () => {
    const c = compare('The ferries sailed. Varnholm has been short of pilots since the spring, when three of them left for Gdynia. The spectacle of ships at anchor drew crowds to the pier.',
      'The ferries sailed. Varnholm spectacle of ships at anchor drew crowds to the pier.');
    assert.equal(follow(c, 'Varnholm'), undefined);
    assert.equal(follow(c, 'ships at anchor'), 'ships at anchor');
  });

  it('keeps a sentence whole of which a word was exchanged, whatever the sentence behind it ends with', () => {
    const c = compare('It rained. “The crews will not take eight ships,” said Aasen. The mayor left.', 'It rained. “The crews will not take nine ships,” said Aasen. “They wait for pilots,” said Aasen. The mayor left.');
    const at = 'It rained. “The crews will not take eight ships,” said '.length;
    assert.deepEqual(c.map.map({ start: at, end: at + 5 }), { start: at - 1, end: at + 4 });
  });

  it('keeps the word that a sentence is still about after most of it was cut', () => {
    const c = compare('The ferries sailed. Varnholm has been short of pilots. Nobody was hurt.', 'The ferries sailed. Varnholm waits. Nobody was hurt.');
    assert.equal(follow(c, 'Varnholm'), 'Varnholm');
  });
});

describe('the differences of two versions', () => {
  it('are in order and leave equal text between them', () => {
    fc.assert(fc.property(anyText, anyText, (old, now) => {
      let [i, j] = [0, 0];
      for (const hunk of [...diffTexts(old, now), { old: { start: old.length, end: old.length }, now: { start: now.length, end: now.length } }]) {
        assert.equal(old.slice(i, hunk.old.start), now.slice(j, hunk.now.start));
        [i, j] = [hunk.old.end, hunk.now.end];
      }
      assert.deepEqual([i, j], [old.length, now.length]);
    }), { numRuns: 500 });
  });
});

describe('misspelt words', () => {
  it('differ by a slip, and figures never do', () => {
    for (const [a, b] of [['harbour', 'harbor'], ['Hugh', 'Huugh'], ['spokesman', 'spokesmna'], ['Kyiv', 'Kiev']] as const) assert.equal(similarWords(a, b), a !== 'Kyiv', `${a} ${b}`);
    for (const [a, b] of [['12', '14'], ['to', 'so'], ['may', 'might'], ['Brandt', 'Reuel']] as const) assert.ok(!similarWords(a, b), `${a} ${b}`);
  });
});

describe('neighbours of an annotation', () => {
  const at = (start: number, found?: number): { stored: { start: number; end: number }; found?: number } => ({ stored: { start, end: start + 5 }, ...(found === undefined ? {} : { found }) });
  it('point to where it went, if they went the same way', () => {
    assert.equal(consensusOf([at(100, 130), at(150), at(200, 230)]).expected(1), 180);
    assert.equal(consensusOf([at(100, 130), at(350), at(600, 640)]).expected(1), undefined);
    assert.equal(consensusOf([at(100, 130), at(150), at(600, 640)]).expected(1), 180);
  });
  it('make one that jumps out of their order doubtful, but not a passage that moved', () => {
    assert.deepEqual([...consensusOf([at(0, 0), at(10, 900), at(20, 20), at(30, 30)]).doubtful], [1]);
    assert.deepEqual([...consensusOf([at(0, 900), at(10, 910), at(20, 920), at(30, 0), at(40, 10), at(50, 20), at(60, 30)]).doubtful], []);
  });
  it('make those doubtful that stood apart and were found in one place, but not two that stood in one', () => {
    assert.deepEqual([...consensusOf([at(0, 0), at(10, 310), at(300, 310), at(400, 410)]).doubtful].sort(), [1, 2]);
    assert.deepEqual([...consensusOf([at(0, 0), at(10, 20), at(10, 20)]).doubtful], []);
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
