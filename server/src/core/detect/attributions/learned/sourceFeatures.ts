// What is read of a place where the source of an attribution may end or begin.
import { binOf, pair, slotsOf, templatesOf, type Templates } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import { nearestNominal } from './cueFeatures.js';
import { NONE, PART, place, PLACE, sideOf } from './parts.js';
import type { Candidate, UnitView } from './view.js';

/** What the rules take for the source of a candidate. */
export interface RuledSource {
  readonly range: Range | undefined;
  readonly head: Range | undefined;
  /** Number of the way it was found. */
  readonly how: number;
}

const NO_SOURCE = slotsOf(['flags', 'stem', 'how', 'ruled', 'found', 'tagBefore', 'tagEarlier', 'wordBefore', 'bare', 'tagBehind', 'firstVerb', 'capitals']);

const NO_SOURCE_TEMPLATES = templatesOf(PART.sourceEnd, NO_SOURCE, [
  'one flags', 'stem', 'how flags', 'ruled how', 'found flags', 'found how', 'found stem', 'tagBefore flags', 'tagBefore tagEarlier', 'wordBefore flags', 'bare flags', 'tagBehind flags', 'firstVerb flags',
  'stem flags', 'capitals flags',
], 1);

function noSourceFeatures(a: Int32Array, v: UnitView, c: Candidate, rule: RuledSource): Templates {
  a[NO_SOURCE.flags] = c.flags;
  a[NO_SOURCE.stem] = c.stem;
  a[NO_SOURCE.how] = c.how;
  a[NO_SOURCE.ruled] = c.frame ? (rule.range ? 2 : 1) : 0;
  a[NO_SOURCE.found] = pair(rule.how, c.frame ? 1 : 0);
  a[NO_SOURCE.tagBefore] = v.tag(c.start - 1);
  a[NO_SOURCE.tagEarlier] = v.tag(c.start - 2);
  a[NO_SOURCE.wordBefore] = v.word(c.start - 1);
  a[NO_SOURCE.bare] = nearestNominal(v, c.start) < 0 ? 1 : 0;
  a[NO_SOURCE.tagBehind] = v.tag(c.end);
  a[NO_SOURCE.firstVerb] = v.finites[c.start] === 0 ? 1 : 0;
  a[NO_SOURCE.capitals] = v.capitals;
  return NO_SOURCE_TEMPLATES;
}

const END = slotsOf(['flags', 'flagsSide', 'gap', 'between', 'tags', 'firstTag', 'lastTag', 'agreeing', 'how', 'ruling', 'found', 'stem', 'beside', 'lastWord', 'nominals'], PLACE);

const END_TEMPLATES = templatesOf(PART.sourceEnd, END, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'before here flagsSide', 'gap side flags', 'gap side before', 'between side flags',
  'between side before', 'tags side', 'tags side flags', 'firstTag lastTag side', 'agreeing how', 'agreeing side flags', 'agreeing before here', 'ruling side', 'ruling found',
  'ruling found flags', 'ruling found before', 'ruling between side', 'stem side gap', 'wordBefore side beside', 'lastWord side', 'nominals side before', 'nominals side flags',
]);

/** Whether the source ends before item `p`; `NONE`: there is no source. */
export function sourceEndFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, rule: RuledSource): Templates {
  if (p === NONE) return noSourceFeatures(a, v, c, rule);
  const ruled = rule.range?.end ?? NONE;
  const side = sideOf(c, p);
  const from = p <= c.start ? p : c.end;
  const to = p <= c.start ? c.start : p;
  const commas = (v.commas[to] ?? 0) - (v.commas[from] ?? 0);
  const finites = (v.finites[to] ?? 0) - (v.finites[from] ?? 0);
  place(a, v, p, side);
  a[END.flags] = c.flags;
  a[END.flagsSide] = pair(c.flags, side);
  a[END.gap] = binOf(to - from);
  a[END.between] = pair(Math.min(commas, 3), Math.min(finites, 3));
  a[END.tags] = v.tagsOf(from, to);
  a[END.firstTag] = v.tag(from);
  a[END.lastTag] = v.tag(to - 1);
  a[END.agreeing] = ruled === p ? 1 : ruled === NONE ? 2 : 0;
  a[END.how] = c.how;
  a[END.ruling] = (ruled === p ? 1 : ruled === NONE ? 2 : ruled > p ? 3 : 4) + (rule.head?.end === p ? 8 : 0);
  a[END.found] = pair(rule.how, c.frame ? 1 : 0);
  a[END.stem] = c.stem;
  a[END.beside] = to === from ? 1 : 0;
  a[END.lastWord] = v.word(to - 1);
  a[END.nominals] = nominalsBetween(v, p, c);
  return END_TEMPLATES;
}

/** Nominals between the place and the cue, five at most. */
function nominalsBetween(v: UnitView, p: number, c: Candidate): number {
  const from = p <= c.start ? p : c.end;
  const to = p <= c.start ? c.start : p - 1;
  return to <= from ? 0 : Math.min(5, (v.nominals[to] ?? 0) - (v.nominals[from] ?? 0));
}

const START = slotsOf(['length', 'last', 'agrees', 'how', 'framed', 'phrasing', 'tags', 'commas', 'finites', 'coordinators', 'opens', 'flags'], PLACE);

const START_TEMPLATES = templatesOf(PART.sourceStart, START, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'length side', 'length last', 'agrees side', 'agrees here before', 'agrees how framed',
  'phrasing agrees', 'phrasing here before', 'tags before', 'tags', 'here last before', 'commas here before', 'finites here before', 'coordinators here before', 'opens here last',
  'flags before here',
]);

/** Whether the source that ends before item `end` begins at item `p`. `phrase`: where the noun phrase begins by the rules. */
export function sourceStartFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, { end, phrase, rule }: { readonly end: number; readonly phrase: number; readonly rule: RuledSource }): Templates {
  const ruled = rule.range;
  place(a, v, p, sideOf(c, end));
  a[START.length] = binOf(end - p);
  a[START.last] = v.tag(end - 1);
  a[START.agrees] = ruled?.start === p ? (ruled.end === end ? 1 : 2) : ruled?.end === end ? 3 : 0;
  a[START.how] = rule.how;
  a[START.framed] = c.frame ? 1 : 0;
  a[START.phrasing] = phrase === p ? 1 : phrase < p ? 2 : 3;
  a[START.tags] = v.tagsOf(p, end);
  a[START.commas] = (v.commas[end] ?? 0) - (v.commas[p] ?? 0);
  a[START.finites] = (v.finites[end] ?? 0) - (v.finites[p] ?? 0);
  a[START.coordinators] = (v.coordinators[end] ?? 0) - (v.coordinators[p] ?? 0);
  a[START.opens] = p === 0 ? 1 : p === c.end ? 2 : 0;
  a[START.flags] = c.flags;
  return START_TEMPLATES;
}
