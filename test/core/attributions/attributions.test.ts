// Who is said to have said what: sources, cues and contents in the constructions of news.
import assert from 'node:assert/strict';
import type { Attribution } from '../../../server/src/core/model/analysis.js';
import { engine } from '../../support/engine.js';

const words = (text: string, a: Attribution): { source: string; cue: string; content: string[] } => ({
  source: (a.source?.spans ?? []).map((s) => text.slice(s.start, s.end)).join(' … '),
  cue: a.cue.map((s) => text.slice(s.start, s.end)).join(' … '),
  content: a.content.map((s) => text.slice(s.start, s.end)),
});

describe('attributions', () => {
  it('join the halves of words that the cue interrupts', () => {
    const text = '“The quay is safe,” said Ilse Brandt, the harbour master. “We tested it twice.”';
    const found = engine.analyse(text).attributions.map((a) => words(text, a));
    assert.deepEqual(found, [{ source: 'Ilse Brandt, the harbour master', cue: 'said', content: ['“The quay is safe,”', '“We tested it twice.”'] }]);
  });

  it('keep what is said inside something said as nested', () => {
    const text = 'Brandt said the operator had denied that the crane was overloaded.';
    const [outer] = engine.analyse(text).attributions;
    assert.ok(outer);
    assert.deepEqual(outer.nested.map((a) => words(text, a)), [{ source: 'the operator', cue: 'had denied', content: ['that the crane was overloaded'] }]);
  });

  it('take no bare object or errand inside what is said for words of its own', () => {
    const nested = (text: string): readonly Attribution[] => engine.analyse(text).attributions.flatMap((a) => a.nested);
    assert.deepEqual(nested('Brandt said that it was up to the port to show flexibility.'), []);
    assert.deepEqual(nested('The port denied a report that the quay was unsafe.').map((a) => a.evidence[0]?.rule), ['cue.report']);
  });
});
