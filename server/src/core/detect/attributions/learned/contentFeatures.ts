// What is read of a place where the words handed on may begin or end, behind a cue and before it.
import { elementAt } from '../../../base/elementAt.js';
import { binOf, pair, slotsOf, templatesOf, type Templates } from '../../../learn/features.js';
import type { Range } from '../../words/phrases.js';
import { NONE, PART, place, PLACE, quoteNear, type Neighbours } from './parts.js';
import type { Candidate, UnitView } from './view.js';

/** Where the source stands to the cue: 0 nowhere, 1 before it, 2 behind it. */
const sourceSide = (c: Candidate, source: Range | undefined): number => (source ? (source.start >= c.end ? 2 : 1) : 0);

const NO_RIGHT = slotsOf(['stem', 'behind', 'how', 'flags', 'ruledRight', 'ruledLeft', 'tag', 'tagNext', 'word', 'tagBefore', 'tagBeforeSource', 'tagBehindSource', 'rest', 'near', 'nearAll', 'verbless']);

const NO_RIGHT_TEMPLATES = templatesOf(PART.rightStart, NO_RIGHT, [
  'stem behind', 'how flags', 'ruledRight ruledLeft how', 'ruledRight ruledLeft stem', 'tag tagNext behind', 'word flags', 'tagBefore flags', 'tagBeforeSource tagBehindSource', 'tagBeforeSource tag',
  'rest behind', 'rest tag behind', 'near behind', 'nearAll flags', 'verbless behind tag',
], 1);

function noRightFeatures(a: Int32Array, v: UnitView, c: Candidate, at: number, source: Range | undefined): Templates {
  a[NO_RIGHT.stem] = c.stem;
  a[NO_RIGHT.behind] = sourceSide(c, source);
  a[NO_RIGHT.how] = c.how;
  a[NO_RIGHT.flags] = c.flags;
  a[NO_RIGHT.ruledRight] = c.ruledRight ? 1 : 0;
  a[NO_RIGHT.ruledLeft] = c.ruledLeft ? 1 : 0;
  a[NO_RIGHT.tag] = v.tag(at);
  a[NO_RIGHT.tagNext] = v.tag(at + 1);
  a[NO_RIGHT.word] = v.word(at);
  a[NO_RIGHT.tagBefore] = v.tag(c.start - 1);
  a[NO_RIGHT.tagBeforeSource] = source ? v.tag(source.start - 1) : 0;
  a[NO_RIGHT.tagBehindSource] = source ? v.tag(source.end) : 0;
  a[NO_RIGHT.rest] = binOf(v.n - at);
  a[NO_RIGHT.near] = quoteNear(v, c.start, at);
  a[NO_RIGHT.nearAll] = quoteNear(v, source ? Math.min(source.start, c.start) : c.start, at);
  a[NO_RIGHT.verbless] = v.finites[v.n] === v.finites[at] ? 1 : 0;
  return NO_RIGHT_TEMPLATES;
}

const RIGHT_START = slotsOf(['stem', 'flags', 'how', 'gap', 'words', 'tags', 'tagsBehind', 'away', 'behind', 'ruled', 'commas', 'finites', 'quoted', 'near'], PLACE);

const RIGHT_START_TEMPLATES = templatesOf(PART.rightStart, RIGHT_START, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'stem wordBefore gap', 'stem here gap', 'stem before gap', 'stem words', 'words flags', 'tags flags',
  'tags here flags', 'tagsBehind here behind', 'away behind here', 'away behind flags', 'ruled how', 'ruled how stem', 'ruled here before', 'ruled wordBefore here', 'ruled word how',
  'commas finites here', 'commas flags before', 'quoted near behind', 'quoted how flags', 'behind flags here',
]);

