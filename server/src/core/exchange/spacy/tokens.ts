// Tokens that a spaCy Doc can be made from: together the whole text, and cut at every span, so that each span stands on token borders.
import type { Span } from '../../base/span.js';
import { tokenize } from '../../text/tokens.js';

export interface DocToken extends Span {
  /** A single space follows, which belongs to no token. */
  readonly ws: boolean;
}

/** White space that is no single space between two tokens is a token of its own, as spaCy has it. UTF-16 of the text. */
export function docTokens(text: string, spans: readonly Span[]): DocToken[] {
  const [starts, ends] = [new Set(spans.map((s) => s.start)), new Set(spans.map((s) => s.end))];
  const tokens: { start: number; end: number; ws: boolean }[] = [];
  for (const piece of pieces(text, [...starts, ...ends])) {
    const last = tokens.at(-1);
    const joins = piece.end - piece.start === 1 && text.charCodeAt(piece.start) === SPACE && last !== undefined && !last.ws && last.end === piece.start && !starts.has(piece.start) && !ends.has(piece.end);
    if (joins) last.ws = true;
    else tokens.push({ start: piece.start, end: piece.end, ws: false });
  }
  return tokens;
}

const SPACE = 0x20;

/** The text cut at tokens, in white space behind its first space, and at `cuts`. */
function pieces(text: string, cuts: readonly number[]): Span[] {
  const borders = new Set<number>([0, text.length, ...cuts]);
  let end = 0;
  for (const t of [...tokenize(text), { start: text.length, end: text.length }]) {
    if (t.start > end && text.charAt(end) === ' ') borders.add(end + 1);
    borders.add(t.start).add(t.end);
    end = t.end;
  }
  // No two are alike, so each piece holds something.
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(1).map((stop, i) => ({ start: sorted[i] ?? 0, end: stop }));
}
