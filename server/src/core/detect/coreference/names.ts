// Joins the names of an article into persons and organisations: full names first, then surnames, short forms and what the rest may be.
import type { Span } from '../../base/span.js';
import { contains, overlaps, shift } from '../../base/span.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { BlockReading, NamedChain } from '../blockReading.js';
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
export function castNames(blocks: readonly PlacedReading[], taken: readonly MentionDraft[], lexicon: Lexicon): NamesFound {
  const cast = new Cast();
  for (const mention of taken) if (mention.entity && !cast.entities.includes(mention.entity)) cast.add(mention.entity);
  const all = blocks.flatMap((placed) => placed.reading.chains.map((named): OpenChain => ({ named, placed, span: shift(named.chain.span, placed.start) })));
  const chains = all.filter((c) => !taken.some((m) => overlaps(m.span, c.span)));
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
  for (const chain of chains) if (!done.has(chain)) settleByNamesake(chain, cast, lexicon, settle);
  const open = chains.filter((c) => !done.has(c));
  mentions.sort((a, b) => a.span.start - b.span.start);
  return { cast, mentions, open };
}

function settleByNamesake(chain: OpenChain, cast: Cast, lexicon: Lexicon, settle: (c: OpenChain, e: EntityDraft, score: number, rule?: string) => void): void {
  const { chain: name, guess } = chain.named;
  const words = trimmedWords(name.words);
  const organisation = cast.findOrganisation(nameOf(name.words));
  if (organisation) {
    settle(chain, organisation, 0.85, 'name.same-organisation');
    return;
  }
  const person = guess.kind === 'organisation' ? undefined : cast.findPerson(words, guess.gender);
  if (person && (words.length > 1 || sameWord(person, words[0] ?? '', lexicon))) {
    settle(chain, person, 0.88, words.length > 1 ? 'name.same-person' : 'name.surname-of');
    return;
  }
  if (guess.kind === 'organisation' && !name.titleCase && name.words.length > 1) settle(chain, cast.organisation(nameOf(name.words), name.acronym), guess.score);
}

/** A first name alone counts only where it is known as one; a surname always. */
function sameWord(person: EntityDraft, word: string, lexicon: Lexicon): boolean {
  const own = person.name.split(' ');
  return keyOf(own[own.length - 1]) === keyOf(word) || lexicon.names.first.has(word.toLowerCase());
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

/** The mention whose span ends where `head` ends, or that stands first in it. */
export function mentionIn(mentions: readonly MentionDraft[], head: Span): MentionDraft | undefined {
  const inside = mentions.filter((m) => contains(head, m.span) || (m.span.start < head.end && m.span.end > head.start));
  return inside.find((m) => m.span.end === head.end) ?? inside.find((m) => m.span.start === head.start);
}
