// The words of one sentence or block as the grammar reads them: tokens with contractions split and abbreviations' stops joined.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Tag } from '../../lexicon/tags.js';
import { TokenFlag, type Token } from '../../text/tokens.js';

/** One word or mark. `tag` is set by the tagger. Offsets are those of the text the tokens came from. */
export interface Word extends Span {
  readonly text: string;
  /** Lower-case, straight apostrophe, no abbreviation stop. */
  readonly lower: string;
  readonly flags: number;
  tag: Tag;
}

export const isCapital = (w: Word): boolean => (w.flags & TokenFlag.CAPITALISED) !== 0;
export const isUpper = (w: Word): boolean => (w.flags & TokenFlag.UPPERCASE) !== 0;
export const isSpaced = (w: Word): boolean => (w.flags & TokenFlag.SPACED) !== 0;

/** Words of `tokens`, which are in text order. */
export function wordsOf(text: string, tokens: readonly Token[], lexicon: Lexicon): Word[] {
  const words: Word[] = [];
  // Whether a single quotation mark stands open.
  let open = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const next = tokens[i + 1];
    if ((token.flags & TokenFlag.QUOTE) !== 0 && isSingle(text.charCodeAt(token.start))) {
      const owns = !open && next !== undefined && endsOwner(text, token, elementAt(tokens, i - 1), next);
      words.push(word(text, token.start, token.end, owns ? token.flags | TokenFlag.POSSESSIVE : token.flags));
      if (!owns) open = !open && (token.flags & TokenFlag.SPACED) !== 0;
      continue;
    }
    if ((token.flags & TokenFlag.WORD) !== 0 && next && takesStop(text, token, next, tokens[i + 2], lexicon)) {
      words.push(word(text, token.start, next.end, token.flags, token.end));
      i += 1;
      continue;
    }
    const split = (token.flags & TokenFlag.WORD) === 0 ? 0 : contractionAt(text, token);
    if (split > 0) {
      words.push(word(text, token.start, split, token.flags));
      words.push(word(text, split, token.end, TokenFlag.WORD));
    } else words.push(word(text, token.start, token.end, token.flags));
  }
  return words;
}

const isSingle = (unit: number): boolean => unit === 0x27 || unit === 0x2018 || unit === 0x2019;

/** The mark of "the dockers' union", "the dockers' “last word”", which closes no quotation. */
function endsOwner(text: string, mark: Token, owner: Token | undefined, owned: Token): boolean {
  if (!owner || text.charCodeAt(mark.start) === 0x2018 || (mark.flags & TokenFlag.SPACED) !== 0) return false;
  const opens = (owned.flags & TokenFlag.QUOTE) !== 0 && !isSingle(text.charCodeAt(owned.start));
  return (owner.flags & TokenFlag.WORD) !== 0 && text.charAt(owner.end - 1) === 's' && ((owned.flags & TokenFlag.WORD) !== 0 || opens) && (owned.flags & TokenFlag.SPACED) !== 0;
}

function word(text: string, start: number, end: number, flags: number, lowerEnd = end): Word {
  const own = text.slice(start, end);
  const small = (lowerEnd === end ? own : text.slice(start, lowerEnd)).toLowerCase();
  const lower = small.includes('’') ? small.replaceAll('’', "'") : small;
  return { start, end, text: own, lower, flags, tag: firstTag(own, flags) };
}

function firstTag(text: string, flags: number): Tag {
  if ((flags & TokenFlag.POSSESSIVE) !== 0) return 'POS';
  if ((flags & TokenFlag.NUMBER) !== 0) return 'CD';
  if ((flags & TokenFlag.WORD) !== 0) return 'NN';
  if ((flags & TokenFlag.QUOTE) !== 0) return '"';
  if ((flags & TokenFlag.PUNCTUATION) === 0) return 'SYM';
  const known = MARKS[text];
  if (known) return known;
  return text.startsWith('.') ? (text.length > 1 ? ':' : '.') : ':';
}

const MARKS: Readonly<Record<string, Tag>> = { ',': ',', '.': '.', '?': '.', '!': '.', '(': '(', '[': '(', ')': ')', ']': ')', '…': ':', '&': 'CC' };

/** "Mr." and "J." keep their stop, unless it may as well close the sentence. */
function takesStop(text: string, token: Token, next: Token, after: Token | undefined, lexicon: Lexicon): boolean {
  if (text.slice(next.start, next.end) !== '.' || (next.flags & TokenFlag.SPACED) !== 0) return false;
  if (!after || (token.flags & TokenFlag.CAPITALISED) === 0 && (after.flags & TokenFlag.CAPITALISED) !== 0) return false;
  const own = text.slice(token.start, token.end);
  if (own.length === 1) return (token.flags & TokenFlag.CAPITALISED) !== 0;
  return lexicon.abbreviations.has(own) || lexicon.names.honorifics.has(own.toLowerCase());
}

/** Where "don't" splits into "do" and "n't"; 0 for words without a contraction. Possessives are tokens of their own. */
function contractionAt(text: string, token: Token): number {
  const own = text.slice(token.start, token.end);
  if (!own.includes("'") && !own.includes('’')) return 0;
  const match = CONTRACTION.exec(own);
  return match && match.index > 0 ? token.start + match.index : 0;
}

/** Hits the "n't" of "don't", the "’ll" of "she’ll"; misses "O'Neill". */
const CONTRACTION = /(?:n['’]t|['’](?:ll|ve|re|d|m))$/iu;
