// What is read of a candidate for a cue, to tell whether it is one and where exactly it begins and ends.
import { elementAt } from '../../../base/elementAt.js';
import { binOf, pair, slotsOf, templatesOf, type Templates } from '../../../learn/features.js';
import { isNominal, isVerb } from '../../words/items.js';
import type { Range } from '../../words/phrases.js';
import { NONE, PART, place, PLACE, quoteNear, type Neighbours } from './parts.js';
import { KINDS, type Candidate, type UnitView } from './view.js';

const ACTS = { communication: 1, attitude: 2, intention: 3 } as const;
const actOf = (c: Candidate): number => (c.reading ? ACTS[c.reading.act] : 0);

const CUE = slotsOf([
  'kind', 'stem', 'how', 'flags', 'groupFlags', 'act', 'ruleScore', 'headWord', 'headTag', 'firstWord', 'words', 'tags',
  'tagBack1', 'tagBack2', 'tagBack3', 'wordBack1', 'wordBack2', 'wordBack3', 'tagOn0', 'tagOn1', 'tagOn2', 'tagOn3', 'wordOn0', 'wordOn1', 'wordOn2', 'wordOn3', 'wordsOn', 'tagsOn',
  'subjectTag', 'subjectWord', 'held', 'stemBefore', 'gapBefore', 'howBefore', 'stemAfter', 'gapAfter', 'howAfter', 'offset', 'rest', 'capitals', 'lastTag', 'short', 'marked', 'near', 'firstVerb', 'lastVerb', 'quotedAhead', 'quotedBefore',
]);

const CUE_TEMPLATES = templatesOf(PART.cue, CUE, [
  'one', 'kind', 'stem', 'headWord', 'headWord headTag', 'stem flags', 'flags', 'how kind', 'how stem', 'how flags', 'how ruleScore', 'act how', 'act tagOn0', 'stem tagOn0', 'stem wordOn0',
  'stem wordsOn', 'stem tagsOn', 'stem tagBack1', 'stem wordBack1', 'firstWord headTag', 'words', 'tags', 'tagBack1', 'wordBack1', 'tagBack2', 'wordBack2', 'tagBack3', 'wordBack3',
  'tagOn0 groupFlags', 'wordOn0 kind', 'tagOn1 groupFlags', 'wordOn1 kind', 'tagOn2 groupFlags', 'wordOn2 kind', 'tagOn3 groupFlags', 'wordOn3 kind', 'tagBack1 tagBack2 tagBack3',
  'tagOn0 tagOn1 tagOn2', 'tagBack1 tagOn0 flags', 'wordOn0 wordOn1', 'wordOn0 tagOn1 flags', 'subjectTag flags', 'subjectWord', 'subjectTag stem', 'held flags', 'held stem', 'held how',
  'stemBefore gapBefore', 'stemBefore stem', 'howBefore how gapBefore', 'stemAfter gapAfter', 'stemAfter stem', 'howAfter how gapAfter', 'offset flags', 'rest how', 'capitals flags',
  'capitals stem', 'lastTag short', 'marked how', 'near flags', 'near stem', 'firstVerb lastVerb flags',
  'quotedAhead quotedBefore stem', 'quotedAhead how flags', 'quotedAhead wordOn0', 'quotedAhead tagOn0 act',
]);

/** Where no other candidate stands beside. */
const NO_GAP = 99;

/** Whether `c` is a cue. `held`: pattern of a rule's content around it, 0 for none. */
export function cueFeatures(a: Int32Array, v: UnitView, c: Candidate, index: number, held: number): Templates {
  const { start: s, end: e, head: h } = c;
  a[CUE.kind] = KINDS[c.kind];
  a[CUE.stem] = c.stem;
  a[CUE.how] = c.how;
  a[CUE.flags] = c.flags;
  a[CUE.groupFlags] = c.flags & 63;
  a[CUE.act] = actOf(c);
  a[CUE.ruleScore] = Math.round((c.frame?.score ?? 0) * 20);
  a[CUE.headWord] = v.word(h);
  a[CUE.headTag] = v.tag(h);
  a[CUE.firstWord] = v.word(s);
  a[CUE.words] = v.wordsOf(s, e);
  a[CUE.tags] = v.tagsOf(s, e);
  for (let k = 0; k < 3; k++) {
    a[CUE.tagBack1 + k] = v.tag(s - 1 - k);
    a[CUE.wordBack1 + k] = v.word(s - 1 - k);
  }
  for (let k = 0; k < 4; k++) {
    a[CUE.tagOn0 + k] = v.tag(e + k);
    a[CUE.wordOn0 + k] = v.word(e + k);
  }
  a[CUE.wordsOn] = pair(v.word(e), v.word(e + 1));
  a[CUE.tagsOn] = pair(v.tag(e), v.tag(e + 1));
  const subject = nearestNominal(v, s);
  a[CUE.subjectTag] = subject < 0 ? 0 : v.tag(subject);
  a[CUE.subjectWord] = subject < 0 ? 0 : v.word(subject);
  a[CUE.held] = held;
  const before = elementAt(v.candidates, index - 1);
  const after = v.candidates[index + 1];
  a[CUE.stemBefore] = before?.stem ?? 0;
  a[CUE.gapBefore] = before ? binOf(s - before.end) : NO_GAP;
  a[CUE.howBefore] = before?.how ?? -1;
  a[CUE.stemAfter] = after?.stem ?? 0;
  a[CUE.gapAfter] = after ? binOf(after.start - e) : NO_GAP;
  a[CUE.howAfter] = after?.how ?? -1;
  a[CUE.offset] = binOf(s);
  a[CUE.rest] = binOf(v.n - e);
  a[CUE.capitals] = v.capitals;
  a[CUE.lastTag] = v.tag(v.n - 1);
  a[CUE.short] = v.n < 14 ? 1 : 0;
  a[CUE.marked] = (v.marks[s] ?? 0) % 2;
  a[CUE.near] = quoteNear(v, s, e);
  a[CUE.firstVerb] = v.finites[s] === 0 ? 1 : 0;
  a[CUE.lastVerb] = (v.finites[v.n] ?? 0) === (v.finites[e] ?? 0) ? 1 : 0;
  a[CUE.quotedAhead] = markAhead(v, e);
  a[CUE.quotedBefore] = (v.quoted[s] ?? 0) > 0 ? binOf(s - (v.quotedTo[s] ?? 0)) : -1;
  return CUE_TEMPLATES;
}

