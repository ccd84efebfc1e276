// Small questions that several formats ask of a prepared article.
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../model/annotation.js';
import type { PreparedArticle } from './prepare.js';

export const isClaim = (a: Annotation): a is ClaimAnnotation => a.type === 'claim';
export const isMention = (a: Annotation): a is MentionAnnotation => a.type === 'mention';

/** The entity that a claim is attributed to first. */
export function speakerOf(claim: ClaimAnnotation, article: PreparedArticle): GlossEntity | undefined {
  const id = claim.speaker.find((p) => p.entity !== undefined)?.entity;
  return id === undefined ? undefined : article.entities.get(id);
}

/** What the claim's speaker is called: the entity's name, else the words of the article. */
export function speakerName(claim: ClaimAnnotation, article: PreparedArticle): string | undefined {
  const words = claim.speaker.flatMap((p) => (p.quote !== undefined ? [p.quote] : []));
  return speakerOf(claim, article)?.name ?? (words.length > 0 ? words.join(' ') : undefined);
}

export const entityOf = (a: MentionAnnotation, article: PreparedArticle): GlossEntity | undefined =>
  (a.entity === undefined ? undefined : article.entities.get(a.entity));

/** A place, or an organisation called by a place's name that has coordinates. */
export const isPlace = (a: MentionAnnotation, article: PreparedArticle): boolean =>
  a.kind === 'place' || (a.as === 'metonym' && entityOf(a, article)?.at !== undefined);

/** The object without the keys whose value is undefined, an empty list or an empty record. Keys are names of ours. */
export function compact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (!isEmpty(value)) kept[key] = value;
  }
  return kept;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
