// Persons in the lines of `annotate --jsonl`: the name alone, and the name with its title where it has one.
import assert from 'node:assert/strict';
import { documentRecord } from '../../../server/src/core/exchange/jsonl/record.js';
import { engine } from '../../support/engine.js';

describe('persons of a document record', () => {
  it('are the name; with a capitalised title right before it they carry the longer span too', () => {
    const text = 'Foreign Minister Sigrun Halvorsen met the pilot Ilse Brandt. Halvorsen said it was late.';
    const { persons } = documentRecord('a', text, engine.analyse(text));
    assert.deepEqual(persons.map((p) => [text.slice(p.start, p.end), p.titled ? text.slice(...p.titled) : '']), [
      ['Sigrun Halvorsen', 'Foreign Minister Sigrun Halvorsen'], ['Ilse Brandt', ''], ['Halvorsen', ''],
    ]);
  });
});
