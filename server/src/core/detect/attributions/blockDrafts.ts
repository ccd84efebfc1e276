// The attributions of one block: units joined with cues that trail in the next sentence, free quotations given to the speaker before them.
import { elementAt } from '../../base/elementAt.js';
import type { Span } from '../../base/span.js';
import { overlaps } from '../../base/span.js';
import type { Quotation } from '../../model/analysis.js';
import { isNominal, isQuote, unitsOf, type Item, type Unit } from '../words/items.js';
import { tagWords } from '../words/tagger.js';
import { verbGroups } from '../words/verbGroups.js';
import type { Word } from '../words/words.js';
import type { Weights } from '../../learn/weights.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { CueLexicon } from '../../lexicon/cues.js';
import { announcedWithin, announcementOf, type Announcement } from './announce.js';
import { spanOf } from './frame.js';
import { headOf, subjectBefore } from './sources.js';
import { joinTrailingCues } from './trailing.js';
import { extended, lastQuoting, saidOnward, withRest } from './goesOn.js';
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
  const subjects = lastSubjects(units);
  for (const [n, unit] of units.entries()) {
    const found = withRest(unit, draftsOf(unit, lexicon.cues, weights));
    const quoting = unit.items.filter(isQuote);
    const onward = found.length === 0 && drafts.length > 0 ? saidOnward(unit) : undefined;
    const sayer = onward && sayerIn(units[n - 1], lastQuoting(drafts, quotations));
    if (found.length === 0 && quoting.length === 0 && !sayer) continue;
    const inner = quoting.flatMap((item) => draftsInside(item, lexicon));
    const own = nest([...found, ...inner]);
    if (sayer && onward) {
      drafts = drafts.map((d) => (d === sayer ? extended(d, onward, own) : d));
      continue;
    }
    const taken = found.flatMap((d) => d.content);
    const loose = quoting.filter((item) => !taken.some((c) => overlaps(c, item)));
    const subject = loose.length > 0 ? subjects(n) : undefined;
    const strays = own.filter((d) => loose.some((item) => item.start <= (d.content[0]?.start ?? 0) && (d.content[0]?.end ?? 0) <= item.end));
    drafts.push(...own.filter((d) => !strays.includes(d)));
    for (const item of loose) {
      const quotation = item.quotation;
      if (!quotation || quotation.kind === 'title' || quotation.kind === 'scare') continue;
      const within = strays.filter((d) => item.start <= (d.content[0]?.start ?? 0) && (d.content[0]?.end ?? 0) <= item.end);
      const last = lastQuoting(drafts, quotations) ?? drafts[drafts.length - 1];
      const alone = unit.items.every((x) => x === item || x.tag === '.' || x.tag === ':');
      if (!alone) {
        const led = ledBy(unit, item, within, lexicon.cues);
        if (led) drafts.push(led);
        else if ((item.inside?.length ?? 0) > 3 && closesItself(item) && closesUnit(unit, item) && !isNominal(elementAt(unit.items, unit.items.indexOf(item) - 1))) free.push({ quotation, draftsBefore: drafts.length, within });
        else drafts.push(...within);
      } else if (last && last.act === 'communication' && last.source.length > 0) drafts = drafts.map((d) => (d === last ? extended(last, item, within) : d));
      else if (subject) drafts.push(floating(subject, item, within));
      else free.push({ quotation, draftsBefore: drafts.length, within });
    }
  }
  const last = units[units.length - 1];
  const announces = last ? announcementOf(last, drafts.filter(({ cue: [cue] }) => cue !== undefined && cue.start >= last.start), lexicon.cues) : undefined;
  return { drafts, free, announces };
}

/** `draft` where a quotation in `unit` is the last of its words. */
const sayerIn = (unit: Unit | undefined, draft: Draft | undefined): Draft | undefined =>
  (draft?.act === 'communication' && unit?.items.some((x) => isQuote(x) && x.end === draft.content[draft.content.length - 1]?.end) ? draft : undefined);

/** Words of one quotation that are read for what is said inside it. */
const MOST_INSIDE = 1200;

/** Ends like a sentence: “…,” or “….” */
function closesItself(item: Item): boolean {
  const last = item.inside?.[item.inside.length - 1]?.tag;
  return last === '.' || last === ',' || item.quotation?.continues === true;
}

/** Nothing but a stop follows in its sentence: what goes on behind a quotation is about it. */
const closesUnit = (unit: Unit, item: Item): boolean => unit.items.slice(unit.items.indexOf(item) + 1).every((x) => x.tag === '.');

/** A quotation whose own sentence says before it whose words it is. */
function ledBy(unit: Unit, item: Item, within: readonly Draft[], cues: CueLexicon): Draft | undefined {
  const led = announcedWithin(unit, unit.items.indexOf(item), cues);
  return led && {
    source: [led.source], head: led.head, cue: [led.cue], content: [{ start: item.start, end: item.end }], force: led.reading?.force ?? 'neutral', act: 'communication', negated: false,
    lemma: led.reading?.lemma ?? '', score: 0.7, evidence: [{ rule: 'quote.led' }], nested: within,
  };
}

/** A quotation after a sentence about somebody: "Quist was worried. “…”" */
function floating(subject: UnitSubject, item: Item, within: readonly Draft[]): Draft {
  return {
    source: [subject.source], head: subject.head, cue: [], content: [{ start: item.start, end: item.end }], force: 'neutral', act: 'communication', negated: false,
    lemma: '', score: 0.7, evidence: [{ rule: 'quote.after-subject' }], nested: within,
  };
}

interface UnitSubject {
  readonly source: Span;
  readonly head: Span;
}

/** The last subject before a unit, by its number. To be asked in rising order: units are read when somebody asks, which is seldom. */
function lastSubjects(units: readonly Unit[]): (before: number) => UnitSubject | undefined {
  let read = 0;
  let last: UnitSubject | undefined;
  return (before) => {
    for (const unit of units.slice(read, before)) last = subjectOf(unit) ?? last;
    read = before;
    return last;
  };
}

/** The subject of a unit's first finite verb, where it is a name or a person's word. */
function subjectOf(unit: Unit): UnitSubject | undefined {
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

/** Tags each sentence in place. */
export function tagSentences(sentences: readonly (readonly Word[])[], lexicon: Lexicon): void {
  for (const words of sentences) tagWords(words, lexicon);
}
