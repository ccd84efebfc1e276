// Where an insertion or a deletion may lie in several places, it lies between sentences: that is where people put and take words.
import type { Span } from '../base/span.js';
import { NONE, runsOf } from './align.js';
import type { Pairs } from './similar.js';
import type { TokenText } from './tokens.js';

/** Tokens over which a difference is moved at most. */
const FARTHEST = 80;

/**
 * Moves pure insertions and deletions along equal words to where both their ends are borders: of a paragraph, else of a sentence. "A B. A C." made
 * of "A C." had "A B. " put in, not "B. A" behind the first word.
 */
export function slideToBorders(pairs: Pick<Pairs, 'old' | 'now' | 'matches'>): void {
  const { matches, old, now } = pairs;
  const runs = runsOf(matches);
  for (let k = 1; k < runs.length; k++) {
    const [left, right] = [runs[k - 1], runs[k]];
    if (!left || !right) continue;
    const inserted = right.a.start === left.a.end;
    if (!inserted && right.b.start !== left.b.end) continue;
    if (inserted) {
      const by = bestSlide(now, left.b.end, right.b.start, { left: left.b.end - left.b.start, right: right.b.end - right.b.start });
      for (let s = 0; s < -by; s++) matches[left.a.end - 1 - s] = right.b.start - 1 - s;
      for (let s = 0; s < by; s++) matches[right.a.start + s] = left.b.end + s;
      if (by !== 0) runs[k] = { a: { start: right.a.start + by, end: right.a.end }, b: { start: right.b.start + by, end: right.b.end } };
    } else {
      const by = bestSlide(old, left.a.end, right.a.start, { left: left.a.end - left.a.start, right: right.a.end - right.a.start });
      for (let s = 0; s < -by; s++) {
        matches[right.a.start - 1 - s] = matches[left.a.end - 1 - s] ?? NONE;
        matches[left.a.end - 1 - s] = NONE;
      }
      for (let s = 0; s < by; s++) {
        matches[left.a.end + s] = matches[right.a.start + s] ?? NONE;
        matches[right.a.start + s] = NONE;
      }
      if (by !== 0) runs[k] = { a: { start: right.a.start + by, end: right.a.end }, b: { start: right.b.start + by, end: right.b.end } };
    }
  }
}

/** Words that may have been exchanged before the end of a sentence, and how many more may have come for them. */
const EXCHANGED = 3;
const MORE = 2;
const SENTENCE = 2;

/**
 * A sentence of which a word was exchanged stays whole: where its end stands right behind the exchange, it is that end, and not the same words at the
 * end of a sentence that was put in behind it ("… eight classes,” said Aasen.", now "… nine classes,” said Aasen. “They wait,” said Aasen.").
 */
export function keepEndsTogether({ old, now, matches }: Pick<Pairs, 'old' | 'now' | 'matches'>): void {
  const runs = runsOf(matches);
  for (let k = 1; k < runs.length; k++) {
    const [left, right] = [runs[k - 1], runs[k]];
    if (!left || !right) continue;
    const gone = right.a.start - left.a.end;
    if (gone === 0 || gone > EXCHANGED || right.b.start - left.b.end <= gone) continue;
    const length = sentenceRest(old, right.a);
    for (let at = left.b.end + 1; length > 0 && at <= left.b.end + gone + MORE && at + length <= right.b.start; at++) {
      if (!sameTokens(old, right.a.start, now, at, length) || border(now, at + length) < SENTENCE) continue;
      for (let i = 0; i < length; i++) matches[right.a.start + i] = at + i;
      break;
    }
  }
}

/** Tokens from the beginning of a run to the end of their sentence; 0 where it does not end within the run. */
function sentenceRest(side: TokenText, { start, end }: Span): number {
  for (let i = start + 1; i < end && i - start <= FARTHEST; i++) if (border(side, i) >= SENTENCE) return i - start;
  return 0;
}

function sameTokens(a: TokenText, i: number, b: TokenText, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a.ids[i + k] !== b.ids[j + k]) return false;
  return true;
}

/** How far to the right (left, below 0) the tokens from `start` to `end` that only this side has are best moved. */
function bestSlide(side: TokenText, start: number, end: number, room: { readonly left: number; readonly right: number }): number {
  const { ids } = side;
  const score = (by: number): number => border(side, start + by) + border(side, end + by);
  let [best, most] = [0, score(0)];
  for (let by = -1; -by < Math.min(FARTHEST, room.left) && ids[start + by] === ids[end + by]; by--) {
    if (score(by) > most) [best, most] = [by, score(by)];
  }
  for (let by = 1; by < Math.min(FARTHEST, room.right) && ids[start + by - 1] === ids[end + by - 1]; by++) {
    if (score(by) > most) [best, most] = [by, score(by)];
  }
  return best;
}

/** How much of a border lies before token `i`: 3 a paragraph's, 2 a sentence's, 1 a clause's or a line's. */
export function border({ text, starts, ends, count }: TokenText, i: number): number {
  if (i <= 0 || i >= count) return 3;
  const space = text.slice(ends[i - 1], starts[i]);
  if (PARAGRAPH.test(space)) return 3;
  const before = text.slice(Math.max(0, (ends[i - 1] ?? 0) - 2), ends[i - 1]);
  if (space !== '' && SENTENCE_END.test(before) && !abbreviated(text, starts[i - 2] ?? 0, ends[i - 2] ?? 0, ends[i - 1] ?? 0)) return 2;
  return space !== '' && (CLAUSE_END.test(before) || space.includes('\n')) ? 1 : 0;
}

/** Hit: "\n\n", "\r\n \r\n", miss: "\n". */
const PARAGRAPH = /\n\s*\n/u;
/** Hit: ".", "?”", miss: ",". */
const SENTENCE_END = /[.!?…]["'”’»)]?$/u;
/** Hit: ",", "—", ":", miss: "a". */
const CLAUSE_END = /[,;:—–-]$/u;

/** True for a full stop behind a short word with a capital: "Sen.", "U.S.", "J.". */
const abbreviated = (text: string, start: number, end: number, stop: number): boolean => stop === end + 1 && end - start <= 3 && text.charAt(end) === '.' && ABBREVIATED.test(text.slice(start, end));
/** Hit: "Mr", "S", "Sen", miss: "it", "12". */
const ABBREVIATED = /^\p{Lu}\p{L}{0,2}$/u;
