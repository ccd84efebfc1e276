// Reads the plain-text lexicon files: one entry a line, `#` starts a comment, columns by white space or by `|`.

/** The lines that hold an entry, without comments and empty ones. */
export function entryLines(source: string): string[] {
  const lines: string[] = [];
  for (const raw of source.split('\n')) {
    const line = raw.trim();
    if (line !== '' && !line.startsWith('#')) lines.push(line);
  }
  return lines;
}

/** Columns between white space. */
export const fields = (line: string): string[] => line.split(' ').filter((f) => f !== '');

/** Columns between `|`, trimmed. */
export const columns = (line: string): string[] => line.split('|').map((c) => c.trim());
