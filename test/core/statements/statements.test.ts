// The article's own check-worthy statements: what is one, what is somebody's or harmless, and why.
import assert from 'node:assert/strict';
import { findStatements } from '../../../server/src/core/detect/claims/statements.js';
import { sentencesOf } from '../../../server/src/core/detect/structure/sentencesOf.js';
import { findStructure } from '../../../server/src/core/detect/structure/structure.js';
import type { WorthWeights } from '../../../server/src/core/lexicon/worthWeights.js';
import { span, type Span } from '../../../server/src/core/base/span.js';
import { loadResources } from '../../../server/src/node/resources.js';
import { abbreviations, conventions } from '../../support/texts.js';

/** No weights: the signals alone decide. */
const NONE: WorthWeights = new Map();
const { worth } = loadResources().lexicon;
const LEAD = 'The quay was closed on Monday after a crane fell onto it at dawn.';

function statements(text: string, attributed: readonly Span[] = []): { words: string; rules: string[]; score: number }[] {
  const structure = findStructure(text, conventions);
  return findStatements(text, structure, sentencesOf(text, structure, abbreviations), attributed, NONE).map(({ span: { start, end }, evidence, score }) => ({ words: text.slice(start, end), rules: evidence.map(({ rule }) => rule), score }));
}
const isStatement = (sentence: string): boolean => statements(`${LEAD} ${sentence}`).some(({ words }) => words === sentence);

describe("the article's own statements", () => {
  for (const sentence of [
    'Half of all the rapeseed that the north sells leaves from that quay, more than 300,000 tonnes last year.',
    'Exports fell by 12 per cent in the winter.',
    'The port is the largest on the Baltic coast and handles 4 million tonnes.',
    'The city lost $1.7 million because of the leak.',
    'More than 200 dockers lost their jobs in 2014 because of the strike.',
  ]) {
    it(`are sentences such as "${sentence}"`, () => assert.ok(isStatement(sentence)));
  }

  for (const sentence of [
    'The crane will be taken away on Thursday.',
    'Brandt said exports fell by 12 per cent in the winter.',
    'Exports fell by 12 per cent, according to the port.',
    'Did exports really fall by 12 per cent in the winter?',
    'It called the loss of “more than 12 per cent of exports” a blip.',
    'If we lose 12 per cent of our trade, I might leave.',
    'Page 41 of the report was torn out.',
    'The talks begin on 12 March at 5 p.m. in Varnholm.',
    'A 12 per cent fall.',
  ]) {
    it(`are no sentences such as "${sentence}"`, () => assert.ok(!isStatement(sentence)));
  }

  it('give their reasons with the words they rest on', () => {
    const text = `${LEAD} Exports fell by 12 per cent in the winter.`;
    const structure = findStructure(text, conventions);
    assert.deepEqual(findStatements(text, structure, sentencesOf(text, structure, abbreviations), [], NONE), [
      { span: { start: 66, end: 108 }, score: 0.7, striking: true, evidence: [{ rule: 'statement.percentage', detail: '12 per cent' }, { rule: 'statement.trend', detail: 'fell' }] },
    ]);
  });

  it('are marked by the learned weights too where they are sure and a signal is there; others are found for lists, with their score', () => {
    const found = (sentence: string): { striking: boolean; score: number } | undefined => {
      const structure = findStructure(`${LEAD} ${sentence}`, conventions);
      const text = `${LEAD} ${sentence}`;
      return findStatements(text, structure, sentencesOf(text, structure, abbreviations), [], worth).find(({ span: { start } }) => start === LEAD.length + 1);
    };
    const sure = found('Under that law 14 ferries and six tugs were sold to Poland in 1999.');
    const plain = found('Six of the ferries were sent to Poland after the strike.');
    assert.ok(sure?.striking === true && sure.score >= 0.95, JSON.stringify(sure));
    assert.ok(plain?.striking === false && plain.score < 0.95, JSON.stringify(plain));
    assert.equal(found('She hopes that everybody will be happy with that.'), undefined);
  });

  it('are not what is attributed, wholly or in part', () => {
    const text = `${LEAD} Exports fell by 12 per cent in the winter. Imports fell by 15 per cent in the winter.`;
    assert.deepEqual(statements(text, [span(66, 90)]).map(({ words }) => words), ['Imports fell by 15 per cent in the winter.']);
    assert.deepEqual(statements(text, [span(0, text.length)]), []);
  });

  it('stand in running text only', () => {
    const text = `Exports fall by 12 per cent as the largest port closes\n\n${LEAD} The port is quiet.\n\nQ: Exports fell by 12 per cent in the winter.\n\nA: Exports fell by 15 per cent in the winter.\n\nCorrection: exports fell by 13 per cent in the winter.`;
    assert.deepEqual(statements(text), []);
  });
});
