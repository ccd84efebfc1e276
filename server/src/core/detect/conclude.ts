// Puts the findings of all stages together as one `Analysis`: speakers resolved, indices given, everything in text order.
import { firstWhere } from '../base/search.js';
import type { Span } from '../base/span.js';
import { overlaps, shift } from '../base/span.js';
import type { Analysis, Attribution, Entity, Evidence, Mention, OwnStatement, Quotation, Source, Structure } from '../model/analysis.js';
import type { Draft } from './attributions/unitFrames.js';
import { formOf, isTurn, SPEAKER_LABEL } from './attributions/form.js';
import { interviewOf, type Interview } from './attributions/interviews.js';
import { turnLabel, turnsGoingOn, turnWords, type TurnLabel } from './attributions/turns.js';
import { inferGenders } from './coreference/genders.js';
import { creditedPersons } from './coreference/credited.js';
import { furtherPersons } from './coreference/further.js';
import type { NamesFound, PlacedReading } from './coreference/names.js';
import type { EntityDraft, MentionDraft } from './coreference/people.js';
import { splitSentences } from '../text/sentences.js';
import { readNominal, type Nominal } from './coreference/nominals.js';
import { recall, type BlockMemory } from './memory.js';
import { SpanIndex } from './spanIndex.js';
import { SpeakerFinder, type Speaker } from './coreference/speakers.js';
import { ownStatements, readEnd } from './claims/blockStatements.js';
import type { Resources } from './resources.js';

export interface Findings {
  readonly text: string;
  readonly structure: Structure;
  readonly quotations: readonly Quotation[];
  readonly blocks: readonly PlacedReading[];
  readonly names: NamesFound;
  readonly known: readonly MentionDraft[];
  readonly places: readonly MentionDraft[];
  readonly resources: Resources;
  readonly language: Analysis['language'];
  readonly memory: BlockMemory;
  readonly old: BlockMemory | undefined;
}

/** An attribution with its speaker, before indices are known. */
interface Spoken {
  readonly speaker: Speaker | undefined;
  readonly draft: Draft;
  /** In the article. */
  readonly cue: readonly Span[];
  content: Span[];
  /** The content is more than the draft's own. */
  extended: boolean;
  nested: readonly Spoken[];
}

export function conclude(findings: Findings): Analysis {
  const mentions = [...findings.names.mentions, ...findings.known, ...findings.places].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  inferGenders(findings.text, mentions, findings.resources.lexicon);
  const spoken = speak(findings, mentions);
  mentions.push(...furtherPersons(findings.text, findings.blocks, findings.names.cast, mentions, findings.resources));
  mentions.push(...creditedIn(findings, mentions));
  const ordered = mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const indexed = index(ordered);
  return {
    structure: findings.structure,
    sentences: sentencesOf(findings),
    quotations: findings.quotations,
    mentions: indexed.mentions,
    entities: indexed.entities,
    attributions: spoken.map((s) => attributionOf(s, findings, indexed)),
    statements: statementsOf(findings, spoken.flatMap(everySpan)),
    language: findings.language,
  };
}

const creditedIn = ({ text, structure, names, resources, language }: Findings, mentions: readonly MentionDraft[]): MentionDraft[] => (language === 'en' ? creditedPersons(text, structure, mentions, names.cast, resources) : []);

/** The sentences of all blocks in text order: as they were read, those of labels, credits and the like by their words alone. */
function sentencesOf({ text, structure, blocks, resources }: Findings): Span[] {
  const read = new Map(blocks.map((b) => [b.block, b]));
  return structure.blocks.flatMap((block, n) => {
    const placed = read.get(n);
    const own = placed ? placed.reading.sentences.map((s) => shift(s, placed.start)) : splitSentences(text, block.body, resources.lexicon.abbreviations);
    return [...own, ...block.asides.map(({ span }) => span)];
  });
}

/** The paper's own statements, block by block. */
function statementsOf(findings: Findings, attributed: readonly Span[]): OwnStatement[] {
  const taken = new SpanIndex(attributed, (s) => s);
  return findings.blocks.flatMap((placed) => {
    const block = findings.structure.blocks[placed.block];
    const own = taken.meeting({ start: placed.start, end: readEnd(placed) });
    return block && block.kind !== 'section' ? ownStatements(findings.text, block, placed, own, findings.memory.statements) : [];
  });
}

/** What an attribution takes of the text, so that no statement of the paper's own is seen there. Wants and thoughts do not count: the paper says that somebody has them. */
function everySpan(spoken: Spoken): Span[] {
  return spoken.draft.act === 'communication' ? [...spoken.cue, ...spoken.content, ...(spoken.speaker?.spans ?? [])] : [];
}

