// Comment lines of a gloss file, for what a merge would leave out.

/** Comment lines of `theirs` that neither `base` nor `merged` has, in their order; each without its indentation. */
export function collectLostComments(base: string, theirs: string, merged: string): string[] {
  const known = new Set([...commentLines(base), ...commentLines(merged)]);
  return [...commentLines(theirs)].filter((c) => !known.has(c));
}

/** Lines that are nothing but a comment. (Such a line within a text over several lines is taken for one too: it is kept twice then.) */
function commentLines(source: string): Set<string> {
  return new Set(source.split(/\r?\n/u).map((l) => l.trim()).filter((l) => l.startsWith('#')));
}
