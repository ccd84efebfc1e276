// A conflict of a merge, settled: our reading stays as it is written, or theirs takes its place; the mark of the conflict goes.
import { t } from '@vscode/l10n';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import { ANNOTATION_KEYS, ARTICLE_KEYS, ENTITY_KEYS } from '../../core/gloss/fields.js';
import { type MapNode, resolved, type SourceNode } from '../../core/gloss/sourceTree.js';
import { valueOf } from '../../core/gloss/values.js';
import { edited, fix, type Fixable, mapsAround } from './fixing.js';

/** `span`: of the conflict's value. */
export function conflictFixes(file: Fixable, diagnostic: Diagnostic, span: Span): CodeAction[] {
  const map = mapsAround(file, span).find((m) => m.entries.some((e) => e.key === 'conflict' && e.value.span.start === span.start));
  const conflict = map?.entries.find((e) => e.key === 'conflict')?.value;
  if (!map || !conflict) return [];
  const theirs = readings(conflict);
  return [
    ...fix(t('Keep our reading'), diagnostic, file.uri, edited(file, (patch) => { patch.removeKey(map, 'conflict'); })),
    ...(theirs ? fix(t('Take their reading'), diagnostic, file.uri, edited(file, (patch) => {
      for (const reading of theirs) {
        for (const e of reading.theirs.entries) if (e.key !== undefined) patch.setKey(map, e.key, valueOf(e.value, { left: MOST_NODES }), { order: ORDER });
        for (const { key } of reading.ours.entries) if (key !== undefined && reading.theirs.entries.every((e) => e.key !== key)) patch.removeKey(map, key);
      }
      patch.removeKey(map, 'conflict');
    })) : []),
  ];
}

const MOST_NODES = 10_000;
const ORDER: readonly string[] = [...new Set([...ANNOTATION_KEYS, ...ENTITY_KEYS, ...ARTICLE_KEYS])];

interface Readings { readonly ours: MapNode; readonly theirs: MapNode }

/** undefined where one side removed what the other changed, or the mark was written by hand in another way. */
function readings(conflict: SourceNode): Readings[] | undefined {
  const list = resolved(conflict);
  if (list?.type !== 'seq') return undefined;
  const found = list.items.map(({ value }) => {
    const item = resolved(value);
    const side = (key: string): MapNode | undefined => {
      const at = item?.type === 'map' ? resolved(item.entries.find((e) => e.key === key)?.value) : undefined;
      return at?.type === 'map' ? at : undefined;
    };
    const [ours, theirs] = [side('ours'), side('theirs')];
    return ours && theirs ? { ours, theirs } : undefined;
  });
  return found.every((r) => r !== undefined) ? found : undefined;
}
