// Meets the annotations of a gloss file with the article's current text: where does each stand now, and does it still say the same?
import type { Span } from '../base/span.js';
import type { AnchoredAnnotation, Annotation, CuePart, SpeakerPart } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import type { AnchorState } from '../model/kinds.js';
import { codePointTable } from '../text/codePoints.js';
import { hashText } from '../text/hash.js';
import { decodedText, foldPiece } from '../text/normalise.js';
import { type ArticleText, articleText, contextHolds } from './describe.js';
import { diffTexts } from './diff.js';
import { DiffMap } from './diffMap.js';
import { TextSearch } from './search.js';

/**
 * Every annotation with its spans in UTF-16 of `text`, and how sure they are (design of `anchoring`): the text is the one it was made
 * for → where it says; else by a diff with `old`, the former text, where that is at hand and is that text; else by its words and
 * their context, taken where only one place fits, proposed where one is likely. Only exact and moved ones are certain:
 * - `exact`, `moved`: the words are the same (but for the kind of quotation marks, dashes and spaces);
 * - `changed`: it still has its place, other words stand there; `spans` are that place;
 * - `candidate`: `spans` and `proposal` are a likely place;
 * - `orphan`: no place, `spans` is empty.
 * The last three carry `of`, the hash of the text that the stored positions belong to, as far as it is known. Quotes are those stored.
 */
export function anchorGloss(gloss: GlossFile, text: string, old?: { readonly text: string }): AnchoredAnnotation[] {
  const meeting = new Meeting(articleText(text), gloss.article.text, old?.text);
  return gloss.annotations.map((a) => meeting.anchor(a));
}

interface Found {
  readonly state: AnchorState;
  /** UTF-16 of the decoded text. */
  readonly span?: Span;
}

class Meeting {
  private readonly hash: string;
  private readonly formerHash: string | undefined;
  private readonly formerPlain: string | undefined;
  private readonly oldHash: string | undefined;
  private lazyDiff: DiffMap | undefined;
  private lazySearch: TextSearch | undefined;
  private readonly formerTable: ReturnType<typeof codePointTable> | undefined;

  constructor(
    private readonly article: ArticleText,
    formerHash: string | undefined,
    old: string | undefined,
  ) {
    this.hash = hashText(article.text);
    this.formerHash = formerHash;
    this.formerPlain = old === undefined ? undefined : decodedText(old);
    this.oldHash = old === undefined ? undefined : hashText(old);
    this.formerTable = this.formerPlain === undefined ? undefined : codePointTable(this.formerPlain);
  }

  anchor(a: Annotation): AnchoredAnnotation {
    const base = a.of ?? this.formerHash;
    const fragments = this.joined(a, a.spans.map((s, i) => this.locate(s, a.quotes[i] ?? '', this.contextOfFragment(a, i), base)));
    const state = overall(fragments);
    if (state === 'candidate' || state === 'orphan') return this.unsettled(a, state, fragments, base);
    const spans = fragments.flatMap((f) => (f.span ? [f.span] : []));
    return a.type === 'claim' ? this.withParts(a, spans, state, base) : this.settled(a, spans, state, base);
  }

  private get diff(): DiffMap {
    this.lazyDiff ??= new DiffMap(diffTexts(this.formerPlain ?? '', this.article.plain));
    return this.lazyDiff;
  }

  private get search(): TextSearch {
    this.lazySearch ??= new TextSearch(this.article.plain);
    return this.lazySearch;
  }

  /** Only the outer fragments have stored context; the inner sides are not known. */
  private contextOfFragment(a: Annotation, index: number): readonly [string, string] | undefined {
    return a.spans.length === 1 && index === 0 ? a.context : undefined;
  }

  /** Fragments that are each only likely are certain together where all stand apart as they were stored, in the same words. */
  private joined(a: Annotation, fragments: readonly Found[]): readonly Found[] {
    const spans = fragments.flatMap((f) => (f.span ? [f.span] : []));
    if (fragments.length < 2 || spans.length < fragments.length || !fragments.some((f) => f.state === 'candidate')) return fragments;
    const table = this.article.plainTable;
    const shift = table.toCodePoints(spans[0]?.start ?? 0) - (a.spans[0]?.start ?? 0);
    const together = spans.every((s, i) => table.toCodePoints(s.start) - (a.spans[i]?.start ?? 0) === shift && sameWords(this.article.plain.slice(s.start, s.end), a.quotes[i] ?? ''));
    const length = a.quotes.reduce((sum, q) => sum + q.length, 0);
    if (!together || length < LONG_TOGETHER) return fragments;
    return spans.map((span) => ({ state: 'moved', span }));
  }

