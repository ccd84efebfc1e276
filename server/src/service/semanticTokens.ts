// Semantic tokens: layers of marks and structure flattened to pieces that never overlap and never span lines, as editors ask.
import type { Span } from '../core/base/span.js';
import type { Mark } from '../core/review/marks.js';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../protocol/protocol.js';
import { isAmbiguous, layerOf } from './layers.js';
import type { Positions } from './positions.js';
import type { Snapshot } from './snapshot.js';

export const LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

type TokenType = (typeof TOKEN_TYPES)[number];
type Modifier = (typeof TOKEN_MODIFIERS)[number];

/** One layer's stretch; of several at one place the highest rank shows, of equal ranks the shorter one. */
export interface Paint {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
  readonly rank: number;
}

export interface Piece {
  readonly start: number;
  /** Grows while the same paint goes on. */
  end: number;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
}

/** LSP's five numbers per token, relative to the token before; only tokens that meet `within`. */
export function semanticTokens(snapshot: Snapshot, within?: Span): number[] {
  const pieces = flatten([...structurePaints(snapshot), ...markPaints(snapshot)]);
  return encode(within ? pieces.filter((p) => p.start < within.end && within.start < p.end) : pieces, snapshot.positions);
}

const RANK = { structure: 0, speaker: 1, mention: 2, cue: 3 } as const;

function structurePaints({ analysis }: Snapshot): Paint[] {
  const paints: Paint[] = [];
  for (const block of analysis.structure.blocks) {
    const type = BLOCK_TYPES.get(block.kind);
    if (type) paints.push({ span: block.span, type, modifiers: [], rank: RANK.structure });
    for (const lead of block.leads) if (lead.kind !== 'bullet') paints.push({ span: lead.span, type: 'newsLabel', modifiers: [], rank: RANK.structure });
    for (const aside of block.asides) paints.push({ span: aside.span, type: 'newsMeta', modifiers: [], rank: RANK.structure });
  }
  return paints;
}

const BLOCK_TYPES: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ['headline', 'newsHeadline'], ['standfirst', 'newsStandfirst'], ['section', 'newsLabel'], ['trailer', 'newsTrailer'],
  ['byline', 'newsMeta'], ['date', 'newsMeta'], ['readingTime', 'newsMeta'], ['credit', 'newsMeta'], ['caption', 'newsMeta'],
]);

function markPaints(snapshot: Snapshot): Paint[] {
  const paints: Paint[] = [];
  for (const mark of snapshot.live) {
    const modifiers = modifiersOf(snapshot, mark);
    const { annotation } = mark;
    if (annotation.type === 'claim') {
      for (const part of annotation.speaker) if (part.span) paints.push({ span: part.span, type: 'newsSpeaker', modifiers, rank: RANK.speaker });
      for (const cue of annotation.cue) paints.push({ span: cue.span, type: 'newsCue', modifiers, rank: RANK.cue });
    } else {
      for (const span of annotation.spans) paints.push({ span, type: mentionType(snapshot, mark), modifiers, rank: RANK.mention });
    }
  }
  return paints;
}

function mentionType(snapshot: Snapshot, mark: Mark): TokenType {
  switch (layerOf(snapshot, mark)) {
    case 'speaker':
      return 'newsSpeaker';
    case 'person':
      return 'newsPerson';
    case 'place':
      return 'newsPlace';
    default:
      return 'newsOrganisation';
  }
}

function modifiersOf(snapshot: Snapshot, mark: Mark): readonly Modifier[] {
  const suggested = mark.annotation.status === 'suggested';
  const uncertain = (mark.state !== 'exact' && mark.state !== 'moved') || isAmbiguous(snapshot, mark);
  return suggested ? (uncertain ? LOOKS.suggestedUncertain : LOOKS.suggested) : uncertain ? LOOKS.decidedUncertain : LOOKS.decided;
}

const LOOKS = { suggested: ['suggested'], suggestedUncertain: ['suggested', 'uncertain'], decided: ['decided'], decidedUncertain: ['decided', 'uncertain'] } as const;

/** Pieces in text order that never overlap; neighbours of one look and one paint stay one piece. */
export function flatten(paints: readonly Paint[]): Piece[] {
  const stretches = paints.filter((p) => p.span.start < p.span.end).sort((a, b) => a.span.start - b.span.start);
  const pieces: Piece[] = [];
  let open: Paint[] = [];
  let next = 0;
  let shown: Paint | undefined;
  for (let start = stretches[0]?.span.start; start !== undefined;) {
    for (let p = stretches[next]; p && p.span.start <= start; p = stretches[++next]) open.push(p);
    const top = topmost(open);
    // The next border: of what is open, or of what opens next.
    let end = stretches[next]?.span.start;
    for (const p of open) if (end === undefined || p.span.end < end) end = p.span.end;
    if (end === undefined) break;
    const last = pieces[pieces.length - 1];
    if (top && top === shown && last?.end === start) last.end = end;
    else if (top) pieces.push({ start, end, type: top.type, modifiers: top.modifiers });
    shown = top;
    start = end;
    if (open.length > 0) open = stillOpen(open, end);
  }
  return pieces;
}

function stillOpen(open: Paint[], at: number): Paint[] {
  const only = open[0];
  if (open.length === 1 && only) return only.span.end > at ? open : [];
  return open.filter((p) => p.span.end > at);
}

function topmost(open: readonly Paint[]): Paint | undefined {
  let top: Paint | undefined;
  for (const p of open) {
    if (!top || p.rank > top.rank || (p.rank === top.rank && p.span.end - p.span.start < top.span.end - top.span.start)) top = p;
  }
  return top;
}

function encode(pieces: readonly Piece[], positions: Positions): number[] {
  const { starts } = positions;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  const add = (at: number, part: Span, { type, modifiers }: Piece): void => {
    const from = part.start - (starts[at] ?? 0);
    data.push(at - line, at === line ? from - character : from, part.end - part.start, TOKEN_TYPES.indexOf(type), bits(modifiers));
    line = at;
    character = from;
  };
  // Pieces come in text order: the line is found by walking on.
  let here = 0;
  for (const piece of pieces) {
    while (here + 1 < starts.length && (starts[here + 1] ?? 0) <= piece.start) here += 1;
    // Two units may be the line's end.
    if (piece.end + 2 <= (starts[here + 1] ?? 0)) add(here, piece, piece);
    else for (const part of positions.splitByLine(piece)) add(positions.positionAt(part.start).line, part, piece);
  }
  return data;
}

function bits(modifiers: readonly Modifier[]): number {
  let sum = 0;
  for (const m of modifiers) sum |= 1 << TOKEN_MODIFIERS.indexOf(m);
  return sum;
}

export interface TokenEdit { readonly start: number; readonly deleteCount: number; readonly data: number[] }

/** The one edit that turns `before` into `after`, whole tokens (fives); none where they are equal. */
export function tokenEdits(before: readonly number[], after: readonly number[]): TokenEdit[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  head -= head % FIVE;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  tail -= tail % FIVE;
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}

const FIVE = 5;
