// Attributions whose cue is a verb: active in all orders, passive, raising ("is expected to").
import { elementAt } from '../../base/elementAt.js';
import type { Cue } from '../../lexicon/cues.js';
import type { Evidence } from '../../model/analysis.js';
import { isFiniteTag, isNominal, isQuote, type Item } from '../words/items.js';
import { isPeriod, phraseFrom, skipAdverbial, type Range } from '../words/phrases.js';
import type { VerbGroup } from '../words/verbGroups.js';
import { contentAfter, contentBefore, contentEnd, type Grammar, type Right } from './contents.js';
import type { Frame, FrameSource } from './frame.js';
import { phraseBehind } from './medium.js';
import { narrowed } from './narrow.js';
import { subjectAfter, subjectBefore, type Subject } from './sources.js';

/** The attribution of one verb group, or undefined where it hands nothing on. */
export function verbFrame(grammar: Grammar, g: number): Frame | undefined {
  const { items, groups, cues } = grammar;
  const group = groups[g];
  const verb = group ? items[group.head] : undefined;
  if (!group || !verb) return undefined;
  for (const cue of cues.verbs.get(verb.lower) ?? []) {
    const end = cueEndOf(items, group, cue);
    if (end < 0) continue;
    const frame = group.passive || (group.participle && !finiteInDisguise(items, group)) ? passiveFrame(grammar, g, cue, end) : activeFrame(grammar, g, cue, end);
    if (frame) return frame;
  }
  return undefined;
}

function cueEndOf(items: readonly Item[], group: VerbGroup, cue: Cue): number {
  if (cue.particle === undefined) return group.end;
  return items[group.end]?.lower === cue.particle ? group.end + 1 : -1;
}

/** "Quist told" read as a participle: after a name or pronoun it is the verb. */
function finiteInDisguise(items: readonly Item[], group: VerbGroup): boolean {
  const before = elementAt(items, group.start - 1);
  const verb = items[group.head];
  if (!before || !verb) return false;
  if (verb.lower === 'said') return true;
  if (isNominal(before) && before.tag !== 'POS' && items[group.end]?.lower === 'that') return true;
  return before.tag === 'NNP' || before.tag === 'PRP' || before.tag === 'WP' || isQuote(before) || (before.tag === 'RB' && elementAt(items, group.start - 2)?.tag === 'NNP');
}

/** The cue with the adverbs before it: "has also said", "later told". */
function cueStartOf(items: readonly Item[], group: VerbGroup): number {
  let start = group.start;
  while (start > 1 && elementAt(items, start - 1)?.tag === 'RB' && elementAt(items, start - 2)?.tag !== ',' && !isQuote(elementAt(items, start - 2)) && !isFiniteTag(elementAt(items, start - 2)?.tag ?? ',')) start -= 1;
  return start;
}

/** The attribution of `groups[g]` read as `cue` in the active voice. */
export function activeFrame(grammar: Grammar, g: number, cue: Cue, cueEnd: number): Frame | undefined {
  const { items, groups } = grammar;
  const group = groups[g];
  if (!group) return undefined;
  const inverted = invertedFrame(grammar, g, cue, cueEnd);
  if (inverted) return inverted;
  const subject = subjectBefore(items, groups, g);
  const start = cueStartOf(items, group);
  const right = contentAfter(grammar, cue, cueEnd);
  const left = subject && mayFollow(cue, subject) && !opensQuote(items, right, subject) && (!isStrongRight(right) || isQuote(elementAt(items, subject.range.start - 1))) ? contentBefore(grammar, subject.range.start, isInserted(items, subject, cueEnd)) : undefined;
  if (left && subject) {
    const tail = isInserted(items, subject, cueEnd) ? { start: cueEnd + 1, end: contentEnd(grammar, cueEnd + 1) } : contentContinued(grammar, cue, cueEnd, isQuote(elementAt(items, left.end - 1)));
    return frame({ group, cue }, subject, [{ start, end: cueEnd }], tail ? [left, tail] : [left], 'final');
  }
  if (!right || !plausible(items, group, cue, subject, right)) return undefined;
  const range = subject?.how === 'relative' ? beforeMainVerb(items, right.range) : subject ? withinSubordinate(items, subject.range, right.range) : right.range;
  const content = [narrowed(items, range, { how: right.how, relative: subject?.how === 'relative', tag: items[group.start]?.tag ?? '' })];
  const cueRange = { start, end: right.cueEnd };
  if (cue.patterns.raising || (group.gerund && !subject)) return cue.patterns.raising ? raised(group, cue, subject, cueRange, content) : frame({ group, cue }, undefined, [cueRange], content, right.how);
  return frame({ group, cue }, subject, [withMedium(items, cueRange, right)], content, right.how);
}

