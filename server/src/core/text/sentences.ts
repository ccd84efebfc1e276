// Where sentences end: full stops against abbreviations, initials and figures, and what quotation marks do to them.
import type { Span } from '../base/span.js';
import type { Abbreviations } from './abbreviations.js';
import { CharClass, classAt, isApostrophe, isLetterClass, isSpaceClass, isWordClass } from './characters.js';
import { trimSpan } from './lines.js';
import { lettered } from './lettered.js';

/**
 * The sentences of `text` within `span` (one paragraph: line breaks end nothing here), in order, without white space at their ends.
 * Closing quotation marks and brackets belong to the sentence they close. What goes on and on without an end is cut at a space, so that no reader of
 * sentences meets one without bounds.
 */
export function splitSentences(text: string, span: Span, abbreviations: Abbreviations): Span[] {
  const sentences: Span[] = [];
  let start = skipSpace(text, span.start, span.end);
  let at = start;
  while (at < span.end) {
    if (!isTerminator(text.charCodeAt(at))) {
      if (at - start < LONGEST || !isSpaceClass(classAt(text, at))) {
        at += 1;
        continue;
      }
      sentences.push(trimSpan(text, { start, end: at }));
      start = skipSpace(text, at, span.end);
      at = start;
      continue;
    }
    const mark = terminatorAt(text, at, span.end);
    at = mark.end;
    if (mark.end < span.end && !endsSentence(text, { start, end: span.end }, mark, abbreviations)) continue;
    sentences.push({ start, end: mark.end });
    start = skipSpace(text, mark.end, span.end);
    at = start;
  }
  if (start < span.end) sentences.push(trimSpan(text, { start, end: span.end }));
  return sentences;
}

/** No sentence is longer than this and a word; lists and tables without a stop may be. UTF-16 units. */
const LONGEST = 10_000;

/** A run of terminators from `start` to `signsEnd`, and the closing marks behind it up to `end`. */
interface Terminator {
  readonly start: number;
  readonly signsEnd: number;
  readonly end: number;
  readonly quoted: boolean;
}

const isTerminator = (unit: number): boolean => unit === 0x2e || unit === 0x3f || unit === 0x21 || unit === 0x2026 || unit === 0x3002 || unit === 0xff1f || unit === 0xff01;

// Longest stretch looked at around a full stop: words are capped so that the scan stays linear. UTF-16 units.
const REACH = 40;

function terminatorAt(text: string, start: number, limit: number): Terminator {
  let signsEnd = start + 1;
  while (signsEnd < limit && isTerminator(text.charCodeAt(signsEnd))) signsEnd += 1;
  let end = signsEnd;
  let quoted = false;
  while (end < limit && isCloser(text, end, limit)) {
    if (classAt(text, end) === CharClass.QUOTE) quoted = true;
    end += 1;
    while (end < limit && isTerminator(text.charCodeAt(end))) end += 1;
  }
  return { start, signsEnd, end, quoted };
}

const CLOSING = '”’»›)]}';
const STRAIGHT = '"\'*_“';

/** A closing mark; a straight one closes only where no word follows at once. */
function isCloser(text: string, at: number, limit: number): boolean {
  const sign = text.charAt(at);
  if (CLOSING.includes(sign)) return !(isApostrophe(text.charCodeAt(at)) && isWordClass(at + 1 < limit ? classAt(text, at + 1) : 0));
  if (!STRAIGHT.includes(sign)) return false;
  return at + 1 >= limit || !isWordClass(classAt(text, at + 1));
}

function endsSentence(text: string, rest: Span, mark: Terminator, abbreviations: Abbreviations): boolean {
  const next = skipSpace(text, mark.end, rest.end);
  if (next >= rest.end) return true;
  if (next === mark.end) return mark.quoted ? isOpening(text, next) : endsWithoutSpace(text, mark, rest.end);
  const follower = firstLetterAt(text, next, rest.end);
  if (classAt(text, follower) === CharClass.LOWER && !mayOpenThough(text, follower)) return false;
  if (!startsSentence(text, next)) return false;
  const sign = text.charCodeAt(mark.start);
  if (sign !== 0x2e) return !(mark.quoted && isSpeechTag(text, next, rest.end));
  if (mark.signsEnd - mark.start > 1) return true;
  return stopEndsSentence(text, rest, { mark, next: follower }, abbreviations);
}

/** A single full stop with white space behind it and a capital, figure or mark after that. */
function stopEndsSentence(text: string, rest: Span, at: { mark: Terminator; next: number }, abbreviations: Abbreviations): boolean {
  const { mark, next } = at;
  const word = wordBefore(text, mark.start, rest.start);
  if (word === '') return true;
  const startsWithFigure = classAt(text, next) === CharClass.DIGIT;
  const isListNumber = mark.start - word.length === rest.start && LIST_NUMBER.test(word);
  if (isListNumber) return false;
  const group = abbreviations.get(word);
  if (mark.end > mark.signsEnd) return group !== 'title' && (mark.quoted || !INITIAL.test(word));
  if (group === 'title') return false;
  if (ANSWER.test(word)) return !startsWithFigure;
  if (group === 'month' || group === 'number') return !startsWithFigure && opensSentence(text, next, rest.end);
  if (group === 'other' || DOTTED.test(word)) return opensSentence(text, next, rest.end);
  if (INITIAL.test(word)) return opensSentence(text, next, rest.end) && !hasCapitalBefore(text, mark.start - word.length, rest.start);
  return true;
}

