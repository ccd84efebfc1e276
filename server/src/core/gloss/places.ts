// Where the fields of a file stand: those of blocks are worked out when somebody asks.
import { type Span, shift } from '../base/span.js';
import type { FieldPlaces } from '../model/gloss.js';
import type { PlacedBlock } from './blocks.js';

/** `common`: the fields of what is no block. */
export function fieldPlaces(blocks: ReadonlyMap<string, PlacedBlock>, common: ReadonlyMap<string, Span>): FieldPlaces {
  return { get: (key) => inBlock(blocks, key) ?? common.get(key) };
}

/** An id may hold a slash: each one may be where it ends. */
function inBlock(blocks: ReadonlyMap<string, PlacedBlock>, key: string): Span | undefined {
  for (let slash = key.lastIndexOf('/'); slash >= 0; slash = slash === 0 ? -1 : key.lastIndexOf('/', slash - 1)) {
    const block = blocks.get(key.slice(0, slash));
    const span = block?.reading.fields.get(key);
    if (block && span) return shift(span, block.at);
  }
  return undefined;
}
