// One article and its gloss file at given versions, as one immutable value with lazy layers: what every feature is a function of.
import type { Span } from '../core/base/span.js';
import type { Analysis, Entity, Structure } from '../core/model/analysis.js';
import type { AnchoredAnnotation, Annotation, ArticleDetails, GlossEntity } from '../core/model/annotation.js';
import type { ParsedGloss } from '../core/gloss/read.js';
import { unwrittenGloss } from '../core/model/unwritten.js';
import type { GlossFile } from '../core/model/gloss.js';
import type { WorthWeights } from '../core/lexicon/worthWeights.js';
import type { KindDefinition } from '../core/model/project.js';
import { isLive, isUndecided, type Mark, type Marks, mergeMarks } from '../core/review/marks.js';
import type { SuggestionMemory } from '../core/review/memory.js';
import { DEFAULT_SHOWN, type ShownClaims } from '../core/review/suggestions.js';
import { type Intervals, intervalsOf } from './intervals.js';
import { lazy } from '../core/base/lazy.js';
import { type Positions, positionsOf } from './positions.js';
import type { Settings } from './settings.js';

/** What the engine found in a text that it could not read as an article. */
export const EMPTY_ANALYSIS: Analysis = { structure: { blocks: [] }, sentences: [], quotations: [], mentions: [], entities: [], attributions: [], statements: [], language: 'other' };

/** Why a text is not analysed at all. */
export type Unreadable = 'article.too-large' | 'article.binary';

export interface GlossSource {
  readonly uri: string;
  /** As on disk or in the editor, a byte order mark included. */
  readonly source: string;
  readonly reading: ParsedGloss;
}

export interface SnapshotInput {
  readonly uri: string;
  /** The editor's version; 0 for a text from disk. */
  readonly version: number;
  readonly text: string;
  /** The article's file name. */
  readonly file: string;
  readonly unreadable?: Unreadable;
  /** Bytes or units, where the text was too large to be kept. */
  readonly size?: number;
  /** Bytes that did not fit their encoding (a file from disk). */
  readonly encodingProblem?: { readonly code: 'undecodable' | 'unknown-encoding'; readonly encoding: string };
  readonly glossUri: string;
  readonly gloss?: GlossSource;
  /** The last reading that parsed, while the present one does not. */
  readonly formerGloss?: GlossFile;
  readonly analyse: () => Analysis;
  /** The shape alone, for where nothing else of the analysis is asked for. */
  readonly structure: () => Structure;
  /** The gloss file's annotations carried to `text`. */
  readonly anchor: (gloss: GlossFile) => readonly AnchoredAnnotation[];
  /** Decisions that could not be written yet, as annotations of `text`, and the entities that they bring. */
  readonly waiting: { readonly annotations: readonly Annotation[]; readonly entities: readonly GlossEntity[]; readonly removed: ReadonlySet<string>; readonly count: number };
  readonly projectEntities: readonly GlossEntity[];
  /** The whole tagset: built-in kinds and the newsroom's. */
  readonly kinds: readonly KindDefinition[];
  readonly language?: string;
  /** By what claims are weighed that may be worth a check. */
  readonly worth: () => WorthWeights;
  readonly settings: Settings;
  /** What is kept of this article's suggestions between versions. */
  readonly memory?: SuggestionMemory;
}

export interface Snapshot extends SnapshotInput {
  readonly positions: Positions;
  readonly analysis: Analysis;
  readonly glossFile: GlossFile | undefined;
  readonly anchored: readonly AnchoredAnnotation[];
  readonly marks: Marks;
  /** What people decided, without the engine's suggestions and evidence: no analysis is made for it. */
  readonly decided: Marks;
  /** Details as `details` has them; no analysis is made for it. */
  readonly statedDetails: ArticleDetails;
  /** Neither rejected nor lost; text order. */
  readonly live: readonly Mark[];
  /** The fragments of live marks, by place. */
  readonly places: Intervals<MarkPart>;
  readonly undecided: readonly Mark[];
  readonly speakers: SpeakerIndex;
  readonly details: ArticleDetails;
}

/** One stretch of text that a mark covers: its own words, or a claim's speaker or cue. */
export interface MarkPart {
  readonly mark: Mark;
  readonly part: 'own' | 'speaker' | 'cue';
  readonly span: Span;
}

