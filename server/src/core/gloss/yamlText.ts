// Values as YAML text: double quotes where the format says so, plain words where every YAML reader agrees on them, never folded.

/** `text` is always quoted; `word` is plain where that is safe; `raw` is no text, and written as it is. */
export interface YamlScalar {
  readonly style: 'text' | 'word' | 'raw';
  readonly value: string;
}
export interface YamlMap {
  readonly entries: readonly (readonly [string, YamlValue])[];
}
export type YamlValue = YamlScalar | YamlMap | number | boolean | readonly YamlValue[];

export const text = (value: string): YamlScalar => ({ style: 'text', value });
export const word = (value: string): YamlScalar => ({ style: 'word', value });
export const texts = (values: readonly string[]): readonly YamlValue[] => values.map(text);
export const words = (values: readonly string[]): readonly YamlValue[] => values.map(word);

export const isList = (value: YamlValue): value is readonly YamlValue[] => Array.isArray(value);
export const isMapValue = (value: YamlValue): value is YamlMap => typeof value === 'object' && !isList(value) && 'entries' in value;

/** On one line, in flow style. `json`: every string in double quotes, as in a file that is written like JSON. */
export function renderValue(value: YamlValue, json = false): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map((v) => renderValue(v, json)).join(', ')}]`;
  if (isMapValue(value)) return `{${value.entries.map(([k, v]) => `${renderKey(k, json)}: ${renderValue(v, json)}`).join(', ')}}`;
  if (value.style === 'raw') return value.value;
  return value.style === 'word' && !json ? plainOrQuoted(value.value) : doubleQuoted(value.value);
}

export const renderKey = (key: string, json = false): string => (json ? doubleQuoted(key) : plainOrQuoted(key));

/** The new value of a scalar that stood in `style`: the style is kept where it can hold the value. */
export function renderScalar(value: YamlScalar, style: 'plain' | 'single' | 'double' | 'block'): string {
  if (value.style === 'raw') return value.value;
  if (style === 'single' && SINGLE_LINE.test(value.value)) return `'${value.value.replaceAll("'", "''")}'`;
  return style === 'double' ? doubleQuoted(value.value) : renderValue(value);
}

/** What may stand in single quotes: no line ends, nothing invisible; hit: "the dockers' union", miss: "a\nb". */
const SINGLE_LINE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;
/** Safe unquoted in blocks and in brackets; hit: "harbour master", "m-4kx9", "Stahlke & Sons", miss: "2014", "a: b", "x, y". */
const PLAIN_WORD = /^[\p{L}_](?:[\p{L}\p{M}\p{N}._'’&/()+-]| (?=[\p{L}\p{N}_&(]))*$/u;
/** Words that some YAML reader takes for something else; hit: "NO", "null", miss: "Norway". */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/iu;
const PLAIN_LIMIT = 200;

function plainOrQuoted(value: string): string {
  return value.length <= PLAIN_LIMIT && PLAIN_WORD.test(value) && !RESERVED.test(value) ? value : doubleQuoted(value);
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Quotes and backslashes; what is not printable in YAML or changes the look of the lines around it (controls, line separators, direction marks, byte order mark, lone surrogates). */
const ESCAPED = /["\\]|[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|[\uD800-\uDFFF]/gu;

/** In double quotes, on one line, whatever the text holds. */
export const doubleQuoted = (value: string): string => `"${value.replace(ESCAPED, escapeOne)}"`;

function escapeOne(c: string): string {
  return NAMED_ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Equal as data: the way of quoting does not count, the order of keys does not either. */
export function sameValue(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isList(a) || isList(b)) return isList(a) && isList(b) && a.length === b.length && a.every((v, i) => sameValue(v, b[i]));
  if (isMapValue(a) || isMapValue(b)) return isMapValue(a) && isMapValue(b) && sameEntries(a, b);
  return a.value === b.value;
}

function sameEntries(a: YamlMap, b: YamlMap): boolean {
  const other = new Map(b.entries);
  return a.entries.length === b.entries.length && a.entries.every(([k, v]) => sameValue(v, other.get(k)));
}
