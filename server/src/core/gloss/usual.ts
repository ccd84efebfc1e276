// Reads YAML of the usual shape, as the tool writes it and people mostly do, many times faster than `yaml`: values on one line, blocks by indentation. All else it leaves alone.
import type { Entry, Item, MapNode, ScalarNode, SeqNode, SourceNode } from './sourceTree.js';
import { resolvePlain, unescaped } from './usualScalars.js';

/**
 * The block of a text that begins at a line's start, or undefined where anything in it is unusual: a tab, an anchor, a value over
 * several lines, an empty item, whatever is not written as in docs/annotation-format.md. Never a guess: what it gives is what `yaml` gives.
 */
export function readUsual(text: string): MapNode | SeqNode | undefined {
  const reader = new UsualReader(text);
  return reader.run();
}

/** Levels of blocks and brackets together; deeper ones are left to the parser that counts them. */
const DEEPEST = 16;
const MOST_ENTRIES = 1000;
/** YAML allows 1024 for a key on one line. */
const LONGEST_KEY = 200;

const [LF, CR, SPACE, QUOTE, HASH, APOSTROPHE, COMMA, DASH, COLON] = [0x0a, 0x0d, 0x20, 0x22, 0x23, 0x27, 0x2c, 0x2d, 0x3a];
const [OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5c, 0x5d, 0x7b, 0x7d];

class UsualReader {
  private at = 0;
  private lineStart = 0;
  /** Of the token at `at`, which is the first of its line; -1 at the end of the text. */
  private column = -1;
  private depth = 0;

  constructor(private readonly text: string) {}

  run(): MapNode | SeqNode | undefined {
    this.nextLine();
    const node = this.column < 0 ? undefined : this.block(this.column);
    return this.column < 0 ? node : undefined;
  }

  private code(i = this.at): number {
    return i < this.text.length ? this.text.charCodeAt(i) : LF;
  }

  private isBreak(i: number): boolean {
    const c = this.code(i);
    return c === LF || (c === CR && this.text.charCodeAt(i + 1) === LF);
  }

  /** True where a space or a line's end stands: behind a dash or colon that means something. */
  private isGap(i: number): boolean {
    return this.code(i) === SPACE || this.isBreak(i);
  }

  private skipSpaces(): void {
    while (this.code() === SPACE) this.at++;
  }

  /** From a line's start on to the next line with content. */
  private nextLine(): void {
    for (;;) {
      this.lineStart = this.at;
      this.skipSpaces();
      if (this.at >= this.text.length) {
        this.column = -1;
        return;
      }
      if (this.code() !== HASH && !this.isBreak(this.at)) {
        this.column = this.at - this.lineStart;
        return;
      }
      this.skipLine();
    }
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end + 1;
  }

  /** Behind a value: only spaces and a comment may follow on its line. */
  private endLine(): boolean {
    const from = this.at;
    this.skipSpaces();
    if (this.code() === HASH ? this.at === from : !this.isBreak(this.at)) return false;
    this.skipLine();
    this.nextLine();
    return true;
  }

  private block(column: number): MapNode | SeqNode | undefined {
    if (++this.depth > DEEPEST) return undefined;
    const node = this.atDash() ? this.list(column) : this.mapping(column);
    this.depth--;
    return node;
  }

  private atDash(): boolean {
    return this.code() === DASH && this.isGap(this.at + 1);
  }

  private mapping(column: number): MapNode | undefined {
    const entries: Entry[] = [];
    const start = this.at;
    let end = start;
    do {
      const entry = this.entry(column);
      if (!entry || entries.length >= MOST_ENTRIES) return undefined;
      entries.push(entry);
      end = Math.max(entry.keySpan.end, entry.value.span.end);
    } while (this.column === column && !this.atDash());
    return { type: 'map', span: { start, end }, start, flow: false, entries };
  }

