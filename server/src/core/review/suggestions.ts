// The engine's findings in the form of annotations, so that everything above meets one kind of value.
import { textOf, type Span } from '../base/span.js';
import type { Analysis, Attribution, Entity, Evidence, Mention, OwnStatement } from '../model/analysis.js';
import type { Annotation, ClaimAnnotation, CuePart, GlossEntity, MentionAnnotation, SpeakerPart } from '../model/annotation.js';
import type { Act, Force } from '../model/kinds.js';
import { entityIds } from './entityIds.js';
import { isRefusal } from './refusals.js';
import { type Basis, type Entry, keptBasis, type Made, noneMade, suggestionMemory, type SuggestionMemory } from './memory.js';

export interface Suggestion {
  readonly annotation: Annotation;
  readonly evidence: readonly Evidence[];
  readonly entityIndex?: number;
  readonly attribution?: Attribution;
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The engine's entities that are not among the known ones. */
  readonly entities: readonly GlossEntity[];
}

/** Which attributions are shown as claims, and whether the paper's own striking statements are. */
export interface ShownClaims {
  readonly acts: readonly Act[];
  /** Shown whatever the act. */
  readonly forces: readonly Force[];
  readonly statements: boolean;
}

export const DEFAULT_SHOWN: ShownClaims = { acts: ['communication'], forces: ['pledge', 'denial', 'demand'], statements: true };

export interface SuggestionOptions {
  /** Entities of the gloss file and of the newsroom: the same name or alias keeps their id. */
  readonly known?: readonly GlossEntity[];
  readonly shown?: ShownClaims;
}

/** Suggested annotations of one analysed text, spans in UTF-16. Their ids (`~m-29`) hold for this text only. `memory`: of the article's versions before. */
export function suggestionsOf(analysis: Analysis, text: string, options: SuggestionOptions = {}, memory: SuggestionMemory = suggestionMemory()): Suggestions {
  const known = options.known ?? [];
  const shown = options.shown ?? DEFAULT_SHOWN;
  const basis = keptBasis(memory, analysis.entities, known, shown) ?? newBasis(analysis, known, shown);
  memory.basis = basis;
  const last = memory.suggested;
  if (last?.analysis === analysis && last.basis === basis && last.text === text) return { suggestions: last.suggestions, entities: basis.entities };
  const making: Making = { analysis, text, basis, before: basis.made, now: noneMade() };
  for (const m of analysis.mentions) if (standsAlone(m)) enter(m, undefined, mentionsOf, making, mentionSuggestion);
  for (const a of analysis.attributions) addClaims(a, undefined, making);
  if (shown.statements) for (const s of analysis.statements) if (s.striking) enter(s, undefined, statementsOf, making, statementSuggestion);
  basis.made = making.now;
  const suggestions = [...making.now.mentions, ...making.now.claims, ...making.now.statements].map((e) => e.suggestion);
  memory.suggested = { analysis, basis, text, suggestions };
  return { suggestions, entities: basis.entities };
}

interface Making {
  readonly analysis: Analysis;
  readonly text: string;
  readonly basis: Basis;
  readonly before: Made;
  readonly now: Made;
}

const mentionsOf = (made: Made): Entry<Mention>[] => made.mentions;
const claimsOf = (made: Made): Entry<Attribution>[] => made.claims;
const statementsOf = (made: Made): Entry<OwnStatement>[] => made.statements;

/** Puts the suggestion of `finding` into its list: that of the version before, where its finding of the same number is the same object. */
function enter<T extends Finding>(finding: T, within: string | undefined, listOf: (made: Made) => Entry<T>[], making: Making, make: (finding: T, within: string | undefined, why: string, making: Making) => Suggestion): Suggestion {
  const [now, before] = [listOf(making.now), listOf(making.before)];
  const last = before[now.length];
  if (last?.finding === finding && last.within === within) {
    now.push(last);
    return last.suggestion;
  }
  const why = last?.finding.evidence === finding.evidence ? (last.suggestion.annotation.why ?? '') : whyOf(finding.evidence);
  const suggestion = make(finding, within, why, making);
  now.push({ finding, within, suggestion });
  return suggestion;
}

interface Finding { readonly evidence: readonly Evidence[] }

function newBasis({ entities: found }: Analysis, known: readonly GlossEntity[], shown: ShownClaims): Basis {
  const ids = entityIds(found, known);
  const taken = new Set(known.map((e) => e.id));
  const entities = found.map((e) => glossEntity(e, ids)).filter((e) => !taken.has(e.id));
  return { found, known, shown, ids, entities, made: noneMade(), marks: new WeakMap() };
}

