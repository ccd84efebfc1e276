// What a source may hold at most, checked in one pass before any parser sees it (deep or huge input can abort a process).
import type { GlossProblem } from '../model/gloss.js';

export const MAX_LENGTH = 10 * 1024 * 1024;
export const MAX_DEPTH = 64;
export const MAX_KEYS = 20_000;

/**
 * The first bound that the source breaks, or undefined. Lengths are UTF-16 units. The scan knows just enough of YAML (indentation,
 * brackets, quotes, comments, block scalars) to count levels and keys; it accepts what is no YAML, the parser reports that.
 */
export function checkBounds(source: string, maxDepth = MAX_DEPTH): GlossProblem | undefined {
  if (source.length > MAX_LENGTH) return bound('gloss.too-large', MAX_LENGTH, MAX_LENGTH);
  const nul = source.indexOf('\u0000');
  if (nul >= 0) return bound('gloss.nul', nul, 0);
  return new BoundsScan(source, maxDepth).run();
}

const bound = (code: string, at: number, limit: number): GlossProblem => ({ code, severity: 'error', span: { start: at, end: at + 1 }, args: limit > 0 ? [String(limit)] : [] });

interface Level {
  /** Column of a block level; -1 for a bracket. */
  readonly column: number;
  readonly bracket: '' | '[' | '{';
  keys: number;
}

