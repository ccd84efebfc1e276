// Which keys are common English words, first names or surnames as well.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { placeKey } from '../../src/core/lexicon/placeKey.js';
import { readSource } from './packages.js';

/** Lower-case words of WordNet that its tagged texts bear at least once, and short function words that WordNet leaves out. */
export function commonWords(folder: string): Set<string> {
  const words = new Set(FUNCTION_WORDS.split(' '));
  const pairs = [['nouns', 'nounCounts'], ['verbs', 'verbCounts'], ['adjectives', 'adjectiveCounts'], ['adverbs', 'adverbCounts']] as const;
  for (const [data, counts] of pairs) {
    const lower = lowerCaseLemmas(readSource(folder, data));
    for (const lemma of taggedLemmas(readSource(folder, counts))) if (lower.has(lemma)) words.add(lemma.replaceAll('_', ' '));
  }
  return words;
}

const FUNCTION_WORDS = 'a an and are as at be been but by can could did do does for from had has have he her him his how i if in into is it its may me might '
  + 'most must my no nor not of off on once one only or other our out over own same she should so some such than that the their them then there these they this '
  + 'those through to too under until up us very was we were what when where which while who whom why will with would you your january february march april may '
  + 'june july august september october november december monday tuesday wednesday thursday friday saturday sunday police says told according two three four five '
  + 'six seven eight nine ten both also after before during since about above across against along among around behind below beneath beside between beyond down';

/** The words of a data file as written there: proper names keep their capital and are left out. */
function lowerCaseLemmas(source: string): Set<string> {
  const lemmas = new Set<string>();
  for (const line of source.split('\n')) {
    if (line.startsWith('  ') || line === '') continue;
    const fields = line.split(' ');
    const count = parseInt(fields[3] ?? '0', 16);
    for (let i = 0; i < count; i += 1) {
      const lemma = fields[4 + 2 * i] ?? '';
      if (lemma === lemma.toLowerCase()) lemmas.add(lemma.replace(MARKER, ''));
    }
  }
  return lemmas;
}

// Hit: "(p)" in "afraid(p)"; miss: "afraid".
const MARKER = /\((?:a|p|ip)\)$/u;

/** Lemmas of an index file with a sense that the tagged texts bear. */
function* taggedLemmas(source: string): Generator<string> {
  for (const line of source.split('\n')) {
    if (line.startsWith('  ') || line === '') continue;
    const fields = line.trim().split(' ');
    const pointers = Number(fields[3] ?? '0');
    if (Number(fields[5 + pointers] ?? '0') > 0) yield fields[0] ?? '';
  }
}

export interface PersonNames {
  readonly given: ReadonlySet<string>;
  readonly family: ReadonlySet<string>;
}

/** First names and surnames in Latin letters of all languages that the package has, as keys. */
export function personNames(folder: string): PersonNames {
  const faker: unknown = createRequire(join(folder, 'package.json'))('@faker-js/faker');
  const given = new Set<string>();
  const family = new Set<string>();
  for (const locale of Object.values(field(faker, 'allLocales') ?? {})) {
    const person = field(locale, 'person');
    for (const list of ['generic', 'female', 'male']) {
      collect(field(field(person, 'first_name'), list), given);
      collect(field(field(person, 'last_name'), list), family);
    }
  }
  return { given, family };
}

function field(value: unknown, name: string): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = Object.entries(value).find(([key]) => key === name)?.[1] as unknown;
  return typeof inner === 'object' && inner !== null ? inner : undefined;
}

function collect(list: object | undefined, into: Set<string>): void {
  if (!Array.isArray(list)) return;
  for (const name of list as unknown[]) {
    const key = typeof name === 'string' ? placeKey(name) : undefined;
    if (key !== undefined && key.length > 1 && !key.includes(' ')) into.add(key);
  }
}
