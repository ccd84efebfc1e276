// Which annotation a key means, and which comes next.
import assert from 'node:assert/strict';
import type { MarkStatus, MarkView, Range } from '../../server/src/protocol/protocol.js';
import { claimFor, inOrder, markAt, marksOf, neighbour, undecidedAt } from '../../client/src/marks/find.js';

const at = (line: number, from: number, to: number): Range => ({ start: { line, character: from }, end: { line, character: to } });
const caret = (line: number, character: number): { line: number; character: number } => ({ line, character });
const mention = (id: string, range: Range, status: MarkStatus = 'suggested'): MarkView => ({
  id, type: 'mention', kind: 'person', layer: 'person', ranges: [range], speaker: [], cue: [], status, state: 'exact', label: id,
});
const claim = (id: string, ranges: readonly Range[], parts: { speaker?: readonly Range[]; cue?: readonly Range[]; status?: MarkStatus } = {}): MarkView => ({
  id, type: 'claim', kind: 'claim', layer: 'claim', ranges, speaker: parts.speaker ?? [], cue: parts.cue ?? [], status: parts.status ?? 'suggested', state: 'exact', form: 'direct', label: id,
});

describe('the annotation at the caret', () => {
  const outer = claim('c', [at(0, 0, 40)]);
  const inner = mention('m', at(0, 10, 16));

  it('is the innermost', () => {
    assert.equal(markAt([outer, inner], caret(0, 12))?.id, 'm');
    assert.equal(markAt([outer, inner], caret(0, 30))?.id, 'c');
    assert.equal(markAt([outer, inner], caret(1, 0)), undefined);
  });

  it('is the innermost where that is decided and the one around it is not', () => {
    assert.equal(markAt([outer, mention('m', at(0, 10, 16), 'accepted')], caret(0, 12))?.id, 'm');
    const added = claim('added', [at(0, 20, 30)], { status: 'added' });
    assert.equal(markAt([outer, added], caret(0, 24))?.id, 'added');
  });

  it('is the claim on its word of saying, and the name within the wording of its speaker', () => {
    const said = { ...claim('c', [at(0, 30, 60)], { speaker: [at(0, 0, 26)], cue: [at(0, 27, 29)] }), entity: 'brandt' };
    const name = { ...mention('m', at(0, 15, 26)), entity: 'brandt' };
    const land = { ...mention('d', at(0, 0, 6)), entity: 'denmark' };
    assert.equal(markAt([land, name, said], caret(0, 28))?.id, 'c');
    assert.equal(markAt([land, name, said], caret(0, 8))?.id, 'm');
    assert.equal(markAt([land, name, said], caret(0, 3))?.id, 'd');
    assert.equal(markAt([land, said], caret(0, 8))?.id, 'c');
  });

  it('is the one that begins here rather than the one that ends here', () => {
    assert.equal(markAt([mention('before', at(0, 0, 5)), claim('after', [at(0, 5, 30)])], caret(0, 5))?.id, 'after');
  });

  it('is the one that a command put the caret on', () => {
    const nested = mention('m', at(0, 0, 6));
    assert.equal(markAt([outer, nested], caret(0, 0), { id: 'c', position: caret(0, 0) })?.id, 'c');
    assert.equal(markAt([outer, nested], caret(0, 1), { id: 'c', position: caret(0, 0) })?.id, 'm');
  });

  it('is never a rejected one', () => {
    assert.equal(markAt([mention('m', at(0, 10, 16), 'rejected')], caret(0, 12)), undefined);
  });
});

describe('the annotations of a selection', () => {
  const marks = [claim('c', [at(0, 0, 40)]), mention('a', at(0, 5, 9)), mention('b', at(0, 12, 20))];
  it('are the one of exactly these words', () => {
    assert.deepEqual(marksOf(marks, at(0, 5, 9)).map((m) => m.id), ['a']);
  });
  it('are all inside it', () => {
    assert.deepEqual(marksOf(marks, at(0, 4, 21)).map((m) => m.id), ['a', 'b']);
  });
  it('are the innermost around it where none is inside', () => {
    assert.deepEqual(marksOf(marks, at(0, 13, 15)).map((m) => m.id), ['b']);
    assert.deepEqual(marksOf(marks, at(0, 30, 34)).map((m) => m.id), ['c']);
  });
});

describe('the way through an article', () => {
  const marks = [mention('z', at(4, 0, 4)), claim('c', [at(1, 0, 30)]), mention('m', at(1, 0, 6)), mention('r', at(2, 0, 4), 'rejected')];
  it('goes in text order, from the inside out, past rejected ones', () => {
    assert.deepEqual(inOrder(marks).map((m) => m.id), ['m', 'c', 'z']);
  });
  it('goes on from a mark to the one around it that begins at the same place', () => {
    assert.equal(neighbour(marks, caret(1, 0), 1, { id: 'm', position: caret(1, 0) })?.id, 'c');
    assert.equal(neighbour(marks, caret(1, 0), -1, { id: 'c', position: caret(1, 0) })?.id, 'm');
  });
  it('goes round at both ends', () => {
    assert.equal(neighbour(marks, caret(4, 0), 1, { id: 'z', position: caret(4, 0) })?.id, 'm');
    assert.equal(neighbour(marks, caret(0, 0), -1)?.id, 'z');
    assert.equal(neighbour(marks, caret(9, 9), 1)?.id, 'm');
    assert.equal(neighbour([], caret(0, 0), 1), undefined);
  });
  it('finds the undecided mark that the server named by its range', () => {
    assert.equal(undecidedAt(marks, at(1, 0, 30))?.id, 'c');
    assert.equal(undecidedAt(marks, at(1, 0, 99))?.id, 'c');
    assert.equal(undecidedAt(marks, at(2, 0, 4)), undefined);
  });
});

describe('the claim that a speaker or cue is set for', () => {
  const first = claim('first', [at(0, 0, 18)], { speaker: [at(0, 25, 36)], cue: [at(0, 20, 24)] });
  const second = claim('second', [at(6, 0, 30)]);
  it('is the one whose words or parts are selected', () => {
    assert.equal(claimFor([first, second], at(0, 4, 8))?.id, 'first');
    assert.equal(claimFor([first, second], at(0, 26, 30))?.id, 'first');
  });
  it('is the nearest one beside the selection', () => {
    assert.equal(claimFor([first, second], at(6, 40, 50))?.id, 'second');
    assert.equal(claimFor([first, second], at(1, 2, 9))?.id, 'first');
  });
  it('is none where all are far', () => {
    assert.equal(claimFor([first, second], at(60, 0, 4)), undefined);
  });
});
