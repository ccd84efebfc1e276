// What an imported article changes in the gloss file of the article here: positions in the text as it is, ids that stay the same each time.
import { anchorGloss } from '../../anchor/anchor.js';
import { articleText, contextOf, storedSpan } from '../../anchor/describe.js';
import { sameSpan } from '../../base/span.js';
import { unwrittenGloss } from '../../model/unwritten.js';
import type { AnnotatedArticle } from '../../model/annotated.js';
import type { Annotation, GlossEntity } from '../../model/annotation.js';
import type { GlossFile, GlossOperation } from '../../model/gloss.js';
import type { Status } from '../../model/kinds.js';
import { decodedText } from '../../text/normalise.js';
import { hashText } from '../../text/hash.js';
import type { LossCounter } from '../losses.js';

export interface ImportTarget {
  readonly text: string;
  /** The article's annotations as they stand in `text` now, and the entities of its gloss file. */
  readonly annotations: readonly Annotation[];
  readonly entities: readonly GlossEntity[];
  /** Ids that the newsroom lists: those entities are not written. */
  readonly shared: ReadonlySet<string>;
}

export interface ImportOptions {
  /** How annotations land; absent: as the file says, and as accepted where it says nothing. What was rejected stays rejected. */
  readonly as?: 'suggested' | 'accepted';
  /** A new id with that prefix, unlike all others. */
  readonly newId: (prefix: 'm' | 'c') => string;
}

/**
 * Annotations that are there already (same id, same foreign id, or same kind at the same words) are brought up to date, others added.
 * In a text that differs they are placed by their words; those that find no sure place are counted and left out.
 */
export function importArticle(foreign: AnnotatedArticle, target: ImportTarget, options: ImportOptions, losses: LossCounter): GlossOperation[] {
  const placed = inText(foreign, target.text, losses);
  const ids = matchIds(placed, target, options, foreign.file, losses);
  const entities = new Map(foreign.entities.map((e) => [e.id, e]));
  const here = new Map(target.annotations.map((a) => [a.id, a]));
  const puts = placed.map((a) => withIds({ ...a, status: statusOf(a.status, options.as) }, ids)).map((a) => merged(here.get(a.id), a));
  const named = puts.flatMap((a) => entitiesNamedBy(a));
  const known = new Set([...target.entities.map((e) => e.id), ...target.shared]);
  const stubs = named.filter(({ id }) => !entities.has(id) && !known.has(id)).map(({ id, kind, name }): GlossEntity => ({ id, kind, name, roles: [], aliases: [] }));
  const present = new Map(target.entities.map((e) => [e.id, e]));
  const brought = [...entities.values()].filter((e) => !target.shared.has(e.id)).map((e) => mergedEntity(present.get(e.id), e));
  const written = new Map([...stubs, ...brought].map((e) => [e.id, e]));
  return [...[...written.values()].map((entity): GlossOperation => ({ kind: 'putEntity', entity })), ...puts.map((annotation): GlossOperation => ({ kind: 'put', annotation })), ...details(foreign)];
}

function statusOf(status: Status, as: ImportOptions['as']): Status {
  return as === undefined || status === 'rejected' ? status : as;
}

/** What the import does not say stays as it is here; a decision never becomes a suggestion again. */
function merged(here: Annotation | undefined, a: Annotation): Annotation {
  if (here?.type !== a.type) return a;
  const status = a.status === 'suggested' ? here.status : a.status;
  if (a.type === 'mention' || here.type === 'mention') return { ...here, ...a, status };
  return { ...here, ...a, status, speaker: a.speaker.length > 0 ? a.speaker : here.speaker, cue: a.cue.length > 0 ? a.cue : here.cue };
}

function mergedEntity(here: GlossEntity | undefined, e: GlossEntity): GlossEntity {
  return here ? { ...here, ...e, roles: e.roles.length > 0 ? e.roles : here.roles, aliases: e.aliases.length > 0 ? e.aliases : here.aliases } : e;
}

