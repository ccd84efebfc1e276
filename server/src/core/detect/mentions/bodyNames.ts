// Bodies whose names the rules know whole: listed ones, and those that begin with their owner.
import { elementAt } from '../../base/elementAt.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Tag } from '../../lexicon/tags.js';
import { lettered } from '../../text/lettered.js';
import { isCapital, isSpaced, type Word } from '../words/words.js';
import { chainEnd } from './chainEnd.js';
import { CALENDAR } from './nameWords.js';
import { placeFame } from './placeLike.js';

/** The body whose name begins at `at`; `end` is behind its last word. */
export function wholeBody(words: readonly Word[], at: number, lexicon: Lexicon, gazetteer: Gazetteer | undefined): { readonly end: number; readonly hint: 'listed' | 'owned' } | undefined {
  const listed = at + listedBody(words, at, lexicon, gazetteer);
  if (listed > at) return { end: listed, hint: 'listed' };
  const owned = ownedBody(words, at, lexicon);
  return owned > at ? { end: owned, hint: 'owned' } : undefined;
}

/** How many words at `at` are the whole name of a listed body: 2 for "Boko Haram" and "Sport Scotland"; 0 for none, and where more capitals go on ("the Google Cloud"). */
function listedBody(words: readonly Word[], at: number, lexicon: Lexicon, gazetteer: Gazetteer | undefined): number {
  const names = lexicon.titles.bodies.get(words[at]?.lower ?? '');
  const before = elementAt(words, at - 1);
  if (!names || (before && isCapital(before) && before.tag === 'NNP' && isSpacedAt(words, at))) return 0;
  const body = names.find((n) => n.words.every((w, k) => words[at + k]?.lower === w));
  const end = at + (body?.words.length ?? 0);
  if (!body || !words.slice(at, end).some((w) => LARGE.test(w.text))) return 0;
  const land = body.doubtful || body.school ? end : landEnd(words, end, gazetteer);
  if (land > end && (!body.ofLand || before?.tag === 'PRP$' || !opensSentence(words, at) || isNamedAt(words, land))) return land - at;
  if (body.ofLand) return 0;
  const next = words[end];
  if (body.doubtful && (before?.lower === 'the' || !(next && ACTS.has(next.tag)))) return 0;
  if (body.school && !isStudiedAt(words, at, end)) return 0;
  const goesOn = next && isCapital(next) && isSpaced(next) && next.tag === 'NNP' && !CALENDAR.has(next.lower);
  return goesOn && elementAt(words, end - 1)?.tag !== 'POS' ? 0 : end - at;
}

/** Where the land that stands at `at` ends, where no capital follows: behind "Scotland", "New Zealand", "NI"; `at` for none. */
function landEnd(words: readonly Word[], at: number, gazetteer: Gazetteer | undefined): number {
  for (const end of [at + 2, at + 1]) {
    const land = words.slice(at, end);
    const next = words[end];
    const goesOn = next !== undefined && isCapital(next) && isSpaced(next) && next.tag === 'NNP' && !CALENDAR.has(next.lower);
    if (land.length < end - at || goesOn || !land.every((w) => isCapital(w) && isSpaced(w))) continue;
    const name = land.map((w) => w.text).join(' ');
    if (SHORT_LANDS.has(name) || placeFame(name, gazetteer) === 'great') return end;
  }
  return at;
}

const SHORT_LANDS: ReadonlySet<string> = new Set(['NI', 'UK', 'US', 'EU']);

const opensSentence = (words: readonly Word[], at: number): boolean => { const before = elementAt(words, at - 1); return !before || before.tag === '"' || before.tag === '.' || before.tag === ':' || before.tag === '('; };

/** "Visit Wales said", "Sport Scotland and Network Rail": at the head of a sentence a body's name, and no call to go there. */
const isNamedAt = (words: readonly Word[], end: number): boolean => { const [next, after] = [words[end], words[end + 1]]; return next !== undefined && (ACTS.has(next.tag) || (next.tag === 'CC' && after !== undefined && isCapital(after))); };

/** "a professor of law at Harvard", "studied physics in Cambridge", "Yale students": beside words of study. */
function isStudiedAt(words: readonly Word[], at: number, end: number): boolean {
  if (STUDY.has(words[end]?.lower ?? '')) return true;
  return elementAt(words, at - 1)?.lower === 'at' && words.slice(Math.max(0, at - STUDY_REACH), at).some((w) => STUDY.has(w.lower));
}

/** Words. */
const STUDY_REACH = 7;
const STUDY: ReadonlySet<string> = new Set([
  'study', 'studied', 'studies', 'studying', 'graduated', 'graduate', 'graduates', 'undergraduate', 'taught', 'teaches', 'teaching', 'lectures', 'lectured', 'enrolled', 'professor', 'professors',
  'lecturer', 'lecturers', 'researcher', 'researchers', 'scientist', 'scientists', 'scholar', 'scholars', 'academic', 'academics', 'student', 'students', 'fellow', 'fellows', 'alumni', 'alumnus', 'degree', 'doctorate', 'phd', 'postdoc',
  'historian', 'economist', 'chemist', 'physicist', 'biologist', 'psychologist', 'sociologist', 'epidemiologist', 'dean', 'tutor', 'campus', 'dropout',
]);

/** A finite verb or an owner's ending. */
const ACTS: ReadonlySet<Tag> = new Set<Tag>(['VBD', 'VBZ', 'MD', 'POS']);

/** Where "Queen's University", "St Mary's Hospital", "Workers' Party" ends; `at` where no such name begins there. */
function ownedBody(words: readonly Word[], at: number, lexicon: Lexicon): number {
  const saint = SAINTS.has(words[at]?.lower ?? '');
  const owner = words[at + (saint ? 1 : 0)];
  const mark = at + (saint ? 2 : 1);
  const first = words[mark + 1];
  if (!owner || !isCapital(owner) || !isCapitalAt(words, at) || words[mark]?.tag !== 'POS' || !first || !isCapital(first) || !(saint || OWNERS.has(owner.lower))) return at;
  for (let end = chainEnd(words, mark + 1, lexicon); end > mark + 1; end--) if (isHouse(elementAt(words, end - 1)?.lower ?? '', lexicon)) return end;
  return at;
}

const isHouse = (word: string, { titles }: Lexicon): boolean => titles.organisations.has(word) || HOUSES.has(word);
const HOUSES: ReadonlySet<string> = new Set(['infirmary', 'hospice', 'church', 'cathedral', 'museum', 'theatre', 'theater']);
const SAINTS: ReadonlySet<string> = new Set(['st', 'saint', 'st.']);
const OWNERS: ReadonlySet<string> = new Set(['queen', 'king', 'women', 'people', 'children', 'veterans', 'workers', 'farmers', 'teachers', 'students', 'nurses', 'doctors', 'soldiers', 'mothers', 'journalists', 'writers', 'lawyers', 'officers', 'consumers', 'tenants', 'fishermen', 'miners', 'peasants', 'citizens', 'pensioners', 'parents', 'sailors', 'trinity', 'men', 'girls', 'boys', 'friends', 'governors', 'players']);

/** A capital anywhere; hit: "al-Nusra", miss: "isis". */
const LARGE = lettered(/\p{Lu}/u);

const isCapitalAt = (words: readonly Word[], at: number): boolean => { const w = words[at]; return w !== undefined && isCapital(w); };
const isSpacedAt = (words: readonly Word[], at: number): boolean => { const w = words[at]; return w !== undefined && isSpaced(w); };