  private list(column: number): SeqNode | undefined {
    const items: Item[] = [];
    const start = this.at;
    let end = start;
    do {
      const dash = this.at++;
      this.skipSpaces();
      const value = this.isBreak(this.at) || this.code() === HASH ? undefined : this.itemValue();
      if (!value) return undefined;
      items.push({ start: dash, value });
      end = value.span.end;
    } while (this.column === column && this.atDash());
    return { type: 'seq', span: { start, end }, start, flow: false, items };
  }

  private itemValue(): SourceNode | undefined {
    if (this.atDash() || this.atKey()) return this.block(this.at - this.lineStart);
    const value = this.inline(false);
    return value && this.endLine() ? value : undefined;
  }

  private entry(column: number): Entry | undefined {
    const start = this.at;
    const end = this.keyEnd();
    if (end < 0) return undefined;
    const key = this.text.slice(start, end);
    if (typeof resolvePlain(key) !== 'string') return undefined;
    this.at = end + 1;
    this.skipSpaces();
    const value = this.isBreak(this.at) || this.code() === HASH ? this.valueBelow(column) : this.valueHere();
    return value && { key, keySpan: { start, end }, start, value };
  }

  private valueHere(): SourceNode | undefined {
    const value = this.inline(false);
    return value && this.endLine() ? value : undefined;
  }

  private valueBelow(column: number): SourceNode | undefined {
    const nothing = this.at;
    if (this.code() === HASH && this.code(this.at - 1) !== SPACE) return undefined;
    this.skipLine();
    this.nextLine();
    if (this.column > column || (this.column === column && this.atDash())) return this.block(this.column);
    return { type: 'scalar', span: { start: nothing, end: nothing }, start: nothing, value: null, style: 'plain' };
  }

  private atKey(): boolean {
    return this.keyEnd() >= 0;
  }

  /** The offset of the colon behind a plain key of simple characters at `at`; -1 where none is. */
  private keyEnd(): number {
    let i = this.at;
    if (!isKeyStart(this.code(i))) return -1;
    while (i - this.at <= LONGEST_KEY && isKeyPart(this.code(i))) i++;
    return this.code(i) === COLON && this.isGap(i + 1) ? i : -1;
  }

  /** A value that begins and ends on this line. */
  private inline(flow: boolean): SourceNode | undefined {
    const c = this.code();
    if (c === QUOTE) return this.doubleQuoted();
    if (c === APOSTROPHE) return this.singleQuoted();
    if (c === OPEN_LIST || c === OPEN_MAP) {
      if (++this.depth > DEEPEST) return undefined;
      const node = c === OPEN_LIST ? this.flowList() : this.flowMapping();
      this.depth--;
      return node;
    }
    return this.plain(flow);
  }

  private doubleQuoted(): ScalarNode | undefined {
    const start = this.at;
    let escaped = false;
    let i = start + 1;
    for (; ; i++) {
      const c = this.code(i);
      if (c === QUOTE) break;
      if (c < SPACE) return undefined;
      if (c === BACKSLASH) {
        escaped = true;
        i++;
      }
    }
    const raw = this.text.slice(start + 1, i);
    const value = escaped ? unescaped(raw) : raw;
    return value === undefined ? undefined : this.scalar(start, i + 1, value, 'double');
  }

  private singleQuoted(): ScalarNode | undefined {
    const start = this.at;
    let i = start + 1;
    let doubled = false;
    for (; ; i++) {
      const c = this.code(i);
      if (c < SPACE) return undefined;
      if (c !== APOSTROPHE) continue;
      if (this.code(i + 1) !== APOSTROPHE) break;
      doubled = true;
      i++;
    }
    const raw = this.text.slice(start + 1, i);
    return this.scalar(start, i + 1, doubled ? raw.replaceAll("''", "'") : raw, 'single');
  }

  private scalar(start: number, end: number, value: ScalarNode['value'], style: ScalarNode['style']): ScalarNode {
    this.at = end;
    return { type: 'scalar', span: { start, end }, start, value, style };
  }

