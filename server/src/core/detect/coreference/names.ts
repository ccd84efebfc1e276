// Joins the names of an article into persons and organisations: full names first, then surnames, short forms and what the rest may be.
import { shift, type Span } from '../../base/span.js';
import type { BlockReading, NamedChain } from '../blockReading.js';
import { placeFame } from '../mentions/placeLike.js';
import type { Resources } from '../resources.js';
import { SpanIndex } from '../spanIndex.js';
import { Cast, keyOf, type EntityDraft, type MentionDraft } from './people.js';

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
  const chains = all.filter((c) => takenAt.meeting(c.span).length === 0);
  const mentions: MentionDraft[] = [];
  const done = new Set<OpenChain>();
  const settle = (chain: OpenChain, entity: EntityDraft, score: number, rule?: string): void => {
    mentions.push(mentionOf(chain, entity, score, rule));
    done.add(chain);
  };
  // Longer names first, so that a surname finds its full name wherever that stands.
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (guess.kind === 'person' && name.words.length > 1 && !name.titleCase) settle(chain, join(cast.person(name.words, guess.gender), chain), guess.score);
    else if (guess.kind === 'organisation' && name.words.length > 1 && !name.titleCase) settle(chain, cast.organisation(nameOf(name.words), name.acronym), guess.score);
  }
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (done.has(chain) || name.words.length !== 1 || guess.kind !== 'person' || name.titleCase) continue;
    settle(chain, join(cast.person(name.words, guess.gender), chain), guess.score);
  }
  for (const chain of chains) {
    const { guess, chain: name } = chain.named;
    if (!done.has(chain) && guess.kind === 'organisation' && name.words.length === 1 && !name.titleCase && guess.evidence[0]?.rule === 'organisation.apposition') settle(chain, cast.organisation(nameOf(name.words)), guess.score);
  }
  settleShortBodies(chains.filter((c) => !done.has(c)), mentions, resources, settle);
  for (const chain of chains) if (!done.has(chain)) settleByNamesake(chain, cast, resources, settle);
  settleRecurring(chains.filter((c) => !done.has(c)), cast, resources, settle);
  const open = chains.filter((c) => !done.has(c));
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { cast, mentions, open };
}

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
    const body = name.words.length === 1 && name.determined && !name.titleCase && lexicon.titles.organisations.has(key) ? met.get(key) : undefined;
    if (body) settle(chain, body, 0.8, 'organisation.short-for');
  }
}

function settleByNamesake(chain: OpenChain, cast: Cast, resources: Resources, settle: Settle): void {
  const { chain: name, guess } = chain.named;
  const words = trimmedWords(name.words);
  const organisation = cast.findOrganisation(nameOf(name.words));
  if (organisation) {
    settle(chain, organisation, 0.85, 'name.same-organisation');
    return;
  }
  const place = words.length > 1 && placeFame(nameOf(words), resources.gazetteer) === 'great';
  const person = guess.kind === 'organisation' || place ? undefined : cast.findPerson(words, guess.gender);
  if (person && (words.length > 1 || sameWord(person, words[0] ?? '', resources))) {
    settle(chain, person, 0.88, words.length > 1 ? 'name.same-person' : 'name.surname-of');
    return;
  }
  if (guess.kind === 'organisation' && !name.titleCase && name.words.length > 1) settle(chain, cast.organisation(nameOf(name.words), name.acronym), guess.score);
}

/** A surname counts, but no common word and no country of somebody without title or known first name; a first name where it is known as one or is no word and no well-known place. */
function sameWord(person: EntityDraft, word: string, { lexicon, gazetteer }: Resources): boolean {
  const own = person.name.split(' ');
  const lower = word.toLowerCase();
  if (keyOf(own[own.length - 1]) === keyOf(word)) {
    const plain = person.gender === 'u' && person.roles.length === 0 && !lexicon.names.surnames.has(lower) && !lexicon.names.first.has((own[0] ?? '').toLowerCase());
    return !plain || !(lexicon.tags.words.has(lower) || placeFame(word, gazetteer) === 'great' || placeFame(word, gazetteer) === 'adjective');
  }
  return lexicon.names.first.has(lower) || (!lexicon.tags.words.has(lower) && placeFame(word, gazetteer) === 'none');
}

/** A word that is no word and no place, met twice, once with a verb behind it: a person known by one name. */
function settleRecurring(chains: readonly OpenChain[], cast: Cast, { lexicon, gazetteer }: Resources, settle: Settle): void {
  const byName = new Map<string, OpenChain[]>();
  for (const chain of chains) {
    const { chain: name, guess } = chain.named;
    const word = name.words[0] ?? '';
    if (name.words.length !== 1 || name.titleCase || guess.kind !== 'unknown' || name.determined || word.length < 3) continue;
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

const trimmedWords = (words: readonly string[]): readonly string[] => words;

export const nameOf = (words: readonly string[]): string => words.join(' ');

/** Adds what a mention tells of its person: title and apposition as roles. */
export function join(entity: EntityDraft, chain: OpenChain): EntityDraft {
  const { chain: name } = chain.named;
  if (name.title !== undefined && !name.hints.includes('honorific')) addRole(entity, name.title);
  if (name.role !== undefined) addRole(entity, name.role.replace(ARTICLE, ''));
  return entity;
}

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
