// Values of plain and quoted scalars, as the core schema of YAML 1.2 has them, for the reader of usual YAML.

/** undefined: a word whose meaning is left to `yaml`. */
export function resolvePlain(text: string): string | number | boolean | null | undefined {
  const c = text.charCodeAt(0);
  const isWord = c > 0x39 && c !== 0x7e;
  if (isWord) return WORDS.has(text) ? WORDS.get(text) : text;
  if (INTEGER.test(text)) return Number(text);
  if (FLOAT.test(text)) return Number(text);
  return LOOKS_LIKE_NUMBER.test(text) ? undefined : text;
}

/** Words of the core schema that are no text. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['null', 'Null', 'NULL'].map((w) => [w, null] as const),
  ...['true', 'True', 'TRUE'].map((w) => [w, true] as const),
  ...['false', 'False', 'FALSE'].map((w) => [w, false] as const),
]);

/** Hit: "29", "-4", miss: "+4", "0o7", more digits than a number holds exactly. */
const INTEGER = /^-?\d{1,15}$/u;
/** Hit: "54.5", miss: "5e3", ".5". */
const FLOAT = /^-?\d{1,9}\.\d{1,12}$/u;
/** What may be a number in some other spelling; hit: "0x1f", "5e3", "+.inf", miss: "2026-03-02", "12:30". */
const LOOKS_LIKE_NUMBER = /^[-+.]?(?:\.|\d+(?:[.eEoxX]|$))[-+\w.]*$/u;

/** The text of a double-quoted scalar between its marks; undefined where it holds an escape that is rare or wrong. */
export function unescaped(raw: string): string | undefined {
  let rare = false;
  const text = raw.replace(ESCAPE, (whole: string, digits: string | undefined, letter: string) => {
    if (digits !== undefined) return String.fromCharCode(parseInt(digits, 16));
    const meant = ESCAPES.get(letter);
    rare ||= meant === undefined;
    return meant ?? whole;
  });
  return rare ? undefined : text;
}

/** Hit: `\n`, `\u2028`, `\"`. */
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([^]))/gu;
const ESCAPES: ReadonlyMap<string, string> = new Map([['"', '"'], ['\\', '\\'], ['/', '/'], ['n', '\n'], ['r', '\r'], ['t', '\t']]);
