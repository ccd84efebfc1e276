// What is handed on: the words behind a cue or before its subject, and where they end.
import { elementAt } from '../../base/elementAt.js';
import type { Cue, CueLexicon } from '../../lexicon/cues.js';
import { isFiniteTag, isNominal, isQuote, type Item } from '../words/items.js';
import { isPeriod, isTime, phraseFrom, skipAdverbial, type Range } from '../words/phrases.js';
import type { VerbGroup } from '../words/verbGroups.js';

export type Opening = 'quote' | 'colon' | 'that' | 'clause' | 'question' | 'infinitive' | 'object' | 'noun' | 'gerund' | 'preposition' | 'complement';

/** Content behind a cue. */
export interface Right {
  readonly range: Range;
  readonly how: Opening;
  /** Index behind the cue, where it takes a preposition or colon with it. */
  readonly cueEnd: number;
}

/** What the finders below share about one unit. */
export interface Grammar {
  readonly items: readonly Item[];
  readonly groups: readonly VerbGroup[];
  readonly cues: CueLexicon;
}

const QUESTION_WORDS: ReadonlySet<string> = new Set(['whether', 'if', 'how', 'why', 'what', 'who', 'when', 'where', 'which']);
/** Items between a cue and its "that", quotation or colon. */
const GAP = 16;

/** The words behind the cue that ends at `cueEnd`, by the patterns the cue allows; undefined where none follows. */
export function contentAfter(grammar: Grammar, cue: Cue, cueEnd: number): Right | undefined {
  const { items } = grammar;
  const patterns = cue.patterns;
  const at = (range: Range, how: Opening, end = cueEnd): Right => ({ range, how, cueEnd: end });
  const first = items[cueEnd];
  if (!first || first.tag === '.') return undefined;
  const toEnd = (start: number): Range => ({ start, end: cue.patterns.quote && items[start]?.tag === '"' ? markedEnd(grammar, start) : contentEnd(grammar, start) });
  if (patterns.objectInfinitive) {
    const object = phraseFrom(items, cueEnd);
    if (object && items[skipAdverbs(items, object.end)]?.tag === 'TO') return at(toEnd(cueEnd), 'object');
  }
  const to = skipAdverbs(items, cueEnd);
  if (patterns.infinitive && items[to]?.tag === 'TO' && items[skipAdverbs(items, to + 1)]?.tag.startsWith('VB')) return at(toEnd(cueEnd), 'infinitive');
  const said = patterns.quote || patterns.that ? opened(grammar, cue, cueEnd) : undefined;
  if (said) return at(toEnd(said.start), said.how, said.how === 'colon' && said.start === cueEnd + 1 ? cueEnd + 1 : cueEnd);
  if ((patterns.question || patterns.clause) && QUESTION_WORDS.has(first.lower)) return at(toEnd(cueEnd), 'question');
  if (patterns.question && patterns.recipient) {
    const object = phraseFrom(items, cueEnd);
    if (object && QUESTION_WORDS.has(items[object.end]?.lower ?? '')) return at(toEnd(object.end), 'question');
  }
  if (patterns.that || patterns.clause) {
    const start = clauseStart(grammar, cue, cueEnd);
    if (start >= 0) return at(toEnd(start), 'clause');
  }
  if (patterns.raising && first.tag === 'TO') return at(toEnd(cueEnd), 'infinitive');
  if (first.tag === 'IN' || first.tag === 'TO' || first.tag === 'RP') {
    if (!patterns.prepositions.has(first.lower) || !items[cueEnd + 1]) return undefined;
    return at(toEnd(cueEnd + 1), 'preposition', cueEnd + 1);
  }
  if (patterns.gerund && first.tag === 'VBG') return at(toEnd(cueEnd), 'gerund');
  if (!patterns.noun && !patterns.complement) return undefined;
  const object = isQuote(first) ? { start: cueEnd, end: cueEnd + 1 } : phraseFrom(items, cueEnd);
  if (!object || (first.tag === 'CD' && (cue.lemma === 'claim' || cue.act !== 'communication')) || first.lower === 'that') return undefined;
  if (patterns.complement && !patterns.noun && !hasComplement(items, object, cue.lemma)) return undefined;
  return at(toEnd(cueEnd), patterns.complement ? 'complement' : 'noun');
}

