// Who speaks: the subject of a cue, before it or (inverted) behind it, with appositions and relative clauses between.
import { elementAt } from '../../base/elementAt.js';
import { isFiniteTag, isMark, isNominal, isQuote, type Item } from '../words/items.js';
import { isPeriod, isTime, phraseEndingAt, phraseFrom, relativeBefore, type Range } from '../words/phrases.js';
import type { VerbGroup } from '../words/verbGroups.js';
import type { FrameSource } from './frame.js';

/** Where a subject was found, for the choice of pattern. */
export interface Subject extends FrameSource {
  readonly how: 'before' | 'apposition' | 'shared' | 'participial' | 'inverted' | 'relative';
}

/** The subject of `groups[g]`, looking left; shared with an earlier verb where the group has none of its own. */
export function subjectBefore(items: readonly Item[], groups: readonly VerbGroup[], g: number, depth = 0): Subject | undefined {
  const group = groups[g];
  if (!group || depth > MAX_DEPTH) return undefined;
  let p = group.start - 1;
  while (p >= 0 && items[p]?.tag === 'RB') p -= 1;
  // "Ada Quist, the chair, today announced": the day is no part of her.
  const dated = p > 0 && isTime(items[p]) && items[p - 1]?.tag === ',';
  if (dated) p -= 1;
  const before = items[p];
  if (!before) return undefined;
  if (group.gerund || group.infinitive || group.participle) {
    const own = group.gerund && isNominal(before) && before.tag !== 'CD' ? phraseEndingAt(items, p) : undefined;
    if (own && group.gerund && elementAt(items, own.start - 1)?.tag === 'IN' && elementAt(items, own.start - 1)?.lower === 'with') return { range: own, head: own, how: 'before' };
    return sharedSubject(items, groups, g, 'participial', depth);
  }
  if (before.tag === 'CC' || before.lower === 'then') return sharedSubject(items, groups, g, 'shared', depth);
  if (before.tag === ',' || before.tag === ')' || before.text === '—' || before.text === '–' || before.text === '--' || before.text === '-') {
    const closing = before.tag === ')' ? undefined : beforeParenthesis(items, p, dated ? p + 1 : group.start);
    if (closing) return closing;
    if (before.tag !== ')') return before.tag === ',' && elementAt(items, p - 1)?.tag === 'CC' ? sharedSubject(items, groups, g, 'shared', depth) : undefined;
  }
  const own = phraseEndingAt(items, withoutTime(items, p)) ?? behindRelative(items, p, group.start);
  const range = own ? withList(items, own) : undefined;
  if (!range) return isFiniteTag(before.tag) || before.tag === 'IN' || before.tag === 'RP' ? sharedSubject(items, groups, g, 'shared', depth) : undefined;
  const first = items[range.start];
  if (first?.tag === 'EX') return undefined;
  const relative = first?.tag === 'WP' || first?.tag === 'WDT' || first?.lower === 'that';
  const head = headOf(items, range);
  if ((head.end - head.start === 1 && isTime(items[head.start])) || isSpell(items, head)) return sharedSubject(items, groups, g, 'shared', depth);
  return { range, head, how: relative ? 'relative' : 'before' };
}

/** "twice this year", "last week": when, not who. */
function isSpell(items: readonly Item[], head: Range): boolean {
  const opener = elementAt(items, head.end - 2)?.lower;
  return isPeriod(elementAt(items, head.end - 1)) && head.end - head.start <= 3 && (opener === 'this' || opener === 'last' || opener === 'next');
}

const MAX_DEPTH = 5;

