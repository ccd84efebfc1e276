// From a person's action to the operations on the gloss file: the one place where decisions get their meaning.
import type { Result } from '../base/result.js';
import { err, ok } from '../base/result.js';
import type { Span } from '../base/span.js';
import { textOf } from '../base/span.js';
import type { Analysis } from '../model/analysis.js';
import type { Annotation, ClaimAnnotation, GlossEntity, MentionAnnotation } from '../model/annotation.js';
import type { GlossOperation } from '../model/gloss.js';
import { CLAIM_FORMS, MENTION_FORMS } from '../model/kinds.js';
import type { Refusal, ReviewAction } from './actions.js';
import { mergeEntities, namedEntity, placeEntity, splitName } from './entities.js';
import { isUndecided, type Mark, type Marks } from './marks.js';
import { sameWords } from './matching.js';
import { cleanSpans, withSpans } from './reshape.js';

export interface ReviewContext {
  readonly text: string;
  readonly marks: Marks;
  readonly analysis: Analysis;
  /** Ids of entities that the gloss file already holds. */
  readonly stored: ReadonlySet<string>;
  /** Ids of entities that the newsroom lists; they are not copied into the file. */
  readonly shared: ReadonlySet<string>;
  readonly by?: string;
  /** ISO date-time in UTC, whole seconds. */
  readonly when: string;
  /** A fresh id, unique in the gloss file: `m-…` or `c-…`. */
  readonly newId: (prefix: 'm' | 'c') => string;
}

export type Decision = Result<readonly GlossOperation[], Refusal>;

/** The operations that carry out `action`; ids of engine marks are replaced by fresh ones. Never changes the article. */
export function decide(context: ReviewContext, action: ReviewAction): Decision {
  switch (action.kind) {
    case 'accept':
    case 'reject':
    case 'delete':
      return forMarks(context, action.ids, (m) => settle(context, m, action.kind));
    case 'acceptAll':
      return all(context, context.marks.marks.filter(isUndecided), (m) => settle(context, m, 'accept'));
    case 'acceptLike':
    case 'rejectLike':
      return settleLike(context, action);
    case 'saveSuggestions':
      return saveAll(context);
    case 'changeKind':
      return withMark(context, action.id, (m) => changeKind(context, m, action.to));
    case 'setSpan':
      return withMark(context, action.id, (m) => setSpan(context, m, action.spans));
    case 'setSpeaker':
    case 'setCue':
    case 'setForm':
    case 'setVerdict':
      return withMark(context, action.id, (m) => changeClaim(context, m, action));
    case 'setEntity':
      return withMark(context, action.id, (m) => setEntity(context, m, action));
    case 'setPlace':
      return withMark(context, action.id, (m) => setPlace(context, m, action));
    case 'add':
      return add(context, action);
    case 'setNote':
      return withMark(context, action.id, (m) => ok(put(context, { ...edited(context, m), note: action.note })));
    case 'mergeEntities':
      return mergeEntities(context, action.from, action.into);
    case 'splitEntity':
      return withMark(context, action.id, (m) => splitEntity(context, m, action.name));
    case 'reanchor':
      return withMark(context, action.id, (m) => reanchor(context, m, action.spans));
    case 'setDetails':
      return ok([{ kind: 'setArticle', details: action.details }]);
  }
}

function withMark(context: ReviewContext, id: string, then: (mark: Mark) => Decision): Decision {
  const mark = context.marks.marks.find((m) => m.annotation.id === id);
  return mark ? then(mark) : err({ code: 'review.unknown-mark', args: [id] });
}

function forMarks(context: ReviewContext, ids: readonly string[], then: (mark: Mark) => readonly GlossOperation[]): Decision {
  const operations: GlossOperation[] = [];
  for (const id of ids) {
    const done = withMark(context, id, (m) => ok(then(m)));
    if (!done.ok) return done;
    operations.push(...done.value);
  }
  return operations.length > 0 ? ok(onceEach(operations)) : err({ code: 'review.already-so', args: [] });
}

function all(context: ReviewContext, marks: readonly Mark[], then: (mark: Mark) => readonly GlossOperation[]): Decision {
  if (marks.length === 0) return err({ code: 'review.nothing-undecided', args: [] });
  return forMarks(context, marks.map((m) => m.annotation.id), then);
}

function settleLike(context: ReviewContext, action: Extract<ReviewAction, { kind: 'acceptLike' | 'rejectLike' }>): Decision {
  return withMark(context, action.id, (mark) => {
    const like = context.marks.marks.filter((m) => m === mark || (isUndecided(m) && isLike(m, mark, action.by)));
    return all(context, like, (m) => settle(context, m, action.kind === 'acceptLike' ? 'accept' : 'reject'));
  });
}

