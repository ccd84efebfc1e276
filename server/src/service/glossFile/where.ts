// Where the caret stands in a gloss or project file, told from the lines above it and the brackets before it: also while the file is no YAML.

export interface Where {
  /** Keys from the file down, `-` for an item of a list: of the mapping that a key is typed in, or down to the key or item whose value is typed. */
  readonly path: readonly string[];
  /** `either`: behind a dash or bracket, where a value may stand, or the first key of a mapping. */
  readonly part: 'key' | 'value' | 'either';
  /** Begins behind the quotation mark that opens it, if any; UTF-16. */
  readonly start: number;
  readonly typed: string;
  readonly quoted: boolean;
  /** What stands in the same mapping already: its keys, with what follows each on its line. */
  readonly fields: ReadonlyMap<string, string>;
}

/** undefined in remarks, and where text is written over several lines. */
export function whereAt(source: string, offset: number): Where | undefined {
  const lines = new Lines(source, offset);
  return inFlow(lines, offset) ?? inBlock(lines, offset);
}

/** One line's own levels, outermost first, and where its value begins. */
interface LineShape {
  readonly levels: readonly { readonly column: number; readonly key: string | undefined }[];
  /** Columns of the line; behind the key, else behind the dashes. */
  readonly value: number;
}

/** Indentation, dashes, key; hit: "  - id: m-1", "    quote: x", "- a"; miss: "# a". */
const SHAPE = /^( *)((?:- +|-$)*)(?:("[^"]*"|'[^']*'|[^\s#"'[\]{},&*!|>%@`:-][^:#]*?)[ \t]*:(?=\s|$)[ \t]*)?/u;

class Lines {
  readonly here: number;
  private readonly shapes = new Map<number, LineShape>();

  constructor(readonly source: string, offset: number) {
    this.here = this.startOf(offset);
  }

  startOf(offset: number): number {
    return this.source.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The line before; undefined before the first. */
  before(start: number): number | undefined {
    return start === 0 ? undefined : this.startOf(start - 1);
  }

  after(start: number): number | undefined {
    const end = this.source.indexOf('\n', start);
    return end < 0 || end + 1 >= this.source.length ? undefined : end + 1;
  }

  text(start: number, end = this.source.indexOf('\n', start)): string {
    return this.source.slice(start, end < 0 ? undefined : end).replace(RETURN, '');
  }

  /** undefined for empty lines and remarks. */
  shape(start: number): LineShape | undefined {
    const line = this.text(start);
    if (EMPTY.test(line)) return undefined;
    const known = this.shapes.get(start) ?? shapeOf(line);
    this.shapes.set(start, known);
    return known;
  }
}

const RETURN = /\r$/u;
/** Hit: "  # remark", "   "; miss: "a # b". */
const EMPTY = /^\s*(?:#|$)/u;

function shapeOf(line: string): LineShape {
  const m = SHAPE.exec(line);
  const [indent, dashes, key] = [m?.[1]?.length ?? 0, m?.[2] ?? '', m?.[3]];
  const levels: { column: number; key: string | undefined }[] = [];
  for (const dash of dashes.matchAll(DASHES)) levels.push({ column: indent + dash.index, key: undefined });
  if (key !== undefined) levels.push({ column: indent + dashes.length, key: bare(key) });
  return { levels, value: m?.[0].length ?? 0 };
}

const DASHES = /-/gu;
const bare = (key: string): string => key.replace(MARKS, '');
/** Quotation marks around a key. */
const MARKS = /^["']|["']$/gu;

/** The keys and dashes that `column` lies below, of the lines above `start`. `item`: a dash stands there, which its key may stand above in the same column. */
function chainAbove(lines: Lines, start: number, column: number, item: boolean): string[] {
  const chain: string[] = [];
  let [limit, ofItem] = [column, item];
  for (let line = lines.before(start); line !== undefined && (limit > 0 || ofItem); line = lines.before(line)) {
    for (const level of [...(lines.shape(line)?.levels ?? [])].reverse()) {
      const above = level.column < limit || (ofItem && level.key !== undefined && level.column === limit);
      if (!above) continue;
      chain.unshift(level.key ?? '-');
      [limit, ofItem] = [level.column, level.key === undefined];
    }
  }
  return chain;
}

/** The whole chain of a line, its own levels with it. */
function chainOf(lines: Lines, start: number, levels: LineShape['levels']): string[] {
  const [first] = levels;
  return first ? [...chainAbove(lines, start, first.column, first.key === undefined), ...levels.map((l) => l.key ?? '-')] : [];
}

function inBlock(lines: Lines, offset: number): Where | undefined {
  const line = lines.text(lines.here, offset);
  if (REMARK.test(line)) return undefined;
  const { levels, value } = shapeOf(line);
  const typed = line.slice(value);
  const last = levels.at(-1);
  if (last?.key !== undefined) {
    const column = last.column;
    return { path: chainOf(lines, lines.here, levels), part: 'value', ...typedAt(typed, offset), fields: fieldsAround(lines, column, levels.length > 1) };
  }
  if (!KEY_BEGUN.test(typed)) return undefined;
  if (last) return { path: chainOf(lines, lines.here, levels), part: 'either', ...typedAt(typed, offset), fields: fieldsAround(lines, value, true) };
  return { path: chainAbove(lines, lines.here, value, false), part: 'key', ...typedAt(typed, offset), fields: fieldsAround(lines, value, false) };
}

/** A remark that begins before the caret; hit: "a: b # c", miss: "a: \"#1\"". */
const REMARK = /^\s*#|^[^"']*\s#/u;
/** Hit: "sta", "\"m-1", "", miss: "two words". */
const KEY_BEGUN = /^["']?[^\s"':#,[\]{}]*$/u;

function typedAt(typed: string, offset: number): Pick<Where, 'typed' | 'start' | 'quoted'> {
  const quoted = typed.startsWith('"') || typed.startsWith("'");
  const own = quoted ? typed.slice(1) : typed;
  return { typed: own, start: offset - own.length, quoted };
}

/** The fields of the block mapping in whose column the caret is, but for the caret's own line. `first`: that line has the dash which begins the mapping. */
function fieldsAround(lines: Lines, column: number, first: boolean): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  /** False where the mapping ends. */
  const take = (line: number): boolean => {
    const shape = lines.shape(line);
    const own = shape?.levels.at(-1);
    if (!shape || (shape.levels[0]?.column ?? column + 1) > column) return true;
    if (own?.column === column && own.key !== undefined) fields.set(own.key, lines.text(line).slice(shape.value).trim());
    return shape.levels.length === 1 && own?.key !== undefined && own.column === column;
  };
  if (!first) for (let at = lines.before(lines.here); at !== undefined && take(at);) at = lines.before(at);
  for (let at = lines.after(lines.here); at !== undefined && (lines.shape(at)?.levels[0]?.column ?? column) >= column && take(at);) at = lines.after(at);
  return fields;
}

/** How far above the caret a bracket is looked for that is still open, in lines. */
const FLOW_LINES = 60;

function inFlow(lines: Lines, offset: number): Where | undefined {
  let line: number | undefined = lines.here;
  for (let n = 0; line !== undefined && n < FLOW_LINES; n++, line = lines.before(line)) {
    const shape = lines.shape(line);
    if (!shape) continue;
    const begin = line + shape.value;
    if (begin < offset && BRACKET.test(lines.source.charAt(begin))) {
      const flow = new Flow(lines.source, begin, offset).run();
      return flow && { ...flow, path: [...chainOf(lines, line, shape.levels), ...flow.path] };
    }
    if (shape.levels.length > 0 && line !== lines.here) return undefined;
  }
  return undefined;
}

const BRACKET = /[[{]/u;

interface Frame {
  readonly isMap: boolean;
  key: string | undefined;
  readonly fields: Map<string, string>;
}

/** Reads brackets up to the caret. */
class Flow {
  private readonly frames: Frame[] = [];
  private token: number;

  constructor(private readonly source: string, private at: number, private readonly end: number) {
    this.token = at;
  }

  run(): Where | undefined {
    for (; this.at < this.end; this.at++) {
      const c = this.source.charAt(this.at);
      if (c === '"' || c === "'") {
        const close = this.source.indexOf(c, this.at + 1);
        if (close < 0 || close >= this.end) return this.where(this.at + 1, true);
        this.at = close;
      } else if (c === '#' && SPACE.test(this.source.charAt(this.at - 1))) return undefined;
      else this.sign(c);
      if (this.frames.length === 0) return undefined;
    }
    const lead = LEADING.exec(this.source.slice(this.token, this.end))?.[0].length ?? 0;
    return this.where(this.token + lead, false);
  }

  private sign(c: string): void {
    const frame = this.frames.at(-1);
    if (c === '[' || c === '{') this.frames.push({ isMap: c === '{', key: undefined, fields: new Map() });
    else if (c === ']' || c === '}') this.frames.pop();
    else if (c === ',') this.close(frame);
    else if (c === ':' && frame?.isMap === true && frame.key === undefined && GAP.test(this.source.charAt(this.at + 1))) frame.key = bare(this.source.slice(this.token, this.at).trim());
    else return;
    this.token = this.at + 1;
  }

  private close(frame: Frame | undefined): void {
    if (frame?.isMap !== true) return;
    if (frame.key !== undefined) frame.fields.set(frame.key, this.source.slice(this.token, this.at).trim());
    frame.key = undefined;
  }

  private where(start: number, quoted: boolean): Where | undefined {
    const last = this.frames.at(-1);
    if (!last) return undefined;
    const steps = this.frames.map((f) => (f.isMap ? f.key : '-'));
    const part = !last.isMap ? 'either' : last.key === undefined ? 'key' : 'value';
    return { path: steps.filter((s) => s !== undefined), part, start, typed: this.source.slice(start, this.end), quoted, fields: last.fields };
  }
}

const SPACE = /\s/u;
const LEADING = /^\s*/u;
/** Behind a key's colon: hit: " ", "" at the end; miss: "x". */
const GAP = /^(?:[\s,\]}]|$)/u;
