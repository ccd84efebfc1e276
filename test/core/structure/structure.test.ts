// The shape of articles: each kind of block and lead where papers put it, both layouts of lines, and what only looks like one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findStructure } from '../../../server/src/core/detect/structure/structure.js';
import { findRepositoryFile } from '../../support/repository.js';
import { NASTY, anyText, conventions, growth } from '../../support/texts.js';

/** One line a block: its kind, its leads and asides in angle brackets, its running text. */
function shape(text: string): string[] {
  return findStructure(text, conventions).blocks.map(({ kind, leads, body, asides }) =>
    [kind, ...leads.map((lead) => `${lead.kind}<${text.slice(lead.span.start, lead.span.end)}>`), ...asides.map(({ span }) => `credit<${text.slice(span.start, span.end)}>`), text.slice(body.start, body.end)].join(' ').trim(),
  );
}
const kinds = (text: string): string[] => findStructure(text, conventions).blocks.map(({ kind }) => kind);

const PROSE = 'The harbour was closed on Monday after a crane fell onto the quay.';
const MORE = 'Nobody was hurt, the port authority said in the afternoon, but the ferry did not sail.';

describe('the head of an article', () => {
  it('reads headline, repeated headline, standfirst, byline, reading time, date and caption, each on its line', () => {
    const text = `Crane falls on quay\n\nCrane falls on quay\nA quiet morning ends with a bang in the harbour.\nBy Ann Penn and Jo Orr in Varnholm\n3 min read\n2 March, 2026\nThe quay at noon [Anatol Pictures]\n\n${PROSE}\n\n${MORE}`;
    assert.deepEqual(shape(text), [
      'headline Crane falls on quay', 'headline Crane falls on quay', 'standfirst A quiet morning ends with a bang in the harbour.', 'byline By Ann Penn and Jo Orr in Varnholm',
      'readingTime 3 min read', 'date 2 March, 2026', 'caption credit<[Anatol Pictures]> The quay at noon', `paragraph ${PROSE}`, `paragraph ${MORE}`,
    ]);
    const { date, title, byline } = findStructure(text, conventions);
    assert.deepEqual({ date, title, byline }, { date: '2026-03-02', title: 'Crane falls on quay', byline: 'Ann Penn and Jo Orr in Varnholm' });
  });

  it('gives no headline to a text that begins with running prose', () => {
    assert.deepEqual(kinds(`${PROSE}\n\n${MORE}`), ['paragraph', 'paragraph']);
    assert.equal(findStructure(`${PROSE}\n\n${MORE}`, conventions).title, undefined);
  });

  it('takes a first line with a full stop for the headline if it is in Capitals or stands above a dateline', () => {
    assert.deepEqual(kinds(`Harbour Closed After Crane Falls on Main Quay.\n\n${PROSE} ${MORE}`), ['headline', 'paragraph']);
    assert.deepEqual(kinds(`Crane falls on the main quay of a port.\n\nVARNHOLM, March 2 (Nordpress) — ${PROSE}`), ['headline', 'paragraph']);
    assert.deepEqual(kinds(`It fell at dawn on Monday.\n\n${PROSE}`), ['paragraph', 'paragraph']);
  });

  it('finds the headline below kickers and the letterhead of a press release', () => {
    assert.deepEqual(kinds(`MINISTRY OF FERRIES\n\nPress release\n2 March 2026\n\nNew timetable for the island\n\n${PROSE}`), ['section', 'section', 'date', 'headline', 'paragraph']);
    assert.deepEqual(kinds(`Shipping\nCrane falls on the main quay\n\n${PROSE}\n\n${MORE}`), ['section', 'headline', 'paragraph', 'paragraph']);
  });

  it('reads dates in all their forms, with a place, a paper or a second date', () => {
    for (const line of ['29 March, 2022', 'March 29, 2022', '2022-03-29', 'date 2022-03-29', 'Nairobi, 29 March 2022', 'Bristol Tidings, Tuesday 29 March 2022', 'Published: 29 March 2022 | Updated: 14:40 GMT', '2 min read · March 29, 2022']) {
      const structure = findStructure(`Crane falls on quay\n${line}\n\n${PROSE}\n\n${MORE}`, conventions);
      assert.equal(structure.blocks[1]?.kind, 'date', line);
      assert.equal(structure.date, '2022-03-29', line);
    }
  });

  it('takes an author with a role for a byline, and "By Friday" for prose', () => {
    assert.deepEqual(kinds(`Crane falls on quay\nAnn Penn\nEurope correspondent\n2 March 2026\n\n${PROSE}`), ['headline', 'byline', 'byline', 'date', 'paragraph']);
    assert.deepEqual(kinds(`Crane falls on quay\n\nBy Friday the quay had been cleared and the ferry sailed again.\n\n${MORE}`), ['headline', 'paragraph', 'paragraph']);
  });

  it('reads front matter and Markdown', () => {
    const text = `---\ntitle: "Crane falls"\ndate: 2026-03-02\nauthor: Ann Penn\ntags: [port]\n---\n\n${PROSE}\n\n## What now?\n\n> “It is closed,” she said.\n\n- **Why it matters:** ${MORE}\n\n![The quay](quay.jpg) *(Photo: Jo Orr)*\n\n*Correction: it was a Monday.*\n`;
    assert.deepEqual(shape(text), [
      'headline Crane falls', 'date 2026-03-02', 'byline Ann Penn', `paragraph ${PROSE}`, 'section What now?', 'listItem bullet<>> “It is closed,” she said.',
      `listItem bullet<-> label<**Why it matters:**> ${MORE}`, 'caption credit<(Photo: Jo Orr)> The quay', 'trailer Correction: it was a Monday.',
    ]);
    const { date, title, byline } = findStructure(text, conventions);
    assert.deepEqual({ date, title, byline }, { date: '2026-03-02', title: 'Crane falls', byline: 'Ann Penn' });
  });
});

