// How WebAnno TSV 3.3 writes values and sentences.

/** What means something in a cell. */
const RESERVED = /->|[\\[\]|_;\t\n*]/gu;

export const escapedCell = (value: string): string => value.replace(RESERVED, (c) => (c === '\t' ? '\\t' : c === '\n' ? '\\n' : `\\${c}`));

const IN_TEXT: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f' };

export const escapedText = (text: string): string => text.replace(/[\\\t\n\r\f]/gu, (c) => IN_TEXT[c] ?? c); // hit: a tab

/** Hit: "\\t", "\\->"; miss: "->". */
const ESCAPES = /\\(->|[\s\S])/gu;
const MEANT: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

export const unescaped = (cell: string): string => cell.replace(ESCAPES, (_, c: string) => MEANT[c] ?? c);

/** The parts between `separator`s that are not escaped. */
export function splitCell(cell: string, separator: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < cell.length; i++) {
    const c = cell.charAt(i);
    if (c === '\\') part += c + cell.charAt(++i);
    else if (c === separator) {
      parts.push(part);
      part = '';
    } else part += c;
  }
  return [...parts, part];
}
