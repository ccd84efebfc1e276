// A keystroke in running text changes no finding most times: then the findings of the version before are carried over to where they now stand.
import { sameItems } from '../base/sameEnds.js';
import { firstWhere } from '../base/search.js';
import { compareSpans, contains, overlaps, shift, type Span } from '../base/span.js';
import type { Analysis, Attribution, Block, Mention, OwnStatement, Quotation, Source, Structure } from '../model/analysis.js';
import { formOf, isTurn } from './attributions/form.js';
import { answersInPerson, bareTurn } from './attributions/interviews.js';
import type { Draft } from './attributions/unitFrames.js';
import type { BlockReading } from './blockReading.js';
import { ownStatements, readEnd } from './claims/blockStatements.js';
import type { PlacedReading } from './coreference/names.js';
import type { MentionDraft } from './coreference/people.js';
import { APPOSITION_REACH, announcedBefore, explains, opensSentence, OPENING_REACH } from './coreference/wordsBetween.js';
import { forget, goOn, type ArticleReading, type BlockMemory } from './memory.js';
import { placesIn, type BlockPlaces } from './mentions/blockPlaces.js';
import { editIn, type Moved } from './editedBlock.js';
import { editFrom, movedSpan, movedSpans, sameButMoved, sameBlock, sameQuotations, type Edit } from './moves.js';
import { sameReading, type Weighed } from './sameReading.js';
import type { Resources } from './resources.js';

/** What is known of the new version before anything of the article as a whole is decided. */
export interface CarryJob {
  readonly text: string;
  readonly previous: Analysis;
  readonly old: BlockMemory;
  readonly memory: BlockMemory;
  readonly structure: Structure;
  readonly quotations: readonly Quotation[];
  /** The edit since `previous`, and, where one paragraph alone was read anew for them, how both were found. */
  readonly edit: Edit;
  readonly moved: Moved | undefined;
  readonly known: readonly MentionDraft[];
  readonly resources: Resources;
  /** Reads one block, by the memory where it was read before. */
  readonly read: (block: Block) => BlockReading;
}

/**
 * The analysis of `job.text`, where the one edit since `previous` lies inside one block, near no name, and that block tells the same as before; undefined
 * otherwise. Equal to what reading the whole article gives (test/core/remembered.test.ts). Time: the block, and a walk over what stands behind the edit.
 */
export function carryOver(job: CarryJob): Analysis | undefined {
  const past = job.old.article.reading;
  if (!past) return undefined;
  const at = firstWhere(past.blocks.length, (k) => (past.blocks[k]?.start ?? Infinity) >= job.edit.start) - 1;
  const placed = past.blocks[at];
  const edit = placed ? editIn(job.previous.structure.blocks[placed.block], job.edit, past.text, job.text) : undefined;
  if (!edit || !frameStands(job, past, edit)) return undefined;
  const block = placed ? job.structure.blocks[placed.block] : undefined;
  if (!placed || !block) return undefined;
  const reading = job.read(block);
  const here = editFrom(edit, placed.start);
  const weighed = sameReading(placed.reading, reading, here);
  if (!weighed || touchesFindings(job, placed, edit)) return undefined;
  const named = sameNames(job, past, placed.block, edit);
  if (!named) return undefined;
  const blocks = past.blocks.map((b, i): PlacedReading => (i < at ? b : i === at ? { ...placed, reading } : { reading: b.reading, start: b.start + edit.newEnd - edit.oldEnd, block: b.block, firstSentence: b.firstSentence }));
  keep(job, past, placed.block, { ...past, text: job.text, blocks, known: job.known, named: past.named.map((n, i) => (i === placed.block ? named : n)), versions: past.versions + 1 });
  const article = { text: job.text, quotations: job.quotations, weighed };
  const attributions = job.previous.attributions.map((a) => movedAttribution(a, edit, article));
  return {
    structure: job.structure,
    sentences: movedSpans(job.previous.sentences, edit),
    quotations: job.quotations,
    mentions: movedMentions(job.previous.mentions, edit),
    entities: job.previous.entities,
    attributions,
    statements: movedStatements(job, { ...placed, reading }, attributions, edit),
    language: job.previous.language,
  };
}

