// Edits of a gloss or project file for a quick fix: found from the place of a problem, made by the smallest change.
import { type CodeAction, CodeActionKind, type Diagnostic, type TextEdit } from 'vscode-languageserver-types';
import type { Span } from '../../core/base/span.js';
import { parseSource } from '../../core/gloss/parse.js';
import { Patch } from '../../core/gloss/patch.js';
import { type MapNode, resolved, type SourceNode, type SourceTree } from '../../core/gloss/sourceTree.js';
import { type Positions, positionsOf } from '../positions.js';

/** A source that parsed. */
export interface Fixable {
  readonly uri: string;
  readonly source: string;
  readonly positions: Positions;
  readonly tree: SourceTree;
}

/** undefined where the source is no YAML: nothing can be changed there without harm. */
export function fixable(uri: string, source: string): Fixable | undefined {
  const tree = parseSource(source);
  return tree.ok ? { uri, source, positions: positionsOf(source), tree: tree.value } : undefined;
}

/** The mappings that hold `span`, the innermost first. */
export function mapsAround({ tree }: Fixable, span: Span): MapNode[] {
  const found: MapNode[] = [];
  const visit = (node: SourceNode | undefined): void => {
    if (!node || node.type === 'alias' || node.type === 'scalar' || span.start < node.start || span.end > Math.max(node.span.end, node.start)) return;
    if (node.type === 'map') {
      found.unshift(node);
      for (const e of node.entries) visit(e.value);
    } else for (const i of node.items) visit(i.value);
  };
  visit(tree.root);
  return found;
}

/** The mapping of a section, such as `kinds`; undefined where there is none. */
export function sectionOf({ tree }: Fixable, key: string): MapNode | undefined {
  const root = resolved(tree.root);
  const value = root?.type === 'map' ? resolved(root.entries.find((e) => e.key === key)?.value) : undefined;
  return value?.type === 'map' ? value : undefined;
}

/** The edits that `change` makes; undefined where they cannot be made safely. */
export function edited(file: Fixable, change: (patch: Patch) => void): TextEdit[] | undefined {
  const patch = new Patch(file.source, file.tree);
  change(patch);
  const made = patch.finish();
  return 'edits' in made && made.edits.length > 0 ? made.edits.map((e) => ({ range: file.positions.rangeOf(e.span), newText: e.newText })) : undefined;
}

/** A fix that edits one file; none where there is nothing to edit. */
export function fix(title: string, diagnostic: Diagnostic, uri: string, edits: TextEdit[] | undefined, isPreferred = false): CodeAction[] {
  return edits === undefined ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], ...(isPreferred ? { isPreferred } : {}), edit: { changes: { [uri]: edits } } }];
}

const OFFERED = 4;

/** The words most like `wrong`, the nearest first. */
export function closest(wrong: string, words: readonly string[], offered = OFFERED): string[] {
  return [...new Set(words)].map((word) => ({ word, d: distance(wrong.slice(0, 64), word.slice(0, 64)) })).sort((a, b) => a.d - b.d).slice(0, offered).map(({ word }) => word);
}

/** Levenshtein's, in units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + cost));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
