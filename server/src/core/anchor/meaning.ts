// Which differences between the annotated words and the current ones change what is said: numbers, names, negations.
import { MONTH, WEEKDAY } from '../text/calendar.js';

export interface MeaningChange {
  readonly kind: 'number' | 'name' | 'negation' | 'date';
  /** What the annotation was made on; absent where it was added. */
  readonly before?: string;
  /** What stands there now; absent where it is gone. */
  readonly after?: string;
}

/**
 * The meaning-bearing differences of two wordings, in the order of the text. Similarity cannot tell 12 from 14 or "will" from "will
 * not"; these words can. Empty where only other words differ, or nothing does.
 */
export function meaningChanges(before: string, after: string): MeaningChange[] {
  return [...pairUp('number', NUMBER, before, after), ...pairUp('date', DATE_WORD, before, after), ...pairUp('negation', NEGATION, before, after), ...pairUp('name', NAME, asRunningText(before), asRunningText(after), DATE_WORD)];
}

/** Digits with separators, or a number word; hit: "1,200", "12.5%", "two", "a million", miss: "none". */
const NUMBER =
  /[$€£¥]?\p{N}+(?:[.,:/]\p{N}+)*%?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million|millions|billion|billions|trillion|dozen|dozens|half|third|quarter|double|triple)\b/giu;
/** Days and months; hit: "Monday", "March", miss: "may" (the verb). */
const DATE_WORD = new RegExp(`\\b(?:${WEEKDAY}|${MONTH})\\b`, 'gu');
/** Hit: "not", "didn't", "denied", "without", miss: "note". */
const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|barely|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed|ing)?)\b|n['’]t\b/giu;
/** A capitalised word that no sentence begins with; hit: "said Brandt", "EU", miss: the first word. */
const NAME = /(?<=[\p{L}\p{N},;:)"”'’-]\s)\p{Lu}[\p{L}\p{M}\p{N}'’-]*|\b\p{Lu}{2,}\b/gu;

function pairUp(kind: MeaningChange['kind'], words: RegExp, before: string, after: string, except?: RegExp): MeaningChange[] {
  const found = (text: string): string[] => matches(words, except ? text.replace(except, ' ') : text);
  const [gone, come] = difference(found(before), found(after));
  const changes: MeaningChange[] = [];
  for (let i = 0; i < Math.max(gone.length, come.length); i++) {
    const [from, to] = [gone[i], come[i]];
    changes.push({ kind, ...(from !== undefined ? { before: from } : {}), ...(to !== undefined ? { after: to } : {}) });
  }
  return changes;
}

/** Without opening marks, so that a first word is no name for standing behind one. */
const asRunningText = (text: string): string => text.replace(/^[\s"'“”‘’„«»(]+/u, '');

const matches = (words: RegExp, text: string): string[] => [...text.matchAll(words)].map((m) => m[0].replace(/’/gu, "'"));

/** What either list holds beyond the other, counted, in its order. */
function difference(a: readonly string[], b: readonly string[]): [string[], string[]] {
  return [without(a, b), without(b, a)];
}

function without(list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const w of other) counts.set(w.toLowerCase(), (counts.get(w.toLowerCase()) ?? 0) + 1);
  return list.filter((w) => {
    const left = counts.get(w.toLowerCase()) ?? 0;
    if (left > 0) counts.set(w.toLowerCase(), left - 1);
    return left === 0;
  });
}
