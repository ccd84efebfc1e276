// Quotations that go on with what their speaker said before: in the same sentence, in the next one, or with words of the reporter around them.
import { elementAt } from '../../base/elementAt.js';
import { overlaps, type Span } from '../../base/span.js';
import type { Quotation } from '../../model/analysis.js';
import { isFiniteTag, isQuote, type Item, type Unit } from '../words/items.js';
import { spanOf } from './frame.js';
import type { Draft } from './unitFrames.js';

/** Attributions looked at for the one that a quotation goes on with. */
const LOOK_BACK = 6;

/** The last attribution of quoted words, which a quotation without a cue goes on with; what its speaker adds goes before: “…,” he said, adding that he would stay. “…” */
export function lastQuoting(drafts: readonly Draft[], quotations: readonly Quotation[]): Draft | undefined {
  const last = drafts[drafts.length - 1];
  for (let i = drafts.length - 1; i >= Math.max(0, drafts.length - LOOK_BACK); i--) {
    const draft = drafts[i];
    if (draft && draft.source.length > 0 && isQuoting(draft, quotations)) return last && isAdded(last) ? last : draft;
  }
  return undefined;
}

function isQuoting(draft: Draft, quotations: readonly Quotation[]): boolean {
  const end = draft.content[draft.content.length - 1]?.end;
  return end !== undefined && quotations.some((q) => q.kind !== 'title' && q.span.end === end);
}

/** "…, adding that he would stay" */
const isAdded = (draft: Draft): boolean => draft.lemma === 'add' && draft.evidence.some((e) => e.rule === 'source.participial');

/** `draft` with a quotation that follows without a cue, "…," he said. "…", and what is said inside it. */
export function extended({ source, head, cue, content, force, act, negated, lemma, score, evidence, nested }: Draft, span: Span, within: readonly Draft[]): Draft {
  return { source, head, cue, content: [...content, { start: span.start, end: span.end }], force, act, negated, lemma, score, evidence: [...evidence, { rule: 'quote.goes-on' }], nested: [...nested, ...within] };
}

/** The attributions of a unit, those of quotations that a cue interrupts with the rest behind it: “…,” he said, but “…”; “…,” said Quist, speaking of the quay, “and …” */
export const withRest = ({ items }: Unit, found: readonly Draft[]): readonly Draft[] => interrupted(items, found.map((draft) => joined(items, draft, found)));

/** Words between a cue that interrupts a quotation and the rest of it: “…,” he said, but “…” */
const LONGEST_JOINT = 3;

/** “…,” he said, but “…”: with the quotation that goes on behind the cue, where nobody else takes it. */
function joined(items: readonly Item[], draft: Draft, found: readonly Draft[]): Draft {
  const [cue] = draft.cue;
  const left = draft.content[draft.content.length - 1];
  if (!cue || !left || draft.act !== 'communication' || left.end > cue.start) return draft;
  const rest = restBehind(items, cue.end);
  return rest && !found.some((d) => d !== draft && [...d.content, ...d.cue].some((c) => overlaps(c, rest))) ? { ...draft, content: [...draft.content, rest] } : draft;
}

/** Behind ", but" and the like a quotation that ends the sentence, its word of joining with it. */
function restBehind(items: readonly Item[], cueEnd: number): Span | undefined {
  const joint = items.findIndex((x) => x.start >= cueEnd && x.tag === ',') + 1;
  const first = items[joint];
  if (joint === 0 || !first || first.tag === '"' || items.some((x) => x.start >= cueEnd && x.end <= first.start && isFiniteTag(x.tag))) return undefined;
  const at = items.findIndex((x, i) => i >= joint && x.tag === '"');
  if (at < 0 || at - joint > LONGEST_JOINT || !items.slice(joint, at).every((x) => x.tag === 'CC' || x.tag === 'RB')) return undefined;
  const end = isQuote(items[at]) ? at : items.findIndex((x, i) => i > at && x.tag === '"');
  const last = items[end];
  return last && items.slice(end + 1).every((x) => x.tag === '.') ? { start: first.start, end: last.end } : undefined;
}