  private locate(stored: Span, quote: string, context: readonly [string, string] | undefined, base: string | undefined): Found {
    const there = this.atStoredPlace(stored);
    const holds = there !== undefined && this.article.plain.slice(there.start, there.end) === quote;
    if (there && holds && this.mayStay(there, context, base)) return { state: 'exact', span: there };
    const usable = base !== undefined && base === this.oldHash && base !== this.hash;
    return usable ? this.byDiff(stored, quote, context) : this.bySearch(there, stored, quote, context, base);
  }

  /** Without the former text, the same words at the same place are the ones meant if what stands around them agrees. */
  private mayStay(there: Span, context: readonly [string, string] | undefined, base: string | undefined): boolean {
    if (base === this.hash || base === undefined || !context) return base === this.hash || base === undefined;
    if (base === this.oldHash) return false;
    return contextHolds(this.article, [this.toText(there)], context);
  }

  private byDiff(stored: Span, quote: string, context: readonly [string, string] | undefined): Found {
    const table = this.formerTable;
    const former = table ? { start: table.toUtf16(stored.start), end: table.toUtf16(stored.end) } : stored;
    const mapped = this.diff.map(former);
    if (mapped) {
      const words = this.article.plain.slice(mapped.span.start, mapped.span.end);
      if (words === quote) return { state: this.sameCodePoints(mapped.span, stored) ? 'exact' : 'moved', span: mapped.span };
      return { state: sameWords(words, quote) ? 'moved' : 'changed', span: mapped.span };
    }
    const result = this.search.find({ quote, context, expected: former.start }, (s) => this.diff.isNew(s));
    if (!result) return { state: 'orphan' };
    return 'found' in result ? { state: 'moved', span: result.found } : { state: 'candidate', span: result.proposal };
  }

  private bySearch(there: Span | undefined, stored: Span, quote: string, context: readonly [string, string] | undefined, base: string | undefined): Found {
    if (there && sameWords(this.article.plain.slice(there.start, there.end), quote) && this.mayStay(there, context, base)) return { state: 'moved', span: there };
    const result = this.search.find({ quote, context, expected: this.article.plainTable.toUtf16(stored.start) });
    if (result && 'found' in result) return { state: 'moved', span: result.found };
    if (base === this.hash && there) return { state: 'changed', span: there };
    const kept = there && context ? this.betweenContexts(there, quote, context) : undefined;
    if (kept) return { state: 'changed', span: kept };
    return result ? { state: 'candidate', span: result.proposal } : { state: 'orphan' };
  }

  /**
   * Other words at the old place: what stood before and behind them stands there still, so that only they were changed ("30 crowns",
   * now "45 crowns"). Undefined where a side is too short to tell or the length differs too much.
   */
  private betweenContexts(there: Span, quote: string, [before, behind]: readonly [string, string]): Span | undefined {
    const { plain } = this.article;
    // A context never crosses a line: a short side holds where the line begins or ends there still.
    const opensLine = before === '' && (there.start === 0 || plain.charAt(there.start - 1) === '\n');
    const telling = (opensLine || before.trim().length >= TELLING_CONTEXT) && behind.trim().length >= TELLING_CONTEXT;
    if (!telling || !plain.slice(0, there.start).endsWith(before)) return undefined;
    const leeway = Math.max(TELLING_CONTEXT, Math.floor(quote.length / 4));
    const end = plain.indexOf(behind, Math.max(there.start + 1, there.end - leeway));
    return end >= 0 && end <= there.end + leeway ? { start: there.start, end } : undefined;
  }

  /** The stored position in the decoded text of now, where that is long enough. */
  private atStoredPlace(stored: Span): Span | undefined {
    const table = this.article.plainTable;
    return stored.end <= table.length ? { start: table.toUtf16(stored.start), end: table.toUtf16(stored.end) } : undefined;
  }

  private sameCodePoints(now: Span, stored: Span): boolean {
    const table = this.article.plainTable;
    return table.toCodePoints(now.start) === stored.start && table.toCodePoints(now.end) === stored.end;
  }

  private unsettled(a: Annotation, state: 'candidate' | 'orphan', fragments: readonly Found[], base: string | undefined): AnchoredAnnotation {
    const spans = fragments.flatMap((f) => (f.span ? [this.toText(f.span)] : []));
    const proposal = state === 'candidate' && spans.length === fragments.length && ascending(spans) ? spans : undefined;
    const annotation = { ...a, spans: proposal ?? [], ...(base !== undefined ? { of: base } : {}) };
    const bare = annotation.type === 'claim' ? { ...annotation, speaker: annotation.speaker.map(withoutSpan), cue: [] } : annotation;
    return { annotation: bare, state: proposal ? 'candidate' : 'orphan', ...(proposal ? { proposal } : {}) };
  }

