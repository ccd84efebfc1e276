// One list of marks for an article: what people decided, and what the engine still suggests.
import type { Span } from '../base/span.js';
import type { Analysis, Attribution, Evidence } from '../model/analysis.js';
import type { AnchoredAnnotation, Annotation, ClaimAnnotation, GlossEntity } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import type { AnchorState } from '../model/kinds.js';
import { compareFragments, hides, samePlace } from './matching.js';
import type { SuggestionMemory } from './memory.js';
import { nearby } from './nearby.js';
import { type ShownClaims, type Suggestion, suggestionsOf } from './suggestions.js';

/** An annotation as people meet it: spans in UTF-16 of the current text, and whether a person or the engine made it. */
export interface Mark {
  readonly annotation: Annotation;
  readonly origin: 'engine' | 'gloss';
  readonly state: AnchorState;
  readonly evidence: readonly Evidence[];
  /** Index in `Analysis.entities`, for the engine's finding at the same place. */
  readonly entityIndex?: number;
  readonly attribution?: Attribution;
  /** Where a `candidate` may stand now. */
  readonly proposal?: readonly Span[];
  /** Id of the decided claim whose speaker this mention is: deciding on a claim decides its speaker. */
  readonly settledBy?: string;
}

export interface MarksInput {
  readonly analysis: Analysis;
  readonly text: string;
  readonly gloss?: GlossFile;
  /** The gloss file's annotations carried to `text`. */
  readonly anchored?: readonly AnchoredAnnotation[];
  readonly projectEntities?: readonly GlossEntity[];
  /** Which of the engine's claims are made suggestions at all; default: communication, pledges, denials, demands. */
  readonly shown?: ShownClaims;
  /** Of the article's versions before. */
  readonly memory?: SuggestionMemory;
}

export interface Marks {
  /** In text order. Rejected ones are among them. */
  readonly marks: readonly Mark[];
  /** Entities of the file, the newsroom and the engine that some mark names, by id. */
  readonly entities: ReadonlyMap<string, GlossEntity>;
}

export function mergeMarks(input: MarksInput): Marks {
  const anchored = input.anchored ?? [];
  const known = [...(input.gloss?.entities ?? []), ...(input.projectEntities ?? [])];
  const suggested = suggestionsOf(input.analysis, input.text, { known, ...(input.shown ? { shown: input.shown } : {}) }, input.memory);
  // Where nothing is decided, nothing is looked up.
  const suggestedAt = byStart(anchored.length > 0 ? suggested.suggestions : []);
  const decided = anchored.map((a) => decidedMark(a, suggestedAt.get(a.annotation.spans[0]?.start ?? -1) ?? []));
  const decidedAt = nearby(decided, (d) => placesOf(d.annotation));
  const open: Mark[] = [];
  for (const s of suggested.suggestions) {
    const around = decided.length > 0 ? decidedAt.near(placesOf(s.annotation)) : [];
    if (around.some((d) => hides(d.annotation, d.state, s.annotation))) continue;
    open.push(around.length > 0 ? engineMark(s, around) : keptMark(s, input.memory));
  }
  const entities = new Map<string, GlossEntity>();
  for (const e of [...suggested.entities, ...(input.projectEntities ?? []), ...(input.gloss?.entities ?? [])]) entities.set(e.id, e);
  const marks = [...decided, ...open].sort((a, b) => compareFragments(a.annotation.spans, b.annotation.spans));
  return { marks, entities };
}

function byStart(suggestions: readonly Suggestion[]): ReadonlyMap<number, readonly Suggestion[]> {
  const found = new Map<number, Suggestion[]>();
  for (const s of suggestions) {
    const start = s.annotation.spans[0]?.start ?? -1;
    const there = found.get(start);
    if (there) there.push(s);
    else found.set(start, [s]);
  }
  return found;
}

/** True while a person has still to decide: suggested, and not settled with its claim. */
export const isUndecided = (mark: Mark): boolean => mark.annotation.status === 'suggested' && mark.settledBy === undefined;

/** True for what is neither rejected nor lost in the text. */
export const isLive = (mark: Mark): boolean => mark.annotation.status !== 'rejected' && mark.state !== 'orphan';

/** Where an annotation and its parts stand: a claim is found by its cue and its speaker too. */
const placesOf = (a: Annotation): Span[] =>
  (a.type === 'mention' ? [...a.spans] : [...a.spans, ...a.cue.map((c) => c.span), ...a.speaker.flatMap((p) => (p.span ? [p.span] : []))]);

function decidedMark(a: AnchoredAnnotation, suggestions: readonly Suggestion[]): Mark {
  const twin = suggestions.find((s) => s.annotation.type === a.annotation.type && samePlace(s.annotation.spans, a.annotation.spans));
  return {
    annotation: a.annotation,
    origin: 'gloss',
    state: a.state,
    evidence: twin?.evidence ?? [],
    ...(twin?.entityIndex !== undefined ? { entityIndex: twin.entityIndex } : {}),
    ...(twin?.attribution ? { attribution: twin.attribution } : {}),
    ...(a.proposal ? { proposal: a.proposal } : {}),
  };
}

/** The mark of a suggestion that no decision is near. */
function keptMark(s: Suggestion, memory: SuggestionMemory | undefined): Mark {
  const known = memory?.basis?.marks.get(s);
  if (known) return known;
  const mark = engineMark(s, []);
  memory?.basis?.marks.set(s, mark);
  return mark;
}

function engineMark(s: Suggestion, decided: readonly Mark[]): Mark {
  const settling = s.annotation.type === 'mention' ? decided.find((d) => speaksAt(d, s.annotation.spans)) : undefined;
  return {
    annotation: s.annotation,
    origin: 'engine',
    state: 'exact',
    evidence: s.evidence,
    ...(s.entityIndex !== undefined ? { entityIndex: s.entityIndex } : {}),
    ...(s.attribution ? { attribution: s.attribution } : {}),
    ...(settling ? { settledBy: settling.annotation.id } : {}),
  };
}

function speaksAt(mark: Mark, spans: readonly Span[]): boolean {
  const { annotation } = mark;
  if (annotation.type !== 'claim' || !isAffirmed(annotation)) return false;
  return annotation.speaker.some((part) => part.span !== undefined && samePlace([part.span], spans));
}

const isAffirmed = (claim: ClaimAnnotation): boolean => claim.status === 'accepted' || claim.status === 'edited' || claim.status === 'added';
