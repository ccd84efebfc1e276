// Turns of a transcript: the name in a label, the words behind it, and the paragraphs that go on with them.
import type { Span } from '../../base/span.js';
import type { Block, Structure } from '../../model/analysis.js';
import { lettered } from '../../text/lettered.js';

/** Paragraphs of one turn without a label of their own; more of them are the article's text between two transcripts. */
const LONGEST_TURN = 6;

/** Hits "Q:", "**A.**", "Question:"; misses "Quist:", "A fine". Group 1: the word. */
const ASKS_OR_ANSWERS = /^[*_"“]*(q|a|question|answer)(?=[.:*_ ])/iu;
/** Hits the name of "THOLKE:", "**Ann Penn (chair):**", with marks before it. Group 1: the name. */
const LABEL_WORDS = lettered(/^[*_"“]*([\p{L}.'’ -]+\p{L})/u);
/** Hits a last mark that closes what was opened before the label; misses “one” word in marks. */
const ONLY_CLOSED = /^[^"“”]*["”]$/u;
/** Hits a mark that the paragraph before opened and that is repeated. */
const REOPENED = /^["“]/u;
/** The words of a transcript's label, and whether they name a speaker or say that somebody asks or answers. */
export interface TurnLabel {
  readonly span: Span;
  readonly role: 'name' | 'asks' | 'answers';
}

/** The label in `lead`; undefined where no word stands in it. */
export function turnLabel(text: string, lead: Span): TurnLabel | undefined {
  const label = text.slice(lead.start, lead.end);
  const asked = ASKS_OR_ANSWERS.exec(label);
  const words = asked ?? LABEL_WORDS.exec(label);
  const name = words?.[1];
  if (!words || name === undefined) return undefined;
  const start = lead.start + words[0].length - name.length;
  return { span: { start, end: start + name.length }, role: asked === null ? 'name' : name.toLowerCase().startsWith('q') ? 'asks' : 'answers' };
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
