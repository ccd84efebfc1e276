// JSON of foreign files with the line of what is wrong in it.
import { asRecord, type JsonRecord } from './values.js';
import type { ForeignFile, ReadContext } from './port.js';

/** A value of a JSON file and the way to it. */
export interface JsonPlace {
  readonly file: ForeignFile;
  /** Source that `path` leads through: the file, or one line of it. */
  readonly source: string;
  /** The source's first line in the file, from 1. */
  readonly line: number;
  readonly path: readonly (string | number)[];
}

export const inside = (place: JsonPlace, ...steps: readonly (string | number)[]): JsonPlace => ({ ...place, path: [...place.path, ...steps] });

/** Says at the value's line what was expected there, in the words `annotations[0].value.start: …`. */
export function wrong(place: JsonPlace, expected: string, context: ReadContext): void {
  const at = offsetOf(place.source, place.path);
  const line = place.line + countLines(place.source, at);
  const shown = place.path.map((p, i) => (typeof p === 'number' ? `[${p}]` : i === 0 ? p : `.${p}`)).join('');
  context.problem(place.file.name, line, shown === '' ? expected : `${shown}: ${expected}`);
}

/** The file's JSON value; undefined with a problem where it is none. */
export function readJson(file: ForeignFile, context: ReadContext): { readonly value: unknown; readonly place: JsonPlace } | undefined {
  if (file.text === undefined) {
    context.problem(file.name, undefined, 'a text in UTF-8 is expected');
    return undefined;
  }
  const value = parse(file.text, file, 1, context);
  return value && { value: value.value, place: { file, source: file.text, line: 1, path: [] } };
}

/** One JSON record a line; blank lines are passed over. */
export function* readJsonLines(file: ForeignFile, context: ReadContext): Generator<{ readonly value: JsonRecord; readonly place: JsonPlace }> {
  if (file.text === undefined) {
    context.problem(file.name, undefined, 'a text in UTF-8 is expected');
    return;
  }
  let line = 0;
  for (const source of file.text.split('\n')) {
    line++;
    if (source.trim() === '') continue;
    const parsed = parse(source, file, line, context);
    if (!parsed) continue;
    const value = asRecord(parsed.value);
    if (value) yield { value, place: { file, source, line, path: [] } };
    else context.problem(file.name, line, 'one JSON object a line is expected');
  }
}

/** Where V8 says that it stopped; hit: "… at position 17 (line 2 column 3)". */
const POSITION = /at position (\d+)/u;

function parse(source: string, file: ForeignFile, line: number, context: ReadContext): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(source) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = POSITION.exec(message)?.[1];
    const at = position === undefined ? source.length : Number(position);
    context.problem(file.name, line + countLines(source, at), `JSON is expected (${message})`);
    return undefined;
  }
}

function countLines(source: string, end: number): number {
  let lines = 0;
  for (let at = source.indexOf('\n'); at >= 0 && at < end; at = source.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Where the value at the path begins in well-formed JSON; where a step is missing, the value that lacks it. */
function offsetOf(source: string, path: readonly (string | number)[]): number {
  const scan = new Scanner(source);
  let at = scan.blank(0);
  for (const step of path) {
    const next = scan.child(at, step);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** White space of JSON. */
const BLANK = /[ \t\n\r]*/uy;
/** A string with its marks; hit: "a\"b". */
const STRING = /"(?:[^"\\]|\\.)*"/suy;
/** Up to the end of a number or word. */
const WORD = /[^,\]}\s]*/uy;

class Scanner {
  constructor(private readonly source: string) {}

  blank(at: number): number {
    return this.after(BLANK, at);
  }

  child(at: number, step: string | number): number | undefined {
    const open = this.source.charAt(at);
    if (open !== (typeof step === 'number' ? '[' : '{')) return undefined;
    let place = this.blank(at + 1);
    for (let n = 0; place < this.source.length && !CLOSERS.has(this.source.charAt(place)); n++) {
      let found = n === step;
      if (typeof step === 'string') {
        const end = this.after(STRING, place);
        found = JSON.parse(this.source.slice(place, end)) === step;
        place = this.blank(this.blank(end) + 1);
      }
      if (found) return place;
      place = this.blank(this.end(place));
      if (this.source.charAt(place) === ',') place = this.blank(place + 1);
    }
    return undefined;
  }

  /** Behind the value that begins at `at`; without recursion, since files may be deep. */
  private end(at: number): number {
    let depth = 0;
    for (let place = at; place < this.source.length;) {
      const c = this.source.charAt(place);
      if (c === '"') place = this.after(STRING, place);
      else if (c === '[' || c === '{') { depth++; place++; }
      else if (CLOSERS.has(c)) { depth--; place++; }
      else if (c === ',' || c === ':') place++;
      else place = this.after(WORD, place);
      if (depth === 0) return place;
      place = this.blank(place);
    }
    return this.source.length;
  }

  private after(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    const match = pattern.exec(this.source);
    return match && match[0] !== '' ? at + match[0].length : pattern === BLANK ? at : at + 1;
  }
}

const CLOSERS: ReadonlySet<string> = new Set([']', '}']);
