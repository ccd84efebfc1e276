// Persons in the lines of `annotate --jsonl`: the name alone, and the name with its title where it has one.
import assert from 'node:assert/strict';
import { documentRecord, type PersonKinds } from '../../../server/src/core/exchange/jsonl/record.js';
import { engine } from '../../support/engine.js';

describe('persons of a document record', () => {
  it('are the name; with a capitalised title right before it they carry the longer span too', () => {
    const text = 'Foreign Minister Sigrun Halvorsen met the pilot Ilse Brandt. Halvorsen said it was late.';
    const { persons } = documentRecord('a', text, engine.analyse(text));
    assert.deepEqual(persons.map((p) => [text.slice(p.start, p.end), p.titled ? text.slice(...p.titled) : '']), [
      ['Sigrun Halvorsen', 'Foreign Minister Sigrun Halvorsen'], ['Ilse Brandt', ''], ['Halvorsen', ''],
    ]);
  });

  const listed = (text: string, persons: PersonKinds): string[] =>
    documentRecord('a', text, engine.analyse(text), { persons }).persons.map((p) => `${p.kind} ${text.slice(p.start, p.end)}`);

  it('say whether they are names, names inside other names or offices; which of them are listed is a choice', () => {
    const text = 'President Sigrun Halvorsen flew home. The President gave boats to the Halvorsen Museum.';
    const [name, office, inside] = ['name Sigrun Halvorsen', 'office President', 'inside-name Halvorsen'];
    assert.deepEqual(listed(text, 'all'), [name, office, inside]);
    assert.deepEqual(listed(text, 'named'), [name, inside]);
    assert.deepEqual(listed(text, 'names'), [name]);
  });

  it('carry the small-letter role before them apart from titles', () => {
    const text = 'The boats belong to former pilot Ilse Brandt.';
    const { persons } = documentRecord('a', text, engine.analyse(text));
    assert.deepEqual(persons.map((p) => [text.slice(p.start, p.end), p.titled, p.role ? text.slice(...p.role) : '']), [['Ilse Brandt', undefined, 'former pilot']]);
  });
});
