// The facts of all articles of a folder, findable by entity. One of the two places that hold state.
import type { ArticleFacts, EntityFacts } from './facts.js';
import { DecidedPlaces } from './usualPlaces.js';

export interface EntityEntry {
  readonly facts: ArticleFacts;
  readonly entity: EntityFacts;
}

export class CorpusIndex {
  private readonly articles = new Map<string, ArticleFacts>();
  private readonly byKey = new Map<string, Map<string, EntityFacts>>();
  /** What people decided that names of places mean. */
  readonly decidedPlaces = new DecidedPlaces();

  get size(): number {
    return this.articles.size;
  }

  /** Takes the article in, in place of what was known of it. */
  put(facts: ArticleFacts): void {
    this.drop(facts.uri);
    this.articles.set(facts.uri, facts);
    this.decidedPlaces.put(facts.uri, facts.places);
    for (const entity of facts.entities) {
      const entries = this.byKey.get(entity.key) ?? new Map<string, EntityFacts>();
      entries.set(facts.uri, entity);
      this.byKey.set(entity.key, entries);
    }
  }

  remove(uri: string): void {
    this.drop(uri);
    this.decidedPlaces.remove(uri);
  }

  private drop(uri: string): void {
    const old = this.articles.get(uri);
    if (!old) return;
    this.articles.delete(uri);
    for (const { key } of old.entities) {
      const entries = this.byKey.get(key);
      entries?.delete(uri);
      if (entries?.size === 0) this.byKey.delete(key);
    }
  }

  get(uri: string): ArticleFacts | undefined {
    return this.articles.get(uri);
  }

  /** By address, in the order of code units. */
  all(): ArticleFacts[] {
    return [...this.articles.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  /** The entity in every article that has it. */
  entries(key: string): EntityEntry[] {
    const found: EntityEntry[] = [];
    for (const [uri, entity] of this.byKey.get(key) ?? []) {
      const facts = this.articles.get(uri);
      if (facts) found.push({ facts, entity });
    }
    return found.sort((a, b) => (a.facts.uri < b.facts.uri ? -1 : 1));
  }

  keys(): IterableIterator<string> {
    return this.byKey.keys();
  }
}
