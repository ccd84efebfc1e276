// The block between two "---" lines at the top of a Markdown article: title, date, author.
import type { BlockKind } from '../../model/kinds.js';
import type { Span } from '../../base/span.js';
import { trimSpan } from '../../text/lines.js';

export interface FrontMatter {
  /** Where the article's text begins; 0 without front matter. */
  readonly end: number;
  readonly fields: readonly { readonly kind: BlockKind; readonly line: Span; readonly value: Span }[];
}

// Hits "---\ntitle: A\n---\n" at the very beginning (a BOM may stand before it); misses a rule further below. Bounded, so that an open one costs little.
const FRONT_MATTER = /^\uFEFF?---[ \t]*(\r\n|\r|\n)([\s\S]{0,8000}?)(?:\1|^)(?:---|\.\.\.)[ \t]*(?:\1|$)/u;
/** Hits how such a block begins, a BOM before it or none. */
export const OPENS_FRONT_MATTER = /^\uFEFF?---/u;
// Hits "title: A pipe"; misses "  nested: x", "# note". Groups: key, the words before the value, the value.
const FIELD = /^([A-Za-z][\w-]*)(:[ \t]*["']?)(.*?)["']?[ \t]*$/u;

const KINDS: Readonly<Record<string, BlockKind>> = {
  title: 'headline', headline: 'headline', subtitle: 'standfirst', description: 'standfirst', summary: 'standfirst', dek: 'standfirst',
  standfirst: 'standfirst', date: 'date', published: 'date', updated: 'date', author: 'byline', authors: 'byline', byline: 'byline', by: 'byline',
};

export function readFrontMatter(text: string): FrontMatter {
  const match = FRONT_MATTER.exec(text.slice(0, 8200));
  if (match?.[1] === undefined || match[2] === undefined) return { end: 0, fields: [] };
  const fields: { kind: BlockKind; line: Span; value: Span }[] = [];
  let at = match[0].indexOf(match[1]) + match[1].length;
  for (const line of match[2].split(match[1])) {
    const field = FIELD.exec(line);
    const kind = KINDS[field?.[1]?.toLowerCase() ?? ''];
    const value = field?.[3] ?? '';
    if (kind !== undefined && value !== '') {
      const start = at + (field?.[1]?.length ?? 0) + (field?.[2]?.length ?? 0);
      fields.push({ kind, line: trimSpan(text, { start: at, end: at + line.length }), value: trimSpan(text, { start, end: start + value.length }) });
    }
    at += line.length + match[1].length;
  }
  return { end: match[0].length, fields };
}
