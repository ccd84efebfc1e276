// Interviews that call their turns "Q" and "A": whether it is one, and whom the article's head tells that it is with.
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
  const headline = blocks.find((b) => b.kind === 'headline')?.body;
  const before = mentions.filter((m) => m.kind === 'person' && m.form === 'name' && m.entity !== undefined && m.span.end <= first.body.start);
  return { interviewee: onlyOne(before) ?? onlyOne(before.filter((m) => headline && m.span.end <= headline.end)) ?? mostNamed(before) };
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
