// Dates and figures of claims as values in the record of `annotate --jsonl`, counted from the article's own date.
import assert from 'node:assert/strict';
import { documentRecord } from '../../../server/src/core/exchange/jsonl/record.js';
import { engine } from '../../support/engine.js';

const valuesOf = (text: string): unknown[] =>
  documentRecord('a', text, engine.analyse(text)).claims.flatMap((c) => (c.values ?? []).map((v) => [text.slice(v.start, v.end), v.value, ...(v.kind === 'quantity' ? [v.unit, v.relation] : [])]));

describe('the values of claims', () => {
  it('are days counted from the date of the article, and figures with their units', () => {
    const text = 'Lock shut again\n\n11 March 2026\n\nThe lock was shut on Tuesday and cost more than $1.7 million, harbour master Ilse Brandt said.\n';
    assert.deepEqual(valuesOf(text), [['Tuesday', '2026-03-10'], ['more than $1.7 million', 1_700_000, 'USD', '>']]);
  });

  it('are days of which nothing is known where the article bears no date', () => {
    assert.deepEqual(valuesOf('The lock was shut on Tuesday, harbour master Ilse Brandt said.\n'), [['Tuesday', null]]);
  });

  it('stand with the paper’s own statements too', () => {
    assert.deepEqual(valuesOf('The port of Eastport has lost 40 per cent of its cranes and more than 2,000 jobs since 2014.\n'), [['40 per cent', 40, '%', undefined], ['more than 2,000 jobs', 2000, 'jobs', '>'], ['2014', '2014']]);
  });
});
