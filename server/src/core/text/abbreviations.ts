// The abbreviations after which a full stop does not end the sentence, read from data/lexicon/abbreviations.txt.

export type AbbreviationGroup = 'title' | 'month' | 'number' | 'other';

/** From the word without its last stop ("Gov", "U.S") to its group. */
export type Abbreviations = ReadonlyMap<string, AbbreviationGroup>;

export const NO_ABBREVIATIONS: Abbreviations = new Map();

// Hits "title: Mr Mrs"; misses "# a comment".
const GROUP_LINE = /^(title|month|number|other):\s+(\S.*)$/u;

/** Reads "group: word word …" lines; `#` opens a comment. A word of several groups keeps the first. */
export function parseAbbreviations(file: string): Abbreviations {
  const found = new Map<string, AbbreviationGroup>();
  for (const line of file.split(/\r?\n/u)) {
    const match = GROUP_LINE.exec(line);
    const group = match?.[1];
    if (!isGroup(group)) continue;
    for (const word of (match?.[2] ?? '').split(/\s+/u)) if (word !== '' && !found.has(word)) found.set(word, group);
  }
  return found;
}

function isGroup(value: string | undefined): value is AbbreviationGroup {
  return value === 'title' || value === 'month' || value === 'number' || value === 'other';
}
