// File names of exports: relative, safe on every system, no two alike.

export interface FileNames {
  /** The name for an article's path; `changed` where it differs from the path as given. */
  take(path: string): { readonly name: string; readonly changed: boolean };
}

export function fileNames(): FileNames {
  const taken = new Set<string>();
  return {
    take(path) {
      const safe = safePath(path);
      let name = safe;
      for (let n = 2; taken.has(fold(name)); n++) name = numbered(safe, n);
      taken.add(fold(name));
      return { name, changed: name !== path };
    },
  };
}

/** `\` of Windows paths; hit: a\b, miss: a/b. */
const BACKSLASHES = /\\/gu;
/** A drive letter; hit: C:/a, miss: c/a. */
const DRIVE = /^[A-Za-z]:/u;
/** What some file system does not take; hit: a:b, "a?b", a control character; miss: a-b. */
const UNSAFE = /[<>:"|?*\u0000-\u001F\u007F]/gu;
/** Names that Windows keeps for devices; hit: con, nul.txt; miss: console. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
/** Windows drops these at the end of a name; hit: "a. ", miss: "a.b". */
const LOOSE_END = /[. ]+$/u;

function safePath(path: string): string {
  const names = path.replace(BACKSLASHES, '/').replace(DRIVE, '').split('/').filter((n) => n !== '' && n !== '.' && n !== '..');
  const safe = names.map((n) => n.replace(UNSAFE, '_').replace(LOOSE_END, '_').replace(DEVICES, '$&_'));
  return safe.length > 0 ? safe.join('/') : 'article';
}

/** Letters that file systems take for one another. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase();

function numbered(name: string, n: number): string {
  const slash = name.lastIndexOf('/');
  const dot = name.lastIndexOf('.');
  return dot > slash + 1 ? `${name.slice(0, dot)}-${n}${name.slice(dot)}` : `${name}-${n}`;
}

/** Last part of a path without its ending, for an article without a title. */
export function nameOfFile(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(0, dot) : base;
}