/** Ends a plain scalar in a bracket. */
const FLOW_MARKS = ',[]{}';
/** The header of a block scalar; hit: "|", ">-", "|2+", miss: "|x". */
const BLOCK_HEADER = /[|>][0-9+-]{0,3}[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/uy;

class BoundsScan {
  private at = 0;
  private lineStart = 0;
  /** Whether a token may begin here (a quotation mark inside a word opens nothing). */
  private fresh = true;
  private readonly levels: Level[] = [];

  constructor(
    private readonly source: string,
    private readonly maxDepth: number,
  ) {}

  run(): GlossProblem | undefined {
    while (this.at < this.source.length) {
      const broken = this.inBracket() ? this.flowToken() : this.blockToken();
      if (broken) return broken;
    }
    return undefined;
  }

  private inBracket(): boolean {
    return (this.levels.at(-1)?.bracket ?? '') !== '';
  }

  /** Steps over what reads alike in blocks and brackets: line ends, spaces, comments, quoted scalars, anchors and tags. */
  private common(c: string): boolean {
    if (c === '\n') {
      this.at++;
      this.lineStart = this.at;
      this.fresh = true;
    } else if (c === ' ' || c === '\t' || c === '\r') this.at++;
    else if (c === '#' && (this.at === this.lineStart || /\s/u.test(this.source.charAt(this.at - 1)))) this.at = this.lineEnd();
    else if (this.fresh && (c === '"' || c === "'")) this.quoted(c);
    else if (this.fresh && (c === '&' || c === '!' || c === '*')) this.word();
    else return false;
    return true;
  }

  private blockToken(): GlossProblem | undefined {
    const c = this.source.charAt(this.at);
    const first = this.fresh && c !== '\n' && c !== ' ' && c !== '\t' && c !== '\r' && c !== '#';
    if (first && this.atLineHead()) this.dedent();
    if ((c === '-' || c === '?') && this.fresh && this.spaceFollows()) return this.indicator();
    if (c === ':' && this.spaceFollows()) return this.blockKey();
    if ((c === '[' || c === '{') && this.fresh) return this.open(c);
    if ((c === '|' || c === '>') && this.fresh && this.blockScalar()) return undefined;
    if (this.common(c)) return undefined;
    this.fresh = false;
    this.at++;
    return undefined;
  }

  /** True where only indentation, dashes and question marks stand before on the line. */
  private atLineHead(): boolean {
    for (let i = this.lineStart; i < this.at; i++) if (!' \t-?'.includes(this.source.charAt(i))) return false;
    return true;
  }

  private dedent(): void {
    const column = this.at - this.lineStart;
    while (this.levels.length > 0 && (this.levels.at(-1)?.column ?? -1) > column) this.levels.pop();
  }

  private indicator(): GlossProblem | undefined {
    const broken = this.blockLevel(this.at - this.lineStart, 0);
    this.at++;
    return broken;
  }

  /** A `:` after a key: the key's column is where its line's first token after dashes stands. */
  private blockKey(): GlossProblem | undefined {
    let start = this.lineStart;
    while (start < this.at && ' \t-?'.includes(this.source.charAt(start)) && (!'-?'.includes(this.source.charAt(start)) || /\s/u.test(this.source.charAt(start + 1)))) start++;
    const broken = this.blockLevel(start - this.lineStart, 1);
    this.at++;
    this.fresh = true;
    return broken;
  }

  private blockLevel(column: number, keys: number): GlossProblem | undefined {
    while (this.levels.length > 0 && (this.levels.at(-1)?.column ?? -1) > column) this.levels.pop();
    const top = this.levels.at(-1);
    if (top?.column === column) return this.count(top, keys);
    return this.push({ column, bracket: '', keys });
  }

  private count(level: Level, keys: number): GlossProblem | undefined {
    level.keys += keys;
    return level.keys > MAX_KEYS ? bound('gloss.too-many-keys', this.at, MAX_KEYS) : undefined;
  }

  private push(level: Level): GlossProblem | undefined {
    this.levels.push(level);
    return this.levels.length > this.maxDepth ? bound('gloss.too-deep', this.at, this.maxDepth) : undefined;
  }

  private open(c: '[' | '{'): GlossProblem | undefined {
    const broken = this.push({ column: -1, bracket: c, keys: 0 });
    this.at++;
    this.fresh = true;
    return broken;
  }

  private flowToken(): GlossProblem | undefined {
    const c = this.source.charAt(this.at);
    if (c === '[' || c === '{') return this.open(c);
    if (c === ']' || c === '}') {
      this.levels.pop();
      this.at++;
      this.fresh = false;
      return undefined;
    }
    if (c === ',') {
      const top = this.levels.at(-1);
      this.at++;
      this.fresh = true;
      return top?.bracket === '{' ? this.count(top, 1) : undefined;
    }
    if (this.common(c)) return undefined;
    this.fresh = c === ':' || (c === '-' && this.spaceFollows());
    this.at++;
    return undefined;
  }

  private spaceFollows(): boolean {
    const next = this.source.charAt(this.at + 1);
    return next === '' || next === ' ' || next === '\t' || next === '\n' || next === '\r';
  }

  private lineEnd(): number {
    const end = this.source.indexOf('\n', this.at);
    return end < 0 ? this.source.length : end;
  }

  private quoted(mark: string): void {
    let i = this.at + 1;
    for (; i < this.source.length; i++) {
      const c = this.source.charAt(i);
      if (c === '\\' && mark === '"') i++;
      else if (c === '\n') this.lineStart = i + 1;
      else if (c === mark && mark === "'" && this.source.charAt(i + 1) === mark) i++;
      else if (c === mark) break;
    }
    this.at = Math.min(i + 1, this.source.length);
    this.fresh = false;
  }

  /** An anchor, tag or alias: to the next white space or bracket mark. */
  private word(): void {
    this.at++;
    while (this.at < this.source.length && !/\s/u.test(this.source.charAt(this.at)) && !FLOW_MARKS.includes(this.source.charAt(this.at))) this.at++;
  }

  /** Skips a block scalar: the following lines that are blank or indented deeper than the level it belongs to. */
  private blockScalar(): boolean {
    BLOCK_HEADER.lastIndex = this.at;
    if (!BLOCK_HEADER.test(this.source)) return false;
    const parent = this.levels.at(-1)?.column ?? -1;
    let line = BLOCK_HEADER.lastIndex;
    while (line < this.source.length) {
      let i = line;
      while (this.source.charAt(i) === ' ') i++;
      const blank = i >= this.source.length || this.source.charAt(i) === '\n' || this.source.charAt(i) === '\r';
      if (!blank && i - line <= parent) break;
      const end = this.source.indexOf('\n', i);
      line = end < 0 ? this.source.length : end + 1;
    }
    this.at = line;
    this.lineStart = line;
    this.fresh = true;
    return true;
  }
}