function isLike(a: Mark, b: Mark, by: 'entity' | 'words'): boolean {
  if (a.annotation.type !== b.annotation.type) return false;
  if (by === 'words') return a.annotation.kind === b.annotation.kind && sameWords(a.annotation, b.annotation);
  const entity = entityOf(b.annotation);
  return entity !== undefined && entityOf(a.annotation) === entity;
}

const entityOf = (a: Annotation): string | undefined => (a.type === 'mention' ? a.entity : a.speaker[0]?.entity);

function settle(context: ReviewContext, mark: Mark, how: 'accept' | 'reject' | 'delete'): GlossOperation[] {
  const a = mark.annotation;
  if (how === 'delete' && mark.origin === 'gloss') return [{ kind: 'remove', id: a.id }];
  if (how === 'accept') {
    const affirmed = a.status === 'accepted' || a.status === 'edited' || a.status === 'added';
    return affirmed ? [] : put(context, stamped(context, { ...bare(context, mark), status: 'accepted' }));
  }
  if (a.status === 'rejected') return [];
  return [{ kind: 'put', annotation: stamped(context, { ...rejection(bare(context, mark), mark.origin), status: 'rejected' }) }];
}

/** A rejection needs the words and the kind; what the engine made of them is dropped, what a person wrote stays. */
function rejection(a: Annotation, origin: Mark['origin']): Annotation {
  if (origin === 'gloss') return a;
  if (a.type === 'claim') return { ...a, speaker: [], cue: [] };
  const { entity: _, ...rest } = a;
  return rest;
}

function saveAll(context: ReviewContext): Decision {
  const open = context.marks.marks.filter((m) => m.origin === 'engine' && isUndecided(m));
  const ids = new Map(open.map(({ annotation: a }) => [a.id, context.newId(a.type === 'claim' ? 'c' : 'm')]));
  return all(context, open, ({ annotation }) => put(context, saved(annotation, ids)));
}

/** The suggestion under its id in the file; the claim it stands in too, where that is saved with it. Digits beyond the second say nothing. */
function saved(a: Annotation, ids: ReadonlyMap<string, string>): Annotation {
  const { within: outer, score, ...rest } = a;
  const within = outer === undefined || !outer.startsWith('~') ? outer : ids.get(outer);
  return {
    ...rest,
    id: ids.get(a.id) ?? a.id,
    ...(within !== undefined ? { within } : {}),
    ...(score !== undefined ? { score: Math.round(score * 100) / 100 } : {}),
  };
}

function changeKind(context: ReviewContext, mark: Mark, to: string): Decision {
  const a = edited(context, mark);
  if (a.kind === to) return err({ code: 'review.already-so', args: [to] });
  if (to === 'claim' || a.type === 'claim') return convert(context, mark, to);
  const entity = a.entity === undefined ? undefined : context.marks.entities.get(a.entity);
  const name = entity?.name ?? a.quotes[0] ?? '';
  const renamed = namedEntity(context, { name, kind: to });
  const { as, ...rest } = a;
  const form = as === undefined || (as === 'adjective' && to !== 'place') || (as === 'metonym' && to !== 'place' && to !== 'organisation') ? 'name' : as;
  return ok([...renamed.operations, ...put(context, { ...rest, kind: to, entity: renamed.id, as: form })]);
}

/** A mention becomes a claim, or a claim a mention: another annotation in its place. The engine's reading is put aside as rejected. */
function convert(context: ReviewContext, mark: Mark, to: string): Decision {
  const added = add(context, { kind: 'add', as: to, spans: mark.annotation.spans });
  if (!added.ok) return added;
  return ok([...settle(context, mark, mark.origin === 'gloss' ? 'delete' : 'reject'), ...added.value]);
}

function setSpan(context: ReviewContext, mark: Mark, spans: readonly Span[]): Decision {
  const clean = cleanSpans(spans, context.text);
  if (clean.length === 0) return err({ code: 'review.empty-selection', args: [] });
  return ok(put(context, withSpans(edited(context, mark), mark.annotation.type === 'mention' ? clean.slice(0, 1) : clean, context.text)));
}

type ClaimChange = Extract<ReviewAction, { kind: 'setSpeaker' | 'setCue' | 'setForm' | 'setVerdict' }>;

