// Whether a text reads as English: the share of English function words among its first words.

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

/** True for English and for texts too short to tell. Looks at the first words only. */
export function readsAsEnglish(text: string): boolean {
  let words = 0;
  let function_ = 0;
  for (const match of text.slice(0, SAMPLE * 20).matchAll(WORD)) {
    words += 1;
    if (FUNCTION_WORDS.has(match[0].toLowerCase())) function_ += 1;
    if (words >= SAMPLE) break;
  }
  return words < ENOUGH || function_ / words >= SHARE;
}

/** Hits each run of letters; long runs count as one. */
const WORD = /\p{L}+/gu;
