// Which row of a list belongs to the annotation at the caret.
import assert from 'node:assert/strict';
import { Newest } from '../../client/src/base/newest.js';
import { RowIndex } from '../../client/src/views/rowIndex.js';
import type { TreeNode } from '../../server/src/protocol/protocol.js';

const URI = 'file:///a.txt';
const location = { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } } };
const claim = (id: string): TreeNode => ({ id: `mark ${id}`, kind: 'claim', label: id, markId: id, location });
const speaker = (entity: string, children: readonly TreeNode[]): TreeNode => ({ id: `speaker ${entity}`, kind: 'speaker', label: entity, entity, children });

describe('the row of an annotation', () => {
  const brandt = speaker('brandt', [claim('c-1'), claim('c-2')]);
  const ostrow = speaker('ostrow', [claim('c-3')]);
  const index = new RowIndex([brandt, ostrow]);

  it('is its own, below its speaker', () => {
    const row = index.rowOf({ uri: URI, id: 'c-2', entity: 'brandt' });
    assert.equal(row?.id, 'mark c-2');
    assert.equal(row && index.parentOf(row), brandt);
  });

  it('is the one above where that holds nothing else', () => {
    assert.equal(index.rowOf({ uri: URI, id: 'c-3', entity: 'ostrow' }), ostrow);
  });

  it('is that of whom it names where it has none', () => {
    assert.equal(index.rowOf({ uri: URI, id: 'm-9', entity: 'brandt' }), brandt);
    assert.equal(index.rowOf({ uri: URI, id: 'm-9' }), undefined);
  });

  it('is not that of another article', () => {
    assert.equal(index.rowOf({ uri: 'file:///b.txt', id: 'c-2' }), undefined);
  });
});

describe('answers that come late', () => {
  it('count only where no newer question was asked', () => {
    const newest = new Newest();
    const first = newest.begin();
    const second = newest.begin();
    assert.deepEqual([first(), second()], [false, true]);
  });
});
