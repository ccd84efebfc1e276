// One line of words, cut at a word's end, for titles and the status bar; no editor in here.

/** Runs of white space become one space; what is longer than `limit` UTF-16 units ends at a word's end with an ellipsis. */
export function shorten(words: string, limit: number): string {
  const line = words.replace(SPACES, ' ').trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(HALF_CHARACTER, '')}…`;
}

/** Without quotation marks at its ends, for words that get ours. */
export const unquoted = (words: string): string => words.replace(OUTER_MARKS, '');

/** Hit: the first and last of `“Nobody,” he said.”`, miss: those in `dockers' union`. */
const OUTER_MARKS = /^["“”‘’']+|["“”‘’']+$/gu;
const SPACES = /\s+/gu;
/** A lone first half at the end; hit: "a\uD83D", miss: "a😀". No `u` flag: halves are what is looked for. */
const HALF_CHARACTER = /[\uD800-\uDBFF]$/;
