// What the learned decisions read of a unit: tags and words as numbers, verb groups, and the candidates for a cue with what the rules make of them.
import { binOf, hashWord, pair } from '../../../learn/features.js';
import { elementAt } from '../../../base/elementAt.js';
import type { Cue, CueLexicon } from '../../../lexicon/cues.js';
import { TAG_INDEX } from '../../../lexicon/tags.js';
import { isFiniteTag, isNominal, isQuote, type Item } from '../../words/items.js';
import type { Range } from '../../words/phrases.js';
import type { VerbGroup } from '../../words/verbGroups.js';
import type { Frame } from '../frame.js';

export type CandidateKind = 'verb' | 'noun' | 'according' | 'colon' | 'other';

/** A word or verb group that may be a cue. Item indices. */
export interface Candidate {
  readonly kind: CandidateKind;
  readonly head: number;
  readonly start: number;
  readonly end: number;
  readonly group: VerbGroup | undefined;
  /** What the rules make of it. */
  readonly frame: Frame | undefined;
  readonly reading: Cue | undefined;
  /** Hash of the lemma, as far as it is known. */
  readonly stem: number;
  /** Which pattern of the rules matched: 0 for none. */
  readonly how: number;
  /** What kind of verb group or other cue it is, as bits. */
  readonly flags: number;
  /** Content of the rules' frame behind the cue's head, and before the cue. */
  readonly ruledRight: Range | undefined;
  readonly ruledLeft: Range | undefined;
}

/** The first verb group behind a place, as `UnitView.nextVerb` finds it. */
export interface NextVerb {
  readonly distance: number;
  readonly finite: number;
  readonly tag: number;
  /** Number of the candidate that begins there; -1 for none. */
  readonly chance: number;
  /** Where the rules begin that candidate's source; -1 for nowhere. */
  readonly source: number;
}

/** Padding on both sides of the arrays, so that neighbours need no check. */
const PAD = 4;
const QUOTE_TAG = 60;

const filled = (length: number, value: number): number[] => new Array<number>(length).fill(value);

export class UnitView {
  readonly n: number;
  private readonly tags: readonly number[];
  private readonly words: readonly number[];
  /** Number of commas, coordinators, finite verbs before each item, for counts between two of them. */
  readonly commas: readonly number[];
  readonly coordinators: readonly number[];
  readonly finites: readonly number[];
  /** Number of marks of quotation before each item. */
  readonly marks: readonly number[];
  /** Number of quotations, folded or not, that end before each item, and where the last of them ends; -1 for nowhere. */
  readonly quoted: readonly number[];
  readonly quotedTo: readonly number[];
  /** Index of the verb group that begins at an item, -1 for none. */
  readonly groupAt: readonly number[];
  readonly candidateAt: readonly number[];
  /** Number of nominals before each item that no other nominal follows at once. */
  readonly nominals: readonly number[];
  readonly capitals: number;
  /** Where the first verb group at an item or behind it begins; the unit's length for none. */
  private readonly groupFrom: readonly number[];
  private readonly nextVerbs: (NextVerb | undefined)[] = [];

