// The shape of an article: which of its paragraphs are headline, date, byline, caption, text, last line, and what opens each of them.
import type { Span } from '../../base/span.js';
import type { Block, Structure } from '../../model/analysis.js';
import type { BlockKind } from '../../model/kinds.js';
import { firstDate } from '../../text/dates.js';
import { trimSpan } from '../../text/lines.js';
import { bodyKinds } from './body.js';
import type { Conventions } from './conventions.js';
import { OPENS_FRONT_MATTER, readFrontMatter, type FrontMatter } from './frontMatter.js';
import { findHead, type Head } from './head.js';
import { findLeads, leadContext, type LeadContext } from './leads.js';
import { MARKDOWN_PICTURE, creditAtEnd, isTimeLine } from './meta.js';
import { unitsOf, type Shapes, type Unit } from './units.js';

/** What is kept of one version's structure for the next. */
export interface KeptStructure {
  shapes: Shapes;
  frame: Frame | undefined;
}

export const emptyStructure = (): KeptStructure => ({ shapes: new Map(), frame: undefined });

/** What the whole article told of its structure. */
export interface Frame {
  readonly context: LeadContext;
  /** Blocks made of fields before the text. */
  readonly fields: number;
  /** Paragraphs of the head. */
  readonly head: number;
  /** No paragraph from this one on tells anything of the head. */
  readonly looked: number;
  readonly paragraphs: number;
  /** As `Layout` has it; one line may differ from then. */
  readonly unwrapped: boolean;
  /** The block whose words have changed since. */
  readonly edited: number | undefined;
}

/** Of the version that is being read, and of the one before. */
export interface StructureMemory {
  readonly now: KeptStructure;
  readonly old: KeptStructure | undefined;
}

/**
 * The blocks of `text` in order (never empty, never overlapping; together they hold every word but unread front matter), and the date, title and
 * byline that they give. Reads any text: what is no article becomes paragraphs. `conventions`: `parseConventions` of the lexicon files. `memory`: what
 * was found of the same words in an earlier version of the text, and what is to be kept of this one.
 */
export function findStructure(text: string, conventions: Conventions, memory?: StructureMemory): Structure {
  const front = readFrontMatter(text);
  const { units, unwrapped } = unitsOf(text, front.end, memory ? { now: memory.now.shapes, old: memory.old?.shapes } : undefined);
  const context = leadContext(units, conventions);
  const head: Head = front.fields.some(({ kind }) => kind === 'headline') ? { kinds: [], looked: 1 } : findHead(units, context);
  const kinds = [...head.kinds, ...bodyKinds(units.slice(head.kinds.length), context)];
  const blocks = units.map((unit, index) => toBlock(text, unit, { kind: kinds[index] ?? 'paragraph', opensBody: index === head.kinds.length, context }));
  if (memory) memory.now.frame = openFrontMatter(text, front) ? undefined : { context, fields: front.fields.length, head: head.kinds.length, looked: head.looked, paragraphs: units.length, unwrapped, edited: undefined };
  const all = [...front.fields.map(({ kind, line, value }): Block => ({ kind, span: line, leads: [], body: value, asides: [] })), ...blocks];
  return { blocks: all, ...factsOf(text, all, front) };
}

/** "---" at the very top that nothing closes as yet: any paragraph may do so. */
const openFrontMatter = (text: string, front: FrontMatter): boolean => front.end === 0 && OPENS_FRONT_MATTER.test(text.slice(0, 4));

interface Naming {
  readonly kind: BlockKind;
  readonly opensBody: boolean;
  readonly context: LeadContext;
}

const SPOKEN: ReadonlySet<BlockKind> = new Set(['paragraph', 'listItem', 'section', 'trailer']);

export function toBlock(text: string, unit: Unit, { kind, opensBody, context }: Naming): Block {
  const whole: Span = { start: unit.start, end: unit.end };
  if (isTimeLine(unit)) return { kind, span: whole, leads: [{ kind: 'time', span: unit.core }], body: emptyAt(unit.core.end), asides: [] };
  const { leads, bodyStart } = SPOKEN.has(kind) ? findLeads(unit, context, { opensBody }) : { leads: [], bodyStart: unit.core.start };
  const picture = kind === 'caption' ? pictureWords(unit) : undefined;
  const credit = kind === 'caption' || kind === 'credit' ? creditAtEnd(unit, context.conventions) : undefined;
  const bodyEnd = credit === undefined || credit.start < bodyStart ? unit.core.end : credit.start;
  const body = picture ?? (bodyStart < bodyEnd ? trimSpan(text, { start: bodyStart, end: bodyEnd }) : emptyAt(bodyStart));
  return { kind, span: whole, leads, body, asides: credit === undefined ? [] : [{ kind: 'credit', span: credit }] };
}

/** The words in the brackets of "![Engineers](shaft.jpg)"; undefined where the caption is no Markdown picture. */
function pictureWords(unit: Unit): Span | undefined {
  const length = MARKDOWN_PICTURE.exec(unit.head)?.[1]?.length;
  return length === undefined ? undefined : { start: unit.core.start + 2, end: unit.core.start + 2 + length };
}

const emptyAt = (at: number): Span => ({ start: at, end: at });

type Facts = Pick<Structure, 'date' | 'title' | 'byline'>;

function factsOf(text: string, blocks: readonly Block[], front: FrontMatter): Facts {
  const words = ({ start, end }: Span): string => text.slice(start, Math.min(end, start + 400));
  const headline = blocks.find((block) => block.kind === 'headline');
  const firstText = blocks.findIndex((block) => block.kind === 'paragraph');
  const byline = blocks.slice(0, firstText < 0 ? blocks.length : firstText).find((block) => block.kind === 'byline');
  const date = dateOf(blocks, words);
  const by = byline === undefined ? undefined : authors(words(byline.body));
  return {
    ...(date === undefined ? {} : { date }),
    ...(headline === undefined ? {} : { title: words(headline.body).replace(/\s+/gu, ' ') }),
    ...(by === undefined || by === '' ? {} : { byline: front.end > 0 ? by.replace(/^\[|\]$/gu, '') : by }),
  };
}

/** The date of publication: of a date line first, then of a byline, a date or dateline before the text, the headline's line. */
function dateOf(blocks: readonly Block[], words: (span: Span) => string): string | undefined {
  const found = (spans: readonly Span[]): string | undefined => {
    for (const span of spans) {
      const iso = firstDate(words(span))?.iso;
      if (iso !== undefined) return iso;
    }
    return undefined;
  };
  const of = (kind: BlockKind): Span[] => blocks.filter((block) => block.kind === kind).map(({ span }) => span);
  const leads = blocks.slice(0, 20).flatMap((block) => block.leads.filter((lead) => lead.kind === 'date' || lead.kind === 'dateline'));
  return found(of('date')) ?? found(of('byline')) ?? found(leads.map(({ span }) => span)) ?? found(of('readingTime')) ?? found(of('headline').slice(0, 2));
}

// Hits "By ", "Story by "; misses "Byron".
const BY = /^(?:(?:\p{L}+(?: and \p{L}+)? )?by:?|From)[ \u00A0]+/iu;

/** The names of a byline: without "By", and without the date or reading time behind a bar or dot. */
const authors = (line: string): string => (line.replace(BY, '').split(/ [|·•–—] /u)[0] ?? '').replace(/\s+/gu, ' ').trim();
