// What a chain of capitals names, going by its own words: person, organisation, or nothing that its words tell.
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { NameOdds } from '../names/nameReader.js';
import type { Gender } from '../../lexicon/names.js';
import type { Evidence } from '../../model/analysis.js';
import type { Resources } from '../resources.js';
import type { NameChain } from './chains.js';
import { placeFame } from './placeLike.js';
import { lettered } from '../../text/lettered.js';

export interface KindGuess {
  readonly kind: 'person' | 'organisation' | 'unknown';
  /** 0..1. */
  readonly score: number;
  readonly gender: Gender;
  readonly evidence: readonly Evidence[];
  /** What the name tagger gives each kind here; absent where there is no tagger. */
  readonly odds: NameOdds | undefined;
}

/** A body known by its whole name. */
export const LISTED = 'organisation.listed';
/** One whose name begins with its owner: "Workers' Party". */
export const OWNED = 'organisation.owned';

/** One whose name begins with what it is, as in many languages: "Banco Meridiano". */
const OPENED = 'organisation.opened';
const WHOLE: ReadonlySet<string> = new Set([LISTED, OWNED, OPENED]);

/** Names whose borders the rules know better than any tagger. */
export const isWhole = ({ evidence: [first] }: KindGuess): boolean => first !== undefined && WHOLE.has(first.rule);

/** A storm or an operation by its name: "Storm Edda". */
export const EVENT = 'name.event';

/** Reasons that stand by themselves, whatever the same word is elsewhere. */
const CERTAIN: ReadonlySet<string> = new Set(['name.honorific', 'name.title', 'name.office', 'organisation.apposition', LISTED, OPENED, 'organisation.ending', 'organisation.web', 'organisation.inner-capital', EVENT]);

export const isCertain = (guess: KindGuess): boolean => CERTAIN.has(guess.evidence[0]?.rule ?? '');

/** A single word behind "the" that is hardly likely a person: people's names bear no article. `person`: the odds. */
export const isNobody = (chain: NameChain, person: number): boolean => chain.determined && chain.words.length === 1 && person < DETERMINED;
const DETERMINED = 0.7;

/** Reads a chain by its words, its title and what follows it. */
export function guessKind(chain: NameChain, { lexicon, gazetteer }: Resources): KindGuess {
  const words = chain.words.map((w) => w.toLowerCase().replace(TRAILING_STOP, ''));
  const first = words[0] ?? '';
  const last = words[words.length - 1] ?? '';
  const given = lexicon.names.first.get(first);
  // A name of one word is a surname more often than a first name.
  const gender: Gender = chain.gender !== 'u' || words.length === 1 ? chain.gender : (given?.gender ?? 'u');
  const guess = (kind: KindGuess['kind'], score: number, rule: string, detail?: string): KindGuess => ({
    kind, score, gender: kind === 'organisation' ? 'u' : gender, evidence: [detail === undefined ? { rule } : { rule, detail }], odds: undefined,
  });
  if (chain.titleCase && words.length === 1 && lexicon.cues.verbs.has(first)) return guess('unknown', 0, 'name.capitals');
  if (chain.hints.includes('listed')) return guess('organisation', 0.95, LISTED, chain.words.join(' '));
  if (chain.hints.includes('owned')) return guess('organisation', 0.85, OWNED, chain.words.join(' '));
  const officeOf = words[1] === 'of' && lexicon.titles.offices.get(first)?.beforeName === true;
  if (officeOf || words.every((w) => lexicon.titles.offices.get(w)?.beforeName === true || TITLE_WORDS.has(w))) return guess('unknown', 0, 'name.title-alone');
  if (words.length > 1 && lexicon.titles.bodyOpeners.has(first) && !THINGS.has(last)) return guess('organisation', 0.85, OPENED, chain.words[0]);
  if (chain.hints.includes('honorific')) return guess('person', 0.97, 'name.honorific', chain.title);
  if (words.some((w) => w.includes('&'))) return guess('organisation', 0.85, 'organisation.ampersand');
  if (words.length === 1 && WEB.test(first)) return guess('organisation', 0.85, 'organisation.web', chain.words[0]);
  if (words.length === 1 && BODY_ENDING.test(first) && !given && !lexicon.names.surnames.has(first) && !lexicon.tags.words.has(first)) return guess('organisation', 0.8, 'organisation.ending', chain.words[0]);
  if (words.length === 1 && INNER_CAPITAL.test(chain.words[0] ?? '') && !given && !lexicon.names.surnames.has(first)) return guess('organisation', 0.8, 'organisation.inner-capital', chain.words[0]);
  if (words.length > 1 && EVENTS.has(first)) return guess('unknown', 0.3, EVENT);
  const fame = placeFame(chain.words.join(' '), gazetteer);
  if (words.length > 1 && fame === 'great' && !chain.hints.includes('title')) return guess('unknown', 0.3, 'name.place-too');
  if (isOrganisation(words, chain, lexicon)) return guess('organisation', 0.85, 'organisation.head', organisationWord(words, lexicon));
  const certain = words.length > 1 && given !== undefined && !given.alsoWord;
  if (chain.hints.includes('body') && words.length <= 4 && !certain && !chain.located && fame !== 'great' && fame !== 'adjective') return guess('organisation', 0.8, 'organisation.apposition');
  if (chain.hints.includes('employer') && words.length <= 4 && !certain && fame === 'none') return guess('organisation', 0.8, 'organisation.apposition');
  if (chain.hints.includes('title') && !chain.determined) return guess('person', 0.95, 'name.title', chain.title);
  if (chain.acronym !== undefined && words.length > 1) return guess('organisation', 0.8, 'organisation.acronym', chain.acronym);
  if (words.length === 1 && isAcronym(chain.words[0] ?? '')) return guess('organisation', 0.6, 'organisation.capitals', chain.words[0]);
  const outer = words.length === 1 ? fame : placeFame(words[words.length - 1] ?? '', gazetteer);
  if (fame === 'great' || fame === 'adjective') return guess('unknown', 0.3, 'name.place-too');
  if (words.length > 1 && THINGS.has(last) && !chain.hints.some((h) => h !== 'body' && h !== 'employer' && h !== 'apposition')) return guess('unknown', 0.3, 'name.thing');
  if (certain && !chain.titleCase) return guess('person', 0.92, 'name.first-name', chain.words[0]);
  const telling = chain.hints.find((h) => h === 'age' || h === 'who' || h === 'office' || h === 'initial');
  if (telling !== undefined && !(chain.located && words.length === 1) && !chain.determined && words.length <= 4) return guess('person', telling === 'office' ? 0.9 : 0.85, `name.${telling}`, chain.title);
  if (chain.hints.includes('apposition') && !chain.located && !chain.determined && words.length <= 4) return guess('person', 0.85, 'name.apposition', chain.role);
  if (words.length > 1 && given && !chain.titleCase && !chain.determined) return guess('person', 0.75, 'name.first-name', chain.words[0]);
  if (words.length > 1 && words.length <= 3 && !chain.determined && lexicon.names.surnames.has(last) && !chain.titleCase) return guess('person', 0.75, 'name.surname', chain.words[words.length - 1]);
  if (words.length > 1 && words.length <= 3 && !chain.determined && !chain.within && !chain.titleCase && outer !== 'great' && outer !== 'adjective' && fame === 'none' && words.every((w) => !lexicon.tags.words.has(w) && w.length > 1) && !chain.words.some(isAcronym)) return guess('person', 0.55, 'name.unknown-words');
  return guess('unknown', 0.3, 'name.capitals');
}

