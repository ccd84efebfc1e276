// Joins the names of an article into persons and organisations: full names first, then surnames, short forms and what the rest may be.
import { shift, type Span } from '../../base/span.js';
import type { BlockReading, NamedChain } from '../blockReading.js';
import { isCertain, LISTED, type KindGuess } from '../mentions/kinds.js';
import { placeFame } from '../mentions/placeLike.js';
import { OPENING } from '../mentions/reconcile.js';
import { pooledGuesses } from './pool.js';
import type { Resources } from '../resources.js';
import { SpanIndex } from '../spanIndex.js';
import { namesInHeadline } from './headlineNames.js';
import { Cast, familyFirst, keyOf, type EntityDraft, type MentionDraft } from './people.js';

/** A block's reading and where its body stands in the article. */
export interface PlacedReading {
  readonly reading: BlockReading;
  readonly start: number;
  /** Number of the block, and of its first sentence, in the article. */
  readonly block: number;
  readonly firstSentence: number;
}

export interface NamesFound {
  readonly cast: Cast;
  /** In text order. */
  readonly mentions: MentionDraft[];
  /** Chains that neither words nor namesakes tell; places may claim them. */
  readonly open: OpenChain[];
}

export interface OpenChain {
  readonly named: NamedChain;
  readonly span: Span;
  readonly placed: PlacedReading;
}

/** Names of the article that are none of `taken` (mentions already known). */
export function castNames(blocks: readonly PlacedReading[], taken: readonly MentionDraft[], resources: Resources): NamesFound {
  const cast = new Cast();
  for (const entity of new Set(taken.map((m) => m.entity))) if (entity) cast.add(entity);
  const all = blocks.flatMap((placed) => placed.reading.chains.map((named): OpenChain => ({ named, placed, span: shift(named.chain.span, placed.start) })));
  const takenAt = new SpanIndex(taken, (m) => m.span);
  const untaken = all.filter((c) => takenAt.meeting(c.span).length === 0);
  const free = untaken.filter((c) => c.named.guess.evidence[0]?.rule !== OPENING);
  const guesses = pooledGuesses(free.map((c) => c.named));
  const chains = withoutThings(free.map((c, i): OpenChain => { const guess = guesses[i]; return guess && guess !== c.named.guess ? { ...c, named: { ...c.named, guess } } : c; }), resources);
  const mentions: MentionDraft[] = [];
  const done = new Set<OpenChain>();
  const settle = (chain: OpenChain, entity: EntityDraft, score: number, rule?: string): void => {
    mentions.push(mentionOf(chain, entity, score, rule));
    done.add(chain);
  };
  const full = fullNames(chains);
  for (const name of certainBodies(chains)) full.set(keyOf(name), name);
  for (const chain of chains) {
    const body = full.get(keyOf(nameOf(chain.named.chain.words)));
    if (body !== undefined && !isCertain(chain.named.guess)) settle(chain, cast.organisation(body), 0.85, 'organisation.short-for');
  }
  for (const chain of chains) if (!done.has(chain) && namesPeople(chain, resources)) settle(chain, cast.group(nameOf(chain.named.chain.words)), 0.7, 'group.named');
  // Longer names first, so that a surname finds its full name wherever that stands.
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (done.has(chain)) continue;
    if (guess.kind === 'person' && name.words.length > 1 && !name.titleCase) settle(chain, join(cast.person(name.words, guess.gender), chain), guess.score);
    else if (guess.kind === 'organisation' && name.words.length > 1 && !name.titleCase) settle(chain, cast.organisation(nameOf(name.words), name.acronym), guess.score);
  }
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (done.has(chain) || name.words.length !== 1 || guess.kind !== 'person' || name.titleCase || isMereOpener(chain, chains, cast, resources)) continue;
    const slip = cast.findPerson(name.words, guess.gender) ? undefined : misspelt(name.words[0] ?? '', cast, resources);
    if (slip) settle(chain, slip, 0.7, 'name.misspelt');
    else settle(chain, join(cast.person(name.words, guess.gender, resources.lexicon.names.first.get(keyOf(name.words[0]))?.gender), chain), guess.score);
  }
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (!done.has(chain) && guess.kind === 'organisation' && name.words.length === 1 && !name.titleCase && TELLS_BODY.has(guess.evidence[0]?.rule ?? '')) settle(chain, cast.organisation(nameOf(name.words)), guess.score);
  }
  settleShortBodies(chains.filter((c) => !done.has(c)), mentions, resources, settle);
  for (const chain of chains) if (!done.has(chain)) settleByNamesake(chain, cast, resources, settle);
  for (const chain of untaken) {
    const word = chain.named.chain.words[0] ?? '';
    const person = chain.named.guess.evidence[0]?.rule === OPENING ? cast.findPerson([word], 'u') : undefined;
    if (person?.name.endsWith(` ${word}`) === true) settle(chain, person, 0.75, 'name.surname-of');
  }
  for (const chain of chains) {
    const inHeadline = done.has(chain) ? [] : namesInHeadline(chain, cast, resources.lexicon);
    for (const { span, entity } of inHeadline) mentions.push({ ...mentionOf(chain, entity, 0.85, entity.kind === 'person' ? 'name.same-person' : 'name.same-organisation'), span });
    if (inHeadline.length > 0) done.add(chain);
  }
  settleRecurring(chains.filter((c) => !done.has(c)), cast, resources, settle);
  const open = chains.filter((c) => !done.has(c));
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { cast, mentions, open };
}

