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
]);

const TEMPLATES = templatesOf(PART.accept, ACCEPT, [
  'one', 'cue', 'cue how', 'cue sides', 'cue agrees', 'cue opening', 'cue sureRight', 'cue sureEnd', 'cue sureSource', 'sureRight opening', 'sureRight how', 'sureEnd opening',
  'sureEnd length', 'sureEnd agrees', 'sureLeft sides', 'sureRight sureEnd likely', 'sureSource flags', 'agrees how', 'agrees flags', 'sides flags', 'sides stem', 'opening stem',
  'opening closing how', 'openingWord how', 'length opening', 'verbless opening how', 'lastTag opening', 'lastTag flags', 'lastWord', 'lastWord how', 'sourceLength sourceTag',
  'sourceGap flags', 'sourceSide how', 'short capitals likely', 'tagsBetween flags', 'wordsBetween stem',
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
  return TEMPLATES;
}
