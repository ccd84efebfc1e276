// What is kept of an article's suggestions for its next version: those of findings that are still the same objects, wherever nothing else changed.
import { sameItems } from '../base/sameEnds.js';
import type { Analysis, Attribution, Entity, Mention, OwnStatement } from '../model/analysis.js';
import type { AnchoredAnnotation, GlossEntity } from '../model/annotation.js';
import type { Mark } from './marks.js';
import type { Merged } from './merging.js';
import type { ShownClaims, Suggestion } from './suggestions.js';

/** Belongs to one article. Holds nothing but what would be made again: `suggestionsOf` and `mergeMarks` give the same with and without. */
export interface SuggestionMemory {
  basis?: Basis;
  /** The suggestions of an analysis. */
  suggested?: { readonly analysis: Analysis; readonly basis: Basis; readonly text: string; readonly suggestions: readonly Suggestion[] };
  /** The last list of marks, and what it was made of. */
  merged?: Merged;
  /** Marks of decisions with the suggestion that stands at the same place. */
  readonly decided: WeakMap<AnchoredAnnotation, { readonly twin: Suggestion | undefined; readonly mark: Mark }>;
}

/** All that a suggestion is made of besides its finding and the words there, and the suggestions that were made of it last. */
export interface Basis {
  readonly found: readonly Entity[];
  readonly known: readonly GlossEntity[];
  readonly shown: ShownClaims;
  /** Entity ids by `Entity.index`. */
  readonly ids: ReadonlyMap<number, string>;
  /** The engine's entities that are not among the known ones. */
  readonly entities: readonly GlossEntity[];
  /** Of the last version, in the order of its suggestions. Plain lists: tables by object cost more to collect than they save. */
  made: Made;
  readonly marks: WeakMap<Suggestion, Mark>;
}

export interface Made {
  readonly mentions: Entry<Mention>[];
  readonly claims: Entry<Attribution>[];
  readonly statements: Entry<OwnStatement>[];
}

/** A finding with what was made of it. */
export interface Entry<T> {
  readonly finding: T;
  /** Id of the claim that holds it. */
  readonly within: string | undefined;
  readonly suggestion: Suggestion;
}

export const noneMade = (): Made => ({ mentions: [], claims: [], statements: [] });

export const suggestionMemory = (): SuggestionMemory => ({ decided: new WeakMap() });

/** The basis kept in `memory` where it is still that of the given values. */
export function keptBasis(memory: SuggestionMemory | undefined, found: readonly Entity[], known: readonly GlossEntity[], shown: ShownClaims): Basis | undefined {
  const basis = memory?.basis;
  return basis && basis.found === found && sameItems(basis.known, known) && sameShown(basis.shown, shown) ? basis : undefined;
}

const sameShown = (a: ShownClaims, b: ShownClaims): boolean => a === b || (a.statements === b.statements && sameItems(a.acts, b.acts) && sameItems(a.forces, b.forces));
