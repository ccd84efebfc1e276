// Links in gloss and project files: to the article, to files of the newsroom, to sources on the web.
import type { DocumentLink } from 'vscode-languageserver-types';
import { positionsOf } from '../positions.js';
import { childOf, parentOf } from '../uris.js';
import type { GlossContext } from './context.js';

export function glossLinks({ source, positions, articleUri }: GlossContext): DocumentLink[] {
  const links: DocumentLink[] = [];
  const file = ARTICLE_FILE.exec(source);
  if (file) {
    const start = file.index + file[0].length - (file[1] ?? '').length;
    links.push({ range: positions.rangeOf({ start, end: start + (file[1] ?? '').length }), target: articleUri });
  }
  for (const m of source.matchAll(WEB)) links.push({ range: positions.rangeOf({ start: m.index, end: m.index + m[0].length }), target: m[0] });
  return links;
}

/** The first `file:` value; hit: "  file: harbour.txt"; miss: "profile: x". */
const ARTICLE_FILE = /^[ \t]+file:[ \t]*["']?([^"'\r\n#]*[^"'\r\n# ])/mu;
/** Hit: "https://example.org/a", miss: "example.org". */
const WEB = /https?:\/\/[^\s"'<>\]}]+/gu;

/** `guidelines: guidelines.md`, `gazetteers: [places.yaml]`. */
export function projectLinks(uri: string, source: string): DocumentLink[] {
  const folder = parentOf(uri);
  if (folder === undefined) return [];
  const positions = positionsOf(source);
  return [...source.matchAll(FILE_FIELDS)].flatMap((field) => {
    const from = field.index + field[0].length - (field[1] ?? '').length;
    return [...(field[1] ?? '').matchAll(NAMES)].map((n) => {
      const range = positions.rangeOf({ start: from + n.index, end: from + n.index + n[0].length });
      return { range, target: childOf(folder, n[0]) };
    });
  });
}

/** Hit: "gazetteers: [a.yaml, b.csv]"; miss: "exports: [{format: csv}]". */
const FILE_FIELDS = /^(?:guidelines|gazetteers):[ \t]*\[?([^\]\r\n#]*)/gmu;
/** A file's name with its ending; hit: "maps/places.yaml", miss: ",". */
const NAMES = /[^\s,"'[\]]+\.[\p{L}\p{N}]+/gu;
