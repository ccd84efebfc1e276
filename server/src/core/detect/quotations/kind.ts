// What words in quotation marks are: somebody's speech, a title, or a word that the writer keeps at a distance.
import type { Span } from '../../base/span.js';
import type { Quotation } from '../../model/analysis.js';
import { CharClass, classAt, isSpaceClass } from '../../text/characters.js';
import { lettered } from '../../text/lettered.js';

/** From this many words on, words in marks are speech unless they are a title: nineteen in twenty are, in news. */
const SPEECH_WORDS = 4;
const LONGEST_TITLE_WORDS = 12;
/** Only this much is looked at. UTF-16 units. */
const PEEK = 300;

/** A closed quotation: the words `inner`, with the marks `span`, within `block`. */
export interface Marked {
  readonly span: Span;
  readonly inner: Span;
  readonly block: Span;
  /** Headlines may write every word with a capital, so that capitals tell nothing. */
  readonly inHeadline: boolean;
}

export function kindOf(text: string, { span, inner, block, inHeadline }: Marked): Quotation['kind'] {
  const words = wordsOf(text.slice(inner.start, Math.min(inner.end, inner.start + PEEK)));
  const ending = text.charAt(inner.end - 1);
  const commaInside = ending === ',';
  if (!inHeadline && isTitle(words, inner, ending) && !opensLikeSpeech(text, span, block)) return 'title';
  if (commaInside || ENDS_SENTENCE.includes(ending)) return words.length >= 2 || commaInside || opensLikeSpeech(text, span, block) ? 'speech' : 'scare';
  if (words.length >= SPEECH_WORDS) return 'speech';
  return opensLikeSpeech(text, span, block) && isFollowedByComma(text, span) ? 'speech' : 'scare';
}

const ENDS_SENTENCE = '.?!…—–';

const wordsOf = (words: string): string[] => words.split(/\s+/u).filter((word) => /[\p{L}\d]/u.test(word));

// Small words of titles. Hits "of"; misses "River".
const SMALL_WORD = /^(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|over|the|to|with|vs|de|la|le|et|und|der|die|das)[,.:;]?$/u;
const CAPITAL_START = lettered(/^[“‘"'(]?[\p{Lu}\d]/u);

/** "The Girl with a Lantern": two words or more, all but small ones with a capital, no sentence's end but the comma or stop of American style. */
function isTitle(words: readonly string[], inner: Span, ending: string): boolean {
  if (words.length < 2 || words.length > LONGEST_TITLE_WORDS || inner.end - inner.start >= PEEK || '…!'.includes(ending)) return false;
  const main = words.filter((word) => !SMALL_WORD.test(word));
  return main.length >= 2 && main.every((word) => CAPITAL_START.test(word)) && CAPITAL_START.test(words[0] ?? '');
}

/** A colon or comma before the mark, or nothing of the paragraph. */
function opensLikeSpeech(text: string, span: Span, block: Span): boolean {
  let at = span.start;
  while (at > block.start && isSpaceClass(classAt(text, at - 1))) at -= 1;
  return at <= block.start || text.charAt(at - 1) === ':' || text.charAt(at - 1) === ',';
}

const isFollowedByComma = (text: string, span: Span): boolean =>
  classAt(text, span.end) === CharClass.PUNCTUATION && ',.'.includes(text.charAt(span.end));
