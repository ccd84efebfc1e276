// Whom a role means: "the Vermont senator", "the appeals court", and in headlines "Judge rejects …" before anybody is named.
import { singular, type Nominal } from './nominals.js';
import type { EntityDraft, MentionDraft } from './people.js';
import { lettered } from '../../text/lettered.js';

/** Words of roles and names that a nominal's head may stand for, by head. */
export type RoleKin = ReadonlyMap<string, ReadonlySet<string>>;

/** Somebody among `people` whose role or title the nominal may repeat; of several the best fit, then the one who comes first. */
export function bearerOf(nominal: Nominal, people: readonly EntityDraft[], kin: RoleKin): EntityDraft | undefined {
  const wanted = wordsOf(nominal.name);
  const proper = properOf(nominal.whole);
  let best: { entity: EntityDraft; score: number } | undefined;
  for (const entity of people) {
    if (entity.kind !== 'person') continue;
    for (const role of [...entity.roles, ...(entity.addresses ?? [])]) {
      const words = wordsOf(role);
      const own = words.has(nominal.head);
      if (!own && ![...words].some((w) => kin.get(nominal.head)?.has(w) === true)) continue;
      if (!proper.every((p) => words.has(p) || isNationality(p))) continue;
      let met = 0;
      for (const w of wanted) if (words.has(w)) met += 1;
      // The more of the role is left unsaid, the less it is meant: "the president" is no "Russian President" where there is a plain one.
      const score = met + (own ? 1 : 0.5) - 0.1 * (words.size - met);
      if (!best || score > best.score) best = { entity, score };
    }
  }
  return best?.entity;
}

/** A body among `mentions` whose name holds the nominal's words: "the appeals court" for "the Court of Appeals". The last before the nominal, or in a headline the first. */
export function bodyOf(nominal: Nominal, mentions: readonly MentionDraft[], kin: RoleKin): EntityDraft | undefined {
  const wanted = [...wordsOf(nominal.name)].filter((w) => !EMPTY.has(w));
  for (const m of mentions) {
    if (m.kind !== 'organisation' || m.form !== 'name' || !m.entity) continue;
    const words = wordsOf(m.entity.name);
    if (words.size < 2 || !wanted.every((w) => words.has(w) || (w === nominal.head && [...words].some((x) => kin.get(w)?.has(x) === true)))) continue;
    return m.entity;
  }
  return undefined;
}

/** "the strategist", "the Vermont senator": words that may describe somebody already named. Not "the owner in Athens", "her daughter", "the Danish minister", "the ship's owner": they bring in somebody new. */
export function mayDescribe(nominal: Nominal): boolean {
  return !COMPLEMENT.test(nominal.name) && !OWNED.test(nominal.whole) && !nominal.name.split(' ').some((w) => NATIONALITY.test(w)) && !CAPITAL.test(nominal.name.split(' ').pop() ?? '');
}

/** Hits "owner in Athens"; misses "former strategist". */
const COMPLEMENT = / (?:of|for|in|at|from|with|on|to|by|near) /u;
/** Hits "her daughter", "the ship's owner"; misses "the strategist". */
const OWNED = /^(?:his|her|their|its|my|our|your)\b|['’]s? /iu;
/** Hits "Danish", "Nigerian"; misses "Vermont", "Republican". */
const NATIONALITY = lettered(/^(?!(?:Republican|American)$)\p{Lu}\p{L}*(?:ian|ean|ese|ish|can|uan|ani|aqi|wiss|rench|utch|reek|rman)$/u);

/** Lower-case singulars, without stops and possessives. */
function wordsOf(phrase: string): Set<string> {
  return new Set(phrase.toLowerCase().replace(POSSESSIVE, '').split(NON_LETTERS).filter((w) => w.length > 1).map(singular));
}

/** Words with a capital: "Vermont" in "the Vermont senator". They must be part of the role, unless they only tell where somebody is from. */
const properOf = (phrase: string): string[] =>
  phrase.split(' ').filter((w, i) => CAPITAL.test(w) && w.length > 1 && (i > 0 || w.search(POSSESSIVE) > 0)).map((w) => singular(w.replace(POSSESSIVE, '').toLowerCase()));

const isNationality = (word: string): boolean => PARTY.has(word);

const PARTY: ReadonlySet<string> = new Set(['republican', 'democratic', 'democrat', 'gop', 'conservative', 'labour', 'tory', 'liberal', 'us', 'u.s']);
/** Words that add nothing to whom a nominal means. */
const EMPTY: ReadonlySet<string> = new Set(['the', 'federal', 'state', 'local', 'national', 'new', 'former', 'own']);
/** Hits the "'s" of "Quist's". */
const POSSESSIVE = /['’]s?\b/gu;
/** Hits "Danish"; misses "minister". */
const CAPITAL = /^\p{Lu}/u;
const NON_LETTERS = /[^\p{L}.]+|\.(?=\s|$)/u;
