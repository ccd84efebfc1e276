// Runs of capitalised words that may be names, with the title before and what stands around them.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Tag } from '../../lexicon/tags.js';
import type { Gender } from '../../lexicon/names.js';
import { isCapital, isSpaced, isUpper, type Word } from '../words/words.js';
import { afterName, textBetween } from './afterName.js';
import { wholeBody } from './bodyNames.js';
import { chainEnd, ELIDED, OF_OFFICES } from './chainEnd.js';
import { isCalendar, isCommonWord, LEAST_COMMON, NEVER, TITLE_MODIFIERS } from './nameWords.js';

export interface NameChain {
  /** The name without its title. */
  readonly span: Span;
  /** The name's words, as written, without connecting marks. */
  readonly words: readonly string[];
  /** The title before it ("Foreign Minister", "spokesman"), as written. */
  readonly title: string | undefined;
  /** With the title. */
  readonly whole: Span;
  /** A role that follows: ", the mayor of Eastport". */
  readonly role: string | undefined;
  /** Gender that a title tells. */
  readonly gender: Gender;
  /** Opens its sentence, where any word has a capital. */
  readonly opening: boolean;
  /** Stands in a headline in title case, where capitals tell nothing. */
  readonly titleCase: boolean;
  readonly determined: boolean;
  /** Counted, or with a plural verb: "many other Tavari", "the Tavari have". */
  readonly plural: boolean;
  /** What speaks for a person here: `title`, `honorific`, `office`, `age`, `apposition`, `who`, `initial`. */
  readonly hints: readonly string[];
  /** Behind "in", "near" and the like. */
  readonly located: boolean;
  /** Behind "in", "at", "near": hardly ever a person of an unknown name. */
  readonly within: boolean;
  /** A verb or "'s" follows: somebody who does or has something. */
  readonly acts: boolean;
  /** A short form in brackets behind it: "(IEA)". */
  readonly acronym: string | undefined;
}

/** All chains of one sentence, in text order. */
export function chainsOf(words: readonly Word[], lexicon: Lexicon, gazetteer?: Gazetteer): NameChain[] {
  const chains: NameChain[] = [];
  const titleCase = readsAsTitle(words, lexicon);
  let i = 0;
  while (i < words.length) {
    const body = wholeBody(words, i, lexicon, gazetteer);
    if (body) {
      const chain = chainOf(words, { from: i, start: i, split: i, to: body.end }, lexicon, titleCase);
      if (chain) chains.push({ ...chain, hints: [...chain.hints, body.hint] });
      i = body.end;
      continue;
    }
    if (!opensChain(words, i, lexicon)) {
      i += 1;
      continue;
    }
    const end = titledEnd(words, i, chainEnd(words, i, lexicon), lexicon);
    const chain = chainFrom(words, i, end, lexicon, titleCase);
    if (chain) chains.push(chain);
    i = Math.max(end, i + 1);
  }
  return chains;
}

/** "Whip Ada Quist of Halden": a person's name ends before "of", where a title tells that it is one. */
function titledEnd(words: readonly Word[], from: number, to: number, lexicon: Lexicon): number {
  const split = titleSplit(words, from, to, lexicon);
  if (split === from) return to;
  for (let i = split; i < to; i++) if (words[i]?.lower === 'of') return i;
  return to;
}

function opensChain(words: readonly Word[], i: number, lexicon: Lexicon): boolean {
  const w = words[i];
  if (!w || w.tag === 'POS' || isHashtag(words, i)) return false;
  if (!isCapital(w)) return w.tag === 'NNP' && ELIDED.test(w.text);
  if (isCalendar(words, i, lexicon)) return false;
  if (w.lower === 'first' && FIRSTS.has(words[i + 1]?.text ?? '')) return true;
  if (NEVER.has(w.lower)) return isUpper(w) && w.lower.length > 1 && w.tag === 'NNP' && !words.every((x) => !/[a-z]/u.test(x.text));
  if (w.tag === 'NNP') return true;
  const opens = opening(words, i);
  const next = words[i + 1];
  if (opens && OF_OFFICES.has(w.lower) && next?.lower === 'of' && (words[i + 2]?.text === 'State' || words[i + 2]?.text === 'Opposition')) return true;
  if (opens) return w.tag !== 'VBG' && w.tag !== 'RB' && w.tag !== 'IN' && next !== undefined && isCapital(next) && isSpaced(next) && next.tag === 'NNP' && w.tag !== 'DT' && w.tag !== 'PRP$';
  return true;
}

