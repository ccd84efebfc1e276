// Meets the annotations of a gloss file with the article's current text: where does each stand now, and does it still say the same?
import type { Span } from '../base/span.js';
import type { AnchoredAnnotation, Annotation, CuePart, SpeakerPart } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import type { AnchorState } from '../model/kinds.js';
import { codePointTable } from '../text/codePoints.js';
import { hashText } from '../text/hash.js';
import { decodedText, foldPiece } from '../text/normalise.js';
import { consensusOf } from './consensus.js';
import { type ArticleText, articleText, contextHolds, toPlain } from './describe.js';
import { mapSpan, type TextChange } from './edits.js';
import { TextSearch } from './search.js';
import { TextMap } from './textMap.js';
import { type TokenText, Vocabulary } from './tokens.js';

/** A text that annotations were made for, by itself or by its hash where that is known. */
export interface FormerText {
  readonly text: string;
  readonly hash?: string;
  /** The edits that made the present text of this one, where they are known, UTF-16 of the texts in memory: then places are exact. */
  readonly changes?: readonly TextChange[];
}

/**
 * Every annotation with its spans in UTF-16 of `text`, and how sure they are (design of `anchoring`): the text is the one it was made
 * for → where it says; else by a comparison with the one of `former` that it was made for, where that is at hand; else by its words and
 * their context, taken where only one place fits, proposed where one is likely. Only exact and moved ones are certain:
 * - `exact`, `moved`: the words are the same (but for the kind of quotation marks, dashes and spaces);
 * - `changed`: it still has its place, other words stand there; `spans` are that place;
 * - `candidate`: `spans` and `proposal` are a likely place;
 * - `orphan`: no place, `spans` is empty.
 * The last three carry `of`, the hash of the text that the stored positions belong to, as far as it is known. Quotes are those stored.
 */
export function anchorGloss(gloss: GlossFile, text: string | ArticleText, former: FormerText | readonly FormerText[] = []): AnchoredAnnotation[] {
  const meeting = new Meeting(typeof text === 'string' ? articleText(text) : text, gloss.article.text, 'text' in former ? [former] : former);
  const located = gloss.annotations.map((a) => meeting.locateAll(a));
  meeting.agree(located.flatMap((l) => l.fragments));
  return gloss.annotations.map((a, i) => meeting.finish(a, located[i] ?? { fragments: [], base: undefined }));
}

interface Found {
  readonly state: AnchorState;
  /** UTF-16 of the decoded text. */
  readonly span?: Span;
}

/** One fragment on its way: what its neighbours say may still change the finding. */
interface Fragment {
  readonly stored: Span;
  readonly quote: string;
  found: Found;
  /** Looked for by its words only. */
  readonly searched: boolean;
  /** All of its context stands around the place. */
  readonly whole: boolean;
}

interface Located {
  readonly fragments: readonly Fragment[];
  /** Hash of the text that the annotation was made for, where known. */
  readonly base: string | undefined;
}

/** A former text, compared with the present one when first needed. */
class Former {
  readonly plain: string;
  readonly table: ReturnType<typeof codePointTable>;
  private lazyMap: TextMap | undefined;
  private lazyRaw: ReturnType<typeof codePointTable> | undefined;

  constructor(private readonly former: FormerText, private readonly now: () => TokenText, private readonly words: Vocabulary) {
    const { text } = former;
    this.plain = decodedText(text);
    this.table = codePointTable(this.plain);
  }

  /** Where the stored stretch (code points) stands after the known edits, UTF-16 of the present text in memory. */
  live(stored: Span): Span | undefined {
    const { text, changes } = this.former;
    if (!changes) return undefined;
    this.lazyRaw ??= codePointTable(text);
    const mapped = mapSpan({ start: this.lazyRaw.toUtf16(stored.start), end: this.lazyRaw.toUtf16(stored.end) }, changes);
    return mapped && mapped.start < mapped.end ? mapped : undefined;
  }