  constructor(readonly items: readonly Item[], readonly groups: readonly VerbGroup[], readonly candidates: readonly Candidate[]) {
    const n = items.length;
    this.n = n;
    // Plain arrays: typed ones of this length lie outside the heap, and to fetch ten of them for each unit costs more than to fill them.
    const tags = filled(n + 2 * PAD, 0);
    const words = filled(n + 2 * PAD, 0);
    const commas = filled(n + 1, 0);
    const coordinators = filled(n + 1, 0);
    const finites = filled(n + 1, 0);
    const marks = filled(n + 1, 0);
    const nominals = filled(n + 1, 0);
    const quoted = filled(n + 1, 0);
    const quotedTo = filled(n + 1, -1);
    const groupAt = filled(n + 1, -1);
    const candidateAt = filled(n + 1, -1);
    const groupFrom = filled(n + 1, n);
    let capitals = 0;
    let long = 0;
    for (let i = 0; i < n; i++) {
      const item = items[i];
      if (!item) continue;
      const { tag } = item;
      const quote = isQuote(item);
      tags[i + PAD] = quote ? QUOTE_TAG : (TAG_INDEX.get(tag) ?? 0) + 1;
      words[i + PAD] = quote ? QUOTE_TAG : hashWord(item.lower);
      commas[i + 1] = (commas[i] ?? 0) + (tag === ',' ? 1 : 0);
      coordinators[i + 1] = (coordinators[i] ?? 0) + (tag === 'CC' ? 1 : 0);
      finites[i + 1] = (finites[i] ?? 0) + (isFiniteTag(tag) ? 1 : 0);
      marks[i + 1] = (marks[i] ?? 0) + (tag === '"' && !quote ? 1 : 0);
      const closes = quote || (tag === '"' && (marks[i] ?? 0) % 2 === 1);
      quoted[i + 1] = (quoted[i] ?? 0) + (closes ? 1 : 0);
      quotedTo[i + 1] = closes ? i + 1 : (quotedTo[i] ?? -1);
      nominals[i + 1] = (nominals[i] ?? 0) + (isNominal(item) && !isNominal(items[i + 1]) ? 1 : 0);
      if (item.text.length > 3) {
        long += 1;
        if (item.text !== item.lower) capitals += 1;
      }
    }
    this.capitals = long < 3 ? 0 : Math.floor((4 * capitals) / long);
    groups.forEach((g, k) => { groupAt[g.start] = k; });
    candidates.forEach((c, k) => { candidateAt[c.start] = k; });
    for (let i = n - 1; i >= 0; i--) groupFrom[i] = (groupAt[i] ?? -1) >= 0 ? i : (groupFrom[i + 1] ?? n);
    this.tags = tags;
    this.words = words;
    this.commas = commas;
    this.coordinators = coordinators;
    this.finites = finites;
    this.marks = marks;
    this.nominals = nominals;
    this.quoted = quoted;
    this.quotedTo = quotedTo;
    this.groupAt = groupAt;
    this.candidateAt = candidateAt;
    this.groupFrom = groupFrom;
  }

  /** Number of the tag of the first verb between `s` and `p`, not further than thirty items on; 0 for none. */
  firstVerbTag(s: number, p: number): number {
    const at = this.groupFrom[s] ?? this.n;
    return at < p && at < s + 30 ? this.tag(at) : 0;
  }

  /** The first verb group at or behind item `p`, with nothing but a phrase before it: "and | the mayor left". */
  nextVerb(p: number): NextVerb {
    return (this.nextVerbs[p] ??= this.findNextVerb(p));
  }

  private findNextVerb(p: number): NextVerb {
    const at = this.groupFrom[p] ?? this.n;
    const group = elementAt(this.groups, this.groupAt[at] ?? -1);
    if (!group || at >= p + 14) return NO_VERB;
    for (let i = p + 2; i <= at; i++) {
      const item = this.items[i];
      if (item && (item.tag === ',' || item.tag === '.' || item.text === ';')) return NO_VERB;
    }
    const chance = this.candidateAt[at] ?? -1;
    return { distance: binOf(at - p), finite: group.finite ? 1 : 2, tag: this.tag(at), chance, source: elementAt(this.candidates, chance)?.frame?.source?.range.start ?? -1 };
  }

  /** Number of the tag of item `i`; 0 outside the unit. */
  tag(i: number): number {
    return this.tags[i + PAD] ?? 0;
  }

  /** Hash of the word of item `i`; 0 outside the unit. */
  word(i: number): number {
    return this.words[i + PAD] ?? 0;
  }

  /** Hash of the tags from `start` to `end`, at most six of them. */
  tagsOf(start: number, end: number): number {
    if (end - start > 6) return -1;
    let h = 7;
    for (let i = start; i < end; i++) h = pair(h, this.tag(i));
    return h;
  }

  /** Hash of the words from `start` to `end`, at most four of them. */
  wordsOf(start: number, end: number): number {
    if (end - start > 4) return -1;
    let h = 7;
    for (let i = start; i < end; i++) h = pair(h, this.word(i));
    return h;
  }
}

