// Reads records of RFC 4180, with their line numbers; the separator may be a tab or a semicolon.

export interface CsvRecord {
  /** Of its first line, from 1. */
  readonly line: number;
  /** undefined: an empty cell without quotation marks. */
  readonly cells: readonly (string | undefined)[];
}

export interface CsvTable {
  readonly records: readonly CsvRecord[];
  /** Line of a quotation mark that is never closed, or followed by other text. */
  readonly broken?: number;
}

export function parseCsv(source: string, separator: string): CsvTable {
  const records: CsvRecord[] = [];
  let cells: (string | undefined)[] = [];
  let [line, begun, at] = [1, 1, 0];
  const end = (): void => {
    if (cells.length > 1 || cells[0] !== undefined) records.push({ line: begun, cells });
    cells = [];
  };
  while (at < source.length) {
    if (source.charAt(at) === '"') {
      const quoted = quotedCell(source, at);
      if (!quoted) return { records, broken: line };
      cells.push(quoted.text);
      line += lineEnds(quoted.text);
      at = quoted.end;
    } else {
      const stop = plainEnd(source, at, separator);
      cells.push(stop === at ? undefined : source.slice(at, stop));
      at = stop;
    }
    const c = source.charAt(at);
    if (c === separator) {
      at++;
      if (at === source.length) cells.push(undefined);
      continue;
    }
    if (c !== '' && c !== '\r' && c !== '\n') return { records, broken: line };
    end();
    at += c === '\r' && source.charAt(at + 1) === '\n' ? 2 : 1;
    line++;
    begun = line;
  }
  if (cells.length > 0) end();
  return { records };
}

function quotedCell(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const parts: string[] = [];
  for (let from = at + 1; ;) {
    const mark = source.indexOf('"', from);
    if (mark < 0) return undefined;
    parts.push(source.slice(from, mark));
    if (source.charAt(mark + 1) !== '"') return { text: parts.join('"'), end: mark + 1 };
    from = mark + 2;
  }
}

function plainEnd(source: string, from: number, separator: string): number {
  let at = from;
  while (at < source.length && source.charAt(at) !== separator && source.charAt(at) !== '\n' && source.charAt(at) !== '\r') at++;
  return at;
}

/** CRLF, CR, LF. */
const LINE_END = /\r\n|\r|\n/gu;

const lineEnds = (text: string): number => (text.includes('\n') || text.includes('\r') ? (text.match(LINE_END)?.length ?? 0) : 0);

/** The separator that the first line has most of. */
export function separatorOf(source: string): string {
  const head = source.slice(0, plainEnd(source, 0, ''));
  const counts = [',', '\t', ';'].map((s) => [s, head.split(s).length] as const);
  counts.sort((a, b) => b[1] - a[1]);
  return counts[0]?.[0] ?? ',';
}