/** The annotations with spans of `text`. */
function inText(foreign: AnnotatedArticle, text: string, losses: LossCounter): readonly Annotation[] {
  if (foreign.text === text) return foreign.annotations;
  const anchored = anchorGloss(asGloss(foreign), text);
  const sure = anchored.filter((a) => a.state === 'exact' || a.state === 'moved');
  losses.add('import.unplaced', foreign.file, anchored.length - sure.length);
  if (decodedText(foreign.text) !== decodedText(text)) losses.add('import.moved', foreign.file, sure.length);
  return sure.map((a) => a.annotation);
}

/** As a gloss file would hold it: positions in code points, words, and the words around them. */
function asGloss(foreign: AnnotatedArticle): GlossFile {
  const article = articleText(foreign.text);
  const annotations = foreign.annotations.map((a): Annotation => {
    const common = { spans: a.spans.map((s) => storedSpan(article, s)), context: contextOf(article, a.spans) };
    if (a.type === 'mention') return { ...a, ...common };
    const speaker = a.speaker.map((p) => (p.span ? { ...p, span: storedSpan(article, p.span) } : p));
    return { ...a, ...common, speaker, cue: a.cue.map((c) => ({ ...c, span: storedSpan(article, c.span) })) };
  });
  return unwrittenGloss({ file: foreign.file, text: hashText(foreign.text) }, annotations, foreign.entities);
}

/** The id here of every foreign annotation. */
function matchIds(annotations: readonly Annotation[], target: ImportTarget, { newId }: ImportOptions, file: string, losses: LossCounter): ReadonlyMap<string, string> {
  const byId = new Set(target.annotations.map((a) => a.id));
  const byForeign = new Map(target.annotations.flatMap((a) => foreignKeys(a).map((k) => [k, a.id] as const)));
  const byPlace = new Map(target.annotations.map((a) => [placeKey(a), a.id]));
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  for (const a of annotations) {
    const matches = [foreignKeys(a).length === 0 && byId.has(a.id) ? a.id : undefined, ...foreignKeys(a).map((k) => byForeign.get(k)), byPlace.get(placeKey(a))];
    const known = matches.find((id) => id !== undefined && !taken.has(id));
    if (known !== undefined) losses.add('import.known', file);
    const id = known ?? (foreignKeys(a).length === 0 && !byId.has(a.id) && !taken.has(a.id) ? a.id : newId(a.type === 'claim' ? 'c' : 'm'));
    taken.add(id);
    ids.set(a.id, id);
  }
  return ids;
}

const foreignKeys = (a: Annotation): string[] => Object.entries(a.foreign ?? {}).map(([tool, id]) => `${tool}\n${id}`);
const placeKey = (a: Annotation): string => `${a.kind}\n${a.spans.map((s) => `${s.start}-${s.end}`).join()}`;

function withIds(a: Annotation, ids: ReadonlyMap<string, string>): Annotation {
  const id = (known: string): string => ids.get(known) ?? known;
  const common = {
    id: id(a.id),
    ...(a.within === undefined ? {} : { within: id(a.within) }),
    ...(a.links ? { links: a.links.map((l) => ({ ...l, to: id(l.to) })) } : {}),
  };
  return a.type === 'mention' ? { ...a, ...common } : { ...a, ...common, ...(a.about ? { about: a.about.map(id) } : {}) };
}

/** Entities that an annotation names, with the words that do so. */
function entitiesNamedBy(a: Annotation): { readonly id: string; readonly kind: string; readonly name: string }[] {
  if (a.type === 'mention') return a.entity === undefined ? [] : [{ id: a.entity, kind: a.kind, name: a.quotes[0] ?? a.entity }];
  return a.speaker.flatMap((p) => (p.entity === undefined || a.spans.some((s) => p.span && sameSpan(s, p.span)) ? [] : [{ id: p.entity, kind: 'person', name: p.quote ?? p.entity }]));
}

/** Title, outlet and the like; what follows from the file itself is left to the gloss file. */
function details({ details: given }: AnnotatedArticle): GlossOperation[] {
  const { file: _file, text: _text, codePoints: _codePoints, blob: _blob, encoding: _encoding, ...rest } = given;
  const kept = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined));
  return Object.keys(kept).length > 0 ? [{ kind: 'setArticle', details: kept }] : [];
}