/** "#SaveTheQuay": words that people post under, and nobody. */
export const isHashtag = (words: readonly Word[], at: number): boolean => elementAt(words, at - 1)?.text === '#' && !isSpaced(words[at] ?? NO_WORD);

/** Offices that "First" belongs to. */
const FIRSTS: ReadonlySet<string> = new Set(['Minister', 'Lady', 'Secretary', 'Deputy']);

function opening(words: readonly Word[], i: number): boolean {
  const before = elementAt(words, i - 1);
  return !before || before.tag === '"' || before.tag === '.' || before.tag === ':' || before.tag === '(';
}

function chainFrom(words: readonly Word[], from: number, to: number, lexicon: Lexicon, titleCase: boolean): NameChain | undefined {
  let start = from;
  while (start < to - 1 && opening(words, start) && words[start]?.tag !== 'NNP' && COMMON_OPENERS.has(words[start]?.tag ?? '') && !opensTitle(words, start, lexicon)) start += 1;
  const split = firstNameSplit(words, titleSplit(words, start, to, lexicon), to, lexicon);
  return chainOf(words, { from, start, split, to }, lexicon, titleCase);
}

/** "First Minister Ada Quist", at the head of a sentence. */
const opensTitle = (words: readonly Word[], at: number, lexicon: Lexicon): boolean => {
  const office = words[at + 1];
  return TITLE_MODIFIERS.has(words[at]?.lower ?? '') && office !== undefined && isCapital(office) && isOffice(office, lexicon);
};

/** The chain whose name is `words[from..to)`, with the capitalised title right before it. */
export function chainAt(words: readonly Word[], from: number, to: number, lexicon: Lexicon): NameChain | undefined {
  let start = from;
  const isTitle = (w: Word | undefined): boolean => w !== undefined && (isHonorific(w, lexicon) || isOffice(w, lexicon) || TITLE_MODIFIERS.has(w.lower));
  while (start > 0 && isCapital(elementAt(words, start - 1) ?? NO_WORD) && isTitle(elementAt(words, start - 1)) && from - start < 5) start -= 1;
  // "Leader of Opposition Ada Quist"
  const leader = elementAt(words, start - 2);
  if (start < from && elementAt(words, start - 1)?.lower === 'of' && leader && isCapital(leader) && OF_OFFICES.has(leader.lower)) start -= 2;
  if (start === from) start = officeWithPlace(words, from, lexicon);
  const named = words.slice(start, from).some((w) => isHonorific(w, lexicon) || isOffice(w, lexicon));
  return chainOf(words, { from: named ? start : from, start: named ? start : from, split: from, to }, lexicon, readsAsTitle(words, lexicon));
}

/** Where "Governor of Norland | Ada Quist", "Ambassador to the United Isles | Ada Quist" begins: a capitalised office with what it is held over, right before the name; `from` where none stands there. */
function officeWithPlace(words: readonly Word[], from: number, lexicon: Lexicon): number {
  for (let i = from - 1; i > Math.max(0, from - LONGEST_PLACE); i--) {
    const w = words[i];
    if (!w) return from;
    const office = elementAt(words, i - 1);
    if (HELD_OVER.has(w.lower) && i < from - 1 && office && isCapital(office) && isOffice(office, lexicon)) return i - 1;
    if (!isCapital(w) && w.lower !== 'the' && w.lower !== 'of' && w.lower !== 'and') return from;
  }
  return from;
}

/** Words of an office's place or field, the link counted. */
const LONGEST_PLACE = 7;
export const HELD_OVER: ReadonlySet<string> = new Set(['of', 'to', 'for']);

export const NO_WORD: Word = { start: 0, end: 0, text: '', lower: '', flags: 0, tag: '.' };

/** Word indices: where the chain was met, where its title begins, where its name begins, where it ends. */
interface Bounds {
  readonly from: number;
  readonly start: number;
  readonly split: number;
  readonly to: number;
}

