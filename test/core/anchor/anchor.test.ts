// Where annotations stand after their article changed, and how sure that is.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import { articleText, contextOf, storedSpan } from '../../../server/src/core/anchor/describe.js';
import { unwrittenGloss } from '../../../server/src/core/model/unwritten.js';
import type { AnchoredAnnotation, Annotation, ClaimAnnotation, MentionAnnotation } from '../../../server/src/core/model/annotation.js';
import type { GlossFile } from '../../../server/src/core/model/gloss.js';
import { hashText } from '../../../server/src/core/text/hash.js';
import { decodedText } from '../../../server/src/core/text/normalise.js';
import { parseMarkedText } from '../../support/markedText.js';
import { cpuMs } from '../../support/cpu.js';

const OLD = parseMarkedText(`Crane falls at <|place:Varnholm|>

<|upper:VARNHOLM|>, Monday. A loading crane fell into the harbour in the night 😀.

<|claim:"The quay is safe for 12 ships,"|> <|speaker:harbour master Ilse Brandt|> <|cue:told|> reporters on the pier.

<|brandt:Brandt|> thanked the crews. The weather service expects <|weather:no wind above eight knots before the end of the week|>.
`);
const span = (label: string): { start: number; end: number } => OLD.spans.get(label)?.[0] ?? assert.fail(label);

const article = articleText(OLD.text);
function mention(id: string, label: string, more: Partial<MentionAnnotation> = {}): MentionAnnotation {
  const s = span(label);
  return { type: 'mention', id, kind: 'person', spans: [storedSpan(article, s)], quotes: [OLD.text.slice(s.start, s.end)], context: contextOf(article, [s]), status: 'accepted', ...more };
}
const CLAIM: ClaimAnnotation = {
  ...mention('c-1', 'claim'), type: 'claim', kind: 'claim',
  speaker: [{ entity: 'brandt', span: storedSpan(article, span('speaker')), quote: 'harbour master Ilse Brandt' }],
  cue: [{ span: storedSpan(article, span('cue')), quote: 'told' }],
};
const ALL: readonly Annotation[] = [mention('m-place', 'place'), mention('m-upper', 'upper'), CLAIM, mention('m-brandt', 'brandt'), mention('m-weather', 'weather')];

const gloss = (annotations: readonly Annotation[], text: string | undefined = hashText(OLD.text)): GlossFile => unwrittenGloss({ file: 'a.txt', ...(text === '' ? {} : { text }) }, annotations);

const meet = (text: string, old?: string, annotations = ALL): AnchoredAnnotation[] => anchorGloss(gloss(annotations), text, old === undefined ? undefined : { text: old });
const words = (text: string, a: AnchoredAnnotation | undefined): string[] => a?.annotation.spans.map((s) => text.slice(s.start, s.end)) ?? [];
const states = (found: readonly AnchoredAnnotation[]): Record<string, string> => Object.fromEntries(found.map((a) => [a.annotation.id, a.state]));
const byId = (found: readonly AnchoredAnnotation[], id: string): AnchoredAnnotation => found.find((a) => a.annotation.id === id) ?? assert.fail(id);
const allOf = (state: string): Record<string, string> => Object.fromEntries(ALL.map((a) => [a.id, state]));

/** Every annotation stands on its own words. */
function onTheirWords(text: string, found: readonly AnchoredAnnotation[]): void {
  for (const a of found) assert.deepEqual(words(text, a).map(decodedText), a.annotation.quotes, a.annotation.id);
}

describe('annotations of an unchanged article', () => {
  it('stand exactly where they were, in units of the text as it is', () => {
    for (const text of [OLD.text, OLD.text.replaceAll('\n', '\r\n'), `\uFEFF${OLD.text.replaceAll('\n', '\r')}`]) {
      const found = meet(text);
      assert.deepEqual(states(found), allOf('exact'));
      onTheirWords(text, found);
      const claim = byId(found, 'c-1').annotation;
      assert.ok(claim.type === 'claim' && claim.speaker[0]?.span && claim.cue[0]);
      assert.equal(text.slice(claim.speaker[0].span.start, claim.speaker[0].span.end), 'harbour master Ilse Brandt');
      assert.equal(text.slice(claim.cue[0].span.start, claim.cue[0].span.end), 'told');
    }
  });

  it('whose quote was written for another place are found by it', () => {
    const wrong = mention('m-1', 'weather', { spans: [{ start: 3, end: 9 }] });
    const [found] = meet(OLD.text, undefined, [wrong]);
    assert.equal(found?.state, 'moved');
    assert.deepEqual(words(OLD.text, found), [wrong.quotes[0]]);
  });

  it('whose quote stands nowhere have changed', () => {
    const [found] = meet(OLD.text, undefined, [mention('m-1', 'upper', { quotes: ['Altona'] })]);
    assert.equal(found?.state, 'changed');
    assert.deepEqual(words(OLD.text, found), ['VARNHOLM']);
  });

  it('of a file that does not name its text are taken where their words stand', () => {
    const [found] = anchorGloss(gloss([mention('m-1', 'brandt')], ''), `${OLD.text}More.`);
    assert.equal(found?.state, 'exact');
  });
});

