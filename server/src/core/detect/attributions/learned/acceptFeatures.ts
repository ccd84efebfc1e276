// What is read of a whole attribution, to tell whether it is taken.
import { binOf, slotsOf, templatesOf, type Templates } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import { PART } from './parts.js';
import type { Candidate, UnitView } from './view.js';

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

const ACCEPT = slotsOf([
  'cue', 'likely', 'sureRight', 'sureEnd', 'sureSource', 'sureLeft', 'how', 'flags', 'stem', 'sides', 'agrees', 'opening', 'closing', 'openingWord', 'length', 'verbless',
  'lastTag', 'lastWord', 'sourceLength', 'sourceTag', 'sourceGap', 'sourceSide', 'short', 'capitals', 'tagsBetween', 'wordsBetween',
  'within', 'closes', 'opens', 'outside', 'quotedLength', 'titled', 'cueQuoted', 'howQuoted', 'flagsQuoted', 'stemQuoted', 'endQuoted',
]);

const TEMPLATES = templatesOf(PART.accept, ACCEPT, [
  'one', 'cue', 'cue how', 'cue sides', 'cue agrees', 'cue opening', 'cue sureRight', 'cue sureEnd', 'cue sureSource', 'sureRight opening', 'sureRight how', 'sureEnd opening',
  'sureEnd length', 'sureEnd agrees', 'sureLeft sides', 'sureRight sureEnd likely', 'sureSource flags', 'agrees how', 'agrees flags', 'sides flags', 'sides stem', 'opening stem',
  'opening closing how', 'openingWord how', 'length opening', 'verbless opening how', 'lastTag opening', 'lastTag flags', 'lastWord', 'lastWord how', 'sourceLength sourceTag',
  'sourceGap flags', 'sourceSide how', 'short capitals likely', 'tagsBetween flags', 'wordsBetween stem',
  'within sides', 'within outside sides', 'within cueQuoted', 'within howQuoted flagsQuoted', 'within stemQuoted', 'opens closes howQuoted', 'quotedLength howQuoted', 'closes endQuoted',
  'titled howQuoted', 'titled stemQuoted',
]);

/** For words that are not there. */
const NO_LENGTH = 99;
const FAR = -2;

/** Whether the whole attribution is taken. */
export function acceptFeatures(a: Int32Array, v: UnitView, c: Candidate, { source, left, right, certainty }: Proposal): Templates {
  const { ruledRight, ruledLeft } = c;
  const cue = logitBin(certainty.cue);
  a[ACCEPT.cue] = cue;
  a[ACCEPT.likely] = cue > 0 ? 1 : 0;
  a[ACCEPT.sureRight] = tenth(certainty.right);
  a[ACCEPT.sureEnd] = tenth(certainty.end);
  a[ACCEPT.sureSource] = tenth(certainty.source);
  a[ACCEPT.sureLeft] = tenth(certainty.left);
  a[ACCEPT.how] = c.how;
  a[ACCEPT.flags] = c.flags;
  a[ACCEPT.stem] = c.stem;
  a[ACCEPT.sides] = (right ? 1 : 0) | (left ? 2 : 0) | (source ? 4 : 0);
  a[ACCEPT.agrees] = (!c.frame ? 0 : 1) | (ruledRight?.start === right?.start ? 2 : 0) | (ruledRight?.end === right?.end ? 4 : 0) | (ruledLeft?.start === left?.start ? 8 : 0);
  a[ACCEPT.opening] = right ? v.tag(right.start) : 0;
  a[ACCEPT.closing] = right ? v.tag(right.end) : 0;
  a[ACCEPT.openingWord] = right ? v.word(right.start) : 0;
  a[ACCEPT.length] = right ? binOf(right.end - right.start) : NO_LENGTH;
  a[ACCEPT.verbless] = right ? (v.finites[right.end] === v.finites[right.start] ? 1 : 2) : 0;
  a[ACCEPT.lastTag] = source ? v.tag(source.end - 1) : 0;
  a[ACCEPT.lastWord] = source ? v.word(source.end - 1) : 0;
  a[ACCEPT.sourceLength] = source ? binOf(source.end - source.start) : NO_LENGTH;
  a[ACCEPT.sourceTag] = source ? v.tag(source.start) : 0;
  a[ACCEPT.sourceGap] = source ? binOf(Math.max(0, c.start - source.end)) : NO_LENGTH;
  a[ACCEPT.sourceSide] = source ? (source.start > c.head ? 1 : 2) : 0;
  a[ACCEPT.short] = v.n < 14 ? 1 : 0;
  a[ACCEPT.capitals] = v.capitals;
  a[ACCEPT.tagsBetween] = right && right.start - c.end < 6 ? v.tagsOf(c.end, right.start) : FAR;
  a[ACCEPT.wordsBetween] = right && right.start - c.end < 6 ? v.wordsOf(c.end, right.start) : FAR;
  quotedValues(a, v, c, right, left);
  return TEMPLATES;
}

/** What of the words handed on is quoted; all 0 where nothing is, so that those learn nothing twice. */
function quotedValues(a: Int32Array, v: UnitView, c: Candidate, right: Range | undefined, left: Range | undefined): void {
  const behind = quotedIn(v, right);
  const before = quotedIn(v, left);
  const any = behind + before > 0;
  const last = right ?? left;
  const from = any && last ? lastMark(v, last) : NO_MARK;
  const inside = from === NO_MARK ? [] : (v.items[from]?.inside ?? v.items.slice(from + 1, (v.quotedTo[last?.end ?? 0] ?? 0) - 1));
  a[ACCEPT.within] = Math.min(2, behind) | (Math.min(2, before) << 2);
  a[ACCEPT.outside] = Math.min(2, (v.quoted[v.n] ?? 0) - behind - before);
  a[ACCEPT.closes] = any && last && v.quotedTo[last.end] === last.end ? 1 : 0;
  a[ACCEPT.opens] = any && last && v.items[last.start]?.tag === '"' ? 1 : 0;
  a[ACCEPT.quotedLength] = binOf(inside.length);
  a[ACCEPT.titled] = inside.length === 0 ? 0 : inside.every((x) => x.text !== x.lower || x.text.length <= LONGEST_SMALL) ? 1 : 2;
  a[ACCEPT.cueQuoted] = any ? (a[ACCEPT.cue] ?? 0) : NO_LENGTH;
  a[ACCEPT.howQuoted] = any ? c.how + 1 : 0;
  a[ACCEPT.flagsQuoted] = any ? c.flags : 0;
  a[ACCEPT.stemQuoted] = any ? c.stem : 0;
  a[ACCEPT.endQuoted] = any ? (a[ACCEPT.sureEnd] ?? 0) + 1 : 0;
}

/** Letters of the words that titles leave small. */
const LONGEST_SMALL = 3;
const NO_MARK = -1;

/** Quotations in a range. */
const quotedIn = (v: UnitView, range: Range | undefined): number => (range ? (v.quoted[range.end] ?? 0) - (v.quoted[range.start] ?? 0) : 0);

/** Where the last quotation of a range begins; `NO_MARK` where there is none. */
function lastMark(v: UnitView, { start, end }: Range): number {
  const to = v.quotedTo[end] ?? -1;
  if (to <= start) return NO_MARK;
  if (v.items[to - 1]?.inside) return to - 1;
  let from = to - 2;
  while (from > start && v.items[from]?.tag !== '"') from -= 1;
  return from;
}
