// The features of learned decisions about attributions: is this a cue, where do it and its source begin and end, is the whole taken.
import { binOf, pair, type Features } from '../../../learn/features.js';
import { isNominal, isVerb } from '../../words/items.js';
import type { Range } from '../../words/phrases.js';
import { KINDS, type Candidate, type UnitView } from './view.js';

/** Decisions by number; the order is part of the model's format. */
export const PART = { cue: 0, sourceEnd: 1, sourceStart: 2, rightStart: 3, rightEnd: 4, leftStart: 5, leftEnd: 6, cueStart: 7, cueEnd: 8, accept: 9 } as const;
export const PARTS = 10;

/** What was decided before: the source, and where content begins behind the cue (`NONE`: not there). */
export interface Neighbours { readonly source: Range | undefined; readonly right: number }

/** A decision for "none of the places". */
export const NONE = -1;

const ACTS = { communication: 1, attitude: 2, intention: 3 } as const;
const actOf = (c: Candidate): number => (c.reading ? ACTS[c.reading.act] : 0);

/** Whether `c` is a cue. `held`: pattern of a rule's content around it, 0 for none. */
export function cueFeatures(f: Features, v: UnitView, c: Candidate, index: number, held: number): void {
  f.begin(PART.cue);
  const { start: s, end: e, head: h, stem } = c;
  const how = c.how;
  const flags = c.flags;
  f.add(1);
  f.add(KINDS[c.kind]);
  f.add(stem);
  f.add(v.word(h));
  f.add(v.word(h), v.tag(h));
  f.add(stem, flags);
  f.add(flags);
  f.add(how, KINDS[c.kind]);
  f.add(how, stem);
  f.add(how, flags);
  f.add(how, Math.round((c.frame?.score ?? 0) * 20));
  f.add(actOf(c), how);
  f.add(actOf(c), v.tag(e));
  f.add(stem, v.tag(e));
  f.add(stem, v.word(e));
  f.add(stem, pair(v.word(e), v.word(e + 1)));
  f.add(stem, pair(v.tag(e), v.tag(e + 1)));
  f.add(stem, v.tag(s - 1));
  f.add(stem, v.word(s - 1));
  f.add(v.word(s), v.tag(h));
  f.add(v.wordsOf(s, e));
  f.add(v.tagsOf(s, e));
  for (let k = 1; k <= 3; k++) {
    f.add(v.tag(s - k));
    f.add(v.word(s - k));
  }
  for (let k = 0; k < 4; k++) {
    f.add(v.tag(e + k), flags & 63);
    f.add(v.word(e + k), KINDS[c.kind]);
  }
  f.add(v.tag(s - 1), v.tag(s - 2), v.tag(s - 3));
  f.add(v.tag(e), v.tag(e + 1), v.tag(e + 2));
  f.add(v.tag(s - 1), v.tag(e), flags);
  f.add(v.word(e), v.word(e + 1));
  f.add(v.word(e), v.tag(e + 1), flags);
  const subject = nearestNominal(v, s);
  f.add(subject < 0 ? 0 : v.tag(subject), flags);
  f.add(subject < 0 ? 0 : v.word(subject));
  f.add(subject < 0 ? 0 : v.tag(subject), stem);
  f.add(held, flags);
  f.add(held, stem);
  f.add(held, how);
  const before = v.candidates[index - 1];
  const after = v.candidates[index + 1];
  f.add(before?.stem ?? 0, before ? binOf(s - before.end) : 99);
  f.add(before?.stem ?? 0, stem);
  f.add(before ? before.how : -1, how, before ? binOf(s - before.end) : 99);
  f.add(after?.stem ?? 0, after ? binOf(after.start - e) : 99);
  f.add(after?.stem ?? 0, stem);
  f.add(after ? after.how : -1, how, after ? binOf(after.start - e) : 99);
  f.add(binOf(s), flags);
  f.add(binOf(v.n - e), how);
  f.add(v.capitals, flags);
  f.add(v.capitals, stem);
  f.add(v.tag(v.n - 1), v.n < 14 ? 1 : 0);
  f.add((v.marks[s] ?? 0) % 2, how);
  const near = quoteNear(v, s, e);
  f.add(near, flags);
  f.add(near, stem);
  f.add(v.finites[s] === 0 ? 1 : 0, (v.finites[v.n] ?? 0) - (v.finites[e] ?? 0) === 0 ? 1 : 0, flags);
}

