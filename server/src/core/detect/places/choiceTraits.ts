// What speaks for one reading of a place name against the others, as figures that learned weights sum up.
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Option } from './choose.js';
import { scoresIn } from './scorer.js';

/** In the order of the figures. The weights stand in place-weights.txt as "choice.NAME". */
export const CHOICE_TRAITS = [
  // What the place is: log10 of its people; its kind; a continent, sea or region without people; a town without; a seat; a city that papers name alone.
  'people', 'country', 'capital', 'region', 'district', 'county', 'wide', 'noPeople', 'seat', 'worldCity',
  // How the name stands for it: by another name; as its adjective; a region of which a city of that name is the greater part.
  'weak', 'adjective', 'namesakeCity',
  // What stands beside it: a word for its kind; for another kind; the place after the comma holds it; it holds the one before; it is near the one before.
  'asked', 'askedOther', 'comma', 'holds', 'holdsNear',
  // What else the article names: shares of the other places in its country and region, nearness to the nearest, the dateline's country.
  'countryShare', 'regionShare', 'near', 'dateline',
  // How many of the article's country words are at home in its country.
  'spoken',
  // Another name of the article lies beside it, and beside few of its namesakes.
  'pair',
] as const;
export type ChoiceTrait = (typeof CHOICE_TRAITS)[number];

const AT: Readonly<Record<ChoiceTrait, number>> = {
  people: 0, country: 1, capital: 2, region: 3, district: 4, county: 5, wide: 6, noPeople: 7, seat: 8, worldCity: 9, weak: 10, adjective: 11, namesakeCity: 12, asked: 13, askedOther: 14, comma: 15,
  holds: 16, holdsNear: 17, countryShare: 18, regionShare: 19, near: 20, dateline: 21, spoken: 22, pair: 23,
};

/** Log-odds for each figure. These were set by hand; the learned ones take their place. */
const BY_HAND: Readonly<Record<ChoiceTrait, number>> = {
  people: 2.2, country: 3.3, capital: 2.2, region: -0.4, district: -0.9, county: 0, wide: 14.3, noPeople: 4.4, seat: 0.7, worldCity: 1.8, weak: -4.4, adjective: 6.6, namesakeCity: -2.2, asked: 6.6, askedOther: -2.2,
  comma: 13.2, holds: 8.8, holdsNear: 2.2, countryShare: 3.5, regionShare: 3.5, near: 4, dateline: 1.3, spoken: 4, pair: 2,
};

/** The figures of one reading. */
export class ChoiceFigures {
  readonly values = new Float64Array(CHOICE_TRAITS.length);

  set(trait: ChoiceTrait, value = 1): void {
    this.values[AT[trait]] = value;
  }

  score(weights: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.values.length; i += 1) sum += (this.values[i] ?? 0) * (weights[i] ?? 0);
    return sum;
  }
}

/** The weights in the order of CHOICE_TRAITS. */
export function choiceWeights(lexicon: Lexicon | undefined): Float64Array {
  const learned = scoresIn(lexicon);
  return Float64Array.from(CHOICE_TRAITS, (trait) => learned.get(`choice.${trait}`) ?? BY_HAND[trait]);
}

/** From so many people on, papers everywhere name a city without its country. */
const LARGE_CAPITAL = 1_000_000;
const METROPOLIS = 3_000_000;

export const isWorldCity = ({ place: { type, population }, form }: Option): boolean =>
  form === 'name' && ((type === 'capital' && population >= LARGE_CAPITAL) || ((type === 'city' || type === 'capital') && population >= METROPOLIS));

/** What the place and its name alone tell. */
export function ownFigures({ place, form }: Option): ChoiceFigures {
  const figures = new ChoiceFigures();
  const { type, population } = place;
  const listed = type === 'city' || type === 'capital' || type === 'district' || type === 'country';
  if (population > 0 && (listed || type === 'region' || type === 'county')) figures.set('people', Math.log10(population + 10));
  else if (listed) figures.set('noPeople');
  else figures.set('wide');
  if (type === 'country' || type === 'capital' || type === 'region' || type === 'district' || type === 'county') figures.set(type);
  if (place.rank === 4) figures.set('seat');
  if (isWorldCity({ place, form })) figures.set('worldCity');
  if (form === 'weak') figures.set('weak');
  if (form === 'adjective' || form === 'demonym') figures.set('adjective');
  return figures;
}
