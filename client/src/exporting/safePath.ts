// File names of an export as paths below the chosen folder, never out of it.

/** The path with `/`, or undefined where it is absolute, empty or climbs out. */
export function safePath(name: string): string | undefined {
  const parts = name.replaceAll('\\', '/').split('/').filter((p) => p !== '' && p !== '.');
  const absolute = name.startsWith('/') || name.startsWith('\\') || /^[A-Za-z]:/u.test(name); // hit: C:/x, miss: ab:c
  return absolute || parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
