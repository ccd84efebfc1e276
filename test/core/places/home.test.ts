// Where the paper is at home, and what stands above the story: hints on namesakes that no sentence gives.
import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/detect/analyse.js';
import { homeOf, newsroomResources } from '../../../server/src/core/detect/newsroomResources.js';
import { readProject } from '../../../server/src/core/gloss/project.js';
import { resources } from '../../support/engine.js';

const placesIn = (text: string, home?: string): string[] => {
  const { entities } = analyse(text, newsroomResources(resources, { places: [], ...(home === undefined ? {} : { home }) }));
  return entities.flatMap(({ place }) => (place === undefined ? [] : [`${place.name}, ${place.region ?? ''}, ${place.country ?? ''}`]));
};
const BOARD = 'Board puts off vote on roof\n\nThe school board in Alexandria met on Monday. Parents in Alexandria were told to wait, said Ilse Brandt, its chair.\n';

describe('The home of a paper', () => {
  it('is read from newsgloss.yaml', () => {
    assert.equal(readProject('newsgloss: 1\nhome: Alexandria, Minnesota\n').project.home, 'Alexandria, Minnesota');
    assert.equal(readProject('newsgloss: 1\nhome:\n').project.home, undefined);
    assert.deepEqual(readProject('newsgloss: 1\nhome: [1]\n').problems.map((p) => p.code), ['project.wrong-type']);
  });

  it('is a town, a state or a country, as articles write them', () => {
    const region = (name: string): number | undefined => resources.gazetteer?.findName(name)?.readings.map((r) => resources.gazetteer?.place(r.place)).find((p) => p?.type === 'region')?.id;
    const town = homeOf('Alexandria, Minnesota', resources);
    assert.deepEqual([town?.country, town?.region, Math.round(town?.lat ?? 0)], ['US', region('Minnesota'), 46]);
    assert.deepEqual(homeOf('Ohio', resources), { country: 'US', region: region('Ohio') });
    assert.deepEqual(homeOf('Kenya', resources), { country: 'KE' });
    assert.equal(homeOf('nowhere in particular', resources), undefined);
  });

  it('tells a town from its great namesake, and says so', () => {
    assert.deepEqual(placesIn(BOARD), ['Alexandria, Alexandria, EG']);
    assert.deepEqual(placesIn(BOARD, 'Alexandria, Minnesota'), ['Alexandria, Minnesota, US']);
    assert.deepEqual(placesIn(BOARD, 'Osakis, Minnesota'), ['Alexandria, Minnesota, US']);
    const { entities } = analyse(BOARD, newsroomResources(resources, { places: [], home: 'Osakis, Minnesota' }));
    assert.ok(entities.some(({ place }) => place?.evidence?.some((e) => e.rule === 'place.home' && /^\d+ km$/u.test(e.detail ?? ''))));
  });

  it('does not drag far places home', () => {
    assert.deepEqual(placesIn('Talks fail\n\nMinisters met in Paris and London on Monday, the French government said.\n', 'Paris, Texas').slice(1), ['London, England, GB', 'France, , FR']);
  });
});

describe('A dateline', () => {
  it('counts though the headline names a place before it', () => {
    const text = 'Two towns called Paris, one painting\n\nPARIS – A museum in Paris has asked for its picture. It was lent to the Red River Museum in Paris, Texas. Visitors in France will find a card.\n';
    assert.deepEqual(placesIn(text).filter((p) => p.startsWith('Paris')), ['Paris, Île-de-France, FR', 'Paris, Texas, US']);
  });
});