/** One wording of a speaker, in the text beside a claim. */
export interface SpeakerSpan {
  readonly span: Span;
  readonly entity?: string;
  readonly claim: Mark;
}

/** Who speaks where: the spans that are speakers of live claims, and the claims of each entity. */
export interface SpeakerIndex {
  readonly spans: Intervals<SpeakerSpan>;
  readonly claimsOf: ReadonlyMap<string, readonly Mark[]>;
}

export function createSnapshot(input: SnapshotInput): Snapshot {
  const positions = lazy(() => positionsOf(input.text));
  const analysis = lazy(() => (input.unreadable ? EMPTY_ANALYSIS : input.analyse()));
  const glossFile = input.gloss?.reading.gloss ?? input.formerGloss;
  const anchored = lazy(() => withWaiting(input, glossFile ? input.anchor(glossFile) : []));
  const merged = (found: Analysis, memory: SuggestionMemory | undefined): Marks => mergeMarks({
    analysis: found,
    text: input.text,
    anchored: anchored(),
    projectEntities: input.projectEntities,
    shown: shownClaims(input.settings),
    ...(memory ? { memory } : {}),
    ...glossForMarks(glossFile, input.waiting.entities),
  });
  const marks = lazy(() => merged(analysis(), input.memory));
  const live = lazy(() => marks().marks.filter(isLive));
  const places = lazy(() => intervalsOf(live().flatMap(partsOf), (p) => p.span));
  const undecided = lazy(() => marks().marks.filter(isUndecided));
  const speakers = lazy(() => indexSpeakers(live()));
  const details = lazy(() => detailsOf(input, glossFile, analysis().structure));
  const decided = lazy(() => merged(EMPTY_ANALYSIS, undefined));
  const statedDetails = lazy(() => detailsOf(input, glossFile, input.unreadable ? EMPTY_ANALYSIS.structure : input.structure()));
  return Object.assign(new Layers({ positions, analysis, anchored, marks, decided, statedDetails, live, places, undecided, speakers, details }), input, { glossFile });
}

type LazyLayers = { readonly [K in keyof Omit<Snapshot, keyof SnapshotInput | 'glossFile'>]: () => Snapshot[K] };

/** A class: an object written with getters keeps the one before it in memory for long. */
class Layers implements Omit<Snapshot, keyof SnapshotInput | 'glossFile'> {
  constructor(private readonly of: LazyLayers) {}

  get positions(): Positions { return this.of.positions(); }
  get analysis(): Analysis { return this.of.analysis(); }
  get anchored(): readonly AnchoredAnnotation[] { return this.of.anchored(); }
  get marks(): Marks { return this.of.marks(); }
  get decided(): Marks { return this.of.decided(); }
  get statedDetails(): ArticleDetails { return this.of.statedDetails(); }
  get live(): readonly Mark[] { return this.of.live(); }
  get places(): Intervals<MarkPart> { return this.of.places(); }
  get undecided(): readonly Mark[] { return this.of.undecided(); }
  get speakers(): SpeakerIndex { return this.of.speakers(); }
  get details(): ArticleDetails { return this.of.details(); }
}

/** The entity that a mark names: a mention's own, a claim's first speaker. */
export const entityIdOf = (mark: Mark): string | undefined =>
  mark.annotation.type === 'mention' ? mark.annotation.entity : mark.annotation.speaker.find((p) => p.entity !== undefined)?.entity;

export const entityOf = (snapshot: Snapshot, mark: Mark): GlossEntity | undefined => {
  const id = entityIdOf(mark);
  return id === undefined ? undefined : snapshot.marks.entities.get(id);
};

/** What the engine knows of a mark's entity. */
export const foundEntityOf = (snapshot: Snapshot, mark: Mark): Entity | undefined =>
  mark.entityIndex === undefined ? undefined : snapshot.analysis.entities[mark.entityIndex];

export const markById = (snapshot: Snapshot, id: string): Mark | undefined => snapshot.marks.marks.find((m) => m.annotation.id === id);

export const isOwnStatement = (mark: Mark): boolean => mark.annotation.type === 'claim' && mark.annotation.form === 'own';

export const isClaim = (mark: Mark): boolean => mark.annotation.type === 'claim' && mark.annotation.form !== 'own';

