// A keystroke in running text changes no finding most times: then the findings of the version before are carried over to where they now stand.
import { compareSpans, contains, overlaps, type Span } from '../base/span.js';
import type { Analysis, Attribution, Block, Mention, OwnStatement, Quotation, Source, Structure } from '../model/analysis.js';
import { formOf } from './attributions/form.js';
import type { Draft } from './attributions/unitFrames.js';
import type { BlockReading } from './blockReading.js';
import { ownStatements, readEnd } from './claims/blockStatements.js';
import type { PlacedReading } from './coreference/names.js';
import type { MentionDraft } from './coreference/people.js';
import { APPOSITION_REACH, announcedBefore, opensSentence, OPENING_REACH } from './coreference/wordsBetween.js';
import type { ArticleReading, BlockMemory } from './memory.js';
import { candidatesIn } from './mentions/blockPlaces.js';
import { editBetween, editFrom, movedSpan, movedSpans, sameButMoved, type Edit } from './moves.js';
import type { Resources } from './resources.js';
import { firstWhere } from './spanIndex.js';

/** What is known of the new version before anything of the article as a whole is decided. */
export interface CarryJob {
  readonly text: string;
  readonly previous: Analysis;
  readonly old: BlockMemory;
  readonly memory: BlockMemory;
  readonly structure: Structure;
  readonly quotations: readonly Quotation[];
  readonly known: readonly MentionDraft[];
  readonly resources: Resources;
  /** Reads one block, by the memory where it was read before. */
  readonly read: (block: Block) => BlockReading;
}

/** After so many versions everything is read again, so that the memory of blocks that are gone does not grow. */
const MOST_CARRIED = 60;
/** An edit so near to a name may have to do with it. UTF-16 units. */
const NEAR = 4;

/**
 * The analysis of `job.text`, where the one edit since `previous` lies inside one block, near no name, and that block tells the same as before; undefined
 * otherwise. Equal to what reading the whole article gives (test/core/remembered.test.ts). Time: the block, and a walk over what stands behind the edit.
 */
