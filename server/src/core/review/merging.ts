// Decisions and suggestions in one list; after a decision only what lies near it is looked at again.
import { sameEnds } from '../base/sameEnds.js';
import type { Span } from '../base/span.js';
import type { AnchoredAnnotation, Annotation, ClaimAnnotation } from '../model/annotation.js';
import type { Mark } from './marks.js';
import { compareFragments, hides, samePlace } from './matching.js';
import type { SuggestionMemory } from './memory.js';
import { Nearby } from './nearby.js';
import type { Suggestion } from './suggestions.js';

/** What a list of marks was made of, for the next one. Handed on: a list that another was made of is not asked again. */
export interface Merged {
  readonly suggestions: readonly Suggestion[];
  readonly anchored: readonly AnchoredAnnotation[];
  /** For each decision its mark. */
  readonly decided: readonly Mark[];
  /** For each suggestion its mark, unless a decision stands in its place. */
  readonly open: readonly (Mark | undefined)[];
  /** In text order; at one place decisions first. */
  readonly marks: readonly Mark[];
  readonly places: Places;
}

interface Places {
  readonly decided: Nearby<Mark>;
  /** Indices of suggestions. */
  readonly suggestions: Nearby<number>;
  readonly byStart: ReadonlyMap<number, readonly Suggestion[]>;
}

export function mergedAnew(suggestions: readonly Suggestion[], anchored: readonly AnchoredAnnotation[], memory: SuggestionMemory | undefined): Merged {
  // Where nothing is decided, nothing is looked up.
  const starts = byStart(anchored.length > 0 ? suggestions : []);
  const decided = anchored.map((a) => decidedMark(a, starts, memory));
  const places: Places = {
    byStart: starts,
    decided: new Nearby(decided, (d) => placesOf(d.annotation)),
    suggestions: new Nearby(anchored.length > 0 ? suggestions.map((_, i) => i) : [], (i) => placesOf(suggestions[i]?.annotation)),
  };
  const open = suggestions.map((s) => openMark(s, decided.length > 0 ? places.decided : undefined, memory));
  const marks = [...decided, ...open.filter((m) => m !== undefined)].sort((a, b) => compareFragments(a.annotation.spans, b.annotation.spans));
  return { suggestions, anchored, decided, open, marks, places };
}

/** More changed decisions than this are not worth the care. */
const MOST_CHANGED = 50;

/** The same as anew, from the list before; undefined where too much changed. */
export function mergedAgain(last: Merged, anchored: readonly AnchoredAnnotation[], memory: SuggestionMemory | undefined): Merged | undefined {
  const [head, tail] = sameEnds(last.anchored, anchored);
  const gone = last.decided.slice(head, last.decided.length - tail);
  const changed = anchored.slice(head, anchored.length - tail);
  if (last.anchored.length === 0 || gone.length + changed.length > MOST_CHANGED) return undefined;
  const { places, suggestions } = last;
  const come = changed.map((a) => decidedMark(a, places.byStart, memory));
  for (const mark of gone) places.decided.remove(mark);
  for (const mark of come) places.decided.add(mark);
  const decided = [...last.decided.slice(0, head), ...come, ...last.decided.slice(last.decided.length - tail)];
  const open = [...last.open];
  const [old, fresh] = [new Set<Mark>(gone), [...come]];
  for (const i of new Set([...gone, ...come].flatMap((m) => places.suggestions.near(placesOf(m.annotation))))) {
    const suggestion = suggestions[i];
    const [was, now] = [open[i], suggestion && openMark(suggestion, places.decided, memory)];
    if (was === now) continue;
    if (was) old.add(was);
    if (now) fresh.push(now);
    open[i] = now;
  }
  const marks = withFresh(old.size > 0 ? last.marks.filter((m) => !old.has(m)) : last.marks, fresh, (m) => (m.origin === 'gloss' ? decided.indexOf(m) : decided.length + open.indexOf(m)));
  return { suggestions, anchored, decided, open, marks, places };
}

