// What is wrong with an article, its gloss file or its newsroom, with places as people count them.
import type { Project } from '../core/model/project.js';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { GlossProblem } from '../core/model/gloss.js';
import { glossProblems } from '../service/diagnostics/gloss.js';
import { articleDiagnostics, sourceDiagnostics } from '../service/diagnostics/run.js';
import { DEFAULT_SETTINGS } from '../service/settings.js';
import type { GlossSource } from '../service/snapshot.js';
import { GLOSS_ENDING } from '../service/uris.js';
import type { ArticleFile } from './articleFile.js';
import type { Input } from './inputs.js';
import type { NewsroomFile } from './newsrooms.js';

export type FindingLevel = 'error' | 'warning' | 'information';

export interface Finding {
  /** As messages name it. */
  readonly file: string;
  /** From 1; columns in UTF-16 units, as editors count. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly level: FindingLevel;
  readonly code: string;
  readonly message: string;
}

/** What the editor shows in the problems panel for the article and for its gloss file, but for hints. */
export function articleFileFindings({ input, snapshot, newsroom }: ArticleFile): Finding[] {
  const article = articleDiagnostics(snapshot, false).flatMap((d) => finding(input.shown, d));
  return [...article, ...glossFindings(input, snapshot.gloss, newsroom.project)];
}

/** Problems of the gloss file alone. */
export const glossFindings = (input: Input, gloss: GlossSource | undefined, tagset: Project): Finding[] =>
  (gloss ? sourceFindings(`${input.shown}${GLOSS_ENDING}`, gloss.source, glossProblems(gloss.reading, tagset)) : []);

export const newsroomFindings = (file: NewsroomFile, shown: string): Finding[] => sourceFindings(shown, file.source, file.problems);

const sourceFindings = (shown: string, source: string, problems: readonly GlossProblem[]): Finding[] =>
  sourceDiagnostics(source, problems, DEFAULT_SETTINGS).flatMap((d) => finding(shown, d));

/** A finding about a whole file. */
export const fileFinding = (file: string, level: FindingLevel, code: string, message: string): Finding => ({ file, line: 1, column: 1, endLine: 1, endColumn: 1, level, code, message });

function finding(file: string, d: Diagnostic): Finding[] {
  const level = LEVELS.get(d.severity);
  if (!level) return [];
  const { start, end } = d.range;
  return [{ file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1, level, code: String(d.code ?? ''), message: typeof d.message === 'string' ? d.message : d.message.value }];
}

const LEVELS: ReadonlyMap<DiagnosticSeverity | undefined, FindingLevel> = new Map([
  [DiagnosticSeverity.Error, 'error'], [DiagnosticSeverity.Warning, 'warning'], [DiagnosticSeverity.Information, 'information'],
]);

/** What `check` fails on. */
export const isSerious = (f: Finding): boolean => f.level !== 'information';