  get map(): TextMap {
    this.lazyMap ??= new TextMap(this.words.tokens(this.plain), this.now(), this.words);
    return this.lazyMap;
  }
}

class Meeting {
  private readonly hash: string;
  private readonly words = new Vocabulary();
  private readonly formers = new Map<string, Former>();
  private lazyTokens: TokenText | undefined;
  private lazySearch: TextSearch | undefined;

  constructor(
    private readonly article: ArticleText,
    private readonly formerHash: string | undefined,
    former: readonly FormerText[],
  ) {
    this.hash = article.hash;
    for (const f of former) this.formers.set(f.hash ?? hashText(f.text), new Former(f, () => this.tokens, this.words));
  }

  locateAll(a: Annotation): Located {
    const base = a.of ?? this.formerHash;
    return { base, fragments: a.spans.map((s, i) => this.locate(s, a.quotes[i] ?? '', this.contextOfFragment(a, i), base)) };
  }

  /** Doubts places that only a word's twin has, and believes those where all neighbours point. */
  agree(all: readonly Fragment[]): void {
    const searched = all.filter((f) => f.searched);
    if (searched.length === 0) return;
    const table = this.article.plainTable;
    const sure = (f: Fragment): boolean => f.found.state === 'exact' || f.found.state === 'moved';
    const consensus = consensusOf(all.map((f) => (sure(f) && f.found.span ? { stored: f.stored, found: table.toCodePoints(f.found.span.start), whole: f.whole || !f.searched } : { stored: f.stored })));
    all.forEach((f, i) => {
      if (!f.searched) return;
      if (consensus.doubtful.has(i)) f.found = { ...f.found, state: 'candidate' };
      else if (!sure(f)) {
        const expected = consensus.expected(i);
        const span = expected === undefined || expected < 0 ? undefined : this.search.at(f.quote, table.toUtf16(expected));
        if (span) f.found = { state: this.sameCodePoints(span, f.stored) ? 'exact' : 'moved', span };
      }
    });
  }

  finish(a: Annotation, { fragments: located, base }: Located): AnchoredAnnotation {
    const fragments = this.joined(a, located.map((f) => f.found));
    const state = overall(fragments);
    if (state === 'candidate' || state === 'orphan') return this.unsettled(a, state, fragments, base);
    const spans = fragments.flatMap((f) => (f.span ? [f.span] : []));
    return a.type === 'claim' ? this.withParts(a, spans, state, base) : this.settled(a, spans, state, base);
  }

  private get tokens(): TokenText {
    this.lazyTokens ??= this.words.tokens(this.article.plain);
    return this.lazyTokens;
  }

  private get search(): TextSearch {
    this.lazySearch ??= new TextSearch(this.tokens, this.words);
    return this.lazySearch;
  }

  /** Only the outer fragments have stored context; the inner sides are not known. */
  private contextOfFragment(a: Annotation, index: number): readonly [string, string] | undefined {
    return a.spans.length === 1 && index === 0 ? a.context : undefined;
  }

  /** Fragments that are each only likely are certain together where all stand apart as they were stored, in the same words. */
  private joined(a: Annotation, fragments: readonly Found[]): readonly Found[] {
    if (fragments.length < 2 || !fragments.some((f) => f.state === 'candidate')) return fragments;
    const spans = fragments.flatMap((f) => (f.span ? [f.span] : []));
    if (spans.length < fragments.length) return fragments;
    const table = this.article.plainTable;
    const shift = table.toCodePoints(spans[0]?.start ?? 0) - (a.spans[0]?.start ?? 0);
    const together = spans.every((s, i) => table.toCodePoints(s.start) - (a.spans[i]?.start ?? 0) === shift && sameWords(this.article.plain.slice(s.start, s.end), a.quotes[i] ?? ''));
    const length = a.quotes.reduce((sum, q) => sum + q.length, 0);
    if (!together || length < LONG_TOGETHER) return fragments;
    return spans.map((span) => ({ state: 'moved', span }));
  }

