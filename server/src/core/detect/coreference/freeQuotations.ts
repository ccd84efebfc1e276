// Quotations without a cue of their own: who said them, by what was said and announced before.
import { firstWhere } from '../../base/search.js';
import { overlaps, shift, type Span } from '../../base/span.js';
import type { Evidence, Quotation } from '../../model/analysis.js';
import type { Draft } from '../attributions/unitFrames.js';
import type { PlacedReading } from './names.js';
import type { Speaker, SpeakerFinder } from './speakers.js';
import { spokenOf, type Spoken } from './spoken.js';

/** A draft without cue that only carries on a quotation of the block before. */
export function continued(own: Spoken, before: readonly Spoken[], quotations: readonly Quotation[]): boolean {
  const last = before[before.length - 1];
  const first = own.content[0];
  if (!last || !first || own.cue.length > 0 || own.speaker) return false;
  if (!goesOn(last, first, quotations)) return false;
  last.content = [...last.content, ...own.content];
  last.extended = true;
  return true;
}

/** Index of the first quotation that begins at `offset` or behind it. */
const quotationAt = (quotations: readonly Quotation[], offset: number): number => firstWhere(quotations.length, (k) => (quotations[k]?.span.start ?? Infinity) >= offset);

/** Quotations inside one that are looked at for it. */
const MOST_WITHIN = 12;

/** The last quotation that begins before `offset`, or the one that it stands in. */
function outermostBefore(quotations: readonly Quotation[], offset: number): Quotation | undefined {
  const n = quotationAt(quotations, offset) - 1;
  let outer = quotations[n];
  for (let k = n - 1; k >= Math.max(0, n - MOST_WITHIN); k--) {
    const q = quotations[k];
    if (q && outer && q.span.end >= outer.span.end) outer = q;
  }
  return outer;
}

/** Whether the quotation that ends `last` continues in the one at `span`. */
function goesOn(last: Spoken, span: Span, quotations: readonly Quotation[]): boolean {
  const end = last.content[last.content.length - 1]?.end ?? -1;
  const previous = outermostBefore(quotations, span.start);
  return previous !== undefined && previous.continues && previous.span.end <= span.start && overlaps(previous.span, { start: end - 1, end });
}

interface FreeSpan {
  readonly span: Span;
  readonly opensBlock: boolean;
  readonly placed: PlacedReading;
  readonly within: readonly Draft[];
  /** The block before, where it says whose words this one is. */
  readonly announcing: PlacedReading | undefined;
}

/** What was found so far: in the blocks before, and in this one. */
interface Found { readonly all: Spoken[]; readonly here: Spoken[] }

/** The speaker's words before were quoted too: the next paragraph's quotation goes on with them. */
function endsWithQuotation(last: Spoken, quotations: readonly Quotation[]): boolean {
  const end = last.content[last.content.length - 1]?.end ?? -1;
  const before = outermostBefore(quotations, end);
  return last.draft.act === 'communication' && before?.kind === 'speech' && before.span.end === end;
}

/** The last of `spoken` where its words were quoted, or the one before where the last is what its speaker does besides: “…,” she said, referring to the levy. */
function quoting(spoken: readonly Spoken[], quotations: readonly Quotation[]): Spoken | undefined {
  const [before, last] = [spoken[spoken.length - 2], spoken[spoken.length - 1]];
  if (!last || endsWithQuotation(last, quotations)) return last;
  const besides = last.draft.evidence.some((e) => e.rule === 'source.participial') && before?.speaker?.entity !== undefined && before.speaker.entity === last.speaker?.entity;
  return besides && endsWithQuotation(before, quotations) ? before : undefined;
}

/** Gives a quotation to whoever spoke last, is announced or was introduced; what is said inside it is nested in it. */
export function addFree({ span, opensBlock, placed, within, announcing }: FreeSpan, { all, here }: Found, finder: SpeakerFinder, quotations: readonly Quotation[]): void {
  const quotation = quotations[quotationAt(quotations, span.start)];
  const last = here[here.length - 1] ?? all[all.length - 1];
  const first = opensBlock && here.length === 0;
  const onward = last !== undefined && goesOn(last, span, quotations);
  const inside = (speaker: Speaker | undefined): Spoken[] => within.map((d) => spokenOf(d, placed, finder, speaker));
  const announced = first && !onward ? announcedIn(announcing, span, all, finder) : undefined;
  if (announced) {
    here.push({ ...announced, nested: inside(announced.speaker) });
    return;
  }
  const introduced = first && !onward ? finder.introducedBefore(placed, last?.content[last.content.length - 1]?.end ?? 0) : undefined;
  const sayer = introduced ? undefined : onward ? last : opensBlock && quotation?.continues !== true ? quoting(here.length > 0 ? here : all, quotations) : undefined;
  if (sayer) {
    sayer.content = [...sayer.content, span];
    sayer.extended = true;
    sayer.nested = [...sayer.nested, ...inside(sayer.speaker)];
    return;
  }
  const speaker = introduced ?? finder.lastSpeaker;
  if (!speaker || speaker.mention?.kind === 'document') {
    here.push(...inside(undefined));
    return;
  }
  const evidence: Evidence[] = [{ rule: 'quote.speaker-before', ...(speaker.entity ? { detail: speaker.entity.name } : {}) }];
  const draft: Draft = { source: [], head: undefined, cue: [], content: [span], force: 'neutral', act: 'communication', negated: false, lemma: '', score: 0.6, evidence, nested: [] };
  here.push({ speaker, draft, cue: [], content: [span], extended: true, nested: inside(speaker) });
}

/** "Pryce released the following statement:" at the end of the block before: source and cue stand there. What was read with that cue is taken back. */
function announcedIn(announcing: PlacedReading | undefined, span: Span, before: Spoken[], finder: SpeakerFinder): Spoken | undefined {
  const announcement = announcing?.reading.announces;
  if (!announcing || !announcement) return undefined;
  const { source, head, cue, reading } = announcement;
  const draft: Draft = {
    source: [source], head, cue: [cue], content: [shift(span, -announcing.start)], force: reading?.force ?? 'neutral', act: 'communication', negated: false, lemma: reading?.lemma ?? '',
    score: 0.85, evidence: [{ rule: 'quote.announced' }], nested: [],
  };
  const own = spokenOf(draft, announcing, finder, undefined);
  const at = before.findIndex((s) => s.cue.some((c) => own.cue.some((o) => overlaps(c, o))));
  if (at >= 0) before.splice(at, 1);
  return { ...own, extended: true };
}
