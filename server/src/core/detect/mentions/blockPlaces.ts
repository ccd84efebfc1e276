// What may be a place in one block: by its words and the names that are known in it, so it can be kept.
import { type Span } from '../../base/span.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import { recall } from '../memory.js';
import { findPlaces, type PlaceCandidate } from '../places/candidates.js';
import type { Resources } from '../resources.js';

/** Names in a block that are no places. Offsets from the block's start. */
export interface BlockNames {
  readonly persons: readonly Span[];
  readonly organisations: readonly Span[];
}

interface PlaceMemory {
  readonly now: Map<string, readonly PlaceCandidate[]>;
  readonly old: ReadonlyMap<string, readonly PlaceCandidate[]> | undefined;
}

/** What finding places reads beside the text; with a gazetteer. */
type PlaceResources = Resources & { readonly gazetteer: Gazetteer };

/** Candidates in a block of `words`; offsets from its start. */
export function candidatesIn(words: string, names: BlockNames, memory: PlaceMemory, { gazetteer, lexicon, placeScorer }: PlaceResources): readonly PlaceCandidate[] {
  const key = `${offsetsOf(names.persons)}|${offsetsOf(names.organisations)}\n${words}`;
  return recall(memory.now, memory.old, key, () => findPlaces({ ...names, text: words, gazetteer, lexicon, ...(placeScorer === undefined ? {} : { scorer: placeScorer }) }));
}

const offsetsOf = (spans: readonly Span[]): string => spans.map((s) => `${s.start}-${s.end}`).join(' ');
