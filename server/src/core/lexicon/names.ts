// What the word lists know of names: first names with their gender, common surnames, honorifics.
import { withoutAccents } from '../text/accents.js';
import { entryLines, fields } from './table.js';

export type Gender = 'm' | 'f' | 'u';

export interface FirstName {
  readonly gender: Gender;
  /** True where the name is a word or a place as well ("Grace", "Jordan"). */
  readonly alsoWord: boolean;
}

export interface NameLexicon {
  /** By lower-case form. */
  readonly first: ReadonlyMap<string, FirstName>;
  readonly surnames: ReadonlySet<string>;
  /** "mr" → m. Without the full stop. */
  readonly honorifics: ReadonlyMap<string, Gender>;
}

export function readNameLexicon(firstNames: string, surnames: string, honorifics: string): NameLexicon {
  const first = new Map<string, FirstName>();
  for (const line of entryLines(firstNames)) {
    // Thousands of lines: cut at the first space, without a pattern for each.
    const space = line.indexOf(' ');
    const mark = space < 0 ? '' : line.charAt(space + 1);
    const name = space < 0 ? line : line.slice(0, space);
    const entry = ENTRIES[mark === 'm' ? 0 : mark === 'f' ? 1 : 2]?.[line.endsWith(' word') ? 1 : 0] ?? UNTOLD;
    first.set(name, entry);
    const plain = PLAIN.test(name) ? name : withoutAccents(name);
    if (!first.has(plain)) first.set(plain, entry);
  }
  const titles = new Map<string, Gender>();
  for (const line of entryLines(honorifics)) {
    const [form = '', gender = 'u'] = fields(line);
    titles.set(form, genderOf(gender));
  }
  return { first, surnames: new Set(entryLines(surnames)), honorifics: titles };
}

/** All that a line may tell of a name, by gender (m, f, u) and by whether it is a word too. */
const ENTRIES: readonly (readonly FirstName[])[] = (['m', 'f', 'u'] as const).map((gender) => [{ gender, alsoWord: false }, { gender, alsoWord: true }]);
const UNTOLD: FirstName = { gender: 'u', alsoWord: false };

/** Hits "hakan", "jean-luc"; misses "gökhan". */
const PLAIN = /^[a-z'-]+$/u;

const genderOf = (s: string): Gender => (s === 'm' || s === 'f' ? s : 'u');
