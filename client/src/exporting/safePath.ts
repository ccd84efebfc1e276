// File names of an export: what is proposed, and paths below the chosen folder, never out of it.

/** The path with `/`, or undefined where it is absolute, empty or climbs out. */
export function safePath(name: string): string | undefined {
  const parts = name.replaceAll('\\', '/').split('/').filter((p) => p !== '' && p !== '.');
  const absolute = name.startsWith('/') || name.startsWith('\\') || /^[A-Za-z]:/u.test(name); // hit: C:/x, miss: ab:c
  return absolute || parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

/** The name to propose for the only file of an export: the article's own where it holds one article, else the format's (`articles.jsonl`). `extension` with its dot. */
export function proposedName(article: string | undefined, formatName: string, extension: string): string {
  const base = safePath(formatName)?.split('/').at(-1) ?? `export${extension}`;
  const stem = article === undefined ? '' : stemOf(article);
  return stem === '' || base.startsWith(stem) ? base : `${stem}${extension}`;
}

/** Hit: "harbour" of harbour.txt, miss: nothing is cut off ".profile" or "notes". */
const stemOf = (name: string): string => name.slice(0, name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : undefined);