function chainOf(words: readonly Word[], { from, start, split, to }: Bounds, lexicon: Lexicon, titleCase: boolean): NameChain | undefined {
  const nameWords = words.slice(split, to);
  const first = nameWords[0];
  const last = nameWords[nameWords.length - 1];
  const head = words[start];
  if (!first || !last || !head) return undefined;
  const hints: string[] = [];
  let gender: Gender = 'u';
  let title: string | undefined;
  if (split > start) {
    title = textBetween(words, start, split);
    gender = titleGender(words, start, split, lexicon);
    hints.push(isHonorific(elementAt(words, split - 1), lexicon) ? 'honorific' : 'title');
  }
  const low = lowerTitle(words, start, lexicon);
  if (low !== undefined) {
    const office = textBetween(words, ownerBefore(words, low), start);
    title = title === undefined ? office : `${office} ${title}`;
    hints.push('office');
    if (gender === 'u') gender = titleGender(words, low, start, lexicon);
  }
  const after = afterName(words, to, lexicon);
  hints.push(...after.hints);
  const explained = low === undefined && title === undefined ? officeExplained(words, start, lexicon) : undefined;
  if (explained !== undefined) {
    hints.push('office');
    if (explained !== '') title = explained;
  }
  if (low === undefined && employs(words, start)) hints.push('employer');
  if (nameWords.some((w) => w.text.length === 2 && w.text.endsWith('.') && isCapital(w))) hints.push('initial');
  const before = words[(low ?? start) - 1];
  return {
    span: { start: first.start, end: last.end }, words: namePieces(nameWords), whole: { start: words[low ?? start]?.start ?? head.start, end: last.end },
    gender, opening: opening(words, from), titleCase, determined: before?.lower === 'the', plural: isPlural(words, low ?? start, to), located: before !== undefined && (LOCATING.has(before.lower) || (REACHES.has(before.lower) && elementAt(words, (low ?? start) - 2)?.lower === 'the')),
    within: before !== undefined && WITHIN.has(before.lower), acts: acts(words, to), hints, title, role: after.role, acronym: after.acronym,
  };
}

/** "chief executive of | Alford Moss", "an analyst at | Canaly": what has such people is a body. */
function employs(words: readonly Word[], start: number): boolean {
  const link = elementAt(words, start - 1)?.lower;
  const job = elementAt(words, start - 2)?.lower ?? '';
  return (link === 'of' && HEADS.has(job)) || (link === 'at' && STAFF.has(job));
}

const HEADS: ReadonlySet<string> = new Set(['executive', 'ceo', 'cfo', 'coo', 'cto', 'chairman', 'chairwoman', 'chairperson', 'co-founder', 'cofounder', 'shareholders', 'shareholder', 'subsidiary', 'employees', 'employee']);
const STAFF: ReadonlySet<string> = new Set(['analyst', 'analysts', 'economist', 'economists', 'strategist', 'strategists', 'executive', 'researcher', 'researchers', 'engineer', 'engineers', 'professor', 'lecturer', 'scientist', 'fellow', 'partner', 'director', 'manager']);

/** The words without marks, an owner with its ending: "Workers'", "Macy's". */
function namePieces(words: readonly Word[]): string[] {
  const pieces: string[] = [];
  for (const w of words) {
    if (w.tag === 'POS' && !isSpaced(w) && pieces.length > 0) pieces.push(`${pieces.pop() ?? ''}${w.text}`);
    else if (w.tag !== '"') pieces.push(w.text);
  }
  return pieces;
}

const LOCATING: ReadonlySet<string> = new Set(['in', 'at', 'near', 'to', 'from', 'into', 'across', 'around', 'outside', 'through', 'throughout', 'of']);

/** One capital that is many people: a number or "many" before it, or "are" and the like behind it where nothing is joined to it before. */
function isPlural(words: readonly Word[], start: number, to: number): boolean {
  if (to - start > 1) return false;
  const [before, next] = [elementAt(words, start - 1), words[to]];
  if (next?.tag === 'NN' || next?.tag === 'NNS') return false;
  if (before && (MANY.has(before.lower) || (before.tag === 'CD' && THOUSANDS.test(before.text)))) return true;
  return PLURAL_VERBS.has(next?.lower ?? '') && before?.tag !== 'CC' && before?.lower !== 'nor' && before?.tag !== ',';
}

const MANY: ReadonlySet<string> = new Set(['many', 'most', 'some', 'few', 'several', 'other', 'fellow', 'these', 'those', 'thousands', 'million', 'all']);
const PLURAL_VERBS: ReadonlySet<string> = new Set(['are', 'were', 'have']);
// Hits "354", "40,000"; misses "1", "0".
const THOUSANDS = /^\d[\d,]+$/u;

/** Parts of rivers and lands: "the lower Murray". */
const REACHES: ReadonlySet<string> = new Set(['lower', 'upper', 'northern', 'southern', 'eastern', 'western', 'central']);