/** The subject of an earlier verb: of the nearest verb of saying in the same form ("said … and added"), else of the nearest verb with a subject. */
function sharedSubject(items: readonly Item[], groups: readonly VerbGroup[], g: number, how: 'shared' | 'participial', depth: number): Subject | undefined {
  const tag = elementAt(items, groups[g]?.head ?? -1)?.tag;
  for (const saying of [true, false]) {
    for (let k = g - 1; k >= 0; k--) {
      const earlier = groups[k];
      const verb = earlier ? items[earlier.head] : undefined;
      if (!earlier || !verb || !(earlier.finite || (verb.lower === 'said' && saying))) continue;
      if (saying && !(SAYING.has(verb.lower) && (how === 'participial' || verb.tag === tag || verb.lower === 'said' || (tag === 'VB' && verb.tag === 'VBD')))) continue;
      const subject = subjectBefore(items, groups, k, depth + 1) ?? (saying ? subjectAfter(items, earlier.end) : undefined);
      if (subject && subject.how !== 'relative') return { range: subject.range, head: subject.head, how };
    }
  }
  return undefined;
}

const SAYING: ReadonlySet<string> = new Set(['said', 'says', 'told', 'tells', 'added', 'adds', 'wrote', 'writes', 'noted', 'argued', 'explained', 'warned', 'insisted', 'stressed', 'announced', 'stated', 'reported', 'asked', 'urged', 'called', 'acknowledged', 'claimed', 'denied', 'suggested', 'spoke', 'accused', 'responded', 'tweeted', 'replied', 'criticized', 'declared', 'pledged', 'vowed', 'promised']);

/** "A woman who lives nearby said": the relative clause ends in a verb or adverb. */
function behindRelative(items: readonly Item[], p: number, end: number): Range | undefined {
  const verb = items[p];
  if (!verb || !isFiniteTag(verb.tag)) return undefined;
  const who = relativeBefore(items, p, 0);
  const named = who > 0 ? phraseEndingAt(items, who - 1) : undefined;
  return named ? { start: named.start, end } : undefined;
}

/** The index of the last word before an adverbial of time between subject and verb: "The leaders on Tuesday urged". */
function withoutTime(items: readonly Item[], p: number): number {
  let at = p;
  if (!isTime(items[at]) && !(isPeriod(items[at]) && (elementAt(items, at - 1)?.lower === 'last' || elementAt(items, at - 1)?.lower === 'this' || elementAt(items, at - 1)?.lower === 'next'))) return p;
  at -= isTime(items[at]) ? 1 : 2;
  while (at >= 0 && (items[at]?.lower === 'on' || items[at]?.lower === 'late' || items[at]?.lower === 'early' || items[at]?.lower === 'last')) at -= 1;
  const before = items[at];
  return before && (isNominal(before) || before.tag === ')') ? at : p;
}

/** "Norway, Sweden and Denmark": takes the items before the comma of a list of names. */
function withList(items: readonly Item[], range: Range): Range {
  const joined = items.slice(range.start, range.end).some((x) => x.tag === 'CC');
  let { start } = range;
  if (!joined) return range;
  while (elementAt(items, start - 1)?.tag === ',' && isNominal(elementAt(items, start - 2)) && elementAt(items, start - 2)?.tag !== 'PRP') {
    const earlier = phraseEndingAt(items, start - 2);
    if (!earlier || isTime(items[earlier.start]) || (items[start]?.tag !== 'NNP' && earlier.end - earlier.start > 6)) break;
    start = earlier.start;
  }
  return { start, end: range.end };
}

