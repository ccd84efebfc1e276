// Which former texts a gloss file's annotations were made for.
import type { GlossFile } from '../model/gloss.js';

/** Texts of more versions than this are not looked for: what was left unsettled so often is found by its words. */
const MOST_BASES = 8;

/** The hashes of the texts, other than the one with the hash `present`, that the annotations' positions belong to. */
export function basesOf(gloss: GlossFile, present: string): string[] {
  const bases = new Set([...(gloss.article.text !== undefined ? [gloss.article.text] : []), ...gloss.olderTexts]);
  bases.delete(present);
  return [...bases].slice(0, MOST_BASES);
}
