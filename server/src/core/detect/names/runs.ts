// Runs of words that may hold names: capitals with the small words that join them. All that is read of a run, as hashed numbers.
import { isCapital, isSpaced, type Word } from '../words/words.js';
import { TAG_INDEX, type Tag } from '../../lexicon/tags.js';
import { PARTICLES, type WordFacts } from './wordFacts.js';

/** Word indices in the sentence, `end` exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** What the rules say of each word of a sentence; both as long as the sentence. */
export interface RuleHints {
  /** A number for the kind and rule of the chain that holds the word; 0 for none. */
  readonly code: Int32Array;
  /** 0 outside, 1 first word, 2 later word of a chain's name, 3 its title. */
  readonly place: Uint8Array;
}

const LINKS: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', 'on', 'in', '&', 'to', 'with', '-', 'against', 'at']);

/** The runs of one sentence, in order. Linear. */
export function runsOf(words: readonly Word[]): Run[] {
  const runs: Run[] = [];
  let i = 0;
  while (i < words.length) {
    const w = words[i];
    if (!w || !isCapital(w)) {
      i += 1;
      continue;
    }
    let end = i + 1;
    for (let k = end; k < words.length && k - end <= MOST_LINKS; k++) {
      const next = words[k];
      if (!next) break;
      if (isCapital(next)) end = k + 1;
      else if (!joins(next)) break;
    }
    if (end > i + 1 || !isPlainOpener(w)) runs.push({ start: i, end });
    i = end;
  }
  return runs;
}

/** "The", "He", "But", "Monday" alone: no names, and a third of all capitals. */
const isPlainOpener = (w: Word): boolean => CLOSED.has(w.tag) || DAYS.has(w.lower);

const CLOSED: ReadonlySet<Tag> = new Set<Tag>(['DT', 'PRP', 'PRP$', 'IN', 'CC', 'WRB', 'WP', 'WDT', 'EX', 'MD', 'TO']);
const DAYS: ReadonlySet<string> = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'january', 'february', 'july', 'september', 'october', 'november', 'december']);

/** Small words in a row inside a name. */
const MOST_LINKS = 2;

const joins = (w: Word): boolean => LINKS.has(w.lower) || PARTICLES.has(w.lower) || (w.tag === 'CD' && isSpaced(w));

/** What is known of a sentence's words; all as long as the sentence. */
export interface SentenceFacts {
  readonly words: readonly Word[];
  /** Known for the words of runs and two around them. */
  readonly facts: readonly (WordFacts | undefined)[];
  readonly hints: RuleHints;
}

/** Numbers for each word of a run. */
export const FEATURES = 52;

/** Writes the features of `run` to `out`, `FEATURES` for each word. */
export function runFeatures({ words, facts, hints }: SentenceFacts, run: Run, context: RunContext, out: Int32Array): void {
  const at = (i: number): WordFacts => facts[i] ?? (i < 0 ? BEFORE : BEHIND);
  const tag = (i: number): number => { const w = words[i]; return w ? (TAG_INDEX.get(w.tag) ?? 0) + 1 : 0; };
  const left = at(run.start - 1);
  const right = at(run.end);
  const last = at(run.end - 1);
  const length = Math.min(5, run.end - run.start);
  let o = 0;
  for (let i = run.start; i < run.end; i++) {
    const [w, p, n, pp, nn] = [at(i), at(i - 1), at(i + 1), at(i - 2), at(i + 2)];
    const from = Math.min(3, i - run.start);
    const to = Math.min(3, run.end - 1 - i);
    const code = hints.code[i] ?? 0;
    const place = hints.place[i] ?? 0;
    const nextPlace = hints.place[i + 1] ?? 0;
    const around = from * 4 + to;
    const opens = i === run.start ? context.opens : 0;
    let t = 0;
    const add = (a: number, b = 0, c = 0): void => { out[o++] = mix(++t, a, b, c); };
    add(1);
    add(w.id); add(p.id); add(n.id); add(pp.id); add(nn.id); add(w.id, p.id); add(w.id, n.id);
    add(w.suffix2); add(w.suffix3); add(w.suffix4); add(w.prefix3); add(p.suffix3, w.suffix3); add(n.suffix3);
    add(w.shape); add(w.shape, p.shape, n.shape); add(w.shape, around); add(p.shape, pp.shape);
    add(w.lex); add(p.lex); add(n.lex); add(w.lex, p.lex); add(w.lex, n.lex); add(w.lex, p.lex, n.lex); add(w.lex, w.shape, opens); add(w.lex, around, length);
    add(w.fame, w.lex); add(w.fame, around, length); add(p.fame, w.fame, n.fame); add(context.fame, around, length);
    add(tag(i), tag(i - 1)); add(tag(i), tag(i + 1)); add(tag(i - 1), tag(i + 1)); add(tag(i - 2), tag(i - 1)); add(tag(i + 1), tag(i + 2));
    add(code, place); add(code, place, nextPlace); add(hints.code[i - 1] ?? 0, hints.place[i - 1] ?? 0, place); add(place, w.lex, w.fame); add(code, place, length);
    add(left.id, around); add(right.id, around); add(left.id, right.id); add(left.lex, right.lex, around); add(last.id, to); add(last.lex, to, length); add(last.suffix3, to);
    add(context.titleCase, opens, w.lex); add(tag(run.end), to, from === 0 ? 1 : 0); add(tag(run.start - 1), from, to === 0 ? 1 : 0);
    add(at(run.start).id, from); add(context.repeated, around, code);
  }
}

/** What a run's words have in common. */
export interface RunContext {
  /** 1 where it opens its sentence, where any word has a capital. */
  readonly opens: number;
  /** 1 in a headline in title case. */
  readonly titleCase: number;
  /** How well known the whole run is as a place. */
  readonly fame: number;
  /** 1 where the run's last word stands again in the block, in another run. */
  readonly repeated: number;
}

const BEFORE = edge(11);
const BEHIND = edge(12);

/** The facts of what stands before the first and behind the last word. */
function edge(id: number): WordFacts {
  return { id, prefix3: id, suffix2: id, suffix3: id, suffix4: id, shape: 7, lex: 1 << 12, fame: 0 };
}

/** Template and up to three numbers as one. */
function mix(template: number, a: number, b: number, c: number): number {
  let h = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ Math.imul(b, 0x27d4eb2f), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16) ^ Math.imul(c, 0x165667b1), 0x85ebca6b);
  return h ^ (h >>> 15);
}
