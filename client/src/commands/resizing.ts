// A larger or smaller extent for an annotation, by the steps of "expand selection".
import * as vscode from 'vscode';
import type { MarkView, Range } from '../../../server/src/protocol/protocol.js';
import { plainRange, toRange } from '../base/convert.js';
import { containsRange, joinRanges, sameRange, touches } from '../base/ranges.js';

/** The annotation's fragments with the one at the caret a step larger or smaller; undefined where there is no such step. */
export async function resized(document: vscode.TextDocument, mark: MarkView, caret: vscode.Position, how: 'extend' | 'shrink'): Promise<Range[] | undefined> {
  const fragment = mark.ranges.find((r) => touches(r, caret)) ?? mark.ranges[0];
  if (!fragment) return undefined;
  const inside = touches(fragment, caret) ? caret : toRange(fragment).start;
  const steps = await stepsAt(document, inside);
  const next = how === 'extend'
    ? steps.find((s) => containsRange(s, fragment) && !sameRange(s, fragment))
    : steps.filter((s) => containsRange(fragment, s) && !sameRange(s, fragment)).at(-1);
  if (!next) return undefined;
  return joinRanges(mark.ranges.map((r) => (r === fragment ? next : r)));
}

/** Ranges around a position from the word outwards. */
async function stepsAt(document: vscode.TextDocument, position: vscode.Position): Promise<Range[]> {
  const chains = await vscode.commands.executeCommand<vscode.SelectionRange[] | undefined>('vscode.executeSelectionRangeProvider', document.uri, [position]);
  const steps: Range[] = [];
  for (let step = chains?.[0]; step; step = step.parent) {
    if (!step.range.isEmpty && !steps.some((s) => sameRange(s, plainRange(step.range)))) steps.push(plainRange(step.range));
    if (steps.length > 100) break;
  }
  return steps;
}
