// Whether a text reads as English: the share of English function words among its first words.
import { classAt, isLetterClass, unitsAt } from '../text/characters.js';

const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  'the', 'of', 'and', 'to', 'a', 'in', 'that', 'is', 'was', 'he', 'for', 'it', 'with', 'as', 'his', 'on', 'be', 'at', 'by', 'had', 'not', 'are', 'but', 'from', 'or', 'have', 'an', 'they', 'which', 'one', 'you',
  'were', 'her', 'all', 'she', 'there', 'would', 'their', 'we', 'him', 'been', 'has', 'when', 'who', 'will', 'more', 'no', 'if', 'out', 'so', 'said', 'what', 'up', 'its', 'about', 'into', 'than', 'them', 'can', 'only', 'this', 'i', 'after', 'over', 'says', 'new',
]);
/** Words looked at. */
const SAMPLE = 600;
/** Shorter texts (a headline being typed) count as English. */
const ENOUGH = 25;
/** English prose has 0.35 to 0.5; other languages in Latin letters stay under 0.1. */
const SHARE = 0.14;

/** UTF-16 units of the first words at most. */
const REACH = SAMPLE * 20;

/** True for English and for texts too short to tell. Looks at the first words only; words are runs of letters. */
export function readsAsEnglish(text: string): boolean {
  let words = 0;
  let common = 0;
  const end = Math.min(text.length, REACH);
  for (let at = 0; at < end && words < SAMPLE;) {
    const start = at;
    while (at < end && isLetterClass(classAt(text, at))) at += unitsAt(text, at);
    if (at === start) {
      at += unitsAt(text, at);
      continue;
    }
    words += 1;
    if (at - start <= LONGEST && FUNCTION_WORDS.has(text.slice(start, at).toLowerCase())) common += 1;
    // Enough for as many words as are looked at.
    if (common >= SHARE * SAMPLE) return true;
  }
  return words < ENOUGH || common / words >= SHARE;
}

/** Letters of the longest function word. */
const LONGEST = Math.max(...[...FUNCTION_WORDS].map((word) => word.length));