const NO_VERB: NextVerb = { distance: 99, finite: 0, tag: 0, chance: -1, source: -1 };

const NOUN_LINKS: ReadonlySet<string> = new Set(['that', 'to', 'of', 'for', 'on', 'about', 'over', 'against', 'in', 'toward', 'towards', 'with', 'from', 'as', 'at', 'into']);

/** Everything in a unit that may be a cue, left to right. `frames`: the rules' findings by the item where their cue has its head. */
export function candidatesOf(items: readonly Item[], groups: readonly VerbGroup[], frames: ReadonlyMap<number, Frame>, cues: CueLexicon): Candidate[] {
  const found: Candidate[] = [];
  let g = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item || isQuote(item)) continue;
    const group = groups[g];
    if (group && group.start === i) {
      const verb = items[group.head];
      if (verb) found.push(candidate({ kind: 'verb', head: group.head, start: i, end: group.end, group, frame: frames.get(group.head), reading: frames.get(group.head)?.reading ?? cues.verbs.get(verb.lower)?.[0], stem: stemOf(verb.lower, cues) }));
      g += 1;
      i = group.end - 1;
      continue;
    }
    const kind = kindOf(items, i);
    if (kind) found.push(candidate({ kind, head: i, start: i, end: kind === 'according' ? i + 2 : i + 1, group: undefined, frame: frames.get(i), reading: frames.get(i)?.reading ?? cues.nouns.get(item.lower), stem: hashWord(item.lower) }));
  }
  return found;
}

/** With what every place asks of it worked out once. */
function candidate({ kind, head, start, end, group, frame, reading, stem }: Omit<Candidate, 'how' | 'flags' | 'ruledRight' | 'ruledLeft'>): Candidate {
  return {
    kind, head, start, end, group, frame, reading, stem,
    how: frame ? HOWS.indexOf(frame.evidence[0]?.detail ?? '') + 2 : 0,
    flags: group ? groupFlags(group) : 64 + KINDS[kind],
    ruledRight: frame?.content.find((r) => r.start >= head),
    ruledLeft: frame?.content.find((r) => r.end <= start),
  };
}

/** Numbers of the kinds; part of the meaning of features. */
export const KINDS = { verb: 1, noun: 2, according: 3, colon: 4, other: 5 } as const;
/** Details of the rules' evidence by number; part of the meaning of features. */
const HOWS = ['quote', 'colon', 'that', 'clause', 'question', 'infinitive', 'object', 'noun', 'gerund', 'preposition', 'complement', 'inverted', 'final', 'passive', 'raising', 'quoted', 'impersonal'];

const groupFlags = (g: VerbGroup): number => (g.finite ? 1 : 0) | (g.infinitive ? 2 : 0) | (g.gerund ? 4 : 0) | (g.participle ? 8 : 0) | (g.passive ? 16 : 0) | (g.negated ? 32 : 0);

function kindOf(items: readonly Item[], i: number): CandidateKind | undefined {
  const item = items[i];
  const next = items[i + 1];
  if (!item) return undefined;
  if (item.lower === 'according' && next?.lower === 'to') return 'according';
  if (item.text === ':') return next ? 'colon' : undefined;
  if (item.tag !== 'NN' && item.tag !== 'NNS') return undefined;
  return next && (NOUN_LINKS.has(next.lower) || next.tag === 'TO' || next.text === ':') ? 'noun' : undefined;
}

/** Hash of the lemma of a verb's form: from the lexicon, else by cutting the ending. */
function stemOf(lower: string, cues: CueLexicon): number {
  const known = cues.verbs.get(lower)?.[0];
  if (known) return hashWord(known.lemma.split(' ')[0] ?? known.lemma);
  const cut = ENDING.exec(lower);
  return hashWord(cut ? lower.slice(0, cut.index) : lower);
}

/** Hits the "ed" of "argued", the "ing" of "arguing"; misses "read". */
const ENDING = /(?:(?<=[a-z]{3})(?:ed|ing|es|s|e))$/u;
