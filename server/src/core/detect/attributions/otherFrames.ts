// Attributions whose cue is no verb: "according to", "in the words of", "Quist: …", "her claim that …", "X's plan to …".
import { elementAt } from '../../base/elementAt.js';
import { NO_PATTERNS, type Cue } from '../../lexicon/cues.js';
import { isFiniteTag, isNominal, isQuote, type Item } from '../words/items.js';
import { phraseEndingAt, phraseFrom, type Range } from '../words/phrases.js';
import { clauseBegins, contentEnd, type Grammar } from './contents.js';
import type { Frame, FrameSource } from './frame.js';
import { narrowed } from './narrow.js';
import { subjectAfter, subjectBefore } from './sources.js';

const PLAIN_PATTERNS: Cue['patterns'] = { ...NO_PATTERNS, quote: true, clause: true, that: true };
const reading = (lemma: string): Cue => ({ lemma, force: 'neutral', act: 'communication', patterns: PLAIN_PATTERNS });
const ACCORDING = reading('according to');
const WORDS_OF = reading('in the words of');
const COLON = reading('colon');

/** All attributions of a unit without a cue verb. */
export function otherFrames(grammar: Grammar): Frame[] {
  const frames: Frame[] = [];
  for (let i = 0; i < grammar.items.length; i++) {
    const found = accordingTo(grammar, i) ?? nounFrame(grammar, i);
    if (found) frames.push(found);
  }
  const colon = colonFrame(grammar);
  if (colon) frames.push(colon);
  return frames;
}

/** "According to Quist, …", "…, according to Quist", "in the words of Quist". */
function accordingTo(grammar: Grammar, i: number): Frame | undefined {
  const { items } = grammar;
  const according = items[i]?.lower === 'according' && items[i + 1]?.lower === 'to';
  const inWords = items[i]?.lower === 'in' && items[i + 1]?.lower === 'the' && items[i + 2]?.lower === 'words' && items[i + 3]?.lower === 'of';
  if (!according && !inWords) return undefined;
  const cueEnd = i + (according ? 2 : 4);
  const phrase = subjectAfter(items, cueEnd);
  if (!phrase) return undefined;
  const opening = i === 0 || elementAt(items, i - 1)?.tag === 'CC' || opensInside(items, i);
  const source = opening ? { ...phrase, range: { start: cueEnd, end: commaBeforeClause(items, cueEnd, phrase.range.end) } } : phrase;
  const content = around(grammar, i, source.range.end);
  if (content.length === 0) return undefined;
  return {
    source: { range: source.range, head: source.head }, cue: [{ start: i, end: cueEnd }], content, reading: according ? ACCORDING : WORDS_OF,
    negated: false, evidence: [{ rule: according ? 'cue.according-to' : 'cue.in-the-words-of' }], score: 0.92,
  };
}

/** What stands before `start` and behind `end` of an inserted "according to X". */
function around(grammar: Grammar, start: number, end: number): Range[] {
  const { items } = grammar;
  const content: Range[] = [];
  let from = 0;
  if (opensInside(items, start)) from = start;
  for (let k = start - 1; k >= from; k--) {
    if (items[k]?.text === ';' || (items[k]?.tag === 'CC' && elementAt(items, k - 1)?.tag === ',' && isFiniteSoon(items, k + 1))) {
      from = k + 1;
      break;
    }
  }
  if (items[from]?.tag === 'CC') from += 1;
  const initial = start - from <= 0;
  if (!initial && items.slice(from, start).some((x) => isFiniteTag(x.tag) || isQuote(x))) content.push({ start: from, end: start });
  const next = items[end];
  if ((next?.tag === ',' || next?.text === ':') && (initial || content.length === 0 || goesOn(items, end + 1))) {
    const rest = { start: end + 1, end: contentEnd(grammar, end + 1) };
    if (rest.end > rest.start && items[rest.start]) content.push(rest);
  }
  return content;
}

/** "reported that, according to X, …": what is handed on comes behind. */
function opensInside(items: readonly Item[], start: number): boolean {
  const before = elementAt(items, start - 2);
  return elementAt(items, start - 1)?.tag === ',' && before !== undefined && (before.tag === 'IN' || before.tag === 'WRB' || before.tag === 'CC');
}

/** The comma behind "According to X, conducted by Y," where the clause begins; `otherwise` where none is found. */
function commaBeforeClause(items: readonly Item[], from: number, otherwise: number): number {
  for (let k = from + 1; k < Math.min(items.length, from + MOST_SOURCE); k++) {
    if (items[k]?.tag === ',' && items[k + 1]?.tag !== 'WP' && items[k + 1]?.tag !== 'WDT' && clauseBegins(items, k + 1)) return k;
  }
  return otherwise;
}

/** Items of a source behind "according to". */
const MOST_SOURCE = 40;

const isFiniteSoon = (items: readonly Item[], at: number): boolean => items.slice(at, at + 8).some((x) => isFiniteTag(x.tag));

/** After a middle "according to X,": the clause goes on with its verb. */
const goesOn = (items: readonly Item[], at: number): boolean => items[at] !== undefined && isFiniteTag(items[at].tag);