/** What of content stands behind the cue: begins at item `p`; `NONE`: nothing. */
export function rightStartFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, source: Range | undefined): Templates {
  const at = source && source.start >= c.end ? source.end : c.end;
  if (p === NONE) return noRightFeatures(a, v, c, at, source);
  const { ruledRight: right } = c;
  const tags = v.tagsOf(c.end, p);
  place(a, v, p, 1);
  a[RIGHT_START.stem] = c.stem;
  a[RIGHT_START.flags] = c.flags;
  a[RIGHT_START.how] = c.how;
  a[RIGHT_START.gap] = p - c.end;
  a[RIGHT_START.words] = v.wordsOf(c.end, p);
  a[RIGHT_START.tags] = tags;
  a[RIGHT_START.tagsBehind] = at === c.end ? tags : v.tagsOf(at, p);
  a[RIGHT_START.away] = binOf(p - at);
  a[RIGHT_START.behind] = sourceSide(c, source);
  a[RIGHT_START.ruled] = right?.start === p ? 1 : right && right.start + 1 === p ? 2 : right ? 3 : c.ruledLeft ? 4 : 5;
  a[RIGHT_START.commas] = (v.commas[p] ?? 0) - (v.commas[at] ?? 0);
  a[RIGHT_START.finites] = (v.finites[p] ?? 0) - (v.finites[at] ?? 0);
  a[RIGHT_START.quoted] = v.items[p]?.quotation ? 1 : 0;
  a[RIGHT_START.near] = p - at < 3 ? p - at : 3;
  return RIGHT_START_TEMPLATES;
}

/** What the features of a content's end need beside the place. */
export interface EndContext {
  readonly start: number;
  readonly source: Range | undefined;
  /** Chance in tenths that the candidate beginning at an item is a cue, by candidate number. */
  readonly chances: readonly number[];
}

const RIGHT_END = slotsOf([
  'stem', 'how', 'head', 'opening', 'last', 'ruled', 'length', 'rest', 'commas', 'finites', 'joined', 'finite', 'distance', 'verbTag', 'verbNext', 'nextVerb', 'firstVerb', 'firstHead', 'marked',
  'quoted', 'opensQuoted', 'single', 'chance', 'sourceNear', 'sourceTag', 'sourceBefore',
  'within', 'ahead', 'since',
], PLACE);

const RIGHT_END_TEMPLATES = templatesOf(PART.rightEnd, RIGHT_END, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'before here opening', 'here next opening', 'word next opening', 'stem here', 'stem word',
  'head here next', 'last opening', 'last head', 'last how', 'last before', 'ruled how', 'ruled how here', 'ruled here next', 'ruled last opening', 'ruled opening here', 'length opening',
  'length here', 'rest here wordNext', 'commas here opening', 'finites here opening', 'finites here next', 'joined here next', 'finites commas last', 'finites finite here',
  'here next nextVerb', 'word verbTag distance', 'here verbTag firstVerb', 'here verbNext firstHead', 'marked here before', 'quoted opensQuoted single', 'chance here distance',
  'chance here next', 'chance word sourceNear', 'sourceTag here next', 'sourceBefore here wordNext',
  'within ahead here', 'since here next', 'since word', 'since ahead how', 'since last head',
]);

