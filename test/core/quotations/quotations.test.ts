// Quotations: marks of all kinds, apostrophes that are none, several paragraphs, missing partners, and what is only a word in marks.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findQuotations } from '../../../server/src/core/detect/quotations/quotations.js';
import { findStructure } from '../../../server/src/core/detect/structure/structure.js';
import { NASTY, anyText, conventions, growth } from '../../support/texts.js';

/** Kind and words of every quotation, an arrow where it goes on in the next paragraph. */
function found(text: string): string[] {
  return findQuotations(text, findStructure(text, conventions)).map(({ kind, span, continues }) => `${kind}${continues ? ' →' : ''} ${text.slice(span.start, span.end)}`);
}

describe('quotation marks', () => {
  for (const [name, text, expected] of [
    ['straight', 'She said: "The quay is quite safe." Then she left.', ['speech "The quay is quite safe."']],
    ['curly', 'She said: “The quay is quite safe.” Then she left.', ['speech “The quay is quite safe.”']],
    ['mixed', 'She said: “The quay is quite safe." Then she left.', ['speech “The quay is quite safe."']],
    ['single in the British way', 'She said: ‘The quay isn’t safe, it’s the dockers’ own fault.’ Then she left.', ['speech ‘The quay isn’t safe, it’s the dockers’ own fault.’']],
    ['straight single', "She said: 'The quay isn't safe, whatever the dockers' leader says.' Then she left.", ["speech 'The quay isn't safe, whatever the dockers' leader says.'"]],
    ['guillemets with spaces', 'Elle a dit : «\u00A0Le quai est sûr maintenant.\u00A0» Puis elle partit.', ['speech «\u00A0Le quai est sûr maintenant.\u00A0»']],
    ['German', 'Sie sagte: „Der Kai ist jetzt sicher.“ Dann ging sie.', ['speech „Der Kai ist jetzt sicher.“']],
    ['guillemets pointing inwards', 'Sie sagte: »Der Kai ist jetzt sicher.« Dann ging sie.', ['speech »Der Kai ist jetzt sicher.«']],
    ['doubled single', "She said: ''The quay is quite safe.'' Then she left.", ["speech ''The quay is quite safe.''"]],
    ['nested', '“He told me ‘the quay is safe now’ and left,” she said.', ['speech “He told me ‘the quay is safe now’ and left,”', 'speech ‘the quay is safe now’']],
    ['nested in the British way', '‘He told me “the quay is safe now” and left,’ she said.', ['speech ‘He told me “the quay is safe now” and left,’', 'speech “the quay is safe now”']],
    ['around a cue', '“The quay is closed,” she said, “and it stays closed.”', ['speech “The quay is closed,”', 'speech “and it stays closed.”']],
    ['beside dashes', '“The quay was—” she began. "No one—", he said.', ['speech “The quay was—”', 'speech "No one—"']],
  ] as const) {
    it(`are paired: ${name}`, () => assert.deepEqual(found(text), expected));
  }

  it('give the words without the marks as inner span', () => {
    const text = 'She said: “It is safe.”';
    assert.deepEqual(findQuotations(text, findStructure(text, conventions)), [{ span: { start: 10, end: 23 }, inner: { start: 11, end: 22 }, kind: 'speech', continues: false }]);
  });

  it('are not apostrophes, elisions, plural possessives, feet and inches', () => {
    for (const text of [
      "The dockers' leader and the owners' lawyer didn't meet in the '90s or in '14.", 'The dockers’ leader didn’t say ’twas rock ’n’ roll.', 'The beam was 6\'2" long and the other 12" wide, nearly a yard.', 'A 7" pipe and a 9" pipe burst on Monday.',
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });
});

describe('a quotation of several paragraphs', () => {
  const text = 'She answered at length.\n\n“I counted the ships all day.\n\n“There were eleven of them, and I know the names.\n\n“Nobody asked me.”\n\nThen she left.';

  it('is one piece a paragraph, and all but the last go on', () => {
    assert.deepEqual(found(text), ['speech → “I counted the ships all day.', 'speech → “There were eleven of them, and I know the names.', 'speech “Nobody asked me.”']);
  });

  it('goes on across a section heading or a caption', () => {
    assert.deepEqual(found('She spoke at length to the reporters.\n\n“I counted the ships all day.\n\nLive Story\n\n“Nobody asked me.”'), ['speech → “I counted the ships all day.', 'speech “Nobody asked me.”']);
  });

  it('may begin behind its speaker', () => {
    assert.deepEqual(found('Brandt said: "I counted the ships all day.\n\n"Nobody asked me about them."'), ['speech → "I counted the ships all day.', 'speech "Nobody asked me about them."']);
  });

  it('is not made of a forgotten mark and somebody else’s words', () => {
    assert.deepEqual(found('"It is brighter than it was, baker Tamsin Orr said.\n\n"It is not," said her neighbour.'), ['open "It is brighter than it was, baker Tamsin Orr said.', 'speech "It is not,"']);
  });
});

describe('a mark without its partner', () => {
  it('reaches to the end of its paragraph at most', () => {
    assert.deepEqual(found('She said: “It is safe, whatever they say.\n\nThe lanterns stay until the new lamps arrive.'), ['open “It is safe, whatever they say.']);
  });

  it('stops before the next quotation of its paragraph', () => {
    assert.deepEqual(found('The “old quay is shut. “It is unsafe now,” she said.'), ['open “old quay is shut.', 'speech “It is unsafe now,”']);
  });

  it('is the mark alone where only a closing one stands there', () => {
    assert.deepEqual(found('It is safe now,” she said.'), ['open ”']);
  });
});

describe('words in marks', () => {
  const kind = (text: string): string | undefined => found(text)[0]?.split(' ')[0];

  it('are scare quotes where they are few and no clause of their own', () => {
    assert.equal(kind('The “improved” timetable has two trains fewer.'), 'scare');
    assert.equal(kind('Engineers had found "serious decay" in nine of the beams.'), 'scare');
  });

  it('are titles where all but the small words are in capitals', () => {
    assert.equal(kind('The museum lent "The Girl with a Lantern" to the town.'), 'title');
    assert.equal(kind('She read from “Salt and Rope,” her first book.'), 'title');
  });

  it('are speech where they are several, or end with a comma or stop', () => {
    assert.equal(kind('He called it “a story looking for a culprit”.'), 'speech');
    assert.equal(kind('"I want to," she said.'), 'speech');
    assert.equal(kind('It says: "Gone to Paris."'), 'speech');
  });

  it('are no titles in a headline, where capitals tell nothing', () => {
    assert.equal(kind('Mayor Calls Bridge ‘Past All Praying For’\n\nThe bridge was closed on Monday by order of the mayor.'), 'speech');
  });
});

describe('quotations of any text', () => {
  it('lie within one block each, in order, the inner span within the outer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const structure = findStructure(text, conventions);
        let at = 0;
        for (const { span, inner } of findQuotations(text, structure)) {
          assert.ok(span.start >= at && span.start <= inner.start && inner.start <= inner.end && inner.end <= span.end, JSON.stringify({ text, span, inner }));
          assert.ok(structure.blocks.some(({ body }) => body.start <= span.start && span.end <= body.end), JSON.stringify({ text, span }));
          at = span.start;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are nested or apart where they are closed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const closed = findQuotations(text, findStructure(text, conventions)).filter(({ kind, continues }) => kind !== 'open' && !continues);
        for (const a of closed) for (const b of closed) assert.ok(a === b || a.span.end <= b.span.start || b.span.end <= a.span.start || (a.inner.start <= b.span.start && b.span.end <= a.inner.end) || (b.inner.start <= a.span.start && a.span.end <= b.inner.end), JSON.stringify({ text, a, b }));
      }),
      { numRuns: 500 },
    );
  });

  it('are found in linear time', function () {
    this.timeout(60_000);
    for (const piece of NASTY.filter((nasty) => !nasty.includes('\n'))) {
      const whole = (text: string): unknown => findQuotations(text, { blocks: [{ kind: 'paragraph', span: { start: 0, end: text.length }, leads: [], body: { start: 0, end: text.length }, asides: [] }] });
      assert.ok(growth(piece, 60_000, whole) < 9, JSON.stringify(piece));
    }
  });
});