  private settled(a: Annotation, spans: readonly Span[], state: AnchorState, base: string | undefined): AnchoredAnnotation {
    const placed = { ...a, spans: spans.map((s) => this.toText(s)) };
    if (state === 'changed') return { annotation: base !== undefined ? { ...placed, of: base } : placed, state };
    const { of: _, ...rest } = placed;
    return { annotation: rest, state };
  }

  private withParts(a: Extract<Annotation, { type: 'claim' }>, spans: readonly Span[], state: AnchorState, base: string | undefined): AnchoredAnnotation {
    const located: Found[] = [];
    const place = (part: { readonly span: Span; readonly quote?: string }): Span | undefined => {
      const found = this.locatePart(part.span, part.quote, a.spans[0], spans[0], base);
      located.push(found);
      return found.span && this.toText(found.span);
    };
    const speaker = a.speaker.map((p): SpeakerPart => {
      if (!p.span) return p;
      const span = place({ ...p, span: p.span });
      return span ? { ...p, span } : withoutSpan(p);
    });
    const cue = a.cue.flatMap((p): CuePart[] => {
      const span = place(p);
      return span ? [{ ...p, span }] : [];
    });
    return this.settled({ ...a, speaker, cue }, spans, worseOf(state, located), base);
  }

  /** A part of a claim stands near it; where the diff does not tell, the nearest same words to where it should be. */
  private locatePart(stored: Span, quote: string | undefined, claimStored: Span | undefined, claimNow: Span | undefined, base: string | undefined): Found {
    const there = this.atStoredPlace(stored);
    if (base === this.hash && there && (quote === undefined || this.article.plain.slice(there.start, there.end) === quote)) return { state: 'exact', span: there };
    if (quote === undefined) return { state: 'orphan' };
    if (base !== undefined && base === this.oldHash && base !== this.hash) {
      const found = this.byDiff(stored, quote, undefined);
      if (found.state !== 'candidate' && found.state !== 'orphan') return found;
    }
    const moved = claimNow && claimStored ? this.article.plainTable.toCodePoints(claimNow.start) - claimStored.start : 0;
    const expected = this.article.plainTable.toUtf16(stored.start + moved);
    const near = this.search.nearestIn(quote, expected, { start: Math.max(0, expected - NEAR), end: expected + NEAR });
    if (!near) return { state: 'orphan' };
    return { state: this.sameCodePoints(near, stored) ? 'exact' : 'moved', span: near };
  }

  private toText(s: Span): Span {
    const { article } = this;
    if (article.plain === article.text) return s;
    const at = (offset: number): number => article.table.toUtf16(article.plainTable.toCodePoints(offset));
    return { start: at(s.start), end: at(s.end) };
  }
}

/** So much context on each side tells a place; so many units at least the words between may have grown or shrunk. UTF-16 units. */
const TELLING_CONTEXT = 12;
/** Units that the fragments of a claim must have in all to be recognised by their distances. */
const LONG_TOGETHER = 32;
/** Units around the expected place in which a part of a claim is looked for. */
const NEAR = 200;

const sameWords = (a: string, b: string): boolean => foldPiece(a).trim() === foldPiece(b).trim();

const ascending = (spans: readonly Span[]): boolean => spans.every((s, i) => s.start >= (spans[i - 1]?.end ?? 0));

/** The state of a whole from those of its fragments, which must still stand in their order. */
function overall(fragments: readonly Found[]): AnchorState {
  const states = fragments.map((f) => f.state);
  if (states.includes('orphan')) return 'orphan';
  if (states.includes('candidate') || !ascending(fragments.flatMap((f) => (f.span ? [f.span] : [])))) return 'candidate';
  if (states.includes('changed')) return 'changed';
  return states.includes('moved') ? 'moved' : 'exact';
}

/** A claim whose speaker or cue says something else now, or is gone, has changed. */
function worseOf(state: AnchorState, parts: readonly Found[]): AnchorState {
  if (state === 'changed' || parts.some((p) => p.state !== 'exact' && p.state !== 'moved')) return 'changed';
  return state === 'moved' || parts.some((p) => p.state === 'moved') ? 'moved' : 'exact';
}

function withoutSpan(part: SpeakerPart): SpeakerPart {
  const { span: _, ...rest } = part;
  return rest;
}
