// Whether a gloss file holds nothing that anybody would miss.
import { parseSource } from './parse.js';
import { entryOf, type MapNode, resolved, type SourceNode } from './sourceTree.js';

/** Keys of `article` that the tool fills in by itself. */
const OWN_ARTICLE_KEYS: ReadonlySet<string | undefined> = new Set(['file', 'text', 'codePoints', 'blob']);
const OWN_ROOT_KEYS: ReadonlySet<string | undefined> = new Set(['newsgloss', 'article', 'entities', 'annotations']);
/** The comment above a file that the tool made; hit: the line of `headLine`, miss: any other comment. */
const HEAD_LINE = /^\uFEFF?# Annotations of [^\n]*\. Positions: Unicode code points, a line end counts as one, end exclusive\.\r?\n/u;

/** True where only what the tool writes by itself is left: no annotation, entity, detail, comment or key of a person. A caller that takes back the decision which made the file may delete it then. */
export function isEmptyGloss(source: string): boolean {
  if (source.trim() === '') return true;
  const tree = parseSource(source);
  if (!tree.ok) return false;
  const root = resolved(tree.value.root);
  if (root?.type !== 'map' || !root.entries.every((e) => OWN_ROOT_KEYS.has(e.key))) return false;
  if (source.replace(HEAD_LINE, '').includes('#')) return false;
  return isNothing(root, 'entities') && isNothing(root, 'annotations') && articleIsOwn(entryOf(root, 'article')?.value);
}

function isNothing(root: MapNode, key: string): boolean {
  const node = resolved(entryOf(root, key)?.value);
  if (!node) return true;
  if (node.type === 'scalar') return node.value === null;
  return node.type === 'map' ? node.entries.length === 0 : node.items.length === 0;
}

function articleIsOwn(node: SourceNode | undefined): boolean {
  const map = resolved(node);
  return !map || (map.type === 'map' && map.entries.every((e) => OWN_ARTICLE_KEYS.has(e.key)));
}
