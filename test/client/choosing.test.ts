// What Enter means in a quick pick, also where the person types faster than the list follows.
import assert from 'node:assert/strict';
import { chosen, withFreeText, type Choosable } from '../../client/src/commands/choosing.js';

const person = (label: string): Choosable => ({ label, answer: { choice: { label, entity: label.toLowerCase(), from: 'article' } } });
const kind = (key: string, label: string): Choosable => ({ label: `[${key}] ${label}`, key, answer: { choice: { label, kind: label, key, from: 'tagset' } } });
const typedRow = (text: string): Choosable => ({ label: `New speaker: ${text}`, answer: { text } });
const heading: Choosable = { label: 'this article' };
const ROWS = [heading, person('Ilse Brandt'), person('Piet Ostrow'), person('Ostrow Shipping')];

describe('Enter in a quick pick', () => {
  it('takes the row that is selected', () => {
    assert.equal(chosen(ROWS, ROWS[2], 'ost', true)?.choice?.label, 'Piet Ostrow');
  });

  it('takes the words as they are now where the row for free text still shows the first of them', () => {
    assert.deepEqual(chosen([...ROWS, typedRow('Mara')], typedRow('Mara'), 'Mara Lund ', true), { text: 'Mara Lund' });
  });

  it('takes the words where nothing is selected yet', () => {
    assert.deepEqual(chosen(ROWS, undefined, 'Mara Lund', true), { text: 'Mara Lund' });
    assert.equal(chosen(ROWS, undefined, 'Mara Lund', false), undefined);
    assert.equal(chosen(ROWS, undefined, '  ', true), undefined);
  });

  it('takes the row that words typed ahead of the list mean: its letter, its whole name, else the first in which a word begins so', () => {
    assert.equal(chosen([kind('o', 'organisation'), kind('p', 'person')], undefined, 'p', false)?.choice?.label, 'person');
    assert.equal(chosen(ROWS, undefined, 'ostrow shipping', true)?.choice?.label, 'Ostrow Shipping');
    assert.equal(chosen(ROWS, undefined, 'ostrow', true)?.choice?.label, 'Piet Ostrow');
    assert.deepEqual(chosen(ROWS, undefined, 'strow', true), { text: 'strow' });
    assert.equal(chosen(ROWS, undefined, 'this article', false), undefined, 'a heading is no answer');
  });
});

describe('the row for words of one’s own', () => {
  it('is there for words that are no name in the list', () => {
    assert.deepEqual(withFreeText(ROWS, ' Mara ', typedRow).at(-1), typedRow('Mara'));
    assert.equal(withFreeText(ROWS, 'piet ostrow', typedRow), ROWS);
    assert.equal(withFreeText(ROWS, ' ', typedRow), ROWS);
  });
});
