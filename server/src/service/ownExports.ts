// Which texts are exports of ours, not articles: Markdown digests, and the texts of a brat project that we wrote.
import { bearsMark } from '../core/exchange/mark.js';
import { parentOf } from './uris.js';

/** Hit: digest.md; miss: digest.txt. */
const MARKDOWN = /\.(?:md|markdown)$/iu;
/** Hit: a.txt; miss: a.text. */
const TXT = /\.txt$/iu;

/** The file of brat's annotations that goes with a text; undefined for other names. */
export const bratTwin = (name: string): string | undefined => (TXT.test(name) ? name.replace(TXT, '.ann') : undefined);

/**
 * True where the text was written by an export. `name`: an address or path with `/`. `read`: the bytes of a file, undefined where there is none. A text
 * beside which people's decisions lie is an article whatever it is: ask for that before.
 */
export async function isOwnExport(name: string, read: (name: string) => Promise<Uint8Array | undefined>): Promise<boolean> {
  if (MARKDOWN.test(name)) return begins(await read(name));
  const twin = bratTwin(name);
  if (twin === undefined || !(await read(twin))) return false;
  for (let folder = parentOf(name); folder !== undefined; folder = parentOf(folder)) {
    const project = await read(`${folder}/annotation.conf`);
    if (project) return begins(project);
  }
  return false;
}

/** Bytes in which the mark stands. */
const BEGINNING = 64;

const begins = (bytes: Uint8Array | undefined): boolean => bytes !== undefined && bearsMark(String.fromCharCode(...bytes.subarray(0, BEGINNING)));