/** Whether content behind the cue that begins at `context.start` ends before item `p`. */
export function rightEndFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, { start: s, source, chances }: EndContext): Templates {
  const right = c.ruledRight;
  const rest = v.n - p;
  const verb = v.nextVerb(p);
  const next = v.tag(p + 1);
  const head = v.tag(c.head);
  const first = v.firstVerbTag(s, p);
  place(a, v, p, 1);
  a[RIGHT_END.stem] = c.stem;
  a[RIGHT_END.how] = c.how;
  a[RIGHT_END.head] = head;
  a[RIGHT_END.opening] = pair(v.tag(s), v.items[s]?.lower === 'that' ? 1 : 0);
  a[RIGHT_END.last] = rest === 0 ? 1 : rest === 1 ? pair(2, v.tag(p)) : 0;
  a[RIGHT_END.ruled] = right ? (right.end === p ? 1 : right.end < p ? 2 : 3) : 0;
  a[RIGHT_END.length] = binOf(p - s);
  a[RIGHT_END.rest] = binOf(rest);
  a[RIGHT_END.commas] = Math.min(3, (v.commas[p] ?? 0) - (v.commas[s] ?? 0));
  a[RIGHT_END.finites] = Math.min(3, (v.finites[p] ?? 0) - (v.finites[s] ?? 0));
  a[RIGHT_END.joined] = Math.min(3, (v.coordinators[p] ?? 0) - (v.coordinators[s] ?? 0));
  a[RIGHT_END.finite] = verb.finite;
  a[RIGHT_END.distance] = verb.distance;
  a[RIGHT_END.verbTag] = verb.tag;
  a[RIGHT_END.verbNext] = pair(verb.tag, next);
  a[RIGHT_END.nextVerb] = pair(verb.distance, verb.finite);
  a[RIGHT_END.firstVerb] = first;
  a[RIGHT_END.firstHead] = pair(first, head);
  a[RIGHT_END.marked] = ((v.marks[p] ?? 0) - (v.marks[s] ?? 0)) % 2;
  a[RIGHT_END.quoted] = elementAt(v.items, p - 1)?.quotation ? 1 : 0;
  a[RIGHT_END.opensQuoted] = v.items[s]?.quotation ? 1 : 0;
  a[RIGHT_END.single] = p - s === 1 ? 1 : 0;
  a[RIGHT_END.chance] = verb.chance >= 0 ? (chances[verb.chance] ?? 0) : -1;
  a[RIGHT_END.sourceNear] = verb.source === p || verb.source === p + 1 ? 1 : 0;
  a[RIGHT_END.sourceTag] = source ? v.tag(source.end - 1) : 0;
  a[RIGHT_END.sourceBefore] = source && source.start > 0 ? v.tag(source.start - 1) : 0;
  const within = (v.quoted[p] ?? 0) - (v.quoted[s] ?? 0);
  a[RIGHT_END.within] = Math.min(2, within);
  a[RIGHT_END.ahead] = v.quoted[v.n] === v.quoted[p] ? 0 : 1;
  a[RIGHT_END.since] = within === 0 ? -1 : binOf(p - (v.quotedTo[p] ?? 0));
  return RIGHT_END_TEMPLATES;
}

const NO_LEFT = slotsOf(['ruled', 'how', 'rightTag', 'edgeBefore', 'edgeTag', 'behind', 'edgeWord', 'stem', 'flags', 'offset', 'tagBehind', 'tagOn', 'finite', 'near']);

const NO_LEFT_TEMPLATES = templatesOf(PART.leftStart, NO_LEFT, [
  'ruled how rightTag', 'ruled edgeBefore rightTag', 'edgeBefore edgeTag behind', 'edgeWord behind', 'stem rightTag', 'flags behind rightTag', 'offset rightTag', 'offset edgeBefore rightTag',
  'tagBehind edgeBefore behind', 'tagOn edgeBefore rightTag', 'finite edgeBefore rightTag', 'near rightTag behind', 'near stem', 'edgeBefore flags',
], 1);

function noLeftFeatures(a: Int32Array, v: UnitView, c: Candidate, { source, right }: Neighbours): Templates {
  const edge = Math.min(c.start, source?.start ?? c.start);
  a[NO_LEFT.ruled] = c.ruledLeft ? 1 : 0;
  a[NO_LEFT.how] = c.how;
  a[NO_LEFT.rightTag] = right === NONE ? 0 : v.tag(right);
  a[NO_LEFT.edgeBefore] = v.tag(edge - 1);
  a[NO_LEFT.edgeTag] = v.tag(edge);
  a[NO_LEFT.behind] = sourceSide(c, source);
  a[NO_LEFT.edgeWord] = v.word(edge - 1);
  a[NO_LEFT.stem] = c.stem;
  a[NO_LEFT.flags] = c.flags;
  a[NO_LEFT.offset] = binOf(edge);
  a[NO_LEFT.tagBehind] = v.tag(c.end);
  a[NO_LEFT.tagOn] = v.tag(source ? Math.max(source.end, c.end) : c.end);
  a[NO_LEFT.finite] = (v.finites[edge] ?? 0) > 0 ? 1 : 0;
  a[NO_LEFT.near] = quoteNear(v, edge, c.end);
  return NO_LEFT_TEMPLATES;
}