/** A quotation that ends in a comma before a cue goes on in the next one of the sentence that begins in the middle of a sentence; whoever took that one gives it back. */
function interrupted(items: readonly Item[], found: readonly Draft[]): readonly Draft[] {
  let drafts = found;
  let open = -1;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (!item || !isQuote(item)) continue;
    const first = items[open];
    const sayer = first && beginsWithin(item) && isSetOff(elementAt(items, i - 1)) ? drafts.find((d) => interrupts(d, first, item)) : undefined;
    if (sayer) drafts = handedOver(drafts, sayer, item, elementAt(items, i - 2)?.end ?? item.start);
    open = endsInComma(item) ? i : -1;
  }
  return drafts;
}

const endsInComma = (item: Item): boolean => item.inside?.[item.inside.length - 1]?.tag === ',';

/** “and …”, “… and”; not “went home”, of which the subject stands outside. */
function beginsWithin({ inside }: Item): boolean {
  const first = inside?.[0];
  return first !== undefined && !isFiniteTag(first.tag) && (first.text.startsWith('.') || first.text.startsWith('…') || SMALL.test(first.text));
}

/** A comma, dash or stop. */
const isSetOff = (before: Item | undefined): boolean => before?.tag === ',' || before?.tag === '.' || (before?.tag === ':' && before.text !== ':');

const SMALL = /^\p{Ll}/u;

/** The words of `draft` end with the quotation `first`, and its cue stands between that and `rest`. */
function interrupts({ act, cue: [cue], content }: Draft, first: Item, rest: Item): boolean {
  return act === 'communication' && cue !== undefined && cue.start >= first.end && cue.end <= rest.start && content[content.length - 1]?.end === first.end;
}

/** Gives `rest` to `sayer`, where nobody else says nothing but that; the words of others end at `end`, before the comma. */
function handedOver(drafts: readonly Draft[], sayer: Draft, rest: Item, end: number): readonly Draft[] {
  const without = (c: Span): Span => (c.start < end && c.end > rest.start ? { start: c.start, end } : c);
  if (drafts.some((d) => d !== sayer && d.content.some((c) => c.start === rest.start))) return drafts;
  return drafts.map((d) => {
    if (d === sayer) return { ...d, content: [...d.content, { start: rest.start, end: rest.end }] };
    return d.content.some((c) => overlaps(c, rest)) ? { ...d, content: d.content.map(without) } : d;
  });
}

/** Words of a quotation at the end of a sentence without a cue, for the whole sentence to be the speaker's before it. */
const LEAST_QUOTED = 4;

/**
 * What of a sentence without a cue behind somebody's quotation is said by the same: “It holds” to this day; “The quay.”; That makes it “a quay for all of us.”
 */
export function saidOnward({ items }: Unit): Span | undefined {
  const [first, next] = items;
  let end = items.length;
  while (end > 1 && items[end - 1]?.tag === '.') end -= 1;
  if (!first) return undefined;
  return (isQuote(first) ? beginsQuoted(first, next) : endsQuoted(items.slice(0, end))) ? spanOf(items, { start: 0, end }) : undefined;
}

/** “It holds” to this day: no comma or stop inside, and no dash behind. */
function beginsQuoted(first: Item, next: Item | undefined): boolean {
  const closing = first.inside?.[first.inside.length - 1]?.tag;
  return closing !== ',' && closing !== '.' && next !== undefined && next.tag !== ':' && next.tag !== ',';
}

/** One quotation that ends the sentence, of some words or the sentence as a whole, and no colon before it. */
function endsQuoted(items: readonly Item[]): boolean {
  const last = items[items.length - 1];
  if (last?.tag !== '"' || (last.quotation && (last.quotation.kind === 'open' || last.quotation.continues))) return false;
  const marks = items.filter((x) => x.tag === '"').length;
  const from = items.findIndex((x) => x.tag === '"');
  if (marks !== (isQuote(last) ? 1 : 2) || items.slice(0, from).some((x) => x.tag === ':')) return false;
  return from === 0 || (last.inside?.length ?? items.length - from - 2) >= LEAST_QUOTED;
}
