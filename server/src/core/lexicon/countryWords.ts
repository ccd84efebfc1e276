// Words that are at home in some countries only: spellings, offices, money. They tell which of several namesakes an article may mean.
import { columns, entryLines, fields } from './table.js';

/** Countries (ISO 3166-1 alpha-2) by word in small letters. */
export type CountryWords = ReadonlyMap<string, readonly string[]>;

/** Lines of "US CA | program percent"; a word of several lines is at home in all their countries. */
export function readCountryWords(source: string): CountryWords {
  const words = new Map<string, readonly string[]>();
  for (const line of entryLines(source)) {
    const [countries = '', list = ''] = columns(line);
    for (const word of fields(list)) words.set(word, [...new Set([...(words.get(word) ?? []), ...fields(countries)])]);
  }
  return words;
}
