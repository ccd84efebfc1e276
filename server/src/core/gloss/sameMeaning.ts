// Whether two gloss files say the same, however they are written.
import { sideOf } from './mergeSides.js';
import { printFields } from './values.js';

/** Equal but for comments, layout, quoting and the order of blocks and entities. False where one cannot be read. */
export function sameMeaning(a: string, b: string): boolean {
  const [x, y] = [meaningOf(a), meaningOf(b)];
  return x !== undefined && x === y;
}

function meaningOf(source: string): string | undefined {
  const side = sideOf(source);
  if (!side.ok) return undefined;
  const { fields, entities, annotations } = side.value;
  const blocks = [...[...entities.values()].map((e) => `${e.id}=${e.print}`), ...[...annotations.values()].map((e) => e.print)];
  return [printFields(fields), ...blocks.sort()].join('\n');
}
