// People and bodies of the article in headlines in title case, where capitals do not tell where a name ends: "Ada Quist Vows To Go".
import type { Span } from '../../base/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { OpenChain } from './names.js';
import { keyOf, type Cast, type EntityDraft } from './people.js';

export interface NameInHeadline {
  readonly span: Span;
  readonly entity: EntityDraft;
}

/** Words of a whole name, at most. */
const MOST_WORDS = 5;

/** Whole names of people and bodies of `cast` among the words of `chain`, and surnames that are no words; in text order. */
export function namesInHeadline({ named: { chain }, span }: OpenChain, cast: Cast, lexicon: Lexicon): NameInHeadline[] {
  const { words } = chain;
  // Marks inside: offsets could not be counted from the words.
  if (!chain.titleCase || words.join(' ').length !== span.end - span.start) return [];
  const found: NameInHeadline[] = [];
  let start = span.start;
  for (let i = 0; i < words.length;) {
    const most = Math.min(MOST_WORDS, words.length - i);
    let n = most;
    let entity: EntityDraft | undefined;
    while (n > 0 && !(entity = bearerOf(words.slice(i, i + n), cast, lexicon))) n -= 1;
    const length = words.slice(i, i + Math.max(1, n)).join(' ').length;
    if (entity) found.push({ span: { start, end: start + withoutOwner(words.slice(i, i + n)).join(' ').length }, entity });
    start += length + 1;
    i += Math.max(1, n);
  }
  return found;
}

function bearerOf(written: readonly string[], cast: Cast, { tags, names }: Lexicon): EntityDraft | undefined {
  const words = withoutOwner(written);
  const name = words.join(' ');
  if (words.length > 1) {
    const person = cast.findPerson(words, 'u');
    return person?.kind === 'person' && keyOf(person.name) === keyOf(name) ? person : cast.findOrganisation(name);
  }
  const key = keyOf(name);
  if (tags.words.has(key) && !names.surnames.has(key)) return undefined;
  const person = cast.findPerson(words, 'u');
  const own = person?.name.split(' ') ?? [];
  return own.length > 1 && keyOf(own[own.length - 1]) === key ? person : undefined;
}

/** "Ada Quist's" as "Ada Quist". */
function withoutOwner(words: readonly string[]): string[] {
  return words.map((w, i) => (i === words.length - 1 ? w.replace(OWNER, '') : w));
}

/** Hits the end of "Quist's"; misses "Davies". */
const OWNER = /['’]s$/u;