/** "X, who replaced Y in July, said", "X, 45, a retiree in Y, said", "X, however, said": the comma before the cue closes an insertion. */
function beforeParenthesis(items: readonly Item[], close: number, cueStart: number): Subject | undefined {
  const mark = items[close]?.text ?? ',';
  let edge = close;
  for (let hops = 0; hops < MAX_INSERTIONS; hops++) {
    const open = previousMark(items, edge - 1, mark);
    if (open < 0) return undefined;
    const opener = items[open + 1];
    const insertion = { start: open + 1, end: edge };
    if (!opener || insertion.start >= insertion.end || !readsAsInsertion(items, insertion)) return undefined;
    const before = elementAt(items, open - 1);
    if (before && (isNominal(before) || before.tag === ')')) {
      const range = phraseEndingAt(items, open - 1);
      const head = range ? headOf(items, range) : undefined;
      const previous = range ? elementAt(items, range.start - 1) : undefined;
      const more = previous?.tag === ',' && range !== undefined && looksAppositive(items, range) && previousMark(items, range.start - 2, ',') >= -1 && canContinue(items, range.start - 1);
      if (range && head && !more && !isTimePhrase(items, range)) {
        const adverbial = opener.tag === 'RB' || (opener.tag === 'IN' && insertion.end - insertion.start <= 8);
        return { range: adverbial ? range : { start: range.start, end: cueStart - trailing(items, close, cueStart) }, head, how: 'apposition' };
      }
    }
    edge = open;
  }
  return undefined;
}

/** Adverbs between the closing comma and the cue are no part of the source. */
const trailing = (_items: readonly Item[], close: number, cueStart: number): number => cueStart - close - 1;

const MAX_INSERTIONS = 5;

/** Whether what stands before the comma at `comma` may be the name that the phrase behind it explains. */
function canContinue(items: readonly Item[], comma: number): boolean {
  const before = elementAt(items, comma - 1);
  if (!before || !(isNominal(before) || before.tag === ')')) return false;
  const range = phraseEndingAt(items, comma - 1);
  if (!range || isTimePhrase(items, range)) return false;
  const opening = elementAt(items, range.start - 1);
  if (opening && opening.tag !== ',' && opening.tag !== 'CC' && !isQuote(opening) && opening.tag !== ':' && opening.lower !== 'that' && opening.tag !== '"') return false;
  return items[range.start]?.tag === 'NNP' || items[range.start]?.tag === 'DT' || items[range.start]?.tag === 'JJ' || items[range.start]?.tag === 'NN' || items[range.start]?.tag === 'NNS';
}

const looksAppositive = (items: readonly Item[], range: Range): boolean => {
  const first = items[range.start];
  return first?.tag === 'DT' || first?.tag === 'CD' || first?.tag === 'NN' || first?.tag === 'JJ' || first?.tag === 'NNP' || first?.tag === 'RB' || first?.tag === 'VBN';
};

function isTimePhrase(items: readonly Item[], range: Range): boolean {
  return isTime(items[range.start]) || isPeriod(elementAt(items, range.end - 1));
}

/** Between commas: relative clause, apposition, age, participle, adverbial; no main clause of its own. */
function readsAsInsertion(items: readonly Item[], range: Range): boolean {
  const first = items[range.start];
  if (!first) return false;
  if (first.tag === 'WP' || first.tag === 'WDT' || first.lower === 'who' || first.lower === 'which') return true;
  let finite = 0;
  let relative = false;
  for (let i = range.start; i < range.end; i++) {
    const item = items[i];
    if (!item || isQuote(item)) return false;
    if (item.tag === 'WP' || item.tag === 'WDT' || item.lower === 'that') relative = true;
    if (isFiniteTag(item.tag)) finite += 1;
  }
  const subordinate = first.tag === 'IN' || first.tag === 'WRB' || first.tag === 'VBG' || first.tag === 'VBN';
  return finite === 0 || relative || subordinate;
}

function previousMark(items: readonly Item[], from: number, mark: string): number {
  for (let k = from; k >= Math.max(0, from - 40); k--) {
    const item = items[k];
    if (!item || isQuote(item)) return -1;
    if (item.text === mark) return k;
    if (item.tag === '.' || (item.tag === ':' && item.text !== mark)) return -1;
  }
  return -1;
}

/** The name or nominal inside a source phrase: up to the first comma, relative pronoun or bracket. */
export function headOf(items: readonly Item[], range: Range): Range {
  for (let i = range.start + 1; i < range.end; i++) {
    const item = items[i];
    if (!item) break;
    if (item.tag === ',' && listGoesOn(items, i, range)) continue;
    if (item.tag === ',' || item.tag === '(' || item.tag === 'WP' || item.tag === 'WDT' || (isMark(item) && item.tag === ':')) return { start: range.start, end: i };
  }
  return range;
}

