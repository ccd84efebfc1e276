// A newsroom's own places as YAML: `places:` with a list, or the list alone.
import { parseSource } from '../gloss/parse.js';
import { entryOf, resolved, type MapNode, type SourceNode } from '../gloss/sourceTree.js';
import { Entries, type Field, type Fields, type UserGazetteer } from './gazetteerEntries.js';

/** What an entry may say. */
const KEYS: ReadonlySet<string> = new Set(['name', 'aliases', 'type', 'at', 'lat', 'lon', 'lng', 'country', 'population', 'geonames', 'note', 'source']);

export function readList(text: string): UserGazetteer {
  const tree = parseSource(text);
  if (!tree.ok) return { places: [], problems: tree.error.map((problem) => ({ ...problem, code: problem.code.replace(GLOSS_PREFIX, 'gazetteer.') })) };
  const root = resolved(tree.value.root);
  if (root === undefined) return { places: [], problems: [] };
  const list = resolved(root.type === 'map' ? entryOf(root, 'places')?.value : root);
  const entries = new Entries();
  if (list?.type !== 'seq') {
    entries.problem('not-a-list', root.span);
    return entries;
  }
  for (const item of list.items) {
    if (entries.full(item.value.span)) break;
    const node = resolved(item.value);
    if (node?.type !== 'map') {
      entries.problem('no-name', item.value.span);
      continue;
    }
    entries.add(fieldsOf(node), item.value.span);
    for (const { key, keySpan } of node.entries) if (key !== undefined && !KEYS.has(key)) entries.warning('unknown-key', keySpan, key);
  }
  return entries;
}

// Hit: "gloss.syntax"; miss: "project.syntax".
const GLOSS_PREFIX = /^gloss\./u;

const fieldsOf = (map: MapNode): Fields =>
  new Map(map.entries.flatMap((entry): [string, Field][] => (entry.key === undefined ? [] : [[entry.key, { value: plainValue(entry.value), span: entry.value.span }]])));

function plainValue(node: SourceNode): unknown {
  const at = resolved(node);
  if (at?.type === 'scalar') return at.value;
  return at?.type === 'seq' ? at.items.map((item) => scalarValue(item.value)) : undefined;
}

function scalarValue(node: SourceNode): unknown {
  const at = resolved(node);
  return at?.type === 'scalar' ? at.value : undefined;
}
