// Findings as a SARIF 2.1.0 log, which code hosts and editors show (OASIS standard "Static Analysis Results Interchange Format").
import type { Finding, FindingLevel } from './findings.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** Letters that stay as they are in a relative reference; a name like "a:b.txt" would else be read as a scheme. */
const SAFE = /%2F/gu;

/** The whole log as text; columns stay UTF-16 units, which it says. */
export function sarifLog(findings: readonly Finding[], version: string): string {
  const rules = [...new Set(findings.map((f) => f.code))].sort();
  const number = new Map(rules.map((code, i) => [code, i]));
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'newsgloss', semanticVersion: version, rules: rules.map((id) => ({ id })) } },
      columnKind: 'utf16CodeUnits',
      results: findings.map((f) => ({
        ruleId: f.code,
        ruleIndex: number.get(f.code),
        level: LEVELS[f.level],
        message: { text: f.message },
        locations: [{ physicalLocation: { artifactLocation: { uri: encodeURIComponent(f.file).replace(SAFE, '/') }, region: { startLine: f.line, startColumn: f.column, endLine: f.endLine, endColumn: f.endColumn } } }],
      })),
    }],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<FindingLevel, string>;