export function carryOver(job: CarryJob): Analysis | undefined {
  const past = job.old.article.reading;
  const edit = past && past.carried < MOST_CARRIED ? editBetween(past.text, job.text) : undefined;
  if (!past || !edit || !frameStands(job, past, edit)) return undefined;
  const at = past.blocks.findIndex((b) => holdsEdit(job.previous.structure.blocks[b.block], edit));
  const placed = past.blocks[at];
  const block = placed ? job.structure.blocks[placed.block] : undefined;
  if (!placed || !block) return undefined;
  const reading = job.read(block);
  const here = editFrom(edit, placed.start);
  if (!sameButMoved(placed.reading, reading, here) || touchesFindings(job, placed, reading, edit)) return undefined;
  const named = sameNames(job, past, placed.block, edit);
  if (!named) return undefined;
  const blocks = past.blocks.map((b, i): PlacedReading => (i < at ? b : i === at ? { ...placed, reading } : { reading: b.reading, start: b.start + edit.newEnd - edit.oldEnd, block: b.block, firstSentence: b.firstSentence }));
  keep(job, { ...past, text: job.text, blocks, known: job.known, named: past.named.map((n, i) => (i === placed.block ? named : n)), carried: past.carried + 1 });
  const attributions = job.previous.attributions.map((a) => movedAttribution(a, edit, job));
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
  sameButMoved(job.previous.structure, job.structure, edit) && sameButMoved(job.previous.quotations, job.quotations, edit) &&
  sameButMoved(past.known.map(({ span }) => span), job.known.map(({ span }) => span), edit) && past.known.every((m, i) => m.entity?.name === job.known[i]?.entity?.name);

/** Strictly inside: what stands at a block's start or end tells more than its words. */
const holdsEdit = (block: Block | undefined, edit: Edit): boolean => block !== undefined && block.body.start < edit.start && edit.oldEnd < block.body.end;

/** Whether the edit has to do with a name or a source, or with the few words between them that are looked at (wordsBetween.ts). */
function touchesFindings({ text, previous, old }: CarryJob, placed: PlacedReading, reading: BlockReading, edit: Edit): boolean {
  const past = old.article.reading?.text ?? '';
  const end = readEnd(placed);
  const near = (span: Span, behind: number): boolean => edit.start <= span.end + behind && edit.oldEnd >= span.start - NEAR;
  for (let i = firstWhere(previous.mentions.length, (k) => (previous.mentions[k]?.span.start ?? Infinity) >= placed.start); i < previous.mentions.length; i++) {
    const mention = previous.mentions[i];
    if (!mention || mention.span.start >= end) break;
    if (near(mention.span, NEAR)) return true;
    const moved = movedSpan(mention.span, edit).start;
    if (edit.oldEnd <= mention.span.start && edit.oldEnd > mention.span.start - OPENING_REACH && opensSentence(past, mention.span.start) !== opensSentence(text, moved)) return true;
  }
  const follower = edit.oldEnd > end - OPENING_REACH ? previous.structure.blocks[placed.block + 1] : undefined;
  if (follower && announcedBefore(past, follower.body.start) !== announcedBefore(text, movedSpan(follower.body, edit).start)) return true;
  return everyDraft(reading.drafts).some((d) => d.head !== undefined && nearHead(d.head, editFrom({ start: edit.start, oldEnd: edit.newEnd, newEnd: edit.newEnd }, placed.start)));
}

const nearHead = (head: Span, written: Edit): boolean => written.start <= head.end + APPOSITION_REACH && written.oldEnd >= head.start - NEAR;

const everyDraft = (drafts: readonly Draft[]): Draft[] => drafts.flatMap((d) => [d, ...everyDraft(d.nested)]);

/** The names that the block's places were looked for with, moved; undefined where other places are found now. */
function sameNames({ text, previous, old, memory, structure, resources }: CarryJob, past: ArticleReading, n: number, edit: Edit): ArticleReading['named'][number] | undefined {
  const before = previous.structure.blocks[n];
  const block = structure.blocks[n];
  const own = past.named[n];
  if (!before || !block || !own) return undefined;
  if (!resources.gazetteer) return own;
  const here = editFrom(edit, before.span.start);
  const moved = { persons: movedSpans(own.persons, here), organisations: movedSpans(own.organisations, here) };
  const were = candidatesIn(past.text.slice(before.span.start, before.span.end), own, { now: old.places, old: undefined }, { ...resources, gazetteer: resources.gazetteer });
  const are = candidatesIn(text.slice(block.span.start, block.span.end), moved, { now: memory.places, old: old.places }, { ...resources, gazetteer: resources.gazetteer });
  return sameButMoved(were, are, here) ? moved : undefined;
}

/** Puts into the new memory what the version before knew: nothing else of it changed. */
function keep({ old, memory }: CarryJob, reading: ArticleReading): void {
  for (const [key, value] of old.readings) if (!memory.readings.has(key)) memory.readings.set(key, value);
  for (const [key, value] of old.places) if (!memory.places.has(key)) memory.places.set(key, value);
  for (const [key, value] of old.statements) memory.statements.set(key, value);
  for (const [key, value] of old.nominals) memory.nominals.set(key, value);
  memory.article.reading = reading;
  if (old.article.places) memory.article.places = old.article.places;
}

function movedMentions(mentions: readonly Mention[], edit: Edit): readonly Mention[] {
  const first = firstWhere(mentions.length, (k) => (mentions[k]?.span.end ?? Infinity) > edit.start);
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
function movedAttribution(a: Attribution, edit: Edit, { text, quotations }: Pick<CarryJob, 'text' | 'quotations'>): Attribution {
  const cue = movedSpans(a.cue, edit);
  const content = movedSpans(a.content, edit);
  const spoken = a.source ? movedSpans(a.source.spans, edit) : undefined;
  let nested: Attribution[] | undefined;
  a.nested.forEach((n, i) => {
    const now = movedAttribution(n, edit, { text, quotations });
    if (now !== n) (nested ??= [...a.nested])[i] = now;
  });
  if (cue === a.cue && content === a.content && spoken === a.source?.spans && !nested) return a;
  const source = a.source && spoken ? movedSource(a.source, spoken) : undefined;
  const written = { start: edit.start, end: edit.newEnd };
  return {
    cue, content, form: content.some((c) => contains(c, written)) ? formOf(text, content, quotations) : a.form, force: a.force, act: a.act, score: a.score, evidence: a.evidence, nested: nested ?? a.nested,
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
  const attributed = attributions.flatMap(everySpan).filter((s) => overlaps(s, here)).sort(compareSpans);
  const own = block ? ownStatements(job.text, block, placed, attributed, { now: job.memory.statements, old: job.old.statements }) : [];
  const moved = job.previous.statements.map((s): OwnStatement => {
    const span = movedSpan(s.span, edit);
    return span === s.span ? s : { span, score: s.score, evidence: s.evidence };
  });
  const [from, to] = [firstWhere(moved.length, (k) => (moved[k]?.span.start ?? Infinity) >= here.start), firstWhere(moved.length, (k) => (moved[k]?.span.start ?? Infinity) >= here.end)];
  return [...moved.slice(0, from), ...own, ...moved.slice(to)];
}

/** What an attribution takes of the text, so that no statement of the paper's own is seen there (as in conclude.ts). */
const everySpan = (a: Attribution): readonly Span[] => (a.act === 'communication' ? [...a.cue, ...a.content, ...(a.source?.spans ?? [])] : []);
