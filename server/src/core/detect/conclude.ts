// Puts the findings of all stages together as one `Analysis`: speakers resolved, indices given, everything in text order.
import { shift, type Span } from '../base/span.js';
import type { Analysis, Attribution, Entity, Mention, OwnStatement, Source } from '../model/analysis.js';
import { formOf, isTurn } from './attributions/form.js';
import { inferGenders } from './coreference/genders.js';
import { creditedPersons } from './coreference/credited.js';
import { furtherPersons } from './coreference/further.js';
import type { EntityDraft, MentionDraft } from './coreference/people.js';
import { splitSentences } from '../text/sentences.js';
import { readNominal, type Nominal } from './coreference/nominals.js';
import { recall, type BlockMemory } from './memory.js';
import { SpanIndex } from './spanIndex.js';
import { speak, type ReadArticle } from './coreference/speak.js';
import type { Speaker } from './coreference/speakers.js';
import type { Spoken } from './coreference/spoken.js';
import { ownStatements, readEnd } from './claims/blockStatements.js';

export interface Findings extends ReadArticle {
  readonly known: readonly MentionDraft[];
  readonly places: readonly MentionDraft[];
  readonly language: Analysis['language'];
  readonly memory: BlockMemory;
  readonly old: BlockMemory | undefined;
}

export function conclude(findings: Findings): Analysis {
  const mentions = [...findings.names.mentions, ...findings.known, ...findings.places].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  inferGenders(findings.text, mentions, findings.resources.lexicon);
  const spoken = speak(findings, mentions, (words) => nominalOf(words, findings));
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
    return block && block.kind !== 'section' ? ownStatements(findings.text, block, placed, own, { memory: findings.memory.statements, weights: findings.resources.lexicon.worth }) : [];
  });
}

/** What an attribution takes of the text, so that no statement of the paper's own is seen there. Wants and thoughts do not count: the paper says that somebody has them. */
function everySpan(spoken: Spoken): Span[] {
  return spoken.draft.act === 'communication' ? [...spoken.cue, ...spoken.content, ...(spoken.speaker?.spans ?? [])] : [];
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
