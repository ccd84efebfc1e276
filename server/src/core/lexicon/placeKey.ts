// The key under which a place name is looked up: lower case, without accents, points and apostrophes, words parted by one space.

/** Longer names are never looked up. */
export const MAX_KEY = 60;

const SPACE = 32;

/** Letters that do not come apart into a letter and an accent. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ð: 'd', þ: 'th', ħ: 'h', ə: 'e', ŋ: 'n',
};
// Hit: the accent of "é" once it stands apart; miss: "e".
const COMBINING = /\p{M}+/gu;
// Hit: "ʿ" in "Sanʿaʾ", "’" in "Xi’an"; miss: "-" in "Port-au-Prince".
const DROPPED = /[.,'’‘ʻʼʿʾ`´"”“()]/u;
// Hit: "-" and the no-break space; miss: "_".
const PARTING = /[\s\-‐-―/]/u;

/** ASCII code of the key for each code unit below 0x180: 0 = dropped, 255 = no part of any key, 254 = look in `folded`. */
const TABLE = buildTable();

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x180).fill(254);
  for (let code = 0; code < 128; code += 1) table[code] = asciiClass(code);
  return table;
}

function asciiClass(code: number): number {
  const char = String.fromCharCode(code);
  if (code >= 65 && code <= 90) return code + 32;
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  if (DROPPED.test(char)) return 0;
  return PARTING.test(char) ? SPACE : 255;
}

/** Folded forms of letters beyond ASCII, met so far; bounded by the number of Latin letters. */
const folded = new Map<string, string | undefined>();

function foldLetter(char: string): string | undefined {
  if (folded.has(char)) return folded.get(char);
  const value = foldNew(char);
  if (folded.size < 4096) folded.set(char, value);
  return value;
}

function foldNew(char: string): string | undefined {
  if (DROPPED.test(char)) return '';
  if (PARTING.test(char)) return ' ';
  const plain = char.normalize('NFD').replace(COMBINING, '').toLowerCase();
  const whole = WHOLE_LETTERS[plain] ?? plain;
  return isPlain(whole) ? whole : undefined;
}

function isPlain(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57))) return false;
  }
  return true;
}

/** A key as it grows, with its hash. Reused: matching makes no strings. */
export class KeyBuffer {
  readonly bytes = new Uint8Array(MAX_KEY + 4);
  length = 0;
  /** FNV-1a over `bytes[0..length)`. */
  hash = 0x811c9dc5;

  reset(): void {
    this.length = 0;
    this.hash = 0x811c9dc5;
  }

  /** Appends `text[start..end)`; a space goes before it where `parted`. False where it cannot be part of a name, or is too long. */
  append(text: string, start: number, end: number, parted: boolean): boolean {
    let space = parted && this.length > 0;
    for (let i = start; i < end; i += 1) {
      const code = text.charCodeAt(i);
      const known = code < 0x180 ? (TABLE[code] ?? 255) : 254;
      if (known === 0) continue;
      if (known === SPACE) {
        space = this.length > 0;
        continue;
      }
      if (known === 255) return false;
      if (known === 254) {
        const letters = foldLetter(text.charAt(i));
        if (letters === undefined) return false;
        if (letters === ' ') space = this.length > 0;
        else if (!this.pushAll(letters, space)) return false;
        else if (letters !== '') space = false;
        continue;
      }
      if (!this.push(known, space)) return false;
      space = false;
    }
    return true;
  }

  private pushAll(letters: string, space: boolean): boolean {
    let parted = space;
    for (let i = 0; i < letters.length; i += 1) {
      if (!this.push(letters.charCodeAt(i), parted)) return false;
      parted = false;
    }
    return true;
  }

  private push(code: number, space: boolean): boolean {
    if (space) this.put(SPACE);
    if (this.length >= MAX_KEY) return false;
    this.put(code);
    return true;
  }

  private put(code: number): void {
    this.bytes[this.length] = code;
    this.length += 1;
    this.hash = Math.imul(this.hash ^ code, 0x01000193);
  }

  toString(): string {
    return String.fromCharCode(...this.bytes.subarray(0, this.length));
  }
}

const shared = new KeyBuffer();

/** The key of a whole name; undefined where it holds letters that no key has (Cyrillic), or is longer than `MAX_KEY`. */
export function placeKey(name: string): string | undefined {
  shared.reset();
  if (!shared.append(name, 0, name.length, false) || shared.length === 0) return undefined;
  return shared.toString();
}

/** FNV-1a over the UTF-16 units of an ASCII key: equals `KeyBuffer.hash` for it. */
export function hashKey(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash;
}