/** The nearest nominal before `s` with nothing but adverbs, brackets and the like between; -1 for none. */
function nearestNominal(v: UnitView, s: number): number {
  for (let i = s - 1; i >= Math.max(0, s - 12); i--) {
    const item = v.items[i];
    if (item && (isNominal(item) || item.tag === 'WP' || item.tag === 'WDT')) return i;
    if (item && isVerb(item)) return -1;
  }
  return -1;
}

/** Folded quotations right before or behind, as a number. */
export const quoteNear = (v: UnitView, s: number, e: number): number => {
  let near = 0;
  for (let k = 1; k <= 6; k++) if (v.items[s - k]?.quotation) near |= k <= 3 ? 1 : 2;
  for (let k = 0; k < 6; k++) if (v.items[e + k]?.quotation) near |= k < 3 ? 4 : 8;
  return near;
};

/** What any boundary before item `p` looks like, joined with `side`. */
export function place(f: Features, v: UnitView, p: number, side: number): void {
  const [before, here, next] = [v.tag(p - 1), v.tag(p), v.tag(p + 1)];
  const [wordBefore, word] = [v.word(p - 1), v.word(p)];
  const earlier = v.tag(p - 2);
  f.add(before, here, side);
  f.add(here, next, side);
  f.add(earlier, before, side);
  f.add(pair(before, here), next, side);
  f.add(pair(earlier, before), here, side);
  f.add(pair(before, here), pair(next, v.tag(p + 2)), side);
  f.add(word, side);
  f.add(wordBefore, side);
  f.add(word, v.word(p + 1), side);
  f.add(word, next, side);
  f.add(before, word, side);
  f.add(wordBefore, here, side);
}

/** How a place lies to the cue: before it, in it, behind it; how far. */
const sideOf = (c: Candidate, p: number): number => (p <= c.start ? 1 : p < c.end ? 2 : 3);

/** What the rules take for the source of a candidate. */
export interface RuledSource {
  readonly range: Range | undefined;
  readonly head: Range | undefined;
  /** Number of the way it was found. */
  readonly how: number;
}

/** Whether the source ends before item `p`; `NONE`: there is no source. */
export function sourceEndFeatures(f: Features, v: UnitView, c: Candidate, p: number, rule: RuledSource): void {
  f.begin(PART.sourceEnd, p === NONE ? 1 : 0);
  const how = c.how;
  const flags = c.flags;
  const ruled = rule.range?.end ?? NONE;
  const found = pair(rule.how, c.frame ? 1 : 0);
  if (p === NONE) {
    f.add(1, flags);
    f.add(c.stem);
    f.add(how, flags);
    f.add(c.frame ? (ruled === NONE ? 1 : 2) : 0, how);
    f.add(found, flags);
    f.add(found, how);
    f.add(found, c.stem);
    f.add(v.tag(c.start - 1), flags);
    f.add(v.tag(c.start - 1), v.tag(c.start - 2));
    f.add(v.word(c.start - 1), flags);
    f.add(nearestNominal(v, c.start) < 0 ? 1 : 0, flags);
    f.add(v.tag(c.end), flags);
    f.add(v.finites[c.start] === 0 ? 1 : 0, flags);
    f.add(c.stem, flags);
    f.add(v.capitals, flags);
    return;
  }
  const side = sideOf(c, p);
  const [from, to] = p <= c.start ? [p, c.start] : [c.end, p];
  const commas = (v.commas[to] ?? 0) - (v.commas[from] ?? 0);
  const finites = (v.finites[to] ?? 0) - (v.finites[from] ?? 0);
  const between = pair(Math.min(commas, 3), Math.min(finites, 3));
  const [before, here] = [v.tag(p - 1), v.tag(p)];
  const gap = binOf(to - from);
  const tags = v.tagsOf(from, to);
  const agreeing = ruled === p ? 1 : ruled === NONE ? 2 : 0;
  const ruling = (ruled === p ? 1 : ruled === NONE ? 2 : ruled > p ? 3 : 4) + (rule.head?.end === p ? 8 : 0);
  const nominals = nominalsBetween(v, p, c);
  place(f, v, p, side);
  f.add(before, here, pair(flags, side));
  f.add(gap, side, flags);
  f.add(gap, side, before);
  f.add(between, side, flags);
  f.add(between, side, before);
  f.add(tags, side);
  f.add(tags, side, flags);
  f.add(v.tag(from), v.tag(to - 1), side);
  f.add(agreeing, how);
  f.add(agreeing, side, flags);
  f.add(agreeing, before, here);
  f.add(ruling, side);
  f.add(ruling, found);
  f.add(ruling, found, flags);
  f.add(ruling, found, before);
  f.add(ruling, between, side);
  f.add(c.stem, side, gap);
  f.add(v.word(p - 1), side, to === from ? 1 : 0);
  f.add(v.word(to - 1), side);
  f.add(nominals, side, before);
  f.add(nominals, side, flags);
}

