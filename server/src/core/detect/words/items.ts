// What the grammar reads of a sentence: words, with every quotation that stands for a sentence folded into one item.
import type { Quotation } from '../../model/analysis.js';
import type { Tag } from '../../lexicon/tags.js';
import { isCapital, type Word } from './words.js';

/** A word, or a whole quotation (`quotation` set, tag `"`). */
export interface Item extends Word {
  readonly quotation?: Quotation;
  /** For folded quotations: the words inside, marks left out. */
  readonly inside?: readonly Word[];
}

/** One grammatical sentence; quotations never cross its ends. */
export interface Unit {
  readonly items: readonly Item[];
  readonly start: number;
  readonly end: number;
}

export const isQuote = (item: Item | undefined): boolean => item?.quotation !== undefined;
export const isMark = (item: Item | undefined): boolean => item !== undefined && item.quotation === undefined && MARK_TAGS.has(item.tag);
export const isNominal = (item: Item | undefined): boolean => item !== undefined && NOMINAL_TAGS.has(item.tag);
export const isVerb = (item: Item | undefined): boolean => item !== undefined && VERB_TAGS.has(item.tag);
export const isFiniteTag = (tag: Tag): boolean => tag === 'VBD' || tag === 'VBZ' || tag === 'VBP' || tag === 'MD';

const MARK_TAGS: ReadonlySet<Tag> = new Set<Tag>(['"', '(', ')', ',', '.', ':']);
const NOMINAL_TAGS: ReadonlySet<Tag> = new Set<Tag>(['NN', 'NNS', 'NNP', 'PRP', 'CD', 'POS']);
const VERB_TAGS: ReadonlySet<Tag> = new Set<Tag>(['VB', 'VBP', 'VBZ', 'VBD', 'VBG', 'VBN', 'MD']);

/** Longer runs without a full stop are no sentences of news; they are read in pieces, so that none costs more than its length. */
const LONGEST_UNIT = 300;

/** Groups tagged sentences into units, folding quotations that stand for speech. `quotations` in text order. */
export function unitsOf(sentences: readonly (readonly Word[])[], quotations: readonly Quotation[]): Unit[] {
  const units: Unit[] = [];
  let items: Item[] = [];
  let open: { quotation: Quotation; inside: Word[] } | undefined;
  let next = 0;
  /** The last quotation that was folded or left: the words inside it are not asked again. */
  let decided: Quotation | undefined;
  const flush = (): void => {
    const unit = items.length > 0 ? unitOf(items) : undefined;
    if (unit) units.push(unit);
    items = [];
  };
  for (const words of sentences) {
    for (let i = 0; i < words.length; i++) {
      const w = words[i];
      if (!w) continue;
      while (next < quotations.length && (quotations[next]?.span.end ?? 0) <= w.start) next += 1;
      if (open && w.start >= open.quotation.span.end) {
        items.push(folded(open.quotation, open.inside));
        open = undefined;
      }
      const q = quotations[next];
      if (!open && q && q !== decided && w.start >= q.span.start && w.start < q.span.end) {
        decided = q;
        if (standsForSpeech(q, words, i, items)) open = { quotation: q, inside: [] };
      }
      if (!open) {
        items.push(w);
        if (items.length >= LONGEST_UNIT) flush();
      } else if (w.start >= open.quotation.inner.start && w.end <= open.quotation.inner.end) open.inside.push(w);
    }
    const last = words[words.length - 1];
    if (open && last && last.end < open.quotation.span.end) continue;
    if (open) items.push(folded(open.quotation, open.inside));
    open = undefined;
    flush();
  }
  if (open) items.push(folded(open.quotation, open.inside));
  flush();
  return units;
}

function unitOf(items: readonly Item[]): Unit | undefined {
  const first = items[0];
  const last = items[items.length - 1];
  return first && last ? { items, start: first.start, end: last.end } : undefined;
}

function folded(quotation: Quotation, inside: readonly Word[]): Item {
  return { start: quotation.span.start, end: quotation.span.end, text: '', lower: '', flags: 0, tag: '"', quotation, inside };
}

/** A quotation is folded where it reads as a sentence handed on; a word or phrase in marks stays part of the sentence around it. */
function standsForSpeech(q: Quotation, words: readonly Word[], at: number, before: readonly Item[]): boolean {
  if (q.kind === 'title') return false;
  let count = 0;
  let finite = false;
  let capital = false;
  let ends = false;
  let i = at;
  for (; i < words.length; i++) {
    const w = words[i];
    if (!w || w.start >= q.span.end) break;
    if (w.start < q.inner.start || w.end > q.inner.end) continue;
    if (count === 0 && isCapital(w)) capital = true;
    if (!MARK_TAGS.has(w.tag)) count += 1;
    if (isFiniteTag(w.tag)) finite = true;
    ends = w.tag === ',' || w.tag === '.' || w.tag === ':';
  }
  if (i >= words.length && (words[words.length - 1]?.end ?? 0) < q.span.end) return true;
  if (q.continues || q.kind === 'open') return count > 2;
  const after = words[i];
  const closes = ends || after?.tag === ',' || after === undefined;
  const previous = before[before.length - 1];
  const opens = previous === undefined || previous.tag === ',' || previous.tag === ':' || previous.quotation !== undefined;
  if (opens && (closes || (capital && count > 2) || (finite && count > 2))) return count > 0 && (previous?.tag !== ',' || capital || finite || count > 3 || closes);
  return count > 2 && capital && (finite || closes) && previous !== undefined && (VERB_TAGS.has(previous.tag) || isNominal(previous) || previous.tag === 'RB');
}
