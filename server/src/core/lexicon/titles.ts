// Words for offices, groups and organisations: what stands before names, and what speaks without one ("the ministry", "two officials").
import type { Gender } from './names.js';
import { entryLines, fields } from './table.js';

export interface Office {
  /** Often capitalised before a name: "Foreign Minister Ada Quist". */
  readonly beforeName: boolean;
  readonly gender: Gender;
}

export interface TitleLexicon {
  /** Heads of offices and jobs by lower-case singular. */
  readonly offices: ReadonlyMap<string, Office>;
  /** Words for several people, lower-case. */
  readonly groups: ReadonlySet<string>;
  /** Heads of organisation names; the value says whether the word alone may speak ("the ministry"). */
  readonly organisations: ReadonlyMap<string, boolean>;
  /** Words of other languages that head the names of organisations and open them, lower-case: "Banco Meridiano". */
  readonly bodyOpeners: ReadonlySet<string>;
  /** Words of roles and names that a nominal's head may stand for, by head: "senator" → "sen". */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
  /** Bodies known by their whole name, each as its words in small letters, by the first of them; longest first. */
  readonly bodies: ReadonlyMap<string, readonly ListedBody[]>;
}

export interface ListedBody {
  readonly words: readonly string[];
  /** Something else bears the name too. */
  readonly doubtful: boolean;
  /** A university that is called like its town. */
  readonly school: boolean;
  /** A body's only with a land behind it: "Sport Scotland". */
  readonly ofLand: boolean;
}

export interface TitleFiles {
  readonly titles: string;
  readonly groups: string;
  readonly organisations: string;
  readonly kin: string;
  readonly bodies: string;
}

export function readTitleLexicon({ titles, groups, organisations, kin, bodies }: TitleFiles): TitleLexicon {
  const offices = new Map<string, Office>();
  for (const line of entryLines(titles)) {
    const [word = '', ...marks] = fields(line);
    offices.set(word, { beforeName: marks.includes('title'), gender: marks.includes('m') ? 'm' : marks.includes('f') ? 'f' : 'u' });
  }
  const organisationHeads = new Map<string, boolean>();
  const bodyOpeners = new Set<string>();
  for (const line of entryLines(organisations)) {
    const [word = '', mark] = fields(line);
    if (mark === 'opens') bodyOpeners.add(word);
    else organisationHeads.set(word, mark === 'nominal');
  }
  const kinOf = new Map(entryLines(kin).map((line): [string, ReadonlySet<string>] => { const [head = '', ...others] = fields(line); return [head, new Set(others)]; }));
  return { offices, groups: new Set(entryLines(groups)), organisations: organisationHeads, bodyOpeners, kin: kinOf, bodies: readBodies(bodies) };
}

/** The end of "Macy's", a word of its own in running text. */
const OWNER = /'(s)(?=\s|$)/gu;

function readBodies(source: string): ReadonlyMap<string, readonly ListedBody[]> {
  const byFirst = new Map<string, ListedBody[]>();
  for (const line of entryLines(source)) {
    const words = fields(line.toLowerCase().replace(OWNER, " '$1"));
    const mark = words[words.length - 1];
    const school = mark === '?school';
    const doubtful = mark === '?';
    const ofLand = mark === '?land';
    if (school || doubtful || ofLand) words.pop();
    const [first = ''] = words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, doubtful, school, ofLand }]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}