/** Why one word alone is a body, whatever place bears it too. */
const TELLS_BODY: ReadonlySet<string> = new Set(['organisation.apposition', LISTED]);

/**
 * "Quist Polaroids" where the article has an Ada Quist and "the Polaroids": the surname alone is hers. Chains of two words whose second is no name.
 * "Ada Quist Photographic Legacy Program" where it has her too: nobody, whatever it reads like.
 */
function withoutThings(chains: readonly OpenChain[], resources: Resources): OpenChain[] {
  const { lexicon } = resources;
  const owners = new Set<string>();
  const full = new Set<string>();
  const things = new Set<string>();
  for (const { named: { chain: { words, determined }, guess } } of chains) {
    if (words.length > 1 && guess.kind === 'person') {
      owners.add(keyOf(words[words.length - 1]));
      full.add(keyOf(nameOf(words)));
    }
    if (words.length === 1 && determined) things.add(keyOf(words[0]));
  }
  return chains.map((own) => {
    const { named, placed } = own;
    const [name, thing] = named.chain.words;
    if (named.guess.kind === 'person' && isThingOf(named.chain.words, full, resources)) return { ...own, named: { ...named, guess: { kind: 'unknown', score: 0.3, gender: 'u', evidence: [{ rule: 'name.thing' }], odds: undefined } } };
    if (named.guess.kind !== 'person' || named.chain.words.length !== 2 || name === undefined || !owners.has(keyOf(name)) || !things.has(keyOf(thing))) return own;
    if (lexicon.names.surnames.has(keyOf(thing)) || lexicon.names.first.has(keyOf(thing))) return own;
    const span = { start: named.chain.span.start, end: named.chain.span.start + name.length };
    return { named: { ...named, chain: { ...named.chain, words: [name], span } }, placed, span: shift(span, placed.start) };
  });
}

/** Begins with a whole name of `people`, holds no other name and ends with a common word. */
function isThingOf(words: readonly string[], people: ReadonlySet<string>, { lexicon: { names, tags } }: Resources): boolean {
  if (words.length < 3 || !tags.words.has(keyOf(words[words.length - 1]))) return false;
  for (let n = 2; n < words.length; n++) if (people.has(keyOf(nameOf(words.slice(0, n))))) return words.slice(n).every((w) => !names.surnames.has(keyOf(w)) && !names.first.has(keyOf(w)));
  return false;
}

/** "Wildfire kills two": a word at the head of the headline, nowhere else in the article, in no list of names, and not read as a person with certainty. */
function isMereOpener(own: OpenChain, chains: readonly OpenChain[], cast: Cast, { lexicon }: Resources): boolean {
  const { chain: { words, opening, hints }, guess, sentence } = own.named;
  if (!opening || own.placed.firstSentence + sentence > 0) return false;
  const key = keyOf(words[0]);
  const headline = chains.some((c) => c.placed.block !== own.placed.block);
  if (!headline || hints.length > 0 || isCertain(guess) || guess.score >= NO_DOUBT || lexicon.names.first.has(key) || lexicon.names.surnames.has(key)) return false;
  return !cast.findPerson(words, guess.gender) && !chains.some((c) => c !== own && c.named.chain.words.some((w) => keyOf(w) === key));
}

/** Score from which a word read as a person is one wherever it stands. */
const NO_DOUBT = 0.8;

/** What a company is called without its legal form, by its full name: "nordmere" for "Nordmere AG". */
function fullNames(chains: readonly OpenChain[]): Map<string, string> {
  const full = new Map<string, string>();
  for (const { named: { chain: { words }, guess } } of chains) {
    const form = words[words.length - 1] ?? '';
    if (guess.kind !== 'person' && words.length > 1 && isLegalForm(form)) full.set(keyOf(nameOf(words.slice(0, -1))), nameOf(words));
  }
  return full;
}

