// Which look each mark is drawn in.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { group, LOOKS, type Look, type Shown } from '../../client/src/decorations/group.js';
import type { MarkView, Range } from '../../server/src/protocol/protocol.js';

const ALL: Shown = { speakers: true, names: true, places: true, cues: true, claims: true, statements: true, onlyDecided: false, rejected: false };
const at = (line: number, from: number, to: number): Range => ({ start: { line, character: from }, end: { line, character: to } });
const mark = (changes: Partial<MarkView>): MarkView => ({
  id: 'x', type: 'mention', kind: 'person', layer: 'person', ranges: [at(0, 0, 5)], speaker: [], cue: [], status: 'suggested', state: 'exact', label: '', ...changes,
});
const drawn = (marks: readonly MarkView[], shown: Partial<Shown> = {}): Partial<Record<Look, readonly Range[]>> =>
  Object.fromEntries([...group(marks, { ...ALL, ...shown })].filter(([, ranges]) => ranges.length > 0));

describe('the looks of marks', () => {
  it('tell suggested from decided', () => {
    assert.deepEqual(drawn([mark({}), mark({ ranges: [at(1, 0, 4)], status: 'edited', layer: 'place', kind: 'place' })]), { 'person.suggested': [at(0, 0, 5)], 'place.decided': [at(1, 0, 4)] });
  });

  it('show an ambiguous place only until it is decided', () => {
    assert.deepEqual(Object.keys(drawn([mark({ layer: 'place', ambiguous: true })])), ['place.ambiguous']);
    assert.deepEqual(Object.keys(drawn([mark({ layer: 'place', ambiguous: true, status: 'accepted' })])), ['place.decided']);
  });

  it('draw a claim by its form, with its cue and speaker, and a bar beside several fragments', () => {
    const claim = mark({ type: 'claim', kind: 'claim', layer: 'claim', form: 'mixed', ranges: [at(1, 0, 9), at(3, 4, 20)], speaker: [at(2, 0, 3)], cue: [at(2, 4, 8)] });
    assert.deepEqual(drawn([claim]), {
      'claim.mixed.suggested': [at(1, 0, 9), at(3, 4, 20)], 'claim.bar': [{ start: { line: 1, character: 0 }, end: { line: 3, character: 20 } }], cue: [at(2, 4, 8)], 'speaker.suggested': [at(2, 0, 3)],
    });
  });

  it('underline the same words once, a decision before a suggestion', () => {
    const words = at(2, 0, 3);
    const speaking = mark({ type: 'claim', layer: 'claim', form: 'direct', ranges: [at(1, 0, 9)], speaker: [words] });
    assert.deepEqual(drawn([speaking, mark({ layer: 'speaker', ranges: [words], status: 'accepted' })])['speaker.suggested'], undefined);
    assert.deepEqual(drawn([mark({ layer: 'speaker', ranges: [words], status: 'accepted' }), speaking])['speaker.decided'], [words]);
    assert.deepEqual(drawn([speaking, { ...speaking, ranges: [at(4, 0, 9)] }])['speaker.suggested'], [words]);
  });

  it('underline a name within the wording of a speaker by itself, decided or not', () => {
    const speaking = mark({ type: 'claim', layer: 'claim', form: 'direct', ranges: [at(1, 0, 9)], speaker: [at(2, 0, 30)] });
    const name = mark({ layer: 'speaker', ranges: [at(2, 10, 18)], status: 'accepted' });
    const land = mark({ layer: 'place', kind: 'place', ranges: [at(2, 0, 6)] });
    const looks = drawn([land, name, speaking]);
    assert.deepEqual(looks['place.suggested'], [at(2, 0, 6)]);
    assert.deepEqual(looks['speaker.decided'], [at(2, 10, 18)]);
    assert.deepEqual(looks['speaker.suggested'], [at(2, 6, 10), at(2, 18, 30)]);
  });

  it('never underline a word twice, whatever the marks', () => {
    const range = fc.tuple(fc.nat(3), fc.nat(40), fc.integer({ min: 1, max: 25 })).map(([line, from, length]) => at(line, from, from + length));
    fc.assert(fc.property(fc.array(fc.record({ ranges: fc.tuple(range), decided: fc.boolean(), layer: fc.constantFrom('speaker', 'person', 'place') }), { maxLength: 12 }), (list) => {
      const marks = list.map(({ ranges, decided, layer }) => mark({ ranges, layer: layer as MarkView['layer'], status: decided ? 'accepted' : 'suggested' }));
      const letters = new Map<string, number>();
      for (const ranges of group(marks, ALL).values()) for (const r of ranges) for (let c = r.start.character; c < r.end.character; c++) letters.set(`${String(r.start.line)}:${String(c)}`, (letters.get(`${String(r.start.line)}:${String(c)}`) ?? 0) + 1);
      const wanted = new Set(marks.flatMap((m) => m.ranges.flatMap((r) => Array.from({ length: r.end.character - r.start.character }, (_, i) => `${String(r.start.line)}:${String(r.start.character + i)}`))));
      assert.deepEqual(new Set(letters.keys()), wanted);
      assert.ok([...letters.values()].every((n) => n === 1));
    }));
  });

  it('leave rejected ones out unless asked for', () => {
    const rejected = mark({ status: 'rejected' });
    assert.deepEqual(drawn([rejected]), {});
    assert.deepEqual(drawn([rejected], { rejected: true }), { rejected: [at(0, 0, 5)] });
  });

  it('leave suggestions out where only decisions are wanted', () => {
    assert.deepEqual(Object.keys(drawn([mark({}), mark({ ranges: [at(1, 0, 2)], status: 'added' })], { onlyDecided: true })), ['person.decided']);
  });

  it('leave a layer out that is switched off', () => {
    const claim = mark({ type: 'claim', layer: 'claim', form: 'direct', ranges: [at(1, 0, 9)], speaker: [at(2, 0, 3)], cue: [at(2, 4, 8)] });
    assert.deepEqual(Object.keys(drawn([claim], { claims: false })).sort(), ['cue', 'speaker.suggested']);
    assert.deepEqual(Object.keys(drawn([claim], { cues: false, speakers: false })), ['claim.direct.suggested']);
    assert.deepEqual(drawn([mark({})], { names: false }), {});
  });

  it('put a sign behind a mark with a note', () => {
    assert.deepEqual(drawn([mark({ note: "Ask again" })]).noted, [at(0, 5, 5)]);
  });

  it('name every look, so that what is gone is cleared', () => {
    assert.deepEqual([...group([], ALL).keys()], LOOKS);
    assert.equal(new Set(LOOKS).size, LOOKS.length);
  });
});