/** Puts some marks into an ordered list. `rank` decides between marks at one place. */
function withFresh(marks: readonly Mark[], fresh: readonly Mark[], rank: (mark: Mark) => number): Mark[] {
  const compare = (a: Mark, b: Mark): number => compareFragments(a.annotation.spans, b.annotation.spans) || rank(a) - rank(b);
  const result: Mark[] = [];
  let from = 0;
  for (const mark of [...fresh].sort(compare)) {
    let [low, high] = [from, marks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = marks[middle];
      if (there && compare(there, mark) < 0) low = middle + 1;
      else high = middle;
    }
    for (const before of marks.slice(from, low)) result.push(before);
    from = low;
    result.push(mark);
  }
  return [...result, ...marks.slice(from)];
}

function byStart(suggestions: readonly Suggestion[]): ReadonlyMap<number, readonly Suggestion[]> {
  const found = new Map<number, Suggestion[]>();
  for (const s of suggestions) {
    const start = s.annotation.spans[0]?.start ?? -1;
    const there = found.get(start);
    if (there) there.push(s);
    else found.set(start, [s]);
  }
  return found;
}

/** Where an annotation and its parts stand: a claim is found by its cue and its speaker too. */
const placesOf = (a: Annotation | undefined): Span[] =>
  (!a ? [] : a.type === 'mention' ? [...a.spans] : [...a.spans, ...a.cue.map((c) => c.span), ...a.speaker.flatMap((p) => (p.span ? [p.span] : []))]);

/** The suggestion's mark; undefined where a decision stands in its place. */
function openMark(s: Suggestion, decidedAt: Nearby<Mark> | undefined, memory: SuggestionMemory | undefined): Mark | undefined {
  const around = decidedAt?.near(placesOf(s.annotation)) ?? [];
  if (around.some((d) => hides(d.annotation, d.state, s.annotation))) return undefined;
  return around.length > 0 ? engineMark(s, around) : keptMark(s, memory);
}

function decidedMark(a: AnchoredAnnotation, starts: Places['byStart'], memory: SuggestionMemory | undefined): Mark {
  const twin = starts.get(a.annotation.spans[0]?.start ?? -1)?.find((s) => s.annotation.type === a.annotation.type && samePlace(s.annotation.spans, a.annotation.spans));
  const known = memory?.decided.get(a);
  if (known && known.twin === twin) return known.mark;
  const mark = newDecidedMark(a, twin);
  memory?.decided.set(a, { twin, mark });
  return mark;
}

function newDecidedMark(a: AnchoredAnnotation, twin: Suggestion | undefined): Mark {
  return {
    annotation: a.annotation,
    origin: 'gloss',
    state: a.state,
    evidence: twin?.evidence ?? [],
    ...(twin?.entityIndex !== undefined ? { entityIndex: twin.entityIndex } : {}),
    ...(twin?.attribution ? { attribution: twin.attribution } : {}),
    ...(a.proposal ? { proposal: a.proposal } : {}),
  };
}

/** The mark of a suggestion that no decision is near. */
function keptMark(s: Suggestion, memory: SuggestionMemory | undefined): Mark {
  const known = memory?.basis?.marks.get(s);
  if (known) return known;
  const mark = engineMark(s, []);
  memory?.basis?.marks.set(s, mark);
  return mark;
}

function engineMark(s: Suggestion, decided: readonly Mark[]): Mark {
  const settling = s.annotation.type === 'mention' ? first(decided.filter((d) => speaksAt(d, s.annotation.spans))) : undefined;
  return {
    annotation: s.annotation,
    origin: 'engine',
    state: 'exact',
    evidence: s.evidence,
    ...(s.entityIndex !== undefined ? { entityIndex: s.entityIndex } : {}),
    ...(s.attribution ? { attribution: s.attribution } : {}),
    ...(settling ? { settledBy: settling.annotation.id } : {}),
  };
}

/** The one with the first id: claims that share a speaker are in no order. */
const first = (marks: readonly Mark[]): Mark | undefined => marks.reduce<Mark | undefined>((a, b) => (a && a.annotation.id <= b.annotation.id ? a : b), undefined);

function speaksAt(mark: Mark, spans: readonly Span[]): boolean {
  const { annotation } = mark;
  if (annotation.type !== 'claim' || !isAffirmed(annotation)) return false;
  return annotation.speaker.some((part) => part.span !== undefined && samePlace([part.span], spans));
}

const isAffirmed = (claim: ClaimAnnotation): boolean => claim.status === 'accepted' || claim.status === 'edited' || claim.status === 'added';
