// Cuts a source into stretches that are likely to be YAML by themselves, in one pass over its lines: the entries of the file, and the elements of their blocks.

/** UTF-16 of the source, whole lines. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One entry of the file. `elements`: where its value is a block below a bare `key:` line, the stretches of the block's elements. */
export interface Section extends Stretch {
  /** The key's end; its start is `start`. */
  readonly keyEnd: number;
  readonly elements?: { readonly list: boolean; readonly stretches: readonly Stretch[] };
}

/**
 * The sections of a source whose root is a mapping in blocks with simple keys, or undefined. The cuts are right if each stretch is YAML
 * by itself; that is for the caller to see (a quotation over several lines may hold anything).
 */
export function splitSource(source: string): readonly Section[] | undefined {
  const splitter = new Splitter(source);
  return splitter.run();
}

/**
 * The elements of a stretch of whole lines that stands in a block whose elements begin in `column`; undefined where a line does not
 * belong to that block, or some stand before the first element.
 */
export function splitElements(source: string, { start, end }: Stretch, column: number, list: boolean): readonly Stretch[] | undefined {
  if (end < source.length && end > start && source.charAt(end - 1) !== '\n') return undefined;
  const starts = new Splitter(source).elements(start, end, { column, list, starts: [] });
  if (!starts || (end > start && starts[0] !== start)) return undefined;
  return starts.map((s, i) => ({ start: s, end: starts[i + 1] ?? end }));
}

const [LF, CR, SPACE, HASH, DASH, COLON, DOT, TAB] = [0x0a, 0x0d, 0x20, 0x23, 0x2d, 0x3a, 0x2e, 0x09];

class Splitter {
  private readonly sections: Section[] = [];
  private open: { start: number; keyEnd: number; body: Body | undefined } | undefined;
  private begun = false;

  constructor(private readonly source: string) {}

  run(): readonly Section[] | undefined {
    const { source } = this;
    let line = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    while (line < source.length) {
      const lf = source.indexOf('\n', line);
      const next = lf < 0 ? source.length : lf + 1;
      if (!this.line(line)) return undefined;
      line = next;
    }
    this.close(source.length);
    return this.sections.length > 0 ? this.sections : undefined;
  }

  /** The starts of the elements in those lines, within a block that goes on. */
  elements(from: number, to: number, body: Body): readonly number[] | undefined {
    const open = { start: from, keyEnd: from, body };
    this.open = open;
    for (let line = from; line < to;) {
      const lf = this.source.indexOf('\n', line);
      if (!this.line(line) || this.open !== open || open.body !== body) return undefined;
      line = lf < 0 ? to : lf + 1;
    }
    return body.starts;
  }

  /** False where the source is not for us. */
  private line(start: number): boolean {
    let at = start;
    while (this.code(at) === SPACE) at++;
    const c = this.code(at);
    if (c === HASH || c === LF || (c === CR && this.code(at + 1) === LF)) return true;
    if (c === TAB || c === CR) return false;
    if (at > start || (c === DASH && this.isGap(at + 1))) return this.open !== undefined && this.inside(start, at, c);
    if (c === DASH || c === DOT) return this.marker(start);
    return this.key(start);
  }

  private code(i: number): number {
    return i < this.source.length ? this.source.charCodeAt(i) : LF;
  }

  private isGap(i: number): boolean {
    const c = this.code(i);
    return c === SPACE || c === LF || (c === CR && this.code(i + 1) === LF);
  }

  /** `---` above everything begins the one document that there is. */
  private marker(start: number): boolean {
    const first = !this.begun && this.open === undefined && this.sections.length === 0;
    this.begun = true;
    return first && this.source.startsWith('---', start) && DOCUMENT_BEGINS.test(this.source.slice(start, start + 200));
  }

  private key(start: number): boolean {
    let end = start;
    while (isKeyPart(this.code(end))) end++;
    if (end === start || this.code(end) !== COLON || !this.isGap(end + 1)) return false;
    this.close(start);
    let at = end + 1;
    while (this.code(at) === SPACE) at++;
    const bare = this.isGap(at) || (this.code(at) === HASH && at > end + 1);
    this.open = { start, keyEnd: end, body: bare ? { column: -1, list: false, starts: [] } : undefined };
    return true;
  }

  /** A line below a key: the first tells the column of the block's elements, and each one in that column begins an element. */
  private inside(start: number, at: number, c: number): boolean {
    const body = this.open?.body;
    if (!body) return true;
    const column = at - start;
    const dash = c === DASH && this.isGap(at + 1);
    if (body.column < 0) {
      body.column = column;
      body.list = dash;
    }
    if (column > body.column) return true;
    if (column < body.column || dash !== body.list || !(dash || isKeyPart(c))) {
      if (this.open) this.open.body = undefined;
      return column > 0 || dash;
    }
    body.starts.push(start);
    return true;
  }

  private close(end: number): void {
    const section = this.open;
    if (!section) return;
    const { start, keyEnd, body } = section;
    const elements = body && body.starts.length > 0 ? { list: body.list, stretches: body.starts.map((s, i) => ({ start: s, end: body.starts[i + 1] ?? end })) } : undefined;
    this.sections.push({ start, end, keyEnd, ...(elements ? { elements } : {}) });
    this.open = undefined;
  }
}

interface Body {
  /** Of the elements; -1 before the first. */
  column: number;
  list: boolean;
  readonly starts: number[];
}

/** A line that is the marker alone. A sign right behind makes it a key or text. Hit: "--- # x", miss: "---# x". */
const DOCUMENT_BEGINS = /^---(?: +(?:#[^\n]*)?)?\r?(?:\n|$)/u;

/** Inside a file `yaml` takes it away. */
const BYTE_ORDER_MARK = 0xfeff;

/** Of a simple key: ASCII letters, digits, `_`, `-`; anything else is left to `yaml`. */
const isKeyPart = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || (c >= 0x30 && c <= 0x39) || c === 0x5f || c === DASH || (c > 0xa0 && c !== BYTE_ORDER_MARK);
