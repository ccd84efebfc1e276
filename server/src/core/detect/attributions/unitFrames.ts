// All attributions of one unit: found by cue, then freed of doubles, what lies inside another's content nested in it.
import type { Span } from '../../base/span.js';
import { overlapLength } from '../../base/span.js';
import type { CueLexicon } from '../../lexicon/cues.js';
import type { Evidence } from '../../model/analysis.js';
import type { Act, Force } from '../../model/kinds.js';
import type { Item, Unit } from '../words/items.js';
import { isQuote } from '../words/items.js';
import type { Weights } from '../../learn/weights.js';
import { handsOnWords, spanOf, trimRange, type Frame } from './frame.js';
import { hearingFrames } from './hearings.js';
import { isHollow } from './hollow.js';
import { signedFrames } from './signed.js';
import { learnedFrames } from './learned/drafts.js';
import { readUnit } from './learned/read.js';

/** An attribution with offsets, before its speaker is looked up. */
export interface Draft {
  readonly source: readonly Span[];
  /** The name or nominal in the source. */
  readonly head: Span | undefined;
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly force: Force;
  readonly act: Act;
  readonly negated: boolean;
  readonly lemma: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
  readonly nested: readonly Draft[];
}

/** No sentence of news has more. */
const MOST_DRAFTS = 24;
/** Nor more words, marks and quotations: what is longer is no sentence, and not read, since each cue looks at all that stands behind it. */
const MOST_ITEMS = 1500;
/** Nor does anybody follow deeper: A says that B said that C … */
const DEEPEST = 5;

/** The attributions of a unit and, nested, of the quotations in it. Without `weights` the rules alone decide. */
export function draftsOf(unit: Unit, cues: CueLexicon, weights?: Weights): Draft[] {
  const { items } = unit;
  if (items.length > MOST_ITEMS) return [];
  const signed = [...signedFrames(items), ...hearingFrames(items, cues)];
  if (!weights) return nest(allDrafts(items, [...readUnit(unit, cues).frames, ...signed]));
  const { frames, doubted } = learnedFrames(unit, cues, weights);
  if (frames.length === 0 && signed.length === 0) return [];
  return withoutOwner(withInner(nest(withoutWeak(withoutMutual(allDrafts(items, [...frames.filter((f) => !isHollow(items, f)), ...signed])))), allDrafts(items, doubted)));
}

/** What is said inside a quotation, of which `unit` is one. */
export const innerDraftsOf = (unit: Unit, cues: CueLexicon): Draft[] => nest(allDrafts(unit.items, readUnit(unit, cues).frames.filter((f) => handsOnWords(unit.items, f))));

const allDrafts = (items: readonly Item[], frames: readonly Frame[]): Draft[] => frames.map((f) => draftOf(items, f)).filter((d) => d !== undefined).slice(0, MOST_DRAFTS);

/** Of two that stand in each other's content, the better one. */
const withoutMutual = (drafts: readonly Draft[]): Draft[] => drafts.filter((d, i) => !drafts.some((other, k) => k !== i && holds(other, d) && holds(d, other) && (other.score > d.score || (other.score === d.score && k < i))));

/** An attribution in whose words another stands that is surer by so much is none: the surer one would be hidden in it. */
const SURER = 0.3;

const withoutWeak = (drafts: readonly Draft[]): Draft[] => drafts.filter((d) => !drafts.some((other) => other.score - d.score > SURER && holds(d, other)));

/** "She denied claims that …", "declined to comment on reports that …": whoever claims it, it is not she. */
function withoutOwner(drafts: readonly Draft[]): Draft[] {
  return drafts.map((d) => (d.nested.length === 0 ? d : withNested(d, withoutOwner(d.nested).map((x) => (d.force === 'denial' && isNoun(x) && x.source[0]?.start === d.source[0]?.start ? { ...x, source: [], head: undefined } : x)))));
}

const isNoun = (draft: Draft): boolean => draft.evidence[0]?.detail === 'noun';

/** Puts those of `inner` that stand in the content of one of `outer` under it. */
function withInner(outer: readonly Draft[], inner: readonly Draft[]): Draft[] {
  return outer.map((d) => {
    const own = inner.filter((x) => holds(d, x) && !isWithheld(d, x));
    return own.length === 0 ? d : withNested(d, nest([...d.nested, ...own]));
  });
}

