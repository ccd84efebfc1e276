// From operations to what each block of the file is to say: fields to set and fields to take away, positions in code points.
import { lazy } from '../base/lazy.js';
import { type Span, sameSpan } from '../base/span.js';
import { type ArticleText, contextHolds, contextOf, quoteOf, storedSpan } from '../anchor/describe.js';
import type { AnchoredAnnotation, Annotation, ArticleDetails, GlossEntity } from '../model/annotation.js';
import type { GlossFile, GlossOperation } from '../model/gloss.js';
import { withLineFeeds } from '../text/normalise.js';
import { ANNOTATION_KEYS, articleFields, ENTITY_KEYS, entityFields, inOrder, partFields, placeFields, plainFields } from './fields.js';
import { sameValue, text, type YamlMap, type YamlValue } from './yamlText.js';

/** What becomes of one existing block. `base`: what the set values replace, as far as it was understood. */
export interface Change {
  readonly set: YamlMap;
  readonly base: YamlMap;
  readonly removed: readonly string[];
}

export interface Plan {
  /** By id. */
  readonly changed: ReadonlyMap<string, Change>;
  /** New blocks with all their fields, and where they stand (code points). */
  readonly added: readonly { readonly id: string; readonly fields: YamlMap; readonly at: number }[];
  readonly removed: ReadonlySet<string>;
  readonly entities: ReadonlyMap<string, Change>;
  readonly addedEntities: readonly { readonly id: string; readonly fields: YamlMap }[];
  readonly removedEntities: ReadonlySet<string>;
  readonly article: Change;
  /** Where an annotation of the file stands after the change (code points), for the order of blocks. */
  readonly positionOf: (held: Annotation) => number;
}

export interface PlanInput {
  readonly file: string;
  readonly article: ArticleText;
  /** What the file holds now; undefined for a new one. */
  readonly gloss: GlossFile | undefined;
  /** All blocks by id, also those that could not be read, with their place in the list. */
  readonly blocks: ReadonlyMap<string, number>;
  readonly entityIds: ReadonlySet<string>;
  readonly anchored: readonly AnchoredAnnotation[];
  /** All of them stand where the file says. */
  readonly unmoved: boolean;
  readonly operations: readonly GlossOperation[];
}

export function planChanges(input: PlanInput): Plan {
  const { hash } = input.article;
  const final = finalOperations(input.operations);
  const annotations = input.gloss?.annotations ?? [];
  const context: Context = { article: input.article, hash, formerHash: input.gloss?.article.text };
  const changed = isAsWritten(input, context) ? new Map<string, Change>() : carriedAlong(input, final, context);
  const added: { id: string; fields: YamlMap; at: number }[] = [];
  for (const [id, put] of final.puts) {
    const at = input.blocks.get(id);
    if (at !== undefined) changed.set(id, putChange(put, near(annotations, at, (a) => a.id === id), near(input.anchored, at, (m) => m.annotation.id === id), context));
    else added.push({ id, fields: newBlock(put, context), at: firstPosition(put, context) });
  }
  return {
    changed,
    added: added.sort((a, b) => a.at - b.at || compareText(a.id, b.id)),
    removed: new Set([...final.removes].filter((id) => input.blocks.has(id))),
    ...planEntities(input, final),
    article: planArticle(input, final.details, hash),
    positionOf: (held) => positionAfter(held, changed.get(held.id)),
  };
}

/** Every annotation stands where the file says, of the text that the file names: there is nothing to carry along. */
const isAsWritten = ({ unmoved, gloss }: PlanInput, { hash, formerHash }: Context): boolean => unmoved && hash === formerHash && gloss?.olderTexts.size === 0;

/** The changes of all annotations that no operation names. */
function carriedAlong({ gloss, anchored }: PlanInput, final: Final, context: Context): Map<string, Change> {
  const annotations = gloss?.annotations ?? [];
  const stored = lazy(() => new Map(annotations.map((a) => [a.id, a])));
  const changed = new Map<string, Change>();
  for (const [i, meeting] of anchored.entries()) {
    const { id } = meeting.annotation;
    if (final.puts.has(id) || final.removes.has(id)) continue;
    const held = annotations[i]?.id === id ? annotations[i] : stored().get(id);
    const change = held && carried(held, meeting, context);
    if (change) changed.set(id, change);
  }
  return changed;
}

/** The item that is meant, looked for first where it most likely is. */
function near<T>(items: readonly T[], at: number, isMeant: (item: T) => boolean): T | undefined {
  const there = items[at];
  return there !== undefined && isMeant(there) ? there : items.find(isMeant);
}