describe('with the former text at hand, annotations', () => {
  const edits: readonly [string, (text: string) => string][] = [
    ['sentences put in', (t) => `Updated at noon.\n${t.replace('Brandt thanked', 'Rain fell. Brandt thanked')}`],
    ['other line ends and lines wrapped elsewhere', (t) => t.replaceAll('\n', '\r\n').replace('above eight knots', 'above\r\neight knots').replace('Ilse Brandt', 'Ilse\r\nBrandt')],
    ['curly quotation marks', (t) => t.replace('"The', '“The').replace('ships,"', 'ships,”')],
    ['a paragraph moved to the front', (t) => t.replace(/(Crane[^]*night 😀\.\n\n)("The[^]*pier\.\n\n)/u, '$2$1')],
  ];
  for (const [name, change] of edits) {
    it(`follow ${name}`, () => {
      const now = change(OLD.text);
      assert.notEqual(now, OLD.text);
      const found = meet(now, OLD.text);
      for (const a of found) {
        assert.ok(a.state === 'exact' || a.state === 'moved', `${a.annotation.id} is ${a.state}`);
        assert.deepEqual(words(now, a).map((w) => w.replace(/\s+/gu, ' ').replace(/[“”]/gu, '"')), a.annotation.quotes);
        assert.equal(a.annotation.of, undefined);
      }
    });
  }

  it('keep their place where other words stand there now, and say so', () => {
    const now = OLD.text.replace('12 ships', '14 ships');
    const found = meet(now, OLD.text);
    assert.deepEqual(states(found), { ...allOf('exact'), 'c-1': 'changed' });
    const claim = byId(found, 'c-1');
    assert.deepEqual(words(now, claim), ['"The quay is safe for 14 ships,"']);
    assert.deepEqual(claim.annotation.quotes, ['"The quay is safe for 12 ships,"']);
    assert.equal(claim.annotation.of, hashText(OLD.text));
  });

  it('have changed where their cue says something else', () => {
    const now = OLD.text.replace('told reporters', 'denied to reporters');
    const claim = byId(meet(now, OLD.text), 'c-1');
    assert.equal(claim.state, 'changed');
    assert.deepEqual(words(now, claim), ['"The quay is safe for 12 ships,"']);
  });

  it('get no home in other places of the same words when theirs are deleted', () => {
    const now = OLD.text.replace(/\nBrandt thanked the crews\. /u, '\n');
    const found = byId(meet(now, OLD.text), 'm-brandt');
    assert.equal(found.state, 'orphan');
    assert.deepEqual(found.annotation.spans, []);
    assert.equal(found.annotation.of, hashText(OLD.text));
  });

  it('come back exactly when the edit is undone', () => {
    const gone = meet(OLD.text.slice(0, 40), OLD.text);
    assert.ok(gone.some((a) => a.state === 'orphan'));
    assert.deepEqual(states(meet(OLD.text, OLD.text)), allOf('exact'));
  });

  it('that were left with an earlier text are judged by that one', () => {
    const earlier = mention('m-1', 'brandt', { of: hashText(OLD.text) });
    const now = `One. ${OLD.text}`;
    const [found] = anchorGloss(gloss([earlier], hashText('another')), now, { text: OLD.text });
    assert.equal(found?.state, 'moved');
    assert.equal(found.annotation.of, undefined);
    assert.deepEqual(words(now, found), ['Brandt']);
    const [unknown] = anchorGloss(gloss([mention('m-1', 'brandt', { of: hashText('lost') })], hashText(now)), now.replace('thanked', 'left'), { text: OLD.text });
    assert.equal(unknown?.state, 'candidate');
    assert.equal(unknown.annotation.of, hashText('lost'));
  });

  it('stay on their words whatever is put between them', () => {
    const insertion = fc.record({ at: fc.nat(OLD.text.length), words: fc.constantFrom('New words. ', 'Brandt ', '\n\n', '😀', 'x', '"') });
    fc.assert(fc.property(fc.array(insertion, { minLength: 1, maxLength: 4 }), (insertions) => {
      const inside = (at: number): boolean => ALL.some((_, i) => [...OLD.spans.values()].flat()[i] !== undefined) && [...OLD.spans.values()].flat().some((s) => at > s.start - 2 && at < s.end + 2);
      const sorted = insertions.filter((i) => !inside(i.at) && /\s/u.test(OLD.text.charAt(i.at))).sort((a, b) => b.at - a.at);
      let now = OLD.text;
      for (const i of sorted) now = `${now.slice(0, i.at)} ${i.words}${now.slice(i.at)}`;
      for (const a of meet(now, OLD.text)) {
        assert.ok(a.state === 'exact' || a.state === 'moved', `${a.annotation.id} is ${a.state} in ${now}`);
        assert.deepEqual(words(now, a), a.annotation.quotes);
      }
    }), { numRuns: 200 });
  });
});

describe('without the former text, annotations', () => {
  it('are found by their words where the context agrees', () => {
    const now = `Updated at noon.\n${OLD.text}`;
    const found = meet(now);
    assert.deepEqual(states(found), allOf('moved'));
    onTheirWords(now, found);
  });

  it('are only proposed where the same words stand among others', () => {
    const now = OLD.text.replace('Brandt thanked the crews', 'Reuel blamed Brandt for it');
    const found = byId(meet(now), 'm-brandt');
    assert.notEqual(found.state, 'moved');
    assert.notEqual(found.state, 'exact');
  });

  it('are proposed, never moved, where the words are only similar', () => {
    const now = `First.\n${OLD.text.replace('no wind above eight knots before the end of the week', 'no wind above nine knots before the very end of the week')}`;
    const found = byId(meet(now), 'm-weather');
    assert.equal(found.state, 'candidate');
    assert.deepEqual(found.proposal?.map((s) => now.slice(s.start, s.end)), ['no wind above nine knots before the very end of the week']);
    assert.equal(found.annotation.of, hashText(OLD.text));
  });

  it('are only proposed where two that stood in the same words find one place', () => {
    const line = 'The crews of Varnholm waited at the quay.';
    const old = `${line} One.\n${line} Two.\n`;
    const twice = [0, 1].map((n): MentionAnnotation => {
      const start = old.indexOf('Varnholm', n * (line.length + 6));
      return { ...mention(`m-${n}`, 'brandt'), spans: [{ start, end: start + 8 }], quotes: ['Varnholm'], context: ['The crews of ', ' waited at the quay.'] };
    });
    const now = `${line} One.\nThe crews of Varnhlom waited at the quay. Two.\n`;
    const found = anchorGloss(gloss(twice, hashText(old)), now);
    assert.ok(found.every((a) => a.state !== 'moved'), JSON.stringify(states(found)));
  });

  it('are orphans where nothing like them stands', () => {
    assert.deepEqual(states(meet('A wholly different article about cheese.')), allOf('orphan'));
  });

  it('do not take a part of a longer word for theirs', () => {
    const now = OLD.text.replace('Brandt thanked', 'Brandtner thanked');
    assert.notEqual(byId(meet(now), 'm-brandt').state, 'moved');
  });
});

describe('the time that meeting takes', () => {
  it('does not explode on hostile texts', () => {
    const same = 'Brandt said so. '.repeat(6000);
    const other = Array.from({ length: 40_000 }, (_, i) => `w${(i * 7919) % 50_021}`).join(' ');
    for (const [old, now] of [[same, `x ${same}`], [same, other], [other, other.split(' ').reverse().join(' ')], ['a'.repeat(200_000), 'b'.repeat(200_000)], ['\u0301'.repeat(50_000), '"'.repeat(50_000)]] as const) {
      const from = { start: 0, end: 6 };
      const annotation = { ...mention('m-1', 'brandt'), spans: [from], quotes: [old.slice(0, 6)] };
      const used = cpuMs(() => [anchorGloss(gloss([annotation], hashText(old)), now, { text: old }), anchorGloss(gloss([annotation], hashText(old)), now)]);
      assert.ok(used < 10_000, `${used} ms of processor time`);
    }
  }).timeout(30_000);
});
