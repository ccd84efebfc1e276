// Interviews without names at their turns, called "Q" and "A" or told apart by questions alone: whether it is one, and whom the article's head tells that it is with.
import type { Block, Structure } from '../../model/analysis.js';
import { turnLabel } from './turns.js';

/** What is asked of a person's mention. */
interface Named<E> {
  readonly span: { readonly start: number; readonly end: number };
  readonly kind: string;
  readonly form: string;
  readonly entity?: E;
}

/** An interview with questions and answers. */
export interface Interview<E> {
  /** Who answers, where the head of the article leaves no doubt. */
  readonly interviewee: E | undefined;
}

/** Hits "I was nine", "my father"; misses "It is". */
const SPEAKS_OF_ONESELF = /(?:^|[\s"“(—–])(?:I|I['’]\w+|[Mm]y|[Mm]e|[Mm]yself)(?=[\s,.!?;:"”)—–])/u;

/** Whether the block is an answer in the first person. */
export function answersInPerson(text: string, block: Block | undefined): boolean {
  const label = block?.leads.find((l) => l.kind === 'speakerLabel');
  return block !== undefined && label !== undefined && turnLabel(text, label.span)?.role === 'answers' && SPEAKS_OF_ONESELF.test(text.slice(block.body.start, block.body.end));
}

/**
 * The interview that the turns of `structure` are; undefined where nobody answers in the first person: "your questions answered" is the paper's own.
 * `mentions` in text order.
 */
export function interviewOf<E>(text: string, { blocks }: Structure, mentions: readonly Named<E>[]): Interview<E> | undefined {
  const first = blocks.find((block) => block.leads.some((l) => l.kind === 'speakerLabel' && turnLabel(text, l.span)?.role !== 'name'));
  if (!first || !blocks.some((block) => answersInPerson(text, block))) return undefined;
  return { interviewee: intervieweeBefore(first, blocks, mentions) };
}

/** An interview whose questions are paragraphs of their own, without any label. */
export interface BareInterview<E> {
  readonly interviewee: E;
  /** Numbers of the blocks that answer. */
  readonly answers: ReadonlySet<number>;
}

/** Fewer questions are those of a writer who answers them. */
const LEAST_QUESTIONS = 3;

/** Undefined where half of the questions are not answered in the first person, or the head of the article leaves in doubt who answers. */
export function bareInterviewOf<E>(text: string, { blocks }: Structure, mentions: readonly Named<E>[]): BareInterview<E> | undefined {
  const asks = (block: Block | undefined): boolean => block !== undefined && isBare(block) && isQuestion(text, block);
  const asked = blocks.flatMap((block, i) => { const next = blocks[i + 1]; return asks(block) && next && isBare(next) && !asks(next) ? [i] : []; });
  const first = blocks[asked[0] ?? -1];
  if (!first || asked.length < LEAST_QUESTIONS) return undefined;
  const answers = new Set<number>();
  let personal = 0;
  asked.forEach((at, k) => {
    let inPerson = false;
    for (let i = at + 1; i < (asked[k + 1] ?? blocks.length); i++) {
      const turn = bareTurn(text, blocks[i]);
      if (turn === undefined) break;
      if (turn !== 'asks') answers.add(i);
      inPerson ||= turn === 'personal';
    }
    if (inPerson) personal += 1;
  });
  const interviewee = 2 * personal >= asked.length ? intervieweeBefore(first, blocks, mentions) : undefined;
  if (interviewee === undefined) return undefined;
  const own = blocks.filter((_, i) => answers.has(i));
  const spokenOf = mentions.filter((m) => m.entity === interviewee && m.form === 'name' && own.some((b) => b.body.start <= m.span.start && m.span.end <= b.body.end)).length;
  return spokenOf > MOST_OWN_NAMES ? undefined : { interviewee, answers };
}

/** Who answers hardly ever names herself: letters about somebody ask, and say "I", too. */
const MOST_OWN_NAMES = 1;

/** What a paragraph without a label may be in an interview; undefined for what is no running text. */
export function bareTurn(text: string, block: Block | undefined): 'asks' | 'personal' | 'other' | undefined {
  if (!block || !isBare(block)) return undefined;
  if (isQuestion(text, block)) return 'asks';
  return SPEAKS_OF_ONESELF.test(text.slice(block.body.start, block.body.end).replace(QUOTED, ' ')) ? 'personal' : 'other';
}

const isBare = ({ kind, leads }: Block): boolean => (kind === 'paragraph' || kind === 'section' || kind === 'listItem') && !leads.some((l) => l.kind === 'speakerLabel');

const isQuestion = (text: string, { body }: Block): boolean => body.end - body.start <= LONGEST_QUESTION && ASKS.test(text.slice(body.start, body.end));

/** UTF-16 units. */
const LONGEST_QUESTION = 600;
// Hits "How did it start?", "**How?**"; misses "How? That is it."
const ASKS = /\?[*_)\]”"’']{0,4}\s*$/u;
// Hits "“I was there”"; misses a mark without a partner.
const QUOTED = /“[^“”]*”|"[^"]*"/gu;

/** The one person whom the article names before `first`, whom its headline names, or whom it names most. */
function intervieweeBefore<E>(first: Block, blocks: readonly Block[], mentions: readonly Named<E>[]): E | undefined {
  const headline = blocks.find((b) => b.kind === 'headline')?.body;
  const before = mentions.filter((m) => m.kind === 'person' && m.form === 'name' && m.entity !== undefined && m.span.end <= first.body.start);
  return onlyOne(before) ?? onlyOne(before.filter((m) => headline && m.span.end <= headline.end)) ?? mostNamed(before);
}

function onlyOne<E>(mentions: readonly Named<E>[]): E | undefined {
  const entities = new Set(mentions.map((m) => m.entity));
  return entities.size === 1 ? mentions[0]?.entity : undefined;
}

/** Who is named more often than each of the others. */
function mostNamed<E>(mentions: readonly Named<E>[]): E | undefined {
  const counts = new Map<E, number>();
  for (const { entity } of mentions) if (entity !== undefined) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const [best, next] = [...counts].sort((a, b) => b[1] - a[1]);
  return best && (!next || best[1] > next[1]) ? best[0] : undefined;
}