const LEFT_START = slotsOf(['ruled', 'how', 'first', 'rightTag', 'edgeBefore', 'flags', 'length', 'tags', 'commas', 'finites', 'quoted', 'quotedBefore', 'quotedLast', 'single', 'finitesBefore'], PLACE);

const LEFT_START_TEMPLATES = templatesOf(PART.leftStart, LEFT_START, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'ruled how', 'ruled here before', 'first rightTag edgeBefore', 'first here flags', 'first how rightTag',
  'length here edgeBefore', 'tags flags', 'commas before flags', 'finites before flags', 'quoted quotedBefore rightTag', 'quoted quotedLast single', 'finitesBefore before here',
]);

/** What of content stands before the cue and its subject: begins at item `p`; `NONE`: nothing. */
export function leftStartFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, around: Neighbours): Templates {
  if (p === NONE) return noLeftFeatures(a, v, c, around);
  const { source, right } = around;
  const { ruledLeft: left } = c;
  const edge = Math.min(c.start, source?.start ?? c.start);
  place(a, v, p, 1);
  a[LEFT_START.ruled] = left ? (left.start === p ? 1 : 2) : 0;
  a[LEFT_START.how] = c.how;
  a[LEFT_START.first] = p === 0 ? 1 : 0;
  a[LEFT_START.rightTag] = right === NONE ? 0 : v.tag(right);
  a[LEFT_START.edgeBefore] = v.tag(edge - 1);
  a[LEFT_START.flags] = c.flags;
  a[LEFT_START.length] = binOf(edge - p);
  a[LEFT_START.tags] = v.tagsOf(p, edge);
  a[LEFT_START.commas] = (v.commas[edge] ?? 0) - (v.commas[p] ?? 0);
  a[LEFT_START.finites] = Math.min(2, (v.finites[edge] ?? 0) - (v.finites[p] ?? 0));
  a[LEFT_START.quoted] = v.items[p]?.quotation ? 1 : 0;
  a[LEFT_START.quotedBefore] = elementAt(v.items, p - 1)?.quotation ? 1 : 0;
  a[LEFT_START.quotedLast] = elementAt(v.items, edge - 1)?.quotation ? 1 : 0;
  a[LEFT_START.single] = edge - p === 1 ? 1 : 0;
  a[LEFT_START.finitesBefore] = Math.min(2, v.finites[p] ?? 0);
  return LEFT_START_TEMPLATES;
}

const LEFT_END = slotsOf(['offset', 'quoted', 'flags', 'ruled', 'startTag', 'marked', 'how', 'single'], PLACE);

const LEFT_END_TEMPLATES = templatesOf(PART.leftEnd, LEFT_END, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'offset here before', 'offset quoted', 'offset flags', 'ruled here', 'ruled offset',
  'startTag here offset', 'marked here before', 'how offset', 'single quoted here',
]);

/** Whether content that begins at `start` before the cue ends before item `p`. */
export function leftEndFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, { source, start }: { readonly source: Range | undefined; readonly start: number }): Templates {
  const { ruledLeft: left } = c;
  const edge = Math.min(c.start, source?.start ?? c.start);
  place(a, v, p, 1);
  a[LEFT_END.offset] = edge - p;
  a[LEFT_END.quoted] = elementAt(v.items, p - 1)?.quotation ? 1 : 0;
  a[LEFT_END.flags] = c.flags;
  a[LEFT_END.ruled] = left ? (left.end === p ? 1 : 2) : 0;
  a[LEFT_END.startTag] = v.tag(start);
  a[LEFT_END.marked] = ((v.marks[p] ?? 0) - (v.marks[start] ?? 0)) % 2;
  a[LEFT_END.how] = c.how;
  a[LEFT_END.single] = p - start === 1 ? 1 : 0;
  return LEFT_END_TEMPLATES;
}
