// Gives every word its class: the word list's readings, what endings tell of the rest, and which class follows which (Viterbi).
import { ARABIC_ARTICLE } from '../../text/arabicArticle.js';
import { elementAt } from '../../base/elementAt.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { TAG_INDEX, TAGS, type Tag, type TagReading } from '../../lexicon/tags.js';
import { WEEKDAY_WORDS } from '../../text/calendar.js';
import { TokenFlag } from '../../text/tokens.js';
import { isFiniteTag } from './items.js';
import { isCapital, isUpper, type Word } from './words.js';
import { isCommonWord, LEAST_COMMON } from '../mentions/nameWords.js';

/** Tags one sentence's words in place. Linear in their number. */
export function tagWords(words: readonly Word[], lexicon: Lexicon): void {
  if (words.length === 0) return;
  const titleCase = readsAsTitle(words, lexicon);
  const readings = words.map((w, i) => readingsOf(w, i, words, lexicon, titleCase));
  const best = bestPath(readings, lexicon);
  for (let i = 0; i < words.length; i++) {
    const w = words[i];
    const tag = TAGS[best[i] ?? 0];
    if (w && tag) w.tag = tag;
  }
  for (let i = 1; i < words.length; i++) {
    const w = words[i];
    splitInfinitive(words, i);
    if (w && isBaseVerb(w) && describesName(words, i)) w.tag = 'NN';
    if (w?.lower === 'said' && w.tag === 'VBN' && !AUXILIARIES.has(elementAt(words, i - 1)?.lower ?? '') && elementAt(words, i - 1)?.tag !== 'RB') w.tag = 'VBD';
    // "Two hurt, say police"
    if (w?.lower === 'say' && w.tag === 'VB' && (elementAt(words, i - 1)?.tag === ',' || elementAt(words, i - 1)?.tag === '"')) w.tag = 'VBP';
    if (w?.tag === 'NN' && elementAt(words, i - 1)?.tag === 'RB' && elementAt(words, i - 2)?.tag === 'TO') w.tag = 'VB';
    if (w && (w.tag === 'NN' || w.tag === 'NNS') && lexicon.cues.verbs.has(w.lower)) w.tag = verbInstead(words, i, w, lexicon);
  }
}

/** Before "said" as a participle. */
const AUXILIARIES: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'has', 'have', 'had', "'s", "'ve", "'d", "'re", 'having', 'get', 'got', 'not', "n't"]);

const isBaseVerb = (w: Word): boolean => w.tag === 'VB' || w.tag === 'VBP';

/** "according to flood monitor Vigil": what stands before a name behind "according to" says what it is. */
function describesName(words: readonly Word[], i: number): boolean {
  const to = elementAt(words, i - 1)?.lower === 'to' ? i - 1 : i - 2;
  return elementAt(words, to)?.lower === 'to' && elementAt(words, to - 1)?.lower === 'according' && words.slice(i + 1, to + 4).some((x) => x.tag === 'NNP');
}

/** "to sharply scale back its patrols": a noun's form between "to …ly" and an object or particle is the verb. */
function splitInfinitive(words: readonly Word[], i: number): void {
  const verb = words[i];
  if (verb?.tag !== 'NN') return;
  const [to, adverb, next] = [elementAt(words, i - 2), elementAt(words, i - 1), words[i + 1]];
  if ( adverb?.tag !== 'JJ' || to?.lower !== 'to' || !adverb.lower.endsWith('ly') || !next) return;
  if (next.tag !== 'DT' && next.tag !== 'PRP$' && next.tag !== 'RB' && next.tag !== 'RP') return;
  to.tag = 'TO';
  adverb.tag = 'RB';
  verb.tag = 'VB';
}