const WITHIN: ReadonlySet<string> = new Set(['in', 'at', 'near', 'into', 'across', 'around', 'outside', 'throughout', 'inside']);

const acts = (words: readonly Word[], to: number): boolean => {
  const next = words[to];
  const tag = next?.tag;
  return tag === 'VBD' || tag === 'VBZ' || tag === 'MD' || next?.lower === 'has' || next?.lower === 'had';
};

const COMMON_OPENERS: ReadonlySet<string> = new Set(['IN', 'DT', 'RB', 'CC', 'PRP', 'PRP$', 'WRB', 'WP', 'MD', 'VBD', 'VBZ', 'VBP', 'VBG', 'VB', 'VBN', 'CD', 'UH', 'EX']);

const isHonorific = (w: Word | undefined, lexicon: Lexicon): boolean => w !== undefined && lexicon.names.honorifics.has(w.lower);

/** Where the name begins behind the titles of a chain; `from` where it has none or is all title. */
function titleSplit(words: readonly Word[], from: number, to: number, lexicon: Lexicon): number {
  let split = from;
  for (let i = from; i < to - 1; i++) {
    const w = words[i];
    if (!w) break;
    if (isHonorific(w, lexicon)) split = i + 1;
    else if (isOffice(w, lexicon)) {
      const of = words[i + 1]?.lower === 'of' || words[i + 1]?.lower === 'for';
      if (of && OF_OFFICES.has(w.lower) && i + 3 < to) {
        split = i + 3;
        i += 2;
      } else if (!of) split = i + 1;
    }
  }
  if (split === from) return from;
  const lead = words.slice(from, split);
  const plain = lead.every((w) => isHonorific(w, lexicon) || isOffice(w, lexicon) || TITLE_MODIFIERS.has(w.lower) || w.tag === 'JJ' || !lexicon.names.first.has(w.lower));
  const rest = elementAt(words, to - 1);
  return plain && rest && !lexicon.titles.organisations.has(rest.lower) ? split : from;
}

/** "Minister for Youth Affairs Ada Quist": a first name late in the chain begins the person's name where common words stand before it. */
function firstNameSplit(words: readonly Word[], from: number, to: number, lexicon: Lexicon): number {
  const isFirst = (w: Word | undefined): boolean => w !== undefined && lexicon.names.first.get(w.lower)?.alsoWord === false;
  const last = elementAt(words, to - 1);
  if (to - from < 3 || isFirst(words[from]) || (last && lexicon.titles.organisations.has(last.lower))) return from;
  for (let i = from + 1; i <= to - 2; i++) {
    if (!isFirst(words[i])) continue;
    const before = words.slice(from, i);
    const common = before.every((w) => w.text.length > 3 && (lexicon.tags.words.has(w.lower) || lexicon.titles.organisations.has(w.lower) || lexicon.titles.offices.has(w.lower)));
    return common && !before.some((w) => w.lower === 'of' || w.lower === '&' || w.lower === 'and') ? i : from;
  }
  return from;
}

/** The start of a lower-case office right before the name: "spokesman Ada Quist", "former prime minister Ada Quist". */
function lowerTitle(words: readonly Word[], start: number, lexicon: Lexicon): number | undefined {
  const office = elementAt(words, start - 1);
  if (!office || isCapital(office) || !(office.tag === 'NN' || office.tag === 'JJ' || office.tag === 'RB') || !lexicon.titles.offices.has(office.lower)) return undefined;
  if (SIZES.has(office.lower) && words[start - 2]?.tag !== 'JJ' && !opening(words, start - 1)) return undefined;
  let from = start - 1;
  while (from > 0 && start - from < 4) {
    const before = elementAt(words, from - 1);
    if (!before || !(before.tag === 'JJ' || before.tag === 'NN' || before.tag === 'NNP') || before.tag === 'NNP' && !isUpper(before) && !opening(words, from - 1)) break;
    from -= 1;
  }
  return from;
}

/** Ranks that in small letters are mostly something else: "a major Quist show", "general Quist fatigue". */
const SIZES: ReadonlySet<string> = new Set(['major', 'general', 'private', 'corporal']);

