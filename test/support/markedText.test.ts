// The tests' own notation is tested first.
import assert from 'node:assert/strict';
import { parseMarkedText } from './markedText.js';

describe('marked text', () => {
  it('takes the marks off and tells where they stood', () => {
    const { text, spans, positions } = parseMarkedText('<|who:Ada|> said <|>so');
    assert.equal(text, 'Ada said so');
    assert.deepEqual(spans.get('who'), [{ start: 0, end: 3 }]);
    assert.deepEqual(positions, [9]);
  });

  it('nests marks', () => {
    const { text, spans } = parseMarkedText('<|outer:the <|inner:quay|> wall|>');
    assert.equal(text, 'the quay wall');
    assert.deepEqual(spans.get('outer'), [{ start: 0, end: 13 }]);
    assert.deepEqual(spans.get('inner'), [{ start: 4, end: 8 }]);
  });

  it('keeps several stretches of one label in text order', () => {
    assert.deepEqual(parseMarkedText('<|x:a|> b <|x:c|>').spans.get('x'), [{ start: 0, end: 1 }, { start: 4, end: 5 }]);
  });

  it('refuses marks that do not match', () => {
    assert.throws(() => parseMarkedText('<|x:a'), /not closed/u);
    assert.throws(() => parseMarkedText('a|>'), /closes nothing/u);
  });
});
