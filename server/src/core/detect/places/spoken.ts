// Which countries an article's plain words are at home in: "sheriff", "colour", "crore".
import type { CountryWords } from '../../lexicon/countryWords.js';

/** So many words are thought to be from anywhere: two of them are no proof. */
const FEW = 4;

/** For each country the share, 0..1, of the article's country words that are at home there; each word counts once, and less in each of many countries. */
export function spokenShares(words: readonly string[], known: CountryWords): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const word of words) for (const country of known.get(word) ?? []) sums.set(country, (sums.get(country) ?? 0) + 1);
  return new Map([...sums].map(([country, sum]) => [country, sum / (words.length + FEW)]));
}