/** Structure, quotations and the newsroom's names are the same, so everything that blocks are read with is. */
const frameStands = (job: CarryJob, past: ArticleReading, edit: Edit): boolean =>
  (job.moved?.quotesAlike ?? (sameStructure(job.previous.structure, job.structure, edit) && sameQuotations(job.previous.quotations, job.quotations, edit))) &&
  sameButMoved(past.known.map(({ span }) => span), job.known.map(({ span }) => span), edit) && past.known.every((m, i) => m.entity?.name === job.known[i]?.entity?.name);

const sameStructure = (old: Structure, now: Structure, edit: Edit): boolean =>
  old.date === now.date && old.title === now.title && old.byline === now.byline && old.blocks.length === now.blocks.length && old.blocks.every((a, i) => {
    const b = now.blocks[i];
    return b !== undefined && sameBlock(a, b, edit);
  });

/** Whether the edit touches a name or a source, or changes what the few words between them tell (wordsBetween.ts). */
function touchesFindings(job: CarryJob, placed: PlacedReading, edit: Edit): boolean {
  const { text, previous, old } = job;
  const past = old.article.reading?.text ?? '';
  const end = readEnd(placed);
  const [block, now] = [previous.structure.blocks[placed.block], job.structure.blocks[placed.block]];
  if (answersInPerson(past, block) !== answersInPerson(text, now) || bareTurn(past, block) !== bareTurn(text, now)) return true;
  const { mentions } = previous;
  for (let i = firstFrom(mentions, placed.start); i < mentions.length; i++) {
    const span = mentions[i]?.span;
    if (!span || span.start >= end) break;
    if (touches(span, edit, BEHIND_NAME)) return true;
    const before = edit.oldEnd <= span.start && edit.oldEnd > span.start - OPENING_REACH;
    if (before && opensSentence(past, span.start) !== opensSentence(text, movedSpan(span, edit).start)) return true;
  }
  const follower = edit.oldEnd > end - OPENING_REACH ? previous.structure.blocks[placed.block + 1] : undefined;
  if (follower && announcedBefore(past, follower.body.start) !== announcedBefore(text, movedSpan(follower.body, edit).start)) return true;
  return everyDraft(placed.reading.drafts).some((d) => d.head !== undefined && touchesHead(shift(d.head, placed.start), job, past, edit));
}

/** A relative pronoun stands no further behind its name. UTF-16 units. */
const BEHIND_NAME = 4;

const touches = (span: Span, edit: Edit, behind: number): boolean => edit.start <= span.end + behind && edit.oldEnd >= span.start;

function touchesHead(head: Span, { text, previous }: CarryJob, past: string, edit: Edit): boolean {
  if (touches(head, edit, 0)) return true;
  if (edit.start < head.end || edit.start > head.end + APPOSITION_REACH) return false;
  const next = previous.mentions[firstFrom(previous.mentions, head.end)]?.span;
  return next !== undefined && explains(past.slice(head.end, next.start)) !== explains(text.slice(head.end, movedSpan(next, edit).start));
}

const firstFrom = (mentions: readonly Mention[], offset: number): number => firstWhere(mentions.length, (k) => (mentions[k]?.span.start ?? Infinity) >= offset);

const everyDraft = (drafts: readonly Draft[]): Draft[] => drafts.flatMap((d) => [d, ...everyDraft(d.nested)]);

/** What the block's places were looked for with, moved, and what they are now; undefined where other places are found. */
function sameNames({ text, previous, old, memory, structure, resources }: CarryJob, past: ArticleReading, n: number, edit: Edit): BlockPlaces | undefined {
  const before = previous.structure.blocks[n];
  const block = structure.blocks[n];
  const own = past.named[n];
  if (!before || !block || !own) return undefined;
  if (!resources.gazetteer) return own;
  const here = editFrom(edit, before.span.start);
  const moved = { persons: movedSpans(own.persons, here), organisations: movedSpans(own.organisations, here) };
  const found = placesIn(text.slice(block.span.start, block.span.end), moved, { now: memory.places, old: old.places }, { ...resources, gazetteer: resources.gazetteer });
  return sameButMoved(own.found.candidates, found.candidates, here) && sameItems(own.found.countryWords, found.countryWords) ? { ...moved, found } : undefined;
}

