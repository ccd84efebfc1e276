// A newsroom's own list of places through the whole server: marks, completion, definition, references, hover, problems, live.
import assert from 'node:assert/strict';
import { MAP_METHODS, type MapResult } from '../../server/src/protocol/map.js';
import { METHODS } from '../../server/src/protocol/protocol.js';
import { type LspPair, startPair } from '../support/lspPair.js';

const ARTICLE = ['Checkpoint closed again', '', 'The checkpoint at Skarnby was closed on Monday, drivers said. Trucks waited in Skarn until noon.', ''].join('\n');
const PLACES = ['# our own', 'places:', '  - name: Skarnby', '    aliases: [Skarn]', '    type: checkpoint', '    at: [54.5, 10.25]', '    country: de', '  - name: Ullen', '    at: [95, 10]', ''].join('\n');
const FEATURES = [
  '{', '  "type": "FeatureCollection",', '  "features": [',
  '    {"type": "Feature", "properties": {"name": "Skarnby", "aliases": ["Skarn"], "type": "checkpoint", "country": "de"}, "geometry": {"type": "Point", "coordinates": [10.25, 54.5]}},',
  '    {"type": "Feature", "properties": {"name": "Ullen"}, "geometry": {"type": "Point", "coordinates": [10, 95]}}',
  '  ]', '}', '',
].join('\n');
const TABLE = 'name,type,lat,lon,country\nSkarnby,city,54.5,10.25,DE\n';

interface Place { readonly uri: string; readonly range: { start: { line: number; character: number }; end: { line: number; character: number } } }
interface Item { readonly label: string; readonly detail?: string; readonly textEdit: { newText: string; range: Place['range'] } }