/** "experts caution that", "…, Quist notes.": nouns that are cues where their place is a verb's. */
function verbInstead(words: readonly Word[], i: number, w: Word, lexicon: Lexicon): Tag {
  const before = elementAt(words, i - 1)?.tag;
  const next = words[i + 1];
  // "…, the agency said, warning that …"
  if (w.tag === 'NN' && before === ',' && next?.lower === 'that' && w.lower.endsWith('ing')) return 'VBG';
  if (w.tag === 'NN') return before === 'NNS' && next?.lower === 'that' && lexicon.cues.lemmas.has(w.lower) ? 'VBP' : w.tag;
  if (next?.lower === 'to' && plans(words, i, lexicon)) return asInfinitive(words, i + 1);
  const host = elementAt(words, i - 1)?.lower;
  if (before === 'PRP' && (host === 'he' || host === 'she' || host === 'it')) return 'VBZ';
  const closes = !next || next.tag === '.' || next.tag === ',' || next.tag === ':' || next.tag === '"' || next.lower === 'that' || next.tag === 'PRP';
  if ((before === 'NNP' || before === 'PRP') && closes) return 'VBZ';
  return before === 'NN' && announces(words, i, w, lexicon) ? 'VBZ' : w.tag;
}

/** "The company hopes to rebuild": a verb of wanting before "to", where the sentence has no other. */
const plans = (words: readonly Word[], i: number, lexicon: Lexicon): boolean =>
  lexicon.cues.verbs.get(words[i]?.lower ?? '')?.some((c) => c.patterns.infinitive) === true && (words[i + 1]?.tag === 'TO' || elementAt(words, i - 1)?.tag === 'NN') && !words.some((x) => isFiniteTag(x.tag));

/** Tags "to" and the verb behind it; the tag of what stands before them. */
function asInfinitive(words: readonly Word[], at: number): Tag {
  const [to, verb] = [words[at], words[at + 1]];
  if (to) to.tag = 'TO';
  if (verb?.tag === 'NN') verb.tag = 'VB';
  return 'VBZ';
}

/** "“…?” a narrator asks.", "The paper reports:": a verb of saying at the end, and no other verb since the last mark of quotation. */
function announces(words: readonly Word[], i: number, w: Word, lexicon: Lexicon): boolean {
  const next = words[i + 1];
  if (next && next.tag !== '.' && next.text !== ':') return false;
  if (!lexicon.cues.verbs.get(w.lower)?.some((c) => c.act === 'communication' && c.patterns.quote)) return false;
  for (let k = i - 1; k >= 0; k--) {
    const tag = words[k]?.tag;
    if (tag === '"') return k < i - 1 && (next === undefined || next.tag === '.');
    if (tag === undefined || isFiniteTag(tag)) return false;
  }
  return next?.text === ':';
}

const index = (tag: Tag): number => TAG_INDEX.get(tag) ?? 0;
const only = (tag: Tag): readonly TagReading[] => [{ tag: index(tag), score: 0 }];
const some = (...pairs: readonly (readonly [Tag, number])[]): readonly TagReading[] => pairs.map(([tag, score]) => ({ tag: index(tag), score }));

const FIXED: ReadonlyMap<string, readonly TagReading[]> = new Map([
  ["n't", only('RB')], ["'ll", only('MD')], ["'ve", only('VBP')], ["'re", only('VBP')], ["'m", only('VBP')], ["'d", some(['MD', 0], ['VBD', 0])],
  ['cannot', only('MD')], ['&', only('CC')], ['%', only('NN')], ['$', only('SYM')],
]);
/** By the first letter of those above, which spares most words the look-up: a sign, "n't" or "cannot". */
function mayBeFixed(lower: string): boolean {
  const first = lower.charCodeAt(0);
  return first < 0x61 || first === 0x6e || first === 0x63;
}

const PROPER = some(['NNP', 2]);
/** "'s" is a verb after pronouns, nearly always a possessive after names. */
const CLITIC_AFTER_PRONOUN = only('VBZ');
const CLITIC_AFTER_NOUN = some(['POS', 3], ['VBZ', 0]);
const CAPITALISED_WORDS: ReadonlySet<string> = new Set(['i', ...WEEKDAY_WORDS]);
const PRONOUN_HOSTS: ReadonlySet<string> = new Set(['it', 'he', 'she', 'that', 'there', 'what', 'who', 'here', 'where', 'this', 'how', 'let', 'everyone', 'everybody']);