/** Resolves the speakers of all attributions; gives quotations without a cue to whoever spoke before. */
function speak(findings: Findings, mentions: MentionDraft[]): Spoken[] {
  const finder = new SpeakerFinder(findings, findings.names.cast, mentions, findings.resources.lexicon, (words) => nominalOf(words, findings));
  const all: Spoken[] = [];
  const onward = turnsGoingOn(findings.text, findings.structure);
  const interview = interviewOf(findings.text, findings.structure, mentions);
  let previous: PlacedReading | undefined;
  for (const placed of findings.blocks) {
    const spokenHere: Spoken[] = [];
    if (previous?.block === placed.block - 1 && sign(findings, placed, { finder, all })) {
      previous = placed;
      continue;
    }
    const label = findings.structure.blocks[placed.block]?.leads.find((l) => l.kind === 'speakerLabel');
    const named = label ? turnLabel(findings.text, label.span) : undefined;
    const labelled = named ? speakerOf(named, placed, finder, interview) : undefined;
    const turn = onward.has(placed.block) ? all[all.length - 1] : undefined;
    const announcing = previous?.reading.announces && previous.block === placed.block - 1 ? previous : undefined;
    // A turn that goes on takes its paragraph whole.
    const free = turn ? [] : [...placed.reading.free];
    const take = (before: number): void => {
      while (free[0] && free[0].draftsBefore <= before) {
        const next = free.shift();
        if (next) addFree({ span: shift(next.quotation.span, placed.start), opensBlock: next.quotation.span.start === 0, placed, within: next.within, announcing }, { all, here: spokenHere }, finder, findings.quotations);
      }
    };
    placed.reading.drafts.forEach((draft, i) => {
      take(i);
      const own = spokenOf(draft, placed, finder, labelled ?? turn?.speaker);
      if (turn || !continued(own, [...all.slice(-1)], findings.quotations)) spokenHere.push(own);
    });
    take(Infinity);
    if (!goesOnTurn(findings.text, placed, spokenHere, turn)) all.push(...(labelled ? turnOf(findings.text, placed, labelled, spokenHere) : spokenHere));
    previous = placed;
  }
  return all.sort((x, y) => (x.content[0]?.start ?? 0) - (y.content[0]?.start ?? 0));
}

/** Who a label names; whoever asks or answers in an interview by the label alone, but for the one whom the article's head names. */
function speakerOf({ span, role }: TurnLabel, placed: PlacedReading, finder: SpeakerFinder, interview: Interview<EntityDraft> | undefined): Speaker | undefined {
  if (role === 'name') return finder.labelled(span, placed);
  const entity = role === 'answers' ? interview?.interviewee : undefined;
  return interview && { spans: [span], ...(entity ? { entity } : {}) };
}

/** "- Ada Quist" as a line of its own under a paragraph that is a quotation and nothing else: hers are the words. Whether it was so. */
function sign({ text, structure }: Findings, placed: PlacedReading, { finder, all }: { readonly finder: SpeakerFinder; readonly all: Spoken[] }): boolean {
  // "> — Ada Quist" under "> “We want the quay back.”": the dash stands behind the mark of the block quotation.
  const dash = structure.blocks[placed.block]?.leads.filter((l) => l.kind === 'bullet').at(-1);
  const above = structure.blocks[placed.block - 1]?.body;
  const last = all[all.length - 1];
  const words = last?.content[last.content.length - 1];
  const name = SIGNATURE.exec(text.slice(placed.start, readEnd(placed)))?.[1]?.replace(LAST_STOP, '');
  if (!dash || !DASH.test(text.charAt(dash.span.start)) || !above || !last || !words || name === undefined) return false;
  if (words.start !== above.start || words.end !== above.end || (last.content.length === 1 && last.cue.length > 0)) return false;
  const inside = (s: Spoken): boolean => s.content.every((c) => c.start >= words.start && c.end <= words.end);
  const nested = last.nested.filter(inside);
  last.content = last.content.slice(0, -1);
  last.nested = last.nested.filter((s) => !inside(s));
  if (last.content.length === 0) all.pop();
  const source = { start: 0, end: name.length };
  const draft: Draft = {
    source: [source], head: source, cue: [shift(dash.span, -placed.start)], content: [shift(words, -placed.start)], force: 'neutral', act: 'communication', negated: false, lemma: '', score: 0.9,
    evidence: [{ rule: 'quote.signed' }], nested: [],
  };
  all.push({ ...spokenOf(draft, placed, finder, undefined), extended: true, nested });
  return true;
}

const DASH = /[-–—―]/u;
/** Hits "Ada Quist.", "Ada Quist, harbour master"; misses "The quay is safe". Group 1: the name. */
const SIGNATURE = /^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4})(?:, [^.!?]{1,60})?\.?$/u;

const LAST_STOP = /\.$/u;

/** "THOLKE: …": the whole paragraph is what the speaker in the label says. */
function turnOf(text: string, placed: PlacedReading, speaker: Speaker, nested: readonly Spoken[]): readonly Spoken[] {
  const content = turnWords(text, placed.start, readEnd(placed));
  const [name] = speaker.spans;
  if (!name || !content) return nested;
  // "Q:", "Ann Penn (chair):", "Q."
  const mark = text.charAt(name.end) === '.' ? name.end : text.indexOf(':', name.end);
  const evidence: Evidence[] = [{ rule: SPEAKER_LABEL, detail: text.slice(name.start, name.end) }];
  const draft: Draft = { source: [], head: undefined, cue: [], content: [], force: 'neutral', act: 'communication', negated: false, lemma: '', score: 0.8, evidence, nested: [] };
  return [{ speaker, draft, cue: [{ start: mark, end: mark + 1 }], content: [content], extended: true, nested }];
}

