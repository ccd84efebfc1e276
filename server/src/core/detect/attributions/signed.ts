// Quotations signed with a name behind a dash, as letters, slogans and collected voices are: “We want the quay back.” – Ada Quist
import { NO_PATTERNS, type Cue } from '../../lexicon/cues.js';
import { isQuote, type Item } from '../words/items.js';
import { isTime, type Range } from '../words/phrases.js';
import type { Frame } from './frame.js';

const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '―', '--']);
/** Hits "2008"; misses "45". */
const YEAR = /^(?:1[89]|20)\d\d$/u;
/** Words of a signature's name. */
const LONGEST_NAME = 5;

const SIGNED: Cue = {
  lemma: '', force: 'neutral', act: 'communication',
  patterns: { ...NO_PATTERNS, quote: true },
};

/** Every quotation of a unit that a dash and a name sign. */
export function signedFrames(items: readonly Item[]): Frame[] {
  return items.flatMap((item, i) => {
    const name = isQuote(item) ? signatureAt(items, i + 1) : undefined;
    if (!name) return [];
    return [{ source: { range: name, head: name }, cue: [{ start: i + 1, end: i + 2 }], content: [{ start: i, end: i + 1 }], reading: SIGNED, negated: false, evidence: [{ rule: 'quote.signed' }], score: 0.9 }];
  });
}

/** The name behind a dash at item `at`, where nothing but an addition behind a comma, a stop or another quotation follows. */
export function signatureAt(items: readonly Item[], at: number): Range | undefined {
  if (!DASHES.has(items[at]?.text ?? '')) return undefined;
  let end = at + 1;
  while (items[end]?.tag === 'NNP') end += 1;
  const next = items[end];
  const closed = next === undefined || isQuote(next) || next.tag === '.' || next.tag === ',' || next.tag === '(';
  // “Quay levy rises” — Stenhaven Courier, 15 August 2008: a list of sources names a paper and its date.
  const cited = next?.tag === ',' && items.slice(end + 1, end + 5).some((x) => isTime(x) || YEAR.test(x.text));
  return closed && !cited && end > at + 1 && end - at - 1 <= LONGEST_NAME ? { start: at + 1, end } : undefined;
}
