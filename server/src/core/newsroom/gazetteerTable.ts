// A newsroom's own places as a table: a header line, then one place a line; commas, semicolons or tabs (RFC 4180).
import type { Span } from '../base/span.js';
import { Entries, type Field, type UserGazetteer } from './gazetteerEntries.js';

/** Whether the first line that says something is a header: cells, among them a name. */
export function isTable(text: string): boolean {
  const { line } = firstLine(text);
  const separator = separatorOf(line);
  return separator !== undefined && !YAML_START.test(line) && line.split(separator).some((cell) => plain(cell) === 'name');
}

// Hit: "- {name", "[name", "places: {a, b}"; miss: "name,lat,lon".
const YAML_START = /^[-[{]|^[^,;\t]*: /u;
const MARKS = /"/gu;
const separatorOf = (line: string): string | undefined => [',', ';', '\t'].find((sign) => line.includes(sign));
const plain = (cell: string): string => cell.replace(MARKS, '').trim().toLowerCase();

function firstLine(text: string): { line: string; start: number } {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start < text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return { line, start };
    start = end + 1;
  }
  return { line: '', start: text.length };
}

export function readTable(text: string): UserGazetteer {
  const entries = new Entries();
  const { line, start } = firstLine(text);
  const separator = separatorOf(line) ?? ',';
  let columns: readonly string[] | undefined;
  for (const { cells, span } of rowsOf(text, start, separator)) {
    if (columns === undefined) {
      columns = cells.map((cell) => plain(cell.text));
      continue;
    }
    if (cells.every((cell) => cell.text.trim() === '')) continue;
    if (entries.full(span)) break;
    const names = columns;
    entries.add(new Map(cells.map((cell, i): [string, Field] => [names[i] ?? '', { value: cell.text.trim(), span: cell.span }])), span);
  }
  return entries;
}

interface Cell {
  readonly text: string;
  readonly span: Span;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly span: Span;
}

/** Quoted cells may hold separators, line ends and doubled quotation marks. */
function* rowsOf(text: string, from: number, separator: string): Generator<Row> {
  let cells: Cell[] = [];
  let words = '';
  let quoted = false;
  let start = from;
  let cellStart = from;
  const close = (end: number): void => {
    const clean = words.endsWith('\r') ? words.slice(0, -1) : words;
    cells.push({ text: clean, span: { start: cellStart, end: end - (words.length - clean.length) } });
    words = '';
    cellStart = end + 1;
  };
  for (let i = from; i <= text.length; i += 1) {
    const char = text.charAt(i);
    if (quoted && i < text.length) {
      if (char !== '"') words += char;
      else if (text.charAt(i + 1) === '"') {
        words += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && words === '') quoted = true;
    else if (char === separator && i < text.length) close(i);
    else if (char === '\n' || i >= text.length) {
      close(i);
      if (cells.length > 1 || cells[0]?.text !== '') yield { cells, span: { start, end: cells.at(-1)?.span.end ?? i } };
      cells = [];
      start = i + 1;
    } else words += char;
  }
}
