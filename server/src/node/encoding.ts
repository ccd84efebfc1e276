// Bytes to text and back: byte order marks, named encodings, and the place where bytes do not fit.
import { TextDecoder, TextEncoder } from 'node:util';
import type { SourceEdit } from '../core/model/gloss.js';

export interface Decoded {
  /** Without byte order mark; bytes that do not fit are U+FFFD. */
  readonly text: string;
  /** WHATWG label, e.g. `utf-8`, `windows-1252`. */
  readonly encoding: string;
  readonly bom: boolean;
  readonly problem?: DecodingProblem;
}

export type DecodingProblem =
  /** The bytes are no text in this encoding. */
  | { readonly code: 'undecodable'; readonly encoding: string }
  /** The encoding's name is not known. */
  | { readonly code: 'unknown-encoding'; readonly encoding: string };

/** Decodes with the byte order mark's encoding, else `encoding` (VS Code's or a WHATWG name), else UTF-8. Never guesses. */
export function decodeText(bytes: Uint8Array, encoding?: string): Decoded {
  const mark = BOMS.find((b) => b.bytes.every((value, i) => bytes[i] === value));
  const label = mark?.encoding ?? labelOf(encoding ?? 'utf-8');
  if (label === undefined) {
    const fallback = decodeText(bytes, 'utf-8');
    return { ...fallback, problem: { code: 'unknown-encoding', encoding: encoding ?? '' } };
  }
  const body = mark ? bytes.subarray(mark.bytes.length) : bytes;
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(body);
  const damaged = text.includes('\uFFFD') && !decodes(body, label);
  return { text, encoding: label, bom: mark !== undefined, ...(damaged ? { problem: { code: 'undecodable', encoding: label } as const } : {}) };
}

/** UTF-8 with the byte order mark kept in the string, for files that are edited in place; undefined where the bytes are no UTF-8. */
export function decodeExact(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** `encodeUtf8(after)`, where `edits` lead there from `before`, whose bytes are `bytes`: what was not edited is copied. */
export function encodeEdited(before: string, bytes: Uint8Array, edits: readonly SourceEdit[], after: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let [from, at] = [0, 0];
  for (const { span, newText } of edits) {
    if (mayPart(before, span.start) || mayPart(before, span.end) || SURROGATE.test(newText)) return encodeUtf8(after);
    const [start, end] = [at + Buffer.byteLength(before.slice(from, span.start)), Buffer.byteLength(before.slice(span.start, span.end))];
    parts.push(bytes.subarray(at, start), encodeUtf8(newText));
    [from, at] = [span.end, start + end];
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

/** Half a character at the border of an edit may become another one, or none, with what comes to stand beside it. */
const mayPart = (text: string, at: number): boolean => SURROGATE.test(text.slice(Math.max(0, at - 1), at + 1));
const SURROGATE = /[\uD800-\uDFFF]/;

/** True where U+FFFD stands in the bytes, perhaps for half a character that UTF-8 cannot say. */
export const holdsReplacement = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\uFFFD');

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The WHATWG label of an encoding's name as VS Code, WHATWG or a person writes it; undefined for an unknown one. */
export function labelOf(name: string): string | undefined {
  const folded = name.toLowerCase().replace(NOT_NAME, '');
  for (const candidate of [VSCODE_NAMES.get(folded), name.trim()]) {
    if (candidate === undefined || candidate === '') continue;
    try {
      return new TextDecoder(candidate).encoding;
    } catch {
      // not a name that the platform knows: try the next one
    }
  }
  return undefined;
}

/** What names of encodings are compared without; hit: the "-" of utf-8, miss: utf8. */
const NOT_NAME = /[^a-z0-9]/gu;

const BOMS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** VS Code's ids of encodings, where WHATWG does not know them as they are. */
const VSCODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['utf8', 'utf-8'], ['utf8bom', 'utf-8'], ['utf16le', 'utf-16le'], ['utf16be', 'utf-16be'],
  ['windows1250', 'windows-1250'], ['windows1251', 'windows-1251'], ['windows1252', 'windows-1252'], ['windows1253', 'windows-1253'],
  ['windows1254', 'windows-1254'], ['windows1255', 'windows-1255'], ['windows1256', 'windows-1256'], ['windows1257', 'windows-1257'], ['windows1258', 'windows-1258'],
  ['iso88591', 'iso-8859-1'], ['iso88592', 'iso-8859-2'], ['iso88593', 'iso-8859-3'], ['iso88594', 'iso-8859-4'], ['iso88595', 'iso-8859-5'],
  ['iso88596', 'iso-8859-6'], ['iso88597', 'iso-8859-7'], ['iso88598', 'iso-8859-8'], ['iso88599', 'iso-8859-9'], ['iso885910', 'iso-8859-10'],
  ['iso885913', 'iso-8859-13'], ['iso885914', 'iso-8859-14'], ['iso885915', 'iso-8859-15'], ['iso885916', 'iso-8859-16'],
  ['koi8r', 'koi8-r'], ['koi8u', 'koi8-u'], ['macroman', 'macintosh'], ['shiftjis', 'shift_jis'], ['eucjp', 'euc-jp'], ['euckr', 'euc-kr'],
]);

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Units at the beginning that are looked at for a NUL, which no text file holds. */
const BINARY_LOOKED_AT = 8192;

/** Whether the text was no text before it was decoded. */
export const looksBinary = (text: string): boolean => text.slice(0, BINARY_LOOKED_AT).includes('\0');