/** A paragraph without a label between two with one: the turn before goes on, unless somebody is said to speak here. Whether it was so. */
function goesOnTurn(text: string, placed: PlacedReading, here: readonly Spoken[], turn: Spoken | undefined): boolean {
  if (!turn || !isTurn(turn.draft.evidence)) return false;
  const words = turnWords(text, placed.start, readEnd(placed));
  if (!words || here.some((s) => s.cue.length > 0 && s.speaker?.entity !== undefined && s.speaker.entity !== turn.speaker?.entity)) return false;
  turn.content = [...turn.content, words];
  turn.nested = [...turn.nested, ...here];
  return true;
}

function spokenOf(draft: Draft, placed: PlacedReading, finder: SpeakerFinder, outer: Speaker | undefined): Spoken {
  const speaker = finder.find(draft, placed, outer);
  return {
    speaker, draft, cue: draft.cue.map((s) => shift(s, placed.start)), content: draft.content.map((s) => shift(s, placed.start)), extended: false,
    nested: draft.nested.map((d) => spokenOf(d, placed, finder, speaker ?? outer)),
  };
}

/** A draft without cue that only carries on a quotation of the block before. */
function continued(own: Spoken, before: readonly Spoken[], quotations: readonly Quotation[]): boolean {
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

function addFree({ span, opensBlock, placed, within, announcing }: FreeSpan, { all, here }: Found, finder: SpeakerFinder, quotations: readonly Quotation[]): void {
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

interface Indexed {
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly mentionIndex: ReadonlyMap<MentionDraft, number>;
  readonly entityIndex: ReadonlyMap<EntityDraft, number>;
}

function index(drafts: readonly MentionDraft[]): Indexed {
  const entityIndex = new Map<EntityDraft, number>();
  const mentionIndex = new Map<MentionDraft, number>();
  const byEntity: number[][] = [];
  const mentions = drafts.map((m, i): Mention => {
    mentionIndex.set(m, i);
    const known = m.entity ? (entityIndex.get(m.entity) ?? entityIndex.size) : undefined;
    if (m.entity && known !== undefined) {
      entityIndex.set(m.entity, known);
      (byEntity[known] ??= []).push(i);
    }
    return { index: i, span: m.span, kind: m.kind, form: m.form, score: m.score, evidence: m.evidence, ...(known !== undefined ? { entity: known } : {}) };
  });
  const entities = [...entityIndex].map(([e, i]): Entity => ({
    index: i, kind: e.kind, name: e.name, roles: e.roles, aliases: [...e.aliases].filter((a) => a !== e.name), mentions: byEntity[i] ?? [],
    ...(e.place ? { place: e.place } : {}),
    ...(e.placeAlternatives && e.placeAlternatives.length > 0 ? { placeAlternatives: e.placeAlternatives } : {}),
    ...(e.anonymous ? { anonymous: true } : {}),
  }));
  return { mentions, entities, mentionIndex, entityIndex };
}

function attributionOf(spoken: Spoken, findings: Findings, indexed: Indexed): Attribution {
  const { draft, speaker } = spoken;
  const source = speaker ? sourceOf(speaker, indexed) : undefined;
  // Optional fields last: a literal that begins with `...` is built many times slower.
  return {
    cue: spoken.cue, content: [...spoken.content].sort((a, b) => a.start - b.start),
    form: formIn(findings, spoken),
    force: draft.force, act: draft.act, score: draft.score, evidence: draft.evidence,
    nested: spoken.nested.map((n) => attributionOf(n, findings, indexed)),
    ...(source ? { source } : {}),
    ...(draft.negated ? { negated: true } : {}),
  };
}

function formIn({ text, quotations, memory }: Findings, { draft, content, extended }: Spoken): Attribution['form'] {
  const known = extended ? undefined : memory.forms.get(draft);
  if (known !== undefined) return known;
  const form = isTurn(draft.evidence) ? 'direct' : formOf(text, content, quotations);
  if (!extended) memory.forms.set(draft, form);
  return form;
}

function nominalOf(words: string, { memory, old, resources }: Findings): Nominal | undefined {
  const found = recall(memory.nominals, old?.nominals, words, () => readNominal(words, resources.lexicon) ?? 'none');
  return found === 'none' ? undefined : found;
}

function sourceOf(speaker: Speaker, indexed: Indexed): Source {
  const mention = speaker.mention ? indexed.mentionIndex.get(speaker.mention) : undefined;
  const entity = speaker.entity ? indexed.entityIndex.get(speaker.entity) : undefined;
  return { spans: speaker.spans, ...(mention !== undefined ? { mention } : {}), ...(entity !== undefined ? { entity } : {}) };
}