const isPlace = (mark: Mark): boolean => mark.annotation.type === 'mention' && mark.annotation.kind === 'place';

export interface Tally {
  readonly speakers: number;
  readonly claims: number;
  readonly places: number;
  readonly undecided: number;
  readonly decided: number;
}

/** Distinct speakers and places, claims without the paper's own statements, and how far the decisions are. */
export function tallyOf(snapshot: Snapshot): Tally {
  const claims = snapshot.live.filter(isClaim);
  const unnamed = claims.filter((m) => m.annotation.type === 'claim' && m.annotation.speaker.length > 0 && entityIdOf(m) === undefined);
  const places = new Set(snapshot.live.filter(isPlace).map((m) => entityIdOf(m) ?? m.annotation.quotes[0]));
  const decided = snapshot.marks.marks.filter((m) => m.annotation.status !== 'suggested');
  return { speakers: snapshot.speakers.claimsOf.size + unnamed.length, claims: claims.length, places: places.size, undecided: snapshot.undecided.length, decided: decided.length };
}

/** All stretches of a mark: its fragments, and a claim's speaker and cue. */
export function partsOf(mark: Mark): MarkPart[] {
  const { annotation } = mark;
  const own = annotation.spans.map((span): MarkPart => ({ mark, part: 'own', span }));
  if (annotation.type === 'mention') return own;
  const speaker = annotation.speaker.flatMap((p): MarkPart[] => (p.span ? [{ mark, part: 'speaker', span: p.span }] : []));
  const cue = annotation.cue.map((c): MarkPart => ({ mark, part: 'cue', span: c.span }));
  return [...own, ...speaker, ...cue];
}

function shownClaims(settings: Settings): ShownClaims {
  const acts = [...DEFAULT_SHOWN.acts, ...(settings.showAttitudes ? ['attitude' as const] : []), ...(settings.showIntentions ? ['intention' as const] : [])];
  return { acts, forces: DEFAULT_SHOWN.forces, statements: settings.showStatements };
}

function withWaiting(input: SnapshotInput, anchored: readonly AnchoredAnnotation[]): readonly AnchoredAnnotation[] {
  const { annotations, removed } = input.waiting;
  if (annotations.length === 0 && removed.size === 0) return anchored;
  const replaced = new Set([...removed, ...annotations.map((a) => a.id)]);
  return [...anchored.filter((a) => !replaced.has(a.annotation.id)), ...annotations.map((annotation) => ({ annotation, state: 'exact' as const }))];
}

function glossForMarks(gloss: GlossFile | undefined, waiting: readonly GlossEntity[]): { readonly gloss?: GlossFile } {
  if (waiting.length === 0) return gloss ? { gloss } : {};
  const base = gloss ?? unwrittenGloss({ file: '' });
  const ids = new Set(waiting.map((e) => e.id));
  return { gloss: { ...base, entities: [...base.entities.filter((e) => !ids.has(e.id)), ...waiting] } };
}

function indexSpeakers(live: readonly Mark[]): SpeakerIndex {
  const spans: SpeakerSpan[] = [];
  const claimsOf = new Map<string, Mark[]>();
  for (const mark of live) {
    if (mark.annotation.type !== 'claim') continue;
    for (const part of mark.annotation.speaker) {
      const { span, entity } = part;
      if (span) spans.push(entity === undefined ? { span, claim: mark } : { span, claim: mark, entity });
      if (entity === undefined) continue;
      const claims = claimsOf.get(entity);
      if (!claims) claimsOf.set(entity, [mark]);
      else if (claims[claims.length - 1] !== mark) claims.push(mark);
    }
  }
  return { spans: intervalsOf(spans, (s) => s.span), claimsOf };
}

/** What the gloss file says of the article; title, byline and date of the article itself where it says nothing. */
function detailsOf(input: SnapshotInput, gloss: GlossFile | undefined, structure: Structure): ArticleDetails {
  return {
    ...(structure.title !== undefined ? { title: structure.title } : {}),
    ...(structure.byline !== undefined ? { byline: structure.byline } : {}),
    ...(structure.date !== undefined ? { published: structure.date } : {}),
    ...(input.language !== undefined ? { language: input.language } : {}),
    ...gloss?.article,
    file: input.file,
  };
}