describe('what opens a paragraph', () => {
  const first = (opening: string): string => shape(`Crane falls on quay\n\n${opening}${PROSE}\n\n${MORE}`)[1] ?? '';

  for (const dateline of [
    'VARNHOLM, Germany, March 2 (Nordpress) - ', 'VARNHOLM (Nordpress) — ', 'ISTANBUL — ', 'VARNHOLM, Monday. – ', 'SPRINGFIELD, Ill. -- ', 'OSLO and NEW DELHI, Mar 2 2026 (NP) - ', 'Varnholm (Nordpress) - ',
    'Varnholm, Germany – ', '(Nordpress) - ', 'NEW DELHI: ',
  ]) {
    it(`takes "${dateline.trim()}" for a dateline`, () => assert.equal(first(dateline), `paragraph dateline<${dateline.trim()}> ${PROSE}`));
  }

  it('does not take an aside between dashes, or a later paragraph, for a dateline', () => {
    assert.deepEqual(shape(`Crane falls\n\nNATO — the alliance — ${MORE}`)[1], `paragraph NATO — the alliance — ${MORE}`);
    assert.deepEqual(shape(`Crane falls\n\nTamsin Orr — Baker of the year — has hung a lantern over the square.`)[1], 'paragraph Tamsin Orr — Baker of the year — has hung a lantern over the square.');
    assert.deepEqual(shape(`Crane falls\n\n${PROSE}\n\nStahlke – The maker – kept silent until the evening of that day.`)[2], 'paragraph Stahlke – The maker – kept silent until the evening of that day.');
  });

  it('takes an inline date before prose for a lead, and a date that is the subject for prose', () => {
    assert.deepEqual(shape(` date 2026-03-02 ${PROSE}`), [`paragraph date<date 2026-03-02> ${PROSE}`]);
    assert.equal(findStructure(` date 2026-03-02 ${PROSE}`, conventions).date, '2026-03-02');
    assert.deepEqual(shape('March 2, 2026 was a dark day for the port of Varnholm.'), ['paragraph March 2, 2026 was a dark day for the port of Varnholm.']);
  });

  it('takes known labels for labels, and a name before a colon for prose', () => {
    assert.equal(first('Why it matters: '), `paragraph label<Why it matters:> ${PROSE}`);
    assert.equal(first('What they’re saying: '), `paragraph label<What they’re saying:> ${PROSE}`);
    assert.equal(first('Brandt said: '), `paragraph Brandt said: ${PROSE}`);
  });

  it('takes names before a colon for speakers where a transcript has several', () => {
    assert.deepEqual(shape(`Minister answers questions\n\nMODERATOR: ${PROSE}\n\nTHOLKE (laughs): ${MORE}\n\nMODERATOR: Thank you.\n\nQ: Is it safe?\n\nA: It is.`).slice(1), [
      `paragraph speakerLabel<MODERATOR:> ${PROSE}`, `paragraph speakerLabel<THOLKE (laughs):> ${MORE}`, 'paragraph speakerLabel<MODERATOR:> Thank you.', 'paragraph speakerLabel<Q:> Is it safe?', 'paragraph speakerLabel<A:> It is.',
    ]);
  });

  it('takes “Q.” and “A.” for labels where both stand, and an initial for a name', () => {
    assert.deepEqual(shape(`Five questions\n\nQ. Is it safe?\n\n**A.** ${PROSE}`).slice(1), ['paragraph speakerLabel<Q.> Is it safe?', `paragraph speakerLabel<**A.**> ${PROSE}`]);
    assert.deepEqual(shape(`Two resign\n\nA. Brandt resigned on Monday over the quay.\n\nA. Olsen resigned on Tuesday over the crane.`).slice(1), [
      'paragraph A. Brandt resigned on Monday over the quay.', 'paragraph A. Olsen resigned on Tuesday over the crane.',
    ]);
  });

  it('takes times for leads in a live blog, alone on their line too', () => {
    assert.deepEqual(shape(`Storm live\n\n14:32 ${PROSE}\n\n14.05 – ${MORE}\n\n9:05 a.m.\nFerry sails again\n${PROSE}`).slice(1), [
      `paragraph time<14:32> ${PROSE}`, `paragraph time<14.05 –> ${MORE}`, 'date time<9:05 a.m.>', 'section Ferry sails again', `paragraph ${PROSE}`,
    ]);
  });

  it('takes bullets for leads and leaves minus signs and dashes in prose', () => {
    assert.deepEqual(shape(`Facts\n\n${PROSE}\n- One crane fell.\n• Nobody was hurt.\n1. The quay is shut.\n`).slice(2), ['listItem bullet<-> One crane fell.', 'listItem bullet<•> Nobody was hurt.', 'listItem bullet<1.> The quay is shut.']);
    assert.equal(first('-5 degrees were measured at dawn. '), `paragraph -5 degrees were measured at dawn. ${PROSE}`);
  });
});

