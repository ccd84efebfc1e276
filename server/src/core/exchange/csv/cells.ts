// Cells and rows as RFC 4180 has them, guarded against spreadsheets that run text as formulas.

export type Cell = string | number | boolean | undefined;

/** Hit: a cell with a comma, a tab, a quotation mark, a line end, or white space at an edge; miss: plain words. */
const NEEDS_QUOTES = /[",\t\r\n]|^\s|\s$/u;
const QUOTE = /"/gu;

/** One record with its CRLF. Absent cells are empty; an empty text is written as "". */
export function row(cells: readonly Cell[], separator: ',' | '\t' = ','): string {
  return `${cells.map(written).join(separator)}\r\n`;
}

function written(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  return cell === '' || NEEDS_QUOTES.test(cell) ? `"${cell.replace(QUOTE, '""')}"` : cell;
}

/**
 * What a spreadsheet may run (OWASP, CSV injection), also behind apostrophes, so that taking one apostrophe away always gives the
 * text back; hit: "=1+1", "-5", "'=1"; miss: "5 - 3", "'tis".
 */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** The text as it is safe in a spreadsheet; numbers are no text and need no guard. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Hit: "'=1", "''-a"; miss: "'tis". */
const GUARDED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** The text of a guarded cell. */
export const unguarded = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