/** Nominals between the place and the cue, five at most. */
function nominalsBetween(v: UnitView, p: number, c: Candidate): number {
  const [from, to] = p <= c.start ? [p, c.start] : [c.end, p - 1];
  return to <= from ? 0 : Math.min(5, (v.nominals[to] ?? 0) - (v.nominals[from] ?? 0));
}

/** Whether the source that ends before item `end` begins at item `p`. `phrase`: where the noun phrase begins by the rules. */
export function sourceStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, { end, phrase, rule }: { readonly end: number; readonly phrase: number; readonly rule: RuledSource }): void {
  f.begin(PART.sourceStart);
  const side = sideOf(c, end);
  const ruled = rule.range;
  const agrees = ruled?.start === p ? (ruled.end === end ? 1 : 2) : ruled?.end === end ? 3 : 0;
  const phrasing = phrase === p ? 1 : phrase < p ? 2 : 3;
  const [before, here, last] = [v.tag(p - 1), v.tag(p), v.tag(end - 1)];
  const length = binOf(end - p);
  const tags = v.tagsOf(p, end);
  place(f, v, p, side);
  f.add(length, side);
  f.add(length, last);
  f.add(agrees, side);
  f.add(agrees, here, before);
  f.add(agrees, rule.how, c.frame ? 1 : 0);
  f.add(phrasing, agrees);
  f.add(phrasing, here, before);
  f.add(tags, before);
  f.add(tags);
  f.add(here, last, before);
  f.add((v.commas[end] ?? 0) - (v.commas[p] ?? 0), here, before);
  f.add((v.finites[end] ?? 0) - (v.finites[p] ?? 0), here, before);
  f.add((v.coordinators[end] ?? 0) - (v.coordinators[p] ?? 0), here, before);
  f.add(p === 0 ? 1 : p === c.end ? 2 : 0, here, last);
  f.add(c.flags, before, here);
}

/** Whether the cue begins at item `p`. */
export function cueStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, source: Range | undefined): void {
  f.begin(PART.cueStart);
  const ruled = c.frame?.cue[0]?.start ?? NONE;
  place(f, v, p, 1);
  f.add(p - c.start, c.flags);
  f.add(p - c.start, v.wordsOf(p, c.end));
  f.add(p - c.start, v.tagsOf(p, c.end), KINDS[c.kind]);
  f.add(p - c.start, c.stem);
  f.add(p - c.start, v.tag(p), v.tag(p - 1));
  f.add(p - c.start, ruled === NONE ? 9 : Math.max(-4, Math.min(4, p - ruled)));
  f.add(source?.end === p ? 1 : source && source.end < p ? 2 : source ? 3 : 0, p - c.start);
  f.add(source?.end === p ? 1 : source && source.end < p ? 2 : source ? 3 : 0, v.tagsOf(p, c.start));
  f.add(c.group?.infinitive ? 1 : 0, v.word(p), p - c.start);
}

