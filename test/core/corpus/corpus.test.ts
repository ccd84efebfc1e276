// The index of a folder: who is counted together across articles, and what a few letters find.
import assert from 'node:assert/strict';
import { factsOf } from '../../../server/src/core/corpus/facts.js';
import { CorpusIndex } from '../../../server/src/core/corpus/index.js';
import { folderCount, folderEntities, fuzzyScore, searchFolder } from '../../../server/src/core/corpus/query.js';
import { mergeMarks } from '../../../server/src/core/review/marks.js';
import { engine } from '../../support/engine.js';

const facts = (uri: string, text: string, shared: readonly string[] = []): ReturnType<typeof factsOf> => {
  const analysis = engine.analyse(text);
  const entities = shared.map((id) => ({ id, kind: 'person', name: 'Karin Vold', roles: [], aliases: ['Vold'] }));
  return factsOf({ uri, title: uri, lines: { starts: [0], length: text.length }, marks: mergeMarks({ analysis, text, projectEntities: entities }), analysis, shared: new Set(shared) });
};

const FIRST = 'Ferry stops\n\nPort director Karin Vold said the engine was broken. "It will take a week," Vold said.\n';
const SECOND = 'Crane arrives\n\n"The crane is here," Karin Vold said. A senior official said it was late.\n';
const THIRD = 'Harbour budget\n\nA senior official said the harbour was too dear.\n';

describe('the index of a folder', () => {
  it('joins the same name across articles for counting', () => {
    const index = new CorpusIndex();
    for (const [uri, text] of [['a', FIRST], ['b', SECOND]] as const) index.put(facts(uri, text));
    const vold = folderEntities(index).find((e) => e.name === 'Karin Vold');
    assert.ok(vold);
    assert.deepEqual(folderCount(index, vold.key), { mentions: 3, claims: 3, articles: 2 });
  });

  it('never joins unnamed sources of two articles', () => {
    const index = new CorpusIndex();
    for (const [uri, text] of [['b', SECOND], ['c', THIRD]] as const) index.put(facts(uri, text));
    const officials = folderEntities(index).filter((e) => /senior official/iu.test(e.name));
    assert.deepEqual(officials.map((e) => e.entries.length), [1, 1]);
  });

  it('joins by the newsroom’s id where it lists one', () => {
    const one = facts('a', FIRST, ['vold']).entities.find((e) => e.id === 'vold');
    assert.equal(one?.key, '#vold');
  });

  it('forgets an article that goes, and replaces one that changes', () => {
    const index = new CorpusIndex();
    index.put(facts('a', FIRST));
    index.put(facts('a', THIRD));
    assert.equal(folderEntities(index).some((e) => e.name === 'Karin Vold'), false);
    index.remove('a');
    assert.equal(index.size, 0);
    assert.deepEqual(folderEntities(index), []);
  });

  it('finds entities by letters in order, nearer ones first, and claims by words', () => {
    const index = new CorpusIndex();
    for (const [uri, text] of [['a', FIRST], ['b', SECOND]] as const) index.put(facts(uri, text));
    assert.equal(searchFolder(index, 'krnvld', 10)[0]?.name, 'Karin Vold');
    assert.ok(searchFolder(index, 'the crane is', 10).some((h) => h.kind === 'claim' && h.facts.uri === 'b'));
    assert.deepEqual(searchFolder(index, 'zebra', 10), []);
  });

  it('scores a beginning over an inside, an inside over scattered letters', () => {
    const scores = ['Oslo harbour', 'New Oslo', 'Open shelf location', 'Bergen'].map((n) => fuzzyScore(n, 'oslo'));
    assert.deepEqual([...scores].sort((a, b) => b - a), scores);
    assert.equal(scores[3], 0);
  });
});
