// The attributions of one block: units joined with cues that trail in the next sentence, free quotations given to the speaker before them.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import { overlaps } from '../../base/span.js';
import type { Cue, CueLexicon } from '../../lexicon/cues.js';
import type { Quotation } from '../../model/analysis.js';
import { isFiniteTag, isQuote, unitsOf, type Item, type Unit } from '../words/items.js';
import { tagWords } from '../words/tagger.js';
import { verbGroups } from '../words/verbGroups.js';
import type { Word } from '../words/words.js';
import type { Weights } from '../../learn/weights.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { announcementOf, type Announcement } from './announce.js';
import { spanOf } from './frame.js';
import { headOf, subjectBefore } from './sources.js';
import { phraseFrom, skipAdverbial } from '../words/phrases.js';
import { signatureAt } from './signed.js';
import { draftsOf, innerDraftsOf, nest, type Draft } from './unitFrames.js';

/** A quotation of a block that no cue in the block takes. */
export interface FreeQuotation {
  readonly quotation: Quotation;
  /** Drafts before it in the block; 0 where it opens the block. */
  readonly draftsBefore: number;
  /** What is said inside it. */
  readonly within: readonly Draft[];
}

export interface BlockDrafts {
  readonly drafts: readonly Draft[];
  readonly free: readonly FreeQuotation[];
  /** Whose words the next block is, where this one ends in a colon. */
  readonly announces: Announcement | undefined;
}

/** The units of a block of tagged sentences, each with the cue that trails it in a sentence of its own. `quotations` in text order. */
export const blockUnits = (sentences: readonly (readonly Word[])[], quotations: readonly Quotation[], lexicon: Lexicon): Unit[] => joinTrailingCues(unitsOf(sentences, quotations), lexicon.cues);

/** Attributions of a block of tagged sentences; `quotations` are the block's, in text order. */
export function blockDrafts(sentences: readonly (readonly Word[])[], quotations: readonly Quotation[], lexicon: Lexicon, weights?: Weights): BlockDrafts {
  const units = blockUnits(sentences, quotations, lexicon);
  let drafts: Draft[] = [];
  const free: FreeQuotation[] = [];
  let subject: { source: Span; head: Span } | undefined;
  for (const unit of units) {
    const found = draftsOf(unit, lexicon.cues, weights);
    const inner = unit.items.flatMap((item) => (isQuote(item) ? draftsInside(item, lexicon) : []));
    const own = nest([...found, ...inner]);
    const taken = found.flatMap((d) => d.content);
    const loose = unit.items.filter((item) => item.quotation !== undefined && !taken.some((c) => overlaps(c, item)));
    const strays = own.filter((d) => loose.some((item) => item.start <= (d.content[0]?.start ?? 0) && (d.content[0]?.end ?? 0) <= item.end));
    drafts.push(...own.filter((d) => !strays.includes(d)));
    for (const item of loose) {
      const quotation = item.quotation;
      if (!quotation || quotation.kind === 'title' || quotation.kind === 'scare') continue;
      const within = strays.filter((d) => item.start <= (d.content[0]?.start ?? 0) && (d.content[0]?.end ?? 0) <= item.end);
      const last = lastQuoting(drafts, quotations) ?? drafts[drafts.length - 1];
      const alone = unit.items.every((x) => x === item || x.tag === '.' || x.tag === ':');
      if (!alone) {
        if ((item.inside?.length ?? 0) > 3 && closesItself(item) && closesUnit(unit, item)) free.push({ quotation, draftsBefore: drafts.length, within });
        else drafts.push(...within);
      } else if (last && last.act === 'communication' && last.source.length > 0) drafts = drafts.map((d) => (d === last ? extended(last, item, within) : d));
      else if (subject) drafts.push(floating(subject, item, within));
      else free.push({ quotation, draftsBefore: drafts.length, within });
    }
    subject = subjectOf(unit) ?? subject;
  }
  const last = units[units.length - 1];
  const announces = last ? announcementOf(last, drafts.filter(({ cue: [cue] }) => cue !== undefined && cue.start >= last.start), lexicon.cues) : undefined;
  return { drafts, free, announces };
}

/** Attributions looked at for the one that a quotation goes on with. */
const LOOK_BACK = 6;
/** Words of one quotation that are read for what is said inside it. */
const MOST_INSIDE = 1200;

/** The last attribution of quoted words, which a quotation without a cue goes on with. */
function lastQuoting(drafts: readonly Draft[], quotations: readonly Quotation[]): Draft | undefined {
  for (let i = drafts.length - 1; i >= Math.max(0, drafts.length - LOOK_BACK); i--) {
    const draft = drafts[i];
    const end = draft?.content[draft.content.length - 1];
    if (draft && end && draft.source.length > 0 && quotations.some((q) => q.span.end === end.end)) return draft;
  }
  return undefined;
}

