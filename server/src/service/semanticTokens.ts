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

export interface Piece extends Span {
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

function modifiersOf(snapshot: Snapshot, mark: Mark): Modifier[] {
  const decided: Modifier = mark.annotation.status === 'suggested' ? 'suggested' : 'decided';
  const uncertain = (mark.state !== 'exact' && mark.state !== 'moved') || isAmbiguous(snapshot, mark);
  return uncertain ? [decided, 'uncertain'] : [decided];
}

/** Pieces in text order that never overlap; neighbours of one look and one paint stay one piece. */
export function flatten(paints: readonly Paint[]): Piece[] {
  const stretches = paints.filter((p) => p.span.start < p.span.end);
  const starts = [...stretches].sort((a, b) => a.span.start - b.span.start);
  const borders = bordersOf(stretches);
  const pieces: Piece[] = [];
  let open: Paint[] = [];
  let next = 0;
  let shown: Paint | undefined;
  for (let i = 0; i + 1 < borders.length; i++) {
    const [start, end] = [borders[i] ?? 0, borders[i + 1] ?? 0];
    open = open.filter((p) => p.span.end > start);
    for (let p = starts[next]; p && p.span.start <= start; p = starts[++next]) open.push(p);
    const top = topmost(open);
    const last = pieces[pieces.length - 1];
    if (top && top === shown && last?.end === start) pieces[pieces.length - 1] = { ...last, end };
    else if (top) pieces.push({ start, end, type: top.type, modifiers: top.modifiers });
    shown = top;
  }
  return pieces;
}

/** Where some stretch begins or ends, ascending, each once. */
function bordersOf(stretches: readonly Paint[]): Uint32Array {
  const all = new Uint32Array(stretches.length * 2);
  stretches.forEach(({ span }, i) => {
    all[2 * i] = span.start;
    all[2 * i + 1] = span.end;
  });
  return all.sort().filter((border, i, sorted) => border !== sorted[i - 1]);
}

function topmost(open: readonly Paint[]): Paint | undefined {
  let top: Paint | undefined;
  for (const p of open) {
    if (!top || p.rank > top.rank || (p.rank === top.rank && p.span.end - p.span.start < top.span.end - top.span.start)) top = p;
  }
  return top;
}

function encode(pieces: readonly Piece[], positions: Positions): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const piece of pieces) {
    for (const part of positions.splitByLine(piece)) {
      const at = positions.positionAt(part.start);
      data.push(at.line - line, at.line === line ? at.character - character : at.character, part.end - part.start, TOKEN_TYPES.indexOf(piece.type), bits(piece.modifiers));
      line = at.line;
      character = at.character;
    }
  }
  return data;
}

const bits = (modifiers: readonly Modifier[]): number => modifiers.reduce((sum, m) => sum | (1 << TOKEN_MODIFIERS.indexOf(m)), 0);

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