interface Context {
  readonly article: ArticleText;
  readonly hash: string;
  /** Of the text that the file's positions were made for. */
  readonly formerHash: string | undefined;
}

interface Final {
  readonly puts: Map<string, Annotation>;
  readonly removes: Set<string>;
  readonly entityPuts: Map<string, GlossEntity>;
  readonly entityRemoves: Set<string>;
  readonly details: Partial<ArticleDetails>;
}

/** The last word on each id counts. */
function finalOperations(operations: readonly GlossOperation[]): Final {
  const [annotations, entities] = [new Map<string, Annotation | undefined>(), new Map<string, GlossEntity | undefined>()];
  let details: Partial<ArticleDetails> = {};
  for (const o of operations) {
    if (o.kind === 'put') annotations.set(o.annotation.id, o.annotation);
    else if (o.kind === 'remove') annotations.set(o.id, undefined);
    else if (o.kind === 'putEntity') entities.set(o.entity.id, o.entity);
    else if (o.kind === 'removeEntity') entities.set(o.id, undefined);
    else details = { ...details, ...o.details };
  }
  return { puts: present(annotations), removes: absent(annotations), entityPuts: present(entities), entityRemoves: absent(entities), details };
}

const present = <T>(wishes: ReadonlyMap<string, T | undefined>): Map<string, T> => new Map([...wishes].flatMap(([id, wish]) => (wish === undefined ? [] : [[id, wish] as const])));
const absent = (wishes: ReadonlyMap<string, unknown>): Set<string> => new Set([...wishes].flatMap(([id, wish]) => (wish === undefined ? [id] : [])));

/** An annotation that nobody touched: its positions follow the text, or it is marked as belonging to the former one; mostly nothing. */
function carried(held: Annotation, meeting: AnchoredAnnotation, context: Context): Change | undefined {
  if (meeting.state !== 'exact' && meeting.state !== 'moved') {
    const set = unsettledFields(held, context);
    return set.entries.length > 0 ? { set, base: { entries: [] }, removed: [] } : undefined;
  }
  if (meeting.state === 'exact' && held.of === undefined && context.formerHash === context.hash) return undefined;
  const a = likeStored(meeting.annotation, held);
  const set = new Map([...settledFields(a, held, context), ...partFields(a, context.article, true)]);
  if (!held.context) set.delete('context');
  return { set: inOrder(set, ANNOTATION_KEYS), base: { entries: [] }, removed: held.of !== undefined ? ['of'] : [] };
}

/** A part that was stored without its words gets none. */
function likeStored(a: Annotation, held: Annotation): Annotation {
  if (a.type !== 'claim' || held.type !== 'claim') return a;
  const speaker = a.speaker.map((p, i) => {
    if (held.speaker[i]?.quote !== undefined) return p;
    const { quote: _, ...rest } = p;
    return rest;
  });
  return { ...a, speaker };
}

function settledFields(a: Annotation, held: Annotation | undefined, context: Context): ReadonlyMap<string, YamlValue> {
  const { article } = context;
  const wished = a.context ?? held?.context;
  const kept = wished && contextHolds(article, a.spans, wished) ? wished : contextOf(article, a.spans);
  return placeFields({ spans: a.spans.map((s) => storedSpan(article, s)), quotes: a.spans.map((s) => quoteOf(article, s)), context: kept });
}

/** `of` names the text that the positions still mean, unless it stands there or is the current one. */
function unsettledFields(held: Annotation, context: Context): YamlMap {
  const of = held.of ?? context.formerHash;
  return { entries: of !== undefined && of !== context.hash ? [['of', text(of)]] : [] };
}

function putChange(put: Annotation, held: Annotation | undefined, meeting: AnchoredAnnotation | undefined, context: Context): Change {
  const base = meeting?.annotation;
  const plain = plainFields(put);
  const plainBase = base ? plainFields(base) : new Map<string, YamlValue>();
  const settled = !meeting || isSettled(put, meeting);
  const set = new Map<string, YamlValue>();
  for (const [key, value] of plain) if (!sameValue(value, plainBase.get(key))) set.set(key, value);
  const removed = [...plainBase.keys()].filter((key) => !plain.has(key));
  const parts = partFields(put, context.article);
  const partsBase = base ? partFields(base, context.article) : new Map<string, YamlValue>();
  if (settled) {
    for (const [key, value] of [...settledFields(put, held, context), ...parts]) set.set(key, value);
    removed.push(...[...partsBase.keys()].filter((key) => !parts.has(key)));
    if (held?.of !== undefined) removed.push('of');
  } else if (held) for (const [key, value] of unsettledFields(held, context).entries) set.set(key, value);
  const before = new Map([...plainBase, ...partsBase]);
  return { set: inOrder(set, ANNOTATION_KEYS), base: { entries: [...before].filter(([key]) => set.has(key)) }, removed };
}

