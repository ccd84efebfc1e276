// The map's requests through the whole server: places of an article, a selection, a folder; live with decisions; as GeoJSON.
import assert from 'node:assert/strict';
import { MAP_METHODS, type MapExportResult, type MapParams, type MapPlaceView, type MapResult, type SamePlacesResult } from '../../server/src/protocol/map.js';
import { METHODS, type UndoResult } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const FERRY = [
  'Ferry between Oslo and Hamburg stops', '',
  'OSLO, March 3 - The night ferry from Oslo to Hamburg will not sail before Monday, port director Karin Vold said.', '',
  'Norwegian officials had asked for an inspection in Hamburg.', '',
].join('\n');
const CRANE = ['Crane reaches Hamburg', '', 'The crane came to Hamburg from Rotterdam on Tuesday, the port said.', ''].join('\n');

describe('the map', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'ferry.txt': FERRY, 'crane.txt': CRANE }, client: { ownViews: true, links: true } });
    await pair.open('ferry.txt');
  });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });
  const map = (params: Partial<MapParams> = {}): Promise<MapResult> => pair.request(MAP_METHODS.map, { scope: 'article', uri: pair.uri('ferry.txt'), ...params });
  const named = ({ places }: MapResult, name: string): MapPlaceView => {
    const found = places.find((p) => p.name === name);
    assert.ok(found, `no ${name} among ${places.map((p) => p.name).join(', ')}`);
    return found;
  };

  it('has the places of an article with what they are, their mentions and the words around', async () => {
    const result = await map();
    assert.equal(result.title, 'Ferry between Oslo and Hamburg stops');
    const hamburg = named(result, 'Hamburg');
    assert.match(hamburg.what, /^city · (?:Hamburg, )?Germany \(DE\)$/u);
    assert.deepEqual([hamburg.count, hamburg.state, Math.round(hamburg.lat), Math.round(hamburg.lon)], [3, 'suggested', 54, 10]);
    assert.deepEqual(hamburg.mentions.map((m) => m.range.start), [pair.at('ferry.txt', 'Hamburg stops'), pair.at('ferry.txt', 'Hamburg will'), pair.at('ferry.txt', 'Hamburg.')]);
    const [before, quote, after] = hamburg.mentions[2]?.around ?? [];
    assert.deepEqual([before?.endsWith('an inspection in '), quote, after], [true, 'Hamburg', '.']);
    assert.equal(named(result, 'Norway').mentions[0]?.form, 'adjective');
    assert.deepEqual(named(result, 'Norway').written, ['Norwegian']);
  });

  it('has only what lies within a selection', async () => {
    const result = await map({ scope: 'selection', ranges: [pair.rangeOf('ferry.txt', 'an inspection in Hamburg')] });
    assert.deepEqual(result.places.map((p) => [p.name, p.count]), [['Hamburg', 1]]);
  });

  it('joins the articles of the folder', async () => {
    const result = await map({ scope: 'folder' });
    assert.equal(result.articles, 2);
    assert.deepEqual([named(result, 'Hamburg').count, named(result, 'Hamburg').articles], [5, 2]);
    assert.equal(named(result, 'Rotterdam').mentions[0]?.uri, pair.uri('crane.txt'));
  });

  it('follows decisions and edits', async () => {
    const first = named(await map(), 'Hamburg').mentions;
    await pair.decide('ferry.txt', { kind: 'accept', ids: first.slice(0, 1).map((m) => m.id) });
    assert.equal(named(await map(), 'Hamburg').state, 'partly');
    await pair.decide('ferry.txt', { kind: 'reject', ids: named(await map(), 'Hamburg').mentions.map((m) => m.id) });
    assert.deepEqual([named(await map(), 'Hamburg').state, named(await map(), 'Hamburg').count], ['rejected', 0]);
    await pair.replace('ferry.txt', 'Norwegian officials', 'Swedish officials');
    assert.equal(named(await map(), 'Sweden').count, 1);
  });

  it('goes where a person says that the place is', async () => {
    const before = named(await map(), 'Hamburg');
    const { choices } = await pair.request<{ choices: { description?: string; alternative?: number }[] }>('newsgloss/choices', { uri: pair.uri('ferry.txt'), of: 'place', id: before.mentions[0]?.id });
    const other = choices.find((c) => c.description?.includes('(US)'));
    assert.ok(other?.alternative !== undefined && before.mentions[0], JSON.stringify(choices));
    await pair.decide('ferry.txt', { kind: 'setPlace', id: before.mentions[0].id, alternative: other.alternative });
    const hamburg = named(await map(), 'Hamburg');
    assert.deepEqual([hamburg.count, /\(US\)$/u.test(hamburg.what)], [3, true], 'every mention of the name follows');
  });

  it('goes there in the other articles too where a person wishes, and back again, but not over what was decided since', async () => {
    const [first] = named(await map(), 'Hamburg').mentions;
    const { choices } = await pair.request<{ choices: { description?: string; alternative?: number }[] }>('newsgloss/choices', { uri: pair.uri('ferry.txt'), of: 'place', id: first?.id });
    const us = choices.find((c) => c.description?.includes('(US)'))?.alternative ?? -1;
    const done = await pair.decide('ferry.txt', { kind: 'setPlace', id: first?.id ?? '', alternative: us });
    const ask = async (): Promise<SamePlacesResult | undefined> => (await pair.request<{ found?: SamePlacesResult }>(MAP_METHODS.samePlaces, { uri: pair.uri('ferry.txt'), id: done.ids[0] })).found;
    const found = await ask();
    assert.deepEqual([found?.name, found?.place.country, found?.articles.map((a) => [a.uri, a.mentions])], ['Hamburg', 'US', [[pair.uri('crane.txt'), 2]]]);
    const there = await pair.decide('crane.txt', { kind: 'setPlace', id: found?.articles[0]?.id ?? '', place: found?.place ?? { name: '', lat: 0, lon: 0 } });
    assert.equal(there.outcome, 'done');
    const everywhere = named(await map({ scope: 'folder' }), 'Hamburg');
    assert.deepEqual([everywhere.count, everywhere.articles, /\(US\)$/u.test(everywhere.what)], [5, 2, true]);
    assert.deepEqual((await ask())?.articles, []);
    const back = (undoable: number): Promise<UndoResult> => pair.request(METHODS.undo, { uri: pair.uri('crane.txt'), undoable });
    assert.equal((await back(there.undoable + 1)).outcome, 'refused');
    assert.equal((await back(there.undoable)).outcome, 'done');
    assert.equal(pair.read('crane.txt.gloss.yaml'), undefined);
  });

  it('is GeoJSON on request', async () => {
    const { text } = await pair.request<MapExportResult>(MAP_METHODS.geoJson, { scope: 'article', uri: pair.uri('ferry.txt') });
    const features = (JSON.parse(text) as { features: { properties: { name: string; mentions: number; where: { article: string }[] } }[] }).features;
    const hamburg = features.find((f) => f.properties.name === 'Hamburg');
    assert.deepEqual([hamburg?.properties.mentions, hamburg?.properties.where[0]?.article], [3, 'ferry.txt']);
  });

  it('is empty for a file that is not there', async () => {
    assert.deepEqual((await map({ uri: pair.uri('nothing.txt') })).places, []);
  });
});
