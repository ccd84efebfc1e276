// Names of the files that lie around an article.

export const PROJECT_FILE = 'newsgloss.yaml';
const GLOSS_ENDING = '.gloss.yaml';
/** `NAME.EXT.gloss.CODER.yaml`, a second coder's file; hit: a.txt.gloss.ben.yaml, miss: a.txt.gloss.yaml. */
const CODER_FILE = /\.gloss\.[^./\\]+\.yaml$/u;

export const isGlossPath = (path: string): boolean => path.endsWith(GLOSS_ENDING) || CODER_FILE.test(path);

export const isProjectPath = (path: string): boolean => path === PROJECT_FILE || path.endsWith(`/${PROJECT_FILE}`);

/** The path of an article's gloss file. */
export const glossPathOf = (article: string): string => article + GLOSS_ENDING;

/** The article that a gloss file belongs to. */
export const articlePathOf = (gloss: string): string | undefined => (gloss.endsWith(GLOSS_ENDING) ? gloss.slice(0, -GLOSS_ENDING.length) : undefined);

/** The folders from the file's own up to the root, nearest first; paths with `/`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    folders.push(end === 0 ? '/' : path.slice(0, end));
    if (end === 0) break;
  }
  return folders;
}

/** What stands between words; hit: ", " and "/", miss: "ß". */
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/** A file name from an article's first line: lower case words joined by hyphens, at most 60 characters. */
export function fileNameFrom(title: string): string {
  const words = title.normalize('NFC').toLowerCase().split(BETWEEN_WORDS).filter((w) => w !== '');
  let name = '';
  for (const word of words) {
    if (name.length + word.length + 1 > 60) break;
    name += (name === '' ? '' : '-') + word;
  }
  return name === '' ? (words[0]?.slice(0, 60) ?? 'article') : name;
}