/** "Soon after the vote, Quist wrote: “…”": what stands before is circumstance. */
const opensQuote = (items: readonly Item[], right: Right | undefined, subject: Subject): boolean => {
  const first = items[0]?.tag;
  return right?.how === 'quote' && !isQuote(elementAt(items, subject.range.start - 1)) && (first === 'IN' || first === 'WRB' || first === 'RB' || first === 'VBG' || first === 'VBN' || first === 'VBD');
};

/** "This quay, she says, is safe": commas before the subject and behind the cue. */
const isInserted = (items: readonly Item[], subject: Subject, cueEnd: number): boolean => {
  const next = items[cueEnd + 1];
  return subject.how === 'before' && elementAt(items, subject.range.start - 1)?.tag === ',' && items[cueEnd]?.tag === ',' && next !== undefined && !isQuote(next) && (next.tag !== 'VBG' || next.lower === 'including') && next.tag !== 'WP' && next.tag !== 'WDT';
};

const isStrongRight = (right: Right | undefined): boolean => right !== undefined && right.how !== 'noun' && right.how !== 'complement' && right.how !== 'preposition' && right.how !== 'quote' && right.how !== 'gerund';

const mayFollow = (cue: Cue, subject: Subject): boolean =>
  (cue.patterns.quote || cue.patterns.clause) && (subject.how === 'before' || subject.how === 'apposition');

const SUBORDINATORS: ReadonlySet<string> = new Set(['while', 'although', 'though', 'after', 'as', 'if', 'when', 'before', 'because', 'since', 'once', 'until', 'even']);

/** "While Quist said that …, he left": the words in `range` end where the main clause begins; `source` is who speaks. */
export function withinSubordinate(items: readonly Item[], source: Range, range: Range): Range {
  const before = elementAt(items, source.start - 1);
  if (!before || !SUBORDINATORS.has(before.lower) || (source.start > 2 && elementAt(items, source.start - 2)?.tag !== ',' && elementAt(items, source.start - 2)?.tag !== 'RB' && !isPeriod(elementAt(items, source.start - 2)))) return range;
  for (let i = range.start + 2; i < range.end; i++) {
    const next = items[i + 1];
    if (items[i]?.tag === ',' && next && (isNominal(next) || next.tag === 'DT' || next.tag === 'PRP$' || next.tag === 'JJ')) return { start: range.start, end: i };
  }
  return range;
}

/** "…, who said the quay was safe, resigned" */
function beforeMainVerb(items: readonly Item[], range: Range): Range {
  for (let i = range.start + 2; i < range.end; i++) {
    const next = items[i + 1];
    if (items[i]?.tag === ',' && next && (isFiniteTag(next.tag) || next.tag === 'VBN')) return { start: range.start, end: i };
  }
  return range;
}

