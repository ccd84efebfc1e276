// What may be a place in one block: by its words and the names that are known in it, so it can be kept.
import { type Span } from '../../base/span.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { recall } from '../memory.js';
import { findPlaces, type PlaceCandidate } from '../places/candidates.js';

/** Names in a block that are no places. Offsets from the block's start. */
export interface BlockNames {
  readonly persons: readonly Span[];
  readonly organisations: readonly Span[];
}

interface PlaceMemory {
  readonly now: Map<string, readonly PlaceCandidate[]>;
  readonly old: ReadonlyMap<string, readonly PlaceCandidate[]> | undefined;
}

/** Candidates in a block of `words`; offsets from its start. */
export function candidatesIn(words: string, names: BlockNames, memory: PlaceMemory, { gazetteer, lexicon }: { readonly gazetteer: Gazetteer; readonly lexicon: Lexicon }): readonly PlaceCandidate[] {
  const key = `${offsetsOf(names.persons)}|${offsetsOf(names.organisations)}\n${words}`;
  return recall(memory.now, memory.old, key, () => findPlaces({ ...names, text: words, gazetteer, lexicon }));
}

const offsetsOf = (spans: readonly Span[]): string => spans.map((s) => `${s.start}-${s.end}`).join(' ');
