// The compact part that is kept of each article of a folder: who is named where, and who says what.
import { contains, hull, type Span } from '../base/span.js';
import type { PlaceMention } from '../map/gather.js';
import type { Analysis } from '../model/analysis.js';
import type { GlossEntity } from '../model/annotation.js';
import type { Status } from '../model/kinds.js';
import { foldName } from '../review/entityIds.js';
import { isLive, isUndecided, type Mark, type Marks } from '../review/marks.js';
import { placeMentions } from './placeFacts.js';

export interface ArticleFacts {
  readonly uri: string;
  readonly title: string;
  /** UTF-16 offsets of line starts and the text's length, so that spans can be shown without the text. */
  readonly lines: { readonly starts: readonly number[]; readonly length: number };
  readonly entities: readonly EntityFacts[];
  readonly claims: readonly ClaimFacts[];
  /** Rejected ones too; text order. */
  readonly places: readonly PlaceMention[];
  readonly undecided: number;
  readonly decided: number;
}

export interface EntityFacts {
  /** Equal for the same entity in several articles. */
  readonly key: string;
  /** Id within its article. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly aliases: readonly string[];
  /** Where it is named or speaks, text order; UTF-16. */
  readonly spans: readonly Span[];
  /** Number of live claims it speaks. */
  readonly claims: number;
}

export interface ClaimFacts {
  readonly id: string;
  /** From the first fragment's start to the last one's end. */
  readonly span: Span;
  /** Cut to a line's length. */
  readonly quote: string;
  /** `EntityFacts.key`. */
  readonly speaker?: string;
  readonly status: Status;
}

export interface FactsInput {
  readonly uri: string;
  readonly title: string;
  readonly lines: ArticleFacts['lines'];
  readonly marks: Marks;
  readonly analysis: Analysis;
  /** Ids that the newsroom lists: the same entity everywhere. */
  readonly shared: ReadonlySet<string>;
  /** Whether a namesake of a place elsewhere fits as well. */
  readonly isAmbiguous?: (mark: Mark) => boolean;
}

/** Everything that other articles' cards, lists and searches need of this one. */
export function factsOf(input: FactsInput): ArticleFacts {
  const live = input.marks.marks.filter(isLive);
  const unnamed = unnamedIds(input);
  const entities: EntityFacts[] = [];
  const keys = new Map<string, string>();
  const mentions = mentionsByEntity(live);
  const speaking = claimsByEntity(live);
  for (const [id, spans] of mentions) {
    const entity = input.marks.entities.get(id);
    if (!entity) continue;
    const key = unnamed.has(id) ? `${input.uri}#${id}` : entityKey(entity, input.shared);
    keys.set(id, key);
    entities.push({ key, id, kind: entity.kind, name: entity.name, roles: entity.roles, aliases: entity.aliases, spans, claims: speaking.get(id) ?? 0 });
  }
  return {
    uri: input.uri,
    title: input.title,
    lines: input.lines,
    entities,
    claims: live.flatMap((m) => claimFacts(m, keys)),
    places: placeMentions(input),
    undecided: input.marks.marks.filter(isUndecided).length,
    decided: input.marks.marks.filter((m) => m.annotation.status !== 'suggested').length,
  };
}

/** What joins entities of several articles: the newsroom's id, else kind and folded name. For counting only. */
export const entityKey = (entity: Pick<GlossEntity, 'id' | 'kind' | 'name'>, shared: ReadonlySet<string>): string =>
  shared.has(entity.id) ? `#${entity.id}` : `${entity.kind}:${foldName(entity.name)}`;

/** Unnamed sources ("a senior official") of two articles are not the same. */
function unnamedIds({ marks, analysis }: FactsInput): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const mark of marks.marks) {
    if (mark.entityIndex === undefined || analysis.entities[mark.entityIndex]?.anonymous !== true) continue;
    if (mark.annotation.type === 'mention' && mark.annotation.entity !== undefined) ids.add(mark.annotation.entity);
  }
  return ids;
}

/** Every place where an entity is named or speaks; a speaker's wording that holds the name counts once. */
export function mentionsByEntity(live: readonly Mark[]): Map<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  const add = (id: string | undefined, span: Span | undefined): void => {
    if (id === undefined || !span) return;
    const list = spans.get(id) ?? [];
    addUnlessNested(list, span);
    spans.set(id, list);
  };
  for (const { annotation } of live) if (annotation.type === 'mention') add(annotation.entity, annotation.spans[0]);
  for (const { annotation } of live) if (annotation.type === 'claim') for (const part of annotation.speaker) add(part.entity, part.span);
  for (const { annotation } of live) {
    if (annotation.type === 'claim') for (const part of annotation.speaker) if (part.entity !== undefined && !spans.has(part.entity)) spans.set(part.entity, []);
  }
  return spans;
}

/** Puts the span into its place of the list, unless one of them holds the other. None of the list holds another, so both neighbours tell. */
function addUnlessNested(list: Span[], span: Span): void {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.start ?? Infinity) < span.start) low = middle + 1;
    else high = middle;
  }
  const [before, behind] = [list[low - 1], list[low]];
  if ((before && contains(before, span)) || (behind && (contains(span, behind) || contains(behind, span)))) return;
  list.splice(low, 0, span);
}

function claimsByEntity(live: readonly Mark[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { annotation } of live) {
    if (annotation.type !== 'claim') continue;
    for (const id of new Set(annotation.speaker.flatMap((p) => (p.entity === undefined ? [] : [p.entity])))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function claimFacts({ annotation }: Mark, keys: ReadonlyMap<string, string>): ClaimFacts[] {
  const span = hull(annotation.spans);
  if (annotation.type !== 'claim' || annotation.form === 'own' || !span) return [];
  const speaker = annotation.speaker.map((p) => (p.entity === undefined ? undefined : keys.get(p.entity))).find((k) => k !== undefined);
  const quote = annotation.quotes.join(' … ').replace(SPACES, ' ').trim();
  return [{ id: annotation.id, span, quote: quote.length > QUOTE_LIMIT ? `${quote.slice(0, QUOTE_LIMIT - 1).replace(HALF, '')}…` : quote, status: annotation.status, ...(speaker !== undefined ? { speaker } : {}) }];
}

const QUOTE_LIMIT = 160;
const SPACES = /\s+/gu;
/** The first half of a cut character at the end. No `u` flag: halves are what is looked for. Hit: "a\uD83D", miss: "a". */
const HALF = /[\uD800-\uDBFF]$/;
