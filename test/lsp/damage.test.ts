// A data file that is damaged: one clear message, and everything that does not hang on it goes on.
import assert from 'node:assert/strict';
import type { Hover } from 'vscode-languageserver-types';
import { type LoadedData, loadData } from '../../server/src/node/resources.js';
import { MAP_METHODS, type MapResult } from '../../server/src/protocol/map.js';
import { type DamagedParams, METHODS } from '../../server/src/protocol/protocol.js';
import { DAMAGE, damagedData } from '../support/damagedData.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const ARTICLE = 'Ferry stops\n\n"The engine has to come out," director Karin Vold told reporters in London on Monday.\n';
const NEWSROOM = { 'a.txt': ARTICLE, 'newsgloss.yaml': 'newsgloss: 1\ngazetteers: [places.yaml]\n', 'places.yaml': 'places:\n  - {name: London, at: [1, 2]}\n' };

describe('a damaged data file', function () {
  this.timeout(30_000);
  const folderWith = damagedData();
  const start = async ({ resources, damaged }: LoadedData): Promise<LspPair> => {
    const pair = await startPair({ files: NEWSROOM, client: { ownViews: true, links: true, images: true }, host: { resources: () => resources, damaged: () => damaged } });
    await pair.open('a.txt');
    return pair;
  };

  for (const [way, damage] of Object.entries(DAMAGE)) {
    it(`is told once where the list of places ${way}; speakers, claims and decisions work on`, async () => {
      const pair = await start(loadData(folderWith('gazetteer.bin', damage)));
      const { messages } = await pair.next<DamagedParams>(METHODS.damaged);
      assert.equal(messages.length, 1);
      assert.match(messages[0] ?? '', /^The list of places cannot be used: (?:the file|the sum of the bytes) .* \(.*gazetteer\.bin\)\. No places are found, all else works\./u);
      assert.deepEqual(pair.shown(), messages.map((message) => ({ type: 1, message })));
      const { marks, counts } = await pair.marks('a.txt');
      assert.deepEqual([counts.places, counts.speakers, counts.claims], [0, 1, 1]);
      assert.ok(marks.some((mark) => mark.label.includes('Karin Vold')));
      const card = await pair.about<Hover>('a.txt', 'hover', { position: pair.at('a.txt', 'engine') });
      assert.match(JSON.stringify(card.contents), /Karin Vold/u);
      assert.equal((await pair.decide('a.txt', { kind: 'acceptAll' })).outcome, 'done');
      assert.deepEqual((await pair.request<MapResult>(MAP_METHODS.map, { scope: 'article', uri: pair.uri('a.txt') })).places, []);
      assert.deepEqual(pair.shown().length, 1);
      assert.deepEqual(pair.errors(), []);
      await pair.stop();
    });
  }

  for (const model of ['names', 'attributions'] as const) {
    it(`is told once where the model of ${model} is cut off; the rules work on`, async () => {
      const loaded = loadData(folderWith(`models/${model}.bin`, (bytes) => bytes.subarray(0, 2000)));
      assert.deepEqual(loaded.damaged.map(({ holds, detail }) => [holds, detail]), [[model, 'the file is cut off']]);
      const pair = await start(loaded);
      await pair.next<DamagedParams>(METHODS.damaged);
      assert.equal(pair.shown().length, 1);
      const { counts } = await pair.marks('a.txt');
      assert.deepEqual([counts.places, counts.speakers, counts.claims], [1, 1, 1]);
      assert.deepEqual(pair.errors(), []);
      await pair.stop();
    });
  }

  it('is told of in nobody’s way where nothing is damaged', async () => {
    const pair = await startPair({ files: NEWSROOM, client: { ownViews: true } });
    await pair.open('a.txt');
    await pair.marks('a.txt');
    assert.deepEqual(pair.shown(), []);
    await pair.stop();
  });
});
