// The pronouns that may be a source, and whom each may mean.
import type { Gender } from '../../lexicon/names.js';
import type { EntityDraft, MentionDraft } from './people.js';

export interface Pronoun {
  readonly gender: Gender;
  readonly plural: boolean;
  /** "I", "we": whoever speaks. */
  readonly first?: boolean;
  /** "it": nobody, but a body or a paper. */
  readonly thing?: boolean;
}

/** By the word, lower-case. */
export const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ['he', { gender: 'm', plural: false }], ['his', { gender: 'm', plural: false }], ['him', { gender: 'm', plural: false }],
  ['she', { gender: 'f', plural: false }], ['her', { gender: 'f', plural: false }],
  ['they', { gender: 'u', plural: true }], ['their', { gender: 'u', plural: true }], ['them', { gender: 'u', plural: true }],
  ['it', { gender: 'u', plural: false, thing: true }], ['its', { gender: 'u', plural: false, thing: true }],
  ['i', { gender: 'u', plural: false, first: true }], ['we', { gender: 'u', plural: true, first: true }], ['my', { gender: 'u', plural: false, first: true }], ['our', { gender: 'u', plural: true, first: true }],
]);

/** Negative where the mention cannot be meant. */
export function fits(m: MentionDraft, entity: EntityDraft, { gender, plural, thing }: Pronoun): number {
  if (m.form === 'pronoun' && entity.kind !== 'person' && !(thing === true && m.speaks === true)) return -1;
  if (thing === true) return entity.kind === 'organisation' || entity.kind === 'document' ? 1 : entity.kind === 'place' && m.speaks ? 0.8 : -1;
  if (plural) return entity.kind === 'group' ? 1.5 : entity.kind === 'organisation' ? 0.3 : -1;
  if (entity.kind !== 'person') return -1;
  if (entity.gender === 'u') return 0.7;
  return entity.gender === gender ? 1.2 : -1;
}