describe('between and below the paragraphs', () => {
  const between = (line: string): string => shape(`Crane falls\n\n${PROSE}\n\n${line}\n\n${MORE}`)[2] ?? '';
  const below = (line: string): string => shape(`Crane falls\n\n${PROSE}\n\n${MORE}\n\n${line}`).at(-1) ?? '';

  for (const line of ['Live Story', 'Fees and friction', 'What happens now?', '‘We were not asked’', 'The other side:']) {
    it(`takes "${line}" for a section heading`, () => assert.match(between(line), /^section/u));
  }

  for (const line of ['It was due home in October.', 'She paused:', '“Never again!”', 'He said he would, and', 'new pumps for the valley;']) {
    it(`takes "${line}" for text`, () => assert.equal(between(line), `paragraph ${line}`));
  }

  it('takes pictures for captions with their credit, wherever they stand', () => {
    assert.equal(between('The ship leaves on Monday. Photograph: Ann Penn/Fjordfoto'), 'caption credit<Photograph: Ann Penn/Fjordfoto> The ship leaves on Monday.');
    assert.equal(between('Dockers wait on the quay (AP Photo/Ann Penn)'), 'caption credit<(AP Photo/Ann Penn)> Dockers wait on the quay');
    assert.equal(between('Photo: Ann Penn/Tidings'), 'credit credit<Photo: Ann Penn/Tidings>');
    assert.equal(between('FILE PHOTO: A crane stands in the port.'), 'caption FILE PHOTO: A crane stands in the port.');
  });

  it('does not take an aside in brackets at the end of prose for a credit', () => {
    assert.equal(between('The firm is run by two brothers (see below)'), 'section The firm is run by two brothers (see below)');
    assert.equal(between('The plan was dropped because of “costs [sic]”.'), 'paragraph The plan was dropped because of “costs [sic]”.');
  });

  for (const line of [
    'Nordpress contributed to this story', '(Reporting by Ann Penn; Editing by Jo Orr)', 'Additional reporting by Ann Penn in Oslo', 'Correction: it was a Monday.', 'This article has been updated to add a name.',
    'Read more: The crane that nobody wanted', 'Go deeper: The crane that nobody wanted', 'Follow us for more.', 'Copyright 2026 The Tidings', 'Do you use the bridge? Write to desk@tidings.example', 'ENDS', '- END -', '###',
  ]) {
    it(`takes "${line}" for a trailer`, () => assert.match(below(line), /^trailer/u));
  }

  it('takes everything below "ENDS" for a trailer', () => {
    assert.deepEqual(kinds(`Crane falls\n\n${PROSE}\n\n${MORE}\n\nENDS\n\nNotes to editors\n\n1. ${PROSE}`).slice(3), ['trailer', 'trailer', 'trailer']);
  });

  it('takes sources in square brackets for text in a digest, where every item has one', () => {
    const items = ['A crane fell. [Tidings]', 'A ferry sailed. [Courier]', 'A bridge shut. [Herald]', 'A lamp was lit. [Post]'];
    assert.deepEqual(kinds(`Morning digest\n\n${PROSE}\n\n${items.join('\n\n')}\n\n${MORE}`).slice(2, 6), ['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('takes prose that only begins like a trailer for prose', () => {
    assert.equal(between('Reporters contributed to the confusion by asking the same thing twice.'), 'paragraph Reporters contributed to the confusion by asking the same thing twice.');
  });

  it('takes a table or list of names for text, not for headings in a row', () => {
    assert.deepEqual(kinds(`Squad\n\n${PROSE}\n\nGoalkeepers\nAnn Penn\nJo Orr\nIda Quell\nMia Sorel\n\n${MORE}`).slice(2, 7), ['section', 'paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });
});

describe('lines of a text', () => {
  const wrap = (text: string): string => text.replace(/(.{1,68})(?: |$)/gu, '$1\n').trimEnd();
  const long = `${PROSE} ${MORE} ${PROSE} ${MORE}`;

  it('are put together where they were wrapped at a column', () => {
    const text = `Crane falls on quay\nBy Ann Penn\n\n${wrap(long)}\n\n- ${wrap(MORE)}\n- It was early.\n\n${wrap(long)}\n`;
    assert.deepEqual(kinds(text), ['headline', 'byline', 'paragraph', 'listItem', 'listItem', 'paragraph']);
    assert.equal(shape(text)[2], `paragraph ${wrap(long)}`);
  });

  it('are paragraphs of their own where they are not wrapped, with blank lines or without', () => {
    assert.deepEqual(kinds(`Crane falls on quay\n${long}\n${MORE}\n${long}`), ['headline', 'paragraph', 'paragraph', 'paragraph']);
  });

  it('go on where a sentence is broken off', () => {
    assert.deepEqual(shape(`${long}\nThe harbour master wrote to the\nCouncil of Ports, which did not\nanswer.`).slice(1), ['paragraph The harbour master wrote to the\nCouncil of Ports, which did not\nanswer.']);
  });

  it('mean the same with CRLF, CR, a byte order mark, or no end', () => {
    const text = readFileSync(findRepositoryFile('samples/newsroom/straits-broadsheet.txt'), 'utf8');
    const normal = shape(text);
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`, text.trimEnd(), `\n\n${text}\n\n`]) assert.deepEqual(shape(other), normal);
  });
});

describe('structure of any text', () => {
  it('has blocks in order and apart, with leads, body and asides in order within them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const { span, leads, body, asides } of findStructure(text, conventions).blocks) {
          assert.ok(span.start >= at && span.end > span.start && span.end <= text.length);
          let inside = span.start;
          for (const piece of [...leads.map((lead) => lead.span), body, ...asides.map((aside) => aside.span)]) {
            assert.ok(piece.start >= inside && piece.end >= piece.start && piece.end <= span.end, JSON.stringify({ text, piece, span, inside }));
            inside = piece.end;
          }
          at = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves no word outside its blocks but in front matter', () => {
    fc.assert(
      fc.property(anyText.filter((text) => !/^\uFEFF?---/u.test(text)), (text) => {
        let rest = '';
        let at = 0;
        for (const { span } of findStructure(text, conventions).blocks) {
          rest += text.slice(at, span.start);
          at = span.end;
        }
        assert.match(rest + text.slice(at), /^[\s\u200B\uFEFF]*$/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is found in linear time', function () {
    this.timeout(60_000);
    for (const piece of NASTY) assert.ok(growth(piece, 50_000, (text) => findStructure(text, conventions)) < 9, JSON.stringify(piece));
  });
});