const skipAdverbs = (items: readonly Item[], at: number): number => (items[at]?.tag === 'RB' ? at + 1 : at);

/** "called the plan a mistake", "described it as slow", "called it wrong": something is said of the object. To find something is a find, to find it slow an opinion. */
function hasComplement(items: readonly Item[], object: Range, lemma: string): boolean {
  const next = items[object.end];
  if (lemma === 'find') return next?.tag === 'JJ' || next?.lower === 'as' || (next?.tag === 'TO' && items[object.end + 1]?.lower === 'be') || next?.tag === '"';
  if (!next) return object.end - object.start > 2;
  return next.lower === 'as' || next.tag === '"' || next.tag === 'DT' || next.tag === 'JJ' || next.tag === 'RB' || next.lower === 'of' || next.tag === 'VBG' || isQuote(next) || object.end - object.start > 2;
}

/** A word or phrase in marks as the whole content: "yelled “shame” at the bench". */
function markedEnd(grammar: Grammar, start: number): number {
  const { items } = grammar;
  if (isQuote(items[start])) return contentEnd(grammar, start);
  for (let i = start + 1; i < items.length; i++) {
    if (items[i]?.tag !== '"') continue;
    const next = items[i + 1];
    return next && (next.tag === 'IN' || next.tag === ':' || next.tag === 'WRB' || next.tag === 'CC' || next.tag === 'NNS') ? i + 1 : contentEnd(grammar, start);
  }
  return contentEnd(grammar, start);
}

/** "that", a colon or a quotation soon behind the cue, with at most a listener and adverbials between. */
function opened(grammar: Grammar, cue: Cue, cueEnd: number): { start: number; how: Opening } | undefined {
  const { items } = grammar;
  for (let i = cueEnd; i < Math.min(items.length, cueEnd + GAP); i++) {
    const item = items[i];
    if (!item || item.tag === '.') return undefined;
    if (isQuote(item)) return cue.patterns.quote ? { start: i, how: 'quote' } : undefined;
    if (item.lower === 'that' && item.tag !== 'NN' && cue.patterns.that) {
      if (i > cueEnd && isNominal(elementAt(items, i - 1)) && !cue.patterns.recipient && !skippedTo(items, cueEnd, i)) return undefined;
      return startsClause(items, i + 1) ? { start: i, how: 'that' } : undefined;
    }
    if (item.text === ':' && (cue.patterns.quote || i === cueEnd)) return items[i + 1] ? { start: i + 1, how: 'colon' } : undefined;
    if (item.tag === ',') {
      if (isQuote(items[i + 1])) return cue.patterns.quote ? { start: i + 1, how: 'quote' } : undefined;
      if (items[i + 1]?.tag === '"' && i === cueEnd) return { start: i + 1, how: 'quote' };
      return undefined;
    }
    if (item.tag === '"' && i === cueEnd && cue.patterns.quote && !cue.patterns.noun) return { start: i, how: 'quote' };
    if (isFiniteTag(item.tag) || item.tag === 'WP' || item.tag === 'WRB') return undefined;
  }
  return undefined;
}

/** Whether only adverbials of time and place ("in a letter seen by this paper") stand from `from` to `to`. */
function skippedTo(items: readonly Item[], from: number, to: number): boolean {
  let i = from;
  while (i < to) {
    const passive = items[i]?.tag === 'VBN' && items[i + 1]?.lower === 'by' ? phraseFrom(items, i + 2) : undefined;
    const next = passive ? passive.end : skipAdverbial(items, i);
    if (next === i) return false;
    i = next;
  }
  return i === to;
}

function startsClause(items: readonly Item[], at: number): boolean {
  for (let i = at; i < Math.min(items.length, at + 60); i++) {
    const item = items[i];
    if (!item) return false;
    if (isFiniteTag(item.tag) || isQuote(item) || item.tag === 'VB' || item.tag === 'VBN') return true;
    if (item.tag === '.') return false;
  }
  return false;
}

