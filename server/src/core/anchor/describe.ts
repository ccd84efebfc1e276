// What is stored to find a stretch of text again: its words and a few words around it.
import type { Span } from '../base/span.js';
import { codePointTable, isHighSurrogate, isLowSurrogate, type CodePointTable } from '../text/codePoints.js';
import { hashText } from '../text/hash.js';
import { decodedText, withLineFeeds } from '../text/normalise.js';

/** An article text with its ways to code points and back. */
export interface ArticleText {
  /** As it is in memory. */
  readonly text: string;
  /** Decoded: no byte order mark, LF line ends. What quotes and contexts are cut from. */
  readonly plain: string;
  readonly table: CodePointTable;
  /** Of `plain`. */
  readonly plainTable: CodePointTable;
  /** As `hashText`; worked out when first asked for. */
  readonly hash: string;
}

export function articleText(text: string): ArticleText {
  const plain = decodedText(text);
  const table = codePointTable(text);
  return new DescribedText(text, plain, table, plain === text ? table : codePointTable(plain));
}

class DescribedText implements ArticleText {
  private made: string | undefined;

  constructor(readonly text: string, readonly plain: string, readonly table: CodePointTable, readonly plainTable: CodePointTable) {}

  get hash(): string {
    this.made ??= hashText(this.text);
    return this.made;
  }
}

/** From UTF-16 of the text in memory to code points. */
export const storedSpan = (article: ArticleText, s: Span): Span => ({ start: article.table.toCodePoints(s.start), end: article.table.toCodePoints(s.end) });

/** From code points to UTF-16 of the text in memory. */
export const currentSpan = (article: ArticleText, s: Span): Span => ({ start: article.table.toUtf16(s.start), end: article.table.toUtf16(s.end) });

/** The words of a stretch as they are stored: LF line ends. */
export const quoteOf = (article: ArticleText, s: Span): string => withLineFeeds(article.text.slice(s.start, s.end));

export const CONTEXT_LENGTH = 32;

/**
 * The text before the first and after the last fragment: on the same line, at most 32 code points, cut at a word border, else at a
 * whole character. After a fragment at a line's end stands the line end itself, so that "end of line" differs from "not known".
 */
export function contextOf(article: ArticleText, spans: readonly Span[]): readonly [string, string] {
  const { plain } = article;
  const start = toPlain(article, spans[0]?.start ?? 0);
  const end = toPlain(article, spans.at(-1)?.end ?? 0);
  return [before(plain, start), after(plain, end)];
}

/** True where `context` is still what stands around the fragments. */
export function contextHolds(article: ArticleText, spans: readonly Span[], context: readonly [string, string]): boolean {
  const start = toPlain(article, spans[0]?.start ?? 0);
  const end = toPlain(article, spans.at(-1)?.end ?? 0);
  return article.plain.startsWith(context[0], start - context[0].length) && start >= context[0].length && article.plain.startsWith(context[1], end);
}

/** From UTF-16 of the text in memory to UTF-16 of the decoded text. */
export const toPlain = (article: ArticleText, offset: number): number =>
  article.plain === article.text ? offset : article.plainTable.toUtf16(article.table.toCodePoints(offset));

function before(plain: string, start: number): string {
  const line = plain.lastIndexOf('\n', start - 1) + 1;
  const from = start === 0 ? 0 : stepBack(plain, start, Math.min(line, start));
  if (from <= line || isSpace(plain.charAt(from)) || isSpace(plain.charAt(from - 1))) return plain.slice(skipSpaces(plain, Math.min(from, start), start), start);
  for (let i = from; i < start; i++) if (isSpace(plain.charAt(i))) return plain.slice(skipSpaces(plain, i, start), start);
  return plain.slice(wholeCharacter(plain, from, start, 1), start);
}

function after(plain: string, end: number): string {
  if (plain.charAt(end) === '\n') return '\n';
  const lineEnd = plain.indexOf('\n', end);
  const limit = lineEnd < 0 ? plain.length : lineEnd;
  const to = stepOn(plain, end, limit);
  if (to >= limit || isSpace(plain.charAt(to)) || isSpace(plain.charAt(to - 1))) return plain.slice(end, skipSpacesBack(plain, to, end));
  for (let i = to - 1; i > end; i--) if (isSpace(plain.charAt(i))) return plain.slice(end, skipSpacesBack(plain, i, end));
  return plain.slice(end, wholeCharacter(plain, to, end, -1));
}

/** Up to 32 code points back, not beyond `limit`. */
function stepBack(plain: string, from: number, limit: number): number {
  let at = from;
  for (let n = 0; n < CONTEXT_LENGTH && at > limit; n++) at -= at - 2 >= limit && isLowSurrogate(plain.charCodeAt(at - 1)) && isHighSurrogate(plain.charCodeAt(at - 2)) ? 2 : 1;
  return at;
}

function stepOn(plain: string, from: number, limit: number): number {
  let at = from;
  for (let n = 0; n < CONTEXT_LENGTH && at < limit; n++) at += at + 2 <= limit && isHighSurrogate(plain.charCodeAt(at)) && isLowSurrogate(plain.charCodeAt(at + 1)) ? 2 : 1;
  return at;
}

/** White space; hit: " ", "\t", NBSP, miss: "" (the text's end), "a". */
const SPACE = /^\s$/u;
const isSpace = (c: string): boolean => SPACE.test(c);

function skipSpaces(plain: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(plain.charAt(at))) at++;
  return at;
}

function skipSpacesBack(plain: string, from: number, to: number): number {
  let at = from;
  while (at > to && isSpace(plain.charAt(at - 1))) at--;
  return at;
}

/** Moves a cut inside one long word towards the fragment until it parts no character from its marks, joiners or the other half of a flag. */
function wholeCharacter(plain: string, cut: number, stop: number, step: 1 | -1): number {
  let at = cut;
  while (at !== stop && partsCharacter(plain, at)) at += step;
  return at;
}

/** What belongs to the character before it: marks, joiners, skin tones, variation selectors, tags. */
const CONTINUES = /^[\p{M}\u200C\u200D\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]/u;
const FLAG_LETTER = /^[\u{1F1E6}-\u{1F1FF}]/u;

function partsCharacter(plain: string, at: number): boolean {
  if (isLowSurrogate(plain.charCodeAt(at)) && isHighSurrogate(plain.charCodeAt(at - 1))) return true;
  const next = plain.slice(at, at + 2);
  return CONTINUES.test(next) || plain.charAt(at - 1) === '\u200D' || (FLAG_LETTER.test(next) && FLAG_LETTER.test(plain.slice(at - 2, at)));
}
