// Ways to find annotations again: ours with and without the old text, and what other tools do.
import { anchorGloss } from '../../../server/src/core/anchor/anchor.js';
import type { Span } from '../../../server/src/core/base/span.js';
import { unwrittenGloss } from '../../../server/src/core/model/unwritten.js';
import type { Annotation } from '../../../server/src/core/model/annotation.js';
import { codePointTable } from '../../../server/src/core/text/codePoints.js';
import { hashText } from '../../../server/src/core/text/hash.js';
import type { AnnotatedText } from './articles.js';

/** Where one annotation was put. `spans`: UTF-16 of the new text, none where it is reported lost or only proposed. */
export interface Placed {
  readonly spans: readonly Span[];
  /** Speaker and cue of a claim, by their place in the claim; absent where they are not placed. */
  readonly parts?: readonly (Span | undefined)[];
  /** True where the user is told that other words stand there now. */
  readonly told: boolean;
}

export type Method = (before: AnnotatedText, now: string) => readonly Placed[];

const NOWHERE: Placed = { spans: [], told: true };

const ours = (withOld: boolean): Method => (before, now) => {
  const gloss = unwrittenGloss({ file: 'a.txt', text: hashText(before.text) }, before.annotations);
  return anchorGloss(gloss, now, withOld ? { text: before.text } : undefined).map(({ annotation, state }, i): Placed => {
    if (state === 'candidate' || state === 'orphan') return NOWHERE;
    return { spans: annotation.spans, parts: partsLike(before.annotations[i], annotation), told: state === 'changed' };
  });
};

/** The parts in the order of the stored ones; a cue that is gone leaves the list shorter, so they are paired by their words. */
function partsLike(stored: Annotation | undefined, now: Annotation): (Span | undefined)[] {
  if (stored?.type !== 'claim' || now.type !== 'claim') return [];
  const cues = [...now.cue];
  return [...now.speaker.map((p) => p.span), ...stored.cue.map((c) => {
    const at = cues.findIndex((x) => x.quote === c.quote);
    return at < 0 ? undefined : cues.splice(at, 1)[0]?.span;
  })];
}

/** As tools that store offsets only: always where it says. */
const positionOnly: Method = (before, now) => {
  const table = codePointTable(now);
  return before.annotations.map((a) => ({ spans: a.spans.map((s) => ({ start: table.toUtf16(s.start), end: table.toUtf16(s.end) })), told: false }));
};

/** As Apache Annotator's TextQuote matcher: words and context, exactly, and only where they stand once. */
const exactQuote: Method = (before, now) => {
  const table = codePointTable(before.text);
  return before.annotations.map((a) => {
    const spans = a.spans.map((s) => {
      const { exact, prefix, suffix } = selectorOf(before.text, { start: table.toUtf16(s.start), end: table.toUtf16(s.end) });
      const at = now.indexOf(prefix + exact + suffix);
      return at < 0 || now.includes(prefix + exact + suffix, at + 1) ? undefined : { start: at + prefix.length, end: at + prefix.length + exact.length };
    });
    return spans.every((s) => s !== undefined) ? { spans, told: false } : NOWHERE;
  });
};

/** As Hypothesis (match-quote.ts): the position where the words are the same, else the best of all similar places, however bad. */
const bestMatchWins: Method = (before, now) => {
  const table = codePointTable(before.text);
  return before.annotations.map((a) => {
    const spans = a.spans.map((s) => bestMatch(now, before.text, { start: table.toUtf16(s.start), end: table.toUtf16(s.end) }));
    return spans.every((s) => s !== undefined) ? { spans, told: false } : NOWHERE;
  });
};

const CONTEXT = 32;

const selectorOf = (text: string, s: Span): { exact: string; prefix: string; suffix: string } =>
  ({ exact: text.slice(s.start, s.end), prefix: text.slice(Math.max(0, s.start - CONTEXT), s.start), suffix: text.slice(s.end, s.end + CONTEXT) });

function bestMatch(now: string, old: string, hint: Span): Span | undefined {
  const { exact, prefix, suffix } = selectorOf(old, hint);
  if (now.slice(hint.start, hint.end) === exact) return hint;
  const found = similar(now, exact, Math.min(256, Math.floor(exact.length / 2)));
  let best: { readonly span: Span; readonly score: number } | undefined;
  for (const { start, end, errors } of found) {
    const quote = 1 - errors / exact.length;
    const before = prefix === '' ? 1 : 1 - fewestErrors(now.slice(Math.max(0, start - prefix.length), start), prefix) / prefix.length;
    const behind = suffix === '' ? 1 : 1 - fewestErrors(now.slice(end, end + suffix.length), suffix) / suffix.length;
    const near = 1 - Math.abs(start - hint.start) / now.length;
    const score = (50 * quote + 20 * before + 20 * behind + 2 * near) / 92;
    if (!best || score > best.score) best = { span: { start, end }, score };
  }
  return best?.span;
}

interface Similar { readonly start: number; readonly end: number; readonly errors: number }

/** All exact occurrences, else those with the fewest errors up to `limit`. */
function similar(text: string, wanted: string, limit: number): Similar[] {
  const exact: Similar[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) exact.push({ start: at, end: at + wanted.length, errors: 0 });
  if (exact.length > 0) return exact;
  const ends = errorsByEnd(text, wanted);
  const least = ends.reduce((a, b) => Math.min(a, b), Infinity);
  if (least > limit) return [];
  const backwards = reversed(wanted);
  return [...ends.entries()].filter(([, e]) => e === least).slice(0, 50).map(([end, errors]) => {
    const window = reversed(text.slice(Math.max(0, end - wanted.length - least), end));
    const lengths = prefixErrors(window, backwards);
    return { start: end - Math.max(0, lengths.indexOf(Math.min(...lengths))), end, errors };
  });
}

const reversed = (text: string): string => [...Array(text.length).keys()].map((i) => text.charAt(text.length - 1 - i)).join('');

/** Fewest errors of `wanted` against any stretch that ends at each offset (Sellers 1980). */
const errorsByEnd = (text: string, wanted: string): Uint16Array => distances(text, wanted, 0);
/** Errors of `wanted` against each beginning of `text`. */
const prefixErrors = (text: string, wanted: string): Uint16Array => distances(text, wanted, 1);
const fewestErrors = (text: string, wanted: string): number => errorsByEnd(text, wanted).reduce((a, b) => Math.min(a, b), wanted.length);

function distances(text: string, wanted: string, step: 0 | 1): Uint16Array {
  const m = wanted.length;
  const column = Uint16Array.from({ length: m + 1 }, (_, i) => i);
  const last = new Uint16Array(text.length + 1);
  last[0] = m;
  for (let j = 1; j <= text.length; j++) {
    let diagonal = column[0] ?? 0;
    column[0] = step * j;
    const unit = text.charCodeAt(j - 1);
    for (let i = 1; i <= m; i++) {
      const up = column[i] ?? 0;
      const cost = diagonal + (wanted.charCodeAt(i - 1) === unit ? 0 : 1);
      column[i] = Math.min(cost, up + 1, (column[i - 1] ?? 0) + 1);
      diagonal = up;
    }
    last[j] = column[m] ?? 0;
  }
  return last;
}

export const METHODS: Readonly<Record<string, Method>> = {
  'ours, old text': ours(true),
  'ours, no old text': ours(false),
  'position only': positionOnly,
  'exact quote': exactQuote,
  'best match wins': bestMatchWins,
};