/** Items up to the next mark of quotation, in few classes; -1 for none within fourteen. */
function markAhead(v: UnitView, e: number): number {
  for (let k = 0; k < 14 && e + k < v.n; k++) if (v.items[e + k]?.tag === '"') return binOf(k);
  return -1;
}

/** The nearest nominal before `s` with nothing but adverbs, brackets and the like between; -1 for none. */
export function nearestNominal(v: UnitView, s: number): number {
  for (let i = s - 1; i >= Math.max(0, s - 12); i--) {
    const item = v.items[i];
    if (item && (isNominal(item) || item.tag === 'WP' || item.tag === 'WDT')) return i;
    if (item && isVerb(item)) return -1;
  }
  return -1;
}

const START = slotsOf(['offset', 'flags', 'words', 'tags', 'kind', 'stem', 'ruled', 'meets', 'tagsBefore', 'infinitive'], PLACE);

const START_TEMPLATES = templatesOf(PART.cueStart, START, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'offset flags', 'offset words', 'offset tags kind', 'offset stem', 'offset here before', 'offset ruled',
  'meets offset', 'meets tagsBefore', 'infinitive word offset',
]);

/** Whether the cue begins at item `p`. */
export function cueStartFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, source: Range | undefined): Templates {
  const ruled = c.frame?.cue[0]?.start ?? NONE;
  place(a, v, p, 1);
  a[START.offset] = p - c.start;
  a[START.flags] = c.flags;
  a[START.words] = v.wordsOf(p, c.end);
  a[START.tags] = v.tagsOf(p, c.end);
  a[START.kind] = KINDS[c.kind];
  a[START.stem] = c.stem;
  a[START.ruled] = ruled === NONE ? 9 : Math.max(-4, Math.min(4, p - ruled));
  a[START.meets] = source?.end === p ? 1 : source && source.end < p ? 2 : source ? 3 : 0;
  a[START.tagsBefore] = v.tagsOf(p, c.start);
  a[START.infinitive] = c.group?.infinitive ? 1 : 0;
  return START_TEMPLATES;
}

const END = slotsOf(['offset', 'flags', 'stem', 'words', 'tags', 'gap', 'ruled', 'asked'], PLACE);

const END_TEMPLATES = templatesOf(PART.cueEnd, END, [
  'before here side', 'here next side', 'earlier before side', 'beforeHere next side', 'earlierBefore here side', 'beforeHere nextTwo side', 'word side', 'wordBefore side',
  'word wordNext side', 'word next side', 'before word side', 'wordBefore here side', 'offset side flags', 'offset side stem', 'offset words side', 'stem words side', 'tags side here',
  'tags flags', 'offset here before', 'offset gap', 'offset ruled side', 'asked offset side', 'side wordBefore', 'side word wordBefore',
]);

/** Whether the cue ends before item `p`; `right`: where content begins behind it. */
export function cueEndFeatures(a: Int32Array, v: UnitView, c: Candidate, p: number, { source, right }: Neighbours): Templates {
  const ruled = c.frame?.cue.at(-1)?.end ?? NONE;
  place(a, v, p, right === p ? 1 : right === NONE ? 2 : right < p ? 3 : 4);
  a[END.offset] = p - c.end;
  a[END.flags] = c.flags;
  a[END.stem] = c.stem;
  a[END.words] = v.wordsOf(c.end, p);
  a[END.tags] = v.tagsOf(c.end, p);
  a[END.gap] = right === NONE ? NO_GAP : Math.min(12, right - c.end);
  a[END.ruled] = ruled === NONE ? 9 : Math.max(-4, Math.min(4, p - ruled));
  a[END.asked] = source && source.start >= c.end ? (source.start === p ? 1 : source.start < p ? 2 : 3) : 0;
  return END_TEMPLATES;
}