const TITLE_WORDS: ReadonlySet<string> = new Set(['prime', 'foreign', 'home', 'vice', 'deputy', 'shadow', 'chief', 'state', 'of', 'the', 'defense', 'defence', 'interior', 'finance', 'high', 'us', 'u.s']);

/** Things named after people: "Clement Street", "Ada Quist Museum". */
export const THINGS: ReadonlySet<string> = new Set(['street', 'road', 'avenue', 'lane', 'square', 'boulevard', 'bridge', 'river', 'lake', 'island', 'islands', 'mosque', 'synagogue', 'church', 'cathedral', 'temple', 'museum', 'memorial', 'stadium', 'arena', 'station', 'airport', 'park', 'forest', 'bay', 'district', 'county', 'province', 'school', 'college', 'academy', 'hospital', 'prison', 'court', 'complex', 'centre', 'center', 'tower', 'building', 'award', 'awards', 'prize', 'cup', 'trophy', 'act', 'springs', 'theatre', 'theater', 'library', 'hotel', 'highway', 'canal', 'dam', 'port', 'festival']);

/** Hits "ScotRail", "YouTube"; misses "MacRae", "DeVito", "LaPierre", "FitzGerald", "VanDyke". */
const INNER_CAPITAL = /^(?!Ma?c|D[eiu']|L[aeio]|Fitz|V[ao]n|St|O'|Al|El|Ben|Bin|Ter|Ten)[A-Z][a-z]{2,}[A-Z][a-z]{2,}$/u;
export const EVENTS: ReadonlySet<string> = new Set(['storm', 'hurricane', 'typhoon', 'cyclone', 'operation', 'project', 'exercise']);

/** Hits "wikinews", "halsoft", "nordbank"; misses "news", "burbank" (a surname by the lists). */
const BODY_ENDING = /^[a-z]{3,}(?:news|wire|press|media|soft|tech|bank|corp|telecom|pharma|airways|airlines|net|mart|tube)$/u;
/** Hits "cbc.ca", "harbour-watch.org"; misses "u.s". */
const WEB = /^[a-z][\w-]{2,}\.(?:com|org|net|info|co|io|[a-z]{2})$/u;

/** Hits the stop of "Gov."; misses "U.S". */
const TRAILING_STOP = /\.$/u;

function isOrganisation(words: readonly string[], chain: NameChain, lexicon: Lexicon): boolean {
  const word = organisationWord(words, lexicon);
  if (word === undefined) return false;
  return words.length > 1 || (chain.determined && lexicon.titles.organisations.get(word) === true) || chain.acronym !== undefined;
}

function organisationWord(words: readonly string[], lexicon: Lexicon): string | undefined {
  const last = words[words.length - 1] ?? '';
  const organisations = lexicon.titles.organisations;
  if (organisations.has(last)) return last;
  const link = words.findIndex((w) => w === 'of' || w === 'for');
  const head = link > 0 ? (words[link - 1] ?? '') : '';
  return organisations.has(head) ? head : undefined;
}

/** Hits "NATO", "U.N."; misses "II", "A". */
const isAcronym = (word: string): boolean => ACRONYM.test(word) && !ROMAN.test(word);
const ACRONYM = lettered(/^(?:\p{Lu}\.?){2,7}$/u);
const ROMAN = /^[IVX]+$/u;
