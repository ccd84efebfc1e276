// The features of where the words handed on begin and end, behind a cue and before it.
import { binOf, pair, type Features } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import { NONE, PART, place, quoteNear, type Neighbours } from './collect.js';
import type { Candidate, UnitView } from './view.js';

/** What of content stands behind the cue: begins at item `p`; `NONE`: nothing. */
export function rightStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, source: Range | undefined): void {
  f.begin(PART.rightStart, p === NONE ? 1 : 0);
  const how = c.how;
  const flags = c.flags;
  const right = c.ruledRight;
  const left = c.ruledLeft !== undefined;
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
  const [before, here] = [v.tag(p - 1), v.tag(p)];
  const [wordBefore, word] = [v.word(p - 1), v.word(p)];
  const gap = p - c.end;
  const words = v.wordsOf(c.end, p);
  const tags = v.tagsOf(c.end, p);
  const away = binOf(p - at);
  const commas = (v.commas[p] ?? 0) - (v.commas[at] ?? 0);
  const quoted = v.items[p]?.quotation ? 1 : 0;
  place(f, v, p, 1);
  f.add(c.stem, wordBefore, gap);
  f.add(c.stem, here, gap);
  f.add(c.stem, before, gap);
  f.add(c.stem, words);
  f.add(words, flags);
  f.add(tags, flags);
  f.add(tags, here, flags);
  f.add(at === c.end ? tags : v.tagsOf(at, p), here, behind);
  f.add(away, behind, here);
  f.add(away, behind, flags);
  f.add(ruled, how);
  f.add(ruled, how, c.stem);
  f.add(ruled, here, before);
  f.add(ruled, wordBefore, here);
  f.add(ruled, word, how);
  f.add(commas, (v.finites[p] ?? 0) - (v.finites[at] ?? 0), here);
  f.add(commas, flags, before);
  f.add(quoted, p - at < 3 ? p - at : 3, behind);
  f.add(quoted, how, flags);
  f.add(behind, flags, here);
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
  const how = c.how;
  const right = c.ruledRight;
  const opening = pair(v.tag(s), v.items[s]?.lower === 'that' ? 1 : 0);
  const rest = v.n - p;
  const last = rest === 0 ? 1 : rest === 1 ? pair(2, v.tag(p)) : 0;
  const ruled = right ? (right.end === p ? 1 : right.end < p ? 2 : 3) : 0;
  const verb = v.nextVerb(p);
  const [before, here, next] = [v.tag(p - 1), v.tag(p), v.tag(p + 1)];
  const word = v.word(p);
  const head = v.tag(c.head);
  const length = binOf(p - s);
  const commas = Math.min(3, (v.commas[p] ?? 0) - (v.commas[s] ?? 0));
  const finites = Math.min(3, (v.finites[p] ?? 0) - (v.finites[s] ?? 0));
  const joined = Math.min(3, (v.coordinators[p] ?? 0) - (v.coordinators[s] ?? 0));
  const chance = verb.chance >= 0 ? (context.chances[verb.chance] ?? 0) : -1;
  const first = v.firstVerbTag(s, p);
  const { source } = context;
  place(f, v, p, 1);
  f.add(before, here, opening);
  f.add(here, next, opening);
  f.add(word, next, opening);
  f.add(c.stem, here);
  f.add(c.stem, word);
  f.add(head, here, next);
  f.add(last, opening);
  f.add(last, head);
  f.add(last, how);
  f.add(last, before);
  f.add(ruled, how);
  f.add(ruled, how, here);
  f.add(ruled, here, next);
  f.add(ruled, last, opening);
  f.add(ruled, opening, here);
  f.add(length, opening);
  f.add(length, here);
  f.add(binOf(rest), here, v.word(p + 1));
  f.add(commas, here, opening);
  f.add(finites, here, opening);
  f.add(finites, here, next);
  f.add(joined, here, next);
  f.add(finites, commas, last);
  f.add(finites, verb.finite, here);
  f.add(here, next, pair(verb.distance, verb.finite));
  f.add(word, verb.tag, verb.distance);
  f.add(here, verb.tag, first);
  f.add(here, pair(verb.tag, next), pair(first, head));
  f.add(((v.marks[p] ?? 0) - (v.marks[s] ?? 0)) % 2, here, before);
  f.add(v.items[p - 1]?.quotation ? 1 : 0, v.items[s]?.quotation ? 1 : 0, p - s === 1 ? 1 : 0);
  f.add(chance, here, verb.distance);
  f.add(chance, here, next);
  f.add(chance, word, verb.source === p || verb.source === p + 1 ? 1 : 0);
  f.add(source ? v.tag(source.end - 1) : 0, here, next);
  f.add(source && source.start > 0 ? v.tag(source.start - 1) : 0, here, v.word(p + 1));
}

/** What of content stands before the cue and its subject: begins at item `p`; `NONE`: nothing. */
export function leftStartFeatures(f: Features, v: UnitView, c: Candidate, p: number, { source, right }: Neighbours): void {
  f.begin(PART.leftStart, p === NONE ? 1 : 0);
  const how = c.how;
  const flags = c.flags;
  const left = c.ruledLeft;
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
  const left = c.ruledLeft;
  const edge = Math.min(c.start, source?.start ?? c.start);
  const ruled = left ? (left.end === p ? 1 : 2) : 0;
  place(f, v, p, 1);
  f.add(edge - p, v.tag(p), v.tag(p - 1));
  f.add(edge - p, v.items[p - 1]?.quotation ? 1 : 0);
  f.add(edge - p, c.flags);
  f.add(ruled, v.tag(p));
  f.add(ruled, edge - p);
  f.add(v.tag(start), v.tag(p), edge - p);
  f.add(((v.marks[p] ?? 0) - (v.marks[start] ?? 0)) % 2, v.tag(p), v.tag(p - 1));
  f.add(c.how, edge - p);
  f.add(p - start === 1 ? 1 : 0, v.items[p - 1]?.quotation ? 1 : 0, v.tag(p));
}
