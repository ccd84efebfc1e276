// What a report shows of an article: claims with numbers, the people and organisations, the places, and where each has its entry.
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../../model/annotation.js';
import { isClaim, isMention, speakerOf } from '../facts.js';
import type { PreparedArticle } from '../prepare.js';

export interface ReportView {
  readonly article: PreparedArticle;
  /** In text order; number n stands at n - 1. */
  readonly claims: readonly ClaimAnnotation[];
  readonly mentions: readonly MentionAnnotation[];
  /** Everybody who is no place: speakers first, those with most claims before the others. */
  readonly people: readonly Entry[];
  readonly places: readonly Entry[];
  readonly byEntity: ReadonlyMap<string, Entry>;
  /** Number of the claim with this id. */
  readonly numberOf: ReadonlyMap<string, number>;
}

export interface Entry {
  readonly entity: GlossEntity;
  /** Id of its element in the page. */
  readonly anchor: string;
  readonly mentions: readonly MentionAnnotation[];
  /** Numbers of the claims that it speaks. */
  readonly claims: readonly number[];
}

/** What a report shows at all. */
export const isShown = (a: Annotation): boolean => a.status !== 'rejected';

export function reportView(article: PreparedArticle): ReportView {
  const claims = article.annotations.filter(isClaim).filter(isShown).sort((a, b) => (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0));
  const mentions = article.annotations.filter(isMention).filter(isShown);
  const named = grouped(mentions, (m) => m.entity);
  const spoken = grouped(claims.map((claim, i) => ({ claim, n: i + 1 })), ({ claim }) => speakerOf(claim, article)?.id);
  const entries = [...article.entities.values()].map((entity, i): Entry => ({
    entity, anchor: `entity-${i + 1}`, mentions: named.get(entity.id) ?? [], claims: (spoken.get(entity.id) ?? []).map(({ n }) => n),
  }));
  const isPlaceEntry = ({ entity }: Entry): boolean => entity.kind === 'place';
  return {
    article, claims, mentions,
    people: entries.filter((e) => !isPlaceEntry(e)).sort((a, b) => b.claims.length - a.claims.length),
    places: entries.filter((e) => isPlaceEntry(e) || e.entity.at !== undefined),
    byEntity: new Map(entries.map((e) => [e.entity.id, e])),
    numberOf: new Map(claims.map((c, i) => [c.id, i + 1])),
  };
}

/** The links of an annotation that lead to a claim of the report: what they are called and its number. */
export function linksTo(a: Annotation, { numberOf }: ReportView): { readonly kind: string; readonly claim: number }[] {
  const all = [...(a.links ?? []), ...(a.within === undefined ? [] : [{ kind: 'part of', to: a.within }])];
  return all.flatMap(({ kind, to }) => {
    const claim = numberOf.get(to);
    return claim === undefined ? [] : [{ kind, claim }];
  });
}

function grouped<T>(list: readonly T[], key: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of list) {
    const k = key(item);
    if (k === undefined) continue;
    const known = found.get(k);
    if (known) known.push(item);
    else found.set(k, [item]);
  }
  return found;
}
