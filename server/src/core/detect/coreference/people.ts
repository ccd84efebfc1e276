// Entities under construction: names that are one person or body joined, with the fullest name, every role, every form.
import type { Span } from '../../base/span.js';
import type { Gender } from '../../lexicon/names.js';
import type { Evidence, PlaceRef } from '../../model/analysis.js';
import type { EntityKind, MentionForm } from '../../model/kinds.js';
import { ARABIC_ARTICLE } from '../../text/arabicArticle.js';
import { lettered } from '../../text/lettered.js';

export interface EntityDraft {
  kind: EntityKind;
  name: string;
  readonly roles: string[];
  readonly aliases: Set<string>;
  gender: Gender;
  /** Forms of address that tell an office or a profession ("Dr"): whom "the doctor" may mean. */
  readonly addresses?: Set<string>;
  place?: PlaceRef;
  placeAlternatives?: readonly PlaceRef[];
  anonymous?: boolean;
  /** Head word of a nominal without a name: "official". */
  head?: string;
  acronym?: string;
}

export interface MentionDraft {
  readonly span: Span;
  kind: EntityKind;
  form: MentionForm;
  entity?: EntityDraft;
  score: number;
  evidence: readonly Evidence[];
  /** Counted over the article. */
  sentence: number;
  block: number;
  readonly leads: boolean;
  speaks?: boolean;
}

/** Finds and makes the entities of one article. */
export class Cast {
  readonly entities: EntityDraft[] = [];
  private readonly byLast = new Map<string, EntityDraft[]>();
  private readonly byFirst = new Map<string, EntityDraft[]>();
  private readonly organisations = new Map<string, EntityDraft>();

  /** The person that `words` name; made where nobody of that name is known. `givenGender`: of a single word, where it is a first name. */
  person(words: readonly string[], gender: Gender, givenGender: Gender = 'u'): EntityDraft {
    const known = this.findPerson(words, gender);
    const name = words.join(' ');
    if (known) {
      if (words.length > known.name.split(' ').length) {
        known.aliases.add(known.name);
        known.name = name;
        this.indexPerson(known, words);
      } else if (name !== known.name) known.aliases.add(name);
      if (known.gender === 'u') known.gender = gender;
      return known;
    }
    const made: EntityDraft = { kind: 'person', name, roles: [], addresses: new Set(), aliases: new Set(), gender: gender === 'u' && words.length === 1 ? givenGender : gender };
    this.entities.push(made);
    this.indexPerson(made, words);
    return made;
  }

  /** Somebody already met whom `words` may name: same full name, same surname with no other first name (of several the one met first), or a first name alone that one person bears. */
  findPerson(words: readonly string[], gender: Gender): EntityDraft | undefined {
    const last = keyOf(words[words.length - 1]);
    const first = keyOf(words[0]);
    const sameLast = (this.byLast.get(last) ?? []).filter((e) => e.gender === 'u' || gender === 'u' || e.gender === gender);
    if (words.length === 1) {
      if (sameLast.length > 0) return sameLast[0];
      const sameFirst = this.byFirst.get(first) ?? [];
      return sameFirst.length === 1 ? sameFirst[0] : undefined;
    }
    return sameLast.find((e) => {
      const own = e.name.split(' ');
      const ownFirst = keyOf(own[0]);
      return own.length === 1 || isTail(words, own) || isTail(own, words) || ownFirst === first || (ownFirst.length === 1 && first.startsWith(ownFirst)) || (first.length === 1 && ownFirst.startsWith(first));
    });
  }

  /** Somebody met before whose surname is `word` but for a slip of the pen. */
  misspelt(word: string): EntityDraft | undefined {
    const key = keyOf(word);
    for (const [last, people] of this.byLast) if (people[0] && isSlip(key, last)) return people[0];
    return undefined;
  }

  /** The organisation of this name or short form. */
  organisation(name: string, acronym?: string): EntityDraft {
    const key = keyOf(name);
    const known = this.organisations.get(key);
    if (known) {
      if (acronym !== undefined) this.organisations.set(keyOf(acronym), known);
      if (known.name !== name) known.aliases.add(name);
      if (isShouted(known.name) && !isShouted(name) && keyOf(known.name) === key) {
        known.aliases.add(known.name);
        known.name = name;
      }
      return known;
    }
    const made: EntityDraft = { kind: 'organisation', name, roles: [], aliases: new Set(), gender: 'u', ...(acronym !== undefined ? { acronym } : {}) };
    this.entities.push(made);
    this.organisations.set(key, made);
    const short = acronym ?? initials(name);
    if (short.length > 1 && !this.organisations.has(keyOf(short))) this.organisations.set(keyOf(short), made);
    return made;
  }