/** "leaders of Norway, Sweden and Denmark": the comma stands in a list of names that a preposition opens and that ends the phrase. */
function listGoesOn(items: readonly Item[], comma: number, range: Range): boolean {
  const opened = items.slice(range.start, comma).findIndex((x) => x.lower === 'of' || x.lower === 'from');
  const joined = items.slice(comma, range.end).findIndex((x) => x.tag === 'CC');
  if (opened < 1 || joined < 0) return false;
  return items.slice(range.start + opened + 1, range.end).every((x) => x.tag === 'NNP' || x.tag === ',' || x.tag === 'CC' || x.lower === 'the');
}

/** "said Ada Quist, a pilot, …": the phrase behind the cue, with its apposition or relative clause. */
export function subjectAfter(items: readonly Item[], cueEnd: number): Subject | undefined {
  const first = items[cueEnd];
  if (!first || isQuote(first)) return undefined;
  if (!(first.tag === 'NNP' || first.tag === 'DT' || first.tag === 'NN' || first.tag === 'NNS' || first.tag === 'JJ' || first.tag === 'CD' || first.tag === 'PRP$' || first.tag === 'PRP')) return undefined;
  const phrase = phraseFrom(items, cueEnd);
  const head = phrase ? withoutListener(items, phrase) : undefined;
  if (!head) return undefined;
  if (isTime(items[head.start])) return undefined;
  const end = withAppositions(items, head.end);
  return { range: { start: head.start, end }, head: headOf(items, head), how: 'inverted' };
}

/** "said Quist to the crowd", "said Quist in an interview": to whom and where is no part of a name; "Olsen of Eastport" is. */
function withoutListener(items: readonly Item[], phrase: Range): Range {
  if (items[phrase.start]?.tag !== 'NNP') return phrase;
  for (let i = phrase.start + 1; i < phrase.end; i++) {
    const item = items[i];
    const plain = (item?.tag === 'IN' || item?.tag === 'TO') && item.lower !== 'of' && item.lower !== 'for' && item.lower !== 'from';
    if (plain && (item.lower === 'to' || items[i + 1]?.tag !== 'NNP')) return { start: phrase.start, end: i };
  }
  return phrase;
}

/** Takes ", the mayor of X" and ", who lives in Y" behind a name; stops where the sentence goes on. */
function withAppositions(items: readonly Item[], from: number): number {
  let end = from;
  for (let hops = 0; hops < MAX_INSERTIONS; hops++) {
    const opener = items[end + 1];
    if (items[end]?.tag !== ',' || !opener || isQuote(opener)) break;
    if (opener.tag === 'WP' || opener.tag === 'WDT') {
      end = clauseEnd(items, end + 1);
      continue;
    }
    if (opener.tag !== 'DT' && opener.tag !== 'NN' && opener.tag !== 'NNS' && opener.tag !== 'NNP' && opener.tag !== 'JJ' && opener.tag !== 'CD') break;
    const phrase = phraseFrom(items, end + 1);
    if (!phrase || isFiniteTag(items[phrase.end]?.tag ?? '.') || isTime(items[phrase.start])) break;
    end = items[phrase.end]?.tag === 'WP' || items[phrase.end]?.tag === 'WDT' ? clauseEnd(items, phrase.end) : phrase.end;
  }
  const next = items[end];
  return next?.tag === 'WP' ? clauseEnd(items, end) : end;
}

function clauseEnd(items: readonly Item[], from: number): number {
  for (let i = from; i < items.length; i++) {
    const item = items[i];
    if (!item || isQuote(item) || item.tag === ',' || item.tag === '.' || item.tag === ':') return i;
  }
  return items.length;
}
