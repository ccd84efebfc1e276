// Which place a name stands for in a folder, as people decided in its articles, and what that says of an article where nobody has decided yet.
import type { PlaceMention } from '../map/gather.js';
import type { Analysis, Entity, PlaceRef } from '../model/analysis.js';
import { foldName } from '../review/entityIds.js';
import { samePlace } from '../review/placeOf.js';
import type { ArticleFacts } from './facts.js';
import { bare } from './placeFacts.js';

/** What most articles of a folder that decided on a name mean by it. */
export interface UsualPlace {
  readonly place: PlaceRef;
  /** Articles that mean it. */
  readonly articles: number;
  /** True where no article means another. */
  readonly always: boolean;
}

/** A decided name of a place; others are passed over. */
export type DecidedMention = Pick<PlaceMention, 'name' | 'quote' | 'status' | 'form' | 'place'>;

/** Of so many articles that decided on a name, how many must agree. */
const MOST = 2 / 3;

/** The decided places of a folder's articles, findable by name. */
export class DecidedPlaces {
  private readonly byName = new Map<string, Map<string, PlaceRef>>();
  private readonly byArticle = new Map<string, ReadonlyMap<string, PlaceRef>>();
  private readonly changed = new Set<string>();
  private changes = 0;

  /** Grows with every decision that comes, goes or changes; 0 while there never was one. */
  get version(): number {
    return this.changes;
  }

  /** Takes the article's decisions in, in place of what was known of it. */
  put(uri: string, mentions: readonly DecidedMention[]): void {
    this.replace(uri, decidedNames(mentions));
  }

  remove(uri: string): void {
    this.replace(uri, new Map());
  }

  private replace(uri: string, now: ReadonlyMap<string, PlaceRef>): void {
    const before = this.byArticle.get(uri);
    for (const name of before?.keys() ?? []) if (!now.has(name)) this.forget(name, uri);
    for (const [name, place] of now) {
      const old = before?.get(name);
      if (!old || !samePlace(old, place)) this.note(name);
      const articles = this.byName.get(name) ?? new Map<string, PlaceRef>();
      this.byName.set(name, articles.set(uri, place));
    }
    if (now.size > 0) this.byArticle.set(uri, now);
    else this.byArticle.delete(uri);
  }

  private note(name: string): void {
    this.changed.add(name);
    this.changes++;
  }

  private forget(name: string, uri: string): void {
    this.note(name);
    const articles = this.byName.get(name);
    articles?.delete(uri);
    if (articles?.size === 0) this.byName.delete(name);
  }

  /** The names, folded, on which decisions came or went since this was asked last. */
  takeChanged(): ReadonlySet<string> {
    const names = new Set(this.changed);
    this.changed.clear();
    return names;
  }

  /** What the other articles than `except` mean by the first of the names that any of them decided on; undefined where they do not agree. */
  usual(names: readonly string[], except: string): UsualPlace | undefined {
    for (const name of names) {
      const articles = this.byName.get(foldName(name));
      const places = articles ? [...articles].flatMap(([uri, place]) => (uri === except ? [] : [place])) : [];
      if (places.length > 0) return mostMeant(places);
    }
    return undefined;
  }
}

/** Whether the article may mean another place now that `names` are decided on elsewhere in the folder. */
export const asksAgain = ({ uri, places }: Pick<ArticleFacts, 'uri' | 'places'>, names: ReadonlySet<string>, decided: DecidedPlaces): boolean => places.some(({ name, quote, status, place, usual }) => {
  if (status !== 'suggested' || !(names.has(foldName(name)) || names.has(foldName(quote)))) return false;
  const now = decided.usual([name, quote], uri);
  return now === undefined ? usual === true : place === undefined || !samePlace(now.place, place);
});

/** By folded name, as the entity has it and as it is written: the place that the first decided mention of that name means. */
function decidedNames(mentions: readonly DecidedMention[]): ReadonlyMap<string, PlaceRef> {
  const names = new Map<string, PlaceRef>();
  for (const { name, quote, status, form, place } of mentions) {
    if (place?.lat === undefined || form !== 'name' || !DECIDED.has(status)) continue;
    for (const key of [foldName(name), foldName(quote)]) if (!names.has(key)) names.set(key, place);
  }
  return names;
}

const DECIDED: ReadonlySet<string> = new Set(['accepted', 'edited', 'added']);

function mostMeant(places: readonly PlaceRef[]): UsualPlace | undefined {
  let best: UsualPlace | undefined;
  for (const place of places) {
    const articles = places.filter((p) => samePlace(p, place)).length;
    if (articles > (best?.articles ?? 0)) best = { place, articles, always: articles === places.length };
  }
  return best !== undefined && best.articles >= MOST * places.length ? best : undefined;
}

/** For each entity of the analysis that the folder's decisions speak of, and the article itself leaves open: which place it is. */
export type Usage = ReadonlyMap<number, UsualPlace>;

export const NO_USAGE: Usage = new Map();

/**
 * Where the folder's usage tells what the article itself leaves open, against the engine's choice or for it. Measured on local papers (docs/places.md):
 * a neighbour, a comma or a dateline knows better than other articles; what the article is about does so against one of them.
 */
export function usageIn({ entities }: Pick<Analysis, 'entities'>, usual: (names: readonly string[]) => UsualPlace | undefined): Usage {
  let usage: Map<number, UsualPlace> | undefined;
  for (const entity of entities) {
    if (entity.kind !== 'place') continue;
    const found = usual([entity.name, ...entity.aliases]);
    if (found && mayGiveWay(entity, found)) (usage ??= new Map()).set(entity.index, found);
  }
  return usage ?? NO_USAGE;
}

function mayGiveWay({ place }: Entity, { articles, always }: UsualPlace): boolean {
  const rules = new Set(place?.evidence?.map((e) => e.rule));
  if (SETTLED.some((rule) => rules.has(rule))) return false;
  return !rules.has('place.country-context') || (articles > 1 && always);
}

const SETTLED = ['place.own', 'place.comma', 'place.near', 'place.dateline'];

/** True where both say the same. */
export const sameUsage = (a: Usage, b: Usage): boolean =>
  a === b || (a.size === b.size && [...a].every(([index, one]) => { const other = b.get(index); return other?.articles === one.articles && samePlace(other.place, one.place); }));

/** The entities with the folder's places, the engine's own choice first among the others. */
export const withUsage = (entities: readonly Entity[], usage: Usage): readonly Entity[] => entities.map((entity) => {
  const used = usage.get(entity.index);
  if (!used) return entity;
  const others = [...(entity.place ? [bare(entity.place)] : []), ...(entity.placeAlternatives ?? [])].filter((p) => !samePlace(p, used.place));
  const place = entity.place && samePlace(entity.place, used.place) ? bare(entity.place) : used.place;
  return { ...entity, place: { ...place, evidence: [{ rule: 'place.usual', detail: String(used.articles) }] }, placeAlternatives: others };
});