/** "Quist: We will rebuild the quay" where only a name or office stands before the colon. */
function colonFrame(grammar: Grammar): Frame | undefined {
  const { items } = grammar;
  const at = items.findIndex((x) => x.text === ':');
  if (at < 1 || at > MAX_LABEL || at + 1 >= items.length) return undefined;
  const phrase = phraseEndingAt(items, at - 1);
  if (!phrase || phrase.start !== 0) return undefined;
  const last = elementAt(items, at - 1);
  if (!last || last.tag === 'CD' || !(last.tag === 'NNP' || last.lower === 'report' || last.lower === 'poll' || last.lower === 'study' || last.lower === 'minister')) return undefined;
  const speaks = grammar.groups.some((g) => g.finite && g.start > at) || items.slice(at + 1).some((x) => x.tag === '"' || (x.tag === '.' && x.text !== '.'));
  if (!speaks) return undefined;
  return {
    source: { range: phrase, head: phrase }, cue: [{ start: at, end: at + 1 }], content: [{ start: at + 1, end: items.length }], reading: COLON,
    negated: false, evidence: [{ rule: 'cue.colon' }], score: 0.6,
  };
}

/** Words before a headline's colon. */
const MAX_LABEL = 7;

/** "his claim that …", "Quist's plan to …", "the pledge to …", "criticism of …" */
function nounFrame(grammar: Grammar, i: number): Frame | undefined {
  const { items, cues } = grammar;
  const item = items[i];
  const cue = item && (item.tag === 'NN' || item.tag === 'NNS') ? cues.nouns.get(item.lower) : undefined;
  if (!item || !cue) return undefined;
  const next = items[i + 1];
  if (!next) return undefined;
  const owner = ownerOf(items, i);
  const that = next.lower === 'that' && cue.patterns.that && (next.tag === 'IN' || cue.act === 'communication') && !isFiniteTag(items[i + 2]?.tag ?? '.');
  const infinitive = next.tag === 'TO' && cue.patterns.infinitive && items[i + 2]?.tag.startsWith('VB') === true;
  const preposition = (next.tag === 'IN' || next.tag === 'TO') && cue.patterns.prepositions.has(next.lower);
  if (!that && !infinitive && !(preposition && owner)) return undefined;
  const content = that || infinitive ? { start: i + 1, end: nounContentEnd(grammar, i + 1) } : phraseFrom(items, i + 2);
  if (!content) return undefined;
  const source = owner ?? verbOwner(grammar, i);
  return {
    source, cue: [{ start: i, end: preposition && !that && !infinitive ? i + 2 : i + 1 }], content: [content], reading: cue, negated: false,
    evidence: [{ rule: `cue.${cue.lemma}`, detail: 'noun' }], score: that ? 0.75 : infinitive ? 0.65 : 0.5,
  };
}

/** A clause behind a noun ends at a comma that a finite verb of the main clause follows. */
function nounContentEnd(grammar: Grammar, start: number): number {
  const { items } = grammar;
  const whole = { start, end: contentEnd(grammar, start) };
  const { end } = items[start]?.tag === 'TO' ? narrowed(items, whole, { how: 'infinitive', relative: true, tag: '' }) : whole;
  for (let k = start + 2; k < end; k++) if (items[k]?.tag === ',' && !isQuote(items[k + 1])) return k;
  return end;
}

/** "Quist's", "his" before the noun. */
function ownerOf(items: readonly Item[], noun: number): FrameSource | undefined {
  for (let k = noun - 1; k >= Math.max(0, noun - 4); k--) {
    const item = items[k];
    if (!item) return undefined;
    if (item.tag === 'PRP$') return { range: { start: k, end: k + 1 }, head: { start: k, end: k + 1 } };
    if (item.tag === 'POS') {
      const phrase = phraseEndingAt(items, k - 1);
      return phrase ? { range: { start: phrase.start, end: k + 1 }, head: { start: phrase.start, end: k } } : undefined;
    }
    if (item.tag !== 'JJ' && item.tag !== 'NN' && item.tag !== 'NNP' && item.tag !== '"') return undefined;
  }
  return undefined;
}

const LIGHT: ReadonlySet<string> = new Set(['made', 'makes', 'make', 'making', 'issued', 'issues', 'repeated', 'announced', 'has', 'have', 'had', 'expressed', 'gave', 'renewed', 'released', 'delivered', 'voiced', 'sent', 'drew']);

/** "made the claim that": the subject of the light verb before the noun. */
function verbOwner(grammar: Grammar, noun: number): FrameSource | undefined {
  const { items, groups } = grammar;
  for (let g = groups.length - 1; g >= 0; g--) {
    const group = groups[g];
    if (!group || group.end > noun) continue;
    if (noun - group.end > 3 || !LIGHT.has(items[group.head]?.lower ?? '')) return undefined;
    const subject = subjectBefore(items, groups, g);
    return subject && isNominalHead(items, subject.head) ? { range: subject.range, head: subject.head } : undefined;
  }
  return undefined;
}

const isNominalHead = (items: readonly Item[], head: Range): boolean => isNominal(elementAt(items, head.end - 1));
