// Where an annotation stands: its words with what is around them, and its position in code points.
import { type Span, textOf } from '../../base/span.js';
import { isLowSurrogate } from '../../text/codePoints.js';
import type { PreparedArticle } from '../prepare.js';
import type { Iris } from './iris.js';

/** One SpecificResource for each fragment, in text order. */
export function targets(spans: readonly Span[], article: PreparedArticle, iris: Iris): object[] {
  return spans.map((s) => ({
    type: 'SpecificResource',
    source: iris.document,
    selector: [quoteSelector(s, article.text), { type: 'TextPositionSelector', ...article.points(s) }],
  }));
}

/** UTF-16 units on each side: enough to tell two equal quotations apart. */
const AROUND = 32;

function quoteSelector(s: Span, text: string): object {
  return {
    type: 'TextQuoteSelector',
    exact: textOf(text, s),
    prefix: text.slice(wholeCharacter(text, Math.max(0, s.start - AROUND), 1), s.start),
    suffix: text.slice(s.end, wholeCharacter(text, Math.min(text.length, s.end + AROUND), -1)),
  };
}

/** A combining mark; hit: U+0301, miss: "é" in one. */
const COMBINING = /^\p{M}$/u;

/** `at`, or the next place in that direction that does not part a pair or a letter from its marks. */
function wholeCharacter(text: string, at: number, step: 1 | -1): number {
  let place = at;
  for (let n = 0; n < AROUND && place > 0 && place < text.length && isInside(text, place); n++) place += step;
  return place;
}

const isInside = (text: string, at: number): boolean => isLowSurrogate(text.charCodeAt(at)) || COMBINING.test(text.charAt(at));
