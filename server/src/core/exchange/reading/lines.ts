// Lines of a foreign text file with their numbers.
import type { ForeignFile, ReadContext } from './port.js';

export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end. */
  readonly text: string;
}

/** CRLF and CR end a line like LF; hit: "a\r\nb". */
const LINE_END = /\r\n|\r|\n/u;

/** undefined with a problem where the file is no text. A last line end ends the last line. */
export function linesOf(file: ForeignFile, context: ReadContext): SourceLine[] | undefined {
  const text = textOfFile(file, context);
  if (text === undefined) return undefined;
  const lines = text.split(LINE_END).map((line, i) => ({ number: i + 1, text: line }));
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines;
}

export function textOfFile(file: ForeignFile, context: ReadContext): string | undefined {
  if (file.text === undefined) context.problem(file.name, undefined, 'a text in UTF-8 is expected');
  return file.text;
}

/** The name without its last ending: `a/b.ann` → `a/b`. */
export const stem = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot > name.lastIndexOf('/') + 1 ? name.slice(0, dot) : name;
};