function addClaims(a: Attribution, within: string | undefined, making: Making): void {
  const suggestion = isShown(a, making.basis.shown) && !isRefusal(a, making.text) ? enter(a, within, claimsOf, making, claimSuggestion) : undefined;
  for (const n of a.nested) addClaims(n, suggestion?.annotation.id ?? within, making);
}

/** Pronouns are shown as the speaker of their claim, not as marks to be decided one by one. */
const standsAlone = (m: Mention): boolean => m.form !== 'pronoun';

const isShown = (a: Attribution, shown: ShownClaims): boolean => shown.acts.includes(a.act) || shown.forces.includes(a.force);

function mentionSuggestion(m: Mention, _: undefined | string, why: string, { analysis, text, basis }: Making): Suggestion {
  const entity = m.entity === undefined ? undefined : basis.ids.get(m.entity);
  const resolved = m.entity === undefined ? undefined : analysis.entities[m.entity];
  const annotation: MentionAnnotation = {
    type: 'mention',
    id: `~m-${m.span.start}-${m.span.end}`,
    kind: m.kind,
    spans: [m.span],
    quotes: [textOf(text, m.span)],
    as: m.form,
    status: 'suggested',
    score: m.score,
    why,
    ...(entity !== undefined ? { entity } : {}),
  };
  const evidence = resolved?.place?.evidence ? [...m.evidence, ...resolved.place.evidence] : m.evidence;
  return { annotation, evidence, ...(m.entity !== undefined ? { entityIndex: m.entity } : {}) };
}

function claimSuggestion(a: Attribution, within: string | undefined, why: string, { text, basis }: Making): Suggestion {
  const annotation: ClaimAnnotation = {
    type: 'claim',
    id: `~c-${positionOf(a.content)}`,
    kind: 'claim',
    spans: a.content,
    quotes: a.content.map((s) => textOf(text, s)),
    speaker: speakerParts(a, text, basis.ids),
    cue: a.cue.map((s): CuePart => ({ span: s, quote: textOf(text, s) })),
    act: a.act,
    form: a.form,
    force: a.force,
    status: 'suggested',
    score: a.score,
    why,
    ...(a.negated ? { negated: true } : {}),
    ...(within !== undefined ? { within } : {}),
  };
  return { annotation, evidence: a.evidence, attribution: a };
}

function speakerParts(a: Attribution, text: string, ids: ReadonlyMap<number, string>): SpeakerPart[] {
  if (!a.source) return [];
  const entity = a.source.entity === undefined ? undefined : ids.get(a.source.entity);
  if (a.source.spans.length === 0) return entity !== undefined ? [{ entity }] : [];
  return a.source.spans.map((span): SpeakerPart => (entity !== undefined ? { entity, span, quote: textOf(text, span) } : { span, quote: textOf(text, span) }));
}

function statementSuggestion(s: OwnStatement, _: undefined | string, why: string, { text }: Making): Suggestion {
  const annotation: ClaimAnnotation = {
    type: 'claim',
    id: `~s-${positionOf([s.span])}`,
    kind: 'claim',
    spans: [s.span],
    quotes: [textOf(text, s.span)],
    speaker: [],
    cue: [],
    form: 'own',
    status: 'suggested',
    score: s.score,
    why,
  };
  return { annotation, evidence: s.evidence };
}

function glossEntity(e: Entity, ids: ReadonlyMap<number, string>): GlossEntity {
  const place = e.place;
  return {
    id: ids.get(e.index) ?? `e-${e.index}`,
    kind: e.kind,
    name: e.name,
    roles: e.roles,
    aliases: e.aliases,
    ...(place?.geonames !== undefined ? { geonames: place.geonames } : {}),
    ...(place?.lat !== undefined && place.lon !== undefined ? { at: [place.lat, place.lon] as const } : {}),
    ...(place?.country !== undefined ? { country: place.country } : {}),
  };
}

const positionOf = (spans: readonly Span[]): string => `${spans[0]?.start ?? 0}-${spans[spans.length - 1]?.end ?? 0}`;

/** The evidence in one line, as it is stored beside a saved suggestion. */
export const whyOf = (evidence: readonly Evidence[]): string => evidence.map((e) => (e.detail ? `${e.rule}: ${e.detail}` : e.rule)).join('; ');