/** Filters readings in another sense: "that noted author", imperatives, objects alone. */
function plausible(items: readonly Item[], group: VerbGroup, cue: Cue, subject: Subject | undefined, right: Right): boolean {
  if (!subject && group.gerund && (right.how === 'colon' || ((right.how === 'clause' || right.how === 'preposition') && group.start === 0))) return false;
  if (!subject && !group.gerund && !group.infinitive) return right.how === 'that' || right.how === 'quote' || right.how === 'colon';
  if (items[group.head]?.tag === 'VB' && !group.finite && !group.infinitive) return right.how === 'that' || right.how === 'quote';
  if (group.infinitive && !subject) return right.how === 'that' || right.how === 'quote' || right.how === 'colon';
  return cue.lemma !== 'mean' || right.how === 'that';
}

/** "said in a statement", "wrote on Twitter" belong to the cue where they stand right behind it. */
function withMedium(items: readonly Item[], cue: Range, right: Right): Range {
  if (right.range.start <= cue.end) return cue;
  const phrase = phraseBehind(items, cue.end);
  return phrase?.medium && phrase.range.end <= right.range.start ? { start: cue.start, end: phrase.range.end } : cue;
}

/** "…," said Quist, "…": the verb before its subject. */
function invertedFrame(grammar: Grammar, g: number, cue: Cue, cueEnd: number): Frame | undefined {
  const { items, groups } = grammar;
  const group = groups[g];
  if (!group || !cue.patterns.quote || NEVER_INVERTED.has(cue.lemma) || !(group.finite || finiteInDisguise(items, group)) || group.end - group.start > 2) return undefined;
  let edge = group.start;
  while (edge > 0 && elementAt(items, edge - 1)?.tag === 'RB') edge -= 1;
  const before = elementAt(items, edge - 1);
  if (!before || !(isQuote(before) || before.tag === ',' || before.tag === '"')) return undefined;
  const subject = subjectAfter(items, cueEnd);
  if (!subject || items[subject.head.start]?.tag === 'PRP') return undefined;
  const after = items[subject.range.end];
  if (after && isFiniteTag(after.tag)) return undefined;
  if (after?.lower === 'that' || after?.tag === 'TO') return undefined;
  const behind = items[subject.range.end + 1];
  const inserted = after?.tag === ',' && behind !== undefined && (isQuote(behind) || behind.tag === '"' || isFiniteTag(behind.tag));
  const left = contentBefore(grammar, edge, inserted || closesHeadline(items, subject.range.end));
  if (!left) return undefined;
  if (!isQuote(before) && before.tag !== '"') {
    const own = subjectBefore(items, groups, g);
    if (own && own.how === 'apposition' && !inserted && (own.range.start === 0 || isQuote(elementAt(items, own.range.start - 1)))) return undefined;
    const right = own ? contentAfter(grammar, cue, cueEnd) : undefined;
    if (own && right && (right.how === 'that' || right.how === 'clause' || right.how === 'quote')) return undefined;
  }
  const tail = contentContinued(grammar, cue, subject.range.end, isQuote(before));
  return frame({ group, cue }, subject, [{ start: group.start, end: cueEnd }], tail ? [left, tail] : [left], 'inverted');
}

/** "Two dead in bridge fall, say police": a line without a stop, which needs no verb in what is said. */
const closesHeadline = (items: readonly Item[], end: number): boolean => end === items.length && !items.some((x) => x.tag === '.');

/** Verbs that need their listener behind them. */
const NEVER_INVERTED: ReadonlySet<string> = new Set(['tell', 'inform', 'assure', 'remind', 'reassure', 'notify']);

