// Turns of a transcript: the name in a label, the words behind it, and the paragraphs that go on with them.
import type { Span } from '../../base/span.js';
import type { Block, Structure } from '../../model/analysis.js';
import { lettered } from '../../text/lettered.js';

/** Paragraphs of one turn without a label of their own; more of them are the article's text between two transcripts. */
const LONGEST_TURN = 6;

/** Hits the name of "THOLKE:", "**Ann Penn (chair):**", with marks before it. Group 1: the name. */
const LABEL_WORDS = lettered(/^[*_"“]*([\p{L}.'’ -]+\p{L})/u);
/** Hits a last mark that closes what was opened before the label; misses “one” word in marks. */
const ONLY_CLOSED = /^[^"“”]*["”]$/u;
/** Hits a mark that the paragraph before opened and that is repeated. */
const REOPENED = /^["“]/u;
/** Hits "Question", "Answer"; misses "Quist". */
const QUESTION = /^(?:question|answer)$/iu;

/** The name in a label of a transcript; undefined where it is but a question's or an answer's. */
export function labelName(text: string, label: Span): Span | undefined {
  const words = LABEL_WORDS.exec(text.slice(label.start, label.end));
  const name = words?.[1];
  if (words === null || name === undefined || QUESTION.test(name)) return undefined;
  const start = label.start + words[0].length - name.length;
  return { start, end: start + name.length };
}

/** What is said in a turn's paragraph, without marks that stand around the whole transcript; undefined where there is nothing. */
export function turnWords(text: string, start: number, end: number): Span | undefined {
  const words = text.slice(start, end);
  const from = REOPENED.test(words) && !words.slice(1).match(/["”]/u) ? start + 1 : start;
  const to = ONLY_CLOSED.test(text.slice(from, end)) ? end - 1 : end;
  return to > from ? { start: from, end: to } : undefined;
}

/**
 * Numbers of the blocks that go on with a labelled turn: plain paragraphs right behind it with another turn after them, or, where the
 * whole transcript is quoted, paragraphs that repeat the opening mark until one closes it.
 */
export function turnsGoingOn(text: string, { blocks }: Structure): ReadonlySet<number> {
  const onward = new Set<number>();
  const turns = blocks.flatMap((b, n) => (isLabelled(b) ? [n] : []));
  turns.forEach((turn, i) => {
    const next = turns[i + 1];
    const between = next !== undefined && next - turn - 1 <= LONGEST_TURN;
    const quoted = opensMark(text, blocks[turn]);
    for (let n = turn + 1; n <= turn + LONGEST_TURN && n !== next; n++) {
      const block = blocks[n];
      if (block?.kind !== 'paragraph' || block.leads.length > 0) break;
      const repeated = quoted && REOPENED.test(text.slice(block.body.start, block.body.end)) && !closes(text, blocks[n - 1]);
      if (quoted ? !repeated : !between || BRACKETED.test(text.slice(block.body.start, block.body.end))) break;
      onward.add(n);
    }
  });
  return onward;
}

const isLabelled = (block: Block): boolean => block.leads.some((l) => l.kind === 'speakerLabel');

const opensMark = (text: string, block: Block | undefined): boolean => block !== undefined && REOPENED.test(text.slice(block.leads[0]?.span.start ?? block.body.start, block.body.start));

/** Ends in a closing mark that nothing in the paragraph itself opened. */
const closes = (text: string, block: Block | undefined): boolean => block !== undefined && ONLY_CLOSED.test(text.slice(block.body.start, block.body.end).replace(REOPENED, ''));

/** Hits "(Applause)", "[He laughs.]". */
const BRACKETED = /^[([].*[)\]]\.?$/u;
