// Runs of words that may hold names: capitals with the small words that join them. All that is read of a run, as hashed numbers.
import { elementAt } from '../../base/elementAt.js';
import { isCapital, isSpaced, type Word } from '../words/words.js';
import { emptyValues, slotsOf, templatesOf, writeHashes } from '../../learn/features.js';
import { TAG_INDEX, type Tag } from '../../lexicon/tags.js';
import { MONTH_WORDS, WEEKDAY_WORDS } from '../../text/calendar.js';
import { PARTICLES, type WordFacts } from './wordFacts.js';

/** Word indices in the sentence, `end` exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** What the rules say of each word of a sentence; both as long as the sentence. */
export interface RuleHints {
  /** A number for the kind and rule of the chain that holds the word; 0 for none. */
  readonly code: readonly number[];
  /** 0 outside, 1 first word, 2 later word of a chain's name, 3 its title. */
  readonly place: readonly number[];
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
/** Months that are names of people, or other words. */
const NAMES_TOO: ReadonlySet<string> = new Set(['march', 'april', 'may', 'june', 'august']);
const DAYS: ReadonlySet<string> = new Set([...WEEKDAY_WORDS, ...MONTH_WORDS].filter((word) => !NAMES_TOO.has(word)));

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

/** What is read of one word: of itself, the words beside it, its run, and what the rules say. */
const WORD = slotsOf([
  'id', 'idBefore', 'idAfter', 'idTwoBefore', 'idTwoAfter', 'suffix2', 'suffix3', 'suffix4', 'prefix3', 'suffixBefore', 'suffixAfter', 'shape', 'shapeBefore', 'shapeAfter', 'shapeTwoBefore',
  'lex', 'lexBefore', 'lexAfter', 'fame', 'fameBefore', 'fameAfter', 'tag', 'tagBefore', 'tagAfter', 'tagTwoBefore', 'tagTwoAfter', 'code', 'place', 'placeAfter', 'codeBefore', 'placeBefore',
  'from', 'to', 'around', 'opens', 'first', 'final', 'length', 'runFame', 'titleCase', 'repeated', 'leftId', 'rightId', 'leftLex', 'rightLex', 'leftTag', 'rightTag', 'headId', 'lastId', 'lastLex', 'lastSuffix',
]);

const TEMPLATES = templatesOf(0, WORD, [
  'one', 'id', 'idBefore', 'idAfter', 'idTwoBefore', 'idTwoAfter', 'id idBefore', 'id idAfter', 'suffix2', 'suffix3', 'suffix4', 'prefix3', 'suffixBefore suffix3', 'suffixAfter',
  'shape', 'shape shapeBefore shapeAfter', 'shape around', 'shapeBefore shapeTwoBefore', 'lex', 'lexBefore', 'lexAfter', 'lex lexBefore', 'lex lexAfter', 'lex lexBefore lexAfter', 'lex shape opens',
  'lex around length', 'fame lex', 'fame around length', 'fameBefore fame fameAfter', 'runFame around length', 'tag tagBefore', 'tag tagAfter', 'tagBefore tagAfter', 'tagTwoBefore tagBefore', 'tagAfter tagTwoAfter',
  'code place', 'code place placeAfter', 'codeBefore placeBefore place', 'place lex fame', 'code place length', 'leftId around', 'rightId around', 'leftId rightId', 'leftLex rightLex around', 'lastId to',
  'lastLex to length', 'lastSuffix to', 'titleCase opens lex', 'rightTag to first', 'leftTag from final', 'headId from', 'repeated around code',
]);

/** Numbers for each word of a run. */
export const FEATURES = TEMPLATES.seeds.length;

const values = emptyValues();

/** Writes the features of `run` to `out`, `FEATURES` for each word. */
export function runFeatures(sentence: SentenceFacts, run: Run, context: RunContext, out: Int32Array): void {
  readRun(sentence, run, context, values);
  for (let i = run.start; i < run.end; i++) {
    readWord(sentence, run, i, values);
    values[WORD.opens] = i === run.start ? context.opens : 0;
    writeHashes(TEMPLATES, values, out, (i - run.start) * FEATURES);
  }
}

const factsAt = ({ facts }: SentenceFacts, i: number): WordFacts => (i < 0 ? BEFORE : (facts[i] ?? BEHIND));

function tagAt({ words }: SentenceFacts, i: number): number {
  const w = elementAt(words, i);
  return w ? (TAG_INDEX.get(w.tag) ?? 0) + 1 : 0;
}

/** What all words of the run share. */
function readRun(sentence: SentenceFacts, run: Run, context: RunContext, a: Int32Array): void {
  const left = factsAt(sentence, run.start - 1);
  const right = factsAt(sentence, run.end);
  const last = factsAt(sentence, run.end - 1);
  a[WORD.length] = Math.min(5, run.end - run.start);
  a[WORD.runFame] = context.fame;
  a[WORD.titleCase] = context.titleCase;
  a[WORD.repeated] = context.repeated;
  a[WORD.leftId] = left.id;
  a[WORD.rightId] = right.id;
  a[WORD.leftLex] = left.lex;
  a[WORD.rightLex] = right.lex;
  a[WORD.leftTag] = tagAt(sentence, run.start - 1);
  a[WORD.rightTag] = tagAt(sentence, run.end);
  a[WORD.headId] = factsAt(sentence, run.start).id;
  a[WORD.lastId] = last.id;
  a[WORD.lastLex] = last.lex;
  a[WORD.lastSuffix] = last.suffix3;
}

function readWord(sentence: SentenceFacts, run: Run, i: number, a: Int32Array): void {
  const { hints } = sentence;
  const w = factsAt(sentence, i);
  const before = factsAt(sentence, i - 1);
  const after = factsAt(sentence, i + 1);
  const twoBefore = factsAt(sentence, i - 2);
  const from = Math.min(3, i - run.start);
  const to = Math.min(3, run.end - 1 - i);
  a[WORD.id] = w.id;
  a[WORD.idBefore] = before.id;
  a[WORD.idAfter] = after.id;
  a[WORD.idTwoBefore] = twoBefore.id;
  a[WORD.idTwoAfter] = factsAt(sentence, i + 2).id;
  a[WORD.suffix2] = w.suffix2;
  a[WORD.suffix3] = w.suffix3;
  a[WORD.suffix4] = w.suffix4;
  a[WORD.prefix3] = w.prefix3;
  a[WORD.suffixBefore] = before.suffix3;
  a[WORD.suffixAfter] = after.suffix3;
  a[WORD.shape] = w.shape;
  a[WORD.shapeBefore] = before.shape;
  a[WORD.shapeAfter] = after.shape;
  a[WORD.shapeTwoBefore] = twoBefore.shape;
  a[WORD.lex] = w.lex;
  a[WORD.lexBefore] = before.lex;
  a[WORD.lexAfter] = after.lex;
  a[WORD.fame] = w.fame;
  a[WORD.fameBefore] = before.fame;
  a[WORD.fameAfter] = after.fame;
  a[WORD.tag] = tagAt(sentence, i);
  a[WORD.tagBefore] = tagAt(sentence, i - 1);
  a[WORD.tagAfter] = tagAt(sentence, i + 1);
  a[WORD.tagTwoBefore] = tagAt(sentence, i - 2);
  a[WORD.tagTwoAfter] = tagAt(sentence, i + 2);
  a[WORD.code] = hints.code[i] ?? 0;
  a[WORD.place] = hints.place[i] ?? 0;
  a[WORD.placeAfter] = hints.place[i + 1] ?? 0;
  a[WORD.codeBefore] = i === 0 ? 0 : (hints.code[i - 1] ?? 0);
  a[WORD.placeBefore] = i === 0 ? 0 : (hints.place[i - 1] ?? 0);
  a[WORD.from] = from;
  a[WORD.to] = to;
  a[WORD.around] = from * 4 + to;
  a[WORD.first] = from === 0 ? 1 : 0;
  a[WORD.final] = to === 0 ? 1 : 0;
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
