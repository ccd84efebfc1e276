// Attribute values as brat's attributes and notes have them: texts, where ours are also numbers, flags and lists.
import type { AttributeValue } from '../../model/annotation.js';
import { attributeValue } from '../graph/fields.js';

/** A value that brat's configuration can list; hit: "trade", "2.5"; miss: "two words", "a|b". */
const PLAIN_VALUE = /^[\p{L}\p{N}_.+-]+$/u;

/** The value as one word of an attribute; undefined where it must be a note. */
export function asWord(value: AttributeValue): string | undefined {
  if (typeof value === 'object') return undefined;
  const word = String(value);
  return PLAIN_VALUE.test(word) && sameValue(unlisted(word), value) ? word : undefined;
}

/** The value as the text of a note: plain words as they are, all else as JSON. */
export const asNoteText = (value: AttributeValue): string => (typeof value === 'string' && unlisted(value) === value ? value : JSON.stringify(value));

/** The value of a word or note: what is JSON of a value is that value, other words are a text. */
export function unlisted(text: string): AttributeValue {
  try {
    return attributeValue(JSON.parse(text)) ?? text;
  } catch {
    return text;
  }
}

const sameValue = (a: AttributeValue, b: AttributeValue): boolean => a === b;
