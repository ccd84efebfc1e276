// A decision on a place in one article, and what the folder's other articles mean by the name from then on, through the whole server.
import assert from 'node:assert/strict';
import { MAP_METHODS, type MapResult, type SamePlacesResult } from '../../server/src/protocol/map.js';
import { METHODS, type UndoResult } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const FIRST = 'Board puts off vote on roof\n\nThe school board in Alexandria met on Monday. Parents were told to wait, said Ilse Brandt, its chair.\n';
const SECOND = 'Roof to be mended\n\nThe roof of the school in Alexandria will be mended, Ilse Brandt said.\n';
const THIRD = 'Trains stop\n\nNo train left for Alexandria, Virginia, on Monday, the railway said.\n';

interface Shown { readonly contents: { readonly value: string } }

describe('a decision on a place', () => {
  let pair: LspPair;
  beforeEach(async () => {
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'first.txt': FIRST, 'second.txt': SECOND, 'third.txt': THIRD }, client: { links: true, ownViews: true } });
    await pair.open('first.txt');
    await pair.open('second.txt');
    await pair.open('third.txt');
    await folder();
  });
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });
  /** The whole folder, with the first article as it is now. */
  const folder = async (): Promise<MapResult> => {
    await pair.request(MAP_METHODS.map, { scope: 'article', uri: pair.uri('first.txt') });
    return pair.request(MAP_METHODS.map, { scope: 'folder', uri: pair.uri('first.txt') });
  };
  const countries = async (): Promise<string[]> => (await folder()).places.filter((p) => p.name === 'Alexandria').map((p) => `${p.what} ${p.count}`);
  const card = async (name: string): Promise<string> => (await pair.about<Shown>(name, 'hover', { position: pair.at(name, 'Alexandria', 1) })).contents.value;
  const id = async (name: string): Promise<string> => {
    const { places } = await pair.request<MapResult>(MAP_METHODS.map, { scope: 'article', uri: pair.uri(name) });
    const found = places.find((p) => p.name === 'Alexandria')?.mentions[0]?.id;
    assert.ok(found !== undefined);
    return found;
  };
  const MINNESOTA = { name: 'Alexandria', lat: 45.88524, lon: -95.37754, geonames: 5016108, country: 'US' };

  it('is followed where nobody has decided and the article does not say otherwise, with the reason on the card', async () => {
    assert.match(await card('second.txt'), /Egypt \(EG\)/u);
    await pair.decide('first.txt', { kind: 'setPlace', id: await id('first.txt'), place: MINNESOTA });
    assert.deepEqual(await countries(), ['city · Minnesota, United States (US) 2', 'city · Virginia, United States (US) 1']);
    const value = await card('second.txt');
    assert.match(value, /Minnesota, United States \(US\)/u);
    assert.match(value, /\*Why\?\* .*decided so in another article of the folder/u);
    assert.match(value, /Or.*Egypt/u, 'the engine’s own choice is the first of the others');
    assert.match(await card('third.txt'), /Virginia, United States \(US\)/u);
  });

  it('taken back, is followed no more', async () => {
    await pair.decide('first.txt', { kind: 'setPlace', id: await id('first.txt'), place: MINNESOTA });
    await folder();
    assert.match(await card('second.txt'), /Minnesota/u);
    assert.equal((await pair.request<UndoResult>(METHODS.undo, { uri: pair.uri('first.txt') })).outcome, 'done');
    await folder();
    assert.match(await card('second.txt'), /Egypt \(EG\)/u);
  });

  it('may still be made in those articles too: the name is undecided there', async () => {
    await pair.decide('first.txt', { kind: 'setPlace', id: await id('first.txt'), place: MINNESOTA });
    await folder();
    const { found } = await pair.request<{ found?: SamePlacesResult }>(MAP_METHODS.samePlaces, { uri: pair.uri('first.txt'), id: await id('first.txt') });
    assert.deepEqual(found?.articles.map((a) => a.title), ['Roof to be mended', 'Trains stop']);
  });
});
