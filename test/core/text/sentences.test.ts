// Where sentences end, against everything in news that looks like an end.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitSentences } from '../../../server/src/core/text/sentences.js';
import { abbreviations, anyText } from '../../support/texts.js';

const sentences = (text: string): string[] => splitSentences(text, { start: 0, end: text.length }, abbreviations).map(({ start, end }) => text.slice(start, end));

/** `|` in `marked` is where one sentence ends and the next begins. */
function ends(marked: string): void {
  assert.deepEqual(sentences(marked.replaceAll('|', '')), marked.split('|').map((sentence) => sentence.trim()));
}

describe('sentences', () => {
  it('do not end at titles, initials, months and company forms', () => {
    ends('Gov. Penn met Sen. J. R. R. Orr on Jan. 5 at Stahlke Ltd. in Varnholm.| They talked.');
    ends('Mr. and Mrs. Tibbs live in St. Albans.| Dr. Vos does not.');
  });

  it('end at "U.S.", "p.m." and "Inc." only before a word that opens sentences', () => {
    ends('The deal pleased the U.S. Senate.| It angered the rest of the U.S.| The talks began at 5 p.m. Friday.');
    ends('She works for Corvane Inc.| He left at 3 p.m.| But nobody saw him.');
  });

  it('keep "No. 3", "Fig. 2" and list numbers with what follows', () => {
    ends('Berth No. 3 is shut.| See Fig. 2 for why.');
    ends('No.| Oslo told us otherwise.| The answer was No.| Brandt left.');
    ends('1. The bridge was built in 1931.| It was repaired in 2014.');
  });

  it('do not end within figures, addresses and dotted names', () => {
    ends('It fell by 3.5 per cent to 1.2 million, Booking.com said.| Nobody knew why.');
  });

  it('go on behind a question in marks where the speaker follows', () => {
    ends('“Is it safe?” he asked.| “It is!” Brandt said.| Then she left.');
    ends('“It is closed,” Brandt said.| “It will stay closed.”| Nobody argued.');
  });

  it('take closing marks and brackets with them', () => {
    ends('He called it “past praying for.”| (The council did not.)| Work starts on Monday.');
  });

  it('go on after an ellipsis before a small letter and end before a capital', () => {
    ends('We waited ... and waited.| Then nothing...| At least it was dry.');
  });

  it('end where a stop is glued to the next sentence', () => {
    ends('The clause was struck out.|Talks go on in Varnholm.');
  });

  it('end before a name that begins small and before a figure', () => {
    ends('He bought it online.| eBay sold it.| 12 people saw it.');
  });

  it('ignore line breaks', () => {
    ends('The quay is\nclosed.| It will stay\r\nclosed.');
  });

  it('end at a space where a list goes on for pages without a stop', () => {
    const list = 'North quay, south quay, dry dock, '.repeat(2000).trim();
    const pieces = sentences(list);
    assert.deepEqual([pieces.join(' '), pieces.length], [list, Math.ceil(list.length / 10_000)]);
    assert.ok(pieces.every((piece) => piece.length < 10_010));
    assert.equal(sentences('x'.repeat(25_000)).length, 1);
  });

  it('cover all but white space, in order, without touching it at their ends', () => {
    fc.assert(
      fc.property(anyText, fc.nat(5), (text, from) => {
        const span = { start: Math.min(from, text.length), end: text.length };
        let at = span.start;
        for (const { start, end } of splitSentences(text, span, abbreviations)) {
          assert.ok(start >= at && end > start && end <= span.end);
          assert.match(text.slice(at, start), /^[\s\u200B\uFEFF]*$/u);
          assert.doesNotMatch(text.slice(start, end), /^[\s\u200B\uFEFF]|[\s\u200B\uFEFF]$/u);
          at = end;
        }
        assert.match(text.slice(at), /^[\s\u200B\uFEFF]*$/u);
      }),
      { numRuns: 400 },
    );
  });
});
