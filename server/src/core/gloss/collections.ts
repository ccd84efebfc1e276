// A collection of the file that is not there yet or empty, filled: as lines for a file in blocks, as a value for one in brackets.
import { ROOT_KEYS } from './fields.js';
import type { Patch } from './patch.js';
import type { Entry, MapNode, SourceNode } from './sourceTree.js';
import type { YamlMap } from './yamlText.js';

export interface NewCollection {
  readonly key: (typeof ROOT_KEYS)[number];
  readonly entry: Entry | undefined;
  /** The lines of each element, without indentation. */
  readonly blocks: readonly (readonly string[])[];
  readonly value: YamlMap | readonly YamlMap[];
}

export function addCollection(patch: Patch, root: MapNode, { key, entry, blocks, value }: NewCollection): void {
  if (root.flow) patch.setKey(root, key, value, { order: ROOT_KEYS });
  else if (entry && isEmpty(entry.value)) patch.fillBelow(entry, blocks.map((b) => [...b]), 2);
  else if (entry) patch.fail('cannot-edit', entry.value.span, key);
  else patch.addEntryLines(root, patch.placeFor(root, key, ROOT_KEYS), [`${key}:`, ...blocks.flat().map((l) => `  ${l}`)]);
}

function isEmpty(node: SourceNode): boolean {
  if (node.type === 'scalar') return node.value === null;
  return (node.type === 'map' && node.entries.length === 0) || (node.type === 'seq' && node.items.length === 0);
}
