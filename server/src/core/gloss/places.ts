// Where the blocks of a file and their fields stand, worked out when somebody asks.
import { type Span, shift } from '../base/span.js';
import type { BlockPlaces, FieldPlaces } from '../model/gloss.js';
import type { BlockList } from './blockList.js';

type Blocks = Pick<BlockList, 'byId' | 'placed'>;

export function blockPlaces({ byId, placed }: Blocks): BlockPlaces {
  const placeOf = (block: BlockList['placed'][number]): Span => shift(block.reading.place, block.at);
  return {
    has: (id) => byId.has(id),
    get: (id) => {
      const block = placed[byId.get(id) ?? -1];
      return block && placeOf(block);
    },
    all: () => [...byId].flatMap(([id, i]) => {
      const block = placed[i];
      return block ? [[id, placeOf(block)] as const] : [];
    }),
  };
}

/** `common`: the fields of what is no block. */
export function fieldPlaces(blocks: Blocks, common: ReadonlyMap<string, Span>): FieldPlaces {
  return { get: (key) => inBlock(blocks, key) ?? common.get(key) };
}

/** An id may hold a slash: each one may be where it ends. */
function inBlock({ byId, placed }: Blocks, key: string): Span | undefined {
  for (let slash = key.lastIndexOf('/'); slash >= 0; slash = slash === 0 ? -1 : key.lastIndexOf('/', slash - 1)) {
    const block = placed[byId.get(key.slice(0, slash)) ?? -1];
    const span = block?.reading.fields.get(key);
    if (block && span) return shift(span, block.at);
  }
  return undefined;
}
