// Refusals are attributions, and no claims: nobody states anything.
import assert from 'node:assert/strict';
import { isRefusal } from '../../../server/src/core/review/refusals.js';
import { suggestionsOf } from '../../../server/src/core/review/suggestions.js';
import { engine } from '../../support/engine.js';

const refused = (text: string): boolean[] => engine.analyse(text).attributions.map((a) => isRefusal(a, text));

describe('an attribution', () => {
  for (const text of [
    'The firm declined to comment.',
    'The ministry wouldn’t say what the crane weighed.',
    'Brandt did not say whether the wheat would go to Rostock.',
    'The ministry declined to say how many soldiers were sent.',
    'Brandt refused to name the donor.',
    'Brandt would not comment on the letters.',
    'A spokeswoman did not immediately respond to a request for comment.',
  ]) it(`states nothing: ${text}`, () => { assert.deepEqual(refused(text), [true]); });

  for (const text of [
    'She did not deny that the brakes had failed.',
    'The firm denied that the brakes had failed.',
    'The council refused to rebuild the quay.',
    'Brandt did not say that the quay was safe.',
    'Brandt said nobody would comment on the letters.',
  ]) it(`states something: ${text}`, () => { assert.deepEqual(refused(text), [false]); });

  it('that states nothing is suggested as no claim, its speaker still as a mark', () => {
    const text = 'Ilse Brandt declined to comment.';
    assert.deepEqual(suggestionsOf(engine.analyse(text), text).suggestions.map((s) => s.annotation.type), ['mention']);
  });
});
