// An annotated article made ready for any format: the text that is exported, and every position in both units of that text.
import { type Span, textOf } from '../base/span.js';
import type { AnnotatedArticle } from '../model/annotated.js';
import type { Annotation, GlossEntity } from '../model/annotation.js';
import type { Status } from '../model/kinds.js';
import { type CodePointTable, codePointTable } from '../text/codePoints.js';
import { hashText } from '../text/hash.js';
import { decodedText, wellFormed, withLineFeeds } from '../text/normalise.js';
import type { LossCounter } from './losses.js';

/**
 * Exports carry the decoded text (no byte order mark, LF line ends): tools in other languages read it so, and positions in code points
 * are then plain indices into it.
 */
export interface PreparedArticle {
  readonly file: string;
  /** Safe and unique in the export, see `names.ts`. */
  readonly name: string;
  readonly text: string;
  /** `sha256:…`, as in the gloss file. */
  readonly hash: string;
  /** Length of `text` in code points. */
  readonly codePoints: number;
  readonly details: AnnotatedArticle['details'];
  /** Spans in UTF-16 of `text`, quotes as they stand there; ids unique. */
  readonly annotations: readonly Annotation[];
  readonly entities: ReadonlyMap<string, GlossEntity>;
  /** From UTF-16 to code points of `text`. */
  readonly points: (span: Span) => Span;
}

export function prepareArticle(article: AnnotatedArticle, name: string, statuses: ReadonlySet<Status>, losses: LossCounter): PreparedArticle {
  const text = wellFormed(decodedText(article.text));
  const convert = converter(article.text, text);
  noteTextChanges(article, losses);
  losses.add('annotation.unplaced', article.file, (article.unplaced ?? []).filter((a) => statuses.has(a.status)).length);
  const kept = article.annotations.filter((a) => statuses.has(a.status));
  const inside = kept.filter((a) => isInside(a, article.text));
  losses.add('annotation.outside', article.file, kept.length - inside.length);
  const moved = inside.map((a) => carried(a, text, convert));
  losses.add('annotation.reworded', article.file, moved.filter((a, i) => isReworded(inside[i], a)).length);
  const table = decodedTable(text);
  return {
    file: article.file,
    name,
    text,
    hash: hashText(text),
    codePoints: table.length,
    details: article.details,
    annotations: uniqueIds(moved, article.file, losses),
    entities: new Map(article.entities.map((e) => [e.id, e])),
    points: (s) => ({ start: table.toCodePoints(s.start), end: table.toCodePoints(s.end) }),
  };
}

/** From UTF-16 of the text as it is to UTF-16 of the decoded text. */
function converter(from: string, to: string): (s: Span) => Span {
  if (from === to) return (s) => s;
  const [before, after] = [codePointTable(from), decodedTable(to)];
  const at = (n: number): number => after.toUtf16(before.toCodePoints(n));
  return (s) => ({ start: at(s.start), end: at(s.end) });
}

/** Of a text that is decoded already: a U+FEFF at its beginning is a character, since a byte order mark is gone. */
function decodedTable(text: string): CodePointTable {
  if (!text.startsWith(BYTE_ORDER_MARK)) return codePointTable(text);
  const table = codePointTable(BYTE_ORDER_MARK + text);
  return { length: table.length, toCodePoints: (utf16) => table.toCodePoints(utf16 + 1), toUtf16: (point) => table.toUtf16(point) - 1 };
}

const BYTE_ORDER_MARK = '\uFEFF';

function noteTextChanges(article: AnnotatedArticle, losses: LossCounter): void {
  const { file, text } = article;
  if (text.includes('\r')) losses.add('text.line-ends', file);
  if (text.startsWith(BYTE_ORDER_MARK)) losses.add('text.mark', file);
  if (wellFormed(text) !== text) losses.add('text.surrogates', file);
}

function isInside(a: Annotation, text: string): boolean {
  const parts = a.type === 'claim' ? [...a.speaker.flatMap((p) => (p.span ? [p.span] : [])), ...a.cue.map((c) => c.span)] : [];
  return a.spans.length > 0 && [...a.spans, ...parts].every((s) => s.start >= 0 && s.start <= s.end && s.end <= text.length);
}

function carried(a: Annotation, text: string, convert: (s: Span) => Span): Annotation {
  const spans = a.spans.map(convert);
  const quotes = spans.map((s) => textOf(text, s));
  if (a.type === 'mention') return { ...a, spans, quotes };
  const speaker = a.speaker.map((p) => {
    if (!p.span) return p;
    const span = convert(p.span);
    return { ...p, span, quote: textOf(text, span) };
  });
  const cue = a.cue.map((c) => {
    const span = convert(c.span);
    return { span, quote: textOf(text, span) };
  });
  return { ...a, spans, quotes, speaker, cue };
}

function isReworded(before: Annotation | undefined, after: Annotation): boolean {
  return before !== undefined && before.quotes.length > 0 && wellFormed(withLineFeeds(before.quotes.join('\n'))) !== after.quotes.join('\n');
}

/** Hand-written files may hold an id twice; formats that name annotations by it need one each. */
function uniqueIds(annotations: readonly Annotation[], file: string, losses: LossCounter): Annotation[] {
  const taken = new Set(annotations.map((a) => a.id));
  const seen = new Set<string>();
  return annotations.map((a) => {
    if (!seen.has(a.id)) {
      seen.add(a.id);
      return a;
    }
    let n = 2;
    while (taken.has(`${a.id}-${n}`)) n++;
    const id = `${a.id}-${n}`;
    taken.add(id);
    seen.add(id);
    losses.add('annotation.renamed', file);
    return { ...a, id };
  });
}