function changeClaim(context: ReviewContext, mark: Mark, action: ClaimChange): Decision {
  const a = edited(context, mark);
  if (a.type === 'mention') return action.kind === 'setForm' ? setMentionForm(context, a, action.form) : err({ code: 'review.not-a-claim', args: [a.id] });
  switch (action.kind) {
    case 'setSpeaker':
      return setSpeaker(context, a, action);
    case 'setCue': {
      const cue = cleanSpans(action.spans, context.text).map((span) => ({ span, quote: textOf(context.text, span) }));
      return ok(put(context, { ...a, cue }));
    }
    case 'setForm': {
      const form = CLAIM_FORMS.find((f) => f === action.form);
      return form ? ok(put(context, { ...a, form })) : err({ code: 'review.unknown-form', args: [action.form] });
    }
    case 'setVerdict':
      return ok(put(context, { ...a, verdict: verdictOf(context, action) }));
  }
}

function setMentionForm(context: ReviewContext, a: MentionAnnotation, form: string): Decision {
  const as = MENTION_FORMS.find((f) => f === form);
  return as ? ok(put(context, { ...a, as })) : err({ code: 'review.unknown-form', args: [form] });
}

function verdictOf(context: ReviewContext, action: Extract<ClaimChange, { kind: 'setVerdict' }>): NonNullable<ClaimAnnotation['verdict']> {
  return {
    ...(action.rating !== undefined ? { rating: action.rating } : {}),
    ...(action.summary !== undefined ? { summary: action.summary } : {}),
    ...(action.sources !== undefined ? { sources: action.sources } : {}),
    ...(context.by !== undefined ? { by: context.by } : {}),
    when: context.when,
  };
}

function setSpeaker(context: ReviewContext, a: ClaimAnnotation, action: Extract<ClaimChange, { kind: 'setSpeaker' }>): Decision {
  const clean = action.span ? cleanSpans([action.span], context.text) : [];
  const words = clean[0];
  const at = words ? { span: words, quote: textOf(context.text, words) } : {};
  const name = action.name ?? (action.entity === undefined ? at.quote : undefined);
  if (action.entity === undefined && name === undefined) return ok(put(context, { ...a, speaker: [] }));
  const found = action.entity ?? entityAt(context, words);
  const named = found !== undefined && action.name === undefined ? { id: found, operations: [] } : namedEntity(context, { name: name ?? '', kind: 'person' });
  if (!context.marks.entities.has(named.id) && named.operations.length === 0) return err({ code: 'review.unknown-entity', args: [named.id] });
  return ok([...named.operations, ...put(context, { ...a, speaker: [{ entity: named.id, ...at }] })]);
}

function entityAt(context: ReviewContext, words: Span | undefined): string | undefined {
  if (!words) return undefined;
  const mark = context.marks.marks.find((m) => m.annotation.type === 'mention' && m.annotation.spans[0]?.start === words.start && m.annotation.spans[0].end === words.end);
  return mark ? entityOf(mark.annotation) : undefined;
}

function setEntity(context: ReviewContext, mark: Mark, action: Extract<ReviewAction, { kind: 'setEntity' }>): Decision {
  const a = edited(context, mark);
  if (a.type === 'claim') return setSpeaker(context, a, { kind: 'setSpeaker', id: a.id, ...(action.entity !== undefined ? { entity: action.entity } : {}), ...(action.name !== undefined ? { name: action.name } : {}) });
  if (action.entity !== undefined) {
    if (!context.marks.entities.has(action.entity)) return err({ code: 'review.unknown-entity', args: [action.entity] });
    return ok(put(context, { ...a, entity: action.entity }));
  }
  const named = namedEntity(context, { name: action.name ?? a.quotes[0] ?? '', kind: action.entityKind ?? a.kind });
  return ok([...named.operations, ...put(context, { ...a, entity: named.id })]);
}

function setPlace(context: ReviewContext, mark: Mark, { alternative, place: given }: Extract<ReviewAction, { kind: 'setPlace' }>): Decision {
  const a = edited(context, mark);
  if (a.type !== 'mention') return err({ code: 'review.not-a-mention', args: [a.id] });
  const entity = mark.entityIndex === undefined ? undefined : context.analysis.entities[mark.entityIndex];
  const place = given === undefined ? entity?.placeAlternatives?.[alternative ?? 0] : { ...given, type: '' };
  if (!place) return err({ code: 'review.no-alternative', args: [String(alternative ?? '')] });
  const chosen = placeEntity(context, a.entity, entity?.name ?? place.name, place);
  return ok([{ kind: 'putEntity', entity: chosen }, ...put(context, { ...a, kind: a.kind, entity: chosen.id }, [chosen.id])]);
}

