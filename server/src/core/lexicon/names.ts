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
    const [name = '', gender = 'u', word] = fields(line);
    const entry = { gender: genderOf(gender), alsoWord: word === 'word' };
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

/** Hits "hakan", "jean-luc"; misses "gökhan". */
const PLAIN = /^[a-z'-]+$/u;

const genderOf = (s: string): Gender => (s === 'm' || s === 'f' ? s : 'u');
