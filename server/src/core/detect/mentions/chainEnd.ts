// Where a run of capitals that may be one name ends.
import { elementAt } from '../../base/elementAt.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { isCapital, isSpaced, isUpper, type Word } from '../words/words.js';
import { ARABIC_ARTICLE } from '../../text/arabicArticle.js';
import { lettered } from '../../text/lettered.js';
import { CALENDAR, isCalendar, NEVER, PARTICLES } from './nameWords.js';

/** Behind the last word of the chain that begins at `from`. */
export function chainEnd(words: readonly Word[], from: number, lexicon: Lexicon): number {
  let end = from + 1;
  while (end < words.length && end - from < MAX_WORDS) {
    const w = words[end];
    if (!w) break;
    if (isCapital(w) && isSpaced(w) && !isCalendar(words, end, lexicon) && (!NEVER.has(w.lower) || (isUpper(w) && w.lower.length > 1)) && w.tag !== 'POS') {
      end += 1;
      continue;
    }
    if (isCapital(w) && !isSpaced(w) && elementAt(words, end - 1)?.text.endsWith('.')) {
      end += 1;
      continue;
    }
    const particles = particlesAt(words, end);
    if (particles > 0) {
      end += particles + 1;
      continue;
    }
    if (ELIDED.test(w.text) && isSpaced(w)) {
      end += 1;
      continue;
    }
    if (linksOrganisation(words, from, end, lexicon)) {
      end += words[end + 1]?.lower === 'the' ? 3 : 2;
      continue;
    }
    break;
  }
  return end;
}

/** How many particles stand at `at` before a capital: 2 for "van der Berg"; 0 for none. */
function particlesAt(words: readonly Word[], at: number): number {
  let n = 0;
  while (n < 3 && PARTICLES.has(words[at + n]?.lower ?? '')) n += 1;
  const next = words[at + n];
  return n > 0 && next && isCapital(next) && isSpaced(next) ? n : 0;
}

/** Where a person's name that ends at `end` ends with what a small word joins to it: "al-Assad", "wa Ngugi"; `end` where nothing is joined. */
export function linkedEnd(words: readonly Word[], end: number): number {
  const next = words[end];
  if (!next || !isSpaced(next)) return end;
  if (ELIDED.test(next.text)) return linkedEnd(words, end + 1);
  const after = words[end + 1];
  return LINKS.has(next.lower) && !isCapital(next) && after !== undefined && isCapital(after) ? linkedEnd(words, end + 2) : end;
}

/** Particles that mean nothing else in English. */
const LINKS: ReadonlySet<string> = new Set(['bin', 'ibn', 'wa', 'ap', 'ferch', 'ould', 'bint', 'abu']);

/** Hits "d’Arc", "al-Khatib"; misses "don't", "al-fresco". */
export const ELIDED = lettered(new RegExp(`^(?:[dl]['’]|(?:${ARABIC_ARTICLE}|ul|ud|bin|ben)-)\\p{Lu}`, 'u'));
/** Names have no more words. */
const MAX_WORDS = 9;

/** "Ministry of Defence", "Bank of England", "Secretary of State", "Smith & Sons". */
function linksOrganisation(words: readonly Word[], from: number, at: number, lexicon: Lexicon): boolean {
  const link = words[at]?.lower;
  const after = link === 'of' && words[at + 1]?.lower === 'the' ? words[at + 2] : words[at + 1];
  if (!after || !isCapital(after) || CALENDAR.has(after.lower) || NEVER.has(after.lower)) return false;
  if (link === '&') return true;
  if (link !== undefined && FOREIGN_LINKS.has(link)) return lexicon.titles.bodyOpeners.has(words[from]?.lower ?? '');
  const head = elementAt(words, at - 1)?.lower ?? '';
  const first = words[from]?.lower ?? '';
  const organisation = lexicon.titles.organisations.has(head) || lexicon.titles.organisations.has(first) || BODIES.has(head);
  if (link === 'of') return organisation || OF_OFFICES.has(head);
  if (link === 'and') return organisation && lexicon.titles.organisations.has(first) && (elementAt(words, at - 2)?.lower === 'of' || elementAt(words, at - 2)?.lower === 'for') && !lexicon.names.first.has(after.lower);
  return link === 'for' && organisation && at - from <= 2;
}

/** "of", "for" and "and" inside names that other languages open: "Bundesamt für Seewesen". */
const FOREIGN_LINKS: ReadonlySet<string> = new Set(['für', 'und', 'et', 'y', 'e', 'para', 'pour', 'per', 'voor', 'för', 'i', 'z']);

const BODIES: ReadonlySet<string> = new Set(['bank', 'house', 'houses', 'chamber', 'league', 'state', 'states', 'university', 'college', 'board', 'court', 'daughters', 'sons', 'republic', 'kingdom', 'church', 'museum', 'bureau', 'institutes', 'centers', 'joint', 'council']);
export const OF_OFFICES: ReadonlySet<string> = new Set(['secretary', 'minister', 'chief', 'director', 'speaker', 'duke', 'duchess', 'prince', 'princess', 'leader', 'president', 'archbishop', 'bishop', 'earl', 'lord', 'head']);
