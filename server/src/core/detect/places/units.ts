// The words that place names are made of: tokens, with hyphenated ones taken apart ("Britain-based") and what parts them noted.
import type { Span } from '../../base/span.js';
import { tokenize, TokenFlag, type Token } from '../../text/tokens.js';
import { lettered } from '../../text/lettered.js';

/** What stands between a unit and the one before it. */
export const Gap = { NONE: 0, SPACE: 1, HYPHEN: 2, LINE: 3 } as const;
export type GapKind = (typeof Gap)[keyof typeof Gap];

export interface Unit extends Span {
  readonly gap: GapKind;
  readonly word: boolean;
  readonly capital: boolean;
  /** Two letters or more, all capitals. */
  readonly upper: boolean;
  readonly possessive: boolean;
  /** First word of a sentence, line, quotation or list item: its capital says nothing. */
  readonly opens: boolean;
  /** In a line written in capitals. */
  readonly shouted: boolean;
  /** The text in lower case; punctuation as it stands. */
  readonly lower: string;
}

/** Units of `text` within `spans` (in text order, not overlapping); each span opens afresh. */
export function unitsOf(text: string, spans: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  for (const span of spans) {
    const tokens = tokenize(text, span);
    const shouted = shoutedTokens(tokens);
    let opens = true;
    for (const [i, token] of tokens.entries()) {
      if ((token.flags & TokenFlag.NEW_LINE) !== 0) opens = true;
      pushUnits(units, text, token, { opens, shouted: shouted[i] === 1, first: i === 0 });
      opens = opensNext(text, token, opens);
    }
  }
  return units;
}

const OPENERS = '.!?:;…•*·|>"“”‘«([—–';

/** Whether the token after `token` starts a sentence, going by the token alone: after an abbreviation it may not, which does no harm. */
function opensNext(text: string, token: Token, opens: boolean): boolean {
  if ((token.flags & (TokenFlag.WORD | TokenFlag.NUMBER)) !== 0) return false;
  const char = text.charAt(token.start);
  if (OPENERS.includes(char)) return char === '.' ? !isShortWordBefore(text, token.start) : true;
  return opens && char !== ',';
}

/** "St." or an initial before the point. */
function isShortWordBefore(text: string, point: number): boolean {
  // Hit: "in St" before the point; miss: "the end".
  return SHORT_TITLE.test(text.slice(Math.max(0, point - 6), point));
}

// Hit: "J", "St", "Gov"; miss: "end", "Moscow".
const SHORT_TITLE = lettered(/(?:^|[^\p{L}])(?:\p{Lu}|St|Mt|Ft|Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Gen|Lt|Col|Sgt|Capt|Rev|Prof)$/u);

/** Tokens in runs of at least four words of which nearly all are written in capitals. */
function shoutedTokens(tokens: readonly Token[]): Uint8Array {
  const marks = new Uint8Array(tokens.length);
  let start = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    const token = tokens[i];
    if (token !== undefined && (i === start || (token.flags & TokenFlag.NEW_LINE) === 0) && !breaksRun(token)) continue;
    let words = 0;
    let loud = 0;
    for (let k = start; k < i; k += 1) {
      const flags = tokens[k]?.flags ?? 0;
      if ((flags & TokenFlag.WORD) === 0 || (flags & TokenFlag.POSSESSIVE) !== 0) continue;
      words += 1;
      if ((flags & TokenFlag.UPPERCASE) !== 0) loud += 1;
    }
    if (words >= 4 && loud >= 0.8 * words) marks.fill(1, start, i);
    start = i;
  }
  return marks;
}

/** A word with a small letter ends a run of capitals: "KHARKIV REGION, UKRAINE — The road". */
const breaksRun = (token: Token): boolean => (token.flags & TokenFlag.WORD) !== 0 && (token.flags & (TokenFlag.UPPERCASE | TokenFlag.POSSESSIVE)) === 0
  && token.end - token.start > 3;

interface Place {
  readonly opens: boolean;
  readonly shouted: boolean;
  readonly first: boolean;
}

function pushUnits(units: Unit[], text: string, token: Token, place: Place): void {
  const newLine = place.first || (token.flags & TokenFlag.NEW_LINE) !== 0;
  const gap = newLine ? Gap.LINE : (token.flags & TokenFlag.SPACED) !== 0 ? Gap.SPACE : Gap.NONE;
  if ((token.flags & TokenFlag.HYPHENATED) === 0) {
    units.push(unitOf(text, token.start, token.end, { gap, flags: token.flags, opens: place.opens, shouted: place.shouted }));
    return;
  }
  let start = token.start;
  for (let at = token.start; at <= token.end; at += 1) {
    if (at < token.end && !HYPHENS.includes(text.charAt(at))) continue;
    if (at > start) units.push(unitOf(text, start, at, { gap: start === token.start ? gap : Gap.HYPHEN, flags: token.flags, opens: place.opens && start === token.start, shouted: place.shouted }));
    start = at + 1;
  }
}

const HYPHENS = '-‐‑';

interface Marks {
  readonly gap: GapKind;
  readonly flags: number;
  readonly opens: boolean;
  readonly shouted: boolean;
}

function unitOf(text: string, start: number, end: number, marks: Marks): Unit {
  const raw = text.slice(start, end);
  const first = raw.charAt(0);
  const capital = first !== first.toLowerCase();
  // Inside a hyphenated token the token's own flags say nothing of its parts.
  const upper = (marks.flags & TokenFlag.HYPHENATED) === 0 ? (marks.flags & TokenFlag.UPPERCASE) !== 0 : capital && isUpper(raw);
  return {
    start,
    end,
    gap: marks.gap,
    word: (marks.flags & (TokenFlag.WORD | TokenFlag.NUMBER)) !== 0,
    capital,
    upper,
    possessive: (marks.flags & TokenFlag.POSSESSIVE) !== 0,
    opens: marks.opens,
    shouted: marks.shouted,
    lower: raw.toLowerCase(),
  };
}

/** At least two letters, none of them small. */
function isUpper(raw: string): boolean {
  const letters = raw.replace(NOT_LETTERS, '');
  return letters.length >= 2 && letters === letters.toUpperCase();
}

// Hit: the points of "U.S."; miss: "US".
const NOT_LETTERS = /[^\p{L}]/gu;