/** Where a clause without "that" begins behind the cue: a subject with its finite verb; -1 for none. */
function clauseStart(grammar: Grammar, cue: Cue, cueEnd: number): number {
  const { items } = grammar;
  let start = cueEnd;
  if (cue.patterns.recipient) {
    const listener = phraseFrom(items, start, false);
    if (listener && (!clauseBegins(items, start) || clauseBegins(items, skipAdverbial(items, listener.end)))) start = listener.end;
  }
  const opening = start;
  for (let hops = 0; hops < 3; hops++) {
    const behind = isTime(items[start]) || isPeriod(items[start + 1]) ? skipAdverbial(items, start) : start;
    if (behind > start && items[behind]?.tag !== ',' && clauseBegins(items, behind)) return behind;
    if (clauseBegins(items, start)) return start;
    const next = skipAdverbial(items, start);
    if (next === start) break;
    start = next;
  }
  if (clauseBegins(items, start)) return start;
  return cue.patterns.clause && !cue.patterns.recipient ? anyWords(items, cue, opening) : -1;
}

/** Whatever stands behind "said" is what was said, adverbials apart; behind other verbs of saying something with a verb in it. */
function anyWords(items: readonly Item[], cue: Cue, from: number): number {
  let start = from;
  for (let hops = 0; hops < 4; hops++) {
    const next = skipAdverbial(items, start);
    if (next === start) break;
    start = next;
  }
  const first = items[start];
  if (!first || first.tag === '.' || first.tag === ',' || first.tag === ':' || first.tag === 'IN' || first.tag === 'VBG' || first.tag === 'CC' || first.tag === 'WRB' || first.tag === 'POS') return -1;
  if (cue.lemma === 'say') return start;
  return items.slice(start, start + 25).some((x) => isFiniteTag(x.tag)) && first.tag !== 'TO' ? start : -1;
}

const NOT_MAIN: ReadonlySet<string> = new Set(['though', 'although', 'while', 'but', 'and', 'as', 'which', 'who', 'after', 'where']);

/** A noun phrase at `at` and its finite verb, with nothing but adverbs, brackets or a relative clause between. */
export function clauseBegins(items: readonly Item[], at: number): boolean {
  const first = items[at];
  if (!first || isQuote(first)) return false;
  if (first.tag === 'EX') return true;
  if (first.tag === 'WP' && items[at + 1]) return true;
  let i = at;
  const leading = first.tag === 'IN' && first.lower !== 'that' && first.lower !== 'of' ? phraseFrom(items, at + 1) : undefined;
  if (leading && items[leading.end]?.tag === ',' && items[leading.end + 1] && !NOT_MAIN.has(items[leading.end + 1]?.lower ?? '')) i = leading.end + 1;
  if ((first.lower === 'if' || first.lower === 'when' || first.lower === 'while' || first.lower === 'because') && items[at + 1]) return true;
  const subject = items[i]?.tag === 'VBG' ? { start: i, end: i + 1 } : phraseFrom(items, i);
  if (!subject) return false;
  for (let k = subject.end; k < Math.min(items.length, subject.end + 25); k++) {
    const item = items[k];
    if (isQuote(item)) return item?.inside?.slice(0, 2).some((w) => isFiniteTag(w.tag)) ?? false;
    if (!item || item.tag === '.' || item.text === ':') return false;
    if (isFiniteTag(item.tag)) return true;
    if (item.tag === ',' && k === subject.end && (items[k + 1]?.tag === 'WP' || items[k + 1]?.tag === 'WDT' || items[k + 1]?.tag === 'DT')) {
      const close = commaAfter(items, k + 1);
      if (close < 0) return false;
      k = close;
      continue;
    }
    if (item.tag === '"' || item.tag === 'PRP$' || item.tag === 'CC' || item.tag === 'TO' || item.tag === 'VB') continue;
    if (item.tag !== 'RB' && item.tag !== 'VBN' && item.tag !== 'VBG' && item.tag !== 'IN' && !isNominal(item) && item.tag !== 'DT' && item.tag !== 'JJ') return false;
    if (item.tag === 'VBG' || item.lower === 'that') return false;
  }
  return false;
}