  private plain(flow: boolean): ScalarNode | undefined {
    const start = this.at;
    if (!this.startsPlain()) return undefined;
    const stop = this.plainStop(flow);
    if (stop < 0) return undefined;
    let end = stop;
    while (this.code(end - 1) === SPACE) end--;
    const value = resolvePlain(this.text.slice(start, end));
    return value === undefined ? undefined : this.scalar(start, end, value, 'plain');
  }

  private startsPlain(): boolean {
    const c = this.code();
    if (isKeyStart(c) || isDigit(c)) return true;
    return (c === DASH || c === 0x2b || c === 0x2e) && isDigit(this.code(this.at + 1));
  }

  /** Where a plain scalar stops; -1 where what follows is unusual. */
  private plainStop(flow: boolean): number {
    for (let i = this.at; ; i++) {
      const c = this.code(i);
      if (c < SPACE) return this.isBreak(i) && !flow ? i : -1;
      if (c === HASH && this.code(i - 1) === SPACE) return flow ? -1 : i;
      if (c === COLON && (this.isGap(i + 1) || (flow && isFlowMark(this.code(i + 1))))) return flow && this.isGap(i + 1) ? i : -1;
      if (flow && isFlowMark(c)) return c === OPEN_LIST || c === OPEN_MAP ? -1 : i;
      if (c > 0x7e && isOdd(c)) return -1;
    }
  }

  private flowList(): SeqNode | undefined {
    const start = this.at++;
    const items: Item[] = [];
    this.skipSpaces();
    while (this.code() !== CLOSE_LIST || items.length > 0) {
      const value = this.inline(true);
      if (!value || items.length >= MOST_ENTRIES) return undefined;
      items.push({ start: value.span.start, value });
      const more = this.comma(CLOSE_LIST);
      if (more === undefined) return undefined;
      if (!more) break;
    }
    this.at++;
    return { type: 'seq', span: { start, end: this.at }, start, flow: true, items };
  }

  private flowMapping(): MapNode | undefined {
    const start = this.at++;
    const entries: Entry[] = [];
    this.skipSpaces();
    while (this.code() !== CLOSE_MAP || entries.length > 0) {
      const entry = this.flowEntry();
      if (!entry || entries.length >= MOST_ENTRIES) return undefined;
      entries.push(entry);
      const more = this.comma(CLOSE_MAP);
      if (more === undefined) return undefined;
      if (!more) break;
    }
    this.at++;
    return { type: 'map', span: { start, end: this.at }, start, flow: true, entries };
  }

  private flowEntry(): Entry | undefined {
    const key = this.code() === QUOTE ? this.doubleQuoted() : this.plain(true);
    if (typeof key?.value !== 'string' || key.span.end - key.span.start > LONGEST_KEY) return undefined;
    if (this.code() !== COLON || this.code(this.at + 1) !== SPACE) return undefined;
    this.at++;
    this.skipSpaces();
    const value = this.inline(true);
    return value && { key: key.value, keySpan: key.span, start: key.span.start, value };
  }

  /** Behind an element of brackets: true where a comma and more follows, false at the closing one, undefined for anything else. */
  private comma(close: number): boolean | undefined {
    this.skipSpaces();
    const c = this.code();
    if (c === close) return false;
    if (c !== COMMA) return undefined;
    this.at++;
    this.skipSpaces();
    return this.code() === close ? undefined : true;
  }
}

const isDigit = (c: number): boolean => c >= 0x30 && c <= 0x39;
const isLetter = (c: number): boolean => (c >= 0x61 && c <= 0x7a) || (c >= 0x41 && c <= 0x5a) || c === 0x5f || (c > 0x7e && !isOdd(c));
const isKeyStart = isLetter;
const isKeyPart = (c: number): boolean => isLetter(c) || isDigit(c) || c === DASH || c === 0x2e;
const isFlowMark = (c: number): boolean => c === COMMA || c === OPEN_LIST || c === CLOSE_LIST || c === OPEN_MAP || c === CLOSE_MAP;
/** Controls, line separators of other standards, the byte order mark. */
const isOdd = (c: number): boolean => c <= 0xa0 || c === 0x2028 || c === 0x2029 || c === 0xfeff || c === 0xfffe || c === 0xffff;
