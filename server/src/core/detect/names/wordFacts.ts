// What is known of a word by itself, as numbers: its letters, its shape, the word lists and the gazetteer that hold it.
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { hashWord } from '../../learn/features.js';
import { placeFame, type PlaceFame } from '../mentions/placeLike.js';
import { MONTH_WORDS, SHORT_MONTH_WORDS, WEEKDAY_WORDS } from '../../text/calendar.js';
import { TokenFlag } from '../../text/tokens.js';
import { lettered } from '../../text/lettered.js';

export interface WordFacts {
  /** FNV-1a of the lower-case word. */
  readonly id: number;
  readonly prefix3: number;
  readonly suffix2: number;
  readonly suffix3: number;
  readonly suffix4: number;
  readonly shape: number;
  /** Which word lists hold it: bits of `LexBit`. */
  readonly lex: number;
  /** How well known it is as a place: 0 not at all … 3 great, 4 a people's word. */
  readonly fame: number;
}

/** Bits of `WordFacts.lex`. */
export const LexBit = { FIRST: 1, FIRST_WORD: 2, SURNAME: 4, HONORIFIC: 8, OFFICE: 16, ORGANISATION: 32, GROUP: 64, WORD: 128, CALENDAR: 256, PARTICLE: 512 } as const;

const CALENDAR: ReadonlySet<string> = new Set([...WEEKDAY_WORDS, ...MONTH_WORDS, ...SHORT_MONTH_WORDS]);
export const PARTICLES: ReadonlySet<string> = new Set(['de', 'van', 'von', 'der', 'den', 'bin', 'ibn', 'al', 'el', 'la', 'le', 'du', 'di', 'da', 'dos', 'del', 'della', 'ter', 'bint', 'abu', 'ben', 'binti', 'ul', 'ur', 'e', 'y']);
const FAMES: Readonly<Record<PlaceFame, number>> = { none: 0, small: 1, great: 3, adjective: 4 };
/** Words whose facts are kept; an article has a few hundred. */
const KEPT = 20_000;

/** Facts of words, made when a word is first met. */
export class WordTable {
  private readonly kept = new Map<string, WordFacts>();

  constructor(private readonly lexicon: Lexicon, private readonly gazetteer: Gazetteer | undefined) {}

  /** `text` as written, `lower` in small letters, `flags` of its token. */
  of(text: string, lower: string, flags: number): WordFacts {
    const known = this.kept.get(text);
    if (known) return known;
    if (this.kept.size >= KEPT) this.kept.clear();
    const made = this.make(text, lower, flags);
    this.kept.set(text, made);
    return made;
  }

  /** How well known `name` is as a place, as in `WordFacts.fame`. */
  fameOf(name: string): number {
    return FAMES[placeFame(name, this.gazetteer)];
  }

  private make(text: string, lower: string, flags: number): WordFacts {
    const n = lower.length;
    return {
      id: hashWord(lower, 0, n),
      prefix3: hashWord(lower, 0, Math.min(3, n)), suffix2: hashWord(lower, Math.max(0, n - 2), n), suffix3: hashWord(lower, Math.max(0, n - 3), n), suffix4: hashWord(lower, Math.max(0, n - 4), n),
      shape: shapeOf(text, flags), lex: this.lexOf(lower), fame: (flags & TokenFlag.CAPITALISED) !== 0 ? this.fameOf(text) : 0,
    };
  }

  private lexOf(lower: string): number {
    const { names, titles, tags } = this.lexicon;
    const first = names.first.get(lower);
    return (first ? LexBit.FIRST : 0) | (first?.alsoWord === true ? LexBit.FIRST_WORD : 0) | (names.surnames.has(lower) ? LexBit.SURNAME : 0)
      | (names.honorifics.has(lower) ? LexBit.HONORIFIC : 0) | (titles.offices.has(lower) ? LexBit.OFFICE : 0) | (titles.organisations.has(lower) ? LexBit.ORGANISATION : 0)
      | (titles.groups.has(lower) ? LexBit.GROUP : 0) | (tags.words.has(lower) ? LexBit.WORD : 0) | (CALENDAR.has(lower) ? LexBit.CALENDAR : 0) | (PARTICLES.has(lower) ? LexBit.PARTICLE : 0);
  }
}

/** Small letters, capital, capitals, mixed, initial, figures, marks; hyphens apart; capitals by length. */
function shapeOf(text: string, flags: number): number {
  const hyphen = (flags & TokenFlag.HYPHENATED) !== 0 ? 16 : 0;
  if ((flags & TokenFlag.NUMBER) !== 0) return 5;
  if ((flags & TokenFlag.WORD) === 0) return 6;
  if ((flags & TokenFlag.CAPITALISED) === 0) return hyphen;
  if (text.length <= 2 && (text.length === 1 || text.endsWith('.'))) return 4;
  if ((flags & TokenFlag.UPPERCASE) !== 0) return 2 + hyphen + 32 * Math.min(3, text.length - 2);
  return INNER_CAPITAL.test(text) ? 3 + hyphen : 1 + hyphen;
}

/** Hits "McAllister"; misses "Allister". */
const INNER_CAPITAL = lettered(/\p{Ll}\p{Lu}/u);
