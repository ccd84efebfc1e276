// Quick fixes in gloss files: plain text edits, made when the user asks for them.
import { t } from '@vscode/l10n';
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import { COMMANDS, type DecideAction, SERVER_COMMANDS } from '../../protocol/protocol.js';
import { dataOf } from '../diagnostics/run.js';
import { annotationAt, type GlossContext } from '../glossFile/context.js';
import { markById } from '../snapshot.js';

export const glossActions = (context: GlossContext, diagnostics: readonly Diagnostic[], ownCommands: boolean): CodeAction[] => diagnostics.flatMap((d) => fixesOf(context, d, ownCommands));

function fixesOf(context: GlossContext, diagnostic: Diagnostic, ownCommands: boolean): CodeAction[] {
  const wrong = dataOf(diagnostic).args?.[0] ?? '';
  switch (diagnostic.code) {
    case 'gloss.unknown-kind':
      return closest(wrong, context.project.kinds.map((k) => k.name)).map((k) => replacement(context, diagnostic, diagnostic.range, k));
    case 'gloss.unknown-entity': {
      const ids = [...(context.reading.gloss?.entities ?? []), ...context.project.entities].map((e) => e.id);
      return closest(wrong, ids).map((id) => replacement(context, diagnostic, diagnostic.range, id));
    }
    case 'gloss.duplicate-id':
      return [replacement(context, diagnostic, diagnostic.range, freeId(context, wrong))];
    case 'gloss.span-out-of-range':
      return anchorFixes(context, diagnostic, ownCommands);
    default:
      return [];
  }
}

const OFFERED = 4;

function replacement(context: GlossContext, diagnostic: Diagnostic, range: Range, newText: string): CodeAction {
  return { title: t('Replace by {0}', newText), kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: { changes: { [context.uri]: [{ range, newText }] } } };
}

/** The words most like `wrong`, the nearest first. */
function closest(wrong: string, words: readonly string[]): string[] {
  return [...new Set(words)].map((word) => ({ word, d: distance(wrong.slice(0, 64), word.slice(0, 64)) })).sort((a, b) => a.d - b.d).slice(0, OFFERED).map(({ word }) => word);
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

function freeId({ reading }: GlossContext, id: string): string {
  for (let n = 2; ; n++) if (!reading.gloss?.places.annotations.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** The engine's proposal, where it has one; deleting always helps. */
function anchorFixes(context: GlossContext, diagnostic: Diagnostic, ownCommands: boolean): CodeAction[] {
  const id = annotationAt(context, context.positions.offsetAt(diagnostic.range.start));
  const mark = id === undefined || !context.article ? undefined : markById(context.article, id);
  if (!mark) return [];
  const act = (title: string, action: DecideAction): CodeAction =>
    ({ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: { title, command: ownCommands ? COMMANDS.apply : SERVER_COMMANDS.decide, arguments: [context.articleUri, action] } });
  const found = mark.proposal || mark.state === 'moved' ? [act(t('Take the place where the quote stands now'), { kind: 'reanchor', id: mark.annotation.id })] : [];
  return [...found, act(t('Delete the annotation'), { kind: 'delete', ids: [mark.annotation.id] })];
}
