// What may be a place in one block: by its words and the names that are known in it, so it can be kept.
import { type Span } from '../../base/span.js';
import type { Gazetteer } from '../../lexicon/gazetteer.js';
import { recall } from '../memory.js';
import { type PlaceReading, readPlaces } from '../places/candidates.js';
import type { Resources } from '../resources.js';

/** Names in a block that are no places. Offsets from the block's start. */
export interface BlockNames {
  readonly persons: readonly Span[];
  readonly organisations: readonly Span[];
}

/** A block's names, and what it told of places with them. */
export interface BlockPlaces extends BlockNames {
  readonly found: PlaceReading;
}

interface PlaceMemory {
  readonly now: Map<string, PlaceReading>;
  readonly old: ReadonlyMap<string, PlaceReading> | undefined;
}

/** What finding places reads beside the text; with a gazetteer. */
type PlaceResources = Resources & { readonly gazetteer: Gazetteer };

/** What a block of `words` tells of places; offsets from its start. */
export function placesIn(words: string, names: BlockNames, memory: PlaceMemory, { gazetteer, lexicon, placeScorer }: PlaceResources): PlaceReading {
  const key = `${offsetsOf(names.persons)}|${offsetsOf(names.organisations)}\n${words}`;
  return recall(memory.now, memory.old, key, () => {
    const { persons, organisations } = names;
    return readPlaces(placeScorer === undefined ? { persons, organisations, text: words, gazetteer, lexicon } : { persons, organisations, text: words, gazetteer, lexicon, scorer: placeScorer });
  });
}

const offsetsOf = (spans: readonly Span[]): string => spans.map((s) => `${s.start}-${s.end}`).join(' ');