function commaAfter(items: readonly Item[], from: number): number {
  for (let k = from; k < Math.min(items.length, from + 25); k++) if (items[k]?.tag === ',') return k;
  return -1;
}

/** Where content that begins at `start` ends: before a trailing cue, a second cue of the same speaker, or the full stop. */
export function contentEnd(grammar: Grammar, start: number): number {
  const { items } = grammar;
  if (startsSentence(items[start])) return quotedEnd(items, start);
  for (let i = start + 1; i < items.length; i++) {
    const item = items[i];
    if (!item) break;
    if (item.tag === '.' && i === items.length - 1) return i;
    if (item.text === ';') return i;
    if (item.tag === ',' && cutsAtComma(grammar, i)) return i;
    if (item.tag === 'CC' && (cueFollows(grammar, i + 1) || subjectAndCue(grammar, i + 1, false))) return elementAt(items, i - 1)?.tag === ',' ? i - 1 : i;
  }
  return items.length;
}

/** A quotation that begins like a sentence; one that begins in small letters is part of the clause around it. */
function startsSentence(item: Item | undefined): boolean {
  const first = item?.inside?.[0];
  return isQuote(item) && (first === undefined || first.text !== first.lower || first.tag === 'CD');
}

/** Words that begin with a quotation end with it, unless another follows at once: “…” and “…”. */
function quotedEnd(items: readonly Item[], start: number): number {
  let end = start + 1;
  for (let i = end; i < Math.min(items.length, end + 3); i++) {
    const item = items[i];
    if (isQuote(item)) end = i + 1;
    else if (item?.tag !== ',' && item?.tag !== 'CC' && item?.tag !== ':') break;
  }
  return end;
}

/** ", adding that", ", according to", ", he said", ", but Quist said" end the content before them. */
function cutsAtComma(grammar: Grammar, comma: number): boolean {
  const { items, cues } = grammar;
  const next = items[comma + 1];
  if (!next) return false;
  if (next.lower === 'according' && items[comma + 2]?.lower === 'to') return true;
  const afterAdverb = next.tag === 'RB' ? comma + 2 : comma + 1;
  const verb = items[afterAdverb];
  if (verb?.tag === 'VBG' && isCommunication(cues, verb.lower)) return true;
  if (next.tag === 'CC') return subjectAndCue(grammar, comma + 2, false);
  if ((next.lower === 'while' || next.lower === 'as' || next.lower === 'though' || next.lower === 'although') && subjectAndCue(grammar, comma + 2, false)) return true;
  return subjectAndCue(grammar, comma + 1, true) || invertedCue(grammar, comma + 1);
}

function isCommunication(cues: CueLexicon, form: string): boolean {
  return cues.verbs.get(form)?.some((c) => c.act === 'communication' && c.particle === undefined) ?? false;
}

const STRONG: ReadonlySet<string> = new Set(['said', 'says', 'say', 'told', 'tells', 'added', 'adds', 'wrote', 'writes', 'noted', 'argued', 'explained', 'warned', 'insisted', 'stressed', 'announced', 'stated', 'reported', 'asked', 'urged', 'called', 'acknowledged', 'claimed', 'denied', 'suggested']);

const STRONG_BASES: ReadonlySet<string> = new Set(['say', 'said', 'comment', 'tell', 'told', 'confirm', 'confirmed', 'deny', 'denied', 'elaborate', 'specify', 'explain', 'warned', 'urged', 'asked']);