function readingsOf(w: Word, i: number, words: readonly Word[], lexicon: Lexicon, titleCase: boolean): readonly TagReading[] {
  const fixed = mayBeFixed(w.lower) ? FIXED.get(w.lower) : undefined;
  if (fixed) return fixed;
  if (w.tag === 'POS') return PRONOUN_HOSTS.has(elementAt(words, i - 1)?.lower ?? '') ? CLITIC_AFTER_PRONOUN : CLITIC_AFTER_NOUN;
  if ((w.flags & TokenFlag.WORD) === 0) return only(w.tag);
  const known = lexicon.tags.words.get(w.lower);
  if (!isCapital(w) || w.lower === 'i') return known ?? (ARTICLE_AND_NAME.test(w.text) ? PROPER : guess(w, i));
  if (CAPITALISED_WORDS.has(w.lower)) return PROPER;
  const atStart = titleCase || startsHere(words, i);
  if (isUpper(w) && w.lower.length > 1 && !atStart) return PROPER;
  if (w.text.endsWith('.') && lexicon.names.honorifics.has(w.lower)) return PROPER;
  if (known && (w.lower === 'said' || w.lower === 'says')) return known;
  if (atStart) return known ? withName(known, nameWeight(w, i, words, lexicon)) : DEMONYM.test(w.lower) ? some(['JJ', 1], ['NNP', 1]) : some(['NNP', 2], ['NNS', w.lower.endsWith('s') ? 1 : -4]);
  if (DEMONYM.test(w.lower)) return some(['JJ', 1.5], ['NNP', 1]);
  return PROPER;
}

/** Adds the reading as a name to the readings of a word that begins a sentence. */
const withName = (known: readonly TagReading[], weight: number): readonly TagReading[] => [...known, { tag: index('NNP'), score: weight }];

/** How strongly a capital at the start speaks for a name: more where a capital or a first name stands. */
function nameWeight(w: Word, i: number, words: readonly Word[], lexicon: Lexicon): number {
  const first = lexicon.names.first.get(w.lower);
  const next = words[i + 1];
  const nextCapital = next !== undefined && isCapital(next);
  if (next && lexicon.cues.verbs.has(next.lower) && (next.lower.endsWith('ed') || next.lower === 'said' || next.lower === 'says' || next.lower === 'told' || next.lower === 'wrote')) return 3;
  if (first && !first.alsoWord) return 3;
  if (lexicon.titles.offices.get(w.lower)?.beforeName) return nextCapital ? 2 : -1;
  return nextCapital ? 0.5 : -1.5;
}

/** The first word, or the first behind an opening mark, colon, bracket or bullet. */
function startsHere(words: readonly Word[], i: number): boolean {
  const before = elementAt(words, i - 1);
  return !before || before.tag === '"' || before.tag === '.' || before.tag === ':' || before.tag === '(';
}

/** Headlines in title case tell nothing by their capitals; lists of names do. */
function readsAsTitle(words: readonly Word[], lexicon: Lexicon): boolean {
  let long = 0;
  let capitals = 0;
  let common = 0;
  for (const w of words) {
    if ((w.flags & TokenFlag.WORD) === 0 || w.text.length < 4) continue;
    long += 1;
    if (isCapital(w)) capitals += 1;
    if (isCommonWord(w.lower, lexicon)) common += 1;
  }
  return long >= 4 && capitals / long > 0.84 && common / long >= LEAST_COMMON;
}

