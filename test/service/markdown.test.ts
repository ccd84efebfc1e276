// Article text in cards: it shows as it is, and nothing of it becomes markup, a link, a command or an icon.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandLink, escapeMarkdown, link, strong, text, toMarkdown, toPlainText } from '../../server/src/service/markdown.js';

describe('cards', () => {
  it('escape links, images, code, emphasis, HTML, entities, icons and mail addresses', () => {
    assert.equal(escapeMarkdown('[a](b) ![c](d) `e` *f* <b> &amp; $(bug) x@y.z'), '\\[a\\](b) \\!\\[c\\](d) \\`e\\` \\*f\\* \\<b\\> \\&amp; \\$(bug) x\\@y.z');
  });

  it('keep addresses from becoming links by themselves', () => {
    assert.equal(escapeMarkdown('see https://a.example and www.b.example'), 'see https\\://a.example and www\\.b.example');
  });

  it('keep a line that begins like a list, a number or a rule from being one', () => {
    assert.equal(escapeMarkdown('- a'), '\\- a');
    assert.equal(escapeMarkdown('12. May'), '12\\. May');
  });

  it('put text with line breaks on one line', () => {
    assert.equal(escapeMarkdown('one\r\n\r\n# two'), 'one \\# two');
  });

  it('put signs of our own before links, and none of an article’s', () => {
    assert.equal(toMarkdown({ lines: [[link('Accept $(bug)', 'command:x', 'check')]] }), '[$(check) Accept \\$(bug)](command:x)');
    assert.equal(toPlainText({ lines: [[link('Accept', 'command:x', 'check')]] }), 'Accept');
  });

  it('never leave a sign that begins markup without its backslash', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (value) => {
      const bare = escapeMarkdown(value).replace(/\\[^]/gu, '');
      assert.doesNotMatch(bare, /[`*_{}[\]#!~|<>&$@\\\n\r]/u);
    }));
  });

  it('leave no bracket in a link’s words that a second reading could take for a link', () => {
    assert.equal(toMarkdown({ lines: [[link('see [a](command:x)', 'command:y')]] }), '[see &#91;a&#93;(command:x)](command:y)');
  });

  it('encode a command’s arguments so that no bracket ends the link early', () => {
    const target = commandLink('newsgloss.revealRange', ['file:///a (1).txt', { line: 1 }]);
    const line = toMarkdown({ lines: [[link('words', target)]] });
    assert.equal(line.indexOf(')'), line.length - 1);
    assert.deepEqual(JSON.parse(decodeURIComponent(target.slice(target.indexOf('?') + 1))), ['file:///a (1).txt', { line: 1 }]);
  });

  it('are plain words for plain clients', () => {
    assert.equal(toPlainText({ lines: [[strong('Karin *Vold*'), text(' · person')], 'rule', [link('Accept', 'command:x')]] }), 'Karin *Vold* · person\n\nAccept');
  });
});
