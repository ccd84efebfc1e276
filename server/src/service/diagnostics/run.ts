// From findings to LSP diagnostics: level by table and settings, words, range, and where the other end is.
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { GlossProblem } from '../../core/model/gloss.js';
import { lazy } from '../../core/base/lazy.js';
import { say } from '../messages.js';
import { type Positions, positionsOf } from '../positions.js';
import type { Settings } from '../settings.js';
import type { Snapshot } from '../snapshot.js';
import { articleFindings, type Finding } from './article.js';
import { ARTICLE_LEVELS, type Level } from './levels.js';

export const SOURCE = 'newsgloss';

/** What code actions find again in a diagnostic. */
export interface DiagnosticData {
  /** Id of the mark concerned. */
  readonly id?: string;
  /** Words of the message: ids, kinds. */
  readonly args?: readonly string[];
}

/** `related`: the client shows related places. */
export function articleDiagnostics(snapshot: Snapshot, related: boolean): Diagnostic[] {
  const glossPositions = lazy(() => (snapshot.gloss ? positionsOf(snapshot.gloss.source) : undefined));
  return articleFindings(snapshot).flatMap((f) => {
    const severity = severityOf(levelOf(f.code, ARTICLE_LEVELS[f.code], snapshot.settings));
    if (severity === undefined) return [];
    const data: DiagnosticData = { ...(f.mark ? { id: f.mark.annotation.id } : {}) };
    return [{
      range: snapshot.positions.rangeOf(f.span),
      severity,
      code: f.code,
      source: SOURCE,
      message: say(f.message ?? f.code, ...f.args),
      data,
      ...(related ? relatedTo(snapshot, f, glossPositions) : {}),
    }];
  });
}

/** Problems of a gloss or project file; the source may begin with a byte order mark. */
export function sourceDiagnostics(source: string, problems: readonly GlossProblem[], settings: Settings): Diagnostic[] {
  if (problems.length === 0) return [];
  const positions = positionsOf(source);
  return problems.flatMap((p) => {
    const severity = severityOf(levelOf(p.code, p.severity, settings));
    if (severity === undefined) return [];
    const data: DiagnosticData = { args: p.args };
    return [{ range: positions.rangeOf(p.span), severity, code: p.code, source: SOURCE, message: say(p.code, ...p.args), data }];
  });
}

/** Read back from a client, which may send anything. */
export function dataOf(diagnostic: Diagnostic): DiagnosticData {
  const data: unknown = diagnostic.data;
  if (typeof data !== 'object' || data === null) return {};
  const id = 'id' in data && typeof data.id === 'string' ? { id: data.id } : {};
  const args = 'args' in data && Array.isArray(data.args) ? { args: data.args.filter((a): a is string => typeof a === 'string') } : {};
  return { ...id, ...args };
}

/** Warnings and errors, informations too; hints are no problems. */
export const countProblems = (diagnostics: readonly Diagnostic[]): number => diagnostics.filter((d) => d.severity !== DiagnosticSeverity.Hint).length;

function levelOf(code: string, own: Level, settings: Settings): Level {
  return settings.diagnostics.get(code) ?? own;
}

function severityOf(level: Level): DiagnosticSeverity | undefined {
  switch (level) {
    case 'off': return undefined;
    case 'hint': return DiagnosticSeverity.Hint;
    case 'information': return DiagnosticSeverity.Information;
    case 'warning': return DiagnosticSeverity.Warning;
    case 'error': return DiagnosticSeverity.Error;
  }
}

/** The annotation's block in the gloss file. */
function relatedTo(snapshot: Snapshot, { mark }: Finding, glossPositions: () => Positions | undefined): Pick<Diagnostic, 'relatedInformation'> {
  const block = mark?.origin === 'gloss' ? snapshot.gloss?.reading.gloss?.places.annotations.get(mark.annotation.id) : undefined;
  const positions = block && glossPositions();
  if (!block || !positions || !mark) return {};
  return { relatedInformation: [{ location: { uri: snapshot.glossUri, range: positions.rangeOf({ start: block.start, end: block.start }) }, message: say('related.annotation', mark.annotation.id) }] };
}