/** Names of two words and more that some place in the article leaves no doubt about: "Vattna Kraft, the utility", "Vattna Kraft shareholders". */
const certainBodies = (chains: readonly OpenChain[]): string[] => chains.flatMap(({ named: { chain: { words }, guess } }) => (guess.kind === 'organisation' && words.length > 1 && isCertain(guess) ? [nameOf(words)] : []));

/** "AS" only so: "As" begins a clause. */
const isLegalForm = (word: string): boolean => word === 'AS' || LEGAL_FORMS.has(word.toLowerCase().replaceAll('.', ''));

const LEGAL_FORMS: ReadonlySet<string> = new Set(['ag', 'inc', 'ltd', 'limited', 'plc', 'corp', 'corporation', 'co', 'sa', 'se', 'nv', 'bv', 'gmbh', 'llc', 'llp', 'ab', 'asa', 'oyj', 'spa', 'kk', 'pty', 'oy', 'aps', 'a/s', 'sas', 'srl', 'sarl', 'kgaa', 'bhd', 'tbk', 'pjsc', 'group', 'holdings']);

/** "Democrats", "Tories": a word for people that is a name, wherever it stands; "Police" at the head of a sentence is none. */
function namesPeople({ named: { chain: name } }: OpenChain, { lexicon }: Resources): boolean {
  const word = (name.words[0] ?? '').toLowerCase();
  return name.words.length === 1 && !name.titleCase && lexicon.titles.groups.has(word) && !(name.opening && lexicon.tags.words.has(word));
}

/** Whom a word that no list knows may mean by a slip of the pen. */
const misspelt = (word: string, cast: Cast, { lexicon }: Resources): EntityDraft | undefined =>
  (lexicon.names.first.has(word.toLowerCase()) || lexicon.names.surnames.has(word.toLowerCase()) || lexicon.tags.words.has(word.toLowerCase()) ? undefined : cast.misspelt(word));

type Settle = (chain: OpenChain, entity: EntityDraft, score: number, rule?: string) => void;

/** "the Ministry" is the body met last before whose name begins or ends with that word: "the Ministry of Fisheries". */
function settleShortBodies(chains: readonly OpenChain[], mentions: readonly MentionDraft[], { lexicon }: Resources, settle: Settle): void {
  const full = mentions.filter((m) => m.kind === 'organisation').sort((a, b) => a.span.start - b.span.start);
  const met = new Map<string, EntityDraft>();
  let next = 0;
  for (const chain of chains) {
    const { chain: name } = chain.named;
    for (let m = full[next]; m && m.span.start < chain.span.start; m = full[next]) {
      const words = (m.entity?.name ?? '').split(' ');
      for (const word of [words[0], words[words.length - 1]]) if (m.entity && word !== undefined) met.set(keyOf(word), m.entity);
      next += 1;
    }
    const key = keyOf(name.words[0]);
    const body = name.words.length === 1 && !name.titleCase && mayShorten(chain, lexicon) ? met.get(key) : undefined;
    if (body) settle(chain, body, 0.8, 'organisation.short-for');
  }
}

/** "the Ministry", and without an article a word for bodies that reads like a name and not like somebody's: "Rovers". */
function mayShorten({ named: { chain: name, guess } }: OpenChain, { titles }: Resources['lexicon']): boolean {
  const word = titles.organisations.has(keyOf(name.words[0]));
  return name.determined ? word || guess.kind === 'organisation' : word && (guess.kind === 'organisation' || (guess.kind === 'unknown' && (guess.odds?.none ?? 1) < 0.5));
}

function settleByNamesake(chain: OpenChain, cast: Cast, resources: Resources, settle: Settle): void {
  const { chain: name, guess } = chain.named;
  const { words } = name;
  const organisation = cast.findOrganisation(nameOf(name.words));
  if (organisation) {
    settle(chain, organisation, 0.85, 'name.same-organisation');
    return;
  }
  const place = words.length > 1 && placeFame(nameOf(words), resources.gazetteer) === 'great';
  const capitals = words.length === 1 && words[0] === words[0]?.toUpperCase();
  // "al-Khatib" begins in small letters, as bodies do, and is whoever bears that name.
  const body = guess.kind === 'organisation' && !capitals && CAPITAL_FIRST.test(words[0] ?? '');
  const person = body || place || (!capitals && !mayBePerson(guess) && CAPITAL_FIRST.test(words[0] ?? '')) ? undefined : cast.findPerson(words, guess.gender);
  if (person && (words.length > 1 || sameWord(person, words[0] ?? '', resources))) {
    settle(chain, person, 0.88, words.length > 1 ? 'name.same-person' : 'name.surname-of');
    return;
  }
  if (guess.kind === 'organisation' && !name.titleCase && name.words.length > 1) settle(chain, cast.organisation(nameOf(name.words), name.acronym), guess.score);
}

