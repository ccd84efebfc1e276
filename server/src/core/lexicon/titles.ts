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
  /** Words of roles and names that a nominal's head may stand for, by head: "senator" → "sen". */
  readonly kin: ReadonlyMap<string, ReadonlySet<string>>;
}

export function readTitleLexicon(titles: string, groups: string, organisations: string, kin: string): TitleLexicon {
  const offices = new Map<string, Office>();
  for (const line of entryLines(titles)) {
    const [word = '', ...marks] = fields(line);
    offices.set(word, { beforeName: marks.includes('title'), gender: marks.includes('m') ? 'm' : marks.includes('f') ? 'f' : 'u' });
  }
  const organisationHeads = new Map<string, boolean>();
  for (const line of entryLines(organisations)) {
    const [word = '', mark] = fields(line);
    organisationHeads.set(word, mark === 'nominal');
  }
  const kinOf = new Map(entryLines(kin).map((line): [string, ReadonlySet<string>] => { const [head = '', ...others] = fields(line); return [head, new Set(others)]; }));
  return { offices, groups: new Set(entryLines(groups)), organisations: organisationHeads, kin: kinOf };
}
