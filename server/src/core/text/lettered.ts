// Patterns that read letters of all scripts, each with a twin for text in plain Latin letters: to make machine code of all the world's letters takes an engine milliseconds.

/** A pattern as its users meet it; never global or sticky. */
export interface Lettered {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

/**
 * Finds just what `pattern` finds, which has the flag `u` and may have `i`; text without other than plain letters is read by the twin, which needs
 * neither the classes of letters nor `u`. Throws on a pattern that has no twin: one with classes other than `CLASSES`, global, sticky.
 */
export function lettered(pattern: RegExp): Lettered {
  const source = plainSource(pattern.source);
  if (source === undefined || !pattern.unicode || pattern.global || pattern.sticky) throw new Error(`no plain twin: ${pattern.source}`);
  const twin = new RegExp(source, pattern.flags.replace('u', ''));
  return {
    test: (text) => (isPlain(text) ? twin : pattern).test(text),
    exec: (text) => (isPlain(text) ? twin : pattern).exec(text),
  };
}

/** What the classes hold of plain text, inside brackets. */
const CLASSES: Readonly<Record<string, string>> = { L: 'A-Za-z', Lu: 'A-Z', Ll: 'a-z', Lo: '', M: '', N: '0-9' };

/** The source with every class of letters cut down to the plain ones; undefined where one stands that has no such form. */
function plainSource(source: string): string | undefined {
  let plain = '';
  let bracket = false;
  for (let i = 0; i < source.length; i++) {
    const sign = source.charAt(i);
    if (sign === '\\') {
      const named = CLASS.exec(source.slice(i, i + 6));
      const letters = named ? CLASSES[named[1] ?? ''] : undefined;
      if (named && (letters === undefined || (letters === '' && !bracket))) return undefined;
      plain += named ? (bracket ? letters : `[${letters}]`) : source.slice(i, i + 2);
      i += named ? named[0].length - 1 : 1;
      continue;
    }
    if (sign === '[') bracket = true;
    else if (sign === ']') bracket = false;
    plain += sign;
  }
  return plain;
}

/** Hits "\p{Lu}", "\P{L}". The class is the first group; there is none of those that are negated. */
const CLASS = /^\\(?:p\{(\w+)\}|P\{)/u;

let last = '';
let lastIsPlain = true;

/** Whether all units are ASCII or signs that are no letters or figures: “ ” ’ — … £ · €. The same text is asked about many times in a row. */
function isPlain(text: string): boolean {
  if (text === last) return lastIsPlain;
  last = text;
  lastIsPlain = onlyPlain(text);
  return lastIsPlain;
}

const LATIN_SIGNS = '\u00a0¡¢£¥§©«®°´·»¿';

function onlyPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && (unit < 0x2000 || unit > 0x20cf || (unit > 0x2070 && unit < 0x20a0)) && !LATIN_SIGNS.includes(text.charAt(i))) return false;
  }
  return true;
}
