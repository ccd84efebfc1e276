// The features of where the words handed on begin and end, behind a cue and before it.
import { binOf, pair, type Features } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import { flagsOf, howOf, NONE, PART, place, quoteNear, type Neighbours } from './collect.js';
import type { Candidate, UnitView } from './view.js';

/** What of content stands behind the cue: begins at item `p`; `NONE`: nothing. */
export function rightStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, source: Range | undefined): void {
  f.begin(PART.rightStart, p === NONE ? 1 : 0);
  const how = howOf(c);
  const flags = flagsOf(c);
  const right = c.frame?.content.find((r) => r.start >= c.head);
  const left = c.frame !== undefined && c.frame.content.some((r) => r.end <= c.start);
  const at = source && source.start >= c.end ? source.end : c.end;
  const behind = source ? (source.start >= c.end ? 2 : 1) : 0;
  if (p === NONE) {
    f.add(c.stem, behind);
    f.add(how, flags);
    f.add(right ? 1 : 0, left ? 1 : 0, how);
    f.add(right ? 1 : 0, left ? 1 : 0, c.stem);
    f.add(v.tag(at), v.tag(at + 1), behind);
    f.add(v.word(at), flags);
    f.add(v.tag(c.start - 1), flags);
    f.add(source ? v.tag(source.start - 1) : 0, source ? v.tag(source.end) : 0);
    f.add(source ? v.tag(source.start - 1) : 0, v.tag(at));
    f.add(binOf(v.n - at), behind);
    f.add(binOf(v.n - at), v.tag(at), behind);
    f.add(quoteNear(v, c.start, at), behind);
    f.add(quoteNear(v, source ? Math.min(source.start, c.start) : c.start, at), flags);
    f.add(v.finites[v.n] === v.finites[at] ? 1 : 0, behind, v.tag(at));
    return;
  }
  const ruled = right?.start === p ? 1 : right && right.start + 1 === p ? 2 : right ? 3 : left ? 4 : 5;
  place(f, v, p, 1);
  f.add(c.stem, v.word(p - 1), p - c.end);
  f.add(c.stem, v.tag(p), p - c.end);
  f.add(c.stem, v.tag(p - 1), p - c.end);
  f.add(c.stem, v.wordsOf(c.end, p));
  f.add(v.wordsOf(c.end, p), flags);
  f.add(v.tagsOf(c.end, p), flags);
  f.add(v.tagsOf(c.end, p), v.tag(p), flags);
  f.add(v.tagsOf(at, p), v.tag(p), behind);
  f.add(binOf(p - at), behind, v.tag(p));
  f.add(binOf(p - at), behind, flags);
  f.add(ruled, how);
  f.add(ruled, how, c.stem);
  f.add(ruled, v.tag(p), v.tag(p - 1));
  f.add(ruled, v.word(p - 1), v.tag(p));
  f.add(ruled, v.word(p), how);
  f.add((v.commas[p] ?? 0) - (v.commas[at] ?? 0), (v.finites[p] ?? 0) - (v.finites[at] ?? 0), v.tag(p));
  f.add((v.commas[p] ?? 0) - (v.commas[at] ?? 0), flags, v.tag(p - 1));
  f.add(v.items[p]?.quotation ? 1 : 0, p - at < 3 ? p - at : 3, behind);
  f.add(v.items[p]?.quotation ? 1 : 0, how, flags);
  f.add(behind, flags, v.tag(p));
}

/** What the features of a content's end need beside the place. */
export interface EndContext {
  readonly start: number;
  readonly source: Range | undefined;
  /** Chance in tenths that the candidate beginning at an item is a cue, by candidate number. */
  readonly chances: Int32Array;
}

