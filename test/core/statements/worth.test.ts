// What is worth a check: which words weigh how much, why, and of long claims the sentence that is worth most.
import assert from 'node:assert/strict';
import { createAnalyser } from '../../../server/src/core/detect/analyse.js';
import { claimWorth, LEAST_WORTH, sentenceWorth, worthIn } from '../../../server/src/core/detect/claims/worth.js';
import { documentRecord } from '../../../server/src/core/exchange/jsonl/record.js';
import { readWorthWeights } from '../../../server/src/core/lexicon/worthWeights.js';
import { loadResources } from '../../../server/src/node/resources.js';

const resources = loadResources();
const { worth } = resources.lexicon;
const scoreOf = (words: string): number => sentenceWorth(words, worth)?.score ?? -1;

describe('what is worth a check', () => {
  for (const [more, less] of [
    ['The port lost 12 per cent of its ferries last year.', 'I hope that the ferries will be back soon.'],
    ['The company has paid no tax since 2014.', 'We will do what we can for everybody here.'],
    ['More than 200 dockers lost their jobs after the strike.', 'Is that what you wanted to hear?'],
    ['He voted against the bill twice.', 'Thank you all for coming tonight.'],
  ] as const) {
    it(`is sooner "${more}" than "${less}"`, () => {
      assert.ok(scoreOf(more) >= LEAST_WORTH && scoreOf(less) < LEAST_WORTH, `${scoreOf(more)} and ${scoreOf(less)}`);
    });
  }

  it('weighs each trait of a sentence once, and gives the figures among them as reasons', () => {
    const weights = readWorthWeights('# trait\tweight\nbias\t-1.00\nstatement.percentage\t1.50\nword:ferries\t0.75\nword:the\t0.25\nlength:1\t-0.50\n');
    assert.deepEqual(sentenceWorth('The ferries lost 12 per cent.', weights), { score: 0.73, reasons: ['12 per cent'] });
    assert.deepEqual(sentenceWorth('The ferries, the ferries.', weights), { score: 0.5, reasons: [] });
  });

  it('is not said without weights', () => assert.equal(sentenceWorth('The port lost 12 per cent.', new Map()), undefined));

  it('is the best sentence of a long claim, of which only the words of the claim count', () => {
    const text = '“Thank you,” Vold said. “The port lost 12 per cent of its ferries. I am sorry.” Costs rose by 40 per cent.';
    const sentences = ['“Thank you,” Vold said.', '“The port lost 12 per cent of its ferries.', 'I am sorry.”', 'Costs rose by 40 per cent.'].map((s) => ({ start: text.indexOf(s), end: text.indexOf(s) + s.length }));
    const spans = ['“Thank you,”', '“The port lost 12 per cent of its ferries. I am sorry.”'].map((s) => ({ start: text.indexOf(s), end: text.indexOf(s) + s.length }));
    assert.deepEqual(claimWorth(text, spans, sentences, worth), sentenceWorth('“The port lost 12 per cent of its ferries.', worth));
    assert.deepEqual(claimWorth(text, spans, [], worth), sentenceWorth(spans.map((s) => text.slice(s.start, s.end)).join(' '), worth), 'where no sentence is known the claim counts whole');
  });

  it('stands in the claims of an annotated document, and is 0 for what is not', () => {
    const text = 'Ferries\n\nOSLO, March 3 - The port lost 12 per cent of its ferries last year, Karin Vold said. She said she was sorry.\n';
    const analysis = createAnalyser(resources).analyse(text);
    const { claims } = documentRecord('a', text, analysis, { worth: worthIn(text, analysis.sentences, worth) });
    assert.deepEqual(claims.map((c) => [text.slice(c.start, c.end), c.checkworthy, c.score > 0]), [['The port lost 12 per cent of its ferries last year', true, true], ['she was sorry', false, false]]);
  });
});
