// Lines, columns and comments of a source: where an element's lines begin and end.

/** The first offset of the line that `offset` is on (behind a byte order mark). */
export function lineStart(source: string, offset: number): number {
  const start = offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && source.charCodeAt(0) === 0xfeff && offset > 0 ? 1 : start;
}

/** Columns before `offset` on its line. */
export const columnOf = (source: string, offset: number): number => offset - lineStart(source, offset);

/** Behind the line end of the line that holds `offset`; the source's length on the last line. */
export function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}

/** True where only spaces stand before `offset` on its line. */
export const isFirstOnLine = (source: string, offset: number): boolean => source.slice(lineStart(source, offset), offset).trim() === '';

/** CRLF where the source's first line ends so, else LF. */
export function lineEndOf(source: string): '\r\n' | '\n' {
  const first = source.indexOf('\n');
  return first > 0 && source.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}

/**
 * Where the lines of an element end whose content ends at `end`: behind its line, and behind the comment lines below that are indented
 * deeper than `column` (they are its own; comments further left belong to what follows).
 */
export function linesEnd(source: string, end: number, column: number): number {
  let at = end > 0 && source.charAt(end - 1) === '\n' ? end : nextLine(source, end);
  let line = at;
  while (line < source.length) {
    const comment = commentColumn(source, line);
    if (comment === 'blank') line = nextLine(source, line);
    else if (comment === 'other' || comment <= column) break;
    else at = line = nextLine(source, line);
  }
  return at;
}

/** Where the comment lines begin that stand directly above the element at `start`, not above `floor`. */
export function leadingCommentStart(source: string, start: number, floor: number): number {
  let at = lineStart(source, start);
  while (at > floor) {
    const above = lineStart(source, at - 1);
    const comment = commentColumn(source, above);
    if (above < floor || comment === 'blank' || comment === 'other') break;
    at = above;
  }
  return at;
}

function commentColumn(source: string, line: number): number | 'blank' | 'other' {
  let at = line;
  while (source.charAt(at) === ' ' || source.charAt(at) === '\t') at++;
  const c = source.charAt(at);
  if (c === '#') return at - line;
  return c === '' || c === '\n' || c === '\r' ? 'blank' : 'other';
}