/** Whether content behind the cue that begins at `context.start` ends before item `p`. */
export function rightEndFeatures(f: Features, v: UnitView, c: Candidate, p: number, context: EndContext): void {
  f.begin(PART.rightEnd);
  const s = context.start;
  const how = howOf(c);
  const right = c.frame?.content.find((r) => r.start >= c.head);
  const opening = pair(v.tag(s), v.items[s]?.lower === 'that' ? 1 : 0);
  const rest = v.n - p;
  const last = rest === 0 ? 1 : rest === 1 ? pair(2, v.tag(p)) : 0;
  const ruled = right ? (right.end === p ? 1 : right.end < p ? 2 : 3) : 0;
  const next = nextVerb(v, p);
  place(f, v, p, 1);
  f.add(v.tag(p - 1), v.tag(p), opening);
  f.add(v.tag(p), v.tag(p + 1), opening);
  f.add(v.word(p), v.tag(p + 1), opening);
  f.add(c.stem, v.tag(p));
  f.add(c.stem, v.word(p));
  f.add(v.tag(c.head), v.tag(p), v.tag(p + 1));
  f.add(last, opening);
  f.add(last, v.tag(c.head));
  f.add(last, how);
  f.add(last, v.tag(p - 1));
  f.add(ruled, how);
  f.add(ruled, how, v.tag(p));
  f.add(ruled, v.tag(p), v.tag(p + 1));
  f.add(ruled, last, opening);
  f.add(ruled, opening, v.tag(p));
  f.add(binOf(p - s), opening);
  f.add(binOf(p - s), v.tag(p));
  f.add(binOf(rest), v.tag(p), v.word(p + 1));
  const commas = Math.min(3, (v.commas[p] ?? 0) - (v.commas[s] ?? 0));
  const finites = Math.min(3, (v.finites[p] ?? 0) - (v.finites[s] ?? 0));
  const joined = Math.min(3, (v.coordinators[p] ?? 0) - (v.coordinators[s] ?? 0));
  f.add(commas, v.tag(p), opening);
  f.add(finites, v.tag(p), opening);
  f.add(finites, v.tag(p), v.tag(p + 1));
  f.add(joined, v.tag(p), v.tag(p + 1));
  f.add(finites, commas, last);
  f.add(finites, next.finite, v.tag(p));
  f.add(v.tag(p), v.tag(p + 1), pair(next.distance, next.finite));
  f.add(v.word(p), next.tag, next.distance);
  f.add(v.tag(p), next.tag, firstVerbTag(v, s, p));
  f.add(v.tag(p), pair(next.tag, v.tag(p + 1)), pair(firstVerbTag(v, s, p), v.tag(c.head)));
  f.add(((v.marks[p] ?? 0) - (v.marks[s] ?? 0)) % 2, v.tag(p), v.tag(p - 1));
  f.add(v.items[p - 1]?.quotation ? 1 : 0, v.items[s]?.quotation ? 1 : 0, p - s === 1 ? 1 : 0);
  f.add(next.chance >= 0 ? (context.chances[next.chance] ?? 0) : -1, v.tag(p), next.distance);
  f.add(next.chance >= 0 ? (context.chances[next.chance] ?? 0) : -1, v.tag(p), v.tag(p + 1));
  f.add(next.chance >= 0 ? (context.chances[next.chance] ?? 0) : -1, v.word(p), next.source === p || next.source === p + 1 ? 1 : 0);
  f.add(context.source ? v.tag(context.source.end - 1) : 0, v.tag(p), v.tag(p + 1));
  f.add(context.source && context.source.start > 0 ? v.tag(context.source.start - 1) : 0, v.tag(p), v.word(p + 1));
}

interface NextVerb {
  readonly distance: number;
  readonly finite: number;
  readonly tag: number;
  readonly chance: number;
  readonly source: number;
}

/** The first verb group at or behind item `p`, with nothing but a phrase before it: "and | the mayor left". */
function nextVerb(v: UnitView, p: number): NextVerb {
  for (let i = p; i < Math.min(v.n, p + 14); i++) {
    const item = v.items[i];
    if (i > p + 1 && item && (item.tag === ',' || item.tag === '.' || item.text === ';')) break;
    const g = v.groupAt[i] ?? -1;
    const group = v.groups[g];
    if (!group) continue;
    const chance = v.candidateAt[i] ?? -1;
    return { distance: binOf(i - p), finite: group.finite ? 1 : 2, tag: v.tag(i), chance, source: v.candidates[chance]?.frame?.source?.range.start ?? NONE };
  }
  return { distance: 99, finite: 0, tag: 0, chance: -1, source: NONE };
}