/** A finite communication verb without subject at `at` (adverbs allowed): "and urged". */
function cueFollows(grammar: Grammar, at: number): boolean {
  const { items, cues } = grammar;
  let i = at;
  const auxiliary = items[i]?.tag === 'MD' || items[i]?.lower === 'did' || items[i]?.lower === 'does' || items[i]?.lower === 'has' || items[i]?.lower === 'have';
  if (auxiliary) i += 1;
  while (items[i]?.tag === 'RB') i += 1;
  const verb = items[i];
  if (auxiliary && verb?.tag.startsWith('VB') && STRONG_BASES.has(verb.lower)) return true;
  if (!verb || !(verb.tag === 'VBD' || verb.tag === 'VBZ' || verb.tag === 'VBN')) return false;
  return (cues.verbs.get(verb.lower)?.some((c) => c.act === 'communication') ?? false) && (STRONG.has(verb.lower) || verb.tag === 'VBD' || verb.tag === 'VBZ');
}

/** A subject and a strong cue at `at`; `last` = nothing but adverbials may follow ("…, he said on Friday."). */
function subjectAndCue(grammar: Grammar, at: number, last: boolean): boolean {
  const { items } = grammar;
  const first = items[at];
  if (first?.tag === 'RB' || (first && cueFollows(grammar, at))) return !last && cueFollows(grammar, at);
  const subject = phraseFrom(items, at);
  if (!subject) return false;
  let i = subject.end;
  while (items[i]?.tag === 'RB' || items[i]?.lower === 'has' || items[i]?.lower === 'have' || items[i]?.lower === 'had') i += 1;
  const verb = items[i];
  if (!verb || !STRONG.has(verb.lower)) return false;
  if (!last) return true;
  let k = i + 1;
  const listener = verb.lower === 'told' || verb.lower === 'tells' ? phraseFrom(items, k, false) : undefined;
  if (listener) k = listener.end;
  for (let hops = 0; hops < 4; hops++) {
    const next = skipAdverbial(items, k);
    if (next === k) break;
    k = next;
  }
  const after = items[k];
  return !after || after.tag === '.' || after.tag === ',' || after.tag === ':';
}

/** ", said Quist" */
function invertedCue(grammar: Grammar, at: number): boolean {
  const { items } = grammar;
  const verb = items[at];
  const next = items[at + 1];
  return verb !== undefined && STRONG.has(verb.lower) && verb.lower !== 'called' && (next?.tag === 'NNP' || next?.tag === 'DT');
}

/** The words before a final or middle cue whose subject (or inverted verb) begins at `edge`; undefined where none stand there. `inserted` = the cue stands between commas. */
export function contentBefore(grammar: Grammar, edge: number, inserted = false): Range | undefined {
  const { items, groups } = grammar;
  const before = elementAt(items, edge - 1);
  if (!before) return undefined;
  const quoted = isQuote(before);
  if (!quoted && before.tag !== ',' && before.text !== '—' && before.text !== '–' && before.text !== '-' && before.tag !== '.' && before.tag !== '"') return undefined;
  let start = 0;
  for (let i = edge - 2; i >= 0; i--) {
    const item = items[i];
    if (item?.text === ';' || (item?.tag === '.' && i < edge - 1 && !isQuote(items[i + 1])) || (quoted && item?.text === ':')) {
      start = i + 1;
      break;
    }
  }
  if (items[start]?.tag === 'CC' && start + 1 < edge) start += 1;
  const range = { start, end: edge };
  const substantial = quoted || items.slice(start, edge).some(isQuote) || groups.some((g) => g.finite && g.start >= start && g.end <= edge);
  if (inserted) return range;
  if (!substantial) return undefined;
  const first = items[start];
  if (!quoted && start === 0 && first?.lower === 'asked' && items[start + 1]?.tag !== 'PRP') return undefined;
  const subordinate = !quoted && first !== undefined && (first.tag === 'IN' || first.tag === 'WRB') && !isRoughly(items, start) && !items.slice(start, edge - 1).some((x) => x.tag === ',');
  return subordinate && first.lower !== 'that' ? undefined : range;
}

/** "At least 61", "About 40", "Over a thousand": how many, no clause of circumstance. */
function isRoughly(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  return next?.tag === 'CD' || (items[at]?.lower === 'at' && (next?.lower === 'least' || next?.lower === 'most'));
}
