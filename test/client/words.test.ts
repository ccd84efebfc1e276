// Words for titles and the status bar, and names of exported files.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noIcons, noLinks } from '../../client/src/base/plain.js';
import { shorten, unquoted } from '../../client/src/base/shorten.js';
import { proposedName, safePath } from '../../client/src/exporting/safePath.js';

describe('words for titles', () => {
  it('are one line and end at a word', () => {
    assert.equal(shorten('The quay\n  is safe', 40), 'The quay is safe');
    assert.equal(shorten('The quay is safe and ships may dock', 20), 'The quay is safe…');
    assert.equal(shorten('Donaudampfschifffahrtsgesellschaft', 10), 'Donaudamp…');
  });

  it('are never longer than wished, and never end in half a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, limit) => {
      const short = shorten(text, limit);
      assert.ok(short.length <= Math.max(limit, 1));
      assert.doesNotMatch(short, /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }));
  });

  it('lose the quotation marks that would stand beside ours', () => {
    assert.equal(unquoted('"The quay is safe," … "and ships may dock."'), 'The quay is safe," … "and ships may dock.');
    assert.equal(unquoted('the dockers’ union'), 'the dockers’ union');
  });
});

describe('words of articles in the editor’s own places', () => {
  it('show icons as they are written', () => {
    assert.equal(noIcons('a $(bug) for $(12.50), $(sync~spin)'), 'a \\$(bug) for $(12.50), \\$(sync~spin)');
  });

  it('make no links', () => {
    assert.doesNotMatch(noLinks('[x](command:workbench.action.quit).txt'), /\]\(/);
    assert.equal(noLinks('a [b] (c)'), 'a [b] (c)');
  });
});

describe('the name that an export proposes', () => {
  it('is the article’s own for one article', () => {
    assert.equal(proposedName('harbour.txt', 'articles.jsonl', '.jsonl'), 'harbour.jsonl');
    assert.equal(proposedName('harbour.txt', 'harbour.jsonld', '.jsonld'), 'harbour.jsonld');
  });

  it('is the format’s for several', () => {
    assert.equal(proposedName(undefined, 'articles.jsonl', '.jsonl'), 'articles.jsonl');
    assert.equal(proposedName(undefined, '../x', '.csv'), 'export.csv');
  });

  it('stays below the chosen folder', () => {
    assert.equal(safePath('a/../../b'), undefined);
    assert.equal(safePath('C:/x'), undefined);
    assert.equal(safePath('./a/b.csv'), 'a/b.csv');
  });
});
