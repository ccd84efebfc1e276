// Names of the files that belong together, told from their addresses alone (addresses as `vscode-uri` writes them).

export const GLOSS_ENDING = '.gloss.yaml';
export const PROJECT_NAME = 'newsgloss.yaml';

export const glossUriOf = (articleUri: string): string => `${articleUri}${GLOSS_ENDING}`;

export const isGlossUri = (uri: string): boolean => uri.endsWith(GLOSS_ENDING) && fileNameOf(uri) !== GLOSS_ENDING;

/** `NAME.EXT.gloss.CODER.yaml`: a second coder's file, reserved and not yet read. */
export const isCoderUri = (uri: string): boolean => CODER.test(fileNameOf(uri));

/** Hit: a.txt.gloss.ben.yaml; miss: a.txt.gloss.yaml. */
const CODER = /.\.gloss\.[^./]+\.yaml$/u;

export const isProjectUri = (uri: string): boolean => fileNameOf(uri) === PROJECT_NAME;

export const articleUriOf = (glossUri: string): string => glossUri.slice(0, -GLOSS_ENDING.length);

export function fileNameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1));
}

/** The folder, without a slash at its end; undefined above the root. */
export function parentOf(uri: string): string | undefined {
  const cut = uri.lastIndexOf('/');
  return cut <= authorityEnd(uri) ? undefined : uri.slice(0, cut);
}

export const childOf = (folder: string, path: string): string => `${folder}/${path.split('/').map(encodeSegment).join('/')}`;

/** The path from `folder` to `uri`, decoded, `/` between names; undefined where it does not lie within. */
export const pathWithin = (folder: string, uri: string): string | undefined => (uri.startsWith(`${folder}/`) ? decoded(uri.slice(folder.length + 1)) : undefined);

/** The offset of the path in `scheme://authority/path`. */
function authorityEnd(uri: string): number {
  const scheme = uri.indexOf('://');
  return scheme < 0 ? -1 : uri.indexOf('/', scheme + 3);
}

/** A stray percent sign is a name's own. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** As `vscode-uri` encodes: more than `encodeURIComponent` does. */
const encodeSegment = (name: string): string => encodeURIComponent(name).replace(LEFT_OPEN, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
/** What `encodeURIComponent` leaves and `vscode-uri` encodes; hit: "(", miss: "-". */
const LEFT_OPEN = /[!'()*]/gu;
