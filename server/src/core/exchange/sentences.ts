// Sentences and words of a text for formats that are made of them.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';
import { type Abbreviations, NO_ABBREVIATIONS } from '../text/abbreviations.js';
import { splitParagraphs } from '../text/paragraphs.js';
import { splitSentences } from '../text/sentences.js';
import { tokenize } from '../text/tokens.js';

export interface WordSentence {
  readonly words: readonly Span[];
  /** True where a paragraph begins. */
  readonly opens: boolean;
}

/**
 * Sentences with their words, none empty, in order; together all but the white space. Words are cut where one of `spans` begins or ends
 * within them (`cut`), sentences are joined where one of them runs across (`joins`).
 */
export function wordSentences(text: string, spans: readonly Span[], options: { readonly cut: boolean; readonly joins: boolean; readonly abbreviations?: Abbreviations }): WordSentence[] {
  const cuts = options.cut ? [...new Set(spans.flatMap((s) => [s.start, s.end]))].sort((a, b) => a - b) : [];
  const ends = options.joins ? across(spans) : () => false;
  const found: { words: Span[]; opens: boolean }[] = [];
  for (const paragraph of splitParagraphs(text)) {
    let opens = true;
    for (const sentence of splitSentences(text, paragraph, options.abbreviations ?? NO_ABBREVIATIONS)) {
      const words = wholeClusters(tokenize(text, sentence), text).flatMap((t) => parted(t, cuts));
      const [first] = words;
      const last = found.at(-1);
      if (!first) continue;
      if (last && ends(last.words.at(-1)?.end ?? 0, first.start)) last.words.push(...words);
      else found.push({ words, opens });
      opens = false;
    }
  }
  return found;
}

/** What holds two characters together, or changes the one before: a joiner, a variation selector, a combining mark, a skin tone. */
const BINDS = /^[\u200D\uFE0E\uFE0F\p{M}\p{Emoji_Modifier}]/u;
const JOINER = '\u200D';

/** A family of emoji is one word, not three with joiners between. */
function wholeClusters(tokens: readonly Span[], text: string): Span[] {
  const found: Span[] = [];
  for (const t of tokens) {
    const last = found.at(-1);
    const bound = last?.end === t.start && (BINDS.test(text.slice(t.start, t.start + 2)) || text.charAt(t.start - 1) === JOINER);
    if (last && bound) found[found.length - 1] = { start: last.start, end: t.end };
    else found.push(t);
  }
  return found;
}

function parted({ start, end }: Span, cuts: readonly number[]): Span[] {
  let low = firstAtLeast(cuts, start + 1);
  const words: Span[] = [];
  let from = start;
  for (; low < cuts.length && (cuts[low] ?? end) < end; low++) {
    words.push({ start: from, end: cuts[low] ?? end });
    from = cuts[low] ?? end;
  }
  return [...words, { start: from, end }];
}

/** Tells whether a span runs from before the first place to behind the second. */
function across(spans: readonly Span[]): (end: number, start: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const starts = sorted.map((s) => s.start);
  const furthest: number[] = [];
  for (const s of sorted) furthest.push(Math.max(s.end, furthest.at(-1) ?? 0));
  return (end, start) => {
    const n = firstAtLeast(starts, end);
    return n > 0 && (furthest[n - 1] ?? 0) > start;
  };
}

export const firstAtLeast = (sorted: readonly number[], value: number): number => firstWhere(sorted.length, (i) => (sorted[i] ?? 0) >= value);
