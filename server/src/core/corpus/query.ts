// Questions to the index: how often, where else, and what fits a few typed letters.
import type { ArticleFacts, ClaimFacts, EntityFacts } from './facts.js';
import type { CorpusIndex, EntityEntry } from './index.js';

export interface FolderCount {
  readonly mentions: number;
  readonly claims: number;
  readonly articles: number;
}

/** How often the entity is named and speaks in the whole folder. */
export function folderCount(index: CorpusIndex, key: string): FolderCount {
  const entries = index.entries(key);
  const sum = (of: (e: EntityFacts) => number): number => entries.reduce((n, e) => n + of(e.entity), 0);
  return { mentions: sum((e) => e.spans.length), claims: sum((e) => e.claims), articles: entries.length };
}

/** One entity across the folder, under its longest name. */
export interface FolderEntity {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly entries: readonly EntityEntry[];
  readonly mentions: number;
  readonly claims: number;
}

/** All entities of the folder, the most named first. */
export function folderEntities(index: CorpusIndex): FolderEntity[] {
  const entities = [...index.keys()].map((key) => folderEntity(key, index.entries(key)));
  return entities.flatMap((e) => (e ? [e] : [])).sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
}

export type Hit =
  | { readonly kind: 'entity'; readonly name: string; readonly entity: EntityFacts; readonly facts: ArticleFacts; readonly score: number }
  | { readonly kind: 'claim'; readonly name: string; readonly claim: ClaimFacts; readonly facts: ArticleFacts; readonly score: number };

/** Entities (once, where first met) and claims whose words hold the query's letters in order; the best `limit`. */
export function searchFolder(index: CorpusIndex, query: string, limit: number): Hit[] {
  const wanted = query.trim().toLowerCase();
  const hits: Hit[] = [];
  for (const entity of folderEntities(index)) {
    const first = entity.entries[0];
    const score = first ? Math.max(...[entity.name, ...first.entity.aliases].map((n) => fuzzyScore(n, wanted))) : 0;
    if (first && score > 0) hits.push({ kind: 'entity', name: entity.name, entity: first.entity, facts: first.facts, score: score + 0.01 * Math.min(10, entity.mentions) });
  }
  for (const facts of index.all()) {
    for (const claim of facts.claims) {
      const score = claim.quote.toLowerCase().includes(wanted) ? 0.5 : 0;
      if (score > 0) hits.push({ kind: 'claim', name: claim.quote, claim, facts, score });
    }
  }
  return hits.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, limit);
}

/** 0: the letters of `wanted` (lower case) do not come in this order in `name`; higher: closer together and nearer to the start. */
export function fuzzyScore(name: string, wanted: string): number {
  if (wanted === '') return 1;
  const lower = name.toLowerCase();
  const at = lower.indexOf(wanted);
  if (at >= 0) return at === 0 ? 3 : 2;
  let from = -1;
  for (const letter of wanted) {
    from = lower.indexOf(letter, from + 1);
    if (from < 0) return 0;
  }
  return wanted.length / lower.length;
}

function folderEntity(key: string, entries: readonly EntityEntry[]): FolderEntity | undefined {
  const first = entries[0];
  if (!first) return undefined;
  const longest = entries.reduce((best, e) => (e.entity.name.length > best.entity.name.length ? e : best), first).entity;
  return {
    key,
    kind: longest.kind,
    name: longest.name,
    roles: [...new Set(entries.flatMap((e) => e.entity.roles))],
    entries,
    mentions: entries.reduce((n, e) => n + e.entity.spans.length, 0),
    claims: entries.reduce((n, e) => n + e.entity.claims, 0),
  };
}
