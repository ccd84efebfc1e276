// Semantic tokens of words in gloss and project files: the colours that names of a kind have in articles.
import type { Span } from '../../core/base/span.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../protocol/protocol.js';
import type { Positions } from '../positions.js';

type TokenType = (typeof TOKEN_TYPES)[number];

export interface WordToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly decided: boolean;
}

const COLOUR_OF: ReadonlyMap<string, TokenType> = new Map([['person', 'newsPerson'], ['place', 'newsPlace'], ['claim', 'newsCue']]);

/** Kinds without a colour of their own are coloured as organisations, as in articles. undefined without a place or kind. */
export const tokenOfKind = (span: Span | undefined, kind: string | undefined, decided = true): WordToken | undefined =>
  (span && kind !== undefined ? { span, type: COLOUR_OF.get(kind) ?? 'newsOrganisation', decided } : undefined);

/** LSP's five numbers per token; of tokens that overlap the first. `within`: only those that meet it. */
export function encodeWords(tokens: readonly WordToken[], positions: Positions, within?: Span): number[] {
  const wanted = tokens.filter((x) => x.span.end > x.span.start && (!within || (x.span.start < within.end && within.start < x.span.end))).sort((a, b) => a.span.start - b.span.start);
  const data: number[] = [];
  let [line, character] = [0, 0];
  for (const { span, type, decided } of wanted) {
    const { start, end } = positions.rangeOf(span);
    if (start.line !== end.line || (data.length > 0 && start.line === line && start.character < character)) continue;
    data.push(start.line - line, start.line === line ? start.character - character : start.character, end.character - start.character, TOKEN_TYPES.indexOf(type), 1 << TOKEN_MODIFIERS.indexOf(decided ? 'decided' : 'suggested'));
    [line, character] = [start.line, start.character];
  }
  return data;
}