/** Gives the new memory what the version before knew: nothing else of it changed but what block `n` tells. */
function keep({ old, memory }: CarryJob, past: ArticleReading, n: number, reading: ArticleReading): void {
  goOn(memory, old);
  forget(memory, past, n);
  memory.article.reading = reading;
  if (old.article.places) memory.article.places = old.article.places;
}

function movedMentions(mentions: readonly Mention[], edit: Edit): readonly Mention[] {
  const first = firstFrom(mentions, edit.start);
  const moved = mentions.slice();
  for (let i = first; i < moved.length; i++) {
    const m = moved[i];
    if (!m) continue;
    const span = movedSpan(m.span, edit);
    if (span !== m.span) moved[i] = { index: m.index, span, kind: m.kind, form: m.form, score: m.score, evidence: m.evidence, ...(m.entity !== undefined ? { entity: m.entity } : {}) };
  }
  return moved;
}

/** The same object where nothing of it moved. */
function movedAttribution(a: Attribution, edit: Edit, article: Pick<CarryJob, 'text' | 'quotations'> & { readonly weighed: Weighed }): Attribution {
  const { text, quotations, weighed } = article;
  const cue = movedSpans(a.cue, edit);
  const content = movedSpans(a.content, edit);
  const spoken = a.source ? movedSpans(a.source.spans, edit) : undefined;
  let nested: Attribution[] | undefined;
  a.nested.forEach((n, i) => {
    const now = movedAttribution(n, edit, article);
    if (now !== n) (nested ??= [...a.nested])[i] = now;
  });
  const { score, evidence } = weighed.get(a.evidence) ?? a;
  if (cue === a.cue && content === a.content && spoken === a.source?.spans && !nested && evidence === a.evidence) return a;
  const source = a.source && spoken ? movedSource(a.source, spoken) : undefined;
  const written = { start: edit.start, end: edit.newEnd };
  return {
    cue, content, form: !isTurn(a.evidence) && content.some((c) => contains(c, written)) ? formOf(text, content, quotations) : a.form, force: a.force, act: a.act, score, evidence, nested: nested ?? a.nested,
    ...(source ? { source } : {}),
    ...(a.negated ? { negated: true } : {}),
  };
}

const movedSource = (source: Source, spans: readonly Span[]): Source =>
  ({ spans, ...(source.mention !== undefined ? { mention: source.mention } : {}), ...(source.entity !== undefined ? { entity: source.entity } : {}) });

/** Those of the block that changed are looked for again. */
function movedStatements(job: CarryJob, placed: PlacedReading, attributions: readonly Attribution[], edit: Edit): readonly OwnStatement[] {
  const block = job.structure.blocks[placed.block];
  const here = { start: placed.start, end: readEnd(placed) };
  const attributed: Span[] = [];
  const take = (spans: readonly Span[]): void => {
    for (const s of spans) if (overlaps(s, here)) attributed.push(s);
  };
  for (const a of attributions) takeSpans(a, take);
  attributed.sort(compareSpans);
  const own = block ? ownStatements(job.text, block, placed, attributed, { memory: job.memory.statements, weights: job.resources.lexicon.worth }) : [];
  const moved = job.previous.statements.map((s): OwnStatement => {
    const span = movedSpan(s.span, edit);
    return span === s.span ? s : { span, score: s.score, striking: s.striking, evidence: s.evidence };
  });
  const [from, to] = [firstWhere(moved.length, (k) => (moved[k]?.span.start ?? Infinity) >= here.start), firstWhere(moved.length, (k) => (moved[k]?.span.start ?? Infinity) >= here.end)];
  return [...moved.slice(0, from), ...own, ...moved.slice(to)];
}

/** What an attribution takes of the text, so that no statement of the paper's own is seen there (as in conclude.ts). */
function takeSpans(a: Attribution, take: (spans: readonly Span[]) => void): void {
  if (a.act !== 'communication') return;
  take(a.cue);
  take(a.content);
  if (a.source) take(a.source.spans);
}
