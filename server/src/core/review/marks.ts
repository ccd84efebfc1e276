// One list of marks for an article: what people decided, and what the engine still suggests.
import type { Span } from '../base/span.js';
import type { Analysis, Attribution, Evidence } from '../model/analysis.js';
import type { AnchoredAnnotation, Annotation, GlossEntity } from '../model/annotation.js';
import type { GlossFile } from '../model/gloss.js';
import type { AnchorState } from '../model/kinds.js';
import { mergedAgain, mergedAnew } from './merging.js';
import type { SuggestionMemory } from './memory.js';
import { type ShownClaims, suggestionsOf } from './suggestions.js';

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
  const last = input.memory?.merged;
  const merged = (last?.suggestions === suggested.suggestions ? mergedAgain(last, anchored, input.memory) : undefined) ?? mergedAnew(suggested.suggestions, anchored, input.memory);
  if (input.memory) input.memory.merged = merged;
  const entities = new Map<string, GlossEntity>();
  for (const e of [...suggested.entities, ...(input.projectEntities ?? []), ...(input.gloss?.entities ?? [])]) entities.set(e.id, e);
  return { marks: merged.marks, entities };
}

/** True while a person has still to decide: suggested, and not settled with its claim. */
export const isUndecided = (mark: Mark): boolean => mark.annotation.status === 'suggested' && mark.settledBy === undefined;

/** True for what is neither rejected nor lost in the text. */
export const isLive = (mark: Mark): boolean => mark.annotation.status !== 'rejected' && mark.state !== 'orphan';
