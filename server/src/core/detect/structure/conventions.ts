// The word lists of newspaper habits (labels, trailers, credits) as the structure finder reads them.
import { lettered } from '../../text/lettered.js';

export interface Conventions {
  /** All phrases are in lower case with single spaces and straight apostrophes; see `plain`. */
  readonly labels: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly kickers: ReadonlySet<string>;
  readonly trailerOpens: Prefixes;
  readonly trailerLast: Prefixes;
  readonly trailerHolds: readonly string[];
  readonly trailerEnds: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
  readonly creditOpeners: ReadonlySet<string>;
}

/** Phrases by their first letter, for a quick look at the beginning of a paragraph. */
export type Prefixes = ReadonlyMap<string, readonly string[]>;

/** Reads `labels`, `trailers` and `credits` of data/lexicon (keyed by file name); an absent file gives empty lists. */
export function parseConventions(files: Readonly<Record<string, string>>): Conventions {
  const labels = groups(files['labels.txt'] ?? '');
  const trailers = groups(files['trailers.txt'] ?? '');
  const credits = groups(files['credits.txt'] ?? '');
  return {
    labels: new Set(labels.get('label')),
    links: new Set(labels.get('link')),
    kickers: new Set(labels.get('kicker')),
    trailerOpens: prefixes(trailers.get('opens')),
    trailerLast: prefixes(trailers.get('last')),
    trailerHolds: trailers.get('holds') ?? [],
    trailerEnds: new Set(trailers.get('ends')),
    agencies: new Set(credits.get('agency')),
    creditOpeners: new Set(credits.get('opener')),
  };
}

// Hits "“ ", NBSP; misses "a".
const SPACES = /[\s\u00A0]+/gu;

/** Lower case, single spaces, straight apostrophes: the form in which phrases are compared. */
export const plain = (words: string): string => words.replace(/[’ʼ]/gu, "'").replace(SPACES, ' ').trim().toLowerCase();

/** Whether `words` (already `plain`) begins with one of the phrases, and the phrase ends at a word's end. */
export function beginsWith(prefixesOf: Prefixes, words: string): boolean {
  const phrases = prefixesOf.get(words.charAt(0)) ?? [];
  return phrases.some((phrase) => words.startsWith(phrase) && !WORD_END.test(words.slice(phrase.length - 1, phrase.length + 1)));
}

// Two letters in a row: the phrase would end within a word. Hits "ab"; misses "a ", "a:", ": b".
const WORD_END = lettered(/^\p{L}\p{L}/u);

// Hits "label: Why it matters"; misses "# a comment".
const GROUP_LINE = /^([a-z]+): (\S.*)$/u;

function groups(file: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of file.split(/\r?\n/u)) {
    const match = GROUP_LINE.exec(line);
    const [group, phrase] = [match?.[1], match?.[2]];
    if (group === undefined || phrase === undefined) continue;
    const phrases = found.get(group) ?? [];
    phrases.push(plain(phrase));
    found.set(group, phrases);
  }
  return found;
}

function prefixes(phrases: readonly string[] = []): Prefixes {
  const found = new Map<string, string[]>();
  for (const phrase of phrases) found.set(phrase.charAt(0), [...(found.get(phrase.charAt(0)) ?? []), phrase]);
  return found;
}
