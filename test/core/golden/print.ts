// Prints everything found in an article like a compiler prints its messages: line and column, what, the words, why.
import type { Span } from '../../../server/src/core/base/span.js';
import type { Analysis, Attribution, Evidence, Mention } from '../../../server/src/core/model/analysis.js';

/** Longer words are cut in the middle. Characters. */
const LONGEST = 72;

export function printAnalysis(text: string, analysis: Analysis): string {
  const at = positions(text);
  const lines: string[] = [`language ${analysis.language}${field('date', analysis.structure.date)}${field('title', analysis.structure.title)}${field('byline', analysis.structure.byline)}`, ''];
  for (const block of analysis.structure.blocks) {
    lines.push(`${at(block.span)} ${block.kind}${block.leads.map((l) => ` [${l.kind}: ${quote(text, l.span)}]`).join('')} ${quote(text, block.body)}`);
  }
  lines.push('');
  for (const m of analysis.mentions) lines.push(`${at(m.span)} ${m.kind} as ${m.form} ${quote(text, m.span)}${entityOf(m, analysis)}${why(m.evidence)}`);
  lines.push('');
  for (const a of analysis.attributions) printAttribution(a, '', { text, analysis, at, lines });
  lines.push('');
  for (const s of analysis.statements) lines.push(`${at(s.span)} ${s.striking ? 'statement' : 'statement, unmarked,'} ${s.score.toFixed(2)} ${quote(text, s.span)}${why(s.evidence)}`);
  lines.push('');
  for (const e of analysis.entities) {
    lines.push(`entity ${e.name} (${e.kind}${e.anonymous ? ', unnamed' : ''})${field('roles', e.roles.join(' / '))}${field('also', e.aliases.join(' / '))}${field('place', e.place ? `${e.place.name} ${e.place.type} ${e.place.country ?? ''}`.trim() : '')} ${e.mentions.length}×`);
  }
  return `${lines.join('\n')}\n`;
}

interface Printing {
  readonly text: string;
  readonly analysis: Analysis;
  readonly at: (span: Span) => string;
  readonly lines: string[];
}

function printAttribution(a: Attribution, indent: string, printing: Printing): void {
  const { text, analysis, at, lines } = printing;
  const first = a.content[0];
  const speaker = a.source?.entity === undefined ? '' : ` = ${analysis.entities[a.source.entity]?.name ?? '?'}`;
  const source = (a.source?.spans ?? []).map((s) => quote(text, s)).join(' + ') || '–';
  const cue = a.cue.map((s) => quote(text, s)).join(' + ') || '–';
  lines.push(`${indent}${first ? at(first) : '?'} claim ${a.form} ${a.force} ${a.act}${a.negated ? ' negated' : ''} ${a.score.toFixed(2)}${why(a.evidence)}`);
  lines.push(`${indent}    by ${source}${speaker} cue ${cue}`);
  for (const part of a.content) lines.push(`${indent}    ${quote(text, part)}`);
  for (const nested of a.nested) printAttribution(nested, `${indent}        `, printing);
}

const entityOf = (m: Mention, analysis: Analysis): string => (m.entity === undefined ? ' = ?' : ` = ${analysis.entities[m.entity]?.name ?? '?'}`);

const why = (evidence: readonly Evidence[]): string => (evidence.length === 0 ? '' : ` {${evidence.map((e) => (e.detail === undefined ? e.rule : `${e.rule} ${e.detail}`)).join('; ')}}`);

const field = (name: string, value: string | undefined): string => (value === undefined || value === '' ? '' : ` ${name}: ${value}`);

function quote(text: string, span: Span): string {
  const words = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  return `"${words.length <= LONGEST ? words : `${words.slice(0, LONGEST / 2)} … ${words.slice(-LONGEST / 2)}`}"`;
}

/** Line and column, both from 1, of a span's start. */
function positions(text: string): (span: Span) => string {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1);
  return ({ start }) => {
    let line = starts.length;
    while (line > 1 && (starts[line - 1] ?? 0) > start) line -= 1;
    return `${line}:${start - (starts[line - 1] ?? 0) + 1}`;
  };
}
