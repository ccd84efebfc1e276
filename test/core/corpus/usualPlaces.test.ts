// What the folder's decisions on names of places say of an article where nobody has decided.
import assert from 'node:assert/strict';
import { DecidedPlaces, type DecidedMention, usageIn, withUsage } from '../../../server/src/core/corpus/usualPlaces.js';
import type { PlaceRef } from '../../../server/src/core/model/analysis.js';
import { engine } from '../../support/engine.js';

const MINNESOTA: PlaceRef = { name: 'Alexandria', type: 'city', geonames: 5_016_108, lat: 45.89, lon: -95.38, country: 'US', region: 'Minnesota' };
const VIRGINIA: PlaceRef = { name: 'Alexandria', type: 'city', geonames: 4_744_091, lat: 38.8, lon: -77.05, country: 'US', region: 'Virginia' };
const decided = (place: PlaceRef, over: Partial<DecidedMention> = {}): DecidedMention => ({ name: place.name, quote: place.name, status: 'accepted', form: 'name', place, ...over });

describe('the decided places of a folder', () => {
  const folder = (...articles: readonly DecidedMention[][]): DecidedPlaces => {
    const places = new DecidedPlaces();
    articles.forEach((mentions, i) => { places.put(`a${i}`, mentions); });
    return places;
  };

  it('tell what most articles mean by a name, and how many', () => {
    const places = folder([decided(MINNESOTA)], [decided(MINNESOTA)], [decided(VIRGINIA)]);
    assert.deepEqual(places.usual(['alexandria'], 'b'), { place: MINNESOTA, articles: 2, always: false });
  });

  it('say nothing where the articles do not agree', () => {
    assert.equal(folder([decided(MINNESOTA)], [decided(VIRGINIA)]).usual(['Alexandria'], 'b'), undefined);
  });

  it('leave the article itself out', () => {
    assert.equal(folder([decided(MINNESOTA)]).usual(['Alexandria'], 'a0'), undefined);
  });

  it('know a place by the article’s wording too', () => {
    assert.equal(folder([decided(MINNESOTA, { quote: 'ALEXANDRIA' })]).usual(['Alexandria'], 'b')?.articles, 1);
    assert.equal(folder([decided(MINNESOTA, { quote: 'Alec' })]).usual(['Alec'], 'b')?.articles, 1);
  });

  it('are decisions only, of names, and with a point', () => {
    for (const over of [{ status: 'suggested' }, { status: 'rejected' }, { form: 'adjective' }, { form: 'inside-name' }, { place: { name: 'Alexandria', type: 'city' } }] as const) {
      assert.equal(folder([decided(MINNESOTA, over)]).usual(['Alexandria'], 'b'), undefined, JSON.stringify(over));
    }
  });

  it('are forgotten with their article, and tell once which names changed', () => {
    const places = folder([decided(MINNESOTA)]);
    assert.deepEqual([...places.takeChanged()], ['alexandria']);
    places.put('a0', [decided(MINNESOTA)]);
    assert.deepEqual([...places.takeChanged()], []);
    places.put('a0', [decided(VIRGINIA)]);
    assert.deepEqual([...places.takeChanged()], ['alexandria']);
    places.remove('a0');
    assert.deepEqual([[...places.takeChanged()], places.usual(['Alexandria'], 'b')], [['alexandria'], undefined]);
  });
});

describe('an article of a folder with decided places', () => {
  const read = (text: string, folder: DecidedPlaces): string[] => {
    const analysis = engine.analyse(text);
    const usage = usageIn(analysis, (names) => folder.usual(names, 'x'));
    return withUsage(analysis.entities, usage).flatMap(({ place }) => (place ? [`${place.name}, ${place.region ?? ''}, ${place.country ?? ''}${place.evidence?.some((e) => e.rule === 'place.usual') ? ' (usual)' : ''}`] : []));
  };
  const folder = (n: number): DecidedPlaces => {
    const places = new DecidedPlaces();
    for (let i = 0; i < n; i++) places.put(`a${i}`, [decided(MINNESOTA)]);
    return places;
  };
  const BOARD = 'Board puts off vote on roof\n\nThe school board in Alexandria met on Monday. Parents in Alexandria were told to wait, said Ilse Brandt, its chair.\n';
  const EGYPT = 'Ferry returns\n\nThe ferry reached Alexandria on Monday, the Egyptian government said. Egypt had asked for it.\n';

  it('means by a name what the others mean, and keeps the engine’s choice as the first other', () => {
    assert.deepEqual(read(BOARD, folder(0)), ['Alexandria, Alexandria, EG']);
    assert.deepEqual(read(BOARD, folder(1)), ['Alexandria, Minnesota, US (usual)']);
    const analysis = engine.analyse(BOARD);
    const [entity] = withUsage(analysis.entities, usageIn(analysis, (names) => folder(1).usual(names, 'x'))).filter((e) => e.place);
    assert.equal(entity?.placeAlternatives?.[0]?.country, 'EG');
    assert.ok(!entity.placeAlternatives.some((p) => p.geonames === MINNESOTA.geonames));
  });

  it('is sure of the engine’s choice where the others mean the same', () => {
    const analysis = engine.analyse(BOARD);
    const [chosen] = analysis.entities.flatMap(({ place }) => (place ? [place] : []));
    assert.ok(chosen);
    const same = new DecidedPlaces();
    same.put('a', [decided(chosen)]);
    const [entity] = withUsage(analysis.entities, usageIn(analysis, (names) => same.usual(names, 'x'))).filter((e) => e.place);
    assert.deepEqual([entity?.place?.type, entity?.place?.population, entity?.place?.evidence], [chosen.type, chosen.population, [{ rule: 'place.usual', detail: '1' }]]);
  });

  it('keeps to what it is about against one article, not against several', () => {
    assert.ok(read(EGYPT, folder(1)).includes('Alexandria, Alexandria, EG'), read(EGYPT, folder(1)).join('; '));
    assert.ok(read(EGYPT, folder(2)).includes('Alexandria, Minnesota, US (usual)'), read(EGYPT, folder(2)).join('; '));
  });

  it('keeps a place that a comma, a neighbour or a dateline explains', () => {
    for (const text of [BOARD.replace('in Alexandria met', 'in Alexandria, Virginia, met'), `ALEXANDRIA, Egypt, March 3 - ${BOARD.slice(29)}`]) assert.ok(!read(text, folder(3)).some((p) => p.endsWith('(usual)')), read(text, folder(3)).join('; '));
  });
});