/** The second half of words that the cue interrupts: "…," he said, "…". */
function contentContinued(grammar: Grammar, cue: Cue, from: number, quoted: boolean): Range | undefined {
  const { items } = grammar;
  let i = from;
  if (cue.patterns.recipient) {
    const listener = phraseFrom(items, i, false);
    if (listener) i = listener.end;
  }
  for (let hops = 0; hops < 5; hops++) {
    const next = skipAdverbial(items, i);
    if (next === i) break;
    i = next;
  }
  for (let k = i; k < Math.min(items.length, i + 12); k++) {
    const item = items[k];
    if (isQuote(item)) return { start: k, end: contentEnd(grammar, k) };
    if (!item || isFiniteTag(item.tag) || item.tag === '.' || (item.tag === 'VBG' && grammar.cues.verbs.has(item.lower))) break;
  }
  if (quoted && !(items[i]?.tag === ',' && isFiniteTag(items[i + 1]?.tag ?? '.'))) return undefined;
  if (items[i]?.tag !== ',' && items[i]?.text !== ':') return undefined;
  const next = items[i + 1];
  if (!next || next.tag === 'VBG' || next.tag === '.' || next.tag === 'WP' || next.tag === 'WDT') return undefined;
  if (next.tag === 'RB' && items[i + 2]?.tag === 'VBG') return undefined;
  const end = contentEnd(grammar, i + 1);
  const finite = grammar.groups.some((v) => v.finite && v.start > i && v.end <= end);
  const clause = finite && next.tag !== 'CC' && !(next.tag === 'IN' && next.lower === 'as') && next.lower !== 'while' && next.lower !== 'after' && next.lower !== 'when';
  return clause || items.slice(i + 1, end).some(isQuote) ? { start: i + 1, end } : undefined;
}

const RAISING: ReadonlySet<string> = new Set(['expected', 'believed', 'thought', 'reported', 'said', 'seen', 'considered', 'alleged', 'known', 'estimated', 'projected', 'understood', 'rumored', 'rumoured', 'predicted', 'forecast', 'deemed', 'accused', 'called', 'described', 'regarded', 'viewed', 'charged', 'likely', 'anticipated', 'quoted', 'portrayed', 'labeled', 'labelled', 'dubbed', 'hailed', 'blamed', 'criticized', 'criticised', 'praised', 'denounced', 'endorsed', 'supported', 'rejected', 'dismissed', 'condemned', 'announced', 'revealed', 'confirmed', 'approved', 'backed', 'proposed', 'nominated', 'named', 'dubbed', 'declared', 'faulted', 'applauded', 'mocked', 'credited', 'attacked', 'commended', 'termed', 'nicknamed']);

const NAMING: ReadonlySet<string> = new Set(['named', 'called', 'dubbed', 'declared', 'announced', 'labeled', 'labelled', 'deemed', 'considered', 'termed', 'nicknamed']);
const JUDGING: ReadonlySet<string> = new Set(['criticized', 'criticised', 'praised', 'blamed', 'condemned', 'faulted', 'applauded', 'denounced', 'hailed', 'mocked', 'credited', 'attacked', 'commended']);

function passiveFrame(grammar: Grammar, g: number, cue: Cue, cueEnd: number): Frame | undefined {
  const { items, groups } = grammar;
  const group = groups[g];
  const verb = group ? items[group.head] : undefined;
  if (!group || !verb) return undefined;
  const subject = group.participle ? undefined : subjectBefore(items, groups, g);
  const cueRange = { start: cueStartOf(items, group), end: cueEnd };
  const agent = byAgent(items, cueEnd);
  const quoted = verb.lower === 'quoted' && items[cueEnd]?.lower === 'as' && items[cueEnd + 1]?.lower === 'saying';
  if (quoted && subject) {
    const content = opensAt(grammar, cueEnd + 2);
    if (content) return frame({ group, cue }, subject, [{ start: cueRange.start, end: cueEnd + 2 }], [content], 'quoted');
  }
  if (group.participle) return participleFrame(grammar, group, cue, cueEnd);
  const impersonal = subject !== undefined && items[subject.head.start]?.lower === 'it';
  const right = cue.patterns.that || cue.patterns.question ? contentAfter(grammar, cue, cueEnd) : undefined;
  if (right && (right.how === 'that' || right.how === 'question')) return frame({ group, cue }, agent, [cueRange], [right.range], impersonal ? 'impersonal' : 'passive');
  if (!subject || subject.how === 'relative' && !agent) return undefined;
  if (agent && (cue.patterns.noun || cue.patterns.complement || cue.patterns.that)) return frame({ group, cue }, agent, [{ start: cueRange.start, end: cueEnd }], [subject.range], 'passive');
  if (!RAISING.has(verb.lower)) return undefined;
  const next = items[cueEnd];
  const named = NAMING.has(verb.lower) && (next?.tag === 'DT' || next?.tag === 'NNP' || next?.tag === 'JJ' || next?.tag === '"');
  if (next?.tag === 'TO' || next?.lower === 'as' || next?.lower === 'of' || (next?.lower === 'for' && JUDGING.has(verb.lower)) || named) {
    return frame({ group, cue }, undefined, [cueRange], [subject.range, { start: cueEnd, end: contentEnd(grammar, cueEnd) }], 'raising');
  }
  return undefined;
}