// Hits "3", "12"; misses "2014" (a year may end a sentence), "b3".
const LIST_NUMBER = /^\d{1,2}$/u;
// An answer unless a figure follows ("No. 3"). Hits "No"; misses "Nos", "no".
const ANSWER = /^No$/u;
// Hits "U.S", "a.m", "J.R.R"; misses "Gov", "said".
const DOTTED = lettered(/^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u);
// Hits "J"; misses "Jo", "I" (a sentence may end in it), "5".
const INITIAL = lettered(/^(?!I$)\p{Lu}$/u);
// Words that usually open a sentence and hardly ever follow an abbreviation within one. Hits "The", "She"; misses "Smith".
const OPENING_WORD =
  /^(?:The|A|An|This|That|These|Those|He|She|It|They|We|I|You|His|Her|Its|Their|Our|My|In|On|At|As|After|Before|When|While|Where|With|For|From|But|And|Or|So|If|Then|There|Here|No|Not|Some|Many|Most|Both|All|Other|Others|Another|Such|What|Who|Why|How|Meanwhile|However|Earlier|Last|Later|Now|Since|Although|Though|Despite|During|Because|Until|According|By|To|Of|One|Two|Three|Yet|Still|Also|Even|Once|Under|Over|Asked|Police|Officials|Is|Are|Was|Did|Do|Does|Has|Have|Will|Would|Can|Could|Should)$/u;

/** Whether the word at `at` is one that usually opens a sentence, or a quotation mark stands before it. */
function opensSentence(text: string, at: number, limit: number): boolean {
  if (classAt(text, at - 1) === CharClass.QUOTE) return true;
  let end = at;
  while (end < limit && end - at < REACH && isWordClass(classAt(text, end))) end += 1;
  return OPENING_WORD.test(text.slice(at, end));
}

/** "John F. The" hardly happens; "Plan B. The" does: an initial after a capitalised word is taken for one of a name. */
function hasCapitalBefore(text: string, at: number, floor: number): boolean {
  let end = at;
  while (end > floor && isSpaceClass(classAt(text, end - 1))) end -= 1;
  if (text.charCodeAt(end - 1) === 0x2e) return true;
  const word = wordBefore(text, end, floor);
  return PERSONAL_START.test(word);
}

// Hits "John", "J"; misses "plan", "Plan" and the other nouns that take a letter.
const PERSONAL_START = lettered(/^(?!(?:Plan|Group|Class|Type|Level|Phase|Vitamin|Hepatitis|Grade|Category|Section|Part|Article|Exhibit|Gate|Hall|Unit|Line)$)\p{Lu}/u);

/** The word that ends at `end`, dots within it included; cut at `REACH`. */
function wordBefore(text: string, end: number, floor: number): string {
  let start = end;
  while (start > floor && end - start < REACH) {
    const c = classAt(text, start - 1);
    const dotInside = text.charCodeAt(start - 1) === 0x2e && start < end;
    if (!isWordClass(c) && !dotInside) break;
    start -= 1;
  }
  return text.slice(start, end);
}

// "…clause.The talks": a stop glued to the next sentence, where both sides are words and no web address. Hits "e.Th"; misses "e.th", "U.S".
function endsWithoutSpace(text: string, mark: Terminator, limit: number): boolean {
  if (mark.end + 1 >= limit || mark.end !== mark.start + 1) return false;
  const twoBefore = classAt(text, mark.start - 1) === CharClass.LOWER && classAt(text, mark.start - 2) === CharClass.LOWER;
  return twoBefore && classAt(text, mark.end) === CharClass.UPPER && classAt(text, mark.end + 1) === CharClass.LOWER;
}

const OPENING = '"“‘„«‹([\'';

const isOpening = (text: string, at: number): boolean => '“‘„«('.includes(text.charAt(at));

function startsSentence(text: string, at: number): boolean {
  const c = classAt(text, at);
  if (isLetterClass(c) || c === CharClass.DIGIT || c === CharClass.CURRENCY || c === CharClass.SYMBOL) return true;
  return OPENING.includes(text.charAt(at)) || '*_#@¿¡•—–-'.includes(text.charAt(at));
}

/** The first letter or digit at or behind `at`, past opening marks. */
function firstLetterAt(text: string, at: number, limit: number): number {
  let found = at;
  while (found < limit && found - at < 4 && !isWordClass(classAt(text, found)) && !isSpaceClass(classAt(text, found))) found += 1;
  return found;
}

// Letters of scripts without case count as `LOWER` in the table but may well open a sentence. Hits "中"; misses "a".
const CASELESS = /\p{Lo}/u;

/** A letter without case, or a name such as "eBay". */
const mayOpenThough = (text: string, at: number): boolean =>
  classAt(text, at + 1) === CharClass.UPPER || CASELESS.test(String.fromCodePoint(text.codePointAt(at) ?? 0));

// After `"Why?"`: Hits "Pryce asked", "Ilse Brandt said"; misses "Pryce left". At most four names before the verb.
const SPEECH_TAG = lettered(/^(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}(?:said|says|asked|asks|added|adds|wrote|writes|told|replied|tweeted|wondered|shouted|recalled|joked)\b/u);

const isSpeechTag = (text: string, at: number, limit: number): boolean => SPEECH_TAG.test(text.slice(at, Math.min(limit, at + 100)));

function skipSpace(text: string, at: number, limit: number): number {
  let found = at;
  while (found < limit && isSpaceClass(classAt(text, found))) found += 1;
  return found;
}
