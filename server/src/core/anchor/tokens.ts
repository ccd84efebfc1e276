// Texts as numbered words and signs, so that versions can be compared quickly and whatever is only typography is equal.
import { firstWhere } from '../base/search.js';
import { classAt, isSpaceClass, isWordClass, unitsAt } from '../text/characters.js';
import { foldPiece } from '../text/normalise.js';

/** The words and signs of one text, in order; white space lies between them. Offsets in UTF-16. */
export interface TokenText {
  readonly text: string;
  readonly count: number;
  /** Number of each token's folded form in the vocabulary. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Numbers for words: the same for all forms that differ in quotation marks, dashes, composition or invisible characters only. */
export class Vocabulary {
  private readonly forms: string[] = [];
  /** Open addressing by the hash of the folded form; 0 is free, else number + 1. */
  private slots = new Int32Array(1 << 12);
  /** Forms with other than plain letters and signs, so that each is folded once. */
  private readonly folded = new Map<string, number>();

  /** The text of a number. */
  form(id: number): string {
    return this.forms[id] ?? '';
  }

  get size(): number {
    return this.forms.length;
  }

  tokens(text: string): TokenText {
    let table = tableOf(Math.max(16, text.length >> 2));
    let count = 0;
    for (let at = 0; at < text.length; ) {
      const kind = classAt(text, at);
      const end = isWordClass(kind) ? wordEnd(text, at) : at + unitsAt(text, at);
      const id = isSpaceClass(kind) ? NOTHING : this.number(text, at, end);
      if (id !== NOTHING) {
        if (count === table.ids.length) table = grown(table);
        table.ids[count] = id;
        table.starts[count] = at;
        table.ends[count++] = end;
      }
      at = end;
    }
    return { text, count, ids: table.ids.subarray(0, count), starts: table.starts.subarray(0, count), ends: table.ends.subarray(0, count) };
  }

  private number(text: string, start: number, end: number): number {
    let hash = 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7e || unit === BACKTICK) return this.foldedNumber(text.slice(start, end));
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    return this.plainNumber(text, start, end, hash);
  }

  /** Of a form that is folded already. */
  private plainNumber(text: string, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const id = (this.slots[slot] ?? 0) - 1;
      if (id < 0) return this.add(text.slice(start, end), slot);
      const form = this.forms[id] ?? '';
      if (form.length === end - start && text.startsWith(form, start)) return id;
    }
  }

  private foldedNumber(raw: string): number {
    const met = this.folded.get(raw);
    if (met !== undefined) return met;
    const form = foldPiece(raw).trim();
    const id = form === '' ? NOTHING : this.plainNumber(form, 0, form.length, hashOf(form));
    this.folded.set(raw, id);
    return id;
  }

  private add(form: string, slot: number): number {
    const id = this.forms.length;
    this.forms.push(form);
    this.slots[slot] = id + 1;
    if (this.forms.length * 2 > this.slots.length) this.grow();
    return id;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    const mask = this.slots.length - 1;
    this.forms.forEach((form, id) => {
      let slot = spread(hashOf(form)) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id + 1;
    });
  }
}

const BACKTICK = 0x60;
const spread = (hash: number): number => hash ^ (hash >>> 16) ^ (hash >>> 8);

function hashOf(form: string): number {
  let hash = 0;
  for (let i = 0; i < form.length; i++) hash = (Math.imul(hash, 31) + form.charCodeAt(i)) | 0;
  return hash;
}

interface Table {
  readonly ids: Int32Array<ArrayBuffer>;
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
}

const tableOf = (room: number): Table => ({ ids: new Int32Array(room), starts: new Int32Array(room), ends: new Int32Array(room) });

/** A character that is not seen at all, alone. */
const NOTHING = -1;
/** A word has no more units than this, so that no form is larger than an article's words are. */
const LONGEST_WORD = 200;

function wordEnd(text: string, from: number): number {
  let at = from + unitsAt(text, from);
  while (at < text.length && at - from < LONGEST_WORD && isWordClass(classAt(text, at))) at += unitsAt(text, at);
  return at;
}

function grown({ ids, starts, ends }: Table): Table {
  const twice = (old: Int32Array): Int32Array<ArrayBuffer> => {
    const larger = new Int32Array(old.length * 2);
    larger.set(old);
    return larger;
  };
  return { ids: twice(ids), starts: twice(starts), ends: twice(ends) };
}

/** The first token that ends behind `offset`; `count` where none does. */
export const tokenAt = ({ ends, count }: TokenText, offset: number): number => firstWhere(count, (i) => (ends[i] ?? Infinity) > offset);

/** The first token that starts at `offset` or later; `count` where none does. */
export const tokenFrom = ({ starts, count }: TokenText, offset: number): number => firstWhere(count, (i) => (starts[i] ?? Infinity) >= offset);