/** "Asked whether …", "a sentiment endorsed by …" */
function participleFrame(grammar: Grammar, group: VerbGroup, cue: Cue, cueEnd: number): Frame | undefined {
  const before = elementAt(grammar.items, group.start - 1);
  const atStart = before === undefined || before.tag === ',' || before.tag === 'WRB' || before.tag === 'IN';
  const right = atStart && (cue.patterns.question || cue.patterns.recipient) ? contentAfter(grammar, cue, cueEnd) : undefined;
  if (!right || right.how === 'noun' || right.how === 'object') return undefined;
  const comma = grammar.items.findIndex((x, i) => i >= right.range.start && x.tag === ',');
  const range = comma > right.range.start ? { start: right.range.start, end: Math.min(comma, right.range.end) } : right.range;
  return frame({ group, cue }, undefined, [{ start: group.start, end: right.cueEnd }], [range], 'passive');
}

function opensAt(grammar: Grammar, start: number): Range | undefined {
  let at = start;
  if (grammar.items[at]?.tag === ',' || grammar.items[at]?.text === ':') at += 1;
  return at < grammar.items.length ? { start: at, end: contentEnd(grammar, at) } : undefined;
}

function byAgent(items: readonly Item[], at: number): FrameSource | undefined {
  if (items[at]?.lower !== 'by') return undefined;
  const phrase = phraseFrom(items, at + 1);
  return phrase ? { range: phrase, head: phrase } : undefined;
}

/** "The talks seem to stall": subject and infinitive are the content, nobody speaks. */
function raised(group: VerbGroup, cue: Cue, subject: Subject | undefined, cueRange: Range, content: readonly Range[]): Frame | undefined {
  return subject ? frame({ group, cue }, undefined, [cueRange], [subject.range, ...content], 'raising') : undefined;
}

/** A verb group read as a cue. */
interface Read {
  readonly group: VerbGroup;
  readonly cue: Cue;
}

const SCORES: Readonly<Record<string, number>> = {
  quote: 0.97, colon: 0.93, that: 0.93, inverted: 0.95, final: 0.93, clause: 0.85, question: 0.85, infinitive: 0.8, object: 0.8, quoted: 0.9, impersonal: 0.75,
  passive: 0.65, raising: 0.6, complement: 0.7, preposition: 0.65, noun: 0.55, gerund: 0.65,
};

function frame({ group, cue }: Read, subject: Subject | FrameSource | undefined, ranges: readonly Range[], content: readonly Range[], how: string): Frame {
  const evidence: Evidence[] = [{ rule: `cue.${cue.lemma.replace(' ', '-')}`, detail: how }];
  if (subject && 'how' in subject && subject.how !== 'before') evidence.push({ rule: `source.${subject.how}` });
  return {
    source: subject && { range: subject.range, head: subject.head }, cue: ranges, content, reading: cue, negated: group.negated, evidence, score: SCORES[how] ?? 0.5,
  };
}