/** "declined to confirm reports that …": what somebody will not do, nobody does. */
const isWithheld = (outer: Draft, inner: Draft): boolean => outer.force === 'denial' && !isNoun(inner) && outer.content[0]?.start === inner.cue[0]?.start;

function draftOf(items: readonly Item[], frame: Frame): Draft | undefined {
  const content: Span[] = [];
  for (const range of frame.content) {
    const trimmed = trimRange(items, range);
    if (trimmed) content.push(contentSpan(items, trimmed));
  }
  if (content.length === 0) return undefined;
  content.sort((a, b) => a.start - b.start);
  const cue = frame.cue.map((r) => spanOf(items, r));
  return {
    source: frame.source ? [spanOf(items, frame.source.range)] : [],
    head: frame.source && spanOf(items, frame.source.head),
    cue, content: content.filter((c) => !cue.some((q) => overlapLength(c, q) > 0)),
    force: frame.reading.force, act: frame.reading.act, negated: frame.negated, lemma: frame.reading.lemma, score: frame.score, evidence: frame.evidence, nested: [],
  };
}

/** A closing mark behind the last word belongs to the content where its opening mark does. */
function contentSpan(items: readonly Item[], range: { start: number; end: number }): Span {
  const span = spanOf(items, range);
  let open = 0;
  for (let i = range.start; i < range.end; i++) if (items[i]?.tag === '"' && !isQuote(items[i])) open += 1;
  const next = items[range.end];
  const afterNext = items[range.end + 1];
  if (open % 2 === 1 && next?.tag === '"' && !isQuote(next)) return { start: span.start, end: next.end };
  if (open % 2 === 1 && (next?.tag === '.' || next?.tag === ',') && afterNext?.tag === '"' && !isQuote(afterNext)) return { start: span.start, end: afterNext.end };
  return span;
}

/** Puts drafts whose cue lies in another's content under it; where two claim the same words by different cues, the better one stays. */
export function nest(drafts: readonly Draft[]): Draft[] {
  const usable = drafts.filter((d) => d.content.length > 0);
  // Most sentences hand on nothing, or one thing.
  if (usable.length === 0 || (usable.length === 1 && (usable[0]?.nested.length ?? 0) < 2)) return usable;
  const size = (d: Draft): number => d.content.reduce((n, c) => n + c.end - c.start, 0);
  const order = [...usable].sort((a, b) => size(b) - size(a) || b.score - a.score);
  const parents = new Map<Draft, Draft>();
  const kept: Draft[] = [];
  for (const draft of order) {
    const holder = kept.filter((k) => holds(k, draft)).sort((a, b) => size(a) - size(b))[0];
    if (holder) {
      parents.set(draft, holder);
      kept.push(draft);
      continue;
    }
    const rival = kept.find((k) => sharesContent(k, draft) && !holds(draft, k));
    if (rival && rival.score >= draft.score - 0.3) continue;
    kept.push(draft);
  }
  const build = (draft: Draft, depth: number): Draft => {
    const own = depth < DEEPEST ? kept.filter((k) => parents.get(k) === draft).map((k) => build(k, depth + 1)) : [];
    return own.length === 0 && draft.nested.length < 2 ? draft : withNested(draft, [...draft.nested, ...own].sort(byContent));
  };
  return kept.filter((k) => !parents.has(k)).sort(byContent).map((k) => build(k, 1));
}

const withNested = ({ source, head, cue, content, force, act, negated, lemma, score, evidence }: Draft, nested: readonly Draft[]): Draft => ({ source, head, cue, content, force, act, negated, lemma, score, evidence, nested });

const byContent = (a: Draft, b: Draft): number => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0);

/** `outer`'s content holds `inner`'s cue (or, without one, all its content). */
function holds(outer: Draft, inner: Draft): boolean {
  if (outer === inner) return false;
  const spans = inner.cue.length > 0 ? inner.cue : inner.content;
  return spans.every((s) => outer.content.some((c) => c.start <= s.start && s.end <= c.end));
}

function sharesContent(a: Draft, b: Draft): boolean {
  let shared = 0;
  let total = 0;
  for (const x of b.content) {
    total += x.end - x.start;
    for (const y of a.content) shared += overlapLength(x, y);
  }
  return shared > total / 4;
}