/** What shape and ending tell of a word that the list does not hold. */
function guess(w: Word, i: number): readonly TagReading[] {
  const s = w.lower;
  if ((w.flags & TokenFlag.HYPHENATED) !== 0) return s.endsWith('ing') || s.endsWith('ed') ? HYPHENATED_PARTICIPLE : HYPHENATED;
  if (s.endsWith('ly')) return ADVERB;
  if (s.endsWith('ing')) return GERUND;
  if (s.endsWith('ed')) return PAST;
  if (ADJECTIVE.test(s)) return ADJECTIVAL;
  if (s.endsWith('s') && !s.endsWith('ss') && !s.endsWith('us')) return PLURAL;
  return i === 0 ? NOUN_AT_START : NOUN;
}

/** Hits "al-Khatib". */
const ARTICLE_AND_NAME = new RegExp(`^(?:${ARABIC_ARTICLE})-[A-Z]`, 'u');

const HYPHENATED_PARTICIPLE = some(['JJ', 2], ['VBG', 0], ['VBN', 0]);
const HYPHENATED = some(['JJ', 1.5], ['NN', 0.5], ['RB', -1]);
const ADVERB = some(['RB', 2], ['JJ', 0]);
const GERUND = some(['VBG', 2.5], ['NN', -1]);
const PAST = some(['VBD', 1.7], ['VBN', 2], ['JJ', -1]);
const ADJECTIVAL = some(['JJ', 2], ['NN', -1]);
const PLURAL = some(['NNS', 2], ['VBZ', 0]);
const NOUN = some(['NN', 1.5], ['JJ', 0.5], ['VB', -1], ['VBP', -1.5]);
const NOUN_AT_START = some(['NN', 1], ['NNP', 1]);

/** Hits "radical", "harmless"; misses "radish". */
const ADJECTIVE = /(?:al|ous|ive|ful|less|able|ible|ish|ic|ary)$/u;
/** Hits "turkish", "ukrainian", "portuguese"; misses "kremlin". */
const DEMONYM = /(?:ian|ean|ese|ish|can|uan|ani|aqi|wiss|rench|utch|reek|azi)$/u;

/** No word has more readings. */
const MOST = TAGS.length + 3;
/** Scratch for one sentence at a time: where the best way to each reading comes from, and what it and the one before are worth. */
let back = new Uint8Array(64 * MOST);
let path = new Uint8Array(64);
let scores = new Float64Array(MOST);
let next = new Float64Array(MOST);

/** Viterbi over the few readings of each word. The path is scratch: it holds until the next call. */
function bestPath(readings: readonly (readonly TagReading[])[], lexicon: Lexicon): Uint8Array {
  const { follows, starts } = lexicon.tags;
  const size = TAGS.length;
  const n = readings.length;
  if (back.length < n * MOST) {
    back = new Uint8Array(2 * n * MOST);
    path = new Uint8Array(2 * n);
  }
  let before = readings[0] ?? [];
  for (let j = 0; j < before.length; j++) {
    const reading = before[j];
    scores[j] = reading ? reading.score + (starts[reading.tag] ?? 0) : -Infinity;
  }
  for (let i = 1; i < n; i++) {
    const here = readings[i] ?? [];
    for (let j = 0; j < here.length; j++) {
      const reading = here[j];
      if (!reading) continue;
      let best = -Infinity;
      let from = 0;
      for (let k = 0; k < before.length; k++) {
        const score = (scores[k] ?? 0) + (follows[(before[k]?.tag ?? 0) * size + reading.tag] ?? 0);
        if (score > best) {
          best = score;
          from = k;
        }
      }
      next[j] = best + reading.score;
      back[i * MOST + j] = from;
    }
    [scores, next] = [next, scores];
    before = here;
  }
  let at = 0;
  for (let k = 1; k < before.length; k++) if ((scores[k] ?? -Infinity) > (scores[at] ?? -Infinity)) at = k;
  for (let i = n - 1; i >= 0; i--) {
    path[i] = readings[i]?.[at]?.tag ?? 0;
    at = back[i * MOST + at] ?? 0;
  }
  return path;
}