  /** The people that speak or act together by this name. */
  group(name: string): EntityDraft {
    return this.entities.find((e) => e.kind === 'group' && e.name === name) ?? this.add({ kind: 'group', name, roles: [], aliases: new Set(), gender: 'u' });
  }

  findOrganisation(name: string): EntityDraft | undefined {
    return this.organisations.get(keyOf(name));
  }

  add(entity: EntityDraft): EntityDraft {
    this.entities.push(entity);
    return entity;
  }

  /** Takes back an entity that turned out to be none: nobody finds it any more. */
  forget(entity: EntityDraft): void {
    const at = this.entities.indexOf(entity);
    if (at >= 0) this.entities.splice(at, 1);
    for (const map of [this.byLast, this.byFirst]) for (const [key, list] of map) if (list.includes(entity)) map.set(key, list.filter((e) => e !== entity));
    for (const [key, known] of this.organisations) if (known === entity) this.organisations.delete(key);
  }

  private indexPerson(entity: EntityDraft, words: readonly string[]): void {
    const last = keyOf(words[words.length - 1]);
    push(this.byLast, last, entity);
    // "Assad" for "Bashar al-Assad".
    if (JOINED_ARTICLE.test(last)) push(this.byLast, last.replace(JOINED_ARTICLE, ''), entity);
    const family = familyFirst(words);
    if (family !== undefined) push(this.byLast, keyOf(family), entity);
    if (words.length > 1) push(this.byFirst, keyOf(words[0]), entity);
  }
}

/** Hits the article of "al-assad". */
const JOINED_ARTICLE = new RegExp(`^(?:${ARABIC_ARTICLE})-`, 'u');

/** "Seo" of "Seo In-bok", "So" of "Jacky So Yun-ye": the family name stands before a given name of two syllables. */
export const familyFirst = (words: readonly string[]): string | undefined => (SYLLABLES.test(words[words.length - 1] ?? '') ? words[words.length - 2] : undefined);

// Hits "In-bok"; misses "Udvar-Hazy", "Bailey-Ross".
const SYLLABLES = lettered(/^\p{Lu}\p{Ll}{1,5}-\p{Ll}{1,6}$/u);

/** "De Blasio" of "Bill de Blasio". */
const isTail = (words: readonly string[], name: readonly string[]): boolean =>
  words.length < name.length && words.every((w, i) => keyOf(w) === keyOf(name[name.length - words.length + i]));

function push(map: Map<string, EntityDraft[]>, key: string, entity: EntityDraft): void {
  const list = map.get(key);
  if (!list) map.set(key, [entity]);
  else if (!list.includes(entity)) list.push(entity);
}

/** Two spellings of one long word: the same first letter, one letter other, missing or too many; two in words of eight letters or more. */
export function isSlip(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) >= 8 ? 2 : 1;
  if (a === b || Math.min(a.length, b.length) < 5 || a[0] !== b[0] || Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++) next.push(Math.min((row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1, (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1)));
    row = next;
  }
  return (row[b.length] ?? 9) <= most;
}

/** All in capitals, as headlines and datelines print names; short forms ("NATO") are meant so. */
export const isShouted = (name: string): boolean => name.length > 5 && name === name.toUpperCase() && !name.includes('.');

/** Lower-case, straight apostrophes, no stops: the form that names are compared in. */
export function keyOf(name: string | undefined): string {
  const lower = (name ?? '').toLowerCase();
  // Asked thousands of times for each keystroke, and few names hold any of these.
  const plain = lower.includes('.') || lower.includes('’') ? lower.replaceAll('’', "'").replaceAll('.', '') : lower;
  return plain.startsWith(ARTICLE) ? plain.slice(ARTICLE.length) : plain;
}

const ARTICLE = 'the ';

function initials(name: string): string {
  return name.split(' ').filter((w) => CAPITAL.test(w)).map((w) => w.charAt(0)).join('');
}

/** Hits "Energy"; misses "of". */
const CAPITAL = /^\p{Lu}/u;