describe('a newsroom’s own list of places', () => {
  let pair: LspPair;
  const start = async (files: Readonly<Record<string, string>> = {}, gazetteers = '[places.yaml]'): Promise<void> => {
    pair = await startPair({ files: { 'newsgloss.yaml': `newsgloss: 1\ngazetteers: ${gazetteers}\n`, 'gate.txt': ARTICLE, 'places.yaml': PLACES, ...files }, client: { ownViews: true, links: true, images: true } });
    await pair.open('gate.txt');
  };
  afterEach(async () => {
    assert.deepEqual(pair.errors(), []);
    await pair.stop();
  });
  const definition = (words: string): Promise<Place[]> => pair.about('gate.txt', 'definition', { position: pair.at('gate.txt', words, 1) });
  const problems = async (name: string): Promise<{ code: string; line: number }[]> =>
    (await pair.about<{ items: { code: string; range: Place['range'] }[] }>(name, 'diagnostic')).items.map((d) => ({ code: d.code, line: d.range.start.line }));
  const complete = async (name: string, line: number, character: number): Promise<Item[]> => pair.about(name, 'completion', { position: { line, character } });

  it('is no article, and the client is told what it is', async () => {
    await start();
    assert.deepEqual(await pair.request(METHODS.isArticle, { uri: pair.uri('places.yaml'), languageId: 'yaml' }), { article: false, newsroom: true, gazetteer: true });
    await pair.open('places.yaml');
    assert.deepEqual((await pair.marks('places.yaml')).marks, []);
  });

  it('is where a mention’s definition leads, by name and by alias, while other places stay in the article', async () => {
    await start();
    await pair.open('places.yaml');
    for (const words of ['Skarnby', 'Skarn until']) {
      const [found] = await definition(words);
      assert.equal(found?.uri, pair.uri('places.yaml'), words);
      assert.deepEqual(found.range.start, pair.at('places.yaml', 'name: Skarnby'), words);
    }
  });

  it('gives every mention in the folder as references of its line', async () => {
    await start({ 'other.txt': 'Gate opens\n\nSkarnby opened on Friday.\n' });
    await pair.open('places.yaml');
    const at = pair.at('places.yaml', 'aliases', 2);
    const found = await pair.about<Place[]>('places.yaml', 'references', { position: at, context: { includeDeclaration: false } });
    assert.deepEqual(found.map((f) => [f.uri, f.range.start]), [[pair.uri('gate.txt'), pair.at('gate.txt', 'Skarnby')], [pair.uri('gate.txt'), pair.at('gate.txt', 'Skarn until')], [pair.uri('other.txt'), { line: 2, character: 0 }]]);
    const all = await pair.about<Place[]>('places.yaml', 'references', { position: at, context: { includeDeclaration: true } });
    assert.deepEqual([all.length, all[0]?.uri], [4, pair.uri('places.yaml')]);
  });

  it('says in a card what an entry is, draws it, and where it is named', async () => {
    await start();
    await pair.open('places.yaml');
    const hover = await pair.about<{ contents: { value: string } } | null>('places.yaml', 'hover', { position: pair.at('places.yaml', 'Skarnby', 2) });
    for (const words of [/\*\*Skarnby\*\*/u, /checkpoint · Germany \(DE\) · 54\.50, 10\.25/u, /also as Skarn/u, /!\[map: Skarnby at 54\.50, 10\.25\]\(data:image\/svg/u, /Named in .*Checkpoint closed again \(2\)/u]) assert.match(hover?.contents.value ?? '', words);
    assert.equal(await pair.about('places.yaml', 'hover', { position: { line: 0, character: 2 } }), null);
  });

  it('completes fields, kinds and countries in YAML', async () => {
    await start();
    await pair.open('places.yaml');
    await pair.replace('places.yaml', 'type: checkpoint', 'type: st');
    const kinds = await complete('places.yaml', 4, 12);
    assert.ok(kinds.some((i) => i.label === 'strait') && kinds.every((i) => i.textEdit.range.start.character === 10));
    const codes = await complete('places.yaml', 6, 15);
    assert.equal(codes.find((i) => i.label === 'DE')?.detail, 'Germany');
    await pair.replace('places.yaml', '    at: [95, 10]', '    po');
    assert.deepEqual((await complete('places.yaml', 8, 6)).filter((i) => i.label.startsWith('po')).map((i) => i.textEdit.newText), ['population: ']);
  });

  it('completes kinds and countries in the columns of a table', async () => {
    await start({ 'places.csv': TABLE }, '[places.csv]');
    await pair.open('places.csv');
    assert.ok((await complete('places.csv', 1, 10)).some((i) => i.label === 'capital'));
    assert.ok((await complete('places.csv', 1, 25)).some((i) => i.label === 'DE'));
    assert.deepEqual(await complete('places.csv', 1, 3), []);
  });

  for (const [name, source] of [['places.geojson', FEATURES], ['places.csv', TABLE.replace('country\n', 'country,aliases\n').replace('DE\n', 'DE,Skarn\nUllen,city,95,10,,\n')]] as const) {
    it(`does the same as ${name}: marks, definition, references, card and problems at their lines`, async () => {
      await start({ [name]: source }, `[${name}]`);
      await pair.open(name);
      for (const words of ['Skarnby', 'Skarn until']) {
        const [found] = await definition(words);
        assert.deepEqual([found?.uri, found?.range.start.line], [pair.uri(name), pair.at(name, 'Skarnby').line], words);
      }
      const found = await pair.about<Place[]>(name, 'references', { position: pair.at(name, 'Skarnby', 1), context: { includeDeclaration: true } });
      assert.deepEqual(found.map((f) => f.uri), [pair.uri(name), pair.uri('gate.txt'), pair.uri('gate.txt')]);
      const hover = await pair.about<{ contents: { value: string } } | null>(name, 'hover', { position: pair.at(name, 'Skarnby', 2) });
      assert.match(hover?.contents.value ?? '', /\*\*Skarnby\*\*[\s\S]*54\.50, 10\.25/u);
      assert.deepEqual((await problems(name)).map((p) => p.line), [pair.at(name, 'Ullen').line]);
    });
  }

  it('completes properties, kinds and countries in GeoJSON', async () => {
    await start({ 'places.geojson': FEATURES }, '[places.geojson]');
    await pair.open('places.geojson');
    const within = (words: string, offset: number): Promise<Item[]> => {
      const { line, character } = pair.at('places.geojson', words);
      return complete('places.geojson', line, character + offset);
    };
    const kinds = await within('"checkpoint"', 3);
    assert.deepEqual(kinds.find((i) => i.label === 'strait')?.textEdit.newText, '"strait"');
    assert.deepEqual([kinds[0]?.textEdit.range.start, kinds[0]?.textEdit.range.end.character], [pair.at('places.geojson', '"checkpoint"'), pair.at('places.geojson', '"checkpoint"').character + 12]);
    assert.equal((await within('"de"', 2)).find((i) => i.label === 'DE')?.detail, 'Germany');
    await pair.replace('places.geojson', '{"name": "Ullen"}', '{"name": "Ullen", "po"}');
    assert.deepEqual((await within('"po"', 2)).filter((i) => i.label.startsWith('po')).map((i) => i.textEdit.newText), ['"population": $1']);
    await pair.replace('places.geojson', '"po"', '"population": 3');
    assert.deepEqual((await within('"population"', 3)).find((i) => i.label === 'population')?.textEdit.newText, '"population"');
    assert.deepEqual((await within('"coordinates": [10.25', 4)).map((i) => i.label), ['type', 'coordinates']);
  });

  it('of broken GeoJSON says where, and keeps what stands before', async () => {
    await start({ 'places.geojson': FEATURES.replace('}},', '}}') }, '[places.geojson]');
    await pair.open('places.geojson');
    assert.deepEqual((await problems('places.geojson')).map((p) => [p.code, p.line]).slice(0, 1), [['gazetteer.json', 4]]);
    assert.equal((await definition('Skarnby'))[0]?.uri, pair.uri('places.geojson'));
  });

  it('shows what is wrong at its line, and a list that is not there in newsgloss.yaml', async () => {
    await start({}, '[places.yaml, gone.csv]');
    await pair.open('places.yaml');
    assert.deepEqual(await problems('places.yaml'), [{ code: 'gazetteer.bad-coordinates', line: 8 }]);
    await pair.open('newsgloss.yaml');
    assert.deepEqual(await problems('newsgloss.yaml'), [{ code: 'project.no-gazetteer', line: 1 }]);
  });

  it('takes effect as it is typed, and when it changes on disk', async () => {
    await start();
    const map = (): Promise<MapResult> => pair.request(MAP_METHODS.map, { scope: 'article', uri: pair.uri('gate.txt') });
    const latitude = async (): Promise<number | undefined> => (await map()).places.find((p) => p.name === 'Skarnby')?.lat;
    assert.equal(await latitude(), 54.5);
    await pair.open('places.yaml');
    await pair.next(METHODS.changed, (p: { uri: string }) => p.uri === pair.uri('gate.txt'));
    pair.forget();
    await pair.replace('places.yaml', '54.5,', '50.5,');
    await pair.next(METHODS.changed, (p: { uri: string }) => p.uri === pair.uri('gate.txt'));
    assert.equal(await latitude(), 50.5);
    await pair.close('places.yaml');
    await pair.changedOnDisk('places.yaml', PLACES.replace('54.5', '40'));
    assert.equal(await latitude(), 40);
  });
});
