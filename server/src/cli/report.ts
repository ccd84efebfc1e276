// Findings as lines for people, as JSON, and as annotations of a GitHub workflow.
import { type Colour, coloured } from './colour.js';
import type { Finding, FindingLevel } from './findings.js';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'github'] as const;

/** `FILE:LINE:COLUMN: LEVEL CODE: MESSAGE`, which editors and terminals make a link of. */
export function textLine(f: Finding, colour: boolean): string {
  const level = coloured(f.level, COLOURS[f.level], colour);
  return `${onOneLine(f.file)}:${f.line}:${f.column}: ${level} ${f.code}: ${onOneLine(f.message)}\n`;
}

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue' } as const satisfies Record<FindingLevel, Colour>;

/** A workflow command, see GitHub's "Workflow commands for GitHub Actions". */
export function githubLine(f: Finding): string {
  const properties = { file: f.file, line: f.line, col: f.column, endLine: f.endLine, endColumn: f.endColumn, title: f.code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${GITHUB_LEVELS[f.level]} ${list}::${escapeData(f.message)}\n`;
}

const GITHUB_LEVELS = { error: 'error', warning: 'warning', information: 'notice' } as const satisfies Record<FindingLevel, string>;

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Control characters, line ends among them: article text must not move the cursor; hit: "\n", ESC; miss: "a". */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** The text on one line, safe to print on a terminal. */
export const onOneLine = (text: string): string => text.replace(CONTROL, ' ');

/** `2 articles`, `1 article`. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