const CAPITAL_FIRST = /^\p{Lu}/u;

/** The tagger does not speak against a person; a namesake in the article may still make it one. */
export const mayBePerson = ({ odds }: KindGuess): boolean => odds === undefined || odds.person >= LEAST_ODDS;
/** Chosen on worldwide.dev among 0.02, 0.05, 0.1 and 0.2. */
const LEAST_ODDS = 0.2;

/** A surname counts, but no common word and no country of somebody without title or known first name; a first name where it is known as one or is no word and no well-known place. */
function sameWord(person: EntityDraft, word: string, { lexicon, gazetteer }: Resources): boolean {
  const own = person.name.split(' ');
  const lower = word.toLowerCase();
  if (keyOf(familyFirst(own)) === keyOf(word)) return true;
  if (keyOf(own[own.length - 1]) === keyOf(word)) {
    const plain = person.gender === 'u' && person.roles.length === 0 && !lexicon.names.surnames.has(lower) && !lexicon.names.first.has((own[0] ?? '').toLowerCase());
    return !plain || !(lexicon.tags.words.has(lower) || placeFame(word, gazetteer) === 'great' || placeFame(word, gazetteer) === 'adjective');
  }
  return lexicon.names.first.has(lower) || (!lexicon.tags.words.has(lower) && placeFame(word, gazetteer) === 'none');
}

/** A word that is no word and no place, met twice, never with an article, once with a verb behind it: a person known by one name. */
function settleRecurring(chains: readonly OpenChain[], cast: Cast, { lexicon, gazetteer }: Resources, settle: Settle): void {
  const byName = new Map<string, OpenChain[]>();
  const things = new Set(chains.flatMap(({ named: { chain: { words, determined } } }) => (determined && words.length === 1 ? [keyOf(words[0])] : [])));
  for (const chain of chains) {
    const { chain: name, guess } = chain.named;
    const word = name.words[0] ?? '';
    if (name.words.length !== 1 || name.titleCase || guess.kind !== 'unknown' || !mayBePerson(guess) || name.determined || word.length < 3 || things.has(keyOf(word))) continue;
    if (lexicon.tags.words.has(word.toLowerCase()) || placeFame(word, gazetteer) !== 'none') continue;
    const list = byName.get(keyOf(word)) ?? [];
    list.push(chain);
    byName.set(keyOf(word), list);
  }
  for (const list of byName.values()) {
    if (list.length < 2 || !list.some((c) => c.named.chain.acts) || list.some((c) => c.named.chain.located)) continue;
    for (const chain of list) settle(chain, cast.person(chain.named.chain.words, 'u'), 0.6, 'name.recurs');
  }
}

export const nameOf = (words: readonly string[]): string => words.join(' ');

/** Adds what a mention tells of its person: title and apposition as roles. */
export function join(entity: EntityDraft, chain: OpenChain): EntityDraft {
  const { chain: name } = chain.named;
  if (name.title !== undefined && !name.hints.includes('honorific')) addRole(entity, name.title);
  else if (name.title !== undefined && TELLING.has(keyOf(name.title))) entity.addresses?.add(name.title);
  if (name.role !== undefined) addRole(entity, name.role.replace(ARTICLE, ''));
  return entity;
}

/** Forms of address that tell an office or a profession. */
const TELLING: ReadonlySet<string> = new Set(['dr', 'prof', 'professor', 'rev', 'reverend', 'rabbi', 'imam', 'bishop', 'archbishop', 'cardinal', 'king', 'queen', 'prince', 'princess', 'pope']);

/** Hits the article of "the mayor of Eastport". */
const ARTICLE = /^(?:the|a|an) /iu;

export function addRole(entity: EntityDraft, role: string): void {
  const key = role.toLowerCase();
  if (!entity.roles.some((r) => r.toLowerCase() === key)) entity.roles.push(role);
}

export function mentionOf(chain: OpenChain, entity: EntityDraft, score: number, rule?: string): MentionDraft {
  const { named, placed, span } = chain;
  return {
    span, kind: entity.kind, form: 'name', entity, score,
    evidence: rule === undefined ? named.guess.evidence : [{ rule, detail: entity.name }],
    sentence: placed.firstSentence + named.sentence, block: placed.block, leads: named.leads,
  };
}