function firstVerbTag(v: UnitView, s: number, p: number): number {
  for (let i = s; i < Math.min(p, s + 30); i++) if ((v.groupAt[i] ?? -1) >= 0) return v.tag(i);
  return 0;
}

/** What of content stands before the cue and its subject: begins at item `p`; `NONE`: nothing. */
export function leftStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, { source, right }: Neighbours): void {
  f.begin(PART.leftStart, p === NONE ? 1 : 0);
  const how = howOf(c);
  const flags = flagsOf(c);
  const left = c.frame?.content.find((r) => r.end <= c.start);
  const edge = Math.min(c.start, source?.start ?? c.start);
  const behind = source ? (source.start >= c.end ? 2 : 1) : 0;
  const rightTag = right === NONE ? 0 : v.tag(right);
  if (p === NONE) {
    f.add(left ? 1 : 0, how, rightTag);
    f.add(left ? 1 : 0, v.tag(edge - 1), rightTag);
    f.add(v.tag(edge - 1), v.tag(edge), behind);
    f.add(v.word(edge - 1), behind);
    f.add(c.stem, rightTag);
    f.add(flags, behind, rightTag);
    f.add(binOf(edge), rightTag);
    f.add(binOf(edge), v.tag(edge - 1), rightTag);
    f.add(v.tag(c.end), v.tag(edge - 1), behind);
    f.add(v.tag(source ? Math.max(source.end, c.end) : c.end), v.tag(edge - 1), rightTag);
    f.add((v.finites[edge] ?? 0) > 0 ? 1 : 0, v.tag(edge - 1), rightTag);
    f.add(quoteNear(v, edge, c.end), rightTag, behind);
    f.add(quoteNear(v, edge, c.end), c.stem);
    f.add(v.tag(edge - 1), flags);
    return;
  }
  const ruled = left ? (left.start === p ? 1 : 2) : 0;
  place(f, v, p, 1);
  f.add(ruled, how);
  f.add(ruled, v.tag(p), v.tag(p - 1));
  f.add(p === 0 ? 1 : 0, rightTag, v.tag(edge - 1));
  f.add(p === 0 ? 1 : 0, v.tag(p), flags);
  f.add(p === 0 ? 1 : 0, how, rightTag);
  f.add(binOf(edge - p), v.tag(p), v.tag(edge - 1));
  f.add(v.tagsOf(p, edge), flags);
  f.add((v.commas[edge] ?? 0) - (v.commas[p] ?? 0), v.tag(p - 1), flags);
  f.add(Math.min(2, (v.finites[edge] ?? 0) - (v.finites[p] ?? 0)), v.tag(p - 1), flags);
  f.add(v.items[p]?.quotation ? 1 : 0, v.items[p - 1]?.quotation ? 1 : 0, rightTag);
  f.add(v.items[p]?.quotation ? 1 : 0, v.items[edge - 1]?.quotation ? 1 : 0, edge - p === 1 ? 1 : 0);
  f.add(Math.min(2, (v.finites[p] ?? 0)), v.tag(p - 1), v.tag(p));
}

/** Whether content that begins at `start` before the cue ends before item `p`. */
export function leftEndFeatures(f: Features, v: UnitView, c: Candidate, p: number, { source, start }: { readonly source: Range | undefined; readonly start: number }): void {
  f.begin(PART.leftEnd);
  const left = c.frame?.content.find((r) => r.end <= c.start);
  const edge = Math.min(c.start, source?.start ?? c.start);
  const ruled = left ? (left.end === p ? 1 : 2) : 0;
  place(f, v, p, 1);
  f.add(edge - p, v.tag(p), v.tag(p - 1));
  f.add(edge - p, v.items[p - 1]?.quotation ? 1 : 0);
  f.add(edge - p, flagsOf(c));
  f.add(ruled, v.tag(p));
  f.add(ruled, edge - p);
  f.add(v.tag(start), v.tag(p), edge - p);
  f.add(((v.marks[p] ?? 0) - (v.marks[start] ?? 0)) % 2, v.tag(p), v.tag(p - 1));
  f.add(howOf(c), edge - p);
  f.add(p - start === 1 ? 1 : 0, v.items[p - 1]?.quotation ? 1 : 0, v.tag(p));
}