/** "the harbour master, Ada Quist," "the Harbour Master, Ada Quist," "her neighbour, Ada Quist,": the office that the name explains; empty where it belongs to somebody ("the port's chief"); undefined for none. */
function officeExplained(words: readonly Word[], start: number, lexicon: Lexicon): string | undefined {
  if (elementAt(words, start - 1)?.tag !== ',') return undefined;
  const office = elementAt(words, start - 2);
  if (office && !isCapital(office) && !lexicon.titles.offices.has(office.lower)) return longOffice(words, start - 1, lexicon);
  if (!office || office.tag === 'NNS' || !lexicon.titles.offices.has(office.lower)) return undefined;
  const tags: ReadonlySet<Tag> = isCapital(office) ? PROPER : COMMON;
  let from = start - 2;
  while (from > 0 && start - from < 6 && tags.has(elementAt(words, from - 1)?.tag ?? '.') && isCapital(elementAt(words, from - 1) ?? NO_WORD) === isCapital(office)) from -= 1;
  const before = elementAt(words, from - 1);
  if (isCapital(office)) return before?.lower === 'the' ? textBetween(words, from, start - 1) : undefined;
  if (before?.tag === 'POS' || before?.tag === 'NNP') return '';
  return before?.tag === 'PRP$' || before?.lower === 'the' ? textBetween(words, from, start - 1) : undefined;
}

/** "The minister at the time, | Ada Quist,", "the head of the dockers' union, | Ben Olsen,": an office with what belongs to it, at the head of its sentence or clause. */
function longOffice(words: readonly Word[], comma: number, lexicon: Lexicon): string | undefined {
  for (let i = comma - 1; i > Math.max(0, comma - LONGEST_OFFICE); i--) {
    const w = words[i];
    if (!w || w.tag === ',' || w.tag === '"' || w.tag.startsWith('VB') || w.tag === 'MD' || w.tag === 'CC' || w.tag === ':') return undefined;
    const next = words[i + 1];
    if (w.tag !== 'NN' || !lexicon.titles.offices.has(w.lower) || next?.tag !== 'IN' || !OFFICE_LINKS.has(next.lower)) continue;
    let from = i;
    while (from > 0 && (words[from - 1]?.tag === 'NN' || words[from - 1]?.tag === 'JJ')) from -= 1;
    return elementAt(words, from - 1)?.lower === 'the' && (from < 2 || opening(words, from - 1)) ? textBetween(words, from, comma) : undefined;
  }
  return undefined;
}

/** Words of such an office. */
const LONGEST_OFFICE = 9;
const OFFICE_LINKS: ReadonlySet<string> = new Set(['of', 'at', 'for', 'in']);

/** Words of an office in small letters, and in capitals: "harbour master", "Permanent Secretary". */
const COMMON: ReadonlySet<Tag> = new Set<Tag>(['NN', 'JJ']);
const PROPER: ReadonlySet<Tag> = new Set<Tag>(['NN', 'JJ', 'NNP']);

/** Whose office it is: "Dockers’ leader", "Norway's president"; `at` where nobody is named. */
const ownerBefore = (words: readonly Word[], at: number): number => {
  const owner = elementAt(words, at - 2);
  const mark = elementAt(words, at - 1);
  if (!owner || !mark || !isCapital(owner)) return at;
  return mark.tag === 'POS' || (APOSTROPHE.test(mark.text) && !isSpaced(mark) && owner.lower.endsWith('s')) ? at - 2 : at;
};

/** Hits the mark of "Dockers’"; misses "’s". */
const APOSTROPHE = /^['’]$/u;

const isOffice = (w: Word, lexicon: Lexicon): boolean => lexicon.titles.offices.has(w.lower) && lexicon.titles.offices.get(w.lower)?.beforeName === true;

function titleGender(words: readonly Word[], from: number, to: number, lexicon: Lexicon): Gender {
  for (let i = from; i < to; i++) {
    const lower = words[i]?.lower ?? '';
    const gender = lexicon.names.honorifics.get(lower) ?? lexicon.titles.offices.get(lower)?.gender;
    if (gender === 'm' || gender === 'f') return gender;
  }
  return 'u';
}

/** Capitals of a headline in title case tell nothing; a headline has no full stop at its end, no colon, and common words: a list of players has none. */
export function readsAsTitle(words: readonly Word[], lexicon: Lexicon): boolean {
  const end = words[words.length - 1];
  if (end?.tag === '.' && end.text === '.' || end?.text === ':') return false;
  let long = 0;
  let capitals = 0;
  let common = 0;
  for (const w of words) {
    if (w.text.length < 4 || w.tag === 'CD') continue;
    long += 1;
    if (isCapital(w)) capitals += 1;
    if (isCommonWord(w.lower, lexicon)) common += 1;
  }
  return long >= 4 && capitals / long > 0.84 && common / long >= LEAST_COMMON;
}
