// The card of a place through the whole server: what and where, names, map, reasons, runners-up, where else, addresses.
import assert from 'node:assert/strict';
import { type LspPair, startPair } from '../support/lspPair.js';

const FIRST = ['Talks resume in Kiev', '', 'KIEV, March 3 - Envoys met in Kiev on Tuesday, the ministry said. They will meet in Hamburg next.', '', 'A crane from Hamburg reached the port of Turku.', ''].join('\n');
const SECOND = ['Trains to Hamburg stop', '', 'No train reached Hamburg on Monday. Kyiv sent its regrets.', ''].join('\n');
const COMMAND = /\[([^\]]+)\]\(command:([\w.]+)\?([^)]+)\)/gu;

interface Shown { readonly contents: { readonly kind: string; readonly value: string } }

describe('the card of a place', () => {
  let pair: LspPair;
  const start = async (options: Parameters<typeof startPair>[0] = {}): Promise<void> => {
    pair = await startPair({ files: { 'newsgloss.yaml': 'newsgloss: 1\n', 'first.txt': FIRST, 'second.txt': SECOND }, client: { links: true, images: true, ownViews: true }, ...options });
    await pair.open('first.txt');
    await pair.request('newsgloss/tree', { tree: 'places', scope: 'folder', uri: pair.uri('first.txt') });
  };
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });
  const card = async (words: string): Promise<string> => (await pair.about<Shown>('first.txt', 'hover', { position: pair.at('first.txt', words, 1) })).contents.value;
  const links = (value: string): { label: string; command: string; args: unknown[] }[] =>
    [...value.matchAll(COMMAND)].map(([, label = '', command = '', args = '']) => ({ label, command, args: JSON.parse(decodeURIComponent(args)) as unknown[] }));

  it('names it as the gazetteer does and as the article writes it, with its older names', async () => {
    await start();
    const value = await card('Kiev on');
    assert.match(value, /^\*\*Kyiv\*\* · place/u);
    assert.match(value, /here “Kiev”/u);
    assert.match(value, /capital · .*Ukraine \(UA\) · [\d,]+ people \(2020\) · 50\.45, 30\.52/u);
    assert.match(await card('Hamburg next'), /city · .*Germany \(DE\) · [\d,]+ people \(2020\)/u);
  });

  it('draws it, with words for those who cannot see the picture, in the colours of the theme', async () => {
    await start();
    const light = await card('Kiev on');
    assert.match(light, /!\[map: Kyiv at 50\.45, 30\.52\]\(data:image\/svg\+xml,/u);
    await pair.notify('newsgloss/theme', { theme: 'high-contrast' });
    const picture = (value: string): string | undefined => /\((data:[^)]+)\)/u.exec(value)?.[1];
    assert.notEqual(picture(await card('Kiev on')), picture(light));
  });

  it('offers the runners-up, each by one click, and follows the choice in the whole article', async () => {
    await start();
    const before = await card('Hamburg next');
    assert.match(before, /\*Why\?\* .*chosen over Hamburg/u);
    const offered = links(before).filter((l) => l.command === 'newsgloss.choosePlace');
    assert.ok(offered.length >= 2 && offered.length <= 3 && offered.every((l) => l.label.startsWith('Hamburg, ')), JSON.stringify(offered));
    const [, id, alternative] = offered.find((l) => l.label.endsWith(', US'))?.args ?? [];
    assert.ok(typeof id === 'string' && typeof alternative === 'number');
    await pair.decide('first.txt', { kind: 'setPlace', id, alternative });
    let back: unknown[] = [];
    for (const words of ['Hamburg next', 'Hamburg reached']) {
      const after = await card(words);
      assert.match(after, /\(US\)/u, words);
      assert.doesNotMatch(after, /chosen over/u, 'the engine’s reasons are not the person’s');
      back = links(after).find((l) => l.command === 'newsgloss.choosePlace')?.args ?? [];
    }
    const [, now, place] = back;
    await pair.request('newsgloss/decide', { uri: pair.uri('first.txt'), action: { kind: 'setPlace', id: now, place } });
    assert.match(await card('Hamburg next'), /\(DE\)/u, 'the first runner-up is the way back');
  });

  it('leads to its other mentions, here and in the folder, and to the map', async () => {
    await start();
    const value = await card('Hamburg next');
    const there = links(value);
    assert.deepEqual(there.filter((l) => l.command === 'newsgloss.revealRange').map((l) => l.label), ['3', '5', 'Trains to Hamburg stop (2)']);
    assert.deepEqual(there.find((l) => l.label === 'Trains to Hamburg stop (2)')?.args, [pair.uri('second.txt'), { start: { line: 0, character: 10 }, end: { line: 0, character: 17 } }]);
    assert.equal(there.find((l) => l.command === 'newsgloss.showMap')?.args[0], pair.uri('first.txt'));
    assert.match(value, /\[openstreetmap\.org\/[^\]]+\]\(https:\/\/www\.openstreetmap\.org\/\?mlat=53\.\d+&mlon=/u);
  });

  it('takes no line of its own to say that a place is named once', async () => {
    await start();
    assert.match(await card('Turku'), /^\*\*Turku\*\* · place  \n\S* · .*Finland \(FI\) · .* · once here/u);
  });

  it('says the same in plain words to a plain client, with the address in full and nothing to click', async () => {
    await start({ client: {}, capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    const value = await card('Hamburg next');
    for (const words of [/city · .*Germany \(DE\)/u, /Or Hamburg, /u, /2 times here: 3, 5/u, /in another article: Trains to Hamburg stop \(2\) \(line 1\)/u, /^https:\/\/www\.openstreetmap\.org\/\?mlat=53\./mu]) assert.match(value, words);
    assert.doesNotMatch(value, /command:|data:|\*\*/u);
  });
});
