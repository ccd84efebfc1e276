// Tokens: what stays whole, what is split, and that no input breaks offsets.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_TOKEN, TokenFlag, tokenize } from '../../../server/src/core/text/tokens.js';
import { anyText } from '../../support/texts.js';

const words = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end));

describe('tokens', () => {
  it('keep apostrophes and hyphens within words, curly ones too', () => {
    assert.deepEqual(words("O'Brien’s state-run don't rock’n’roll"), ["O'Brien", '’s', 'state-run', "don't", 'rock’n’roll']);
  });

  it("split off a possessive 's, also after a stop, and leave a plural's apostrophe alone", () => {
    assert.deepEqual(words("Varnholm's U.K.'s leaders' plan"), ['Varnholm', "'s", 'U.K.', "'s", 'leaders', "'", 'plan']);
    assert.deepEqual(words("'scow 's"), ["'", 'scow', "'", 's']);
  });

  it('keep dotted abbreviations and their last stop, but not the stop of a sentence', () => {
    assert.deepEqual(words('The U.S.-led talks at 5 p.m. ended. Gov. Penn, Ph.D., left.'), [
      'The', 'U.S.-led', 'talks', 'at', '5', 'p.m.', 'ended', '.', 'Gov', '.', 'Penn', ',', 'Ph.D.', ',', 'left', '.',
    ]);
    assert.deepEqual(words('clause.The talks'), ['clause', '.', 'The', 'talks']);
  });

  it('keep figures whole with their currency, separators and units', () => {
    assert.deepEqual(words('$5m, 1,200 or 3.5% at 14:30 for US$2bn on 9/11, a 20-year-old'), [
      '$5m', ',', '1,200', 'or', '3.5', '%', 'at', '14:30', 'for', 'US$2bn', 'on', '9/11', ',', 'a', '20-year-old',
    ]);
  });

  it('give every quotation mark and piece of punctuation its own token, dots and dashes in runs', () => {
    assert.deepEqual(words('“‘Well…’ -- "no..."”'), ['“', '‘', 'Well', '…', '’', '--', '"', 'no', '...', '"', '”']);
  });

  it('keep web and mail addresses whole without the stop behind them', () => {
    assert.deepEqual(words('See https://paper.example/a?b=1. Write to desk@paper.example.'), ['See', 'https://paper.example/a?b=1', '.', 'Write', 'to', 'desk@paper.example', '.']);
  });

  it('tell capitals, figures, possessives and line breaks by flags', () => {
    const flags = (text: string): number[] => tokenize(text).map((token) => token.flags);
    const [nato, s, nine] = flags("NATO's\n9");
    assert.equal(nato, TokenFlag.WORD | TokenFlag.CAPITALISED | TokenFlag.UPPERCASE | TokenFlag.SPACED);
    assert.equal(s, TokenFlag.WORD | TokenFlag.POSSESSIVE);
    assert.equal(nine, TokenFlag.NUMBER | TokenFlag.SPACED | TokenFlag.NEW_LINE);
  });

  it('take no-break spaces and a byte order mark for space, emoji and lone surrogates for signs', () => {
    assert.deepEqual(words('\uFEFFa\u00A0b'), ['a', 'b']);
    assert.deepEqual(words('a😀b\uD800c'), ['a', '😀', 'b', '\uD800', 'c']);
  });

  it('read only the span that is asked for', () => {
    assert.deepEqual(tokenize('one two three', { start: 4, end: 9 }).map(({ start, end }) => [start, end]), [[4, 7], [8, 9]]);
  });

  it('are in order, apart, never empty, never longer than the cap, and leave out nothing but white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { start, end } of tokenize(text)) {
          assert.ok(start >= at && end > start && end - start <= MAX_TOKEN + 1 && end <= text.length);
          assert.match(text.slice(at, start), /^[\s\u200B\uFEFF]*$/u);
          at = end;
        }
        assert.match(text.slice(at), /^[\s\u200B\uFEFF]*$/u);
      }),
      { numRuns: 400 },
    );
  });
});