/**
 * Whether the annotation is to stand in the current text from now on. One that lost its place keeps its stored positions while only
 * other fields of it change; taking a proposal drops `of`, and giving it another place, speaker or cue settles it too.
 */
function isSettled(put: Annotation, meeting: AnchoredAnnotation): boolean {
  if (meeting.state === 'exact' || meeting.state === 'moved') return true;
  const base = meeting.annotation;
  if (put.spans.length === 0) return false;
  if (base.of !== undefined && put.of === undefined) return true;
  return !sameSpans(put.spans, base.spans) || !sameTexts(put.quotes, base.quotes) || !sameParts(put, base);
}

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean => a.length === b.length && a.every((s, i) => sameSpan(s, b[i] ?? { start: -1, end: -1 }));
const sameTexts = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((s, i) => withLineFeeds(s) === withLineFeeds(b[i] ?? ''));

function sameParts(a: Annotation, b: Annotation): boolean {
  if (a.type !== 'claim' || b.type !== 'claim') return a.type === b.type;
  const same = (x: readonly { readonly entity?: string; readonly span?: Span }[], y: typeof x): boolean =>
    x.length === y.length && x.every((p, i) => p.entity === y[i]?.entity && p.span?.start === y[i]?.span?.start && p.span?.end === y[i]?.span?.end);
  return same(a.speaker, b.speaker) && same(a.cue, b.cue);
}

function newBlock(put: Annotation, context: Context): YamlMap {
  const fields = new Map([...plainFields(put), ...settledFields(put, undefined, context), ...partFields(put, context.article)]);
  return inOrder(fields, ANNOTATION_KEYS);
}

const firstPosition = (a: Annotation, context: Context): number => (a.spans[0] ? storedSpan(context.article, a.spans[0]).start : 0);
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function positionAfter(held: Annotation, change: Change | undefined): number {
  const written = change?.set.entries.find(([k]) => k === 'span')?.[1];
  const first = Array.isArray(written) ? (Array.isArray(written[0]) ? written[0][0] : written[0]) : undefined;
  return typeof first === 'number' ? first : (held.spans[0]?.start ?? 0);
}

function planEntities(input: PlanInput, final: Final): Pick<Plan, 'entities' | 'addedEntities' | 'removedEntities'> {
  const held = new Map((input.gloss?.entities ?? []).map((e) => [e.id, entityFields(e)]));
  const entities = new Map<string, Change>();
  const addedEntities: { id: string; fields: YamlMap }[] = [];
  for (const [id, entity] of final.entityPuts) {
    const fields = entityFields(entity);
    if (input.entityIds.has(id)) entities.set(id, difference(fields, held.get(id) ?? new Map(), ENTITY_KEYS));
    else addedEntities.push({ id, fields: inOrder(fields, ENTITY_KEYS) });
  }
  return { entities, addedEntities, removedEntities: new Set([...final.entityRemoves].filter((id) => input.entityIds.has(id))) };
}

function difference(next: ReadonlyMap<string, YamlValue>, base: ReadonlyMap<string, YamlValue>, order: readonly string[]): Change {
  const set = new Map([...next].filter(([key, value]) => !sameValue(value, base.get(key))));
  return { set: inOrder(set, order), base: { entries: [...base].filter(([key]) => set.has(key)) }, removed: [...base.keys()].filter((key) => !next.has(key)) };
}

/** The text's hash and length follow every change; git's id of former bytes goes with them. */
function planArticle(input: PlanInput, details: Partial<ArticleDetails>, hash: string): Change {
  const wished = articleFields(details);
  const set = new Map(wished.set);
  const held = input.gloss?.article;
  if ((held?.file ?? '') === '' && !set.has('file')) set.set('file', articleFields({ file: input.file }).set.get('file') ?? text(input.file));
  set.set('text', text(hash));
  set.set('codePoints', input.article.table.length);
  const stale = held?.blob !== undefined && held.text !== hash && !set.has('blob');
  return { set: { entries: [...set] }, base: { entries: [] }, removed: [...wished.removed, ...(stale ? ['blob'] : [])] };
}