/** Ends like a sentence: “…,” or “….” */
function closesItself(item: Item): boolean {
  const last = item.inside?.[item.inside.length - 1]?.tag;
  return last === '.' || last === ',' || item.quotation?.continues === true;
}

/** Nothing but a stop follows in its sentence: what goes on behind a quotation is about it. */
const closesUnit = (unit: Unit, item: Item): boolean => unit.items.slice(unit.items.indexOf(item) + 1).every((x) => x.tag === '.');

/** Adds a quotation that follows without a cue: "…," he said. "…" */
function extended(draft: Draft, item: Item, within: readonly Draft[]): Draft {
  return { ...draft, content: [...draft.content, { start: item.start, end: item.end }], nested: [...draft.nested, ...within], evidence: [...draft.evidence, { rule: 'quote.goes-on' }] };
}

/** A quotation after a sentence about somebody: "Quist was worried. “…”" */
function floating(subject: { source: Span; head: Span }, item: Item, within: readonly Draft[]): Draft {
  return {
    source: [subject.source], head: subject.head, cue: [], content: [{ start: item.start, end: item.end }], force: 'neutral', act: 'communication', negated: false,
    lemma: '', score: 0.7, evidence: [{ rule: 'quote.after-subject' }], nested: within,
  };
}

/** The subject of a unit's first finite verb, where it is a name or a person's word. */
function subjectOf(unit: Unit): { source: Span; head: Span } | undefined {
  const groups = verbGroups(unit.items);
  const first = groups.findIndex((g) => g.finite);
  const subject = first < 0 ? undefined : subjectBefore(unit.items, groups, first);
  const opening = subject ? unit.items[subject.head.start] : undefined;
  const last = subject ? elementAt(unit.items, subject.head.end - 1) : undefined;
  if (!subject || !opening || !last || !(last.tag === 'NNP' || PERSONAL.has(opening.lower))) return undefined;
  const head = spanOf(unit.items, headOf(unit.items, subject.head));
  return { source: head, head };
}

const PERSONAL: ReadonlySet<string> = new Set(['he', 'she', 'they']);

/** Attributions inside a quotation, read as sentences of their own. */
function draftsInside(item: Item, lexicon: Lexicon): Draft[] {
  const inside = item.inside;
  if (!inside || inside.length < 3) return [];
  const drafts: Draft[] = [];
  for (const unit of unitsOf(sentencesIn(inside.slice(0, MOST_INSIDE)), [])) drafts.push(...innerDraftsOf(unit, lexicon.cues));
  return drafts.filter((d) => !isSlight(d));
}

/** "I promise nothing", "too early to speak of causes": inside somebody's words a bare object is no claim of its own. */
const isSlight = (draft: Draft): boolean => draft.nested.length === 0 && draft.score < 0.7 && draft.evidence.some((e) => e.rule.startsWith('cue.') && (e.detail === 'noun' || e.detail === 'preposition'));

function sentencesIn(words: readonly Word[]): Word[][] {
  const sentences: Word[][] = [[]];
  for (const w of words) {
    sentences[sentences.length - 1]?.push(w);
    if (w.tag === '.') sentences.push([]);
  }
  return sentences.filter((s) => s.length > 0);
}

/** “…?” Quist asked. — the cue stands in a sentence of its own behind the quotation. */
function joinTrailingCues(units: readonly Unit[], cues: CueLexicon): Unit[] {
  const joined: Unit[] = [];
  for (const unit of units) {
    const previous = joined[joined.length - 1];
    const last = previous?.items[previous.items.length - 1];
    if (previous && isQuote(last) && (trailsQuote(unit.items, cues) || signatureAt(unit.items, 0))) {
      joined[joined.length - 1] = { items: [...previous.items, ...unit.items], start: previous.start, end: unit.end };
    } else joined.push(unit);
  }
  return joined;
}

function trailsQuote(items: readonly Item[], cues: CueLexicon): boolean {
  const subject = phraseFrom(items, 0);
  const at = subject ? subject.end : 0;
  let verb = at;
  while (items[verb]?.tag === 'RB') verb += 1;
  const word = items[verb];
  if (!word || !isFiniteTag(word.tag) && word.tag !== 'VBN') return false;
  const reading: Cue | undefined = cues.verbs.get(word.lower)?.find((c) => c.patterns.quote && c.act === 'communication' && c.particle === undefined);
  if (!reading) return false;
  let k = verb + 1;
  if (!subject || reading.patterns.recipient) {
    const phrase = phraseFrom(items, k);
    if (phrase) k = phrase.end;
    else if (!subject) return false;
  }
  for (let hops = 0; hops < 4; hops++) {
    const next = skipAdverbial(items, k);
    if (next === k) break;
    k = next;
  }
  const rest = items[k];
  return rest === undefined || rest.tag === '.' || rest.tag === ',';
}

/** Tags each sentence in place. */
export function tagSentences(sentences: readonly (readonly Word[])[], lexicon: Lexicon): void {
  for (const words of sentences) tagWords(words, lexicon);
}