  private locate(stored: Span, quote: string, context: readonly [string, string] | undefined, base: string | undefined): Fragment {
    const there = this.atStoredPlace(stored);
    const former = base === undefined || base === this.hash ? undefined : this.formers.get(base);
    if (former) return { stored, quote, found: this.byMap(former, stored, quote, context), searched: false, whole: true };
    const words = there && this.article.plain.slice(there.start, there.end);
    if (there && words === quote && this.mayStay(there, context, base)) return { stored, quote, found: { state: 'exact', span: there }, searched: base !== this.hash, whole: true };
    return { stored, quote, ...this.bySearch(there, stored, quote, context, base), searched: base !== this.hash };
  }

  /** Without the former text, the same words at the same place are the ones meant if what stands around them agrees. */
  private mayStay(there: Span, context: readonly [string, string] | undefined, base: string | undefined): boolean {
    return base === this.hash || base === undefined || (context !== undefined && contextHolds(this.article, [this.toText(there)], context));
  }

  private byMap(former: Former, stored: Span, quote: string, context: readonly [string, string] | undefined): Found {
    const was = { start: former.table.toUtf16(stored.start), end: former.table.toUtf16(stored.end) };
    const live = former.live(stored);
    const mapped = live ? { start: toPlain(this.article, live.start), end: toPlain(this.article, live.end) } : former.map.map(was);
    if (mapped) {
      const words = this.article.plain.slice(mapped.start, mapped.end);
      if (words === quote) return { state: this.sameCodePoints(mapped, stored) ? 'exact' : 'moved', span: mapped };
      return { state: sameWords(words, quote) ? 'moved' : 'changed', span: mapped };
    }
    const result = this.search.find({ quote, context, expected: was.start }, (s) => former.map.isNew(s));
    return result ? { state: 'candidate', span: 'found' in result ? result.found : result.proposal } : { state: 'orphan' };
  }

  private bySearch(there: Span | undefined, stored: Span, quote: string, context: readonly [string, string] | undefined, base: string | undefined): { readonly found: Found; readonly whole: boolean } {
    const sure = (found: Found, whole = false): { found: Found; whole: boolean } => ({ found, whole });
    if (there && sameWords(this.article.plain.slice(there.start, there.end), quote) && this.mayStay(there, context, base)) return sure({ state: 'moved', span: there }, true);
    const result = this.search.find({ quote, context, expected: this.article.plainTable.toUtf16(stored.start) });
    if (result && 'found' in result) return sure({ state: 'moved', span: result.found }, result.whole);
    if (base === this.hash && there) return sure({ state: 'changed', span: there });
    const kept = there && context ? this.betweenContexts(there, quote, context) : undefined;
    if (kept) return sure({ state: 'changed', span: kept });
    return sure(result ? { state: 'candidate', span: result.proposal } : { state: 'orphan' });
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
    if (placed.of === undefined) return { annotation: placed, state };
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

  /** A part of a claim moves with it: without the former text it is taken only where it would stand, give or take a letter. */
  private locatePart(stored: Span, quote: string | undefined, claimStored: Span | undefined, claimNow: Span | undefined, base: string | undefined): Found {
    const there = this.atStoredPlace(stored);
    if (base === this.hash && there && (quote === undefined || this.article.plain.slice(there.start, there.end) === quote)) return { state: 'exact', span: there };
    if (quote === undefined) return { state: 'orphan' };
    const former = base === undefined || base === this.hash ? undefined : this.formers.get(base);
    if (former) return this.byMap(former, stored, quote, undefined);
    const moved = claimNow && claimStored ? this.article.plainTable.toCodePoints(claimNow.start) - claimStored.start : 0;
    const expected = this.article.plainTable.toUtf16(stored.start + moved);
    const near = this.search.nearestIn(quote, expected, { start: Math.max(0, expected - NEAR), end: expected + quote.length + NEAR });
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
/** Units around the expected place in which a part of a claim is looked for: a slip on the way, no other word of the same kind. */
const NEAR = 3;

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
