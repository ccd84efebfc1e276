// The cue lexicon: words that hand on what somebody says, writes, thinks, wants or does not know, by inflected form.
import type { Act, Force } from '../model/kinds.js';
import { inflect } from './inflect.js';
import { columns, entryLines, fields } from './table.js';

/** What a cue takes as the words handed on; the letters of cues.txt and cue-nouns.txt. */
export interface CuePatterns {
  readonly quote: boolean;
  readonly clause: boolean;
  readonly that: boolean;
  readonly question: boolean;
  readonly infinitive: boolean;
  readonly objectInfinitive: boolean;
  readonly recipient: boolean;
  readonly noun: boolean;
  readonly gerund: boolean;
  readonly complement: boolean;
  readonly raising: boolean;
  /** Prepositions that open the words handed on: `of` in "warned of floods". */
  readonly prepositions: ReadonlySet<string>;
}

export interface Cue {
  readonly lemma: string;
  /** Second word of a phrasal cue: `out` in "point out". */
  readonly particle?: string;
  readonly force: Force;
  readonly act: Act;
  readonly patterns: CuePatterns;
}

export interface CueLexicon {
  /** Verbs by inflected form, phrasal ones first. */
  readonly verbs: ReadonlyMap<string, readonly Cue[]>;
  readonly nouns: ReadonlyMap<string, Cue>;
  /** Base forms of the verbs. */
  readonly lemmas: ReadonlySet<string>;
}

const FORCES: ReadonlySet<string> = new Set<Force>(['neutral', 'factive', 'hedged', 'distancing', 'denial', 'pledge', 'demand', 'question', 'thought']);
const ACTS: ReadonlySet<string> = new Set<Act>(['communication', 'attitude', 'intention']);
const isForce = (s: string): s is Force => FORCES.has(s);
const isAct = (s: string): s is Act => ACTS.has(s);

/** Reads cues.txt and cue-nouns.txt (their heads explain the columns). Lines that do not follow them are left out. */
export function readCueLexicon(verbFile: string, nounFile: string): CueLexicon {
  const verbs = new Map<string, Cue[]>();
  const lemmas = new Set<string>();
  for (const line of entryLines(verbFile)) {
    const read = readCue(line);
    if (read) lemmas.add(read.verb);
    if (read) for (const form of inflect(read.verb, read.irregular)) addTo(verbs, form, read.cue);
  }
  for (const list of verbs.values()) list.sort((a, b) => Number(b.particle !== undefined) - Number(a.particle !== undefined));
  const nouns = new Map<string, Cue>();
  for (const line of entryLines(nounFile)) {
    const read = readCue(line);
    if (!read) continue;
    nouns.set(read.verb, read.cue);
    nouns.set(read.irregular ?? pluralOf(read.verb), read.cue);
  }
  return { verbs, nouns, lemmas };
}

function readCue(line: string): { verb: string; irregular?: string; cue: Cue } | undefined {
  const [name = '', irregular = '-', force = '', act = '', letters = ''] = columns(line);
  if (!isForce(force) || !isAct(act)) return undefined;
  const [verb = '', particle] = name.split('_');
  const cue: Cue = { lemma: name.replace('_', ' '), force, act, patterns: readPatterns(letters), ...(particle !== undefined ? { particle } : {}) };
  return { verb, cue, ...(irregular !== '-' ? { irregular } : {}) };
}

function readPatterns(letters: string): CuePatterns {
  const set = new Set(fields(letters));
  const prepositions = new Set<string>();
  for (const letter of set) if (letter.startsWith('p:')) prepositions.add(letter.slice(2));
  for (const p of ['of', 'for', 'on', 'to', 'in']) if (set.has(p)) prepositions.add(p);
  if (set.has('on')) prepositions.add('about');
  return {
    quote: set.has('q'), clause: set.has('s'), that: set.has('t') || set.has('s'), question: set.has('w'), infinitive: set.has('i'),
    objectInfinitive: set.has('oi'), recipient: set.has('r'), noun: set.has('n'), gerund: set.has('g'), complement: set.has('oc'),
    raising: set.has('sr'), prepositions,
  };
}

function addTo(map: Map<string, Cue[]>, form: string, cue: Cue): void {
  const list = map.get(form);
  if (!list) map.set(form, [cue]);
  else if (!list.includes(cue)) list.push(cue);
}

const pluralOf = (noun: string): string => (noun.endsWith('s') || noun.endsWith('sh') ? `${noun}es` : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** The patterns of a cue that is known in none; those that take a little begin with it. */
export const NO_PATTERNS: CuePatterns = {
  quote: false, clause: false, that: false, question: false, infinitive: false, objectInfinitive: false, recipient: false, noun: false, gerund: false,
  complement: false, raising: false, prepositions: new Set<string>(),
};