function add(context: ReviewContext, action: Extract<ReviewAction, { kind: 'add' }>): Decision {
  const spans = cleanSpans(action.spans, context.text);
  if (spans.length === 0) return err({ code: 'review.empty-selection', args: [] });
  if (action.as === 'claim') return addClaim(context, spans, action);
  const operations: GlossOperation[] = [];
  for (const s of spans) {
    const name = action.name ?? textOf(context.text, s);
    const named = action.entity !== undefined ? { id: action.entity, operations: [] } : namedEntity(context, { name, kind: action.as });
    const base: MentionAnnotation = { type: 'mention', id: context.newId('m'), kind: action.as, spans: [s], quotes: [textOf(context.text, s)], entity: named.id, as: 'name', status: 'added' };
    operations.push(...named.operations, ...put(context, stamped(context, base)));
  }
  return ok(onceEach(operations));
}

/** A claim of those words; `entity` or `name` is its speaker where given. */
function addClaim(context: ReviewContext, spans: readonly Span[], { entity, name }: Extract<ReviewAction, { kind: 'add' }>): Decision {
  if (entity !== undefined && !context.marks.entities.has(entity)) return err({ code: 'review.unknown-entity', args: [entity] });
  const quotes = spans.map((s) => textOf(context.text, s));
  const named = entity !== undefined ? { id: entity, operations: [] } : name !== undefined ? namedEntity(context, { name, kind: 'person' }) : undefined;
  const speaker = named ? [{ entity: named.id }] : [];
  const claim: Annotation = { type: 'claim', id: context.newId('c'), kind: 'claim', spans, quotes, speaker, cue: [], status: 'added' };
  return ok([...(named?.operations ?? []), ...put(context, stamped(context, claim))]);
}

function splitEntity(context: ReviewContext, mark: Mark, name: string | undefined): Decision {
  const a = edited(context, mark);
  const old = entityOf(a);
  const entity = old === undefined ? undefined : context.marks.entities.get(old);
  const split = splitName(context, { name: name ?? a.quotes[0] ?? '', kind: entity?.kind ?? (a.type === 'mention' ? a.kind : 'person') });
  const changed: Annotation = a.type === 'mention' ? { ...a, entity: split.id } : { ...a, speaker: a.speaker.map((p) => ({ ...p, entity: split.id })) };
  return ok([...split.operations, ...put(context, changed)]);
}

function reanchor(context: ReviewContext, mark: Mark, wished: readonly Span[] | undefined): Decision {
  const kept = mark.state === 'changed' ? mark.annotation.spans : undefined;
  const spans = cleanSpans(wished ?? mark.proposal ?? kept ?? [], context.text);
  if (spans.length === 0) return err({ code: 'review.no-proposal', args: [mark.annotation.id] });
  const { of: _, ...rest } = mark.annotation;
  const was = { quote: mark.annotation.quotes.join(' … '), text: mark.annotation.of ?? '' };
  const moved = withSpans(stamped(context, rest), spans, context.text);
  return ok(put(context, mark.annotation.of !== undefined ? { ...moved, was } : moved));
}

/** The annotation as a person has now changed it: its own id in the file, `edited` (what a person added stays `added`), stamped. */
function edited(context: ReviewContext, mark: Mark): Annotation {
  const a = bare(context, mark);
  return stamped(context, { ...a, status: a.status === 'added' ? 'added' : 'edited' });
}

/** Without what only suggestions carry, and with an id of the file. */
function bare(context: ReviewContext, mark: Mark): Annotation {
  const { score: _score, why: _why, within, ...rest } = mark.annotation;
  if (mark.origin === 'gloss') return { ...rest, ...(within !== undefined ? { within } : {}) };
  const stays = within !== undefined && !within.startsWith('~') ? { within } : {};
  return { ...rest, ...stays, id: context.newId(rest.type === 'claim' ? 'c' : 'm') };
}

const stamped = (context: ReviewContext, a: Annotation): Annotation => ({ ...a, ...(context.by !== undefined ? { by: context.by } : {}), when: context.when });

/** The annotation with the entities that it names and the file does not hold yet; `given` are written by the caller. */
function put(context: ReviewContext, a: Annotation, given: readonly string[] = []): GlossOperation[] {
  const named = a.type === 'mention' ? [a.entity] : [...a.speaker.map((p) => p.entity), ...(a.about ?? [])];
  const operations: GlossOperation[] = [];
  for (const id of named) {
    const entity: GlossEntity | undefined = id === undefined ? undefined : context.marks.entities.get(id);
    if (entity && !context.stored.has(entity.id) && !context.shared.has(entity.id) && !given.includes(entity.id)) operations.push({ kind: 'putEntity', entity });
  }
  return [...operations, { kind: 'put', annotation: a }];
}

/** Each entity is written once, by its last version. */
function onceEach(operations: readonly GlossOperation[]): GlossOperation[] {
  const last = new Map<string, number>();
  operations.forEach((o, i) => { if (o.kind === 'putEntity') last.set(o.entity.id, i); });
  return operations.filter((o, i) => o.kind !== 'putEntity' || last.get(o.entity.id) === i);
}