/** Whether the cue ends before item `p`; `right`: where content begins behind it. */
export function cueEndFeatures(f: Features, v: UnitView, c: Candidate, p: number, { source, right }: Neighbours): void {
  f.begin(PART.cueEnd);
  const ruled = c.frame?.cue.at(-1)?.end ?? NONE;
  const meets = right === p ? 1 : right === NONE ? 2 : right < p ? 3 : 4;
  const asked = source && source.start >= c.end ? (source.start === p ? 1 : source.start < p ? 2 : 3) : 0;
  place(f, v, p, meets);
  f.add(p - c.end, meets, c.flags);
  f.add(p - c.end, meets, c.stem);
  f.add(p - c.end, v.wordsOf(c.end, p), meets);
  f.add(c.stem, v.wordsOf(c.end, p), meets);
  f.add(v.tagsOf(c.end, p), meets, v.tag(p));
  f.add(v.tagsOf(c.end, p), c.flags);
  f.add(p - c.end, v.tag(p), v.tag(p - 1));
  f.add(p - c.end, right === NONE ? 99 : Math.min(12, right - c.end));
  f.add(p - c.end, ruled === NONE ? 9 : Math.max(-4, Math.min(4, p - ruled)), meets);
  f.add(asked, p - c.end, meets);
  f.add(meets, v.word(p - 1));
  f.add(meets, v.word(p), v.word(p - 1));
}

/** What the places chosen for a candidate are worth, each 0..1. */
export interface Certainty {
  readonly cue: number;
  readonly source: number;
  readonly right: number;
  readonly end: number;
  readonly left: number;
}

/** What was decided of a candidate before it is taken or left. */
export interface Proposal {
  readonly source: Range | undefined;
  readonly left: Range | undefined;
  readonly right: Range | undefined;
  readonly certainty: Certainty;
}

const tenth = (x: number): number => Math.floor(x * 9.99);
const logitBin = (p: number): number => Math.max(-12, Math.min(12, Math.round(3 * Math.log((p + 1e-6) / (1 - p + 1e-6)))));

/** Whether the whole attribution is taken. */
export function acceptFeatures(f: Features, v: UnitView, c: Candidate, { source, left, right, certainty }: Proposal): void {
  f.begin(PART.accept);
  const how = c.how;
  const flags = c.flags;
  const cue = logitBin(certainty.cue);
  const opening = right ? v.tag(right.start) : 0;
  const sides = (right ? 1 : 0) | (left ? 2 : 0) | (source ? 4 : 0);
  const { ruledRight, ruledLeft } = c;
  const agrees = (!c.frame ? 0 : 1) | (ruledRight?.start === right?.start ? 2 : 0) | (ruledRight?.end === right?.end ? 4 : 0) | (ruledLeft?.start === left?.start ? 8 : 0);
  const end = right ? v.tag(right.end) : 0;
  f.add(1);
  f.add(cue);
  f.add(cue, how);
  f.add(cue, sides);
  f.add(cue, agrees);
  f.add(cue, opening);
  f.add(cue, tenth(certainty.right));
  f.add(cue, tenth(certainty.end));
  f.add(cue, tenth(certainty.source));
  f.add(tenth(certainty.right), opening);
  f.add(tenth(certainty.right), how);
  f.add(tenth(certainty.end), opening);
  f.add(tenth(certainty.end), right ? binOf(right.end - right.start) : 99);
  f.add(tenth(certainty.end), agrees);
  f.add(tenth(certainty.left), sides);
  f.add(tenth(certainty.right), tenth(certainty.end), cue > 0 ? 1 : 0);
  f.add(tenth(certainty.source), flags);
  f.add(agrees, how);
  f.add(agrees, flags);
  f.add(sides, flags);
  f.add(sides, c.stem);
  f.add(opening, c.stem);
  f.add(opening, end, how);
  f.add(right ? v.word(right.start) : 0, how);
  f.add(right ? binOf(right.end - right.start) : 99, opening);
  f.add(right ? v.finites[right.end] === v.finites[right.start] ? 1 : 2 : 0, opening, how);
  f.add(source ? v.tag(source.end - 1) : 0, opening);
  f.add(source ? v.tag(source.end - 1) : 0, flags);
  f.add(source ? v.word(source.end - 1) : 0);
  f.add(source ? v.word(source.end - 1) : 0, how);
  f.add(source ? binOf(source.end - source.start) : 99, source ? v.tag(source.start) : 0);
  f.add(source ? binOf(Math.max(0, c.start - source.end)) : 99, flags);
  f.add(source ? (source.start > c.head ? 1 : 2) : 0, how);
  f.add(v.n < 14 ? 1 : 0, v.capitals, cue > 0 ? 1 : 0);
  f.add(right && right.start - c.end < 6 ? v.tagsOf(c.end, right.start) : -2, flags);
  f.add(right && right.start - c.end < 6 ? v.wordsOf(c.end, right.start) : -2, c.stem);
}
